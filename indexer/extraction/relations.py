"""What a sentence says about a credential: whether it is asked for, and who gives it."""

import re

from indexer.extraction.roles import without_dots
from indexer.model import Relation

# As of the CMP on the 2010-11 page 298 and, for some, the MMC on page 247.
_VOLUNTARY = re.compile(
    r"\b(?:voluntary|not (?:\w+ )?(?:required|necessary|mandatory)|(?:do|does|need) not)\b"
)
_PREFERS = re.compile(
    r"\b(?:prefer(?:s|red|ence)?\b(?! to (?!hire))|favou?r(?:s|ed|able|ably)?|advantage(?! of)"
    r"|advantageous|helpful|desirable|beneficial|improves?|improving|enhances?|competitive"
    r"|(?:best|better) (?:job )?(?:prospects|opportunities)|recommended|encouraged?|important"
    r"|recogni[sz]ed|asset|(?:may|can) help|a plus)\b"
)
# Before the name, as before the LSAT on page 053; but not what is required to enter the training
# of an EMT (101), nor what holds until there is an FAA certificate (179).
_DEMANDS = re.compile(
    r"\b(?:must|requir(?:e|es|ed|ing)|needs?|needed|have to|has to|mandate[sd]?|necessary)\b"
    r"(?! for\b)(?![^.;]*\b(?:to (?:enter|earn|qualify)|in order to|designation|prefer\w*|before"
    r"|when|until|after|(?:applicants|candidates) for)\b)[^.;]{0,140}$"
)
# Behind the name, as behind the NCLEX-PN on page 102 and an appraiser's title on page 300.
_IS_DEMANDED = re.compile(
    r"^[^.;]{0,120}?\b(?:is|are)(?: \w+){0,3} (?:required|mandatory|necessary|needed|the minimum)\b"
)
# What one must do towards a credential, such as the CDL on page 246, is about the credential.
_TOWARDS = re.compile(r"^(?:In order to|To) (?:earn|obtain|qualify|receive|maintain)\b")
# What is required of CPA candidates, page 001.
_SOMETHING_ELSE = re.compile(
    r"^s? (?:candidates?|applicants?|holders?|students?|programs?|courses?|graduates?|scores?"
    r"|and other)\b"
)


def relation(sentence: str, start: int, end: int, *, holder: bool = False) -> Relation:
    """Whether a sentence requires or prefers the credential named at ``start`` to ``end``.

    What the credential itself demands ("the exam requires ...", "to earn the designation,
    candidates must ...") says nothing about the occupation, nor does what its candidates or
    holders must do (``holder``: the name means people, such as LPNs).
    """
    before, after = sentence[:start], sentence[end:]
    aside = holder or _VOLUNTARY.search(sentence) or _TOWARDS.search(sentence)
    if not aside and not _SOMETHING_ELSE.search(after):
        demanded = _DEMANDS.search(before[-160:]) or _IS_DEMANDED.search(after)
        if demanded:
            return "requires"
    return "prefers" if _PREFERS.search(before) or _PREFERS.search(after) else "mentions"


_GIVES = re.compile(
    r"\b(?:offers?|awards?|confers?|administers?|grants?|issues?|sponsors?|provides?|certifies"
    r"|certify|gives)\b|^ certification as\b"
)
_CREDENTIALS_FROM = re.compile(
    r"\b(?:designations?|certifications?|credentials?)(?: \w+)? (?:from|by|of)(?: the)? $"
)
_GIVEN = (
    r"(?:offered|awarded|conferred|administered|issued|granted|sponsored|given|prepared|provided"
    r"|developed|designed)"
)
_GIVEN_BY = re.compile(
    r"^(?:(?![Pp]rogram)[^.;]){0,120}?\b(?:" + _GIVEN + r" (?:only )?by|from|through)(?: the)?\s*$"
)
_GIVES_AGAIN = re.compile(
    r"^(?:In addition, |Additionally, )?[Tt]he (\w+)(?: also)?"
    r" (?:offers?|awards?|confers?|grants?)\b"
)


def gives(before: str, between: str) -> bool:
    """Whether an organization gives a credential named after it.

    ``between``: text between the two names; ``before``: the sentence up to the organization, for
    "several designations from the ..., including one called" (2010-11 page 209).
    """
    if "." in without_dots(between).rstrip(". ") or ";" in between:
        return False
    return bool(_GIVES.search(between) or _CREDENTIALS_FROM.search(before))


def is_given_by(between: str) -> bool:
    """Whether a credential is given by an organization named after it; ``between`` the two."""
    return bool(_GIVEN_BY.match(between))


def named_again(sentence: str) -> str | None:
    """ "The Institute also offers ..." -> "institute": the body of an earlier sentence (026)."""
    found = _GIVES_AGAIN.match(sentence)
    return found.group(1).lower() if found else None
