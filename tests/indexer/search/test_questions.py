"""What people ask: which section answers, which fact, and which words are left to look for."""

import pytest

from indexer.search.natural import read_natural

# What is typed, the section and the fact that answer, the words that remain.
ASKS = (
    # pay
    ("plumber salary", "earnings", "pay", "plumber"),
    ("How much do plumbers earn?", "earnings", "pay", "plumbers"),
    ("how much does a dental hygienist make", "earnings", "pay", "dental hygienist"),
    ("how much does a dental hygienist make an hour", "earnings", "pay", "dental hygienist"),
    ("what do welders make", "earnings", "pay", "welders"),
    ("what does an actuary earn", "earnings", "pay", "actuary"),
    ("average salary for a paralegal", "earnings", "pay", "paralegal"),
    ("starting pay for police officers", "earnings", "pay", "police officers"),
    ("hourly wage of cashiers", "earnings", "pay", "cashiers"),
    ("electrician pay per hour", "earnings", "pay", "electrician"),
    ("How Much Money Do Lawyers Make A Year", "earnings", "pay", "Lawyers"),
    ("HOW MUCH DO NURSES MAKE", "earnings", "pay", "NURSES"),
    ("can you tell me how much a librarian makes please", "earnings", "pay", "librarian"),
    ("do plumbers make good money", "earnings", "pay", "plumbers"),
    ("do architects earn more than $90,000", "earnings", "pay", "architects"),
    ("are pilots paid well", "earnings", "pay", "pilots"),
    ("how mcuh do bakers make", "earnings", "pay", "bakers"),
    ("surgeon salery", "earnings", "pay", "surgeon"),
    ("IT technician salary", "earnings", "pay", "IT technician"),
    ("is it true that welders make six figures", "earnings", "pay", "welders"),
    ("licensed practical nurse salary", "earnings", "pay", "licensed practical nurse"),
    ("school bus driver pay", "earnings", "pay", "school bus driver"),
    ("what is the salary of a make-up artist", "earnings", "pay", "make-up artist"),
    ("training and development specialist wages", "earnings", "pay",
     "training and development specialist"),
    # training
    ("how to become a registered nurse", "training", None, "registered nurse"),
    ("How do I become an electrician?", "training", None, "electrician"),
    ("steps to becoming a real estate agent", "training", None, "real estate agent"),
    ("become a cop", "training", None, "cop"),
    ("how do you get into carpentry", "training", None, "carpentry"),
    ("school counselor requirments", "training", None, "school counselor"),
    ("pharmacist requirements", "training", None, "pharmacist"),
    ("what degree do I need to be a school counselor", "training", "education",
     "school counselor"),
    ("what should I major in to be an economist", "training", "education", "economist"),
    ("mechanic school", "training", "education", "mechanic"),
    ("how many years of college for a dentist", "training", "education", "dentist"),
    ("do you need a degree to be a paramedic", "training", "education", "paramedic"),
    ("can I be a web developer without a degree", "training", "education", "web developer"),
    ("how to become a plumber without college", "training", "education", "plumber"),
    ("plumber apprenticeship", "training", "training", "plumber"),
    ("how long does it take to become a vet tech", "training", "duration", "vet tech"),
    ("do I need experience to be a flight attendant", "training", "experience",
     "flight attendant"),
    ("does a barber need a license", "training", "credential", "barber"),
    ("is a liscense required for massage therapists", "training", "credential",
     "massage therapists"),
    ("who certifies welders", "training", "credential", "welders"),
    ("who issues the CPA", "training", "credential", "CPA"),
    ("welder certification", "training", "credential", "welder"),
    ("what exam do accountants take", "training", "credential", "accountants"),
    ("are locksmiths licensed in general", "training", "credential", "locksmiths"),
    ("what can I do with a biology degree", "training", "education", "biology degree"),
    # job outlook
    ("future of travel agents", "job-outlook", "outlook", "travel agents"),
    ("is journalism dying", "job-outlook", "outlook", "journalism"),
    ("are truck drivers in demand", "job-outlook", "outlook", "truck drivers"),
    ("pharmacist job outlook", "job-outlook", "outlook", "pharmacist"),
    ("dental assistant job growth", "job-outlook", "outlook", "dental assistant"),
    ("will AI replace translators", "job-outlook", "outlook", "translators"),
    ("will cashiers be replaced by robots", "job-outlook", "outlook", "cashiers"),
    ("are hospitals hiring medical coders", "job-outlook", "outlook", "hospitals medical coders"),
    ("is nursing a growing field", "job-outlook", "outlook", "nursing"),
    ("how many openings for social workers", "job-outlook", "openings", "social workers"),
    # nature of work
    ("what does a surveyor do", "nature-of-work", None, "surveyor"),
    ("What do actuaries do all day?", "nature-of-work", None, "actuaries"),
    ("what is a phlebotomist", "nature-of-work", None, "phlebotomist"),
    ("tell me about being an archivist", "nature-of-work", None, "archivist"),
    ("bartender job description", "nature-of-work", None, "bartender"),
    ("day in the life of a firefighter", "nature-of-work", None, "firefighter"),
    ("duties of a dietitian", "nature-of-work", None, "dietitian"),
    ("how does a prosthetist make an artificial leg", "nature-of-work", None,
     "prosthetist make an artificial leg"),
    # employment
    ("how many nurses are there", "employment", "jobs", "nurses"),
    ("number of jobs for geologists", "employment", "jobs", "geologists"),
    ("where do statisticians work", "employment", "employers", "statisticians"),
    ("who employs chemists", "employment", "employers", "chemists"),
)  # fmt: skip


