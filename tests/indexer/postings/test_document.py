"""What of a profile is searchable, field by field; stored values; names found in the texts."""

import pytest
from whoosh.fields import ID, KEYWORD, STORED

from indexer.addresses import anchor, entity_url, passage_url, profile_url
from indexer.build.analyze import analyze
from indexer.extraction.discovered import with_discovered
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.model import Corpus, Mention, Occupation, Part, Section
from indexer.postings.document import documents
from indexer.postings.schema import OCCUPATION_FIELDS, SECTION_FIELDS, TEXT_FIELDS, schema
from indexer.postings.stored import dump_profile, dump_vocabulary, load_profile, load_vocabulary


@pytest.fixture(scope="module")
def analyzed(small_corpus: Corpus) -> dict[str, AnalyzedOccupation]:
    found = analyze(small_corpus.occupations, small_corpus.vocabulary)
    return {item.occupation.slug: item for item in found}


def test_each_section_is_one_document(
    small_corpus: Corpus, analyzed: dict[str, AnalyzedOccupation]
) -> None:
    made = list(documents(analyzed["beekeepers"], small_corpus.vocabulary))

    assert [(document["slug"], document["section"]) for document in made] == [
        ("beekeepers", "nature-of-work"),
        ("beekeepers", "training"),
        ("beekeepers", "earnings"),
    ]


def test_a_document_has_the_occupations_fields_and_its_own(
    small_corpus: Corpus, analyzed: dict[str, AnalyzedOccupation]
) -> None:
    _, training, _ = documents(analyzed["beekeepers"], small_corpus.vocabulary)

    expected = {
        "slug": "beekeepers",
        "section": "training",
        "title": "Beekeepers",
        "alternate_titles": "Apiarist\nHoney Farmer\nBee Masters",
        "codes": "45-2093\n45-2093.00",
        "heading": "Education and training\nCertification",
        "text": (
            "Most learn at the side of an older keeper. Entry-level jobs ask for no diploma.\n\n"
            "Buyers trust a Registered Beekeeper (RBK). The National Association of Beekeepers "
            "(NAB) gives the title after an exam. The Certified Hive Master (CHM) is rarer."
        ),
    }
    assert {key: training[key] for key in expected} == expected
    assert training["credential"] == "rbk chm"
    assert training["organization"] == "nab"
    names = training["names"].split("\n")
    assert {"Registered Beekeeper", "RBK"} <= set(names)
    assert {"National Association of Beekeepers", "NAB"} <= set(names)


def test_what_a_profile_does_not_have_is_empty(
    small_corpus: Corpus, analyzed: dict[str, AnalyzedOccupation]
) -> None:
    (only,) = documents(analyzed["candle-makers"], small_corpus.vocabulary)

    assert (only["codes"], only["alternate_titles"], only["names"]) == ("", "", "")


def test_the_schema_has_every_field_of_a_document(
    small_corpus: Corpus, analyzed: dict[str, AnalyzedOccupation]
) -> None:
    fields = dict(schema().items())

    for document in documents(analyzed["beekeepers"], small_corpus.vocabulary):
        assert set(document) <= set(fields)


def test_every_text_field_has_positions_and_characters() -> None:
    fields = dict(schema().items())

    for name in TEXT_FIELDS:
        assert fields[name].supports("positions")
        assert fields[name].supports("characters")
    assert TEXT_FIELDS == OCCUPATION_FIELDS + SECTION_FIELDS


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("slug", ID), ("section", ID), ("credential", KEYWORD), ("organization", KEYWORD),
        ("profile", STORED),
    ],
)  # fmt: skip
def test_facet_fields_are_indexed_as_they_are(name: str, kind: type) -> None:
    assert isinstance(dict(schema().items())[name], kind)


def test_a_schema_has_no_field_that_nothing_is_read_from() -> None:
    assert set(schema().names()) == {
        "slug", "section", "credential", "organization", "profile", *TEXT_FIELDS
    }  # fmt: skip


def test_profiles_and_vocabulary_come_back_from_storage_as_they_were(
    small_corpus: Corpus, analyzed: dict[str, AnalyzedOccupation]
) -> None:
    for item in analyzed.values():
        assert load_profile(dump_profile(item)) == item
    stored = load_vocabulary(dump_vocabulary(small_corpus.vocabulary))
    assert stored == small_corpus.vocabulary
    assert list(stored.sections) == list(small_corpus.vocabulary.sections)


def test_names_that_only_the_texts_have_become_entries(small_corpus: Corpus) -> None:
    text = (
        "The Guild of Wick Trimmers (GWT) offers the Certified Wick Trimmer (CWT) credential. "
        "The Guild of Wick Trimmers is old."
    )
    occupation = Occupation(
        "trimmers", "Trimmers", None, (Section("training", (Part(None, text),)),)
    )
    found = tuple(analyze((occupation,), small_corpus.vocabulary))

    vocabulary = with_discovered(small_corpus.vocabulary, found)

    new = [c for slug, c in vocabulary.credentials.items() if c.acronym == "CWT"]
    body = [o for slug, o in vocabulary.organizations.items() if o.acronym == "GWT"]
    assert [c.name for c in new] == ["Certified Wick Trimmer"]
    assert [o.name for o in body] == ["Guild of Wick Trimmers"]
    assert new[0].issuers == (body[0].slug,)


def test_names_of_the_vocabulary_files_are_left_as_they_are(
    small_corpus: Corpus, analyzed: dict[str, AnalyzedOccupation]
) -> None:
    vocabulary = with_discovered(small_corpus.vocabulary, tuple(analyzed.values()))

    for slug, credential in small_corpus.vocabulary.credentials.items():
        assert vocabulary.credentials[slug] == credential
    for slug, organization in small_corpus.vocabulary.organizations.items():
        assert vocabulary.organizations[slug] == organization


def test_every_mention_has_an_entry(
    small_corpus: Corpus, analyzed: dict[str, AnalyzedOccupation]
) -> None:
    vocabulary = with_discovered(small_corpus.vocabulary, tuple(analyzed.values()))

    for mention in mentions_of(analyzed):
        entries = (
            vocabulary.credentials if mention.entity == "credential" else vocabulary.organizations
        )
        assert mention.slug in entries


def mentions_of(analyzed: dict[str, AnalyzedOccupation]) -> list[Mention]:
    return [m for item in analyzed.values() for found in item.mentions for m in found.mentions]


def test_mentions_stand_where_they_say(analyzed: dict[str, AnalyzedOccupation]) -> None:
    assert mentions_of(analyzed)
    for item in analyzed.values():
        for section, found in zip(item.occupation.sections, item.mentions, strict=True):
            for mention in found.mentions:
                assert section.text[mention.start : mention.end] == mention.surface


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (None, "training"),
        ("Licensure", "training-licensure"),
        ("Education and training", "training-education-and-training"),
        ("On-the-job (OJT) training", "training-on-the-job-ojt-training"),
        ("Café & résumé", "training-cafe-resume"),
        ("What’s next?", "training-whats-next"),
    ],
)
def test_anchors_are_lower_case_words_with_hyphens(heading: str | None, expected: str) -> None:
    assert anchor("training", heading) == expected


def test_addresses_are_made_of_slug_and_anchor() -> None:
    assert profile_url("nurses") == "/occupations/nurses"
    assert passage_url("nurses", "training", "Licensure") == (
        "/occupations/nurses#training-licensure"
    )
    assert entity_url("credential", "rn") == "/credentials/rn"
    assert entity_url("organization", "ahima") == "/organizations/ahima"
