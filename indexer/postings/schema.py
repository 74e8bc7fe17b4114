"""Which fields an index has: the one place that says so."""

from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, TEXT, Schema

from indexer.analysis import Form, FormAnalyzer

# Raise whenever fields, analysis or the files of a generation change meaning: an index written by
# another version is refused and built again.
FORMAT_VERSION = 6

# Searchable text, each in two forms. The first three belong to the occupation and are repeated on
# every one of its sections, so that a section is a complete document by itself.
OCCUPATION_FIELDS = ("title", "alternate_titles", "codes")
SECTION_FIELDS = ("heading", "text", "names")
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
        "credential": KEYWORD,
        "organization": KEYWORD,
        "group": ID,
        "soc": KEYWORD,
        "education": ID,
        "outlook": ID,
        "pay": NUMERIC(int, signed=True),
        "growth": NUMERIC(int, signed=True),
        "profile": STORED,
    }
    for name in TEXT_FIELDS:
        for form in ("stem", "exact"):
            fields[field_of(name, form)] = TEXT(analyzer=FormAnalyzer(form), phrase=True)
    return Schema(**fields)
