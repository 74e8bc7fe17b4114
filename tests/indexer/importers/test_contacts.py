"""Names, acronyms, addresses and links from the lines of organizations."""

import pytest

from indexer.importers.contacts import contact_of, contacts_of
from indexer.importers.text_blocks import Block
from indexer.model import Contact


@pytest.mark.parametrize(
    ("line", "name", "address"),
    [
        ("Kite Society, 1 High St., Windy, KS 12345.", "Kite Society",
         "1 High St., Windy, KS 12345"),
        ("Kites, Ropes, and Winds Association, P. O. Box 7, Cord, ME 54321",
         "Kites, Ropes, and Winds Association", "P. O. Box 7, Cord, ME 54321"),
        ("Kite Makers, Inc., One Plain Rd., Cord, ME 54321.", "Kite Makers, Inc.",
         "One Plain Rd., Cord, ME 54321"),
        ("KITES, The Association of Fliers, 2 Low St., Cord, ME 54321.",
         "KITES, The Association of Fliers", "2 Low St., Cord, ME 54321"),
        ("IKP, 3000 Lakeside Dr., 309 S, Cord, ME 54321 ", "IKP",
         "3000 Lakeside Dr., 309 S, Cord, ME 54321"),
        ("Kite Society, Department of Careers, 1 High St., Windy, KS 12345.", "Kite Society",
         "Department of Careers, 1 High St., Windy, KS 12345"),
        ("Kite Institute, Seaport Center, 1 High St., Windy, KS 12345.", "Kite Institute",
         "Seaport Center, 1 High St., Windy, KS 12345"),
        ("Kite Network of Assistants 3577 Easton Rd., Cord, ME 54321.",
         "Kite Network of Assistants", "3577 Easton Rd., Cord, ME 54321"),
        ("Kite Service Association. 24 Wernik Pl., Cord, ME 54321.", "Kite Service Association",
         "24 Wernik Pl., Cord, ME 54321"),
        ("U.S. Department of Kites, Office of Winds, Gale Plaza, 4 Mall, Washington, DC 20202.",
         "U.S. Department of Kites, Office of Winds", "Gale Plaza, 4 Mall, Washington, DC 20202"),
        ("Kite Contact Examiners, 1 High St., Windy, KS 12345.", "Kite Contact Examiners",
         "1 High St., Windy, KS 12345"),
        ("Kite Society, 1 High St., Windy, KS 12345. Phone: (800) 555-0100.", "Kite Society",
         "1 High St., Windy, KS 12345"),
        ("Kite Guild of Ph.D. Programs. Internet: http://k.example", "Kite Guild of Ph.D. Programs",
         None),
    ],
)  # fmt: skip
def test_the_name_ends_where_the_address_begins(line: str, name: str, address: str | None) -> None:
    contact = contact_of(Block("item", line))

    assert contact is not None
    assert (contact.name, contact.address) == (name, address)


def test_the_acronym_is_taken_out_of_the_name() -> None:
    contact = contact_of(Block("item", "Kite Society (KS), 1 High St., Windy, KS 12345."))

    assert contact is not None
    assert (contact.name, contact.acronym) == ("Kite Society", "KS")


def test_the_first_link_is_the_address_on_the_web_else_the_one_in_the_text() -> None:
    text = "Kite Society, 1 High St., Windy, KS 12345. Internet: www.kites.example/a."
    linked = Block("item", text, ("/oco/ocos001.htm", "http://k.example", "http://l.example"))

    contacts = [contact_of(linked), contact_of(Block("item", text))]

    assert [contact.url for contact in contacts if contact] == [
        "http://k.example",
        "http://www.kites.example/a",
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("paragraph", "For leaflets about kites, contact:"),
        ("paragraph", "Ask the Kite Society."),
        ("item", "See also “Kite jobs,” online at http://k.example and in the issue of 2005."),
        ("item", "Information may be obtained from the Kite Society: http://k.example"),
        ("item", "Local kite shops"),
        ("item", "http://k.example"),
    ],
)
def test_sentences_and_bare_links_are_no_contacts(kind: str, text: str) -> None:
    block = Block("paragraph" if kind == "paragraph" else "item", text)

    assert contact_of(block) is None


def test_an_organization_named_twice_is_one_contact() -> None:
    lines = [
        "Kite Society, 1 High St., Windy, KS 12345.",
        "KITE SOCIETY, 2 Low St., Cord, ME 54321.",
    ]

    contacts = contacts_of([Block("item", line) for line in lines])

    assert contacts == (Contact(name="Kite Society", address="1 High St., Windy, KS 12345"),)
