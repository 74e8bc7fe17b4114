"""A set of words that is the same bytes in every build, which a set of Python's is not."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from indexer.frozen import value_class


@value_class
class WordSet:
    """``words``: each once, in order."""

    words: tuple[str, ...] = ()

    @classmethod
    def of(cls, words: Iterable[str]) -> "WordSet":
        return cls(tuple(sorted(set(words))))

    def __contains__(self, word: str) -> bool:
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at] == word

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)


NO_WORDS = WordSet()
