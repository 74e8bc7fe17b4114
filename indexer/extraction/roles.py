"""What a sentence says an organization X does: issues, accredits, licenses, regulates, ...

Patterns are in lower case on purpose: a capital belongs to a name ("Certified School
Psychologist" says nothing about certifying schools).
"""

import re

from indexer.model import Role

CREDENTIAL = (
    r"(?:certif\w+|credential\w*|designations?|licens\w+|exams?|examinations?|tests?|registration"
    r"|diplomas?)"
)
_PROGRAM = (
    r"(?:programs?|schools?|courses?|curricul\w+|colleges?|institutions?|education|training"
    r"|internships?)"
)
_GIVES = (
    r"(?:offers?|awards?|confers?|administers?|grants?|issues?|provides?|sponsors?|gives?"
    r"|(?:has|have) (?:a |an )?(?:established |voluntary )*|offered|awarded|awarding|administering)"
)
_WITHIN = r"[^.;]"  # one clause

# Read directly behind the name.
_BEHIND: tuple[tuple[str, Role], ...] = (
    # "CAHIIM-accredited", 2010-11 page 103; "ABET-accredited", page 027
    (r"^(?:'s|’s)?[ -](?:accredit\w+|approved)\b", "accredits"),
    (r"^(?:'s|’s)?[ -](?:issued )?licens\w+", "licenses"),
    (r"^-(?:administered|issued|sponsored|certified)\b", "issues"),  # "AHIMA-administered", 103
)
# Read before the name.
_BEFORE: tuple[tuple[str, Role], ...] = (
    # programs accredited by X, page 073; schools certified by X, page 107
    (r"\b(?:accredited|accreditation|approved)(?: \w+){0,3} by " + _WITHIN + r"{0,60}$",
     "accredits"),
    (_PROGRAM + r"(?: (?!and|or)\w+){0,4} certified by " + _WITHIN + r"{0,30}$", "accredits"),
    # a license from X, page 188
    (r"\blicen[sc]\w*" + _WITHIN + r"{0,30} (?:by|from) " + _WITHIN + r"{0,40}$", "licenses"),
    # certified by X, page 299
    (r"\b(?:certified|credentialed|registered)" + _WITHIN + r"{0,30} by " + _WITHIN + r"{0,40}$",
     "issues"),
    # certification from X, page 039; not a program sponsored by X, page 271
    (CREDENTIAL + r"(?:(?![Pp]rogram)[^.;]){0,60}\b(?:by|from|through) " + _WITHIN + r"{0,90}$",
     "issues"),
    (CREDENTIAL + r" of the $", "issues"),  # the examinations of X, page 073
    (r"\bcredentialing [^.]{0,200}$", "issues"),  # bodies credentialing ..., page 323
    # mandated by X, page 256
    (r"\b(?:regulated|mandated|required|enforced|set forth)" + _WITHIN + r"{0,60} by "
     + _WITHIN + r"{0,60}$", "regulates"),
    # unions such as X, page 188; unions, including X, page 182
    (r"\bunions?\b[^.]{0,30}(?:includ|such as|main|princip|primar|most|are|of the|—|,)"
     r"[^.]{0,400}$", "represents"),
    (r"\b(?:[Mm]embers? of|membership|belong(?:s|ed)? to|represented by)\b[^.]{0,400}$",
     "represents"),
    # work for X, page 065
    (r"\b(?:employed by|employees of|work(?:s|ed|ing)?(?: \w+){0,4} (?:for|in|at)"
     r"|jobs?(?: \w+){0,3} (?:in|with|at)|(?:Government|mainly|mostly) (?:in|at|for)) "
     + _WITHIN + r"{0,90}$", "employs"),
)  # fmt: skip
# Read in the clause after the name.
_AFTER: tuple[tuple[str, Role], ...] = (
    (r"^[^.;]{0,60}?\baccredits?\b", "accredits"),
    (r"^[^.;,]{0,20}? (?:has |have |had )?(?:accredited|approved|approves)\b", "accredits"),
    # X offers accreditation, page 271
    (r"^[^.;]{0,60}?\b(?:offers?|provides?)\b[^.;]{0,30}\baccreditation\b", "accredits"),
    # X registers schools, page 296; X certifies courses, page 246
    (r"^[^.;]{0,30}?\b(?:certifie[sd]|certify|registers|approves)\b(?! by)[^.;]{0,60}" + _PROGRAM,
     "accredits"),
    (r"^[^.;]{0,60}?\b(?:licenses|issues?[^.;]{0,20}licens)\b", "licenses"),
    (r"^ is the [^.;]{0,20}\blicensing\b", "licenses"),  # X is the ... licensing ..., page 301
    (r"^[- ](?:(?!requires?\b)\w+[- ]){0,2}" + CREDENTIAL, "issues"),  # "ASE certification", 181
    (r"^[^.;]{0,80}?\b" + _GIVES + r"\b[^.;]{0,140}?\b" + CREDENTIAL + r"\b", "issues"),
    (r"^[^.;]{0,60}?\b(?:certifies|certify|certified|credentials)\b(?! by)", "issues"),
    (r"^[^.;]{0,30}?\b(?:regulat\w+|enforces?|requires?|mandates?|mandated|rules)\b", "regulates"),
    (r"^[^.;]{0,30}?\b(?:employs?|employed|hires?|hired)\b", "employs"),
)  # fmt: skip
_COMPILED = tuple(
    tuple((re.compile(pattern), role) for pattern, role in patterns)
    for patterns in (_BEHIND, _BEFORE, _AFTER)
)
# According to X, or a survey of X: a source of figures, 2010-11 pages 027 and 073.
_REPORTS = re.compile(r"\b(?:[Aa]ccording to|survey)\b[^.;]*$")


def role(before: str, after: str) -> Role:
    """Role of an organization from its sentence's text on both sides of its name."""
    before, after = without_dots(before), without_dots(after)
    after = re.sub(r"^ \([^)]*\)", "", after)
    if _REPORTS.search(before[-80:]):
        return "mentions"
    behind, preceding, following = _COMPILED
    for text, patterns in ((after, behind), (before, preceding), (after, following)):
        for pattern, found in patterns:
            if pattern.search(text):
                return found
    return "mentions"


def without_dots(text: str) -> str:
    """Without the dots that end no clause."""
    return text.replace("U.S.", "US").replace("Inc.", "Inc").replace("D.C.", "DC")
