"""Which fields an index has: the one place that says so."""

from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, TEXT, Schema

from indexer.analysis import Form, FormAnalyzer
from indexer.facet import ENTITY_FACETS, PROPERTY_FACETS

# Raise whenever fields or the files of a generation change so that another version cannot read
# them: it is refused then, and built again. Smaller changes are seen by program.py.
FORMAT_VERSION = 9

# Searchable text, each in two forms. The first three belong to the occupation and are repeated on
# every one of its sections, so that a section is a complete document by itself.
OCCUPATION_FIELDS = ("title", "alternate_titles", "codes")
SECTION_FIELDS = ("heading", "text", "names")
NUMBERS = ("pay", "growth")  # instead of the values of a facet where that has the same name
TEXT_FIELDS = OCCUPATION_FIELDS + SECTION_FIELDS


def field_of(name: str, form: Form) -> str:
    """The index field that holds ``name`` in one form: "text" stemmed, "text_exact" as written."""
    return name if form == "stem" else f"{name}_exact"


def schema() -> Schema:
    """A section as a Whoosh document: see ``document.py`` for what goes into each field."""
    fields = {
        "id": ID(stored=True, unique=True),
        "slug": ID(stored=True),
        "section": ID(stored=True),
        **dict.fromkeys(ENTITY_FACETS, KEYWORD),
        **dict.fromkeys(PROPERTY_FACETS, ID),
        "soc": KEYWORD,
        **{name: NUMERIC(int, signed=True) for name in NUMBERS},
        "profile": STORED,
    }
    for name in TEXT_FIELDS:
        for form in ("stem", "exact"):
            fields[field_of(name, form)] = TEXT(analyzer=FormAnalyzer(form), phrase=True)
    return Schema(**fields)
