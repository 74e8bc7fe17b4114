"""The same search on an OpenSearch cluster: what matches and how many is the cluster's to say."""
