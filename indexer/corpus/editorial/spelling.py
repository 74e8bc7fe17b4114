"""Words that no list knows."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from indexer.corpus.editorial.place import Finding, Passage
from indexer.errors import Problem
from indexer.model import Corpus, Credential, Organization

# Letters only; what is joined to digits or dots (an acronym, a file name) is no English word.
_WORD = re.compile(r"(?<![\w.])[^\W\d_]+(?:['’][^\W\d_]+)*(?!\w|\.\w)")
_ENDING = re.compile(r"['’]s$|(?<=s)['’]$")


class Speller:
    """Knows the words of lists and of a corpus's own names and titles, case apart."""

    def __init__(self, known: set[str]) -> None:
        self._known = known
        self._right: dict[str, bool] = {}

    def findings(self, passage: Passage) -> Iterator[Finding]:
        """Words of a passage that are unknown; capitals alone are taken for an acronym."""
        for found in _WORD.finditer(passage.text):
            word = found.group()
            right = self._right.get(word)
            if right is None:
                right = self._right[word] = self._is_right(word)
            if not right:
                yield Finding(self._message(word), passage=passage, start=found.start())

    def _is_right(self, word: str) -> bool:
        bare = _ENDING.sub("", word).replace("’", "'")
        capitals = len(bare) == 1 or bare.removesuffix("s").isupper()
        return capitals or bare.lower() in self._known

    def _message(self, word: str) -> str:
        best = process.extractOne(word.lower(), self._known, scorer=fuzz.ratio, score_cutoff=75)
        hint = f"; did you mean {best[0]!r}?" if best else ""
        return f"{word!r} is in none of the word lists{hint}"


def read_words(path: Path) -> set[str] | Problem:
    """The words of a list, one a line, lower case; lines that begin with # are remarks."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        return Problem(path, 1, 1, f"cannot be read: {error}")
    return {line.strip().lower() for line in lines if line and not line.startswith("#")}


def names_of(corpus: Corpus) -> set[str]:
    """The words of titles, credentials and organizations."""
    names: list[str] = []
    entries: Sequence[Credential | Organization] = (
        *corpus.vocabulary.credentials.values(),
        *corpus.vocabulary.organizations.values(),
    )
    for entry in entries:
        names += (entry.name, entry.acronym or "", *entry.other_names)
        names += (f"{former.name} {former.acronym or ''}" for former in entry.former_names)
    for occupation in corpus.occupations:
        names += (occupation.title, *occupation.alternate_titles, *occupation.former_titles)
    found = (_ENDING.sub("", word).lower() for word in _WORD.findall(" ".join(names)))
    return {word.replace("’", "'") for word in found}
