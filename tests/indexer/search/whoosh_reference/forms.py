"""Whether one word is another form of a word: by comparing the two, letter by letter.

The made-up words of the generated corpus have no derivations but plurals, so that is what is told
here; what is derived from real words is tested word by word in ``test_inflection.py``.
"""

from collections.abc import Sequence


def alike(typed: str, other: str, members: Sequence[str]) -> float:
    """1 for the same word in the singular or plural; 0 for any other."""
    short, long = sorted((typed, other), key=len)
    if short == long:
        return 1.0
    if long == short + "s" or long == short + "es":
        return 1.0
    if short.endswith("y") and long == short[:-1] + "ies":
        return 1.0
    assert not set(members) - {typed, other}, (typed, members)  # a family that nobody made up
    return 0.0
