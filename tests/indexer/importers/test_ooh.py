"""Pages of the present Handbook as profiles: what is read, what is refused, and in which words."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.corpus.read import read_corpus
from indexer.corpus.write import write_profile
from indexer.importers import import_pages
from indexer.importers.imported import Imported
from indexer.model import (
    Conditions,
    Facts,
    Industries,
    IndustryShare,
    Jobs,
    Occupation,
    Outlook,
    Pay,
    Qualities,
    Schedule,
    SourceReference,
)
from tests.indexer.importers.present_pages import ADDRESS, COPIED, page

SOURCE = "ooh-2024-34"
FACTS = Facts(
    education="high-school",
    experience="none",
    training="varies",
    pay=Pay(41230, "year", 2024, SOURCE, p10=28000, p90=61500),
    jobs=Jobs(12300, 2024, SOURCE),
    outlook=Outlook(-3, "decline", 2024, 2034, SOURCE, change=-400, openings=1100),
    industries=Industries(
        2024,
        SOURCE,
        (
            IndustryShare("Self-employed workers", 61),
            IndustryShare("Repair and maintenance", 20, 43010, "year"),
        ),
    ),
    schedule=Schedule(("full-time", "weekends"), SOURCE),
    conditions=Conditions(("injuries",), SOURCE),
    qualities=Qualities(("Patience", "Dexterity"), SOURCE),
)


def imported(folder: Path, text: str, name: str = "tinkers.htm", format: str = "ooh") -> Imported:
    (folder / name).write_text(text, encoding="utf-8")
    return import_pages(format, [folder / name])


def profile(result: Imported) -> Occupation:
    assert result.failures == ()
    (occupation,) = result.occupations
    return occupation


def outline(occupation: Occupation) -> dict[str, dict[str | None, str]]:
    return {s.type: {part.heading: part.text for part in s.parts} for s in occupation.sections}


EXPECTED = {
    "nature-of-work": {
        None: "Tinkers mend pots and pans.",
        "Duties": (
            "Tinkers typically do the following:\n\n- Solder seams\n- Sell pots at fairs"
        ),
        "Work environment": "Tinkers travel in all weather.",
        "Injuries and Illnesses": "Burns are common.",
        "Work Schedules": "Most work full time, also on weekends.",
    },
    "training": {
        None: "Tinkers learn from tinkers.",
        "Licenses, Certifications, and Registrations": "Some states require a license.",
        "Important Qualities": (
            "Patience. Seams take time.\n\nDexterity. Hands must be steady."
        ),
    },
    "employment": {
        None: (
            "Tinkers held about 12,300 jobs in 2024. The largest employers of tinkers were as "
            "follows:\n\n- Self-employed workers; 61%\n- Repair and maintenance; 20"
        ),
    },
}  # fmt: skip


def test_a_saved_page_is_a_profile_with_facts_and_sections(tmp_path: Path) -> None:
    tinkers = profile(imported(tmp_path, page()))

    assert (tinkers.slug, tinkers.title, tinkers.group) == ("tinkers", "Tinkers", "production")
    assert (tinkers.soc, tinkers.onet) == (("51-9999",), ("51-9999.00",))
    assert tinkers.facts == FACTS
    found = outline(tinkers)
    assert {type: found[type] for type in EXPECTED} == EXPECTED
    assert list(found["earnings"]) == list(found["job-outlook"]) == [None]
    assert "$43,010" in found["earnings"][None]
    assert tinkers.related_titles == ("Welders",)
    assert tinkers.sources == (SourceReference(SOURCE, url=ADDRESS, date="2025-08-28"),)


def test_the_copied_text_gives_what_the_saved_page_gives(tmp_path: Path) -> None:
    saved = profile(imported(tmp_path, page()))

    copied = profile(imported(tmp_path, COPIED, "copy.txt", "page-text"))

    # O*NET codes are in the addresses of links, which a copy has not
    assert copied.onet == ()
    assert replace(copied, onet=saved.onet, sections=()) == replace(saved, sections=())
    found, expected = outline(copied), outline(saved)
    assert {type: found[type] for type in EXPECTED} == EXPECTED
    assert found["job-outlook"] == expected["job-outlook"]
    assert set(found) == set(expected)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Suggested citation:", "", "cited as 'Tinkers'"),
        ("Occupational Outlook Handbook, Tinkers,", "", "has no suggested citation"),
        ("Handbook, Tinkers,", "Handbook, Work Schedules,", "cited as 'Work Schedules', but"),
        ("Pay About this section", "Pay", "'pay' is not there"),
    ],
)
def test_a_copy_that_does_not_say_what_it_is_of_is_refused(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    text = COPIED.replace(old, new, 1)
    if old == "Suggested citation:":
        text = text.replace("Quick Facts: Tinkers", "Quick Facts: Welders").replace(
            "production/tinkers", "production/welders"
        )

    result = imported(tmp_path, text, "copy.txt", "page-text")

    assert result.occupations == ()
    assert told in str(result.failures[0])


def test_pages_that_are_here_are_related_by_slug(tmp_path: Path) -> None:
    welders = page("Welders", ADDRESS.replace("tinkers", "welders"), "")
    (tmp_path / "a.html").write_text(page())
    (tmp_path / "b.html").write_text(welders)

    result = import_pages("ooh", [tmp_path])

    assert [one.slug for one in result.occupations] == ["tinkers", "welders"]
    assert result.occupations[0].related == ("welders",)
    for occupation in result.occupations:
        write_profile(occupation, tmp_path / "corpus")
    assert len(read_corpus(tmp_path / "corpus").occupations) == 2  # without a problem


@pytest.mark.parametrize(
    ("old", "new", "field", "expected"),
    [
        (
            "$41,230 per year<br>$19.82 per hour",
            "This wage is equal to or greater than $239,200 per year or $115.00 per hour.",
            "pay",
            Pay(239200, "year", 2024, SOURCE, p10=28000, p90=61500),
        ),
        (
            "$41,230 per year<br>$19.82 per hour",
            "$19.82 per hour",
            "pay",
            Pay(19.82, "hour", 2024, SOURCE, p10=28000, p90=61500),
        ),
        ("$41,230 per year<br>$19.82 per hour", "", "pay", None),
        ("-3% (Decline)", "5% (Faster than average)", "outlook", replace(
            FACTS.outlook, percent=5, outlook_class="faster"  # type: ignore[type-var]
        )),
        ("<h3>Injuries and Illnesses</h3>", "<h3>Dress</h3>", "conditions", None),
    ],
)  # fmt: skip
def test_quick_facts_are_read_in_every_form_they_come_in(
    tmp_path: Path, old: str, new: str, field: str, expected: object
) -> None:
    assert old in page()

    facts = profile(imported(tmp_path, page().replace(old, new))).facts

    assert getattr(facts, field) == expected


def test_employers_of_parts_are_not_told_of_the_whole(tmp_path: Path) -> None:
    second = (
        "<p>Pot menders held 10 jobs. Their largest employers were as follows:</p>"
        "<table><tr><td>Fairs</td><td>90%</td></tr></table><p>Tinkers travel"
    )

    tinkers = profile(imported(tmp_path, page().replace("<p>Tinkers travel", second)))

    assert tinkers.facts.industries is None
    assert "Fairs; 90%" in outline(tinkers)["employment"][None]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id="panes"', 'id="other"', 'no <div id="panes">'),
        ('rel="canonical"', 'rel="other"', "no canonical"),
        ("<h1>  Tinkers</h1>", "", "has no title"),
        ("<h1>  Tinkers</h1>", "<h1>None</h1>", "two titles, 'None' and 'Tinkers'"),
        ('aria-labelledby="pay"', 'aria-labelledby="x"', "'pay' is not there"),
        ("None</td>", "Some weeks</td>", "unknown level 'Some weeks'"),
        ("(Decline)", "(Doom)", "unknown class 'Doom'"),
    ],
)
def test_a_page_that_is_broken_is_refused_with_its_reason(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    result = imported(tmp_path, page().replace(old, new))

    assert result.occupations == ()
    (failure,) = result.failures
    assert told in str(failure)
    assert failure.page == str(tmp_path / "tinkers.htm")


@pytest.mark.parametrize("seed", range(150))
def test_a_mutated_page_is_refused_or_keeps_its_title(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    text, name, format = draw.choice(
        ((page(), "a.htm", "ooh"), (COPIED, "a.txt", "page-text"), (page(), "a.htm", "auto"))
    )
    data = bytearray(text.encode())
    for _ in range(draw.choice((1, 3, 30))):
        data = data or bytearray(b"x")
        at = draw.randrange(len(data))
        kind = draw.choice(("flip", "cut", "double", "drop"))
        if kind == "flip":
            data[at] ^= 1 << draw.randrange(8)
        elif kind == "cut" and len(data) > 200:
            del data[max(100, at) :]
        elif kind == "double":
            data[at:at] = data[at : at + draw.randrange(1, 300)]
        else:
            del data[at : at + draw.randrange(1, 60)]
    (tmp_path / name).write_bytes(bytes(data))

    result = import_pages(format, [tmp_path / name])

    assert len(result.occupations) + len(result.failures) == 1
    for occupation in result.occupations:
        assert is_near(occupation.title, "Tinkers"), occupation.title
        write_profile(occupation, tmp_path / "corpus")


def is_near(title: str, true: str) -> bool:
    """Whether a title is what bytes that were hit have left of the true one."""
    shared = sum(letter in true for letter in title)
    return bool(title) and shared >= 0.5 * len(title)
