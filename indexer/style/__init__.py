"""What `occupations check` holds prose to; see `indexer.editorial`, the door to these modules."""
