"""What a sentence says about a name in it: an organization's role, a credential's issuer and use.

Patterns are read on the text before and after the name. They are in lower case on purpose: a
capital belongs to a name ("Certified School Psychologist" says nothing about certifying schools).
"""

import re

from indexer.model import Relation, Role

_CREDENTIAL = (
    r"(?:certif\w+|credential\w*|designations?|licens\w+|exams?|examinations?|tests?|registration"
    r"|diplomas?)"
)
_PROGRAM = (
    r"(?:programs?|schools?|courses?|curricul\w+|colleges?|institutions?|education|training"
    r"|internships?)"
)
_GIVEN = (
    r"(?:offered|awarded|conferred|administered|issued|granted|sponsored|given|prepared|provided"
    r"|developed|designed)"
)
_GIVES = (
    r"(?:offers?|awards?|confers?|administers?|grants?|issues?|provides?|sponsors?|gives?"
    r"|(?:has|have) (?:a |an )?(?:established |voluntary )*|offered|awarded|awarding|administering)"
)
_CLAUSE = r"[^.;]"

# Directly behind the name; then before it; then anywhere in the clause after it. First one decides.
_BEHIND: tuple[tuple[str, Role], ...] = (
    (r"^(?:'s|’s)?[ -](?:accredit\w+|approved)\b", "accredits"),
    (r"^(?:'s|’s)?[ -](?:issued )?licens\w+", "licenses"),
    (r"^-(?:administered|issued|sponsored|certified)\b", "issues"),
)
_BEFORE: tuple[tuple[str, Role], ...] = (
    (
        r"\b(?:accredited|accreditation|approved)(?: \w+){0,3} by [^.;]{0,60}$",
        "accredits",
    ),
    (_PROGRAM + r"(?: (?!and|or)\w+){0,4} certified by [^.;]{0,30}$", "accredits"),
    (r"\blicen[sc]\w*[^.;]{0,30} (?:by|from) [^.;]{0,40}$", "licenses"),
    (r"\b(?:certified|credentialed|registered)[^.;]{0,30} by [^.;]{0,40}$", "issues"),
    (_CREDENTIAL + r"(?:(?![Pp]rogram)[^.;]){0,60}\b(?:by|from|through) [^.;]{0,90}$", "issues"),
    (_CREDENTIAL + r" of the $", "issues"),
    (r"\bcredentialing [^.]{0,200}$", "issues"),
    (
        r"\b(?:regulated|mandated|required|enforced|set forth)[^.;]{0,60} by "
        r"[^.;]{0,60}$",
        "regulates",
    ),
    (
        r"\bunions?\b[^.]{0,30}(?:includ|such as|main|princip|primar|most|are|of the|—|,)[^.]{0,400}$"
        r"|\b(?:[Mm]embers? of|membership|belong(?:s|ed)? to|represented by)\b[^.]{0,400}$",
        "represents",
    ),
    (
        r"\b(?:employed by|employees of|work(?:s|ed|ing)?(?: \w+){0,4} (?:for|in|at)"
        r"|jobs?(?: \w+){0,3} (?:in|with|at)|(?:Government|mainly|mostly) (?:in|at|for))"
        r" [^.;]{0,90}$",
        "employs",
    ),
)
_AFTER: tuple[tuple[str, Role], ...] = (
    (r"^[^.;]{0,60}?\baccredits?\b", "accredits"),
    (r"^[^.;,]{0,20}? (?:has |have |had )?(?:accredited|approved|approves)\b", "accredits"),
    (r"^[^.;]{0,60}?\b(?:offers?|provides?)\b[^.;]{0,30}\baccreditation\b", "accredits"),
    (r"^[^.;]{0,30}?\b(?:certifie[sd]|certify|registers|approves)\b(?! by)[^.;]{0,60}" + _PROGRAM,
     "accredits"),
    (r"^[^.;]{0,60}?\b(?:licenses|issues?[^.;]{0,20}licens)\b", "licenses"),
    (r"^ is the [^.;]{0,20}\blicensing\b", "licenses"),
    (r"^[- ](?:(?!requires?\b)\w+[- ]){0,2}" + _CREDENTIAL, "issues"),
    (r"^[^.;]{0,80}?\b" + _GIVES + r"\b[^.;]{0,140}?\b" + _CREDENTIAL + r"\b", "issues"),
    (r"^[^.;]{0,60}?\b(?:certifies|certify|certified|credentials)\b(?! by)", "issues"),
    (r"^[^.;]{0,30}?\b(?:regulat\w+|enforces?|requires?|mandates?|mandated|rules)\b", "regulates"),
    (r"^[^.;]{0,30}?\b(?:employs?|employed|hires?|hired)\b", "employs"),
)  # fmt: skip
_COMPILED = tuple(
    tuple((re.compile(pattern), role) for pattern, role in patterns)
    for patterns in (_BEHIND, _BEFORE, _AFTER)
)
# "According to a survey by the ...": a source of figures, 2010-11 pages 027 and 073.
_REPORTS = re.compile(r"\b(?:[Aa]ccording to|survey)\b[^.;]*$")


