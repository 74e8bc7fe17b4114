"""Phrases that say nothing, the second person, and sentences that stand twice."""

import re
from collections.abc import Iterator, Sequence

from indexer.style.place import Finding, Passage
from indexer.style.prose import sentences, words


class Phrases:
    """Finds whole phrases in texts, case apart; one that ends in * also begins longer words."""

    def __init__(self, phrases: Sequence[str]) -> None:
        written = sorted(phrases, key=len, reverse=True)
        either = "|".join(
            re.escape(phrase.removesuffix("*")) + ("" if phrase.endswith("*") else r"\b")
            for phrase in written
        )
        self._either = re.compile(rf"\b(?:{either})", re.IGNORECASE) if written else None

    def findings(self, passage: Passage, message: str) -> Iterator[Finding]:
        """One finding an occurrence; ``message`` has a place for the words found."""
        if self._either is None:
            return
        for found in self._either.finditer(passage.text.replace("’", "'")):
            yield Finding(message.format(found.group()), passage=passage, start=found.start())


class OwnSentences:
    """Remembers every sentence of ``least`` words or more, and where it stood first."""

    def __init__(self, least: int) -> None:
        self._least = least
        self._first: dict[str, str] = {}

    def findings(self, slug: str, passage: Passage) -> Iterator[Finding]:
        """Sentences of the passage that stood before, in this profile or another."""
        for sentence, start in sentences(passage.text):
            said = [word.lower() for word, _ in words(sentence)]
            if len(said) < self._least:
                continue
            first = self._first.setdefault(" ".join(said), f"{slug} {start} {passage.loc}")
            owner = first.split(" ", 1)[0]
            if first != f"{slug} {start} {passage.loc}":
                where = "above" if owner == slug else f"in {owner}"
                message = f"this sentence stands {where} too: {sentence[:60]!r}"
                yield Finding(message, passage=passage, start=start)
