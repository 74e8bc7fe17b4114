"""The sets are read, divided and judged as their modules say."""

import re
from pathlib import Path

import pytest

from indexer.model import Facts, Occupation, Pay
from tests.relevance.conditions import Clause, read_condition
from tests.relevance.failing import named
from tests.relevance.figure import NEVER, Figure, Outcome, at_least, at_most, is_tuned
from tests.relevance.lay_titles import claims_nothing
from tests.relevance.questions import (
    Question,
    has_profile,
    has_section,
    has_words,
    read_question,
)
from tests.relevance.rows import read_rows, slugs_of
from tests.relevance.site import Answer, Hit, Passage, Shown, read_shown
from tests.relevance.titles import is_held_out, profiles_by_title, read_titles, withhold
from tests.relevance.unseen_titles import sampled, unseen
from tests.relevance.variants import LONG_ENOUGH, capitals, plural, slip, turned_round

MADE_UP = tuple(f"title number {number}" for number in range(5000))
PAY = {
    "query": "how much do plumbers earn",
    "kind": "pay",
    "profiles": "plumbers",
    "section": "earnings|fact",
    "must_contain": "62,?970",
    "note": "",
}


def question(**cells: str) -> Question:
    return read_question({**PAY, **cells})


def page(*slugs: str, answer: Answer | None = None, unknown: tuple[str, ...] = ()) -> Shown:
    """A page of these hits, each with one passage about earnings."""
    passages = (Passage("earnings", "Half earned more than $62,970."),)
    hits = tuple(Hit(slug, slug.title(), passages, "62970; year") for slug in slugs)
    return Shown(len(hits), hits, corrected=False, unknown=unknown, answer=answer)


# Which title is held out, and which half a query lies in, must be the same in every run.


@pytest.mark.parametrize(
    ("title", "held_out"),
    [
        ("Registered Nurse", False),
        ("Plumber", False),
        ("Explosive Operator", True),
        ("  explosive OPERATOR ", True),
    ],
)
def test_the_same_titles_are_held_out_in_every_run(title: str, held_out: bool) -> None:
    assert is_held_out(title) is held_out


def test_a_fifth_of_the_titles_is_held_out() -> None:
    share = sum(map(is_held_out, MADE_UP)) / len(MADE_UP)

    assert 0.18 < share < 0.22


@pytest.mark.parametrize(
    ("query", "tuned"),
    [
        ("how much does a farmer make", True),
        ("NP vs PA salary", True),
        ("salary of a judge", False),
    ],
)
def test_a_query_stays_in_its_half(query: str, tuned: bool) -> None:
    assert is_tuned(query) is tuned
    assert is_tuned(query.upper()) is tuned


def test_the_halves_are_even_among_the_held_out_titles_too() -> None:
    held_out = [title for title in MADE_UP if is_held_out(title)]

    assert 0.47 < sum(map(is_tuned, MADE_UP)) / len(MADE_UP) < 0.53
    assert 0.44 < sum(map(is_tuned, held_out)) / len(held_out) < 0.56


# Figures and aims.


def test_a_figure_is_a_share_of_the_whole_set_and_of_each_half() -> None:
    tuned = [Outcome("how much does a farmer make", True), Outcome("NP vs PA salary", False)]
    untouched = Outcome("salary of a judge", False)

    figure = Figure("questions", "right", (*tuned, untouched), at_least(0.333))

    assert (figure.value, figure.tuned, figure.untouched) == (0.333, 0.5, 0.0)
    assert not figure.missed


def test_only_misses_of_the_tuned_half_are_listed() -> None:
    outcomes = (Outcome("NP vs PA salary", False), Outcome("salary of a judge", False))

    figure = Figure("questions", "right", outcomes, at_least(1))

    assert [one.query for one in figure.misses] == ["NP vs PA salary"]


