"""Addresses inside a profile: the same for links, search results and the page itself."""

import re
from functools import lru_cache
from urllib.parse import quote_plus

from indexer.analysis import folded
from indexer.model import EntityType


def profile_url(slug: str) -> str:
    return f"/occupations/{slug}"


def entity_url(entity: EntityType, slug: str) -> str:
    return f"/{entity}s/{slug}"


def search_url(query: str) -> str:
    return f"/search?q={quote_plus(query)}"


@lru_cache(maxsize=4096)
def anchor(section_type: str, heading: str | None = None) -> str:
    """Fragment of a section, or of a part of it: "training", "training-licensure"."""
    if heading is None:
        return section_type
    words = re.findall(r"[a-z0-9]+", folded(heading))
    return "-".join((section_type, *words))


def passage_url(slug: str, section_type: str, heading: str | None = None) -> str:
    return f"{profile_url(slug)}#{anchor(section_type, heading)}"
