"""The whole search once more, slowly, from what Whoosh says alone; for tests.

Which sections have a word, a phrase or a prefix is asked of Whoosh's own searcher; positions and
frequencies are read from the postings of Whoosh's own reader; titles and facts are those of its
stored profiles. Only the reading of the query, the vocabulary and the constants are the product's.

Where Whoosh itself is not consistent, the rule is this project's:

- Whoosh scores a prefix by BM25F with up to two expansions, by a constant with more, and by BM25F
  again in segments of over 5,000 documents. Here it is always one word that occurs wherever one of
  its expansions does. Which documents it matches is Whoosh's own answer.
- Whoosh keeps the length of a field in one byte, rounded for the longer ones. Here a length is the
  sum of the frequencies of the field's postings, which Whoosh keeps exactly.
- An occupation's own fields are on each of its sections for Whoosh; they count once.
"""
