"""The facets: each is declared here and nowhere else.

A new one is a name in `FacetName` and a case in `_declared`, which fails to type-check without it.
Tables and counts of both engines, the cluster's fields, the parameters of addresses, of the API and
of the command line, and the boxes of the search page follow.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, assert_never, get_args

from indexer.conditions import conditions_of
from indexer.model import (
    CONDITIONS,
    EDUCATION_LEVELS,
    EXPERIENCE_LEVELS,
    INTERESTS,
    OUTLOOK_CLASSES,
    SCHEDULES,
    TRAINING_LEVELS,
    EntityType,
    Occupation,
    Relation,
    RequiredBy,
)

FacetName = Literal[
    "education", "pay", "outlook", "interest", "schedule", "condition", "experience", "training",
    "group", "requirement", "credential", "organization", "technology", "section",
]  # fmt: skip
FACET_NAMES: tuple[FacetName, ...] = get_args(FacetName)  # in the order they are shown


@dataclass(frozen=True, slots=True)
class SectionFacet:
    """The types of the sections that answer: it narrows where words are looked for."""

    label: str
    meaning: str  # of choosing a value, in a sentence


@dataclass(frozen=True, slots=True)
class EntityFacet:
    """Names of the vocabulary that the sections mention, those of most occupations first."""

    entity: EntityType
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class GroupFacet:
    """The vocabulary's groups of occupations, those of most occupations first."""

    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class LevelFacet:
    """A property of the whole occupation with a few values in an order of their own.

    ``levels``: label of each value; ``of``: the value of a profile, None where it has none.
    """

    label: str
    meaning: str
    levels: Mapping[str, str]
    of: Callable[[Occupation], str | None]


