"""Sections as the other engines take them in: the same texts and facet values as ours."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.analysis import tokens
from indexer.build.previous import previous_generation
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.facet import FACET_NAMES, FacetName, properties_of
from indexer.model import Vocabulary
from indexer.postings.document import documents
from indexer.postings.schema import TEXT_FIELDS


@dataclass(frozen=True, slots=True)
class Document:
    """One section; ``texts`` by name of the text field, ``facets`` by name of the facet."""

    id: str  # "registered-nurses#training"
    slug: str
    texts: Mapping[str, str]
    facets: Mapping[FacetName, tuple[str, ...]]


def documents_of_index(folder: Path) -> tuple[Document, ...]:
    """Documents of the profiles in an index of this project, so that nothing is analysed twice."""
    previous = previous_generation(folder)
    assert previous is not None  # it has just been built
    return tuple(
        document
        for item in previous.analyzed.values()
        for document in documents_of(item, previous.vocabulary)
    )


def documents_of(item: AnalyzedOccupation, vocabulary: Vocabulary) -> tuple[Document, ...]:
    """The sections of one profile."""
    values = properties_of(item.occupation)
    return tuple(_document(fields, values) for fields in documents(item, vocabulary))


def _document(fields: Mapping[str, str], values: Mapping[FacetName, tuple[str, ...]]) -> Document:
    """``values``: those of the whole occupation."""
    return Document(
        id=f"{fields['slug']}#{fields['section']}",
        slug=fields["slug"],
        texts={name: fields[name] for name in TEXT_FIELDS},
        facets={n: values.get(n) or tuple(fields.get(n, "").split()) for n in FACET_NAMES},
    )


class Encoder:
    """Replaces words by tokens that no stemmer touches, one for each stem of our own analysis, so
    that the engines can be compared on equal terms."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def word(self, stem: str) -> str:
        number = self._numbers.setdefault(stem, len(self._numbers))
        return f"q{number}x"

    def text(self, text: str) -> str:
        return " ".join(self.word(token.stem) for token in tokens(text))

    def document(self, document: Document) -> Document:
        texts = {name: self.text(text) for name, text in document.texts.items()}
        return replace(document, texts=texts)
