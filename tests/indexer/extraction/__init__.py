"""Extraction: one file a step, plus what holds for any text."""
