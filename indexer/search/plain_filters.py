"""Filters and orders in plain words: "no degree", "over $70,000", "highest paying"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from indexer.model import EDUCATION_LEVELS, INTERESTS, SCHEDULES
from indexer.query import Measure, Operator, Range
from indexer.request import Sort
from indexer.results import NaturalFilter
from indexer.search.plain_pay import (
    PAY_BETWEEN,
    PAY_BOUND,
    PAY_VERB,
    PayInWords,
    read_pay_between,
    read_pay_bound,
)
from indexer.search.plain_traits import INTEREST_WORDS, SCHEDULE_WORDS
from indexer.search.typed import JOBS, Span, Typed

LeveledFact = Literal["education", "experience", "training", "schedule", "interest"]

_LEVEL = {slug: float(number) for number, slug in enumerate(EDUCATION_LEVELS)}


@dataclass(frozen=True, slots=True)
class Level:
    """A level that an occupation must have, e.g. experience none: a key of the levels of model."""

    facet: LeveledFact
    value: str


@dataclass(frozen=True, slots=True)
class PlainFilters:
    """What was read, and the words without it."""

    ranges: tuple[Range, ...]
    choices: tuple[Level, ...]
    sort: Sort | None
    filters: tuple[NaturalFilter, ...]  # all of them, in the order of the words
    typed: Typed


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What words mean; at least one of the first three is given."""

    means: str
    bounds: tuple[tuple[Measure, Operator, float], ...] = ()
    level: Level | None = None
    sort: Sort | None = None

    @property
    def bounds_education(self) -> bool:
        levels = [measure for measure, _, _ in self.bounds]
        return "education" in (*levels, self.level.facet if self.level else None)


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to say a filter. ``read`` gives its meaning, None if the words mean something else.

    ``jobs_only``: it is one only where jobs are asked for, or nothing but filters: "entry level
    jobs", not "entry level accountant".
    """

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], _Meaning | None]
    jobs_only: bool = False


# "Do plumbers make six figures" asks about plumbers; nothing is to be left out.
_QUESTION = re.compile(
    r"^(?:(?:\||please|so|and|hi|hello|hey|is it true that|true that|can you tell me if) )*"
    r"(?:can|could|do|does|did|is|are|will|would|must|should|may|how|why|where|when|who|i want to"
    r"|becom(?:e|ing)|what (?:do|does|is|are|would|degree|education|school|license|experience))"
    r"(?!\S)"
)
_ANY_JOB = re.compile(r"(?<!\S)(?:any|what|which|some|there|good|best|find) (?:[^ ]+ )?jobs?(?!\S)")
_AFTER_DEGREE = (
    r"(?! (?:of|audit|audits|in|from|program|programs|field|burn|burns|angle|heat)(?!\S))"
)
_NEEDED = r"(?: (?:is )?(?:required|needed|necessary))?"


def read_filters(typed: Typed) -> PlainFilters:
    """The filters and the order that a query says in plain words.

    A question about an occupation ("can I be a nurse without a degree") says none: it is to be
    answered, not to leave occupations out.
    """
    about_jobs = typed.has(JOBS)
    if typed.has(_QUESTION) and not (about_jobs and typed.has(_ANY_JOB)):
        return PlainFilters((), (), None, (), typed)
    start = typed
    read: list[tuple[Span, _Meaning]] = []
    for form in _FORMS:
        for span, *_ in typed.spans(form.pattern):
            meaning = form.read(span.match)
            if meaning is None or (form.jobs_only and not (about_jobs or _alone(typed, span))):
                continue
            if meaning.sort and any(other.sort for _, other in read):
                continue
            read.append((span, meaning))
            typed = typed.without((span,))
    read.sort(key=lambda pair: pair[0].first)
    sorts = [meaning.sort for _, meaning in read if meaning.sort]
    ranges = (
        Range(start.typed((span,)), *bound) for span, meaning in read for bound in meaning.bounds
    )
    filters = (
        NaturalFilter(
            start.typed((span,)),
            meaning.means,
            start.quoted(span),
            "education" if meaning.bounds_education else None,
        )
        for span, meaning in read
    )
    choices = tuple(dict.fromkeys(meaning.level for _, meaning in read if meaning.level))
    return PlainFilters(tuple(ranges), choices, sorts[0] if sorts else None, tuple(filters), typed)


def _alone(typed: Typed, span: Span) -> bool:
    """Whether nothing is asked for but filters: "no experience", "apprenticeships near me"."""
    left = typed.without((span,)).remaining().lower()
    return left in ("", "near me", "near", "near by", "nearby")


def _form(pattern: str, read: Callable[[re.Match[str]], _Meaning | None]) -> _Form:
    return _Form(re.compile(rf"(?<!\S)(?:{pattern})(?!\S)"), read)


def _says(pattern: str, meaning: _Meaning) -> _Form:
    return _form(pattern, lambda _: meaning)


def _says_of_jobs(pattern: str, meaning: _Meaning) -> _Form:
    return _Form(re.compile(rf"(?<!\S)(?:{pattern})(?!\S)"), lambda _: meaning, jobs_only=True)


def _education(level: str, means: str) -> _Meaning:
    return _Meaning(means, (("education", "<=", _LEVEL[level]),))


_NO_DEGREE = _education("nondegree-award", "no degree needed to start")
_NO_COLLEGE = _education("high-school", "a high school diploma or less to start")
_NO_SCHOOL = _education("no-credential", "no formal education needed to start")
_UP_TO_CERTIFICATE = _education("nondegree-award", "a certificate or less to start")
_UP_TO_ASSOCIATE = _education("associate-degree", "an associate's degree or less to start")
_UP_TO_BACHELOR = _education("bachelor-degree", "a bachelor's degree or less to start")


def _degree(value: str, means: str) -> _Meaning:
    return _Meaning(f"{means} to start", level=Level("education", value))


_AN_ASSOCIATE = _degree("associate-degree", "an associate's degree")
_A_BACHELOR = _degree("bachelor-degree", "a bachelor's degree")
_A_MASTER = _degree("master-degree", "a master's degree")
_A_DOCTORATE = _degree("doctoral-degree", "a doctoral or professional degree")

_TWO_YEARS = r"(?:2|two) years of (?:college|school)|(?:2|two) (?:years?|yr) (?:college )?degrees?"
_FOUR_YEARS = r"(?:4|four) (?:years?|yr) (?:college )?degrees?"
_ASSOCIATE = rf"(?:associates?'?s?|aa|as|aas) degrees?|{_TWO_YEARS}"
_BACHELOR = rf"(?:bachelors?|bachelor's|bachelors'|undergraduate|college) degrees?|{_FOUR_YEARS}"
_MASTER = r"(?:masters?|master's|masters'|graduate) degrees?"
_DOCTOR = r"(?:doctoral|doctorate|doctorates?|phd|ph\.d|professional) degrees?|phd|doctorate"
_WITH = (
    r"(?:(?:with|for|requiring|that (?:need|require)|needing|which (?:need|require))(?: an?)? )?"
)
_ONLY = r"(?:with )?(?:only|just)(?: with)?(?: an?)? "
_OR_LESS = r" (?:or (?:less|lower|below|under)|at most|is enough)"
_WITHOUT = (
    r"(?:(?:that |which |who )?(?:don't|doesn't|do not|does not) (?:need|require|have|want|involve)"
    r"(?: (?:an?|any|to have))?|without(?: (?:an?|any|having|needing))*|with no|no|not"
    r" (?:needing|requiring)(?: an?)?)"
)


def _pay(read: PayInWords | None) -> _Meaning | None:
    if read is None:
        return None
    return _Meaning(read.means, tuple(("pay", operator, value) for operator, value in read.bounds))


_SIX_FIGURES = _Meaning("median pay at least $100,000 a year", (("pay", ">=", 100_000.0),))
# BLS, Occupational Outlook Handbook: "much faster than average" begins at 7 percent
_FAST = _Meaning("employment growing by 7 percent or more", (("growth", ">=", 7.0),))
_GROWING = _Meaning("employment growing", (("growth", ">", 0.0),))
_BY_PAY = _Meaning("highest pay first", sort="pay")
_BY_GROWTH = _Meaning("fastest growing first", sort="growth")
_BY_OPENINGS = _Meaning("most openings first", sort="openings")
_BY_JOBS = _Meaning("most jobs first", sort="jobs")
# Who asks is still at school: what can be started without it, where there is most to start in.
_STILL_AT_SCHOOL = _Meaning(
    "no formal education needed to start, most openings first",
    bounds=_NO_SCHOOL.bounds,
    sort="openings",
)
_NO_EXPERIENCE = _Meaning(
    "no experience needed in a related occupation", level=Level("experience", "none")
)
_APPRENTICESHIP = _Meaning(
    "learned in an apprenticeship", level=Level("training", "apprenticeship")
)
_SHORT_TRAINING = _Meaning(
    "learned in short on-the-job training", level=Level("training", "short-term")
)
_MODERATE_TRAINING = _Meaning(
    "learned in moderate on-the-job training", level=Level("training", "moderate-term")
)
_LONG_TRAINING = _Meaning(
    "learned in long on-the-job training", level=Level("training", "long-term")
)


def _when(key: str) -> _Meaning:
    return _Meaning(f"work hours: {SCHEDULES[key].lower()}", level=Level("schedule", key))


def _liking(key: str) -> _Meaning:
    return _Meaning(f"what you like: {INTERESTS[key]}", level=Level("interest", key))


_A_JOB = (
    r"(?= (?:[^ ]+ ){0,2}"
    r"(?:jobs?|careers?|occupations?|professions?|trades?|fields?|industries|work)(?!\S))"
)
_PAYING = r"(?:paying|paid|pay|salary|salaries|earning|income|wages?)"

_FORMS = (
    _says(rf"{_WITHOUT} (?:formal )?(?:high school )?(?:diploma|ged){_NEEDED}", _NO_SCHOOL),
    _says(rf"{_WITHOUT} (?:formal )?(?:education|schooling){_NEEDED}", _NO_SCHOOL),
    _says(
        rf"{_WITHOUT} (?:(?:4|four|2|two) (?:year|yr) |(?:college|university"
        r"|bachelor'?s?) )?degrees?"
        rf"{_AFTER_DEGREE}{_NEEDED}",
        _NO_DEGREE,
    ),
    _says(
        rf"{_WITHOUT}(?: (?:going|go))?(?: to)? (?:college|university)(?: education)?"
        rf"(?! (?:football|sports?|student|students|town|campus)){_NEEDED}",
        _NO_COLLEGE,
    ),
    _says(
        rf"(?:(?:{_ONLY}|with (?:an? )?)(?:high school|hs)(?: (?:diploma|education|degree))?"
        r"|(?:high school|hs) (?:diploma|education)"
        rf"|(?:{_ONLY}|with (?:an? )?)ged|ged(?= jobs?| only))(?:{_OR_LESS}"
        rf"| only)?(?: or ged)?{_NEEDED}",
        _NO_COLLEGE,
    ),
    _says_of_jobs(
        r"(?:for |with |as |of )*(?:an? )?(?:high school|hs) (?:graduates?|grads?|leavers?)",
        _NO_COLLEGE,
    ),
    _says_of_jobs(
        r"(?:for|as|at)(?: an?| my)?(?: (?:1[4-7]|fourteen|fifteen|sixteen|seventeen)"
        r"(?: (?:and|or|to) (?:1[4-7]|fifteen|sixteen|seventeen))? (?:(?:years?|yrs?) olds?|yo)"
        r"| teen ?agers?| teens?| minors| (?:high school|hs) students?)",
        _STILL_AT_SCHOOL,
    ),
    _says_of_jobs(
        r"(?:(?:that |which )?(?:only |just )(?:need|require|take|needing|requiring)"
        r"|(?:with )?(?:only|just))"
        r" (?:an? )?(?:certificates?|certifications?)",
        _UP_TO_CERTIFICATE,
    ),
    _says(
        rf"(?:{_ONLY}(?:{_ASSOCIATE})|{_WITH}(?:{_ASSOCIATE}){_OR_LESS}){_AFTER_DEGREE}{_NEEDED}",
        _UP_TO_ASSOCIATE,
    ),
    _says(
        rf"(?:{_ONLY}(?:{_BACHELOR})|{_WITH}(?:{_BACHELOR}){_OR_LESS}){_AFTER_DEGREE}{_NEEDED}",
        _UP_TO_BACHELOR,
    ),
    *(
        _says_of_jobs(rf"{_WITH}(?:{degree}){_AFTER_DEGREE}{_NEEDED}", meaning)
        for degree, meaning in (
            (rf"{_ASSOCIATE}|associates?'?s?(?= jobs)", _AN_ASSOCIATE),
            (rf"{_BACHELOR}|bachelor'?s?(?= jobs)", _A_BACHELOR),
            (rf"{_MASTER}|master'?s?(?= jobs)", _A_MASTER),
            (_DOCTOR, _A_DOCTORATE),
        )
    ),
    _form(PAY_BETWEEN, lambda match: _pay(read_pay_between(match))),
    _form(PAY_BOUND, lambda match: _pay(read_pay_bound(match))),
    _says_of_jobs(
        rf"(?:{PAY_VERB})?(?:an? )?(?:six|6) figures?(?: (?:salary|income|pay))?",
        _SIX_FIGURES,
    ),
    _says(
        rf"(?:the )?(?:highest|best|top|most)(?: (?:well|highly))? {_PAYING}"
        r"|(?:high|higher|good|well|better)(?: (?:paying|paid))"
        r"|(?:that |which |and |who |to )*(?:pays?|paying|paid|earns?|makes?|earning|making)"
        r" (?:really |very |pretty |quite |the )*"
        r"(?:well|good|best|great|most|high|highest|lots|a lot|a lot of|most of|lots of)(?:"
        r" (?:money|salary|wages|pay))?"
        r"(?! (?:up|deal|sense))",
        _BY_PAY,
    ),
    _says_of_jobs(
        r"(?:with |and |for )*(?:an? |the |really |very )*(?:high|good|great|best|highest|most"
        r"|big) (?:pay|salary|salaries|wages|money|income)",
        _BY_PAY,
    ),
    _says(
        r"(?:the )?(?:fastest|quickest)(?: growing| growth)(?! (?:plants?|trees?|grass|crops?"
        r"|vines?|fish))"
        r"|(?:that are |which are |are )?growing (?:the )?(?:fastest|quickest)"
        r"|(?:with (?:the )?)?(?:highest|most|best|fastest)(?: job)? growth",
        _BY_GROWTH,
    ),
    _says_of_jobs(
        r"(?:that are |which are )?(?:fast|rapidly|quickly) growing|(?:that are "
        r"|which are )?growing (?:fast|quickly|rapidly)",
        _FAST,
    ),
    _says_of_jobs(
        r"(?:with |that have |and |are )*(?:the )?most(?: (?:job|annual|yearly))? (?:openings"
        r"|vacancies)"
        r"|(?:with |that are |which are |are |and )*(?:the |really |very "
        r"|a lot of )*(?:(?:most |highest |high |much )+(?:in )?|in (?:high "
        r"|great )?)demand(?: for)?"
        r"|(?:that are )?hiring (?:the )?most|most (?:hired|needed|wanted)",
        _BY_OPENINGS,
    ),
    _says_of_jobs(
        rf"(?:the )?(?:biggest|largest|most (?:common|popular|numerous|widespread)){_A_JOB}"
        r"|(?:with |that have )?(?:the )?most (?:people|workers|employees|jobs|employed)",
        _BY_JOBS,
    ),
    _says_of_jobs(rf"growing{_A_JOB}|(?:that are|which are|still|that keep) growing", _GROWING),
    _says(
        rf"{_WITHOUT} (?:prior |previous |work |job )?experience{_NEEDED}|inexperienced",
        _NO_EXPERIENCE,
    ),
    # alone it is a phrase to look for
    _form(r"entry level", lambda match: _NO_EXPERIENCE if JOBS.search(match.string) else None),
    _says_of_jobs(
        r"(?:(?:with|through|by|that (?:start with|offer|have|need|require)|requiring|offering"
        r"|starting with|learned (?:in|by))(?: an?)? )?(?:paid )?"
        r"(?:apprenticeships?|apprentice)(?: (?:programs?|training|required))?",
        _APPRENTICESHIP,
    ),
    _says_of_jobs(
        r"(?:with |that offer |offering )?(?:short(?: term)?|quick|little|brief|a little"
        r"|some) (?:on the job )?training",
        _SHORT_TRAINING,
    ),
    _says_of_jobs(
        r"(?:with |that offer |offering )?(?:moderate|moderate term) (?:on the job )?training",
        _MODERATE_TRAINING,
    ),
    _says_of_jobs(
        r"(?:with |that offer |offering )?long(?: term)? (?:on the job )?training",
        _LONG_TRAINING,
    ),
    *(_says_of_jobs(said, _when(key)) for key, said in SCHEDULE_WORDS.items()),
    *(_says_of_jobs(said, _liking(key)) for key, said in INTEREST_WORDS.items()),
)  # fmt: skip
