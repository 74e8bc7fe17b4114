"""Words that ask for what no profile can say: a place, a date, a person, a vacancy, a purchase."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.search.typed import CLOSED, Span, Typed

# Years that the figures are of, and that a profile can therefore speak about.
YEARS_HERE = ("2010", "2024", "2025", "2034")

_STATES = (
    "alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho"
    "|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan"
    "|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico"
    "|new york(?: city| state)?|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania"
    "|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia"
    "|west virginia|wisconsin|wyoming|puerto rico|washington d\\.?c"
)
_CITIES = (
    "los angeles|chicago|houston|philadelphia|san antonio|san diego|dallas|san jose|austin"
    "|jacksonville|fort worth|indianapolis|san francisco|seattle|denver|nashville|oklahoma city"
    "|boston|el paso|portland|las vegas|detroit|memphis|louisville|baltimore|milwaukee"
    "|albuquerque|tucson|fresno|sacramento|kansas city|mesa|atlanta|omaha|colorado springs"
    "|raleigh|long beach|virginia beach|miami|oakland|minneapolis|tulsa|tampa|new orleans"
    "|cleveland|honolulu|pittsburgh|cincinnati|st\\.? louis|saint louis|orlando|charlotte|brooklyn"
    "|manhattan|bay area|silicon valley|nyc|salt lake city|london|toronto|vancouver|sydney|dubai"
    "|paris|berlin|tokyo|mumbai|delhi|lagos|manila"
)
_COUNTRIES = (
    "canada|mexico|england|scotland|ireland|united kingdom|great britain|uk|australia|new zealand"
    "|india|japan|germany|france|spain|italy|brazil|nigeria|kenya|south africa|pakistan"
    "|philippines|europe|asia|africa|dubai|uae|saudi arabia|singapore|russia|ukraine|poland"
    "|sweden|norway|denmark|netherlands|switzerland|israel|egypt|korea|vietnam|abroad|overseas"
)
# Names of places that are words of their own: places only after "in", "near" and the like.
_OTHER_PLACES = (
    "china|washington|georgia|phoenix|columbus|mobile|jackson|lincoln|aurora|madison|buffalo"
)
_MONTHS = (
    "january|february|april|june|july|august|september|october|november|december"
    "|(?:in|by|until|of) (?:march|may)"
)
# Employers that have no profile; ride services are left out, whose drivers are called so.
_EMPLOYERS = (
    "amazon|walmart|costco|home depot|lowe'?s|starbucks|mcdonald'?s|chick fil a|burger king"
    "|fedex|tesla|spacex|boeing|lockheed(?: martin)?|kaiser(?: permanente)?|cvs|walgreens|kroger"
    "|safeway|aldi|publix|best buy|disney(?:land|world)?|netflix|wells fargo|bank of america"
)
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_SEASONS = r"(?:spring|summer|fall|autumn|winter|semester|weekend)"
_IN = r"(?:in|near|at|around|from|for|to|of)(?: the)?"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


_PATTERNS = tuple(
    _words(pattern)
    for pattern in (
        rf"(?:{_IN} )?(?:{_STATES}|{_CITIES}|{_COUNTRIES})(?: (?:state|area))?"
        r"(?! (?:history|studies|style|language|literature|bulldog))",
        rf"{_IN} (?:{_OTHER_PLACES})(?: state)?",
        r"in my (?:area|city|state|town|country|county|region|neighborhood)",
        r"named [a-z]+|called [a-z]+(?= (?:are|is|there))|phone number|email address",
        rf"(?:in |since |by |before |after |for |during )?(?!(?:{'|'.join(YEARS_HERE)})(?!\S))"
        r"(?:1[6-9]\d\d|20\d\d|21\d\d)(?! (?:dollars|hours?|people|a|an|per))",
        rf"(?:{_MONTHS})(?: \d{{1,2}})?(?: \d{{4}})?",
        rf"(?:at |for |by )?(?:{_EMPLOYERS})(?:'s)?",
        rf"open(?:s|ed)?(?: (?:on )?(?:{_DAYS}|weekends?)| (?:late|early|now|today|24/7|24 hours))"
        rf"|opening (?:hours|times)|hours of operation|(?:class|course|exam|test) schedules?"
        rf"|schedules?(?= (?:this|next|for) )|(?:this|next) (?:{_SEASONS}|{_DAYS})",
        rf"tomorrow|yesterday|tonight|next (?:week|month|monday)|dates?{CLOSED}|deadlines?"
        r"|when (?:is|are|was|will)(?: the)?",
        r"near me (?:emergency|now|open|open now|today|24/7|cheap)"
        r"|emergency(?= near me)",
        r"hiring (?:now|immediately|near me|today)|now hiring|urgent(?:ly)? hiring|immediate hire"
        r"|hiring(?= near)|walk in interviews?",
        rf"apply(?: (?:now|online|for|here)|{CLOSED})|(?:job )?applications?(?: form)?{CLOSED}"
        r"|vacanc(?:y|ies)"
        rf"|(?:job )?(?:postings?|listings?|ads?){CLOSED}|job fair|indeed|craigslist|linkedin"
        r"|ziprecruiter"
        r"|job alerts?|openings(?= (?:in|near|at) )",
        r"buy(?:ing)?(?: (?:an?|used|new|cheap|some))+|(?:used|new|cheap) [a-z]+ for sale|for sale",
        r"(?:where (?:can|do|to)(?: i)? )buy(?: an?)?|^buy(?: used| new| cheap)?|second hand"
        r"|cheapest|discounts?",
        r"(?:sample |example |write a |free )*(?:cover letters?|resumes? (?:sample|template"
        r"|example)s?"
        rf"|resumes?{CLOSED}|cv|curriculum vitae|resignation letters?|reference letters?"
        r"|interview questions?)"
        r"(?: (?:sample|template|example)s?)?",
        rf"net worth|tuition(?: fees?| costs?|{CLOSED})|scholarships?{CLOSED}|financial aid{CLOSED}"
        r""
        r"|(?:how much (?:does|do|is|are) (?:it |the )?(?:[a-z]+ )?(?:cost|costs))",
        r"(?:weather(?: forecast)?|horoscopes?|zodiac|lottery|recipes?|lyrics|movies?|memes?"
        r"|jokes?"
        rf"|halloween|costumes?|stock price|costs?){CLOSED}",
        r"(?:my )?(?:boss|landlord|manager|employer|coworker|ex|husband|wife|neighbou?r)"
        r"(?: (?:fire|fired|sue|owes?|won't|didn't|is|can)(?: me)?)+|fire me|fired me|sue (?:my"
        r"|a|an|the) [a-z]+"
        r"|(?:i )?got fired|lawsuits?|wrongful termination",
        r"(?:average )?iq(?: score| level)?|blood type|height and weight",
    )
)
_MY_BOSS = re.compile(r"(?<!\S)my boss(?: [a-z]+ me)?(?!\S)")
_IN_PLACE = re.compile(r"(?<!\S)(?:in|near) (?P<name>[a-z]+)(?!\S)")
# "Jobs in Nursing" names a field, "salary in Springfield" a place.
_BEFORE_A_FIELD = re.compile(
    r"(?<!\S)(?:jobs?|careers?|degrees?|majors?|certificat\w+|certified|work\w*|train\w*|school"
    r"|experience|speciali\w+|class\w*|courses?|programs?|diplomas?|interest\w*|background|roles?"
    r"|positions?|opportunities|apprentice\w*|masters?|bachelors?|phd|doctorate|demand|growth|\|)$"
)
NEAR_ME = _words(r"near ?(?:me|by|here)|nearby|around me|close to me")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Words as typed, and the query without them."""

    words: tuple[str, ...]
    typed: Typed


def read_elsewhere(typed: Typed) -> Elsewhere:
    """The words of a query that ask for what no profile here can say."""
    spans = []
    left = typed
    for pattern in (_MY_BOSS, *_PATTERNS):
        for span, *_ in left.spans(pattern):
            spans.append(span)
            left = left.without((span,))
    for span in _capitalized_places(left):
        spans.append(span)
        left = left.without((span,))
    spans.sort(key=lambda span: span.first)
    return Elsewhere(tuple(typed.typed((span,)) for span in spans), left)


def _capitalized_places(typed: Typed) -> Iterator[Span]:
    """ "In Springfield": a name after "in", in a text whose other words are not capitals."""
    for span, *_ in typed.spans(_IN_PLACE):
        name = typed.typed((span,)).split()[-1]
        plain = [word for word in typed.text.split() if word[:1].islower() and len(word) > 3]
        before = span.match.string[: span.match.start()].rstrip()
        if name.istitle() and plain and before and not _BEFORE_A_FIELD.search(before):
            yield span
