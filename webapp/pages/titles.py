"""Occupations from A to Z: the profiles on one page, every title under a letter on its own.

A large corpus has twenty titles a profile; all of them on one page would be too much for a phone.
"""

from dataclasses import replace

from indexer.browse.browse import titles_index
from indexer.index import Index
from webapp import urls
from webapp.pages.frame import Link
from webapp.pages.names import Entry, Letter, NamesPage, group_by_letter
from webapp.wording import count_of

HEADING = "Occupations from A to Z"


def make_titles_page(index: Index, key: str | None) -> NamesPage:
    """The page of a letter, or of all profiles where there is no such letter.

    Args:
        index: to list.
        key: of the letter, as in an address.
    """
    titles = titles_index(index)
    letters = group_by_letter(Entry(t.title, t.url, see=t.see) for t in titles)
    chosen = tuple(letter for letter in letters if letter.key == key)
    jumps = tuple(
        Link(letter.name, urls.letter_url(letter.key), current=letter.key == key)
        for letter in letters
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
    profiles = sum(1 for title in titles if title.see is None)
    return NamesPage(
        heading=HEADING,
        lead=(
            f"{count_of(profiles, 'profile')}. Other titles that lead to them, "
            f"{len(titles) - profiles:,} in all, stand under each letter."
        ),
        letters=tuple(_profiles_of(letter) for letter in letters),
        jumps=jumps,
    )


def _profiles_of(letter: Letter) -> Letter:
    profiles = tuple(entry for entry in letter.entries if entry.see is None)
    others = len(letter.entries) - len(profiles)
    more = Link(
        f"{count_of(others, 'other title')} under {letter.name}", urls.letter_url(letter.key)
    )
    return replace(letter, entries=profiles, more=more if others else None)
