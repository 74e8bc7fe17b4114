"""Sections, headings, lengths and reading grade of a profile."""

from collections.abc import Iterator

from indexer.corpus.editorial.place import Finding, Passage, passages
from indexer.corpus.editorial.prose import reading_grade, sentences, words
from indexer.corpus.editorial.rules import Limits, Style, TrainingRule
from indexer.model import Occupation, Section


def shape(occupation: Occupation, style: Style) -> Iterator[Finding]:
    """What the profile lacks or has too much of."""
    if style.sections:
        yield from _types(occupation, [rule.type for rule in style.sections])
    limits = {rule.type: rule.words for rule in style.sections}
    total = 0
    for number, section in enumerate(occupation.sections):
        count = sum(len(words(part.text)) for part in section.parts)
        total += count
        if section.type in limits:
            what = f"the section {section.type!r} has"
            yield from _length(what, count, limits[section.type], ("sections", number))
        if style.training and section.type == style.training.section:
            yield from _headings(number, section, style.training, bool(occupation.credentials))
    if style.words:
        yield from _length("the profile has", total, style.words, ("sections",))
    if style.reading_grade:
        yield from _grade(occupation, style.reading_grade)


def _types(occupation: Occupation, wanted: list[str]) -> Iterator[Finding]:
    present = [section.type for section in occupation.sections]
    for kind in wanted:
        if kind not in present:
            yield Finding(f"the section {kind!r} is missing", ("sections",))
    known = [kind for kind in present if kind in wanted]
    ordered = [kind for kind in wanted if kind in present]
    for number, kind in enumerate(present):
        if kind not in wanted:
            message = f"a section {kind!r} is not for this corpus; it has {', '.join(wanted)}"
            yield Finding(message, ("sections", number, "type"))
    for kind, expected in zip(known, ordered, strict=False):
        if kind != expected:
            message = f"the section {kind!r} stands where {expected!r} belongs"
            yield Finding(message, ("sections", present.index(kind), "type"))
            return


def _length(what: str, count: int, limits: Limits, loc: tuple[str | int, ...]) -> Iterator[Finding]:
    least, most = limits
    if not least <= count <= most:
        yield Finding(f"{what} {count} words; {least:g} to {most:g} are asked for", loc)


def _headings(
    number: int, section: Section, rule: TrainingRule, has_credentials: object
) -> Iterator[Finding]:
    loc = ("sections", number)
    for heading in rule.required:
        if heading not in section.headings:
            yield Finding(f"the part {heading!r} is missing", loc)
    if (
        has_credentials
        and rule.for_credentials
        and not set(rule.for_credentials) & set(section.headings)
    ):
        named = ", ".join(map(repr, rule.for_credentials))
        yield Finding(f"the profile has credentials, so one part is called one of {named}", loc)
    known = {*rule.required, *rule.for_credentials, *rule.optional}
    for place, part in enumerate(section.parts):
        if part.heading is None:
            yield Finding("this part has no heading", (*loc, "parts", place))
        elif part.heading not in known:
            message = f"no part is called {part.heading!r} here; known: {', '.join(sorted(known))}"
            yield Finding(message, (*loc, "parts", place, "heading"))


def _grade(occupation: Occupation, limits: Limits) -> Iterator[Finding]:
    grade = reading_grade(passage.text for passage in passages(occupation))
    least, most = limits
    if grade is None or least <= grade <= most:
        return
    passage, start, longest = _longest_sentence(occupation)
    yield Finding(
        f"reading grade {grade:.1f} (Flesch-Kincaid); {least:g} to {most:g} are asked for; "
        f"the longest sentence, here, has {longest} words",
        passage=passage,
        start=start,
    )


def _longest_sentence(occupation: Occupation) -> tuple[Passage, int, int]:
    found = [
        (len(words(sentence)), passage, start)
        for passage in passages(occupation)
        for sentence, start in sentences(passage.text)
    ]
    count, passage, start = max(found, key=lambda row: row[0])
    return passage, start, count
