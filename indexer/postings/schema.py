"""Which fields an index has: the one place that says so."""

from whoosh.fields import ID, KEYWORD, STORED, Schema

from indexer.facet import ENTITY_FACETS
from indexer.postings.words import WordAnalyzer, Words

# Raise whenever fields or the files of a generation change so that another version cannot read
# them: it is refused then, and built again. Smaller changes are seen by program.py.
FORMAT_VERSION = 10

# Searchable text. The first three belong to the occupation and are repeated on every one of its
# sections, so that a section is a complete document by itself.
OCCUPATION_FIELDS = ("title", "alternate_titles", "codes")
SECTION_FIELDS = ("heading", "text", "names")
TEXT_FIELDS = OCCUPATION_FIELDS + SECTION_FIELDS


def schema() -> Schema:
    """A section as a Whoosh document: see ``document.py`` for what goes into each field."""
    analyzer = WordAnalyzer()
    return Schema(
        slug=ID(stored=True),
        section=ID(stored=True),
        **{name: KEYWORD() for name in ENTITY_FACETS},
        **{name: Words(analyzer) for name in TEXT_FIELDS},
        profile=STORED,
    )