@pytest.mark.parametrize(("typed", "section", "fact", "text"), ASKS, ids=[a[0] for a in ASKS])
def test_a_question_chooses_the_section_that_answers(
    typed: str, section: str, fact: str | None, text: str
) -> None:
    reading = read_natural(typed)

    assert reading.ask is not None
    assert (reading.ask.section, reading.ask.fact, reading.text) == (section, fact, text)


@pytest.mark.parametrize(
    "typed",
    [
        "registered nurse",
        "make-up artist",
        "training and development specialist",
        "licensed practical nurse",
        "certified nursing assistant",
        "school bus driver",
        "school counselor",
        "high school teacher",
        "college professor",
        "apprenticeship coordinator",
        "director of photography",
        '"how much do plumbers make"',
        "credential:RHIT",
        "pay>60000",
        "employment interviewer",
        "network security analyst",
        "exam proctor",
        "movie director",
        "job coach",
        "band program director",
        "web application developer",
        "license plate designer",
        "salary",
        "compensation and benefits manager",
    ],
)
def test_names_quotations_and_operators_are_left_as_typed(typed: str) -> None:
    reading = read_natural(typed)

    assert reading.text == typed
    assert reading.ask is None
    assert reading.filters == ()


def test_a_name_that_the_caller_knows_keeps_its_asking_words() -> None:
    typed = "pay clerk salary"

    reading = read_natural(typed, is_name=lambda words: words == ("pay", "clerk"))

    assert reading.text == "pay clerk"
    assert reading.ask is not None
    assert reading.ask.words == "salary"


def test_words_inside_quotation_marks_stay_beside_a_question() -> None:
    reading = read_natural('"high pay" plumber salary')

    assert reading.text == '"high pay" plumber'


def test_the_words_that_asked_are_told_as_typed() -> None:
    reading = read_natural("How much do Plumbers make?")

    assert reading.ask is not None
    assert reading.ask.words == "How much do … make"


def test_a_question_of_nothing_but_asking_words_leaves_no_words() -> None:
    assert read_natural("how much do they make").text == ""


def test_a_long_text_is_left_as_typed_and_read_at_once() -> None:
    typed = "how much does a " * 200

    assert read_natural(typed).text == typed
