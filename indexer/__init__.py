"""Occupation profiles in, ranked and faceted answers out. Knows Whoosh and YAML; knows no web."""
