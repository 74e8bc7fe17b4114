"""Facts of a profile, one line each with year and source, and the sources that they cite."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Literal

from indexer.browse.profile import Profile, ProfileSource
from indexer.model import (
    EDUCATION_LEVELS,
    EXPERIENCE_LEVELS,
    OUTLOOK_CLASSES,
    TRAINING_LEVELS,
    Facts,
    Outlook,
    Pay,
    Source,
    Vocabulary,
)
from webapp.pages.frame import Link
from webapp.wording import count_of, pay_words, percent_words

FactName = Literal[
    "pay", "wages", "education", "experience", "training", "jobs", "growth", "change", "openings"
]  # fmt: skip
LABELS: Mapping[FactName, str] = {
    "pay": "Median pay",
    "wages": "Median wage in the employers’ survey",
    "education": "Typical education",
    "experience": "Experience in a related occupation",
    "training": "Training on the job",
    "jobs": "Jobs",
    "growth": "Growth",
    "change": "Change in jobs",
    "openings": "Openings",
}


@dataclass(frozen=True, slots=True)
class Fact:
    name: FactName
    value: str
    note: str | None = None  # the year or years it holds for
    source: Link | None = None

    @property
    def label(self) -> str:
        return LABELS[self.name]


def make_facts(facts: Facts, sources: Mapping[str, Link]) -> tuple[Fact, ...]:
    """The facts that the profile has, in the order people ask for them.

    Args:
        facts: as the profile gives them.
        sources: a link to each source of the profile, by its slug.
    """
    lines = (
        _pay_fact("pay", facts.pay, sources),
        _pay_fact("wages", facts.wages, sources),
        _level("education", EDUCATION_LEVELS, facts.education),
        _level("experience", EXPERIENCE_LEVELS, facts.experience),
        _level("training", TRAINING_LEVELS, facts.training),
        _jobs_fact(facts, sources),
        *_outlook_facts(facts.outlook, sources),
    )
    return tuple(line for line in lines if line)


def _pay_fact(name: FactName, pay: Pay | None, sources: Mapping[str, Link]) -> Fact | None:
    if pay is None or pay.median is None:
        return None
    return Fact(name, pay_words(pay.median, pay.unit), str(pay.year), sources.get(pay.source))


def _level(name: FactName, levels: Mapping[str, str], key: str | None) -> Fact | None:
    return Fact(name, levels.get(key, key)) if key else None


def _jobs_fact(facts: Facts, sources: Mapping[str, Link]) -> Fact | None:
    if facts.jobs is None:
        return None
    jobs = facts.jobs
    return Fact("jobs", f"{jobs.count:,}", str(jobs.year), sources.get(jobs.source))


def _outlook_facts(outlook: Outlook | None, sources: Mapping[str, Link]) -> tuple[Fact, ...]:
    if outlook is None:
        return ()
    source = sources.get(outlook.source)
    years = f"{outlook.from_year} to {outlook.to_year}"
    speed = OUTLOOK_CLASSES.get(outlook.outlook_class, outlook.outlook_class).lower()
    lines = [Fact("growth", f"{percent_words(outlook.percent)}, {speed}", years, source)]
    if outlook.change is not None:
        sign = "−" if outlook.change < 0 else ""
        change = f"{sign}{count_of(abs(outlook.change), 'job')}"
        lines.append(Fact("change", change, years, source))
    if outlook.openings is not None:
        note = f"{years}, on average"
        lines.append(Fact("openings", f"{outlook.openings:,} a year", note, source))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class SourceLine:
    id: str
    title: str
    url: str | None
    detail: str  # publisher, edition, date and licence, as far as known
    attribution: str | None  # the words that the licence asks for


def make_sources(
    profile: Profile, vocabulary: Vocabulary
) -> tuple[tuple[SourceLine, ...], Mapping[str, Link]]:
    """The profile's own sources, then those that only its figures cite.

    Returns:
        The lines, and for each source's slug the link "1", "2", … to its line.
    """
    lines: list[SourceLine] = []
    cited: dict[str, Link] = {}

    def add(slug: str | None, source: ProfileSource) -> None:
        number = len(lines) + 1
        known = vocabulary.sources.get(slug or "")
        lines.append(_line(number, source, attribution_of(known) if known else None))
        if slug:
            cited.setdefault(slug, Link(str(number), f"#source-{number}"))

    for reference, source in zip(profile.occupation.sources, profile.sources, strict=True):
        add(reference.source, source)
    for slug in _sources_of(profile.occupation.facts):
        known = vocabulary.sources.get(slug)
        if known and slug not in cited:
            add(
                slug,
                ProfileSource(
                    title=known.title,
                    publisher=known.publisher,
                    edition=known.edition,
                    date=known.date,
                    url=known.url,
                    licence=known.licence,
                ),
            )
    return tuple(lines), cited


def _sources_of(facts: Facts) -> Iterator[str]:
    """The sources of the figures, then those of what else is told."""
    for field in fields(facts):
        source = getattr(getattr(facts, field.name), "source", None)
        if source is not None:
            yield source


def attribution_of(source: Source) -> str | None:
    """The words that a source's licence asks for, None where it asks for none."""
    return source.citation if source.licence and "attribution" in source.licence else None


def _line(number: int, source: ProfileSource, attribution: str | None) -> SourceLine:
    edition = source.edition if source.edition and source.edition not in source.title else None
    details = (source.publisher, edition, source.date, source.licence)
    return SourceLine(
        id=f"source-{number}",
        title=source.title or "Unnamed source",
        url=source.url,
        detail=". ".join(detail.rstrip(".") for detail in details if detail),
        attribution=attribution,
    )
