"""What each page shows: finished values for the templates, made from the engine's answers."""
