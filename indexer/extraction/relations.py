"""What a sentence says about a name in it: an organization's role, a credential's issuer."""

import re

from indexer.model import Relation, Role

_WORK = r"(?:certif\w+|credential\w*|designations?|licens\w+|exam\w*|tests?|registration|diplomas?)"
_PROGRAM = (
    r"(?:program\w*|schools?|course\w*|curricul\w+|colleges?|institutions?|education|training)"
)
_GIVES = (
    r"(?:offers?|awards?|confers?|administers?|grants?|issues?|provides?|sponsors?|gives?|has|have"
    r"|offered|awarded|developed|develops?|bestows?|recogni[sz]es)"
)

# Read on the text before (B) and after (A) a name, in this order; the first that holds decides.
_AFTER: tuple[tuple[re.Pattern[str], Role], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), role)
    for pattern, role in (
        (r"^(?:'s|’s)?[ -](?:accredit\w+|approved)\b", "accredits"),
        (r"^[^.;]{0,60}?\b(?-i:accredits?|accredited)\b(?! by)", "accredits"),
        (r"^[^.;]{0,60}?\b(?:does not accredit)\b", "accredits"),
        (r"^[^.;]{0,60}?\b(?:offers?|provides?)\b[^.;]{0,30}\baccreditation\b", "accredits"),
        (r"^[^.;]{0,40}?\b(?:had |has )?approved\b[^.;]{0,80}" + _PROGRAM, "accredits"),
        (r"^[^.;]{0,40}?\b(?:certifie[sd]|certify|registers|approves)\b[^.;]{0,60}" + _PROGRAM,
         "accredits"),
        (r"^(?:'s|’s)?[ -](?:issued )?licens\w+", "licenses"),
        (r"^[^.;]{0,60}?\b(?:licenses|issues?[^.;]{0,20}licens)\b", "licenses"),
        (r"^(?:-administered|-issued|-sponsored)", "issues"),
        (r"^[- ](?:\w+[- ]){0,2}(?:certif\w+|credential\w*|designation\w*|exam\w*)", "issues"),
        (r"^[^.;]{0,80}?\b" + _GIVES + r"\b[^.;]{0,140}?\b" + _WORK + r"\b", "issues"),
        (r"^[^.;]{0,60}?\b(?:certifie[sd]|certify|credentials?)\b", "issues"),
        (r"^[^.;]{0,30}?\b(?:regulat\w+|enforces?|requires?|mandates?|mandated|standards?"
         r"|establishes)\b", "regulates"),
    )
)  # fmt: skip
_BEFORE: tuple[tuple[re.Pattern[str], Role], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), role)
    for pattern, role in (
        (r"\b(?:accredited|approved)\b[^.;]{0,60}\bby\b[^.;]{0,60}$", "accredits"),
        (_PROGRAM + r"[^.;]{0,30}\bcertified by\b[^.;]{0,30}$", "accredits"),
        (r"\blicen[sc]\w+\b[^.;]{0,40}\b(?:by|from)\b[^.;]{0,40}$", "licenses"),
        (r"\b(?:certified|credentialed|registered)\b[^.;]{0,40}\bby\b[^.;]{0,40}$",
         "issues"),
        (_WORK + r"[^.;]{0,60}\b(?:by|from|through|of)\b[^.;]{0,90}$", "issues"),
        (r"\b(?:offered|awarded|conferred|administered|issued|granted|sponsored|given|prepared)"
         r" by\b[^.;]{0,60}$", "issues"),
        (r"\borgani[sz]ations credentialing\b[^.]{0,200}$", "issues"),
        (r"\b(?:regulated|mandated|required|enforced|established|set forth)\b[^.;]{0,60}\bby\b"
         r"[^.;]{0,60}$", "regulates"),
        (r"\bunions?\b[^.]{0,30}(?:includ|such as|main|princip|primar|most|are|of the|—|,)[^.]{0,300}$"
         r"|\b(?:members? of|membership|belong(?:s|ed)? to|represented by)\b[^.]{0,300}$", "represents"),
        (r"\b(?:employed|employs|work(?:s|ed)?|jobs?|hire[sd]?|hired|worked)\b[^.;]{0,80}"
         r"\b(?:for|by|in|at|with)\b[^.;]{0,80}$", "employs"),
    )
)  # fmt: skip
# "According to a survey by the ...": a source of figures, 2010-11 pages 027 and 073.
_REPORTS = re.compile(r"\b(?:according to|survey)\b[^.;]*$", re.IGNORECASE)
_EMPLOYS_AFTER = re.compile(r"^[^.;]{0,30}?\b(?:employ(?:s|ed)|hires?|hired)\b", re.IGNORECASE)


