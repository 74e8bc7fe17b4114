"""How are pages carried? Headers, caching, compression, limits, logs."""
