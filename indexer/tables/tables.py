"""Tables of a generation that a search looks things up in: made by the build, read when opened.

They are kept as pickles: an index directory is trusted like code, its Whoosh index is made of
pickles, and the manifest's checksum is compared first.
"""

import copyreg
import hashlib
import json
import pickle
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from indexer.facet import FacetName
from indexer.model import Vocabulary
from indexer.postings.card import Card
from indexer.postings.postings import Floats, Ints, View
from indexer.postings.stored import dump_vocabulary
from indexer.query import Measure
from indexer.tables.completion import SuggestTable, suggest_table
from indexer.tables.english import English
from indexer.tables.entities import EntityNames, entity_names
from indexer.tables.facets import FacetTable, Tally, facet_tables, link_rows, tally
from indexer.tables.measures import all_measures, size_bonus
from indexer.tables.spelling import SpellingTable, SpellingWords, spelling_table, spelling_words
from indexer.tables.synonyms import Lexicon, lexicon
from indexer.tables.title_model import TitleModel, title_model
from indexer.tables.titles import NameTable, name_table
from indexer.tables.weights import SegmentWeights, segment_weights

TABLES = "tables"  # folder of a generation
REST = "rest.pickle"


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
    made = {step.name: step.make() for step in _steps(view, vocabulary)}
    words = made.pop(WORDS)
    return Tables(**made, **_rest(view, vocabulary, words))


def write_tables(folder: Path, view: View, vocabulary: Vocabulary, before: Path | None) -> None:
    """Makes the tables of a view and keeps them in a generation's folder.

    ``before``: the folder of the generation before, if the same program wrote it. What is made of
    the same things as there is copied, so that an edited text costs none of the tables of names.
    """
    kept = folder / TABLES
    kept.mkdir()
    for step in _steps(view, vocabulary):
        same = before / TABLES / step.file if before is not None else None
        if same is not None and same.is_file():
            shutil.copyfile(same, kept / step.file)
        else:
            (kept / step.file).write_bytes(pickle.dumps(step.make(), protocol=5))
    rest = _rest(view, vocabulary, _read(kept, WORDS))
    (kept / REST).write_bytes(pickle.dumps(rest, protocol=5))


def read_tables(folder: Path) -> Tables:
    """Reads what `write_tables` wrote; call it only for a folder that its manifest confirms."""
    kept = folder / TABLES
    steps = {name: _read(kept, name) for name in _STEPS if name != WORDS}
    return Tables(**steps, **pickle.loads((kept / REST).read_bytes()))


def _read(kept: Path, name: str) -> Any:
    (file,) = kept.glob(f"{name}-*.pickle")
    return pickle.loads(file.read_bytes())


@dataclass(frozen=True, slots=True)
class Step:
    """A table that is costly to make, and all that it is made from."""

    name: str
    inputs: tuple[bytes, ...]
    make: Callable[[], Any]

    @property
    def file(self) -> str:
        """Its name says what the table is made from."""
        return f"{self.name}-{hashlib.sha256(b'|'.join(self.inputs)).hexdigest()[:32]}.pickle"


WORDS = "spelling_words"  # no field of `Tables`: `spelling` is made of them
_STEPS = ("titles", "title_model", "lexicon", "completion", "entities", WORDS)


def _steps(view: View, vocabulary: Vocabulary) -> Sequence[Step]:
    cards = view.cards
    said = dump_vocabulary(vocabulary)
    names = _digest([_names(card) for card in cards])
    named = [_digest([dict(card.requirements) for card in cards])]
    named += [rows.tobytes() for rows in view.named.values()]
    return (
        Step("titles", (names,), lambda: name_table(cards)),
        Step("title_model", (names,), lambda: title_model(cards)),
        Step("lexicon", (said,), lambda: lexicon(vocabulary)),
        Step("completion", (names, said), lambda: suggest_table(cards, vocabulary)),
        Step("entities", (said, *named), lambda: entity_names(view, vocabulary)),
        Step(WORDS, (names, said), lambda: spelling_words(cards, vocabulary)),
    )


def _rest(view: View, vocabulary: Vocabulary, words: SpellingWords) -> Mapping[str, Any]:
    """What costs too little to be taken over, or follows from the texts; by field of `Tables`."""
    facets = facet_tables(view, vocabulary)
    measures = all_measures(view.cards)
    return {
        "weights": segment_weights(view.segments),
        "facets": facets,
        "links": link_rows(view, vocabulary),
        "tally": tally(facets, len(view.cards)),
        "measures": measures,
        "size": size_bonus(measures),
        "spelling": spelling_table(view, vocabulary, words),
        "english": English(vocabulary.english),
    }


def _names(card: Card) -> Sequence[Any]:
    """All that the tables of names take from a card."""
    titles = (card.title, card.alternate_titles, card.former_titles, card.held_titles)
    return card.slug, *titles, card.soc, card.onet, card.jobs


def _digest(value: Any) -> bytes:
    return hashlib.sha256(json.dumps(value).encode()).digest()


def _read_only(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


copyreg.pickle(MappingProxyType, lambda mapping: (_read_only, (dict(mapping),)))
