"""The addresses that are asked: the same ones for the same corpus, whatever the program."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from urllib.parse import quote, urlencode

Pairs = Sequence[tuple[str, str]]

WORDS = (
    "rhit", "RHIT", "nurse", "registered nurse", "how to become a registered nurse",
    "senior registered nurse", "who certifies welders", "who licenses electricians",
    "night shift hospital no degree", "welding", "welder", "plumber apprenticeship",
    "cancer registrar", "medical coder", "coder", "teacher", "high school teachers", "lawyer",
    "lawyers", "attorney", "paralegal", "truck driver", "cdl", "CPA", "accountant", "actuary",
    "software developer", "data scientist", "computer programmer", "travel", "work outdoors",
    "physical strength", "union membership", "self-employed", "on-the-job training", "barber",
    "cosmetologist license", "electrician", "firefighter", "police", "dental hygienist", "dentist",
    "pharmacy technician", "veterinarian", "zoologist", "library", "archivist", "museum",
    "carpenter", "mason", "roofer", "pilot", "flight attendant", "air traffic control", "chef",
    "cook", "waiter", "bartender", "baker", "butcher", "farmer", "fishing", "logging", "nuclear",
    "chemist", "physicist", "astronomer", "economist", "statistician", "psychologist",
    "social worker", "clergy", "musician", "actor", "dancer", "photographer", "editor", "author",
    "interpreter", "translator", "reporter", "broadcast", "bank teller", "cashier", "real estate",
    "insurance", "secretary", "receptionist", "mail", "security guard", "janitor", "maid",
    "child care", "hairdresser", "fitness", "coach", "umpire", "guide", "ambulance", "EMT",
    "paramedic", "physical therapist", "OT", "speech", "radiologic technologist", "ARRT", "ABMS",
    "AHIMA", "NCRA", "American Medical Association", "bachelor's degree", "associate degree",
    "doctoral", "master's degree statistics", "certified", "licensed in every state", "wages",
)  # fmt: skip
SIGNS = (
    '"on-the-job training"', '"high school diploma"', '"registered nurse"', "nurse -registered",
    "-nurse", "title:nurse", "title:teacher -title:assistant", "training:certification",
    "credential:rhit", "organization:ahima", "group:healthcare", "group:legal education:none",
    "nurs*", "electr* install*", "nurse OR teacher", "(nurse OR teacher) hospital",
    '"cancer registrar" OR coder', "pay>60000", "pay<30000 hospital", "pay>=100000", "growth>20",
    "section:earnings union", "soc:29-2072", "29-2072", "29-2072.00", "title:", "credential:", '"',
    '""', "(", ")", "((nurse", "nurse)", "OR", "OR OR", "AND", "NOT", "nurse AND", "NOT nurse",
    "- nurse", "--nurse", "*", "a*", "n*", "pay>", "pay>abc", "pay>1e9", "nurse~", "nurse^3", "\\",
    "/", "<script>alert(1)</script>", "&amp;", "%", "%41", "+", "c++", "c#", "nurse's", "nurse’s",
    "NURSE", "nürse", "護士", "🩺", "a", "the", "of the", "to be or not to be", "0", "12345678901",
    "nurse nurse nurse", "x" * 200, " ".join(["nurse"] * 60), "nurse\ttab", "  nurse  ",
)  # fmt: skip
PLAIN = (
    "nurse over $70,000", "over $50,000 under $90,000", "hospital no degree", "piano degree",
    "piano degree no degree", "jobs without college", "$30 an hour", "highest paying healthcare",
    "fastest growing", "most openings", "best paid without a degree", "lawyer vs paralegal",
    "what does a paralegal do", "what does a nurse make", "how much do welders make",
    "how do I become an electrician", "do I need a license to be a barber", "jobs near me",
    "six figures", "less than $40,000 outdoors", "associate degree health", "growing 20%",
    "nurse in texas", "nurse 2030", "is a cpa required", "high school only", "apprenticeship",
)  # fmt: skip
MISTYPED = (
    "nurce", "registred nurse", "acountant", "elektrician", "welderr", "paralegl", "RHITT",
    "pharmasist", "teacehr", "carpentr", "xqzwv", "xqzwv nurse", "qqqq wwww", "lawyerz",
)  # fmt: skip
FILTERS: tuple[Pairs, ...] = (
    (("section", "training"),),
    (("section", "earnings"), ("section", "employment")),
    (("group", "healthcare"),),
    (("group", "legal"), ("group", "healthcare")),
    (("education", "associate-degree"),),
    (("education", "bachelors-degree"), ("pay", "80000-")),
    (("credential", "rhit"),),
    (("organization", "ahima"),),
    (("outlook", "much-faster"),),
    (("sort", "pay"),),
    (("sort", "growth"), ("page", "2")),
    (("sort", "title"), ("page", "3")),
    (("sort", "openings"), ("literal", "1")),
    (("sort", "jobs"), ("section", "training")),
    (("literal", "1"),),
    (("page", "2"),),
)
ODD_PARAMETERS: tuple[Pairs, ...] = (
    (("page", "0"),),
    (("page", "-1"),),
    (("page", "abc"),),
    (("page", "99999999999"),),
    (("page", "1000"),),
    (("sort", "colour"),),
    (("limit", "100"),),
    (("limit", "0"),),
    (("literal", "yes"),),
    (("group", ""),),
    (("group", "no-such-group"),),
    (("group", "x" * 300),),
    (("colour", "red"),),
    (("q", "nurse"), ("q", "teacher")),
    (("sort", "pay"), ("sort", "title")),
    (("credential", "rhit"), ("credential", "no-such-credential")),
    (("facet", "group"),),
    (("facet", "colour"),),
    (("facet_limit", "2"),),
    (("every_word", "1"),),
)
FACETS = (
    "section", "credential", "organization", "group", "education", "pay", "outlook", "experience",
    "training",
)  # fmt: skip
TYPED = (
    "", "n", "nu", "nur", "nurs", "nurse", "RH", "rhit", "AHI", "american", "reg",
    "registered n", "lawy", "cert", "29-", "29-20", "a", "é", "zz", "xqzwv", " nurse ", "nurce",
    "the", "'", "teach",
)  # fmt: skip
LISTS = ("occupations", "credentials", "organizations")
API = "/api/v1"
FIXED = (
    "/", "/help", "/api", "/groups", "/occupations", "/occupations?letter=0",
    "/occupations?letter=%C3%89", "/occupations?letter=xx", "/credentials", "/credentials?by=kind",
    "/credentials?by=group", "/credentials?by=colour", "/organizations", "/organizations?by=kind",
    "/organizations?by=group", "/search", "/compare", "/credentials/compare", "/robots.txt",
    "/sitemap.xml", "/opensearch.xml", "/healthz", "/readyz", "/version", f"{API}/openapi.json",
    *(f"/occupations?letter={chr(code)}" for code in range(ord("A"), ord("Z") + 1)),
)  # fmt: skip
MISSING = (
    "/nowhere", "/occupations/no-such-occupation", "/occupations/nurse", "/occupations/Lawyers",
    "/occupations/registered-nurse", "/occupations/attorneys", "/groups/none", "/groups/Healthcare",
    "/credentials/none", "/credentials/RHIT", "/credentials/cpa", "/organizations/none",
    "/organizations/AHIMA", "/search/colour", "/occupations/", "/groups/healthcare/", "/search/",
    "/api/", "/api/v1", "/api/v2/search", f"{API}/nowhere", f"{API}/occupations/none",
    f"{API}/credentials/none", f"{API}/organizations/none", "/static/none.css", "/admin/rebuild",
    "/admin/rebuild/1", "/editor", "/metrics", "/occupations/a%00b", "/occupations/../etc/passwd",
    "/occupations/%2e%2e", "//nowhere", "/favicon.ico", "/search.xml", "/occupations/lawyers/pay",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What the corpus has, as the API of the recorded program lists it: slugs, and names."""

    occupations: Sequence[str]
    titles: Sequence[str]
    credentials: Sequence[str]
    organizations: Sequence[str]
    groups: Sequence[str]


