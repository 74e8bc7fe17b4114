"""What was typed -> the project's own tree of clauses. No input is an error: what is not grammar
is text."""

from dataclasses import dataclass
from typing import Literal, get_args

from indexer.facet import FacetName
from indexer.frozen import value_class

MAX_CHARACTERS = 1000  # longer queries are cut; the longest sensible one seen has about 200
MAX_CLAUSES = 32

# field name as typed -> text fields of the index it looks in
TEXT_FIELDS_OF = {"title": ("title", "alternate_titles"), "soc": ("codes",)}
# field name as typed -> facet it filters
FACET_OF: dict[str, FacetName] = {
    "section": "section", "credential": "credential", "org": "organization",
    "organization": "organization", "group": "group",
    "interest": "interest", "schedule": "schedule", "condition": "condition",
    "technology": "technology",
}  # fmt: skip
Measure = Literal["pay", "growth", "openings", "jobs", "education"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
Operator = Literal["<", "<=", ">", ">=", "="]


@value_class
class Word:
    """One word, found in any form with the same stem."""

    text: str  # as typed
    exact: str
    stem: str
    fields: tuple[str, ...] = ()  # index fields to look in; empty: all
    required: bool = True  # False: a glue word, worth a little where it occurs


@value_class
class Phrase:
    """Words that stand beside each other exactly as written."""

    text: str
    words: tuple[str, ...]  # exact forms
    fields: tuple[str, ...] = ()


@value_class
class Prefix:
    """Any word that begins so. Scored as one word that occurs wherever one of them does."""

    text: str
    prefix: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the alternatives, each of them a conjunction of clauses."""

    text: str
    alternatives: tuple[tuple["Clause", ...], ...]


@dataclass(frozen=True, slots=True)
class Not:
    """No occupation that has the clause."""

    text: str
    clause: "Clause"


Clause = Word | Phrase | Prefix | AnyOf | Not


@dataclass(frozen=True, slots=True)
class Range:
    """A bound on a fact, e.g. pay > 60000 (US dollars a year)."""

    text: str
    measure: Measure
    operator: Operator
    value: float  # for education: number of the level in model.EDUCATION_LEVELS


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet filter written in the query: ``value`` as typed, still to be resolved to a slug."""

    text: str
    facet: FacetName
    value: str


@dataclass(frozen=True, slots=True)
class Query:
    """Clauses are ANDed over the occupation; choices of one facet are ORed, all else is ANDed."""

    text: str
    clauses: tuple[Clause, ...] = ()
    choices: tuple[Choice, ...] = ()
    ranges: tuple[Range, ...] = ()
    ignored: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()  # queries that may be meant instead, for a page to offer
