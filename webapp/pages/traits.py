"""What people choose an occupation by, beside its figures: things that lead to a search."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from indexer.addresses import anchor
from indexer.conditions import said_conditions
from indexer.facet import FACETS, FacetName, name_slug
from indexer.model import CONDITIONS, INTERESTS, SCHEDULES, JobZone, Occupation, Technology
from indexer.request import SearchRequest
from webapp import urls
from webapp.pages.frame import Link

# O*NET, "Job Zones" (onetonline.org/help/online/zones): how much preparation occupations need.
PREPARATION: Mapping[int, str] = {
    1: "little or none",
    2: "some",
    3: "medium",
    4: "considerable",
    5: "extensive",
}


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing. ``url``: of the search for it; ``evidence``: the section that says so."""

    text: str
    url: str | None = None
    note: str | None = None
    evidence: Link | None = None


@dataclass(frozen=True, slots=True)
class TraitLine:
    label: str
    traits: tuple[Trait, ...]
    source: Link | None


def make_traits(occupation: Occupation, cited: Mapping[str, Link]) -> tuple[TraitLine, ...]:
    """The lines that the profile has something for.

    ``cited``: a link to each source of the profile, by its slug.
    """
    lines = (*_of_facets(occupation, cited), *_of_facts(occupation, cited))
    return tuple(line for line in lines if line.traits)


def _of_facets(occupation: Occupation, cited: Mapping[str, Link]) -> Iterator[TraitLine]:
    facts = occupation.facts
    if facts.interests:
        traits = _labelled("interest", INTERESTS, facts.interests.highest)
        yield TraitLine(FACETS["interest"].label, traits, cited.get(facts.interests.source))
    if facts.schedule:
        traits = _labelled("schedule", SCHEDULES, facts.schedule.keywords)
        yield TraitLine(FACETS["schedule"].label, traits, cited.get(facts.schedule.source))
    reported = cited.get(facts.conditions.source) if facts.conditions else None
    yield TraitLine(FACETS["condition"].label, tuple(_conditions(occupation)), reported)


def _of_facts(occupation: Occupation, cited: Mapping[str, Link]) -> Iterator[TraitLine]:
    facts = occupation.facts
    if facts.job_zone:
        text = _preparation(facts.job_zone)
        yield TraitLine("Preparation", (Trait(text),), cited.get(facts.job_zone.source))
    if facts.qualities:
        names = tuple(map(Trait, facts.qualities.names))
        yield TraitLine("Helps to have", names, cited.get(facts.qualities.source))
    if facts.technology:
        source = cited.get(facts.technology.source)
        yield TraitLine("Software", tuple(_software(facts.technology)), source)
        yield TraitLine("Tools", tuple(_tools(facts.technology.tools)), source)


def _labelled(
    facet: FacetName, labels: Mapping[str, str], keys: Iterable[str]
) -> tuple[Trait, ...]:
    return tuple(Trait(labels[key], _search(facet, key)) for key in keys)


def _conditions(occupation: Occupation) -> Iterator[Trait]:
    """What the profile's own text says has the place that says so."""
    reported = occupation.facts.conditions.keywords if occupation.facts.conditions else ()
    said = said_conditions(occupation)
    for key, label in CONDITIONS.items():
        if key in reported:
            yield Trait(label, _search("condition", key))
        elif key in said:
            place = Link(f"“{said[key].sentence}”", f"#{anchor(said[key].section, None)}")
            yield Trait(label, _search("condition", key), evidence=place)


def _preparation(zone: JobZone) -> str:
    low, high = PREPARATION[zone.low], PREPARATION[zone.high]
    words = low if low == high else f"{low} to {high}"
    numbers = str(zone.low) if zone.low == zone.high else f"{zone.low} to {zone.high}"
    return f"{words.capitalize()} (job zone {numbers} of 5)"


def _software(technology: Technology) -> Iterator[Trait]:
    for name in technology.software:
        note = "often asked for" if name in technology.hot else None
        yield Trait(name, _search("technology", name_slug(name)), note)


def _tools(names: Iterable[str]) -> Iterator[Trait]:
    for name in names:
        yield Trait(name, _search("technology", name_slug(name)))


def _search(facet: FacetName, value: str) -> str:
    return urls.search_url(SearchRequest("", {facet: (value,)}))
