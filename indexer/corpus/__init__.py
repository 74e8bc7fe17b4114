"""Is the corpus right, and where not? Files, checks, reading and writing."""