def test_what_must_not_happen_is_a_miss_where_it_does() -> None:
    outcomes = (Outcome("NP vs PA salary", True), Outcome("how much does a farmer make", False))

    share = Figure("titles", "nothing shown", outcomes, at_most(0.5))
    number = Figure("names", "rewritten", outcomes, NEVER)

    assert [one.query for one in number.misses] == ["NP vs PA salary"]
    assert (share.value, share.missed) == (0.5, False)
    assert (number.value, number.missed) == (1, True)


def test_an_aim_of_which_nothing_was_measured_is_missed() -> None:
    assert Figure("lay", "in the first ten", (), at_least(0.88)).missed
    assert not Figure("lay", "nothing claimed", ()).missed


# Titles.


def test_titles_of_a_file_are_read_without_its_header_and_comments(tmp_path: Path) -> None:
    file = tmp_path / "titles.tsv"
    file.write_text('# O*NET\ntitle\tslug\tcode\nPlumber\tplumbers\t47\n"A" Man\tactors\t27\n')

    assert read_titles(file) == (("Plumber", "plumbers"), ('"A" Man', "actors"))


def test_a_title_may_belong_to_several_profiles() -> None:
    pairs = (("A/C Tech", "mechanics"), ("a/c tech", "installers"), ("Actor", "actors"))

    right = profiles_by_title(pairs)

    assert right == {"a/c tech": {"mechanics", "installers"}, "actor": {"actors"}}


def test_unseen_are_held_out_titles_that_no_profile_has_each_once() -> None:
    pairs = [
        ("Explosive Operator", "assemblers"),
        ("explosive operator", "blasters"),
        ("Electrodynamicist", "physicists"),
        ("Plumber", "plumbers"),
    ]

    titles = unseen(pairs, frozenset({"electrodynamicist"}))

    assert is_held_out("Electrodynamicist")
    assert titles == ("Explosive Operator",)


def test_a_sample_is_the_same_in_every_run_whatever_the_order() -> None:
    sample = sampled(MADE_UP, 20)

    assert sampled(tuple(reversed(MADE_UP)), 20) == sample
    assert len(set(sample)) == 20
    assert sampled(MADE_UP, 0) == MADE_UP


def test_held_out_titles_and_their_parts_are_taken_out_of_a_file(tmp_path: Path) -> None:
    joint = "Auto Electrician (Automotive Electrician)"
    lines = ["# source", "title\tslug", "Plumber\tp", "Explosive Operator\te", f"{joint}\tm"]
    parts = ["Auto Electrician\tm", "Automotive Electrician\tm"]
    file = tmp_path / "titles.tsv"
    file.write_text("".join(f"{line}\n" for line in lines + parts))

    withhold(file, {"Plumber", "Explosive Operator", joint, "Auto Electrician"})

    assert is_held_out(joint)
    assert not is_held_out("Auto Electrician")
    assert file.read_text().splitlines() == [*lines[:3], parts[0]]


# Variants of a title.


@pytest.mark.parametrize(
    ("title", "several"),
    [
        ("Registered Nurse", "Registered Nurses"),
        ("Press Secretary", "Press Secretaries"),
        ("Attorney at Law", "Attorneys at Law"),
        ("Director of Nursing", "Directors of Nursing"),
        ("Coach", "Coaches"),
        ("Waitress", "Waitresses"),
        ("Lineman", "Linemen"),
        ("Certified Nurse Midwife (CNM)", "Certified Nurse Midwives (CNM)"),
        (
            "English as a Second Language (ESL) Teacher",
            "English as a Second Language (ESL) Teachers",
        ),
        ("RN", "RNs"),
        ("Registered Nurses", None),
        ("Firemen", None),
        ("Barbers, Hairstylists, and Cosmetologists", None),
        ("Bar Host/Hostess", None),
    ],
)
def test_the_head_of_a_title_is_put_in_the_plural(title: str, several: str | None) -> None:
    assert plural(title) == several


def test_words_are_turned_round_without_commas_and_parentheses() -> None:
    assert turned_round("Registered Nurse (RN)") == "RN Nurse Registered"
    assert turned_round("Opticians, Dispensing") == "Dispensing Opticians"
    assert turned_round("Actor") is None


