"""What an old or mistyped address, or a name that somebody types, most likely means."""

from collections.abc import Sequence

from indexer.browse.profile import Profile, get_profile
from indexer.index import Index
from indexer.model import EntityType
from indexer.results import Suggestion
from indexer.tables.completion import complete
from indexer.tables.titles import key_of

MAX_NAME = 200  # characters; longer texts name nothing


def occupation_named(index: Index, text: str) -> str | None:
    """Slug of the one occupation with this slug or title, None if there is none or more than one.

    Case, word order, number and the signs between the words do not matter. A title goes before
    another occupation's alternate or former title.
    """
    slug = _as_slug(text)
    if slug in index.view.numbers:
        return slug
    table = index.titles
    rows = table.exact.get(key_of(text[:MAX_NAME]), ())
    best = min((int(table.kind[row]) for row in rows), default=None)
    found = {int(table.occupation[row]) for row in rows if table.kind[row] == best}
    return index.view.cards[found.pop()].slug if len(found) == 1 else None


def entity_named(index: Index, entity: EntityType, text: str) -> str | None:
    """Slug of the one credential or organization with this slug, name, acronym or former name."""
    names = (
        index.vocabulary.credentials if entity == "credential" else index.vocabulary.organizations
    )
    slug = _as_slug(text)
    if slug in names:
        return slug
    found = index.entities.slugs(entity, text[:MAX_NAME])
    return found[0] if len(found) == 1 else None


def _as_slug(text: str) -> str:
    return text.strip().lower().replace("_", "-").replace(" ", "-")


def suggest(index: Index, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """Names in which every word typed begins a word, and questions about them; see `complete`."""
    return complete(index.completion, index.view.cards, index.vocabulary, text, limit)


def find_occupations(
    index: Index, asked: Sequence[str], limit: int
) -> tuple[tuple[Profile, ...], tuple[str, ...], tuple[str, ...]]:
    """Profiles with these slugs or titles.

    Returns:
        At most ``limit`` profiles, each once and in the order asked for; titles of those beyond
        that; and the texts that name no occupation, or more than one.
    """
    slugs: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for text in filter(None, (text.strip() for text in asked[: 4 * limit])):
        slug = occupation_named(index, text)
        if slug:
            slugs[slug] = None
        else:
            unknown[text] = None
    chosen = [*slugs]
    left_out = (index.view.cards[index.view.numbers[slug]].title for slug in chosen[limit:])
    profiles = (get_profile(index, slug) for slug in chosen[:limit])
    return tuple(profiles), tuple(left_out), tuple(unknown)
