"""Credentials and organizations that the training text names, and whether they are known."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from indexer.corpus.editorial.figures import Figure
from indexer.corpus.editorial.place import Finding, Passage
from indexer.extraction.mentions import SectionMentions
from indexer.model import PART_BREAK, Mention, Vocabulary


@dataclass(frozen=True, slots=True)
class Named:
    """A mention and the place of its text in a passage."""

    mention: Mention
    passage: Passage
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.mention.surface)


def named(sections: Sequence[SectionMentions], made: Sequence[Passage]) -> tuple[Named, ...]:
    """Mentions in sections of an occupation; ``made`` are its passages."""
    result: list[Named] = []
    for found in sections:
        start = 0
        for passage in (passage for passage in made if passage.section == found.section):
            end = start + len(passage.text)
            result += (
                Named(mention, passage, mention.start - start)
                for mention in found.mentions
                if start <= mention.start < end
            )
            start = end + len(PART_BREAK)
    return tuple(result)


def unknown(
    found: Sequence[Named], accepted: Collection[str], vocabulary: Vocabulary
) -> Iterator[Finding]:
    """Names without an entry in the vocabulary that the style sheet does not accept either.

    Words that are known as a credential are not asked for as an organization as well: "Fellow of
    the Casualty Actuarial Society" names both.
    """
    entries = {"credential": vocabulary.credentials, "organization": vocabulary.organizations}
    known = {
        (id(name.passage), name.start, name.end)
        for name in found
        if name.mention.known or name.mention.slug in entries[name.mention.entity]
    }
    for name in found:
        mention = name.mention
        here = id(name.passage), name.start, name.end
        if here in known or mention.name in accepted or mention.surface in accepted:
            continue
        message = f"the {mention.entity} {mention.surface!r} is not in the vocabulary"
        if mention.name != mention.surface:
            message += f" (read as {mention.name!r})"
        yield Finding(message, passage=name.passage, start=name.start)


def years_of_change(found: Sequence[Named], vocabulary: Vocabulary) -> Iterator[Figure]:
    """Years until which something named had another name, and the first with the present one."""
    for slug, entity in {(name.mention.slug, name.mention.entity) for name in found}:
        entry = (
            vocabulary.credentials.get(slug)
            if entity == "credential"
            else vocabulary.organizations.get(slug)
        )
        for former in entry.former_names if entry else ():
            if former.until is not None:
                yield Figure(former.until, "year", f"the last year of {former.name}")
                yield Figure(former.until + 1, "year", f"the year after {former.name}")
