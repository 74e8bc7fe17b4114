"""Two or more things compared, and words that ask for what no profile can say."""

import pytest

from indexer.search.natural import read_natural

COMPARED = (
    ("LPN vs RN", ("LPN", "RN"), None),
    ("paralegal versus lawyer", ("paralegal", "lawyer"), None),
    ("Difference between a dietitian and a nutritionist?", ("dietitian", "nutritionist"), None),
    ("what's the difference between CNA and LPN", ("CNA", "LPN"), None),
    ("compare electrician and plumber", ("electrician", "plumber"), None),
    ("compare electrician, plumber and welder", ("electrician", "plumber", "welder"), None),
    ("electrician or plumber which pays more", ("electrician", "plumber"), "pay"),
    ("which pays more, electrician or plumber?", ("electrician", "plumber"), "pay"),
    ("is it better to be a nurse or a teacher", ("nurse", "teacher"), None),
    ("do welders or machinists make more", ("welders", "machinists"), "pay"),
    ("which is better dental hygienist or dental assistant",
     ("dental hygienist", "dental assistant"), None),
    ("NP vs PA salary", ("NP", "PA"), "pay"),
    ("optician vs optometrist schooling", ("optician", "optometrist"), "education"),
    ("which is growing faster, web developer or programmer", ("web developer", "programmer"),
     "outlook"),
    ("which has more jobs, actuary or statistician", ("actuary", "statistician"), "jobs"),
    ("DO vs MD", ("DO", "MD"), None),
)  # fmt: skip


@pytest.mark.parametrize(("typed", "compared", "fact"), COMPARED, ids=[c[0] for c in COMPARED])
def test_things_compared_are_told_apart(
    typed: str, compared: tuple[str, ...], fact: str | None
) -> None:
    reading = read_natural(typed)

    assert reading.compared == compared
    assert (reading.ask.fact if reading.ask else None) == fact


@pytest.mark.parametrize(
    "typed", ["research and development", "welder OR solderer", "nurse or doctor", "vs", "LPN vs"]
)
def test_nothing_is_compared_without_two_things_and_a_word_that_compares(typed: str) -> None:
    assert read_natural(typed).compared is None


def test_a_name_that_the_caller_knows_is_not_torn_at_its_and() -> None:
    names = {("training", "and", "development", "manager")}

    reading = read_natural(
        "difference between training and development manager and human resources manager",
        is_name=lambda words: words in names,
    )

    assert reading.compared == ("training and development manager", "human resources manager")


@pytest.mark.parametrize(
    ("typed", "elsewhere", "text"),
    [
        ("nurse salary in Seattle", ("in Seattle",), "nurse"),
        ("does amazon drug test drivers", ("amazon",), "drug test drivers"),
        ("dentist open on sunday", ("open on sunday",), "dentist"),
        ("phlebotomy class schedule this fall", ("class schedule", "this fall"), "phlebotomy"),
        ("electrician pay california", ("california",), "electrician"),
        ("teacher salary in new york", ("in new york",), "teacher"),
        ("plumber wages Canada", ("Canada",), "plumber"),
        ("nurse salary 1995", ("1995",), "nurse"),
        ("july bar exam date", ("july", "date"), "bar"),
        ("how many firefighters are named Mike", ("named Mike",), "firefighters"),
        ("plumber near me emergency", ("near me emergency",), "plumber"),
        ("welder jobs hiring now", ("hiring now",), "welder"),
        ("sample cover letter for receptionist", ("sample cover letter",), "receptionist"),
        ("can my boss fire me for being sick", ("my boss fire me",), None),
        ("weather tomorrow", ("weather", "tomorrow"), None),
        ("buy used dental chair", ("buy used",), None),
        ("average IQ of lawyers", ("average IQ",), "lawyers"),
        ("nursing school tuition", ("tuition",), None),
    ],
)
def test_what_no_profile_can_say_is_named(
    typed: str, elsewhere: tuple[str, ...], text: str | None
) -> None:
    reading = read_natural(typed)

    assert reading.elsewhere == elsewhere
    assert text is None or reading.text == text


@pytest.mark.parametrize(
    "typed",
    [
        "welding school near me",
        "nurse salary 2024",
        "jobs in Healthcare",
        "Georgia-Pacific",
        "purchasing agent",
        "careers in Nursing",
    ],
)
def test_what_may_be_here_is_not_sent_elsewhere(typed: str) -> None:
    assert read_natural(typed).elsewhere == ()
