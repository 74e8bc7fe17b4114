"""Up to four credentials side by side."""

from collections.abc import Mapping, Sequence

from indexer.browse import profile
from indexer.browse.browse import CredentialPage
from indexer.model import Relation, Vocabulary
from indexer.results import Suggestion
from webapp import urls
from webapp.pages.comparison import (
    MAX_COMPARED,
    Cell,
    Column,
    ComparedRow,
    ComparisonPage,
    Missing,
    filled,
)
from webapp.pages.entities import AboutValue, former_values
from webapp.pages.frame import Link
from webapp.wording import NAMING_HEADINGS

RELATIONS: tuple[Relation, ...] = ("requires", "prefers", "mentions")


def make_credential_comparison(
    found: Sequence[CredentialPage],
    unknown: Mapping[str, Sequence[Suggestion]],
    vocabulary: Vocabulary,
) -> ComparisonPage:
    """The page; ``unknown``: what was asked for and is no credential, with what it may mean."""
    slugs = tuple(page.credential.slug for page in found)
    return ComparisonPage(
        room=Link("Credentials", urls.CREDENTIALS),
        heading="Compare credentials",
        lead="What each one is, who issues it, and which occupations ask for it.",
        action=urls.compare_credentials_url(()),
        parameter="c",
        add_label="Add a credential by its name or acronym",
        names=tuple(sorted({known.name for known in vocabulary.credentials.values()})),
        columns=tuple(_column(page, slugs) for page in found),
        slugs=slugs,
        rows=filled([*_fact_rows(found, vocabulary), *_naming_rows(found)]),
        missing=tuple(
            Missing(text, _meant(suggestions, slugs)) for text, suggestions in unknown.items()
        ),
        left_out=None,
        has_room=len(found) < MAX_COMPARED,
        offers=(),
    )


def _fact_rows(found: Sequence[CredentialPage], vocabulary: Vocabulary) -> Sequence[ComparedRow]:
    return (
        ComparedRow("Kind", tuple(_text(page.credential.kind.capitalize()) for page in found)),
        ComparedRow("Issued by", tuple(_links(page.issuers) for page in found)),
        ComparedRow("Programs accredited by", tuple(_links(page.accreditors) for page in found)),
        ComparedRow(
            "Formerly", tuple(Cell(former_values(page.credential, vocabulary)) for page in found)
        ),
        ComparedRow("Note", tuple(_text(page.credential.note) for page in found)),
    )


def _naming_rows(found: Sequence[CredentialPage]) -> Sequence[ComparedRow]:
    return tuple(
        ComparedRow(NAMING_HEADINGS[relation], tuple(_naming(page, relation) for page in found))
        for relation in RELATIONS
    )


def _column(page: CredentialPage, slugs: Sequence[str]) -> Column:
    slug = page.credential.slug
    rest = [other for other in slugs if other != slug]
    return Column(
        Link(page.label, urls.credential_url(slug)),
        None,
        Link("Remove", urls.compare_credentials_url(rest)),
    )


def _meant(suggestions: Sequence[Suggestion], slugs: Sequence[str]) -> tuple[Link, ...]:
    """The comparison with each suggested credential in the place of the text."""
    return tuple(
        Link(one.text, urls.compare_credentials_url((*slugs, one.slug)))
        for one in suggestions
        if one.kind == "credential"
    )


def _text(text: str | None) -> Cell:
    return Cell((AboutValue(text),) if text else ())


def _links(links: Sequence[profile.Link]) -> Cell:
    return Cell(tuple(AboutValue(link.title, link.url) for link in links))


def _naming(page: CredentialPage, relation: Relation) -> Cell:
    """The occupations, each linked to the passage that says so."""
    return Cell(
        tuple(
            AboutValue(naming.occupation.title, naming.passage.url)
            for naming in page.occupations
            if naming.relation == relation
        )
    )
