"""What a result list shows of an occupation and sorts by: small enough to keep all in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from indexer.extraction.mentions import AnalyzedOccupation
from indexer.extraction.wishes import wishes
from indexer.facet import FacetName, properties_of, requirement_of, technology_of
from indexer.model import HOURS_A_YEAR


@dataclass(frozen=True, slots=True)
class Card:
    """An occupation without its texts; facts it does not have are None."""

    slug: str
    title: str
    alternate_titles: tuple[str, ...]
    former_titles: tuple[str, ...]
    held_titles: tuple[str, ...]
    soc: tuple[str, ...]
    onet: tuple[str, ...]
    properties: Mapping[FacetName, tuple[str, ...]]  # values of the facets of the whole occupation
    technology: tuple[str, ...]  # names of software and tools
    interests: tuple[float, ...]  # scores of the six types of `INTERESTS`, in their order; or none
    pay_median: float | None  # US dollars a year or an hour, as pay_unit says
    pay_unit: str | None
    pay_year: int | None
    pay_source: str | None  # slug of the source; that of the others as well
    growth_percent: int | None
    growth_years: tuple[int, int] | None
    growth_source: str | None
    openings: int | None  # a year
    jobs: int | None
    jobs_year: int | None
    jobs_source: str | None
    requirements: Mapping[str, str]  # of credentials that it requires or prefers

    @property
    def group(self) -> str | None:
        """Slug of the occupation's group."""
        return next(iter(self.properties.get("group", ())), None)

    @property
    def education(self) -> str | None:
        """Key of model.EDUCATION_LEVELS."""
        return next(iter(self.properties.get("education", ())), None)

    @property
    def annual_pay(self) -> float | None:
        """Median pay in US dollars a year; hourly pay is taken at 2,080 hours."""
        if self.pay_median is None or self.pay_unit == "year":
            return self.pay_median
        return self.pay_median * HOURS_A_YEAR


def card_of(analyzed: AnalyzedOccupation) -> Card:
    """The card of a profile."""
    occupation = analyzed.occupation
    facts = occupation.facts
    return Card(
        slug=occupation.slug,
        title=occupation.title,
        alternate_titles=occupation.alternate_titles,
        former_titles=occupation.former_titles,
        held_titles=occupation.held_titles,
        soc=occupation.soc,
        onet=occupation.onet,
        properties=properties_of(occupation),
        technology=technology_of(occupation),
        interests=facts.interests.scores if facts.interests else (),
        pay_median=facts.pay.median if facts.pay else None,
        pay_unit=facts.pay.unit if facts.pay else None,
        pay_year=facts.pay.year if facts.pay else None,
        pay_source=facts.pay.source if facts.pay else None,
        growth_percent=facts.outlook.percent if facts.outlook else None,
        growth_years=(facts.outlook.from_year, facts.outlook.to_year) if facts.outlook else None,
        growth_source=facts.outlook.source if facts.outlook else None,
        openings=facts.outlook.openings if facts.outlook else None,
        jobs=facts.jobs.count if facts.jobs else None,
        jobs_year=facts.jobs.year if facts.jobs else None,
        jobs_source=facts.jobs.source if facts.jobs else None,
        requirements={
            slug: requirement_of(wish.relation, wish.by)
            for slug, wish in wishes(analyzed).items()
            if wish.relation != "mentions"
        },
    )


def card_row(card: Card) -> Mapping[str, Any]:
    """A card as its JSON value."""
    return {field.name: getattr(card, field.name) for field in fields(card)}


def card_from(row: Mapping[str, Any]) -> Card:
    """A card from its JSON value."""
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
    values["properties"] = {name: tuple(found) for name, found in row["properties"].items()}
    return Card(**values)
