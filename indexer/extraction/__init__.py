"""The steps of extraction, each named for what it finds; `indexer.extract` is the door."""
