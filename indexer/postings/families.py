"""The words of an index that may stand for one another, by their stem."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from indexer.analysis import stem
from indexer.inflection import IRREGULAR_PLURALS, kin

MAX_KEPT = 10_000  # words looked up; then they are forgotten and begun anew


@dataclass(frozen=True, slots=True, eq=False)
class Families:
    """``terms``: all words of the index as they are written, in alphabetical order."""

    terms: tuple[str, ...]
    _kept: dict[str, Mapping[str, float]] = field(default_factory=dict)

    def forms(self, word: str) -> Mapping[str, float]:
        """The words of the index that are found by a word, and what each counts; see
        `inflection.kin`. Empty where the index has none of them."""
        found = self._kept.get(word)
        if found is None:
            members = frozenset(self.with_stem(stem(word)))
            found = {form: share for form, share in kin(word, members).items() if form in members}
            if len(self._kept) >= MAX_KEPT:
                self._kept.clear()
            self._kept[word] = found
        return found

    def with_stem(self, wanted: str) -> Iterator[str]:
        """All words of the index with a stem.

        They begin as it does but for its last letters ("nursery" -> "nurseri", "dying" -> "die"),
        or are plurals with another vowel.
        """
        start = wanted[:-2] if wanted.endswith("ie") else wanted[:-1] if len(wanted) > 3 else wanted
        at = bisect_left(self.terms, start)
        while at < len(self.terms) and self.terms[at].startswith(start):
            if stem(self.terms[at]) == wanted:
                yield self.terms[at]
            at += 1
        plurals = [many for many, one in IRREGULAR_PLURALS.items() if stem(one) == wanted]
        if wanted.endswith("man"):
            plurals.append(wanted[:-2] + "en")
        yield from (many for many in plurals if not many.startswith(start) and self._has(many))

    def _has(self, word: str) -> bool:
        at = bisect_left(self.terms, word)
        return at < len(self.terms) and self.terms[at] == word
