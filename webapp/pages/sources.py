"""Sources of a profile, numbered, so that every figure can point at its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indexer.browse.profile import Profile, ProfileSource
from indexer.model import Facts, Source, Vocabulary
from webapp.pages.frame import Link


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
    for figure in (facts.pay, facts.wages, facts.jobs, facts.outlook, facts.industries):
        if figure is not None:
            yield figure.source


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
