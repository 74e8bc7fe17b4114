"""Credentials and organizations that the training text names: known, and the linked ones there."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from indexer.corpus.editorial.figures import Figure
from indexer.corpus.editorial.place import Finding, Passage
from indexer.extraction.extract import Extractor
from indexer.model import Mention, Occupation, Section, Vocabulary


@dataclass(frozen=True, slots=True)
class Named:
    """A mention and the place of its text in a passage."""

    mention: Mention
    passage: Passage
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.mention.surface)


def named(
    extractor: Extractor, sections: Sequence[Section], made: Sequence[Passage]
) -> tuple[Named, ...]:
    """Mentions in the sections of an occupation; ``made`` are its passages."""
    result: list[Named] = []
    spans = {section.type: tuple(section.spans()) for section in sections}
    for found in extractor.mentions(sections):
        passages = (passage for passage in made if passage.section == found.section)
        for passage, (_, start, end) in zip(passages, spans[found.section], strict=True):
            result += (
                Named(mention, passage, mention.start - start)
                for mention in found.mentions
                if start <= mention.start < end
            )
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


def unnamed_links(
    occupation: Occupation, extractor: Extractor, found: Sequence[Named]
) -> Iterator[Finding]:
    """Linked credentials that no section names."""
    slugs = {name.mention.slug for name in found}
    missing = [link for link in occupation.credentials if link.credential not in slugs]
    if not missing:
        return
    everywhere = extractor.mentions(occupation.sections)
    slugs |= {mention.slug for section in everywhere for mention in section.mentions}
    for number, link in enumerate(occupation.credentials):
        if link.credential not in slugs:
            message = f"the credential {link.credential!r} is linked but not named in the text"
            yield Finding(message, ("credentials", number))


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