def test_capitals_are_no_variant_of_capitals() -> None:
    assert capitals("Fry Cook") == "FRY COOK"
    assert capitals("RN") is None


@pytest.mark.parametrize("title", ["Brain Surgeon", "Registered Nurse (RN)", "Zookeeper", "Tutor"])
def test_a_slip_is_one_edit_inside_the_longest_word(title: str) -> None:
    longest = max(re.findall("[A-Za-z]+", title), key=len)
    before, after = title.split(longest)

    typed = slip(title)

    assert typed is not None
    assert typed == slip(title)
    assert typed.startswith(before + longest[0])
    assert typed.endswith(longest[-1] + after)
    assert typed[len(before) : len(typed) - len(after)] in one_edit_away(longest)


def one_edit_away(word: str) -> set[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    places = range(len(word) + 1)
    left_out = {word[:n] + word[n + 1 :] for n in places}
    put_in = {word[:n] + letter + word[n:] for n in places for letter in letters}
    replaced = {word[:n] + letter + word[n + 1 :] for n in places for letter in letters}
    pairs = {word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1)}
    return (left_out | put_in | replaced | pairs) - {word}


def test_no_slip_is_made_in_short_words() -> None:
    assert LONG_ENOUGH == 5
    assert slip("RN") is None
    assert slip("Fry Cook") is None


# Rows and answers.


def test_rows_are_read_by_column_and_quotes_are_only_quotes(tmp_path: Path) -> None:
    file = tmp_path / "everyday.tsv"
    file.write_text('query\tacceptable\tnote\ncdl\tbus-drivers truckers\t"like X": y\nbarista\n')

    first, second = read_rows(file)

    assert (first["query"], first["note"]) == ("cdl", '"like X": y')
    assert slugs_of(first["acceptable"]) == ("bus-drivers", "truckers")
    assert (second["query"], slugs_of(second["acceptable"])) == ("barista", ())


def test_profiles_are_known_by_their_slug_in_words() -> None:
    words = "elevator-installers-and-repairers (word), actors, or none"

    assert named(words, {"actors", "elevator-installers-and-repairers", "word-smiths"}) == {
        "elevator-installers-and-repairers",
        "actors",
    }


def test_an_answer_of_the_api_is_read_as_far_as_it_is_measured() -> None:
    parts = [{"text": "Half earned ", "match": False}, {"text": "$62,970", "match": True}]
    section = {"type": "earnings", "heading": "Earnings", "snippet": parts}
    facts = {"pay_median": 62970.0, "growth_percent": 4, "education": "Diploma", "jobs": None}
    hit = {"slug": "plumbers", "title": "Plumbers", "sections": [section], "quick_facts": facts}
    answer = {"kind": "fact", "slugs": ["plumbers"], "section": "earnings", "value": 62970.0}

    shown = read_shown(
        {
            "total": 1,
            "hits": [hit],
            "interpreted": {"corrected": None, "unknown": ["seattle"]},
            "answer": {**answer, "text": "Median pay"},
        }
    )

    passage = Passage("earnings", "Half earned $62,970")
    assert shown == Shown(
        total=1,
        hits=(Hit("plumbers", "Plumbers", (passage,), "62970; 4; Diploma; "),),
        corrected=False,
        unknown=("seattle",),
        answer=Answer("fact", ("plumbers",), "earnings", "Median pay 62970"),
    )


def test_an_answer_without_the_newer_parts_can_be_read() -> None:
    shown = read_shown({"total": 0, "hits": [], "interpreted": {"corrected": "ice"}})

    assert shown == Shown(0, (), corrected=True, unknown=(), answer=None)


# Questions.


def test_the_right_profile_is_the_first_hit_or_what_the_answer_is_about() -> None:
    about = Answer("fact", ("plumbers",), None, "")

    assert has_profile(question(), page("plumbers", "roofers"), {})
    assert not has_profile(question(), page("roofers", "plumbers"), {})
    assert has_profile(question(), page("roofers", answer=about), {})


