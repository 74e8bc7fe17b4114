"""What is searchable, and where does each word stand?"""
