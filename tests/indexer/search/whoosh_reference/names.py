"""What occupations, credentials and organizations are called, from Whoosh's stored profiles."""

from collections.abc import Iterator, Mapping, Sequence

from indexer.analysis import STOP_WORDS, tokens
from indexer.index import Index
from indexer.model import EntityType
from indexer.tables import synonyms, titles
from indexer.tables.entities import all_names
from tests.indexer.search.whoosh_reference.record import Record

Scores = dict[int, float]  # occupation -> score
Way = tuple[frozenset[str], float]  # words in which something may be said, and what that counts


class Names:
    """The names of all occupations as sets of words: rows (occupation, kind, words)."""

    def __init__(self, record: Record, index: Index) -> None:
        self.lexicon = synonyms.lexicon(index.vocabulary)
        self._record = record
        self._vocabulary = index.vocabulary
        self.rows: list[tuple[int, titles.NameKind, frozenset[str]]] = []
        self.titles: list[tuple[int, str]] = []  # that the model of titles learns from
        heads = {[t.exact for t in tokens(profile.title)][-1] for profile in record.profiles}
        for number, profile in enumerate(record.profiles):
            named = [(titles.TITLE, profile.title)]
            named += [(titles.TITLE_PART, p) for p in titles.title_parts(profile.title, heads)]
            named += [(titles.ALTERNATE, title) for title in profile.alternate_titles]
            named += [(titles.FORMER, title) for title in profile.former_titles]
            named += [(titles.CODE, code) for code in (*profile.soc, *profile.onet)]
            others = (*profile.alternate_titles, *profile.former_titles)
            parts = titles.title_parts(profile.title, frozenset())
            self.titles += [(number, name) for name in (profile.title, *parts, *others)]
            own: dict[frozenset[str], titles.NameKind] = {}
            for kind, text in named:
                own.setdefault(frozenset(titles.key_of(text)), kind)
            self.rows += [(number, kind, words) for words, kind in own.items()]

    def coverage(self, wanted: Sequence[tuple[float, Sequence[Way]]]) -> Scores:
        """For each occupation that of its best name, times the weight of the whole query."""
        total = sum(weight for weight, _ in wanted)
        rows = [row for _, _, row in self.rows]
        said: set[str] = set()
        for _, ways in wanted:
            for words, _ in ways:
                said |= words if any(words <= row for row in rows) else frozenset()
        best: Scores = {}
        for occupation, kind, row in self.rows:
            if row & said:
                found = sum(
                    weight * max((factor for words, factor in ways if words <= row), default=0.0)
                    for weight, ways in wanted
                )
                share = len(row & said) / len(row) * kind.share
                value = total * (found / total) ** 2 * share
                best[occupation] = max(best.get(occupation, 0.0), value)
        return best

    def within(self, weights: Mapping[str, float]) -> Scores:
        """For each occupation the best of its names that stand wholly in a query and in no longer
        name that does: the square of its share of the query's weight, by the kind of the name."""
        words = frozenset(weights)
        whole = [(o, kind, name) for o, kind, name in self.rows if name <= words]
        names = {name for _, _, name in whole}
        best: Scores = {}
        for occupation, kind, name in whole:
            if not any(name < other for other in names):
                share = sum(weights[word] for word in name) / sum(weights.values())
                best[occupation] = max(best.get(occupation, 0.0), share**2 * kind.share)
        return best

    def is_name(self, words: tuple[str, ...]) -> bool:
        """Whether these words are a name of anything; none begins or ends with a glue word."""
        if {words[0], words[-1]} & STOP_WORDS:
            return False
        key = frozenset(titles.key_of(" ".join(words)))
        return any(key == name for _, _, name in self.rows) or any(
            self.slugs(entity, key) for entity in self._record.named
        )

    def called(self, words: frozenset[str]) -> Iterator[int]:
        """Occupations that name a credential or organization which is called so."""
        for entity, slug in self.entities(words):
            cells = self._record.naming(entity, slug)
            yield from (number for number, cell in enumerate(cells) if cell)

    def entities(self, words: frozenset[str]) -> Iterator[tuple[EntityType, str]]:
        """The credentials and organizations that are called so."""
        for entity in self._record.named:
            yield from ((entity, slug) for slug in self.slugs(entity, words))

    def slugs(self, entity: EntityType, words: frozenset[str]) -> Sequence[str]:
        """Credentials or organizations of the index with a name of these words."""
        entries = (
            self._vocabulary.credentials
            if entity == "credential"
            else self._vocabulary.organizations
        )
        return [
            slug
            for slug in self._record.named[entity]
            if any(words == {*titles.key_of(name)} for name in all_names(entries[slug]))
        ]
