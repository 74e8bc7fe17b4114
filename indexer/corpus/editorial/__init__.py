"""Is the prose of a corpus as its editors want it? `examine` is the door to the other modules."""
