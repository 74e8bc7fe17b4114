"""Section -> index document: the only place that decides what is searchable."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from indexer.extraction.mentions import AnalyzedOccupation, SectionMentions
from indexer.facet import ENTITY_FACETS, properties_of
from indexer.model import Credential, Occupation, Organization, Section, Vocabulary
from indexer.postings.schema import NUMBERS, OCCUPATION_FIELDS, SECTION_FIELDS, field_of


def documents(analyzed: AnalyzedOccupation, vocabulary: Vocabulary) -> Iterator[Mapping[str, Any]]:
    """One document a section; the occupation's own fields are on each of them."""
    occupation = analyzed.occupation
    shared = _occupation_fields(occupation)
    for section, mentions in zip(occupation.sections, analyzed.mentions, strict=True):
        document: dict[str, Any] = dict(shared)
        texts = section_texts(section, mentions, vocabulary)
        for name in SECTION_FIELDS:
            document[name] = document[field_of(name, "exact")] = texts[name]
        document["id"] = f"{occupation.slug}#{section.type}"
        document["slug"] = occupation.slug
        document["section"] = section.type
        for name, facet in ENTITY_FACETS.items():
            document[name] = " ".join(slugs_of(mentions, facet.entity))
        yield document


def _occupation_fields(occupation: Occupation) -> Mapping[str, Any]:
    facts = occupation.facts
    texts = occupation_texts(occupation)
    fields: dict[str, Any] = {"soc": " ".join(occupation.soc)}
    for name in OCCUPATION_FIELDS:
        fields[name] = fields[field_of(name, "exact")] = texts[name]
    fields |= {k: v for k, v in properties_of(occupation).items() if k not in NUMBERS}
    if facts.outlook:
        fields["growth"] = facts.outlook.percent
    if facts.pay and facts.pay.annual_median is not None:
        fields["pay"] = round(facts.pay.annual_median)
    return fields


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
