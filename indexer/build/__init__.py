"""From a corpus to a published generation."""
