"""A title as people type it: in the plural, turned round, with one more word, with a slip."""

import random
import re
import string
from collections.abc import Callable, Mapping
from types import MappingProxyType

Variant = Callable[[str], str | None]  # None: this title has no such variant
LONG_ENOUGH = 5  # letters of a word in which a slip is made: shorter ones become another word
_TAIL = re.compile(r"(?: +(?:of|in|at|to|for) .*| *\([^)]*\))?$", re.IGNORECASE)
_PLURAL = re.compile(r"([^su]s|men|people)$", re.IGNORECASE)


def plural(title: str) -> str | None:
    """The title with its head in the plural, "Directors of Nursing"; None if it stands there so, or
    if the title is a list."""
    tail = _TAIL.search(title)
    assert tail is not None
    head, rest = title[: tail.start()], tail[0]
    if re.search("[,/]", title) or not head[-1:].isalpha() or _PLURAL.search(head):
        return None
    for singular, ending in (("man", "men"), ("wife", "wives")):
        if head.lower().endswith(singular):
            return head[: -len(singular)] + ending + rest
    if re.search("[^aeiou]y$", head):
        return f"{head[:-1]}ies{rest}"
    return f"{head}{'es' if re.search('(s|x|z|ch|sh)$', head) else 's'}{rest}"


def turned_round(title: str) -> str | None:
    """The words in reverse order, without commas and parentheses; None if there is one."""
    words = re.sub(r"[,()]", " ", title).split()
    return " ".join(reversed(words)) if len(words) > 1 else None


def capitals(title: str) -> str | None:
    """All in capitals; None if it is written so."""
    return title.upper() if title.upper() != title else None


def slip(title: str) -> str | None:
    """One letter inside the longest word left out, put in, replaced or exchanged with the next one:
    always the same slip for the same title. None if no word is long enough."""
    words = [match for match in re.finditer(r"[A-Za-z]+", title) if len(match[0]) >= LONG_ENOUGH]
    if not words:
        return None
    longest = max(words, key=lambda match: len(match[0]))
    drawn = random.Random(f"slip:{title.casefold()}")
    return title[: longest.start()] + _edited(longest[0], drawn) + title[longest.end() :]


def _edited(word: str, drawn: random.Random) -> str:
    """The word with one random edit; its first and last letters stay."""
    while True:
        place = drawn.randrange(1, len(word) - 1)
        letter = drawn.choice(string.ascii_lowercase)
        before, at, after = word[:place], word[place], word[place + 1 :]
        edits = [before + after, before + letter + at + after, before + letter + after]
        if place < len(word) - 2:
            edits.append(before + after[0] + at + after[1:])
        edited = drawn.choice(edits)
        if edited != word:
            return edited


VARIANTS: Mapping[str, Variant] = MappingProxyType(
    {
        "bare": lambda title: title,
        "plural": plural,
        "words reversed": turned_round,
        "capitals": capitals,
        "Senior ...": lambda title: f"Senior {title}",
        "Lead ...": lambda title: f"Lead {title}",
        "... assistant": lambda title: f"{title} assistant",
        "... II": lambda title: f"{title} II",
        "... jobs": lambda title: f"{title} jobs",
        "one slip": slip,
    }
)
