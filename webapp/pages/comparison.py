"""Up to four credentials side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer import profile
from indexer.browse import CredentialPage
from indexer.model import Relation
from webapp import urls
from webapp.pages.entities import AboutValue, former_values
from webapp.pages.frame import Link
from webapp.wording import NAMING_HEADINGS

MAX_COMPARED = 4
_RELATIONS: tuple[Relation, ...] = ("requires", "prefers", "mentions")


@dataclass(frozen=True, slots=True)
class Column:
    """A compared credential, and the comparison without it."""

    heading: Link
    remove: Link


@dataclass(frozen=True, slots=True)
class ComparedRow:
    label: str
    cells: tuple[tuple[AboutValue, ...], ...]  # one for each column


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    columns: tuple[Column, ...]
    rows: tuple[ComparedRow, ...]
    unknown: tuple[str, ...]  # what was asked for and is no credential
    has_room: bool
    slugs: tuple[str, ...]  # for the form that adds another one


def make_comparison_page(found: Sequence[CredentialPage], unknown: Sequence[str]) -> ComparisonPage:
    slugs = tuple(page.credential.slug for page in found)
    rows = [
        ComparedRow("Kind", tuple((AboutValue(p.credential.kind.capitalize()),) for p in found)),
        ComparedRow("Issued by", tuple(_links(page.issuers) for page in found)),
        ComparedRow("Programs accredited by", tuple(_links(page.accreditors) for page in found)),
        ComparedRow("Formerly", tuple(former_values(page.credential) for page in found)),
        ComparedRow(
            "Note",
            tuple((AboutValue(p.credential.note),) if p.credential.note else () for p in found),
        ),
    ]
    rows += [
        ComparedRow(NAMING_HEADINGS[relation], tuple(_naming(page, relation) for page in found))
        for relation in _RELATIONS
    ]
    return ComparisonPage(
        columns=tuple(_column(page, slugs) for page in found),
        rows=tuple(row for row in rows if any(row.cells)),
        unknown=tuple(unknown),
        has_room=len(found) < MAX_COMPARED,
        slugs=slugs,
    )


def _column(page: CredentialPage, slugs: Sequence[str]) -> Column:
    slug = page.credential.slug
    rest = [other for other in slugs if other != slug]
    return Column(
        Link(page.label, urls.credential_url(slug)),
        Link(f"Remove {page.label}", urls.compare_credentials_url(rest)),
    )


def _links(links: Sequence[profile.Link]) -> tuple[AboutValue, ...]:
    return tuple(AboutValue(link.title, link.url) for link in links)


def _naming(page: CredentialPage, relation: Relation) -> tuple[AboutValue, ...]:
    """The occupations, each linked to the passage that says so."""
    return tuple(
        AboutValue(naming.occupation.title, naming.passage.url)
        for naming in page.occupations
        if naming.relation == relation
    )
