"""What must never be taken for a slip: names of the vocabulary, and acronyms in capitals.

Counted: queries for which something else was searched. *names*: every name, acronym, other and
former name of a credential or organization. *capitals*: every row of the file of acronyms.
"""

from collections.abc import Iterable, Iterator

from indexer.model import Credential, Organization, Vocabulary
from tests.relevance.figure import NEVER, Figure, Outcome
from tests.relevance.material import Material
from tests.relevance.rows import read_rows

FILE = "acronyms.tsv"


def measure_names(material: Material) -> tuple[Figure, ...]:
    queries = names_of(material.corpus.vocabulary)
    return (Figure("names", "rewritten", _outcomes(material, queries), NEVER),)


def measure_capitals(material: Material) -> tuple[Figure, ...]:
    queries = [row["typed"] for row in read_rows(material.queries / FILE)]
    return (Figure("capitals", "rewritten", _outcomes(material, queries), NEVER),)


def names_of(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Every name once, in the order of the files."""
    entries: tuple[Credential | Organization, ...] = (
        *vocabulary.credentials.values(),
        *vocabulary.organizations.values(),
    )
    return tuple(dict.fromkeys(name for entry in entries for name in _names(entry)))


def _names(entry: Credential | Organization) -> Iterator[str]:
    yield entry.name
    yield from entry.other_names
    for former in entry.former_names:
        yield former.name
    for named in (entry, *entry.former_names):
        if named.acronym:
            yield named.acronym


def _outcomes(material: Material, queries: Iterable[str]) -> tuple[Outcome, ...]:
    pages = ((query, material.site.ask(query)) for query in queries)
    return tuple(Outcome(query, page.corrected, page.summary) for query, page in pages)
