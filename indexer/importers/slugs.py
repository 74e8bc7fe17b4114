"""Slugs from titles: the file name and the address of a profile."""

import re
import unicodedata

_MAX_LENGTH = 100  # characters; file systems stop at 255 bytes, addresses should be readable


def slug_of(title: str) -> str:
    """Lower-case ASCII letters, digits and hyphens; empty when the title has none of them.

    Accents are dropped, apostrophes vanish, "&" becomes "and", anything else a hyphen.

    >>> slug_of("Teachers—Self-Enrichment Education")
    'teachers-self-enrichment-education'
    """
    plain = unicodedata.normalize("NFKD", title.replace("&", " and ")).casefold()
    plain = re.sub(r"['’‘ʼ\u0300-\u036f]", "", plain)
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > _MAX_LENGTH:
        slug = slug[: _MAX_LENGTH + 1].rpartition("-")[0] or slug[:_MAX_LENGTH]
    return slug
