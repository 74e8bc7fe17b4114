"""What do pages show without a search?"""
