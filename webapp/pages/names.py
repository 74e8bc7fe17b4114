"""Lists of names by letter: occupations, credentials, organizations."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from webapp.pages.frame import Link

OTHER = "0–9"  # the heading of names that begin with no letter


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in a list; ``see`` is the title that a see-reference leads to."""

    name: str
    url: str
    detail: str | None = None
    see: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """The names under a letter; ``more`` leads to those that the page leaves out."""

    name: str
    key: str  # in an address: "A", or "0" for names that begin with no letter
    entries: tuple[Entry, ...]
    more: Link | None = None

    @property
    def id(self) -> str:
        return f"letter-{self.key}"


@dataclass(frozen=True, slots=True)
class NamesPage:
    """An index from A to Z, or one letter of it."""

    heading: str
    lead: str
    letters: tuple[Letter, ...]
    jumps: tuple[Link, ...]  # to every letter
    back: Link | None = None  # to the page that this one belongs to
    orders: tuple[Link, ...] = ()  # other ways to arrange the same names
    into_filters: bool = False  # the names lead to combinations of filters, which have no end


def group_by_letter(entries: Iterable[Entry]) -> tuple[Letter, ...]:
    """Sort entries by name, ignoring case and accents, under their first letters."""
    ordered = sorted(entries, key=_place)
    return tuple(
        Letter(name=letter, key="0" if letter == OTHER else letter, entries=tuple(group))
        for letter, group in groupby(ordered, key=lambda entry: _letter(entry.name))
    )


def make_jumps(letters: Iterable[Letter]) -> tuple[Link, ...]:
    """Links to the letters of the same page."""
    return tuple(Link(letter.name, f"#{letter.id}") for letter in letters)


def _place(entry: Entry) -> tuple[bool, str, str, str, str]:
    letter = _letter(entry.name)
    return letter != OTHER, letter, _plain(entry.name), entry.see or "", entry.url


def _letter(name: str) -> str:
    first = _plain(name)[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in decomposed if char.isalnum() or char == " ").strip()
