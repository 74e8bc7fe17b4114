"""A full profile as a page shows it: sections with anchors, names linked, sources spelled out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.addresses import anchor, entity_url, passage_url, profile_url
from indexer.extraction.mentions import AnalyzedOccupation, Evidence, SectionMentions
from indexer.extraction.wishes import strongest, wishes
from indexer.index import Index
from indexer.model import (
    HELD_TITLES_SOURCE,
    CredentialKind,
    Group,
    Mention,
    Occupation,
    Relation,
    RequiredBy,
    Role,
    Section,
    Source,
    SourceReference,
)
from indexer.tables.facets import label_of


@dataclass(frozen=True, slots=True)
class Link:
    """A title with the address and the slug of its page, None where there is no page."""

    title: str
    url: str | None
    slug: str | None


@dataclass(frozen=True, slots=True)
class LinkedName:
    """Part of a text: plain (url None) or a credential or organization with a page of its own.

    ``marks``: first and past-the-end characters of what answers a query, see ``highlight.py``.
    """

    text: str
    url: str | None
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one item) or a list (``is_list``)."""

    is_list: bool
    items: tuple[tuple[LinkedName, ...], ...]


@dataclass(frozen=True, slots=True)
class ProfilePart:
    heading: str | None
    anchor: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ProfileSection:
    type: str
    title: str
    anchor: str
    parts: tuple[ProfilePart, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that names a credential or organization, with the address of its place."""

    sentence: str
    section_title: str
    url: str


@dataclass(frozen=True, slots=True)
class ProfileCredential:
    slug: str
    label: str
    kind: CredentialKind
    relation: Relation
    by: RequiredBy | None  # who requires or prefers it, where that is known
    url: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class ProfileOrganization:
    slug: str
    label: str
    roles: tuple[Role, ...]
    url: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class ProfileSource:
    """A source in full: what is known of it from the vocabulary and from the profile."""

    title: str
    publisher: str | None
    edition: str | None
    date: str | None
    url: str | None
    licence: str | None


@dataclass(frozen=True, slots=True)
class Profile:
    occupation: Occupation
    group: Group | None
    sections: tuple[ProfileSection, ...]
    credentials: tuple[ProfileCredential, ...]
    organizations: tuple[ProfileOrganization, ...]
    related: tuple[Link, ...]
    sources: tuple[ProfileSource, ...]
    held_titles_source: Source | None = None  # whom to credit, where there are any


def get_profile(index: Index, slug: str) -> Profile:
    """The profile with this slug.

    Raises:
        OccupationNotFound: there is none.
    """
    analyzed = index.stored_profile(slug)
    occupation = analyzed.occupation
    titles = index.vocabulary.sections
    sections = tuple(
        ProfileSection(
            section.type,
            titles[section.type].title,
            anchor(section.type),
            tuple(_parts(section, mentions)),
        )
        for section, mentions in _in_order(index, analyzed)
    )
    return Profile(
        occupation=occupation,
        group=index.vocabulary.groups.get(occupation.group or ""),
        sections=sections,
        credentials=profile_credentials(index, analyzed),
        organizations=profile_organizations(index, analyzed),
        related=_related(index, occupation),
        sources=tuple(_source(index, reference) for reference in occupation.sources),
        held_titles_source=index.vocabulary.sources.get(HELD_TITLES_SOURCE)
        if occupation.held_titles
        else None,
    )


def profile_credentials(
    index: Index, analyzed: AnalyzedOccupation
) -> tuple[ProfileCredential, ...]:
    """Credentials that the sections name; the editor's word on the relation goes before the
    text's."""
    wanted = wishes(analyzed)
    result = []
    for entity in analyzed.entities:
        if entity.entity == "credential":
            named = index.vocabulary.credentials[entity.slug]
            wish, (_, evidence) = wanted[entity.slug], strongest(entity)
            result.append(
                ProfileCredential(
                    slug=named.slug,
                    label=label_of(named),
                    kind=named.kind,
                    relation=wish.relation,
                    by=wish.by,
                    url=entity_url("credential", named.slug),
                    passage=passage(index, analyzed.occupation, evidence),
                )
            )
    return tuple(result)


def profile_organizations(
    index: Index, analyzed: AnalyzedOccupation
) -> tuple[ProfileOrganization, ...]:
    """Organizations that the sections name."""
    result = []
    for entity in analyzed.entities:
        if entity.entity == "organization":
            named = index.vocabulary.organizations[entity.slug]
            evidence = next(
                (e for e in entity.evidence if e.role != "mentions"), entity.evidence[0]
            )
            result.append(
                ProfileOrganization(
                    slug=named.slug,
                    label=label_of(named),
                    roles=entity.roles,
                    url=entity_url("organization", named.slug),
                    passage=passage(index, analyzed.occupation, evidence),
                )
            )
    return tuple(result)


def passage(index: Index, occupation: Occupation, evidence: Evidence) -> Passage:
    """The sentence of a piece of evidence, linked to the part of the section it stands in."""
    section = next(s for s in occupation.sections if s.type == evidence.section)
    heading = None
    for part, start, _ in section.spans():
        if start <= evidence.start:
            heading = part.heading
    title = index.vocabulary.sections[section.type].title
    return Passage(
        sentence=evidence.sentence.removeprefix("- "),
        section_title=f"{title}: {heading}" if heading else title,
        url=passage_url(occupation.slug, section.type, heading),
    )


def _in_order(
    index: Index, analyzed: AnalyzedOccupation
) -> Sequence[tuple[Section, SectionMentions]]:
    order = {slug: number for number, slug in enumerate(index.vocabulary.sections)}
    pairs = zip(analyzed.occupation.sections, analyzed.mentions, strict=True)
    return sorted(pairs, key=lambda pair: order[pair[0].type])


def _parts(section: Section, found: SectionMentions) -> Iterator[ProfilePart]:
    for part, start, end in section.spans():
        here = [m for m in found.mentions if start <= m.start and m.end <= end]
        blocks = tuple(_blocks(part.text, start, here))
        yield ProfilePart(part.heading, anchor(section.type, part.heading), blocks)


def _blocks(text: str, offset: int, mentions: Sequence[Mention]) -> Iterator[Block]:
    start = 0
    for block in text.split("\n\n"):
        items: list[tuple[LinkedName, ...]] = []
        is_list = block.startswith("- ")
        at = start
        for line in block.split("\n"):
            skip = 2 if is_list else 0
            items.append(_linked(line[skip:], offset + at + skip, mentions))
            at += len(line) + 1
        yield Block(is_list, tuple(items))
        start += len(block) + 2


def _linked(line: str, offset: int, mentions: Sequence[Mention]) -> tuple[LinkedName, ...]:
    """A line cut at the names in it; of two that overlap the longer one is linked."""
    inside = [m for m in mentions if offset <= m.start and m.end <= offset + len(line)]
    parts: list[LinkedName] = []
    at = 0
    for mention in sorted(inside, key=lambda m: (m.start, -m.end)):
        start, end = mention.start - offset, mention.end - offset
        if start < at:
            continue
        if start > at:
            parts.append(LinkedName(line[at:start], None))
        parts.append(LinkedName(line[start:end], entity_url(mention.entity, mention.slug)))
        at = end
    if at < len(line):
        parts.append(LinkedName(line[at:], None))
    return tuple(parts)


def _related(index: Index, occupation: Occupation) -> tuple[Link, ...]:
    numbers, cards = index.view.numbers, index.view.cards
    here = [
        Link(cards[numbers[s]].title, profile_url(s), s) for s in occupation.related if s in numbers
    ]
    return (*here, *(Link(title, None, None) for title in occupation.related_titles))


def _source(index: Index, reference: SourceReference) -> ProfileSource:
    known: Source | None = index.vocabulary.sources.get(reference.source or "")
    return ProfileSource(
        title=known.title if known else reference.name or "",
        publisher=known.publisher if known else None,
        edition=reference.edition or (known.edition if known else None),
        date=reference.date or (known.date if known else None),
        url=reference.url or (known.url if known else None),
        licence=known.licence if known else None,
    )