def addresses(known: Known) -> tuple[str, ...]:
    """About 2,000 addresses, each once, every kind of them."""
    return tuple(
        dict.fromkeys(
            (
                *FIXED,
                *MISSING,
                *_single(known),
                *_searches(known),
                *_comparisons(known),
                *_lists(),
                *_typed(known),
            )
        )
    )


def _single(known: Known) -> Iterator[str]:
    """One thing of a kind, as a page and as an answer of the API."""
    yield from (f"/groups/{quote(slug)}" for slug in known.groups)
    yield from (f"/occupations/{quote(slug)}" for slug in _some(known.occupations, 120))
    for slug, words in zip(_some(known.occupations, 60), cycle((*WORDS, *SIGNS)), strict=False):
        yield _with(f"/occupations/{quote(slug)}", (("q", words),))
    yield _with("/occupations/lawyers", (("q", "court"), ("literal", "1")))
    yield from (f"{API}/occupations/{quote(slug)}" for slug in _some(known.occupations, 90))
    yield from (f"/credentials/{quote(slug)}" for slug in _some(known.credentials, 100))
    yield from (f"{API}/credentials/{quote(slug)}" for slug in _some(known.credentials, 50))
    yield from (f"/organizations/{quote(slug)}" for slug in _some(known.organizations, 100))
    yield from (f"{API}/organizations/{quote(slug)}" for slug in _some(known.organizations, 50))


