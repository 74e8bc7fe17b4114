"""Ways in without a query: groups, credentials, organizations."""

from dataclasses import dataclass, replace

from indexer.browse import (
    EntityEntry,
    GroupEntry,
    credential_index,
    groups,
    organization_index,
)
from indexer.card import Card
from indexer.index import Index
from indexer.model import Vocabulary
from indexer.search import quick_facts
from webapp import urls
from webapp.pages.frame import Link
from webapp.pages.names import Entry, NamesPage, group_by_letter, make_jumps
from webapp.pages.search import make_facts_line
from webapp.wording import count_of


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


def make_credentials_page(index: Index) -> NamesPage:
    found = credential_index(index)
    letters = group_by_letter(map(entity_entry, found))
    return NamesPage(
        heading="Credentials",
        lead=(
            f"{count_of(len(found), 'credential')} that the profiles name: certifications, "
            "licenses, registrations, examinations and degrees."
        ),
        letters=letters,
        jumps=make_jumps(letters),
    )


def make_organizations_page(index: Index) -> NamesPage:
    found = organization_index(index)
    letters = group_by_letter(map(entity_entry, found))
    return NamesPage(
        heading="Organizations",
        lead=(
            f"{count_of(len(found), 'organization')} that the profiles name: they certify, "
            "license, accredit, represent or inform."
        ),
        letters=letters,
        jumps=make_jumps(letters),
    )


def entity_entry(entry: EntityEntry) -> Entry:
    count = count_of(entry.occupations, "occupation")
    return Entry(entry.label, entry.url, f"{entry.kind}, {count}" if entry.kind else count)


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


def _occupation_line(card: Card, vocabulary: Vocabulary) -> OccupationLine:
    # The group is the page: naming it on every line would only be noise.
    facts = replace(quick_facts(card, vocabulary), group=None)
    return OccupationLine(card.title, urls.occupation_url(card.slug), make_facts_line(facts))