@dataclass(frozen=True, slots=True)
class TraitFacet:
    """A property of the whole occupation of which it may have several values, in an order of their
    own. ``levels``: label of each value; ``of``: the values of a profile."""

    label: str
    meaning: str
    levels: Mapping[str, str]
    of: Callable[[Occupation], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class NameFacet:
    """Names that profiles list, those of most occupations first. ``of``: the names of a profile;
    `name_slug` gives the values."""

    label: str
    meaning: str
    of: Callable[[Occupation], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class RequirementFacet:
    """How much credentials are wanted. It is told of each link of an occupation to a credential, so
    of those that are chosen, else of those that the query names, else of all.

    ``levels``: label of each value, the strictest first.
    """

    label: str
    meaning: str
    levels: Mapping[str, str]


PropertyFacet = GroupFacet | LevelFacet | TraitFacet | NameFacet
FacetDeclaration = SectionFacet | EntityFacet | PropertyFacet | RequirementFacet


@dataclass(frozen=True, slots=True)
class PayBand:
    """Median pay in US dollars a year: ``low`` is in the band, ``high`` no longer."""

    slug: str
    label: str
    low: float
    high: float


# The bands of the Handbook's own occupation finder.
PAY_BANDS = (
    PayBand("under-40000", "Less than $40,000", 0, 40_000),
    PayBand("40000-59999", "$40,000 to $59,999", 40_000, 60_000),
    PayBand("60000-79999", "$60,000 to $79,999", 60_000, 80_000),
    PayBand("80000-99999", "$80,000 to $99,999", 80_000, 100_000),
    PayBand("100000-or-more", "$100,000 or more", 100_000, float("inf")),
)


def pay_band(annual_median: float | None) -> str | None:
    """Slug of the band that holds a median pay in US dollars a year."""
    if annual_median is None:
        return None
    return next(band.slug for band in PAY_BANDS if band.low <= annual_median < band.high)


def _band_of(occupation: Occupation) -> str | None:
    pay = occupation.facts.pay
    return pay_band(pay.annual_median if pay else None)


def _outlook_of(occupation: Occupation) -> str | None:
    outlook = occupation.facts.outlook
    return outlook.outlook_class if outlook else None


def _interests_of(occupation: Occupation) -> tuple[str, ...]:
    interests = occupation.facts.interests
    return interests.highest if interests else ()


def _schedule_of(occupation: Occupation) -> tuple[str, ...]:
    schedule = occupation.facts.schedule
    return schedule.keywords if schedule else ()


def technology_of(occupation: Occupation) -> tuple[str, ...]:
    """Names of the software and tools of a profile."""
    used = occupation.facts.technology
    return tuple(dict.fromkeys((*used.software, *used.tools))) if used else ()


def name_slug(name: str) -> str:
    """The value of a `NameFacet` for a name: "autodesk-autocad" for "Autodesk AutoCAD"."""
    return re.sub(r"[^a-z0-9+#.]+", "-", name.lower()).strip("-")


# What an occupation wants of a credential that it names, the strictest first.
REQUIREMENTS = {
    "law": "Required by law",
    "required": "Required",
    "preferred": "Preferred",
    "mentioned": "Mentioned",
}


def requirement_of(relation: Relation, by: RequiredBy | None) -> str:
    """Key of `REQUIREMENTS`; ``by``: who requires or prefers it, where the profile says so."""
    if relation == "requires":
        return "law" if by == "law" else "required"
    return "preferred" if relation == "prefers" else "mentioned"


def _declared(name: FacetName) -> FacetDeclaration:
    match name:
        case "section":
            return SectionFacet("Section", "Only what sections of these types say.")
        case "credential":
            meaning = "Slugs: only occupations that name one."
            return EntityFacet("credential", "Credential", meaning)
        case "organization":
            meaning = "Slugs: only occupations that name one."
            return EntityFacet("organization", "Organization", meaning)
        case "group":
            return GroupFacet("Occupation group", "Slugs of groups of occupations.")
        case "education":
            return LevelFacet(
                "Typical entry-level education",
                "Typically needed for entry.",
                EDUCATION_LEVELS,
                lambda occupation: occupation.facts.education,
            )
        case "experience":
            return LevelFacet(
                "Work experience",
                "Needed in a related occupation.",
                EXPERIENCE_LEVELS,
                lambda occupation: occupation.facts.experience,
            )
        case "training":
            return LevelFacet(
                "On-the-job training",
                "Needed to become competent.",
                TRAINING_LEVELS,
                lambda occupation: occupation.facts.training,
            )
        case "pay":
            return LevelFacet(
                "Median pay",
                "Median pay, US dollars a year.",
                {band.slug: band.label for band in PAY_BANDS},
                _band_of,
            )
        case "outlook":
            return LevelFacet(
                "Job outlook",
                "Projected growth.",
                OUTLOOK_CLASSES,
                _outlook_of,
            )
        case "interest":
            return TraitFacet(
                "What you like",
                "The two highest of an occupation's six interests, by O*NET.",
                INTERESTS,
                _interests_of,
            )
        case "schedule":
            return TraitFacet(
                "When you work",
                "As the Handbook says; one that says nothing of it is not among them.",
                SCHEDULES,
                _schedule_of,
            )
        case "condition":
            return TraitFacet(
                "Conditions",
                "As the Handbook reports or the profile's own text says.",
                CONDITIONS,
                conditions_of,
            )
        case "technology":
            meaning = "Software and tools that tell occupations apart, by O*NET."
            return NameFacet("Software and tools", meaning, technology_of)
        case "requirement":
            return RequirementFacet(
                "Requirement",
                "Occupations that want a credential so much: the chosen ones, else those that the "
                "query names, else any.",
                REQUIREMENTS,
            )
        case _:
            assert_never(name)


FACETS: Mapping[FacetName, FacetDeclaration] = {name: _declared(name) for name in FACET_NAMES}
ENTITY_FACETS: Mapping[FacetName, EntityFacet] = {
    name: facet for name, facet in FACETS.items() if isinstance(facet, EntityFacet)
}
# Properties of the whole occupation: it has the same values of each wherever one looks.
PROPERTY_FACETS: Mapping[FacetName, PropertyFacet] = {
    name: facet for name, facet in FACETS.items() if isinstance(facet, PropertyFacet)
}


def levels_of(facet: FacetDeclaration) -> tuple[str, ...]:
    """The values that a facet has whatever the corpus says; none where the corpus decides."""
    if isinstance(facet, LevelFacet | TraitFacet | RequirementFacet):
        return tuple(facet.levels)
    return ()


def is_ordered(name: FacetName) -> bool:
    """Whether the values stand in an order of their own; else those of most occupations first."""
    return isinstance(FACETS[name], SectionFacet | LevelFacet | TraitFacet | RequirementFacet)


def properties_of(occupation: Occupation) -> Mapping[FacetName, tuple[str, ...]]:
    """The values of each facet that is a property of the whole occupation, where it has any."""
    values = {name: _values(facet, occupation) for name, facet in PROPERTY_FACETS.items()}
    return {name: found for name, found in values.items() if found}


def _values(facet: PropertyFacet, occupation: Occupation) -> tuple[str, ...]:
    match facet:
        case GroupFacet():
            return (occupation.group,) if occupation.group else ()
        case LevelFacet():
            level = facet.of(occupation)
            return (level,) if level else ()
        case TraitFacet():
            return facet.of(occupation)
        case NameFacet():
            return tuple(dict.fromkeys(map(name_slug, facet.of(occupation))))
