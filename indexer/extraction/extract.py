"""Section text -> mentions of credentials and organizations, and the entities they add up to.

The door to `indexer.extraction`, whose modules are named for the steps. Rules, no model: each says
which page of the Occupational Outlook Handbook, 2010-11 edition, it comes from.
"""

from collections.abc import Sequence

from indexer.extraction import stated
from indexer.extraction.drafts import drafts
from indexer.extraction.known import KnownNames
from indexer.extraction.mentions import Entity, Evidence, SectionMentions, Wish
from indexer.extraction.merge import Identities
from indexer.extraction.names import is_holder
from indexer.extraction.relations import wish
from indexer.extraction.stated import wordings, written_acronym
from indexer.extraction.tokens import sentences
from indexer.model import Contact, EntityType, Mention, Section, Vocabulary


class Extractor:
    """The rules and a vocabulary, compiled once and used for every occupation."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._known = KnownNames(vocabulary)

    def mentions(
        self, sections: Sequence[Section], contacts: Sequence[Contact] = ()
    ) -> tuple[SectionMentions, ...]:
        """Mentions of one occupation's sections, in their order.

        What one section defines counts in all of them; sections that share no name are read as if
        each were alone. ``contacts``: bodies that the profile gives for further information, found
        by name in the text.
        """
        made = drafts(self._known, sections, contacts)
        kept = [candidate for draft in made for _, found in draft.rows for candidate in found]
        identities = Identities(self._known, kept)
        return tuple(
            SectionMentions(draft.section, tuple(stated.mentions(draft, identities)))
            for draft in made
        )


def entities(sections: Sequence[Section], found: Sequence[SectionMentions]) -> tuple[Entity, ...]:
    """Sums mentions up: one entity a slug, in order of first mention, with its sentences."""
    texts = {section.type: section.text for section in sections}
    gathered: dict[tuple[EntityType, str], list[tuple[str, Mention, Evidence]]] = {}
    for section in found:
        if not section.mentions:
            continue
        text = texts[section.section]
        bounds = [(sentence.start, sentence.end) for sentence in sentences(text)]
        at = 0
        for mention in section.mentions:
            while bounds[at][1] < mention.end:
                at += 1
            start, end = bounds[at]
            evidence = _evidence(section.section, text[start:end], start, end, mention)
            gathered.setdefault((mention.entity, mention.slug), []).append(
                (section.section, mention, evidence)
            )
    return tuple(_entity(rows) for rows in gathered.values())


def _evidence(section: str, sentence: str, start: int, end: int, mention: Mention) -> Evidence:
    if mention.entity != "credential":
        return Evidence(section, sentence, start, end, None, mention.role)
    said: Wish = wish(
        sentence,
        mention.start - start,
        mention.end - start,
        holder=is_holder(mention.name, mention.surface),
    )
    return Evidence(
        section, sentence, start, end, said.relation, None, by=said.by, partial=said.partial
    )


def _entity(rows: Sequence[tuple[str, Mention, Evidence]]) -> Entity:
    first = rows[0][1]
    issuers = dict.fromkeys(issuer for _, mention, _ in rows for issuer in mention.issuers)
    roles = dict.fromkeys(mention.role for _, mention, _ in rows if mention.role)
    if len(roles) > 1:
        roles.pop("mentions", None)
    return Entity(
        entity=first.entity,
        slug=first.slug,
        name=first.name,
        acronym=next((mention.acronym for _, mention, _ in rows if mention.acronym), None),
        kind=first.kind,
        roles=tuple(roles),
        issuers=tuple(issuers),
        sections=tuple(dict.fromkeys(section for section, _, _ in rows)),
        evidence=tuple(dict.fromkeys(evidence for _, _, evidence in rows)),
        known=any(mention.known for _, mention, _ in rows),
        written=wordings([mention for _, mention, _ in rows]),
        written_acronym=written_acronym([mention for _, mention, _ in rows]),
    )
