"""Answers about occupations: the list of all, and one in full."""

from collections.abc import Iterator, Mapping

from pydantic import Field

from indexer import model
from indexer.addresses import passage_url, profile_url
from indexer.browse.profile import Block, Profile, ProfileSection, get_profile
from indexer.conditions import said_conditions
from indexer.index import Index
from indexer.model import (
    CONDITIONS,
    EDUCATION_LEVELS,
    EXPERIENCE_LEVELS,
    HELD_TITLES_SOURCE,
    INTERESTS,
    OUTLOOK_CLASSES,
    REPORTED_CONDITIONS,
    SCHEDULES,
    TRAINING_LEVELS,
)
from indexer.postings.card import Card
from indexer.search.search import quick_facts
from webapp import urls
from webapp.api import addresses
from webapp.api.common import Paged, Passage, Reference, Value
from webapp.api.parameters import ListParameters, NoParameters
from webapp.api.search import QuickFacts


class OccupationEntry(Value):
    slug: str
    title: str
    url: str = Field(description="Of the profile.")
    soc: tuple[str, ...] = Field(description="Standard Occupational Classification.")
    onet: tuple[str, ...] = Field(description="O*NET-SOC.")
    alternate_titles: tuple[str, ...]
    former_titles: tuple[str, ...]
    quick_facts: QuickFacts


class OccupationList(Paged):
    """A page of the occupations, by title."""

    occupations: tuple[OccupationEntry, ...]


class Level(Value):
    value: str = Field(description="What a filter calls it.")
    label: str


class Pay(Value):
    """Wages in US dollars; percentiles that are not published are null."""

    median: float | None
    unit: str = Field(description='"year" or "hour".')
    year: int
    source: str = Field(description="Slug of the source.")
    p10: float | None
    p25: float | None
    p75: float | None
    p90: float | None


class Jobs(Value):
    count: int = Field(description="People employed.")
    year: int
    source: str = Field(description="Slug of the source.")


class Outlook(Value):
    """Projected change of employment."""

    percent: int
    outlook_class: Level
    change: int | None = Field(description="Jobs, over the whole period.")
    openings: int | None = Field(description="A year, on average.")
    from_year: int
    to_year: int
    source: str = Field(description="Slug of the source.")


class IndustryShare(Value):
    industry: str
    percent: int = Field(description="Of the occupation's jobs.")
    median: float | None = Field(description="US dollars, where published.")
    unit: str | None


class Industries(Value):
    year: int
    source: str = Field(description="Slug of the source.")
    shares: tuple[IndustryShare, ...]


class Interests(Value):
    """How much the work calls for each of Holland's types, 1 to 7."""

    highest: tuple[Level, ...] = Field(description="The two highest.")
    realistic: float
    investigative: float
    artistic: float
    social: float
    enterprising: float
    conventional: float
    source: str = Field(description="Slug of the source.")


class Keywords(Value):
    values: tuple[Level, ...]
    source: str = Field(description="Slug of the source.")


class SaidCondition(Value):
    """A condition that the profile's own text tells of."""

    condition: Level
    sentence: str
    url: str = Field(description="Of the section that has the sentence.")


class Conditions(Value):
    reported: Keywords | None = Field(description="By the Handbook.")
    said: tuple[SaidCondition, ...] = Field(description="By the profile, word for word.")


class Qualities(Value):
    names: tuple[str, ...]
    source: str = Field(description="Slug of the source.")


class Technology(Value):
    """Software and tools that tell the occupation from others."""

    software: tuple[str, ...]
    hot: tuple[str, ...] = Field(description="Of the software what employers often ask for.")
    tools: tuple[str, ...]
    source: str = Field(description="Slug of the source.")


class JobZone(Value):
    """O*NET's, 1 (little preparation) to 5; a range where several occupations make one profile."""

    low: int
    high: int
    source: str = Field(description="Slug of the source.")


class Facts(Value):
    """Figures with unit, year and source; null where the profile has none."""

    education: Level | None
    experience: Level | None
    training: Level | None
    pay: Pay | None
    wages: Pay | None = Field(description="Of another survey and year than pay: never compare.")
    jobs: Jobs | None
    outlook: Outlook | None
    industries: Industries | None
    job_zone: JobZone | None
    interests: Interests | None
    schedule: Keywords | None
    conditions: Conditions
    qualities: Qualities | None
    technology: Technology | None


