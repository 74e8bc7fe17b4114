"""Which words a text has, in what forms, and where they stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import BREAK_GAP, folded, tokens

# Text with everything the tokeniser treats specially, so that random text runs into it.
PIECES = (
    "R.N.", "RNs", "C.P.A.'s", "Ph.D.", "U.S.", "IT", "it", "OR", "entry-level", "nurse’s",
    "nurses'", "$31,290", "1,2345", "3.5%", "29-2072", "C++", "C#", "A&P", "café", "naïve", "ﬁre",
    "ＩＴ", "½", "straße", "İ", "日本", "x_y", "a.b.c", "Dr.", "and/or", "–", "—", "“", "”", "…",
    "(RHIT)", "24/7", "o’clock", "'s", "s'", ".", ",", "-", "\n", "\n\n- ", "\t", " ", "\u00a0",
    "\u200b", "😀", "0",
)  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join),
    st.text(max_size=60),
)


def exact(text: str) -> list[str]:
    return [token.exact for token in tokens(text)]


def stems(text: str) -> list[str]:
    return [token.stem for token in tokens(text)]


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("RN", "rn"), ("R.N.", "rn"), ("r.n.", "rn"), ("CPA", "cpa"), ("C.P.A.", "cpa"),
        ("c.p.a.", "cpa"), ("Ph.D.", "phd"), ("Au.D.", "aud"), ("O.D.", "od"), ("NCLEX", "nclex"),
        ("D.C.", "dc"), ("RN's", "rn"), ("RN’s", "rn"),
    ],
)  # fmt: skip
def test_dots_of_acronyms_are_left_out(written: str, form: str) -> None:
    assert exact(written) == [form]
    assert stems(written) == [form.upper()]


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("RNs", "RN"), ("R.N.s", "R.N."), ("R.N.'s", "R.N."), ("C.P.A.'s", "CPA"),
        ("C.P.A.’s", "c.p.a."), ("LPNs", "LPN"), ("EMTs", "EMT"), ("rns", "rn"),
    ],
)  # fmt: skip
def test_the_plural_of_an_acronym_has_the_stem_of_the_acronym(plural: str, singular: str) -> None:
    assert stems(plural) == stems(singular)
    assert exact(plural) != exact(singular)


def test_an_acronym_that_ends_in_s_in_capitals_is_no_plural() -> None:
    assert stems("CTRS") == ["CTRS"]
    assert stems("CTRs") == ["CTR"]


@pytest.mark.parametrize(
    ("joined", "apart"),
    [
        ("entry-level", "entry level"), ("on-the-job", "on the job"), ("and/or", "and or"),
        ("long‑term", "long term"), ("2–3", "2 3"), ("29-2072", "29 2072"),
        ("Teachers—Kindergarten", "Teachers Kindergarten"), ("e-mail", "e mail"),
    ],
)  # fmt: skip
def test_hyphens_dashes_and_slashes_separate_words(joined: str, apart: str) -> None:
    assert exact(joined) == exact(apart)
    assert [t.position for t in tokens(joined)] == [t.position for t in tokens(apart)]


@pytest.mark.parametrize("written", ["nurse's", "nurse’s", "nurseʼs", "NURSE'S", "Nurse’S"])
def test_possessives_straight_and_curly_are_the_word_itself(written: str) -> None:
    assert exact(written) == ["nurse"]


@pytest.mark.parametrize("written", ["nurses'", "nurses’", "“nurses”", "'nurses'", "‘nurses’"])
def test_quotation_marks_and_plural_possessives_leave_the_plural(written: str) -> None:
    assert exact(written) == ["nurses"]
    assert stems(written) == stems("nurse")


def test_apostrophes_inside_words_do_not_split_them() -> None:
    assert exact("don't o’clock rock'n'roll") == ["dont", "oclock", "rocknroll"]


@pytest.mark.parametrize(
    ("accented", "plain"),
    [
        ("résumé", "resume"), ("naïve", "naive"), ("Café", "cafe"), ("São", "sao"), ("ﬁre", "fire"),
        ("ＮＵＲＳＥ", "nurse"), ("Ångström", "angstrom"),
    ],
)  # fmt: skip
def test_accents_ligatures_and_wide_letters_are_plain_ones(accented: str, plain: str) -> None:
    assert exact(accented) == [plain]
    assert stems(accented) == stems(plain)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("$31,290", "31290"), ("31290", "31290"), ("31,290", "31290"), ("$3,391,000.", "3391000"),
        ("3.5%", "3.5"), ("$16.50", "16.50"), ("(2024)", "2024"), ("1,000,", "1000"),
    ],
)  # fmt: skip
def test_amounts_lose_sign_and_commas(written: str, number: str) -> None:
    assert exact(written) == [number]
    assert stems(written) == [number]


def test_a_number_followed_by_letters_is_a_word() -> None:
    assert exact("10th 3D 401k") == ["10th", "3d", "401k"]


def test_commas_between_numbers_that_are_no_thousands_separate() -> None:
    assert exact("12, 34 and 1,23") == ["12", "34", "and", "1", "23"]


@pytest.mark.parametrize("word", ["IT", "OR", "US", "AS", "DO", "WHO"])
def test_function_words_in_capitals_are_words_of_their_own(word: str) -> None:
    assert exact(word) == stems(word) == [word]
    assert exact(word.lower()) == [word.lower()]
    assert exact(word.capitalize()) == [word.lower()]


def test_their_dotted_and_possessive_forms_are_the_same_words() -> None:
    assert exact("U.S. US I.T. IT’s D.O.") == ["US", "US", "IT", "IT", "DO"]


def test_names_of_languages_and_licenses_keep_their_signs() -> None:
    assert exact("C++ C# A&P R&D") == ["c++", "c#", "a&p", "r&d"]
    assert exact("c++ c# a&p r&d") == ["c++", "c#", "a&p", "r&d"]


def test_a_sign_belongs_to_the_word_that_it_makes() -> None:
    assert exact("a .NET developer, CompTIA A+, Security+.") == [
        "a", ".net", "developer", "comptia", "a+", "security+",
    ]  # fmt: skip
    assert exact("K-12, a W‑2, 24/7") == ["k-12", "a", "w-2", "24/7"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nurse+doctor", ["nurse", "doctor"]), ("the end.Net pay", ["the", "end", "net", "pay"]),
        ("and/or", ["and", "or"]), ("9/11/2001", ["9", "11", "2001"]), ("x-ray", ["x", "ray"]),
        ("page-2-of", ["page", "2", "of"]),
    ],
)  # fmt: skip
def test_other_signs_separate(text: str, words: list[str]) -> None:
    assert exact(text) == words


@pytest.mark.parametrize("degree", ["PhD", "Ph.D.", "PharmD", "Pharm.D.", "PsyD", "Psy.D.", "EdD"])
def test_a_degree_is_one_acronym_with_and_without_dots(degree: str) -> None:
    assert stems(degree) == [degree.replace(".", "").upper()]


@pytest.mark.parametrize(
    ("acronym", "word"),
    [("DRI", "dry"), ("DRI", "dries"), ("ASID", "aside"), ("MASS", "massing"), ("CAT", "cats"),
     ("PLANET", "planets"), ("DOT", "dots")],
)  # fmt: skip
def test_an_acronym_shares_its_stem_with_no_word(acronym: str, word: str) -> None:
    assert stems(acronym) != stems(word)


@pytest.mark.parametrize(
    ("many", "one"),
    [("women", "woman"), ("feet", "foot"), ("children", "child"), ("craftsmen", "craftsman"),
     ("midwives", "midwife"), ("firemen", "fireman"), ("teeth", "tooth")],
)  # fmt: skip
def test_irregular_plurals_have_the_stem_of_the_singular(many: str, one: str) -> None:
    assert stems(many) == stems(one)


def test_stems_bring_the_forms_of_a_word_together() -> None:
    assert len(set(stems("nurse nurses nursing"))) == 1
    assert len(set(stems("weld welds welding welded"))) == 1
    assert len(set(exact("nurse nurses nursing"))) == 3


def test_glue_words_are_words_of_the_text() -> None:
    assert exact("what is the pay of a nurse") == "what is the pay of a nurse".split()


def test_a_new_line_moves_positions_apart() -> None:
    found = tokens("night shift\n- day shift\n\nrest")

    assert [t.position for t in found] == [0, 1, 1 + BREAK_GAP, 2 + BREAK_GAP, 2 + 2 * BREAK_GAP]


def test_a_text_that_begins_with_a_new_line_begins_at_zero() -> None:
    assert [t.position for t in tokens("\n\nnight shift")] == [0, 1]


@given(texts)
def test_offsets_give_back_the_word_as_it_was_written(text: str) -> None:
    for token in tokens(text):
        surface = text[token.start : token.end]
        (again,) = tokens(surface)
        assert (again.exact, again.stem) == (token.exact, token.stem)
        assert (again.start, again.end) == (0, len(surface))


@given(texts)
def test_every_letter_and_digit_is_in_exactly_one_word(text: str) -> None:
    covered = [at for token in tokens(text) for at in range(token.start, token.end)]

    assert covered == sorted(set(covered))
    assert {at for at, char in enumerate(text) if char.isalnum()} <= set(covered)


@given(texts)
def test_positions_rise_by_one_in_a_line_and_jump_between_lines(text: str) -> None:
    found = tokens(text)

    for before, after in pairwise(found):
        step = BREAK_GAP if "\n" in text[before.end : after.start] else 1
        assert after.position == before.position + step


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
