"""Plain text of career pages as profiles."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.corpus.read import read_profile
from indexer.corpus.write import write_profile
from indexer.importers import import_pages
from indexer.model import Contact, Occupation, Part, SourceReference
from tests.indexer.importers.text_pages import NAVIGATION, page_text, write_text


def imported_occupation(folder: Path, text: str) -> Occupation:
    """The one profile of a page that has to import."""
    imported = import_pages("page-text", [write_text(folder, "page.txt", text)])
    assert imported.failures == ()
    (occupation,) = imported.occupations
    return occupation


def parts_of_body(folder: Path, body: Iterable[str]) -> tuple[Part, ...]:
    """The parts of the only section of a page with these lines."""
    (section,) = imported_occupation(folder, page_text("\n".join(body))).sections
    return section.parts


def test_a_page_with_one_section_becomes_a_profile_with_its_parts(tmp_path: Path) -> None:
    body = """Training, Other Qualifications, and Advancement: Testers learn on the job.

Education and training: A diploma helps.

It is no must.

Certification and other qualifications: There is a badge.

Advancement: Some rise."""

    occupation = imported_occupation(tmp_path, page_text(body))

    assert (occupation.slug, occupation.title) == ("kite-testers", "Kite Testers")
    (section,) = occupation.sections
    assert section.type == "training"
    assert section.parts == (
        Part(None, "Testers learn on the job."),
        Part("Education and training", "A diploma helps.\n\nIt is no must."),
        Part("Certification and other qualifications", "There is a badge."),
        Part("Advancement", "Some rise."),
    )
    assert occupation.related == ()
    assert occupation.related_titles == ("Rope Makers", "Wind Watchers and Cloud Counters")
    assert occupation.sources == (SourceReference(name="Bureau of Kite Statistics"),)


def test_pages_of_one_occupation_become_one_profile_in_the_order_of_the_handbook(
    tmp_path: Path,
) -> None:
    titles = ["Earnings", "Job Outlook", "Employment", "Training", "Nature of the Work"]
    for number, title in enumerate(titles):
        write_text(tmp_path, f"{number}.txt", page_text(f"{title}: About {title.lower()}."))
    write_text(tmp_path, "9.txt", page_text("Earnings: About ropes.", title="Rope Makers"))

    imported = import_pages("page-text", [tmp_path])

    kites, ropes = imported.occupations
    assert [(section.type, section.text) for section in kites.sections] == [
        ("nature-of-work", "About nature of the work."),
        ("training", "About training."),
        ("employment", "About employment."),
        ("job-outlook", "About job outlook."),
        ("earnings", "About earnings."),
    ]
    assert kites.related == ("rope-makers",)
    assert ropes.related_titles == ("Wind Watchers and Cloud Counters",)
    assert any("one profile from 5 pages" in note for note in imported.notes)


def test_a_page_given_twice_adds_nothing(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        write_text(tmp_path, name, page_text("Earnings: They earn."))

    imported = import_pages("page-text", [tmp_path])

    assert imported.occupations[0].sections[0].text == "They earn."
    assert any("b.txt: repeats the section 'earnings'" in note for note in imported.notes)


def test_one_page_may_hold_several_sections(tmp_path: Path) -> None:
    body = "Nature of Work: They fly.\n\nEarnings\n\nThey earn enough to buy string.\n"

    occupation = imported_occupation(tmp_path, page_text(body))

    assert [(section.type, section.text) for section in occupation.sections] == [
        ("nature-of-work", "They fly."),
        ("earnings", "They earn enough to buy string."),
    ]


def test_a_sentence_with_a_colon_is_no_heading(tmp_path: Path) -> None:
    body = [
        "Earnings: They earn:", "", "For example: Ten dollars.", "",
        "The best testers have two sources: Kites and ropes.", "",
        "Median wages were as follows: Ten dollars.", "", "Pay by region:", "", "- North; 10",
    ]  # fmt: skip

    parts = parts_of_body(tmp_path, body)

    assert [part.heading for part in parts] == [None, "Pay by region"]
    assert parts[1].text == "- North; 10"


def test_lists_keep_their_items(tmp_path: Path) -> None:
    parts = parts_of_body(tmp_path, ["Employment: They work in:", "• Parks", "* Hills", "- Fields"])

    assert parts == (Part(None, "They work in:\n\n- Parks\n- Hills\n- Fields"),)


def test_wrapped_lines_are_paragraphs_again(tmp_path: Path) -> None:
    body = [
        "Training: Testers usually learn their craft from an older hand who is well-",
        "known in the field and who has flown kites, ropes and before- and after-",
        "school balloons for years. Most of them begin early in life, with a small",
        "Training kite.",
        "Work environment: Testers stand outdoors in any kind of weather, mostly in",
        "training.",
        "",
        "1. They run.",
    ]

    parts = parts_of_body(tmp_path, body)

    assert parts == (
        Part(
            None,
            "Testers usually learn their craft from an older hand who is well-known in the field"
            " and who has flown kites, ropes and before- and after-school balloons for years. Most"
            " of them begin early in life, with a small Training kite.",
        ),
        Part(
            "Work environment",
            "Testers stand outdoors in any kind of weather, mostly in training.\n\n1. They run.",
        ),
    )


def test_names_of_sections_and_titles_within_wrapped_text_are_text(tmp_path: Path) -> None:
    body = [
        "Earnings: Those who fly kites for a living would rather not speak of it as",
        "employment",
        "but as a calling, which is what most people who know them also say of the",
        "Kite Testers",
        "",
        "They earn.",
    ]

    parts = parts_of_body(tmp_path, body)

    assert " ".join(parts[0].text.split()) == (
        "Those who fly kites for a living would rather not speak of it as employment but as a"
        " calling, which is what most people who know them also say of the Kite Testers They earn."
    )


def test_figures_on_lines_of_their_own_are_no_pager(tmp_path: Path) -> None:
    parts = parts_of_body(
        tmp_path, ["Earnings: It is in dollars.", "", "North", "", "48", "", "-13"]
    )

    assert parts[0].text == "It is in dollars.\n\nNorth\n\n48\n\n-13"


def test_a_source_named_within_a_section_is_text_and_the_last_one_the_pages(tmp_path: Path) -> None:
    body = "Earnings: They earn.\n\nSource: Kite Club\n\nThey also fly."

    occupation = imported_occupation(tmp_path, page_text(body))

    assert occupation.sections[0].text == "They earn.\n\nSource: Kite Club\n\nThey also fly."
    assert occupation.sources == (SourceReference(name="Bureau of Kite Statistics"),)


def test_the_edition_of_the_source_is_kept(tmp_path: Path) -> None:
    text = page_text("Earnings: They earn.", source="Bureau, Kite Handbook, 2010-11 Edition")

    occupation = imported_occupation(tmp_path, text)

    assert occupation.sources == (
        SourceReference(name="Bureau, Kite Handbook, 2010-11 Edition", edition="2010-11"),
    )


def test_sources_of_additional_information_become_contacts(tmp_path: Path) -> None:
    body = (
        "Sources of Additional Information: Ask the club.\n\n"
        "- Kite Club (KC), 1 High St., Windy, KS 12345. Internet: http://k.example"
    )

    occupation = imported_occupation(tmp_path, page_text(body))

    assert occupation.contacts == (
        Contact("Kite Club", "KC", "1 High St., Windy, KS 12345", "http://k.example"),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_make_no_difference(
    tmp_path: Path, encoding: str, newline: str
) -> None:
    text = page_text("Earnings: A tester’s “pay” –\u00a0 enough.").replace("\n", newline)
    path = tmp_path / "page.txt"
    path.write_bytes(text.encode(encoding))

    imported = import_pages("page-text", [path])

    assert imported.occupations[0].sections[0].text == "A tester’s “pay” – enough."


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Kite Testers\n", "Kite Testers"),
        ("Welcome\n\nKite Testers .\n\nSite Map\n\nKite Testers\n", "Kite Testers"),
        ("Our Site\n\nKite Testers - Earnings\n", "Kite Testers"),
        ("Our site\n\nKite testers and flying people\n", "Kite testers and flying people"),
        ("Teachers—Kites\n" + NAVIGATION, "Teachers—Kites"),
    ],
)
def test_the_title_is_the_repeated_line_or_the_last_before_the_section(
    tmp_path: Path, header: str, title: str
) -> None:
    text = f"{header}\nEarnings: All kite testers and flying people earn.\n"

    occupation = imported_occupation(tmp_path, text)

    assert occupation.title == title
    assert occupation.sources == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "the file is empty"),
        ("Kite Testers\n\nThey fly kites all day long.\n", "no section is recognisable"),
        (f"Kite Testers\n\n{NAVIGATION}\nJob Index A-Z\n", "no section is recognisable"),
        ("Welcome, all of you!\n\nEarnings: They earn.\n", "no title of an occupation"),
        ("Kite Testers\n\nEarnings:\n\nSource: Bureau\n", "no text in it"),
    ],
)
def test_a_text_that_is_no_profile_is_reported(tmp_path: Path, text: str, reason: str) -> None:
    write_text(tmp_path, "bad.txt", text)
    write_text(tmp_path, "good.txt", page_text("Earnings: They earn."))

    imported = import_pages("page-text", [tmp_path])

    assert [occupation.slug for occupation in imported.occupations] == ["kite-testers"]
    (failure,) = imported.failures
    assert failure.page == str(tmp_path / "bad.txt")
    assert reason in failure.reason


def test_running_text_outside_the_sections_is_reported(tmp_path: Path) -> None:
    text = page_text("Earnings: They earn.").replace("Previous\n", "One more thing to say here.\n")
    text = "This site is about kites and those who fly them.\n\n" + text

    imported = import_pages("page-text", [write_text(tmp_path, "page.txt", text)])

    left_out = [note for note in imported.notes if "left out" in note]
    assert len(left_out) == 2
    assert "kites and those" in left_out[0]
    assert "One more thing" in left_out[1]


WORDS = st.sampled_from(
    ["Training:", "Earnings", "Source:", "Related Occupations", "Kite", "They fly.", "1 2 3", "—",
     "\n", "\n\n", "- ", "Advancement:", "\t", "\u00a0", "\x0b", "Next", "http://k.example", "(KC)"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=40))
def test_whatever_the_text_the_profile_can_be_written_and_read(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = write_text(folder, "page.txt", "Kite Testers\n\nEarnings: Good.\n" + " ".join(words))

    (occupation,) = import_pages("page-text", [path]).occupations

    assert read_profile(write_profile(occupation, folder)) == occupation