class Part(Value):
    """A run of paragraphs under one heading."""

    heading: str | None
    url: str = Field(description="Of the place in the profile.")
    text: str = Field(description='Paragraphs, a blank line between; list items begin with "- ".')


class Section(Value):
    type: str
    title: str
    url: str = Field(description="Of the place in the profile.")
    parts: tuple[Part, ...]


class NamedCredential(Value):
    slug: str
    label: str
    kind: str
    relation: str = Field(description='"requires", "prefers" or "mentions".')
    by: str | None = Field(description='Who requires or prefers it: "law" or "employers".')
    url: str
    passage: Passage


class NamedOrganization(Value):
    slug: str
    label: str
    roles: tuple[str, ...] = Field(description='What it does here, e.g. "issues", "licenses".')
    url: str
    passage: Passage


class Source(Value):
    """Where the profile comes from."""

    slug: str | None = Field(description="What figures call it.")
    title: str
    publisher: str | None
    edition: str | None
    date: str | None
    url: str | None
    licence: str | None


class HeldTitles(Value):
    """Further titles that people hold; show them with their credit."""

    titles: tuple[str, ...]
    source: str = Field(description="Slug of the source.")
    credit: str | None = Field(description="The line to credit the titles with.")
    url: str | None = Field(description="Of the source.")
    licence: str | None


class OccupationAnswer(Value):
    """One occupation in full."""

    slug: str
    title: str
    url: str = Field(description="Of the profile.")
    generation: str = Field(description="Name of the index that answered.")
    group: Reference | None
    soc: tuple[str, ...] = Field(description="Standard Occupational Classification.")
    onet: tuple[str, ...] = Field(description="O*NET-SOC.")
    alternate_titles: tuple[str, ...]
    former_titles: tuple[str, ...]
    held_titles: HeldTitles | None = Field(
        description="Titles that people hold and the profile does not list itself, with whom to "
        "credit; null where there are none."
    )
    facts: Facts
    sections: tuple[Section, ...]
    credentials: tuple[NamedCredential, ...]
    organizations: tuple[NamedOrganization, ...]
    related: tuple[Reference, ...]
    sources: tuple[Source, ...]


def answer_occupations(index: Index, asked: ListParameters) -> OccupationList:
    cards = sorted(index.view.cards, key=lambda card: (card.title.casefold(), card.slug))
    shown, pages, links = addresses.page_of(addresses.OCCUPATIONS, asked, cards)
    return OccupationList(
        total=len(cards),
        page=asked.page,
        pages=pages,
        generation=index.generation,
        links=links,
        occupations=tuple(_occupation_entry(index, card) for card in shown),
    )


def answer_occupation(index: Index, asked: NoParameters, slug: str) -> OccupationAnswer:
    return make_occupation(get_profile(index, slug), index.generation)


def make_occupation(profile: Profile, generation: str) -> OccupationAnswer:
    """Args:
    profile: as the engine gives it.
    generation: name of the index it is from.
    """
    occupation, group = profile.occupation, profile.group
    url = profile_url(occupation.slug)
    return OccupationAnswer(
        slug=occupation.slug,
        title=occupation.title,
        url=url,
        generation=generation,
        group=Reference(title=group.title, url=urls.group_url(group.slug)) if group else None,
        soc=occupation.soc,
        onet=occupation.onet,
        alternate_titles=occupation.alternate_titles,
        former_titles=occupation.former_titles,
        held_titles=_held_titles(profile),
        facts=_facts(occupation),
        sections=tuple(_section(section, url) for section in profile.sections),
        credentials=tuple(NamedCredential.model_validate(one) for one in profile.credentials),
        organizations=tuple(NamedOrganization.model_validate(one) for one in profile.organizations),
        related=tuple(Reference.model_validate(link) for link in profile.related),
        sources=tuple(
            Source(
                slug=reference.source,
                title=source.title,
                publisher=source.publisher,
                edition=source.edition,
                date=source.date,
                url=source.url,
                licence=source.licence,
            )
            for reference, source in zip(occupation.sources, profile.sources, strict=True)
        ),
    )