def role(before: str, after: str) -> Role:
    """Role of an organization from its sentence's text on both sides of its name."""
    before, after = _without_dots(before), _without_dots(after)
    after = re.sub(r"^ \([^)]*\)", "", after)
    if _REPORTS.search(before[-80:]):
        return "mentions"
    behind, preceding, following = _COMPILED
    for text, patterns in ((after, behind), (before, preceding), (after, following)):
        for pattern, found in patterns:
            if pattern.search(text):
                return found
    return "mentions"


def _without_dots(text: str) -> str:
    return text.replace("U.S.", "US").replace("Inc.", "Inc").replace("D.C.", "DC")


_VOLUNTARY = re.compile(
    r"\b(?:voluntary|not (?:\w+ )?(?:required|necessary|mandatory)|(?:do|does|need) not)\b"
)
_PREFERS = re.compile(
    r"\b(?:prefer(?:s|red|ence)?\b(?! to (?!hire))|favou?r(?:s|ed|able|ably)?|advantage(?! of)"
    r"|advantageous|helpful|desirable|beneficial|(?:best|better) (?:job )?(?:prospects|opportunities)"
    r"|improves?|improving|enhances?|competitive|recommended|encouraged?|important|recogni[sz]ed"
    r"|asset|(?:may|can) help|a plus)\b"
)
_DEMANDS = re.compile(
    r"\b(?:must|requir(?:e|es|ed|ing)|needs?|needed|have to|has to|mandate[sd]?|necessary)\b"
    r"(?! for\b)(?![^.;]*\b(?:to (?:enter|earn|qualify)|in order to|designation|prefer\w*|before|when|until"
    r"|after|(?:applicants|candidates) for)\b)[^.;]{0,140}$"
)
_IS_DEMANDED = re.compile(
    r"^[^.;]{0,120}?\b(?:is|are)(?: \w+){0,3} (?:required|mandatory|necessary|needed|the minimum)\b"
)
# "To earn the designation, candidates must ..." is about the designation.
_TOWARDS = re.compile(r"^(?:In order to|To) (?:earn|obtain|qualify|receive|maintain)\b")
_SOMETHING_ELSE = re.compile(
    r"^s? (?:candidates?|applicants?|holders?|students?|programs?|courses?|graduates?|scores?"
    r"|and other)\b"
)


def relation(sentence: str, start: int, end: int, *, holder: bool = False) -> Relation:
    """Whether a sentence requires or prefers the credential named at ``start`` to ``end``.

    What the credential itself demands ("the exam requires ...", "to earn the designation,
    candidates must ...") says nothing about the occupation, nor does what its candidates or
    holders need ("LPNs may have to work nights": ``holder``).
    """
    before, after = sentence[:start], sentence[end:]
    aside = holder or _VOLUNTARY.search(sentence) or _TOWARDS.search(sentence)
    if not aside and not _SOMETHING_ELSE.search(after):
        if _DEMANDS.search(before[-160:]) or _IS_DEMANDED.search(after):
            return "requires"
    return "prefers" if _PREFERS.search(before) or _PREFERS.search(after) else "mentions"


_ISSUED_BY = re.compile(
    r"^(?:(?![Pp]rogram)[^.;]){0,120}?\b(?:" + _GIVEN + r" (?:only )?by|from|through)(?: the)?\s*$"
)
_ISSUES = re.compile(
    r"\b(?:offers?|awards?|confers?|administers?|grants?|issues?|sponsors?|provides?|certifies"
    r"|certify|gives)\b|^ certification as\b"
)
_CREDENTIALS_FROM = re.compile(
    r"\b(?:designations?|certifications?|credentials?)(?: \w+)? (?:from|by|of)(?: the)? $"
)


def issues(before: str, between: str, organization_first: bool) -> bool:
    """Whether a clause says that an organization gives a credential.

    ``between`` stands between the two names, ``before`` before the first of them.
    """
    if organization_first:
        if "." in _without_dots(between).rstrip(". ") or ";" in between:
            return False
        return bool(_ISSUES.search(between) or _CREDENTIALS_FROM.search(before))
    return bool(_ISSUED_BY.match(between))


_GIVES_AGAIN = re.compile(
    r"^(?:In addition, |Additionally, )?[Tt]he (\w+)(?: also)? (?:offers?|awards?|confers?|grants?)\b"
)


def named_again(sentence: str) -> str | None:
    """ "The Institute also offers ..." -> "institute": the body of an earlier sentence (026)."""
    found = _GIVES_AGAIN.match(sentence)
    return found.group(1).lower() if found else None
