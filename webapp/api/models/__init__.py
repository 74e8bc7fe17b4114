"""What the API answers, as pydantic models: answers are made from them, and so is the OpenAPI
document. Fields are described once, here."""
