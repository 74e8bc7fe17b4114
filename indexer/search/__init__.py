"""From a search request to results."""
