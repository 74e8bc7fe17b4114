"""The commands of ``occupations``, by who needs them."""
