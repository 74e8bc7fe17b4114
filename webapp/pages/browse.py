"""Ways in without a query: A to Z, groups, credentials, organizations."""

from dataclasses import dataclass, replace

from indexer.browse import (
    EntityEntry,
    GroupEntry,
    TitleEntry,
    credential_index,
    groups,
    organization_index,
    titles_index,
)
from indexer.card import Card
from indexer.index import Index
from indexer.model import Vocabulary
from indexer.search import quick_facts
from webapp import urls
from webapp.pages.frame import Link
from webapp.pages.names import Entry, NamesPage, group_by_letter
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


def make_titles_page(index: Index) -> NamesPage:
    titles = titles_index(index)
    return NamesPage(
        heading="Occupations from A to Z",
        lead=_titles_lead(titles),
        letters=group_by_letter(Entry(t.title, t.url, see=t.see) for t in titles),
    )


def _titles_lead(titles: tuple[TitleEntry, ...]) -> str:
    profiles = sum(1 for title in titles if title.see is None)
    others = len(titles) - profiles
    lead = f"{count_of(profiles, 'profile')}"
    return f"{lead}, and {count_of(others, 'other title')} that lead to them." if others else lead


def make_credentials_page(index: Index) -> NamesPage:
    found = credential_index(index)
    return NamesPage(
        heading="Credentials",
        lead=(
            f"{count_of(len(found), 'credential')} that the profiles name: certifications, "
            "licenses, registrations, examinations and degrees."
        ),
        letters=group_by_letter(map(entity_entry, found)),
    )


def make_organizations_page(index: Index) -> NamesPage:
    found = organization_index(index)
    return NamesPage(
        heading="Organizations",
        lead=(
            f"{count_of(len(found), 'organization')} that the profiles name: they certify, "
            "license, accredit, represent or inform."
        ),
        letters=group_by_letter(map(entity_entry, found)),
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
