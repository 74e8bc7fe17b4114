"""A to Z, groups, credentials, organizations, home and the way on from a missing page."""

import re

from flask.testing import FlaskClient

from indexer.index import Index
from indexer.model import Occupation
from tests.webapp.asking import attribute, first, read, texts


def occupations(index: Index) -> list[Occupation]:
    return [index.stored_profile(card.slug).occupation for card in index.view.cards]


def test_the_index_from_a_to_z_has_every_profile(client: FlaskClient, index: Index) -> None:
    tree = read(client, "/occupations")

    links = [(node.text(), attribute(node, "href")) for node in tree.css(".letter li a")]

    expected = {(o.title, f"/occupations/{o.slug}") for o in occupations(index)}
    assert set(links) == expected
    assert len(links) == len(expected)


def test_the_letters_together_have_every_title(client: FlaskClient, index: Index) -> None:
    letters = [attribute(a, "href") for a in read(client, "/occupations").css(".letters a")]

    entries = {
        (node.text().split(" see ")[0].strip(), attribute(first(node, "a"), "href"))
        for letter in letters
        for node in read(client, letter).css(".letter li")
    }

    assert entries == {
        (title, f"/occupations/{o.slug}")
        for o in occupations(index)
        for title in (o.title, *o.alternate_titles, *o.former_titles)
    }


def test_a_letter_says_how_many_other_titles_its_page_has(client: FlaskClient) -> None:
    section = first(read(client, "/occupations"), ".letter:has(#letter-C)")

    here = len(section.css("li"))
    more = first(section, ".more a")

    there = len(read(client, attribute(more, "href")).css(".letter li"))
    assert int(more.text().split()[0].replace(",", "")) == there - here


def test_a_letter_without_profiles_has_no_empty_list(client: FlaskClient) -> None:
    tree = read(client, "/occupations")

    assert len(tree.css(".letter")) > len(tree.css(".letter:has(li)"))
    assert not [list_ for list_ in tree.css("main ul") if not list_.css("li")]


def test_a_letter_that_does_not_exist_shows_the_whole_index(client: FlaskClient) -> None:
    assert texts(read(client, "/occupations?letter=%3Cb%3E"), "h1") == ["Occupations from A to Z"]


def test_another_title_says_which_profile_it_leads_to(client: FlaskClient) -> None:
    tree = read(client, "/occupations?letter=C")

    entries = texts(tree, ".letter li.see")

    assert "Cancer Registrar see Health Information Technologists and Medical Registrars" in entries


def test_a_group_lists_its_occupations_and_no_others(client: FlaskClient, index: Index) -> None:
    expected = {o.title for o in occupations(index) if o.group == "healthcare"}

    assert set(texts(read(client, "/groups/healthcare"), ".cards h2")) == expected


def test_the_groups_count_every_occupation_once(client: FlaskClient, index: Index) -> None:
    counts = [int(text.split()[0]) for text in texts(read(client, "/groups"), ".entries .detail")]

    assert sum(counts) == sum(1 for o in occupations(index) if o.group)


def test_a_credential_page_lists_the_occupations_that_name_it(
    client: FlaskClient, index: Index
) -> None:
    naming = {
        o.title for o in occupations(index) if any("RHIT" in section.text for section in o.sections)
    }

    tree = read(client, "/credentials/rhit")

    assert texts(tree, "h1") == ["Registered Health Information Technician RHIT"]
    assert naming
    assert set(texts(tree, ".cards h4")) == naming


def test_occupations_are_grouped_by_what_they_want_of_the_credential(
    client: FlaskClient, index: Index
) -> None:
    stated = {
        o.title: link.relation
        for o in occupations(index)
        for link in o.credentials
        if link.credential == "rn"
    }

    tree = read(client, "/credentials/rn")

    required = [title for title, relation in stated.items() if relation == "requires"]
    listed = {
        heading.text(): texts(tree, f"#{attribute(heading, 'id')} + .cards h4")
        for heading in tree.css("h3[id^=requires]")
    }
    assert set(listed) <= {
        f"{words} {len(titles)} occupation{'s' if len(titles) > 1 else ''}"
        for words in (
            "Required by law", "Required by employers", "Required to work in the occupation",
        )
        for titles in listed.values()
    }  # fmt: skip
    assert required
    assert set(required) <= {title for titles in listed.values() for title in titles}


def test_a_credential_page_says_who_accredits_programs(client: FlaskClient) -> None:
    tree = read(client, "/credentials/rhit")

    links = [attribute(node, "href") for node in tree.css(".about a")]
    assert "/organizations/cahiim" in links
    assert "/organizations/ahima" in links


def test_credentials_compared_stand_side_by_side_with_what_is_unknown_named(
    client: FlaskClient,
) -> None:
    tree = read(client, "/credentials/compare?c=rhit&c=CTR&c=nonsense")

    headings = texts(tree, ".compare thead th > a:first-child")
    assert headings == [
        "Registered Health Information Technician (RHIT)",
        "Oncology Data Specialist (ODS, formerly CTR)",
    ]
    assert "“nonsense”" in first(tree, "main [role=status]").text()
    assert "Certified Tumor Registrar" in first(tree, ".compare tbody").text()


def test_at_most_four_credentials_are_compared(client: FlaskClient) -> None:
    query = "&".join(f"c={slug}" for slug in ("rhit", "rhia", "ods", "rn", "lpn", "cpa"))

    tree = read(client, f"/credentials/compare?{query}")

    assert len(tree.css(".compare thead th")) == 4


