"""Lists of names from A to Z: occupations with their other titles, credentials, organizations."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from indexer.browse.browse import titles_index
from indexer.index import Index
from webapp import urls
from webapp.generation import once_a_generation
from webapp.pages.frame import Link
from webapp.wording import count_of

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


HEADING = "Occupations from A to Z"


@dataclass(frozen=True, slots=True)
class _Titles:
    """The whole list: letters with every title, and with the profiles alone."""

    letters: tuple[Letter, ...]
    profiles: tuple[Letter, ...]


@once_a_generation
def _titles(index: Index) -> _Titles:
    letters = group_by_letter(Entry(t.title, t.url, see=t.see) for t in titles_index(index))
    return _Titles(letters, tuple(_profiles_of(letter) for letter in letters))


def make_titles_page(index: Index, key: str | None) -> NamesPage:
    """The page of a letter, or of all profiles where there is no such letter.

    Args:
        index: to list.
        key: of the letter, as in an address.
    """
    titles = _titles(index)
    chosen = tuple(letter for letter in titles.letters if letter.key == key)
    jumps = tuple(
        Link(letter.name, urls.letter_url(letter.key), current=letter.key == key)
        for letter in titles.letters
    )
    if chosen:
        name = chosen[0].name
        return NamesPage(
            heading=f"Occupations: {name}",
            lead=f"{count_of(len(chosen[0].entries), 'title')} under {name}.",
            letters=chosen,
            jumps=jumps,
            back=Link(HEADING, urls.OCCUPATIONS),
        )
    profiles = sum(len(letter.entries) for letter in titles.profiles)
    others = sum(len(letter.entries) for letter in titles.letters) - profiles
    return NamesPage(
        heading=HEADING,
        lead=(
            f"{count_of(profiles, 'profile')}. Other titles that lead to them, "
            f"{others:,} in all, stand under each letter."
        ),
        letters=titles.profiles,
        jumps=jumps,
    )


def _profiles_of(letter: Letter) -> Letter:
    profiles = tuple(entry for entry in letter.entries if entry.see is None)
    others = len(letter.entries) - len(profiles)
    more = Link(
        f"{count_of(others, 'other title')} under {letter.name}", urls.letter_url(letter.key)
    )
    return replace(letter, entries=profiles, more=more if others else None)
