"""Tables of a generation that a search looks things up in: made by the build, read when opened.

They are kept as a pickle: an index directory is trusted like code, its Whoosh index is made of
pickles, and the manifest's checksum is compared first.
"""

import copyreg
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from indexer.facet import FacetName
from indexer.model import Vocabulary
from indexer.postings.postings import Floats, Ints, View
from indexer.query import Measure
from indexer.tables.completion import SuggestTable, suggest_table
from indexer.tables.english import English
from indexer.tables.entities import EntityNames, entity_names
from indexer.tables.facets import FacetTable, Tally, facet_tables, link_rows, tally
from indexer.tables.measures import all_measures, size_bonus
from indexer.tables.spelling import SpellingTable, spelling_table
from indexer.tables.synonyms import Lexicon, lexicon
from indexer.tables.title_model import TitleModel, title_model
from indexer.tables.titles import NameTable, name_table
from indexer.tables.weights import SegmentWeights, segment_weights

TABLES = "tables.pickle"


@dataclass(frozen=True, slots=True)
class Tables:
    """Each is a field of `Index` with the same name."""

    weights: SegmentWeights
    facets: Mapping[FacetName, FacetTable]
    links: Ints
    tally: Tally
    titles: NameTable
    title_model: TitleModel
    entities: EntityNames
    measures: Mapping[Measure, Floats]
    size: Floats
    lexicon: Lexicon
    completion: SuggestTable
    spelling: SpellingTable
    english: English

    def by_name(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


def make_tables(view: View, vocabulary: Vocabulary) -> Tables:
    """The tables of a view, with or without texts."""
    facets = facet_tables(view, vocabulary)
    measures = all_measures(view.cards)
    return Tables(
        weights=segment_weights(view.segments),
        facets=facets,
        links=link_rows(view, vocabulary),
        tally=tally(facets, len(view.cards)),
        titles=name_table(view),
        title_model=title_model(view.cards),
        entities=entity_names(view, vocabulary),
        measures=measures,
        size=size_bonus(measures),
        lexicon=lexicon(vocabulary),
        completion=suggest_table(view, vocabulary),
        spelling=spelling_table(view, vocabulary),
        english=English(vocabulary.english),
    )


def write_tables(folder: Path, view: View, vocabulary: Vocabulary) -> None:
    """Makes the tables of a view and keeps them in a generation's folder."""
    tables = make_tables(view, vocabulary)
    (folder / TABLES).write_bytes(pickle.dumps(tables, protocol=5))


def read_tables(folder: Path) -> Tables:
    """Reads what `write_tables` wrote; call it only for a folder that its manifest confirms."""
    tables = pickle.loads((folder / TABLES).read_bytes())
    if not isinstance(tables, Tables):
        raise TypeError(f"{TABLES} holds no tables")
    return tables


def _read_only(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


copyreg.pickle(MappingProxyType, lambda mapping: (_read_only, (dict(mapping),)))
