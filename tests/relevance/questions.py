"""Questions and searches as people type them, with the passage or fact that answers.

Counted:

- *right profile first*: the first hit, or what the answer is about, is one of the profiles. A note
  changes the rule: "any: ..." asks for one of them among the first three, and for none there that
  "none of: ..." names; "all: condition" asks that every hit of the first ten satisfies it.
- *right section*: besides, the first passage under that hit is of a right section type, or the
  answer is, or is a fact where the row allows one. Only rows that name a section.
- *answering words*: besides, the first passage under that hit or the answer has the pattern. Where
  the row names no section (filters) the facts beside the title of the hit are looked at, too.
- *both of a comparison*: the first two hits are both of the profiles.
- *refused*: of rows without a profile, those with no answer and with words said to be unknown.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from indexer.model import Occupation
from tests.relevance.conditions import Clause, read_condition
from tests.relevance.figure import Figure, Outcome, at_least
from tests.relevance.material import Material
from tests.relevance.rows import read_rows, slugs_of
from tests.relevance.site import Hit, Shown

FILE = "questions.tsv"
PLACES_OF_ANY = 3
Occupations = Mapping[str, Occupation]


@dataclass(frozen=True, slots=True)
class Question:
    """A row of the file."""

    query: str
    kind: str  # e.g. "pay", "comparison"
    profiles: tuple[str, ...]  # none: it cannot be answered here
    sections: tuple[str, ...]  # types, and "fact" where a fact answers, too
    pattern: re.Pattern[str] | None
    places: int  # among which a right hit is looked for
    excluded: tuple[str, ...]  # profiles that must not be there
    condition: tuple[Clause, ...]  # of every hit

    @property
    def comparison(self) -> bool:
        return self.kind == "comparison"


def measure(material: Material) -> tuple[Figure, ...]:
    rows = read_rows(material.queries / FILE)
    occupations = {one.slug: one for one in material.corpus.occupations}
    asked = [(one, material.site.ask(one.query)) for one in map(read_question, rows)]
    answerable = [(one, page) for one, page in asked if one.profiles]

    def figure(
        name: str,
        pairs: Sequence[tuple[Question, Shown]],
        rule: Callable[[Question, Shown], bool],
        aim: float | None,
    ) -> Figure:
        outcomes = tuple(Outcome(q.query, rule(q, page), _line(q, page)) for q, page in pairs)
        return Figure("questions", name, outcomes, None if aim is None else at_least(aim))

    return (
        figure(
            "right profile first",
            answerable,
            lambda q, page: has_profile(q, page, occupations),
            0.92,
        ),
        figure(
            "right section",
            [pair for pair in answerable if pair[0].sections],
            lambda q, page: has_profile(q, page, occupations) and has_section(q, page),
            0.88,
        ),
        figure(
            "answering words",
            [pair for pair in answerable if pair[0].pattern],
            lambda q, page: has_profile(q, page, occupations) and has_words(q, page),
            0.80,
        ),
        figure(
            "both of a comparison",
            [pair for pair in answerable if pair[0].comparison],
            lambda q, page: len(set(page.slugs[:2]) & set(q.profiles)) == 2,
            None,
        ),
        figure(
            "refused",
            [pair for pair in asked if not pair[0].profiles],
            lambda _, page: page.answer is None and bool(page.unknown),
            0.92,
        ),
    )


def read_question(row: Mapping[str, str]) -> Question:
    """A row of the file with what its note asks for.

    Raises:
        ValueError: the condition of the note cannot be read.
    """
    note = row["note"]
    words = row["must_contain"]
    every = re.match(r"all: ([^;]+)", note)
    none = re.search(r"none of: ([\w -]+)", note)
    return Question(
        query=row["query"],
        kind=row["kind"],
        profiles=slugs_of(row["profiles"]),
        sections=tuple(filter(None, row["section"].split("|"))),
        pattern=re.compile(words, re.IGNORECASE) if words else None,
        places=PLACES_OF_ANY if note.startswith("any:") else 1,
        excluded=slugs_of(none[1]) if none else (),
        condition=read_condition(every[1]) if every else (),
    )


def has_profile(question: Question, page: Shown, occupations: Occupations) -> bool:
    """Whether the right profile stands where it should."""
    if question.condition:
        return bool(page.hits) and all(
            clause.holds(occupations[slug]) for slug in page.slugs for clause in question.condition
        )
    if set(page.slugs[: question.places]) & set(question.excluded):
        return False
    return right_hit(question, page) is not None or _answered(question, page)


def has_section(question: Question, page: Shown) -> bool:
    """Whether the first passage of the right hit, or the answer, is of a right section."""
    hit = right_hit(question, page)
    if hit and hit.passages and hit.passages[0].type in question.sections:
        return True
    answer = page.answer
    return (
        answer is not None
        and _answered(question, page)
        and (
            answer.section in question.sections
            or (answer.kind == "fact" and "fact" in question.sections)
        )
    )


def has_words(question: Question, page: Shown) -> bool:
    """Whether the first passage of the right hit, or the answer, has the answering words."""
    assert question.pattern is not None
    hit = right_hit(question, page)
    texts = [hit.passages[0].text] if hit and hit.passages else []
    if hit and not question.sections:
        texts.append(hit.facts)
    if page.answer and _answered(question, page):
        texts.append(page.answer.text)
    return any(question.pattern.search(text) for text in texts)


def right_hit(question: Question, page: Shown) -> Hit | None:
    """The first right hit among the places that count; with a condition the first hit."""
    if question.condition:
        return page.hits[0] if page.hits else None
    hits = page.hits[: question.places]
    return next((hit for hit in hits if hit.slug in question.profiles), None)


def _answered(question: Question, page: Shown) -> bool:
    """Whether the answer is about one of the profiles."""
    return page.answer is not None and bool(set(page.answer.slugs) & set(question.profiles))


def _line(question: Question, page: Shown) -> str:
    wanted = " | ".join(question.profiles) or "no answer"
    parts = [wanted, "|".join(question.sections), question.pattern and question.pattern.pattern]
    return f"{'; '.join(part for part in parts if part)}; {page.summary}"