def test_any_asks_for_a_hit_among_three_and_for_none_that_is_excluded() -> None:
    one = question(note="any: one or more of the listed; none of: pilots")

    assert has_profile(one, page("roofers", "glaziers", "plumbers"), {})
    assert not has_profile(one, page("roofers", "glaziers", "bakers", "plumbers"), {})
    assert not has_profile(one, page("plumbers", "pilots"), {})


def test_all_asks_every_hit_for_the_condition() -> None:
    one = question(note="all: pay >= 60000; a profile whose value is missing does not satisfy")
    rich, poor = (
        Occupation(slug, slug, None, (), facts=Facts(pay=Pay(pay, "year", 2024, "ooh")))
        for slug, pay in (("rich", 60000), ("poor", 59990))
    )
    occupations = {"rich": rich, "poor": poor}

    assert has_profile(one, page("rich"), occupations)
    assert not has_profile(one, page("rich", "poor"), occupations)
    assert not has_profile(one, page(), occupations)


def test_the_section_is_that_of_the_first_passage_or_of_the_answer() -> None:
    training = question(section="training")

    assert has_section(question(), page("plumbers"))
    assert not has_section(training, page("plumbers"))
    by_answer = Answer("passage", ("plumbers",), "training", "")
    assert has_section(training, page("plumbers", answer=by_answer))
    elsewhere = Answer("passage", ("roofers",), "training", "")
    assert not has_section(training, page("plumbers", answer=elsewhere))


def test_a_fact_answers_where_the_row_allows_it() -> None:
    fact = Answer("fact", ("plumbers",), None, "")

    assert has_section(question(), page("roofers", answer=fact))
    assert not has_section(question(section="earnings"), page("roofers", answer=fact))


def test_the_answering_words_are_a_pattern_in_passage_or_answer_whatever_the_case() -> None:
    words = question(must_contain="HALF EARNED|by the mile")
    other = question(must_contain="by the (mile|square)")
    answer = Answer("passage", ("plumbers",), "earnings", "Paid By the Square.")

    assert has_words(words, page("plumbers"))
    assert not has_words(words, page("roofers"))
    assert not has_words(other, page("plumbers"))
    assert has_words(other, page("plumbers", answer=answer))


def test_facts_beside_the_title_answer_only_a_row_that_names_no_section() -> None:
    assert has_words(question(section="", must_contain="^62970"), page("plumbers"))
    assert not has_words(question(must_contain="^62970"), page("plumbers"))


def test_nothing_is_claimed_where_the_list_is_empty_or_words_are_said_to_be_unknown() -> None:
    answer = Answer("card", ("clowns",), None, "")

    assert claims_nothing(page())
    assert claims_nothing(page("actors", unknown=("clown",)))
    assert not claims_nothing(page("actors"))
    assert not claims_nothing(page("actors", answer=answer, unknown=("clown",)))


# Conditions.


def test_a_condition_is_read_clause_by_clause() -> None:
    clauses = read_condition("group == 'construction' and education <= high_school and pay > 60000")

    assert clauses == (
        Clause("group", "==", "construction"),
        Clause("education", "<=", "high-school"),
        Clause("pay", ">", "60000"),
    )


@pytest.mark.parametrize("text", ["colour == red", "pay is high", ""])
def test_a_condition_that_cannot_be_read_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="no condition"):
        read_condition(text)


@pytest.mark.parametrize(
    ("clause", "education", "holds"),
    [
        ("education <= high_school", "no-credential", True),
        ("education <= high_school", "some-college", False),
        ("education == master", "master-degree", True),
        ("education >= bachelor", "varies", False),
        ("education <= bachelor", None, False),
    ],
)
def test_levels_of_education_are_in_order(clause: str, education: str | None, holds: bool) -> None:
    occupation = Occupation("a", "A", None, (), facts=Facts(education=education))

    assert all(one.holds(occupation) for one in read_condition(clause)) is holds
