"""Ways in without a query: groups, credentials, organizations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.browse.browse import EntityEntry, GroupEntry, groups
from indexer.index import Index
from indexer.model import Vocabulary
from indexer.postings.card import Card
from indexer.search.search import quick_facts
from webapp import urls
from webapp.generation import credential_index, organization_index
from webapp.pages.frame import Link
from webapp.pages.lists import Entry, Letter, NamesPage, group_by_letter, make_jumps
from webapp.pages.search import make_facts_line
from webapp.wording import ROLES, count_of

DESCRIBED_BY = 4  # titles that stand for a group


@dataclass(frozen=True, slots=True)
class GroupsPage:
    lead: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class OccupationLine:
    """An occupation in a group: title and one line of facts."""

    title: str
    url: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupPage:
    heading: str
    lead: str
    search: Link
    occupations: tuple[OccupationLine, ...]


def make_credentials_page(index: Index, by: str | None) -> NamesPage:
    """The credentials by letter or, where ``by`` says so, by kind or by group of occupations."""
    found = credential_index(index)
    lead = (
        f"{count_of(len(found), 'credential')} that the profiles name: certifications, "
        "licenses, registrations, examinations and degrees."
    )
    headings = {kind: kind.capitalize() + "s" for entry in found for kind in entry.kinds}
    return _index_page("Credentials", urls.CREDENTIALS, lead, found, by, headings)


def make_organizations_page(index: Index, by: str | None) -> NamesPage:
    """The organizations by letter or, where ``by`` says so, by role or by group of occupations."""
    found = organization_index(index)
    lead = (
        f"{count_of(len(found), 'organization')} that the profiles name: they certify, "
        "license, accredit, represent or inform."
    )
    headings: dict[str, str] = {role: words.capitalize() for role, words in ROLES.items()}
    return _index_page("Organizations", urls.ORGANIZATIONS, lead, found, by, headings)


def _index_page(
    heading: str,
    url: str,
    lead: str,
    found: Sequence[EntityEntry],
    by: str | None,
    kinds: Mapping[str, str],
) -> NamesPage:
    orders = {None: "By letter", "kind": "By kind", "group": "By occupation group"}
    if by == "kind":
        letters = _under([([kinds[kind] for kind in e.kinds], e) for e in found])
    elif by == "group":
        letters = _under([(e.groups, e) for e in found])
    else:
        by, letters = None, group_by_letter(map(entity_entry, found))
    return NamesPage(
        heading=heading,
        lead=lead,
        letters=letters,
        jumps=make_jumps(letters),
        orders=tuple(
            Link(text, f"{url}?by={key}" if key else url, current=key == by)
            for key, text in orders.items()
        ),
    )


def _under(entries: Sequence[tuple[Sequence[str], EntityEntry]]) -> tuple[Letter, ...]:
    """Entries under each of their headings, with counts; headings in alphabetical order."""
    under: dict[str, list[Entry]] = {}
    for headings, entry in entries:
        for heading in headings:
            under.setdefault(heading, []).append(entity_entry(entry))
    return tuple(
        Letter(f"{heading} ({len(under[heading])})", str(number), tuple(under[heading]))
        for number, heading in enumerate(sorted(under))
    )


def entity_entry(entry: EntityEntry) -> Entry:
    count = count_of(entry.occupations, "occupation")
    kinds = ", ".join(kind for kind in entry.kinds if kind not in ROLES)
    return Entry(entry.label, entry.url, f"{kinds}, {count}" if kinds else count)


def make_groups_page(index: Index) -> GroupsPage:
    return GroupsPage(
        lead="Occupations that belong to the same kind of work.",
        entries=tuple(map(group_entry, groups(index))),
    )


def group_entry(entry: GroupEntry) -> Entry:
    count = count_of(len(entry.occupations), "occupation")
    return Entry(entry.group.title, urls.group_url(entry.group.slug), count)


def make_group_page(entry: GroupEntry, vocabulary: Vocabulary) -> GroupPage:
    return GroupPage(
        heading=entry.group.title,
        lead=f"{count_of(len(entry.occupations), 'occupation')}.",
        search=Link("Search within this group", urls.filter_url("group", entry.group.slug)),
        occupations=tuple(_occupation_line(card, vocabulary) for card in entry.occupations),
    )


def group_description(page: GroupPage) -> str:
    """E.g. "Legal: 9 occupations. Arbitrators, Court Reporters, Judges, …"."""
    titles = [line.title for line in page.occupations]
    some = ", ".join(titles[:DESCRIBED_BY]) + (", …" if len(titles) > DESCRIBED_BY else "")
    return f"{page.heading}: {page.lead} {some}"


def _occupation_line(card: Card, vocabulary: Vocabulary) -> OccupationLine:
    # The group is the page: naming it on every line would only be noise.
    facts = replace(quick_facts(card, vocabulary), group=None)
    return OccupationLine(card.title, urls.occupation_url(card.slug), make_facts_line(facts))
