"""What a sentence says about a credential: whether it is asked for, and who gives it."""

import re
from collections.abc import Iterator

from indexer.extraction.mentions import Wish
from indexer.model import RequiredBy, Role

# As of the CMP on the 2010-11 page 298 and, for some, the MMC on page 247.
_VOLUNTARY = re.compile(
    r"\b(?:voluntary|optional|not (?:\w+ )?(?:required|necessary|mandatory)|(?:do|does|need) not"
    r"|[Nn]o (?:\w+ )?(?:states?|laws?|rules?|employers?) requires?)\b"
)
_PREFERS = re.compile(
    r"\b(?:prefer(?:s|red|ence)?\b(?! to (?!hire))|favou?r(?:s|ed|able|ably)?|advantage(?! of)"
    r"|advantageous|helpful|desirable|beneficial|improves?|improving|enhances?|competitive"
    r"|(?:best|better) (?:job )?(?:prospects|opportunities)|recommended|encouraged?|important"
    r"|recogni[sz]ed|asset|(?:may|can) help|a plus)\b"
)
# "Fabricators look for a CWI", "local governments often want a GISP"; not "those who want a CDL",
# nor what is seldom asked for, nor what schools ask of applicants.
_LOOKS_FOR = re.compile(
    r"(?<!who )(?<!that )(?<!to )(?<!may )(?<!seldom )(?<!rarely )"
    r"\b(?:looks? for|asks? for|wants?(?! to\b))(?= )"
)
_ADMITTING = re.compile(
    r"\b(?:[Ss]chools|[Cc]olleges|[Uu]niversities|[Pp]rograms|[Cc]ourses|[Oo]thers)(?: \w+){0,1} $"
)
# "prefer an RDMS, certified by the ARDMS on passing the SPI": the second name is its way there.
_WAY_THERE = re.compile(
    r"\b(?:passing|whose|(?:certified|given|awarded|issued|granted) (?:by|on|after)"
    r"|with the exam)\b"
)
# Before the name, as before the LSAT on page 053; but not what is required to enter the training
# of an EMT (101), nor what holds until there is an FAA certificate (179).
_DEMANDS = re.compile(
    r"\b(?:must|requir(?:e|es|ed|ing)|needs?|needed|have to|has to|mandate[sd]?|necessary)\b"
    r"(?! for\b)(?![^.;]*\b(?:to (?:enter|earn|qualify)|in order to|designation|prefer\w*|before"
    r"|when|until|after|(?:applicants|candidates) for)\b)[^.;]{0,140}$"
)
# "In most states electricians hold ...", "Most states have barbers hold ...": what is done wherever
# there is a law is done because of it.
_HELD_IN_MOST = re.compile(
    r"\b(?:[Ii]n (?:all|every|each|(?:almost |nearly )?all|most)(?: of the)? (?:U\.S\. )?states?,?"
    r"|\b(?:[Aa]ll|[Ee]very|[Ee]ach|[Mm]ost) states? (?:have|has|asks?|wants?|expects?|makes?))"
    r" [^.;,]{0,80}\b(?:hold|holds|carry|carries|have|has|pass|passes)\b[^.;]{0,100}$"
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
_CLAUSE = re.compile(r"[.;:] |, (?:but|while|though|although|whereas|yet) ")
_PLACES = (
    r"(?:states?|territories|jurisdictions|cities|counties|localities|municipalities|towns|places)"
)
_FEW_PLACES = re.compile(
    r"\b(?:[Ss]ome|[Ff]ew|[Cc]ertain|[Ss]everal|[Oo]ther)(?: (?!of\b)\w+){0,1} " + _PLACES + r"\b"
    r"|\b(?:[Ss]ome|[Ff]ew|[Ss]everal|[Oo]thers)(?: also)? require\b|\b[Ii]n places\b"
)
_MOST_PLACES = re.compile(
    r"\b(?:[Aa]ll|[Ee]very|[Ee]ach|[Mm]ost)(?: of)?(?: the)? "
    + _PLACES
    + r"\b|\b[Ff]ederal\b|\b[Bb]y law\b"
)
_ONLY_THERE = re.compile(
    r"^[^.;]{0,60}\b(?:in|by) (?:only )?(?:some|a few|certain|several) " + _PLACES
)
# "Guides who drive a bus must have a CDL"; "whoever controls traffic" and "everyone" are all.
_THOSE_WHO = re.compile(
    r"\b(?!(?:all|everyone|everybody|anyone|whoever|every person|each person)\b)(?:[Tt]hose|\w+s)"
    r" (?:who|that|working|in)\b"
)
_OF_THOSE = re.compile(r"^[^.;]{0,60}?\b(?:of|for|to) (?:those|\w+s|large|anyone)\b")
_FOR_A_PART = re.compile(
    r"^[A-Z]\w+ing\b"
    r"|\b(?:[Ww]here|[Tt]o (?!(?:hold|have|be|carry|obtain|pass|earn|get|keep|possess)\b)\w+"
    r"|[Ff]or [^,.;]+,|[Ii]f|[Ww]ith [^,.;]+,|such as|for example|or)\b"
)
_BY_LAW = re.compile(
    r"\b(?:[Ss]tates|(?:[Ee]very|[Ee]ach|the) state|[Tt]erritories|[Cc]ities|[Cc]ounties"
    r"|[Ll]ocalities|(?<!company )(?:[Ll]aws?|[Rr]egulations?)"
    r"|(?:[Ss]tate|[Ff]ederal)(?: \w+){0,3} [Rr]ules?|(?:[Ss]tate|[Tt]he) boards?|Boards"
    r"|Administration|Agency|Commission|Coast Guard|FAA|EPA|FDA|NRC|TSA)\b"
)
_BY_EMPLOYERS = re.compile(
    r"\b(?:[Ee]mployers?|[Hh]ospitals|[Cc]linics|[Cc]ompany rules?|[Cc]ompanies|[Ff]irms)\b"
    r"|\b(?!(?:[Oo]thers|this|[Aa]ssociations|[Cc]ourts|[Rr]ules|[Pp]laces)\b)[A-Za-z]+s"
    r"(?: \w+ly)? require\b"
)


def wish(sentence: str, start: int, end: int, *, holder: bool = False) -> Wish:
    """What a sentence asks of the occupation: the credential named at ``start`` to ``end``.

    What the credential itself demands ("the exam requires ...", "to earn the designation,
    candidates must ...") says nothing about the occupation, nor does what its candidates or
    holders must do (``holder``: the name means people, such as LPNs). A demand of some states or
    cities, or of a part of the occupation, mentions the credential.
    """
    before, after = sentence[:start], sentence[end:]
    aside = holder or _VOLUNTARY.search(sentence) or _TOWARDS.search(sentence)
    if not aside and not _SOMETHING_ELSE.search(after):
        verb = _demanding_verb(before)
        if verb is not None or _IS_DEMANDED.search(after):
            return _demand(before, after, len(before) if verb is None else verb)
        if _HELD_IN_MOST.search(before):
            return _demand(before, after, len(before))
    if _PREFERS.search(after) or any(_prefers(before)):
        return Wish("prefers", "employers")
    return Wish("mentions")


def _demanding_verb(before: str) -> int | None:
    """Where the last verb before the name stands that demands it."""
    verb, found = None, _DEMANDS.search(before, max(0, len(before) - 160))
    while found:
        verb = found.start()
        found = _DEMANDS.search(before, verb + 1)
    return verb


def _prefers(before: str) -> Iterator[bool]:
    for pattern in (_PREFERS, _LOOKS_FOR):
        for found in pattern.finditer(before):
            subject = _last_clause(before[: found.start()])
            others = pattern is _LOOKS_FOR and (
                _BY_LAW.search(subject) or _ADMITTING.search(subject)
            )
            yield not others and not _WAY_THERE.search(before, found.end())


def _demand(before: str, after: str, verb: int) -> Wish:
    """What is demanded, by the words before the verb that demands it, at ``verb``."""
    clause = _last_clause(before[:verb])
    asking = clause + before[verb:]
    word = before[verb:].split(" ", 1)[0]
    by = _demanding(clause + word, asking + after)
    few = _FEW_PLACES.search(clause + word) and not _MOST_PLACES.search(clause)
    if few or _ONLY_THERE.search(after):
        return Wish("mentions", partial=True)
    if word != "require" and word != "requires" and _THOSE_WHO.search(clause) and by is None:
        return Wish("mentions", partial=True)
    if re.search(r"\b(?:such as|for example)\b", before[verb:]):
        return Wish("mentions", partial=True)
    if re.search(r"\b(?:programs|courses|colleges) require$", clause + word):  # to be admitted
        return Wish("mentions")
    partial = (
        _THOSE_WHO.search(asking)
        or _OF_THOSE.search(after)
        or _FOR_A_PART.search(before[:verb])
        or _FOR_A_PART.search(asking + after)
    )
    return Wish("requires", by, partial=partial is not None)


def _demanding(subject: str, sentence: str) -> RequiredBy | None:
    """Who demands; ``subject``: the words before the verb, with it."""
    if re.search(r"\bby company rules?\b", sentence, re.IGNORECASE):
        return "employers"
    if re.search(r"\bby law\b", sentence) or _BY_LAW.search(subject):
        return "law"
    return "employers" if _BY_EMPLOYERS.search(subject) else None


def _last_clause(text: str) -> str:
    return _CLAUSE.split(text)[-1]


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


CREDENTIAL = (
    r"(?:certif\w+|credential\w*|designations?|licens\w+|exams?|examinations?|tests?|registration"
    r"|diplomas?)"
)
_PROGRAM = (
    r"(?:programs?|schools?|courses?|curricul\w+|colleges?|institutions?|education|training"
    r"|internships?)"
)
_GIVES_OF_ROLE = (
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
    (r"^[^.;]{0,80}?\b" + _GIVES_OF_ROLE + r"\b[^.;]{0,140}?\b" + CREDENTIAL + r"\b", "issues"),
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
