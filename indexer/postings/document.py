"""Section -> index document: the only place that decides what is searchable."""

from collections.abc import Iterator, Mapping, Sequence

from indexer.extraction.mentions import AnalyzedOccupation, SectionMentions
from indexer.facet import ENTITY_FACETS
from indexer.model import Credential, Occupation, Organization, Section, Vocabulary


def documents(analyzed: AnalyzedOccupation, vocabulary: Vocabulary) -> Iterator[Mapping[str, str]]:
    """One document a section; the occupation's own fields are on each of them."""
    occupation = analyzed.occupation
    shared = occupation_texts(occupation)
    for section, mentions in zip(occupation.sections, analyzed.mentions, strict=True):
        yield {
            "slug": occupation.slug,
            "section": section.type,
            **shared,
            **section_texts(section, mentions, vocabulary),
            **{
                name: " ".join(slugs_of(mentions, facet.entity))
                for name, facet in ENTITY_FACETS.items()
            },
        }


def occupation_texts(occupation: Occupation) -> Mapping[str, str]:
    """Text of each occupation field; one name a line, so that no phrase reaches across two."""
    return {
        "title": occupation.title,
        "alternate_titles": "\n".join((*occupation.alternate_titles, *occupation.former_titles)),
        "codes": "\n".join((*occupation.soc, *occupation.onet)),
    }


def section_texts(
    section: Section, mentions: SectionMentions, vocabulary: Vocabulary
) -> Mapping[str, str]:
    """Text of each section field. ``names`` lets a passage that only has an acronym be found by the
    full name, and the other way round."""
    names: list[str] = []
    for slug in slugs_of(mentions, "credential"):
        names += _names_of(vocabulary.credentials[slug])
    for slug in slugs_of(mentions, "organization"):
        names += _names_of(vocabulary.organizations[slug])
    return {
        "heading": "\n".join(section.headings),
        "text": section.text,
        "names": "\n".join(names),
    }


def slugs_of(mentions: SectionMentions, entity: str) -> tuple[str, ...]:
    """Slugs of the credentials or organizations that a section names, in order of appearance."""
    return tuple(dict.fromkeys(m.slug for m in mentions.mentions if m.entity == entity))


def _names_of(named: Credential | Organization) -> Sequence[str]:
    return (named.name, named.acronym) if named.acronym else (named.name,)
