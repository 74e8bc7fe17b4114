"""Is a word ordinary English? Asked before it is taken for an acronym or for a slip."""

from dataclasses import dataclass, field

from indexer.analysis import STOP_WORDS

MAX_KEPT = 10_000  # words looked up; then they are forgotten and begun anew
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class English:
    """``words``: in lower case and alphabetical order, one a line; empty where a corpus has no
    list. One text, since a set of so many words would take ten times its memory."""

    words: str
    _kept: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    def __contains__(self, word: str) -> bool:
        low, high = 0, len(self.words)
        while low < high:
            start = self.words.rfind("\n", 0, (low + high) // 2) + 1
            end = self.words.find("\n", start)
            end = len(self.words) if end < 0 else end
            found = self.words[start:end]
            if found == word:
                return True
            if found < word:
                low = end + 1
            else:
                high = max(start - 1, 0)
        return False

    def is_ordinary(self, word: str) -> bool:
        """Whether a word in lower case is one that people use without meaning an acronym.

        Lists of words have some acronyms, too ("cpa", "rn"): what is ordinary has a vowel and a
        plural, or is one.
        """
        found = self._kept.get(word)
        if found is None:
            if len(self._kept) >= MAX_KEPT:
                self._kept.clear()
            found = self._kept[word] = self._is_ordinary(word)
        return found

    def _is_ordinary(self, word: str) -> bool:
        if word in STOP_WORDS:
            return True
        if word not in self or not _VOWELS & set(word):
            return False
        if word.endswith("s") and word[:-1] in self:
            return True
        plural = f"{word}es" if word.endswith(("s", "x", "z", "sh", "ch")) else f"{word}s"
        return len(word) > 5 or plural in self
