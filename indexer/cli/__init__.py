"""The `occupations` command, by who needs it."""