def _searches(known: Known) -> Iterator[str]:
    asked = (*WORDS, *SIGNS, *PLAIN, *MISTYPED, *_some(known.titles, 60))
    for number, words in enumerate(asked):
        query = (("q", words),)
        yield _with("/search", query)
        yield _with(f"{API}/search", query)
        if number % 2:
            chosen = FILTERS[number // 2 % len(FILTERS)]
            yield _with("/search", (*query, *chosen))
            yield _with(f"{API}/search", (*query, *(pair for pair in chosen if pair[0] != "page")))
        if number % 6 == 0:
            yield _with(f"/search/{FACETS[number // 6 % len(FACETS)]}", query)
            yield _with(f"{API}/facets", (*query, ("facet", FACETS[number // 6 % 7])))
    for chosen in (*FILTERS, *ODD_PARAMETERS):
        for room in ("/search", f"{API}/search", f"{API}/facets"):
            yield _with(room, (*chosen,))
            yield _with(room, (("q", "health"), *chosen))
    for words in islice((*PLAIN, *WORDS), 30):
        yield _with("/search.csv", (("q", words),))
        yield _with("/search.json", (("q", words), ("sort", "pay")))
    for facet in FACETS:
        yield f"/search/{facet}"
        yield _with(f"/search/{facet}", (("q", "health"), ("group", "healthcare")))


def _comparisons(known: Known) -> Iterator[str]:
    for number, room, key, slugs in (
        (40, "/compare", "o", known.occupations),
        (30, "/credentials/compare", "c", known.credentials),
    ):
        for first in range(number):
            step = 1 + first % 7
            chosen = [slugs[(first * 11 + n * step) % len(slugs)] for n in range(1 + first % 5)]
            yield _with(room, [(key, slug) for slug in chosen])
    yield _with("/compare", [("o", "coder"), ("o", "lawyers"), ("o", "xqzwv"), ("o", "lawyers")])
    yield _with("/compare", [("o", ""), ("o", "nurse"), ("c", "rhit")])
    yield _with("/credentials/compare", [("c", "RHIT"), ("c", "xqzwv"), ("c", "cancer")])


def _lists() -> Iterator[str]:
    for name in LISTS:
        yield f"{API}/{name}"
        for pairs in ((("page", "2"),), (("limit", "7"), ("page", "3")), *ODD_PARAMETERS):
            yield _with(f"{API}/{name}", pairs)
    for form in ("csv", "json"):
        yield f"{API}/occupations.{form}"
        yield f"/search.{form}"
        for chosen in (*FILTERS, *ODD_PARAMETERS):
            yield _with(f"/search.{form}", (("q", "hospital"), *chosen))


def _typed(known: Known) -> Iterator[str]:
    for typed in (*TYPED, *(title[:5] for title in _some(known.titles, 20))):
        yield _with("/suggest", (("q", typed),))
        yield _with(f"{API}/suggest", (("q", typed),))
        yield _with("/opensearch/suggest", (("q", typed),))
    yield from ("/suggest", f"{API}/suggest", f"{API}/suggest?q=n&limit=3")


def _with(path: str, pairs: Iterable[tuple[str, str]]) -> str:
    parameters = urlencode(list(pairs))
    return f"{path}?{parameters}" if parameters else path


def _some(values: Sequence[str], count: int) -> Sequence[str]:
    """So many of the values, evenly spread."""
    return [values[n * len(values) // count] for n in range(min(count, len(values)))]
