"""The answer about one occupation, from its profile."""

from collections.abc import Mapping

from indexer.addresses import profile_url
from indexer.browse.profile import Block, Profile, ProfileSection
from indexer.model import (
    EDUCATION_LEVELS,
    EXPERIENCE_LEVELS,
    HELD_TITLES_SOURCE,
    OUTLOOK_CLASSES,
    TRAINING_LEVELS,
)
from indexer.model import Facts as FactsOf
from indexer.model import Outlook as OutlookOf
from webapp import urls
from webapp.api.models.common import Reference
from webapp.api.models.occupations import (
    Facts,
    HeldTitles,
    Industries,
    Jobs,
    Level,
    NamedCredential,
    NamedOrganization,
    OccupationAnswer,
    Outlook,
    Part,
    Pay,
    Section,
    Source,
)


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
        facts=_facts(occupation.facts),
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


def _facts(facts: FactsOf) -> Facts:
    return Facts(
        education=_level(EDUCATION_LEVELS, facts.education),
        experience=_level(EXPERIENCE_LEVELS, facts.experience),
        training=_level(TRAINING_LEVELS, facts.training),
        pay=Pay.model_validate(facts.pay) if facts.pay else None,
        wages=Pay.model_validate(facts.wages) if facts.wages else None,
        jobs=Jobs.model_validate(facts.jobs) if facts.jobs else None,
        outlook=_outlook(facts.outlook) if facts.outlook else None,
        industries=Industries.model_validate(facts.industries) if facts.industries else None,
    )


def _level(labels: Mapping[str, str], key: str | None) -> Level | None:
    return Level(value=key, label=labels.get(key, key)) if key else None


def _outlook(outlook: OutlookOf) -> Outlook:
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