def test_the_picture_joins_a_credential_only_with_occupations_that_name_it(
    client: FlaskClient, index: Index
) -> None:
    tree = read(client, "/organizations/ahima")

    issued = [
        attribute(a, "href").removeprefix("/credentials/")
        for a in tree.css(".finder > div .about a")
        if "/credentials/" in attribute(a, "href")
    ]
    naming = sum(
        slug in {entity.slug for entity in found.entities}
        for slug in issued
        for found in (index.stored_profile(card.slug) for card in index.view.cards)
        if any(entity.slug == "ahima" for entity in found.entities)
    )
    assert issued
    assert len(tree.css(".neighborhood line")) == len(issued) + naming


def test_the_picture_is_named_described_and_repeated_as_a_list(client: FlaskClient) -> None:
    tree = read(client, "/credentials/rhit")

    picture = first(tree, ".neighborhood svg")
    listed = texts(tree, ".neighborhood dd a")
    title, words = (
        first(tree, f"#{name}").text() for name in attribute(picture, "aria-labelledby").split()
    )
    assert attribute(picture, "role") == "img"
    assert title == "Around Registered Health Information Technician (RHIT)"
    assert listed[0] == "American Health Information Management Association (AHIMA)"
    assert all(name in words for name in listed)
    assert len(listed) == len(picture.css("rect"))


def test_an_organization_page_lists_what_needs_its_accreditation(client: FlaskClient) -> None:
    tree = read(client, "/organizations/cahiim")

    links = [attribute(node, "href") for node in tree.css(".finder > div .about a")]
    assert "/credentials/rhit" in links


def test_a_former_name_has_its_year_and_its_source(client: FlaskClient) -> None:
    about = first(read(client, "/credentials/ods"), ".about").text()

    assert "Certified Tumor Registrar (CTR), until 2023" in about
    assert "Source: ncra-usa.org" in about


def test_a_page_says_in_words_what_its_name_rests_on(client: FlaskClient) -> None:
    about = " ".join(first(read(client, "/credentials/rhit"), ".about").text().split())

    assert "Rests on" in about
    assert "ooh-20" not in about
    assert not re.search(r"\bpage \d", about)


def test_a_quoted_passage_is_a_sentence_of_the_place_it_links_to(client: FlaskClient) -> None:
    tree = read(client, "/credentials/rhit")

    for quote in tree.css(".cards .passages"):
        sentence = " ".join(first(quote, "blockquote").text().split())
        page, _, anchor = attribute(first(quote, "a"), "href").partition("#")
        place = " ".join(first(read(client, page), f"#{anchor}").text().split())
        assert sentence in place
        assert quote.css("mark")


def test_an_organization_page_lists_what_it_issues(client: FlaskClient) -> None:
    tree = read(client, "/organizations/ahima")

    links = [attribute(node, "href") for node in tree.css(".about a")]
    assert "/credentials/rhit" in links
    assert texts(tree, "h1") == ["American Health Information Management Association AHIMA"]


def test_the_home_page_says_that_these_are_no_vacancies(client: FlaskClient) -> None:
    tree = read(client, "/")

    assert "Not a list of vacancies" in texts(tree, ".lead")[0]
    assert tree.css("main form[role=search] input[name=q]")


def test_the_best_paid_without_a_degree_are_in_the_order_of_their_pay(
    client: FlaskClient, index: Index
) -> None:
    without = ("no-credential", "high-school", "some-college", "nondegree-award")
    pays = {
        o.title: pay.annual_median
        for o in occupations(index)
        if o.facts.education in without and (pay := o.facts.pay) and pay.annual_median
    }
    best = sorted(pays, key=lambda title: (-(pays[title] or 0), title))[:5]

    tree = read(client, "/")

    assert texts(tree, ".lists section:first-child li a") == best


def test_a_missing_page_suggests_what_its_address_may_have_meant(client: FlaskClient) -> None:
    tree = read(client, "/jobs/registered-nurse", 404)

    assert attribute(first(tree, "#q"), "value") == "registered nurse"
    assert attribute(first(tree, ".entries a"), "href") == "/occupations/registered-nurses"


def test_help_gives_every_example_as_a_search(client: FlaskClient) -> None:
    tree = read(client, "/help")

    for row in tree.css(".syntax tbody tr"):
        result = read(client, attribute(first(row, "a"), "href"))
        assert attribute(first(result, "#q"), "value") == first(row, "code").text()


def test_credentials_by_kind_count_what_they_list(client: FlaskClient) -> None:
    tree = read(client, "/credentials?by=kind")

    for section in tree.css("section.letter"):
        heading = first(section, "h2").text()
        assert heading.endswith(f"({len(section.css('.entries li'))})")


def test_organizations_by_group_are_those_of_its_occupations(
    client: FlaskClient, index: Index
) -> None:
    tree = read(client, "/organizations?by=group")

    legal = next(s for s in tree.css("section.letter") if first(s, "h2").text()[:5] == "Legal")
    listed = {attribute(a, "href").rpartition("/")[2] for a in legal.css("a")}
    named = {
        entity.slug
        for card in index.view.cards
        if card.group == "legal"
        for entity in index.stored_profile(card.slug).entities
        if entity.entity == "organization"
    }
    assert listed == named
