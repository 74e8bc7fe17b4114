"""Mistakes that one value by itself does not show: what it refers to, and what it repeats."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import pairwise

from indexer.addresses import anchor
from indexer.corpus.files import VocabularyName
from indexer.corpus.marked_yaml import Loc, MarkedYaml
from indexer.errors import Problem
from indexer.model import Occupation, Vocabulary


def check_occupation(
    marked: MarkedYaml, occupation: Occupation, vocabulary: Vocabulary
) -> list[Problem]:
    """Problems of one profile that its vocabulary and its own file name show."""
    problems: list[Problem] = []

    def report(loc: Loc, message: str) -> None:
        problems.append(marked.problem_at(loc, message))

    if occupation.slug != marked.source.path.stem:
        name = marked.source.path.name
        report(("slug",), f"the slug is {occupation.slug!r} but the file is called {name!r}")
    if occupation.group is not None and occupation.group not in vocabulary.groups:
        report(("group",), f"no group {occupation.group!r} in vocabulary/groups.yaml")
    for loc, value in _repeated(("alternate_titles",), occupation.alternate_titles):
        report(loc, f"{value!r} is listed twice")
    for number, link in enumerate(occupation.credentials):
        if link.credential not in vocabulary.credentials:
            report(
                ("credentials", number),
                f"no credential {link.credential!r} in vocabulary/credentials.yaml",
            )
    links = [link.credential for link in occupation.credentials]
    for loc, value in _repeated(("credentials",), links):
        report(loc, f"the credential {value!r} is listed twice")
    problems += _check_figures(marked, occupation)
    problems += _check_sections(marked, occupation, vocabulary)
    problems += _check_sources(marked, occupation, vocabulary)
    return problems


def _check_figures(marked: MarkedYaml, occupation: Occupation) -> Iterator[Problem]:
    """Figures that cannot all be right."""
    facts = occupation.facts
    for key, pay in (("pay", facts.pay), ("wages", facts.wages)):
        if pay is None:
            continue
        steps = {n: getattr(pay, n) for n in ("p10", "p25", "median", "p75", "p90")}
        known = [(name, value) for name, value in steps.items() if value is not None]
        for (low, less), (high, more) in pairwise(known):
            if less > more:
                message = f"{low} is {less:,g}, more than {high} with {more:,g}"
                yield marked.problem_at(("facts", key, low), message)
    outlook = facts.outlook
    if outlook and outlook.from_year >= outlook.to_year:
        message = f"the projection begins in {outlook.from_year} and ends in {outlook.to_year}"
        yield marked.problem_at(("facts", "outlook", "from"), message)
    zone = facts.job_zone
    if zone and zone.low > zone.high:
        message = f"the lowest job zone is {zone.low}, the highest {zone.high}"
        yield marked.problem_at(("facts", "job_zone", "low"), message)


def _check_sections(
    marked: MarkedYaml, occupation: Occupation, vocabulary: Vocabulary
) -> list[Problem]:
    problems: list[Problem] = []
    for number, section in enumerate(occupation.sections):
        loc: Loc = ("sections", number)
        written = marked.value["sections"][number]
        if section.type not in vocabulary.sections:
            problems.append(
                marked.problem_at(
                    (*loc, "type"), f"no section type {section.type!r} in vocabulary/sections.yaml"
                )
            )
        if "text" in written and "parts" in written:
            problems.append(
                marked.problem_at(
                    (*loc, "text"), "a section has either 'text' or 'parts', not both"
                )
            )
        elif not written.get("text") and not written.get("parts"):
            problems.append(marked.problem_at(loc, f"the section {section.type!r} is empty"))
        for part, heading in enumerate(part.heading for part in section.parts):
            if heading is None and part > 0:
                problems.append(
                    marked.problem_at(
                        (*loc, "parts", part), "only the first part may go without a heading"
                    )
                )
        anchors = [anchor(section.type, part.heading) for part in section.parts]
        for at, value in _repeated((*loc, "parts"), anchors):
            heading = section.parts[int(at[-1])].heading
            same = [part.heading for part in section.parts].count(heading) > 1
            message = "is given twice" if same else f"gives the address #{value} of another one"
            problems.append(marked.problem_at(at, f"the heading {heading!r} {message}"))
    types = [section.type for section in occupation.sections]
    for at, value in _repeated(("sections",), types):
        problems.append(marked.problem_at(at, f"the section {value!r} is given twice"))
    return problems


def _check_sources(
    marked: MarkedYaml, occupation: Occupation, vocabulary: Vocabulary
) -> list[Problem]:
    problems: list[Problem] = []
    cited: list[tuple[Loc, str | None]] = []
    for number, reference in enumerate(occupation.sources):
        cited.append((("sources", number), reference.source))
        if reference.source is None and reference.name is None:
            message = "a source needs a 'source' (of the vocabulary) or a 'name'"
            problems.append(marked.problem_at(("sources", number), message))
    facts = occupation.facts
    for key in (field.name for field in fields(facts)):
        source = getattr(getattr(facts, key), "source", None)
        cited.append((("facts", key, "source"), source))
    for loc, slug in cited:
        if slug is not None and slug not in vocabulary.sources:
            message = f"no source {slug!r} in vocabulary/sources.yaml"
            problems.append(marked.problem_at(loc, message))
    return problems


def check_occupations(
    read: Sequence[tuple[MarkedYaml, Occupation]], slugs: set[str]
) -> list[Problem]:
    """Problems between profiles: one slug used twice, a related occupation that does not exist.

    ``slugs`` includes the profiles that could not be read, so that one broken file does not make
    every profile that refers to it look wrong.
    """
    problems: list[Problem] = []
    first: dict[str, MarkedYaml] = {}
    titled: dict[str, tuple[MarkedYaml, str]] = {}
    for marked, occupation in read:
        same, slug = titled.setdefault(occupation.title.casefold(), (marked, occupation.slug))
        if slug != occupation.slug:
            message = f"{same.source.path.name} has the title {occupation.title!r} too"
            problems.append(marked.problem_at(("title",), message))
        other = first.setdefault(occupation.slug, marked)
        if other is not marked:
            message = f"{other.source.path.name} has the slug {occupation.slug!r} too"
            problems.append(marked.problem_at(("slug",), message))
        for number, related in enumerate(occupation.related):
            loc: Loc = ("related", number)
            if related == occupation.slug:
                problems.append(marked.problem_at(loc, "an occupation is not related to itself"))
            elif related not in slugs:
                message = f"no occupation {related!r} in this corpus"
                problems.append(marked.problem_at(loc, message))
        for loc, value in _repeated(("related",), occupation.related):
            problems.append(marked.problem_at(loc, f"{value!r} is listed twice"))
    return problems


def check_vocabulary(
    marks: Mapping[VocabularyName, MarkedYaml], vocabulary: Vocabulary
) -> list[Problem]:
    """Problems of the vocabulary files: slugs given twice, issuers that do not exist."""
    problems: list[Problem] = []
    for marked in marks.values():
        slugs = [slug or "" for slug in _slugs(marked)]
        for loc, value in _repeated((), slugs):
            problems.append(marked.problem_at((*loc, "slug"), f"the slug {value!r} is given twice"))
    credentials = marks["credentials"]
    numbers = {slug: number for number, slug in enumerate(_slugs(credentials)) if slug}
    for credential in vocabulary.credentials.values():
        for number, issuer in enumerate(credential.issuers):
            if issuer not in vocabulary.organizations:
                place: Loc = (numbers[credential.slug], "issuers", number)
                message = f"no organization {issuer!r} in vocabulary/organizations.yaml"
                problems.append(credentials.problem_at(place, message))
        for number, examination in enumerate(credential.examinations):
            if examination not in vocabulary.credentials:
                place = (numbers[credential.slug], "examinations", number)
                message = f"no credential {examination!r} in vocabulary/credentials.yaml"
                problems.append(credentials.problem_at(place, message))
    return problems


def _slugs(marked: MarkedYaml) -> list[str | None]:
    """The slug of each entry of a vocabulary file, None where there is no usable one."""
    entries = marked.value if isinstance(marked.value, list) else []
    found = (entry.get("slug") if isinstance(entry, dict) else None for entry in entries)
    return [slug if isinstance(slug, str) else None for slug in found]


def _repeated(loc: Loc, values: Iterable[str]) -> list[tuple[Loc, str]]:
    """The places under ``loc`` whose value has stood before; empty values do not count."""
    seen: set[str] = set()
    result: list[tuple[Loc, str]] = []
    for number, value in enumerate(values):
        if value and value in seen:
            result.append(((*loc, number), value))
        seen.add(value)
    return result
