"""Occupations to set side by side, by whatever people call them."""

from collections.abc import Sequence

from indexer.browse.by_name import occupation_named
from indexer.browse.profile import Profile, get_profile
from indexer.index import Index


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
