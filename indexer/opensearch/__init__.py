"""The same answers from an OpenSearch cluster."""