def role(before: str, after: str) -> Role:
    """Role of an organization from its sentence's text on both sides of its name."""
    if _REPORTS.search(before[-80:]):
        return "mentions"
    for pattern, found in _BEFORE[:4]:
        if pattern.search(before):
            return found
    for pattern, found in _AFTER:
        if pattern.search(after):
            return found
    for pattern, found in _BEFORE[4:]:
        if pattern.search(before):
            return found
    return "employs" if _EMPLOYS_AFTER.search(after) else "mentions"


_VOLUNTARY = re.compile(
    r"\b(?:voluntary|not (?:always |usually |generally |typically )?(?:required|necessary|mandatory)"
    r"|(?:do|does|need) not (?:require|need)|not need)\b",
    re.IGNORECASE,
)
_PREFERS = re.compile(
    r"\b(?:prefer(?:s|red|ence|able)?|favou?r(?:s|ed|able|ably)?|advantag\w*|helpful|desirable|beneficial"
    r"|best (?:job )?(?:prospects|opportunities)|improve\w*|enhance\w*|competitive|increase\w*"
    r"|plus|recommended|encouraged?|important|recogni[sz]ed|asset|may help|can help|better)\b",
    re.IGNORECASE,
)
_REQUIRES = re.compile(
    r"\b(?:must|require[sd]?|requiring|requirements?|mandatory|mandated|needs?|needed|necessary"
    r"|have to|has to|prerequisites?|minimum qualification|by law)\b",
    re.IGNORECASE,
)
_EARNED_BY = re.compile(
    r"\b(?:to (?:earn|qualify for|obtain|receive|maintain|become|retain|take)|requirements? for"
    r"|applicants? for|candidates? for|designation requires|earning the|requires (?:passing|relevant"
    r"|completion|at least|\d))",
    re.IGNORECASE,
)


def relation(sentence: str, start: int, end: int) -> Relation:
    """Whether a sentence requires or prefers the credential named at ``start`` to ``end``.

    What a credential itself demands ("the exam requires ...", "to earn the designation, candidates
    must ...") says nothing about the occupation.
    """
    around = sentence[:start] + " " + sentence[end:]
    after = sentence[end : end + 60]
    if _VOLUNTARY.search(around):
        return "prefers" if _PREFERS.search(around) else "mentions"
    if _EARNED_BY.search(sentence[max(0, start - 40) : start]) or _EARNED_BY.search(after):
        return "prefers" if _PREFERS.search(around) else "mentions"
    if _REQUIRES.search(around):
        return "requires"
    return "prefers" if _PREFERS.search(around) else "mentions"


_ISSUED_BY = re.compile(
    r"^[^.;]{0,120}?\b(?:offered|awarded|conferred|administered|issued|granted|sponsored|given"
    r"|provided|developed|prepared|designed|from|through|by)\b(?: by| only by)?(?: the)?\s*$",
    re.IGNORECASE,
)
_ISSUES = re.compile(
    r"\b(?:offers?|awards?|confers?|administers?|grants?|issues?|sponsors?|provides?|certifies"
    r"|credentials|gives)\b",
    re.IGNORECASE,
)


def issues(between: str, organization_first: bool) -> bool:
    """Whether the text between an organization and a credential says that the one gives the other."""
    if organization_first:
        return bool(_ISSUES.search(between)) and "." not in between.replace("U.S.", "")[:-1]
    return bool(_ISSUED_BY.match(between))
