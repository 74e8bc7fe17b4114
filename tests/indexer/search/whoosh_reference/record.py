"""What Whoosh's reader and searcher say, in dictionaries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import get_args

from whoosh import query as whoosh
from whoosh.searching import Searcher

from indexer.analysis import CAPITALS, Form, stem
from indexer.embedded import WhooshEngine
from indexer.index import Index
from indexer.model import EntityType, Occupation
from indexer.postings.schema import OCCUPATION_FIELDS, TEXT_FIELDS
from indexer.postings.stored import load_profile
from indexer.query import Phrase, Prefix, Word
from indexer.tables.weights import FIELD_WEIGHTS
from tests.indexer.search.whoosh_reference.forms import alike

Place = tuple[int, int, str]  # occupation, scope (0: the occupation's own fields), field
Found = Mapping[Place, frozenset[int]]  # positions
Cells = list[int]  # for each occupation a bit a scope; bit 0 is the whole occupation


class Record:
    """One generation as Whoosh has it, read once."""

    def __init__(self, index: Index) -> None:
        self.scopes = tuple(index.vocabulary.sections)
        assert isinstance(index.engine, WhooshEngine)
        self._reader = index.engine.reader
        self._searcher = Searcher(self._reader)
        self.profiles: list[Occupation] = []
        self._cell: dict[int, tuple[int, int]] = {}  # Whoosh's document -> occupation, scope
        numbers: dict[str, int] = {}
        for document, stored in self._reader.iter_docs():
            if "profile" in stored:
                numbers[stored["slug"]] = len(self.profiles)
                self.profiles.append(load_profile(stored["profile"]).occupation)
            scope = self.scopes.index(stored["section"]) + 1
            self._cell[document] = numbers[stored["slug"]], scope
        self.exists = self._cells(self._cell)

    @cache  # noqa: B019  # lives as long as the tests that ask it
    def postings(self, form: Form, word: str) -> Found:
        """Where a word stands, read from the postings of all text fields.

        Whoosh has the words as they are written, and acronyms in capitals beside them: a stem
        stands where one of its words does that is no acronym there.
        """
        if form == "exact" or word.isupper():
            return self._found(word)
        standing: dict[Place, frozenset[int]] = defaultdict(frozenset)
        for one in self._of_stem.get(word, ()):
            for place, positions in self._found(one).items():
                standing[place] |= positions - self._acronyms.get(place, frozenset())
        return {place: positions for place, positions in standing.items() if positions}

    def _found(self, term: str) -> Found:
        return {
            place: positions
            for name in TEXT_FIELDS
            for place, positions in self._read(name, term).items()
        }

    @cached_property
    def _terms(self) -> frozenset[str]:
        return frozenset(t.decode() for name in TEXT_FIELDS for t in self._reader.lexicon(name))

    @cached_property
    def _of_stem(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for term in sorted(self._terms):
            if not term.isupper():
                found[stem(term)].append(term)
        return found

    @cached_property
    def _acronyms(self) -> Found:
        found: dict[Place, frozenset[int]] = defaultdict(frozenset)
        for term in self._terms:
            if term.isupper():
                for place, positions in self._found(term).items():
                    found[place] |= positions
        return found

    def _read(self, field: str, word: str) -> Found:
        found: dict[Place, frozenset[int]] = {}
        if (field, word) in self._reader:
            matcher = self._reader.postings(field, word)
            while matcher.is_active():
                occupation, scope = self._cell[matcher.id()]
                place = (occupation, 0 if field in OCCUPATION_FIELDS else scope, field)
                positions = frozenset(matcher.value_as("positions"))
                assert len(positions) == matcher.weight()
                assert found.setdefault(place, positions) == positions  # on every section the same
                matcher.next()
        return found

    @cached_property
    def lengths(self) -> Mapping[Place, int]:
        """Words of every field of an occupation or section that has any."""
        lengths: dict[Place, int] = defaultdict(int)
        for name in TEXT_FIELDS:
            for term in self._reader.lexicon(name):
                if not term.decode().isupper() or term.decode() in CAPITALS:
                    for place, positions in self._read(name, term.decode()).items():
                        lengths[place] += len(positions)
        return lengths

    @cached_property
    def weights(self) -> Mapping[str, Mapping[Place, float]]:
        """What one occurrence counts, "whole": in the occupation, whose text is that of all its
        sections; "own": in its section."""
        totals: dict[tuple[int, str], int] = defaultdict(int)
        for (occupation, _, name), length in self.lengths.items():
            totals[occupation, name] += length
        whole: dict[Place, float] = {}
        own: dict[Place, float] = {}
        for name, (weight, b) in {n: (f.weight, f.b) for n, f in FIELD_WEIGHTS.items()}.items():
            here = {place: n for place, n in self.lengths.items() if place[2] == name}
            both = [n for (_, of), n in totals.items() if of == name]
            for place, length in here.items():
                average = sum(both) / len(both)
                whole[place] = weight / (1 - b + b * totals[place[0], name] / average)
                average = sum(here.values()) / len(here)
                own[place] = weight / (1 - b + b * length / average)
        return {"whole": whole, "own": own}

    def expansions(self, prefix: str) -> frozenset[str]:
        """The words of all fields that begin so."""
        return frozenset(term for term in self._terms if term.startswith(prefix))

    @cache  # noqa: B019
    def satisfying(self, clause: Word | Phrase | Prefix) -> Sequence[int]:
        """The cells of the sections that Whoosh finds."""
        names = clause.fields or TEXT_FIELDS
        if isinstance(clause, Word) and not clause.stem.isupper():
            standing = self.postings("stem", clause.stem)
            words = [self._found(word) for word in self.akin(clause.exact, clause.stem)]
            places = [
                p for found in words for p, at in found.items() if at & standing.get(p, frozenset())
            ]
            return self._holding(place for place in places if place[2] in names)
        return self._asked(whoosh.Or([_query(clause, name) for name in names]))

    def _holding(self, places: Iterable[Place]) -> Cells:
        """The cells of sections; what stands in an occupation's own field stands on each."""
        cells = [0] * len(self.profiles)
        for occupation, scope, _ in places:
            cells[occupation] |= 1 | 1 << scope if scope else self.exists[occupation]
        return cells

    @cache  # noqa: B019
    def akin(self, word: str, stem: str) -> Mapping[str, float]:
        """The words that stand where the stem stands and mean this one, with what each counts."""
        here = self.postings("stem", stem)
        members = [
            one for one in self._words(word[:2]) if _meets(self.postings("exact", one), here)
        ]
        return {one: share for one in members if (share := alike(word, one, members))}

    @cache  # noqa: B019
    def _words(self, start: str) -> Sequence[str]:
        return sorted(self.expansions(start))

    @cache  # noqa: B019
    def with_stems(self, stems: tuple[str, ...]) -> Sequence[int]:
        """The cells of the sections in which Whoosh finds these stems in a row."""
        first, *others = [self.postings("stem", stem) for stem in stems]
        return self._holding(
            place
            for place, positions in first.items()
            if any(
                all(at + n in other.get(place, ()) for n, other in enumerate(others, 1))
                for at in positions
            )
        )

    @cache  # noqa: B019
    def naming(self, entity: EntityType, slug: str) -> Sequence[int]:
        """The cells of the sections that name a credential or organization."""
        return self._asked(whoosh.Term(entity, slug))

    @cached_property
    def named(self) -> Mapping[EntityType, Sequence[str]]:
        """Slugs of the credentials and organizations that any section names."""
        entities: Sequence[EntityType] = get_args(EntityType)
        return {e: [slug.decode() for slug in self._reader.lexicon(e)] for e in entities}

    def _asked(self, query: whoosh.Query) -> Cells:
        return self._cells(self._searcher.docs_for_query(query))

    def _cells(self, documents: Iterable[int]) -> Cells:
        cells = [0] * len(self.profiles)
        for document in documents:
            occupation, scope = self._cell[document]
            cells[occupation] |= 1 | 1 << scope
        return cells


def _meets(found: Found, other: Found) -> bool:
    return any(at & other[place] for place, at in found.items() if place in other)


def _query(clause: Word | Phrase | Prefix, field: str) -> whoosh.Query:
    """A clause in one text field, as Whoosh's own query."""
    if isinstance(clause, Word):
        return whoosh.Term(field, clause.stem)
    if isinstance(clause, Prefix):
        return whoosh.Prefix(field, clause.prefix)
    if len(clause.words) == 1:
        return whoosh.Term(field, clause.words[0])
    return whoosh.Phrase(field, list(clause.words))
