"""Plain prose in sentences, words and syllables, and how hard it is to read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

from indexer.corpus.editorial.place import Finding, Passage
from indexer.corpus.marked_yaml import Loc
from indexer.errors import Problem
from indexer.model import Corpus, Credential, Organization

# A hyphen parts words, an apostrophe or a figure's comma or point does not: "nurse's", "42,000".
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])")
_NO_STOP = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|St|Jr|Sr|No|vs|Inc|Co|U\.S|e\.g|i\.e)|\b[A-Z])\.$"
)  # one capital: an initial
_ITEM = "- "
_PARTS = 64  # texts remembered: several checks ask about every part of one profile
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<![^aeiouyl]l)(?:(?<=[^aeiouy])e|(?<=[^aeiouytd])ed|(?:(?<=[^aeiouysxzcgh])|(?<=th))es)$"
)


class Stretch(NamedTuple):
    """A piece of a text: ``text`` begins at character ``start`` of it."""

    text: str
    start: int


@lru_cache(maxsize=_PARTS)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, numbers among them, as written."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=_PARTS)
def sentences(text: str) -> tuple[Stretch, ...]:
    """The sentences of a text in the form of `model.Part.text`; a list item is one sentence.

    A full stop ends a sentence when a capital or a digit follows, except after a title, "No.",
    "U.S." and an initial.
    """
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Stretch]:
    for line in _LINE.finditer(text):
        item = line.group().startswith(_ITEM)
        first = line.start() + len(_ITEM) * item
        if not item:
            for stop in _STOP.finditer(text, first, line.end()):
                if not _NO_STOP.search(text, max(first, stop.start() - 6), stop.start() + 1):
                    yield _stretch(text, first, stop.end())
                    first = stop.end()
        if text[first : line.end()].strip():
            yield _stretch(text, first, line.end())


def _stretch(text: str, start: int, end: int) -> Stretch:
    piece = text[start:end]
    return Stretch(piece.strip(), start + len(piece) - len(piece.lstrip()))


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """Syllables of an English word by its groups of vowels, at least one.

    The e of a final -e, -es or -ed after a consonant is silent, but not in -le ("table",
    "handled"), after a hiss ("wages") or after t and d ("treated"). Two vowels that are spoken
    apart ("science") count as one: right for most words, which is enough for an average.
    """
    letters = re.sub(r"[^a-z]", "", word.lower())
    groups = len(_VOWELS.findall(letters))
    return max(groups - (_SILENT.search(letters) is not None), 1)


def reading_grade(texts: Iterable[str]) -> float | None:
    """Flesch-Kincaid grade level of texts together, in years of U.S. schooling.

    0.39 words/sentences + 11.8 syllables/words - 15.59: Kincaid, Fishburne, Rogers and Chissom,
    Research Branch Report 8-75, Naval Technical Training Command, 1975. A number counts as a word
    of one syllable. None for texts without words.
    """
    counted = split = sounds = 0
    for text in texts:
        found = words(text)
        counted += len(found)
        split += len(sentences(text))
        sounds += sum(map(syllables, found))
    return 0.39 * counted / split + 11.8 * sounds / counted - 15.59 if counted else None


class Phrases:
    """Finds whole phrases in texts, case apart; one that ends in * also begins longer words."""

    def __init__(self, phrases: Sequence[str]) -> None:
        written = sorted((phrase.lower() for phrase in phrases), key=len, reverse=True)
        either = "|".join(
            re.escape(phrase.removesuffix("*")) + ("" if phrase.endswith("*") else r"\b")
            for phrase in written
        )
        self._either = re.compile(rf"\b(?:{either})")
        self._bare = tuple(phrase.removesuffix("*") for phrase in written)

    def findings(self, passage: Passage, message: str) -> Iterator[Finding]:
        """One finding an occurrence; ``message`` has a place for the words found."""
        text = passage.text.lower().replace("’", "'")
        if not any(phrase in text for phrase in self._bare):  # far cheaper than the expression
            return
        for found in self._either.finditer(text):
            yield Finding(message.format(found.group()), passage=passage, start=found.start())


class OwnSentences:
    """Remembers every sentence of ``least`` words or more, and where it stood first."""

    def __init__(self, least: int) -> None:
        self._least = least
        self._first: dict[tuple[str, ...], tuple[str, Loc, int]] = {}

    def findings(self, slug: str, passage: Passage) -> Iterator[Finding]:
        """Sentences of the passage that stood before, in this profile or another."""
        for sentence, start in sentences(passage.text):
            said = words(sentence.lower())
            if len(said) < self._least:
                continue
            here = slug, passage.loc, start
            first = self._first.setdefault(said, here)
            if first != here:
                where = "above" if first[0] == slug else f"in {first[0]}"
                message = f"this sentence stands {where} too: {sentence[:60]!r}"
                yield Finding(message, passage=passage, start=start)


# Letters only; what is joined to digits or dots (an acronym, a file name) is no English word.
_SPELLED = re.compile(r"(?<![\w.])[^\W\d_]+(?:['’][^\W\d_]+)*(?!\w|\.\w)")
_ENDING = re.compile(r"['’]s$|(?<=s)['’]$")


class Speller:
    """Knows the words of lists and of a corpus's own names and titles, case apart."""

    def __init__(self, known: set[str]) -> None:
        self._known = known
        self._right: dict[str, bool] = {}

    def findings(self, passage: Passage) -> Iterator[Finding]:
        """Words of a passage that are unknown; capitals alone are taken for an acronym."""
        for found in _SPELLED.finditer(passage.text):
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
    found = (_ENDING.sub("", word).lower() for word in _SPELLED.findall(" ".join(names)))
    return {word.replace("’", "'") for word in found}
