"""What was typed becomes clauses, choices and bounds; nothing a person can type is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import EDUCATION_LEVELS
from indexer.query import (
    MAX_CHARACTERS,
    MAX_CLAUSES,
    AnyOf,
    Choice,
    Clause,
    Not,
    Phrase,
    Prefix,
    Range,
    Word,
)
from indexer.search.grammar import EXAMPLES, amount, education_level, parse

TITLE = ("title", "alternate_titles")


def clauses(text: str) -> tuple[Clause, ...]:
    return parse(text).clauses


def shown(text: str) -> list[str]:
    """The clauses of a query in one line each."""
    return [_shown(clause) for clause in clauses(text)]


def _shown(clause: Clause) -> str:
    match clause:
        case Word():
            return clause.exact if clause.required else f"({clause.exact})"
        case Phrase():
            return f'"{" ".join(clause.words)}"'
        case Prefix():
            return f"{clause.prefix}*"
        case Not():
            return f"-{_shown(clause.clause)}"
        case AnyOf():
            return " | ".join(" ".join(map(_shown, found)) for found in clause.alternatives)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("medical records", ["medical", "records"]),
        ("entry-level", ["entry", "level"]),
        ("R.N.", ["rn"]),
        ("$31,290", ["31290"]),
        ('"Night shift"', ['"night shift"']),
        ('"to be or not"', ['"to be or not"']),
        ("“night shift”", ['"night shift"']),
        ("«night shift»", ['"night shift"']),
        ('nurse "night shift" aide', ["nurse", '"night shift"', "aide"]),
        ("nurse -registered", ["nurse", "-registered"]),
        ('nurse -"night shift"', ["nurse", '-"night shift"']),
        ("nurse -entry-level", ["nurse", '-"entry level"']),
        ("welder OR solderer", ["welder | solderer"]),
        ('welder OR "tin smith" OR entry-level', ['welder | "tin smith" | entry level']),
        ("wax welder OR solderer", ["wax", "welder | solderer"]),
        ("phleb*", ["phleb*"]),
        ("-phleb*", ["-phleb*"]),
        ("entry-lev*", ["entry", "lev*"]),
        ("p*", ["p"]),
        ("*", []),
        ("who certifies welders", ["certifies", "welders"]),
        ("the who", ["the", "who"]),
        ("IT jobs", ["IT", "jobs"]),
        ("it technician", ["(IT)", "technician"]),
        ("OR nurse", ["OR", "nurse"]),
        ("nurse OR", ["nurse", "OR"]),
        ("OR", ["OR"]),
        ("NURSE AIDE", ["nurse", "aide"]),
        ("nurse\0aide", ["nurse", "aide"]),
        ("", []),
        ('"', []),
        ('""', []),
        ("- -- ()", []),
    ],
)
def test_words_phrases_exclusions_alternatives_and_prefixes(typed: str, read: list[str]) -> None:
    assert shown(typed) == read


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("title:engineer", Word("engineer", "engineer", "engin", TITLE)),
        ("TITLE:engineer", Word("engineer", "engineer", "engin", TITLE)),
        ('title:"civil engineer"', Phrase("civil engineer", ("civil", "engineer"), TITLE)),
        ("title:eng*", Prefix("eng*", "eng", TITLE)),
        ("-title:engineer", Not("-title:engineer", Word("engineer", "engineer", "engin", TITLE))),
        ("soc:29-2072", Phrase("29-2072", ("29", "2072"), ("codes",))),
        ("soc:29-", Phrase("29-", ("29",), ("codes",))),
    ],
)
def test_fields_narrow_where_a_word_is_looked_for(typed: str, clause: Clause) -> None:
    assert clauses(typed) == (clause,)


@pytest.mark.parametrize(
    ("typed", "facet", "value"),
    [
        ("section:training", "section", "training"),
        ("credential:RHIT", "credential", "RHIT"),
        ('credential:"Registered Nurse"', "credential", "Registered Nurse"),
        ("org:AHIMA", "organization", "AHIMA"),
        ("Organization:ahima", "organization", "ahima"),
        ("group:legal", "group", "legal"),
    ],
)
def test_facets_can_be_chosen_in_the_query(typed: str, facet: str, value: str) -> None:
    query = parse(f"{typed} coder")

    assert query.choices == (Choice(typed, facet, value),)  # type: ignore[arg-type]
    assert [_shown(clause) for clause in query.clauses] == ["coder"]


@pytest.mark.parametrize(
    ("typed", "measure", "operator", "value"),
    [
        ("pay>60000", "pay", ">", 60_000), ("pay>=$60,000", "pay", ">=", 60_000),
        ("pay > 60k", "pay", ">", 60_000), ("pay≤60k", "pay", "<=", 60_000),
        ("Pay<30.5", "pay", "<", 30.5), ("growth>=5", "growth", ">=", 5),
        ("growth>=5%", "growth", ">=", 5), ("growth<-3", "growth", "<", -3),
        ("openings>1,000", "openings", ">", 1000), ("jobs=1200", "jobs", "=", 1200),
        ("education<=associate", "education", "<=", 4), ("education=none", "education", "=", 0),
        ("education>bachelor", "education", ">", 5), ("education>=doc", "education", ">=", 7),
    ],
)  # fmt: skip
def test_bounds_on_facts(typed: str, measure: str, operator: str, value: float) -> None:
    query = parse(f"nurse {typed}")

    assert query.ranges == (Range(typed.replace("≤", "<="), measure, operator, value),)  # type: ignore[arg-type]
    assert [_shown(clause) for clause in query.clauses] == ["nurse"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("pay>lots", ["pay", "lots"]),
        ("pay>", ["pay"]),
        ("growth>=x", ["growth", "x"]),
        ("education<=clever", ["education", "clever"]),
        ("pay>5x", ["pay", "5x"]),
        ("repay>60000", ["repay", "60000"]),
    ],
)
def test_a_bound_that_means_nothing_is_text(typed: str, words: list[str]) -> None:
    assert parse(typed).ranges == ()
    assert shown(typed) == words


def test_an_unknown_field_is_text() -> None:
    assert shown("colour:red http://a.example") == ["colour", "red", "http", "example"]


def test_a_query_over_the_length_limit_is_cut_and_says_so() -> None:
    query = parse("nurse " * 300)

    assert len(query.text) == MAX_CHARACTERS
    assert len(query.clauses) <= MAX_CLAUSES
    assert query.ignored[0].endswith("…")


def test_words_over_the_clause_limit_are_ignored_and_listed() -> None:
    query = parse(" ".join(f"w{number}" for number in range(40)))

    assert len(query.clauses) == MAX_CLAUSES
    assert query.ignored == tuple(f"w{number}" for number in range(MAX_CLAUSES, 40))


def test_signs_without_words_are_listed_as_ignored() -> None:
    assert parse("nurse ((( -- aide").ignored == ("(((", "--")


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    query = parse(text)

    assert query.text == text
    assert len(query.clauses) <= MAX_CLAUSES
    # what a person is told was ignored is something that was typed
    assert all(piece.strip() for piece in query.ignored)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("60000", 60000), ("$60,000", 60000), ("60k", 60000), ("60K", 60000), ("1.5k", 1500),
        ("5%", 5), ("-3", -3), ("+3", 3), ("-3%", -3), ("0", 0), ("16.50", 16.5), ("", None),
        ("k", None), ("6,00", None), ("5 6", None), ("1e3", None), ("∞", None), ("--3", None),
    ],
)  # fmt: skip
def test_amounts_as_people_write_them(text: str, number: float | None) -> None:
    assert amount(text) == number


@pytest.mark.parametrize("slug", [slug for slug in EDUCATION_LEVELS if slug != "varies"])
def test_every_level_of_education_can_be_named(slug: str) -> None:
    assert education_level(slug) == list(EDUCATION_LEVELS).index(slug)


def test_education_that_varies_is_no_level() -> None:
    assert education_level("varies") is None


def test_every_example_shows_another_form_of_the_language() -> None:
    kinds = {
        (type(query.clauses[0]) if query.clauses else None, bool(query.choices), bool(query.ranges))
        for query in (parse(example.query) for example in EXAMPLES)
    }

    assert {Word, Phrase, AnyOf, Prefix} <= {kind for kind, _, _ in kinds}
    assert any(choices for _, choices, _ in kinds)
    assert any(ranges for _, _, ranges in kinds)
    assert all(example.meaning for example in EXAMPLES)
    assert any(isinstance(c, Not) for e in EXAMPLES for c in parse(e.query).clauses)


def test_or_in_small_letters_between_words_is_offered_as_an_operator() -> None:
    assert parse("nurse or welder").offers == ("nurse OR welder",)
    assert parse("or nurse").offers == ()
    assert parse("nurse or").offers == ()
    assert parse("nurse OR welder").offers == ()