def _held_titles(profile: Profile) -> HeldTitles | None:
    titles, source = profile.occupation.held_titles, profile.held_titles_source
    if not titles:
        return None
    return HeldTitles(
        titles=titles,
        source=HELD_TITLES_SOURCE,
        credit=f"Titles from {source.credit}" if source else None,
        url=source.url if source else None,
        licence=source.licence if source else None,
    )


def _facts(occupation: model.Occupation) -> Facts:
    facts = occupation.facts
    return Facts(
        education=_level(EDUCATION_LEVELS, facts.education),
        experience=_level(EXPERIENCE_LEVELS, facts.experience),
        training=_level(TRAINING_LEVELS, facts.training),
        pay=Pay.model_validate(facts.pay) if facts.pay else None,
        wages=Pay.model_validate(facts.wages) if facts.wages else None,
        jobs=Jobs.model_validate(facts.jobs) if facts.jobs else None,
        outlook=_outlook(facts.outlook) if facts.outlook else None,
        industries=Industries.model_validate(facts.industries) if facts.industries else None,
        job_zone=JobZone.model_validate(facts.job_zone) if facts.job_zone else None,
        interests=_interests(facts.interests) if facts.interests else None,
        schedule=_keywords(SCHEDULES, facts.schedule),
        conditions=Conditions(
            reported=_keywords(REPORTED_CONDITIONS, facts.conditions),
            said=tuple(_said(occupation)),
        ),
        qualities=Qualities.model_validate(facts.qualities) if facts.qualities else None,
        technology=Technology.model_validate(facts.technology) if facts.technology else None,
    )


def _interests(interests: model.Interests) -> Interests:
    highest = [Level(value=name, label=INTERESTS[name]) for name in interests.highest]
    scores = {name: getattr(interests, name) for name in INTERESTS}
    return Interests(highest=tuple(highest), **scores, source=interests.source)


def _keywords(
    labels: Mapping[str, str], said: model.Schedule | model.Conditions | None
) -> Keywords | None:
    if said is None:
        return None
    values = tuple(Level(value=key, label=labels[key]) for key in said.keywords)
    return Keywords(values=values, source=said.source)


def _said(occupation: model.Occupation) -> Iterator[SaidCondition]:
    for key, said in said_conditions(occupation).items():
        yield SaidCondition(
            condition=Level(value=key, label=CONDITIONS[key]),
            sentence=said.sentence,
            url=passage_url(occupation.slug, said.section, None),
        )


def _level(labels: Mapping[str, str], key: str | None) -> Level | None:
    return Level(value=key, label=labels.get(key, key)) if key else None


def _outlook(outlook: model.Outlook) -> Outlook:
    key = outlook.outlook_class
    return Outlook(
        percent=outlook.percent,
        outlook_class=Level(value=key, label=OUTLOOK_CLASSES.get(key, key)),
        change=outlook.change,
        openings=outlook.openings,
        from_year=outlook.from_year,
        to_year=outlook.to_year,
        source=outlook.source,
    )


def _section(section: ProfileSection, url: str) -> Section:
    return Section(
        type=section.type,
        title=section.title,
        url=f"{url}#{section.anchor}",
        parts=tuple(
            Part(
                heading=part.heading,
                url=f"{url}#{part.anchor}",
                text="\n\n".join(_text(block) for block in part.blocks),
            )
            for part in section.parts
        ),
    )


def _text(block: Block) -> str:
    sign = "- " if block.is_list else ""
    return "\n".join(sign + "".join(run.text for run in item) for item in block.items)


def _occupation_entry(index: Index, card: Card) -> OccupationEntry:
    return OccupationEntry(
        slug=card.slug,
        title=card.title,
        url=profile_url(card.slug),
        soc=card.soc,
        onet=card.onet,
        alternate_titles=card.alternate_titles,
        former_titles=card.former_titles,
        quick_facts=QuickFacts.model_validate(quick_facts(card, index.vocabulary)),
    )
