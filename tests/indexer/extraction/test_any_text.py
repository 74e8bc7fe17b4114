"""What holds for any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.extraction.extract import Extractor
from indexer.extraction.mentions import SectionMentions
from indexer.model import Section
from tests.indexer.extraction.profiles import CONTACTS, EMPTY, KNOWN, section

EXTRACTORS = {"known": Extractor(KNOWN), "empty": Extractor(EMPTY)}
SMALL = {"of", "for", "on", "in", "to", "and", "the", "a", "an", "or", "by", "at", "with", "from"}

# Two profiles' worth of names that share no word but the ordinary ones, and no initials.
ONE = ("Bakers Guild of Ohio", "BGX", "Certified Dough Baker", "CDB", "Oven Entry Test")
TWO = ("Millers League for Flour", "MLQ", "Registered Grain Miller", "RGM", "Husk Final Exam")
SHAPES = (
    "The {0} ({1}) is old.",
    "The {0} awards the {2} designation.",
    "Many hold the {2} ({3}).",
    "{3}s earn more, the {1} says.",
    "All must pass the {4}.",
    "They need {1} certification.",
    "- {0}, 12 Main St., Dover.",
    "Nothing is named here.",
)
WORDS = (
    "National", "Association", "of", "for", "the", "and", "Board", "Certified", "Bakers", "exam",
    "(NBA)", "(or", ")", ",", ".", "certification", "Registered", "U.S.", "Department", "in",
    "American's", "Test", "to", "RN", "credentials", "include", ":", ";", "“", "”", "—", "a",
    "Series", "7", "license", "from", "Fellow", "Doctor", "degree", "called", "offers", "\n\n- ",
    "Inc.", "International", "Oncology", "Data", "Specialists", "CMA", "accredited", "by",
)  # fmt: skip
LOWER_WORDS = (
    *(word.lower() for word in WORDS),
    "commercial", "driver's", "certified", "registered", "nurse", "as", "designation", "baker",
)  # fmt: skip

arbitrary = st.text(max_size=200)
jumbled = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
texts = st.one_of(arbitrary, jumbled)


def shaped(names: tuple[str, ...]) -> st.SearchStrategy[Section]:
    lines = st.lists(st.sampled_from(SHAPES), min_size=1, max_size=6, unique=True)
    kind = st.sampled_from((CONTACTS, f"training-of-{names[1].lower()}"))
    return st.builds(
        lambda chosen, kind: section("\n\n".join(line.format(*names) for line in chosen), kind),
        lines,
        kind,
    )


@given(st.sampled_from(tuple(EXTRACTORS)), st.lists(texts, max_size=3))
@settings(max_examples=300)
def test_offsets_of_every_mention_give_back_its_surface(which: str, parts: list[str]) -> None:
    sections = [section(text, str(number)) for number, text in enumerate(parts)]

    found = EXTRACTORS[which].mentions(sections)

    assert [of.section for of in found] == [part.type for part in sections]
    for part, of in zip(sections, found, strict=True):
        for mention in of.mentions:
            assert part.text[mention.start : mention.end] == mention.surface != ""


@given(st.sampled_from(tuple(EXTRACTORS)), texts)
@settings(max_examples=300)
def test_mentions_are_in_order_and_do_not_overlap_within_a_type(which: str, text: str) -> None:
    (found,) = EXTRACTORS[which].mentions([section(text)])

    assert [m.start for m in found.mentions] == sorted(m.start for m in found.mentions)
    for entity in ("credential", "organization"):
        ends = 0
        for mention in (m for m in found.mentions if m.entity == entity):
            assert mention.start >= ends
            ends = mention.end


@given(texts)
@settings(max_examples=300)
def test_no_name_is_long_or_begins_or_ends_with_a_small_word(text: str) -> None:
    (found,) = EXTRACTORS["empty"].mentions([section(text)])

    for mention in found.mentions:
        parts = mention.name.lower().split()
        assert 0 < len(parts) <= 12
        assert parts[0] not in SMALL
        assert parts[-1] not in SMALL


@given(st.lists(st.sampled_from(LOWER_WORDS), max_size=40).map(" ".join))
@settings(max_examples=300)
def test_text_without_capitals_gives_only_names_of_the_vocabulary(text: str) -> None:
    (known,) = EXTRACTORS["known"].mentions([section(text)])
    (unknown,) = EXTRACTORS["empty"].mentions([section(text)])

    assert all(mention.known for mention in known.mentions)
    assert unknown.mentions == ()


@given(shaped(ONE), shaped(TWO))
@settings(max_examples=200)
def test_unrelated_sections_together_give_what_each_gives_alone(one: Section, two: Section) -> None:
    extractor = EXTRACTORS["empty"]

    together = extractor.mentions([one, two])

    assert together == (*extractor.mentions([one]), *extractor.mentions([two]))


@given(shaped(ONE), shaped(TWO))
@settings(max_examples=200)
def test_unrelated_texts_in_one_section_give_what_each_gives_alone(
    one: Section, two: Section
) -> None:
    extractor = EXTRACTORS["empty"]
    both = section(one.text + "\n\n" + two.text, one.type)
    two = section(two.text, one.type)

    (found,) = extractor.mentions([both])

    assert names(found) == names(extractor.mentions([one])[0]) + names(extractor.mentions([two])[0])


def names(found: SectionMentions) -> list[tuple[str, str | None, str]]:
    return [(mention.name, mention.acronym, mention.surface) for mention in found.mentions]
