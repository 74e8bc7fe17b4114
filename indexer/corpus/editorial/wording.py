"""Phrases that say nothing, the second person, and sentences that stand twice."""

import re
from collections.abc import Iterator, Sequence

from indexer.corpus.editorial.place import Finding, Passage
from indexer.corpus.editorial.prose import sentences, words
from indexer.corpus.marked_yaml import Loc


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
