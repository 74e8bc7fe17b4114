"""What the profile page shows, from hand-made answers of the engine."""

from dataclasses import replace

from indexer.browse.profile import (
    Block,
    Link,
    LinkedName,
    Profile,
    ProfilePart,
    ProfileSection,
    ProfileSource,
)
from indexer.model import (
    Facts,
    Jobs,
    Occupation,
    Outlook,
    Pay,
    Source,
    SourceReference,
    Vocabulary,
)
from indexer.request import SearchRequest
from indexer.results import SnippetPart
from webapp.pages.profile import TITLES_SHOWN, ProfilePage, make_profile_page, make_profile_search
from webapp.pages.text import Run, make_blocks

RN = LinkedName("RN", "/credentials/rn")
TEXT = Block(is_list=False, items=((LinkedName("An ", None), RN, LinkedName(" works.", None)),))
TRAINING = ProfileSection(
    "training",
    "Training",
    "training",
    (
        ProfilePart(None, "training", (TEXT,)),
        ProfilePart("Licensure", "training-licensure", (TEXT,)),
        ProfilePart("Licensure", "training-licensure", ()),
    ),
)
OCCUPATION = Occupation(slug="nurses", title="Nurses", group=None, sections=())
PROFILE = Profile(
    occupation=OCCUPATION,
    group=None,
    sections=(TRAINING,),
    credentials=(),
    organizations=(),
    related=(),
    sources=(),
)
VOCABULARY = Vocabulary(
    sections={},
    groups={},
    credentials={},
    organizations={},
    sources={"oews": Source("oews", "Wage Statistics", "BLS", edition="May 2025")},
)


def page_of(profile: Profile) -> ProfilePage:
    return make_profile_page(
        profile,
        VOCABULARY,
        make_profile_search("nurses", SearchRequest(), ()),
        generation="g1",
        address="https://example.org/occupations/nurses",
    )


def test_ids_of_parts_are_unique_even_where_headings_repeat() -> None:
    parts = page_of(PROFILE).sections[0].parts

    assert [part.id for part in parts] == [None, "training-licensure", None]


def test_a_name_is_linked_at_its_first_place_in_a_section() -> None:
    first, second, _ = page_of(PROFILE).sections[0].parts

    rn = (SnippetPart("RN", match=False),)
    assert first.blocks[0].items[0][1] == Run(rn, "/credentials/rn")
    assert second.blocks[0].items[0][1] == Run(rn, None)


def test_a_picture_without_its_section_stands_with_the_quick_facts() -> None:
    facts = Facts(
        pay=Pay(50, "hour", 2024, "ooh", p10=30, p90=80),
        jobs=Jobs(100, 2024, "ooh"),
        outlook=Outlook(10, "much-faster", 2024, 2034, "ooh", change=10),
    )
    earnings = ProfileSection("earnings", "Earnings", "earnings", ())
    occupation = replace(OCCUPATION, facts=facts)

    without = page_of(replace(PROFILE, occupation=occupation))
    with_earnings = page_of(replace(PROFILE, occupation=occupation, sections=(earnings,)))

    assert without.figures.pay is not None
    assert len(without.figures.bars) == 1
    assert with_earnings.figures.pay is None
    assert with_earnings.sections[0].figures.pay == without.figures.pay


def test_a_figure_cites_its_source_even_where_the_profile_does_not_list_it() -> None:
    pay = Pay(50, "hour", 2025, "oews")
    listed = ProfileSource("Handbook", "BLS", None, None, None, None)
    occupation = replace(
        OCCUPATION, facts=Facts(wages=pay), sources=(SourceReference(source="ooh"),)
    )

    page = page_of(replace(PROFILE, occupation=occupation, sources=(listed,)))

    assert [(line.id, line.title) for line in page.sources] == [
        ("source-1", "Handbook"),
        ("source-2", "Wage Statistics"),
    ]
    assert page.facts[0].source is not None
    assert (page.facts[0].source.text, page.facts[0].source.url) == ("2", "#source-2")


def test_facts_that_are_not_known_are_not_shown() -> None:
    assert page_of(PROFILE).facts == ()
    assert page_of(PROFILE).contents[0].text == "Training"


def test_related_occupations_without_a_profile_are_named_without_a_link() -> None:
    related = (
        Link("Physicians", "/occupations/physicians", "physicians"),
        Link("Medical Assistants", None, None),
    )

    page = page_of(replace(PROFILE, related=related))

    assert [(link.text, link.url) for link in page.related] == [
        ("Physicians", "/occupations/physicians")
    ]
    assert page.unlisted == ("Medical Assistants",)


def test_many_other_titles_are_all_there_the_rest_behind_a_fold() -> None:
    titles = tuple(f"Nurse {number}" for number in range(60))

    page = page_of(replace(PROFILE, occupation=replace(OCCUPATION, alternate_titles=titles)))

    assert (*page.also_called.split(", "), *page.also_called_too) == titles
    assert len(page.also_called.split(", ")) == TITLES_SHOWN


def test_marked_words_are_cut_out_of_their_run_and_no_character_is_lost() -> None:
    run = LinkedName("Registered Nurse (RN)", "/credentials/rn", marks=((11, 16), (18, 20)))
    block = Block(is_list=False, items=((run,),))

    ((made,),) = make_blocks((block,), set())[0].items

    assert [(part.text, part.match) for part in made.parts] == [
        ("Registered ", False),
        ("Nurse", True),
        (" (", False),
        ("RN", True),
        (")", False),
    ]
    assert made.url == "/credentials/rn"


def test_an_occupation_is_compared_with_the_first_of_those_related() -> None:
    related = tuple(Link(f"Title {n}", f"/occupations/o{n}", f"o{n}") for n in range(5))

    many = page_of(replace(PROFILE, related=related)).compare_related
    few = page_of(replace(PROFILE, related=related[:1])).compare_related

    assert many is not None and few is not None
    assert (many.text, many.url) == (
        "Compare the first of them",
        "/compare?o=nurses&o=o0&o=o1&o=o2",
    )
    assert (few.text, few.url) == ("Compare side by side", "/compare?o=nurses&o=o0")
    assert page_of(PROFILE).compare_related is None
