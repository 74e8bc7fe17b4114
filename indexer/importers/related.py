"""Related occupations: names and page numbers given by a page, as slugs of this import."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.model import Occupation


@dataclass(frozen=True, slots=True)
class RelatedName:
    """An occupation that a page names as related; ``number`` is that of its page, if linked."""

    name: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ImportedProfile:
    """A profile whose related occupations are still names."""

    occupation: Occupation
    numbers: tuple[int, ...] = ()  # of the pages that hold it, retired ones too
    related: tuple[RelatedName, ...] = ()


def with_related(
    profiles: Sequence[ImportedProfile],
) -> tuple[tuple[Occupation, ...], tuple[str, ...]]:
    """Occupations by slug with ``related`` and ``related_titles``, and notes on the latter.

    A name is resolved by the number of its page, else by a title of this import (case, punctuation
    and dashes ignored). Names without a profile here are kept in ``related_titles``.
    """
    by_number = {
        number: profile.occupation.slug for profile in profiles for number in profile.numbers
    }
    by_title = {
        title_key(profile.occupation.title): profile.occupation.slug for profile in profiles
    }
    occupations, notes = [], []
    for profile in sorted(profiles, key=lambda profile: profile.occupation.slug):
        occupation = _linked(profile, by_number, by_title)
        occupations.append(occupation)
        if occupation.related_titles:
            names = "; ".join(occupation.related_titles)
            notes.append(f"{occupation.slug}: related occupations without a profile here: {names}")
    return tuple(occupations), tuple(notes)


def _linked(
    profile: ImportedProfile, by_number: Mapping[int, str], by_title: Mapping[str, str]
) -> Occupation:
    slugs: list[str] = []
    titles: list[str] = []
    for related in profile.related:
        slug = by_number.get(related.number) if related.number is not None else None
        slug = slug or by_title.get(title_key(related.name))
        if slug is None:
            titles.append(related.name)
        elif slug != profile.occupation.slug:
            slugs.append(slug)
    return replace(
        profile.occupation,
        related=tuple(dict.fromkeys(slugs)),
        related_titles=tuple(_each_once(titles)),
    )


def _each_once(titles: Iterable[str]) -> Iterable[str]:
    first: dict[str, str] = {}
    for title in titles:
        first.setdefault(title_key(title), title)
    return first.values()


def title_key(title: str) -> str:
    """What two spellings of one title have in common: words in lower case, "&" as "and"."""
    return re.sub(r"[\W_]+", " ", title.casefold().replace("&", " and ")).strip()
