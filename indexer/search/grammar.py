"""The query language: a scanner for its few forms; everything else a person types is text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.analysis import STOP_WORDS, AnalyzedToken, tokens
from indexer.model import EDUCATION_LEVELS
from indexer.query import (
    FACET_OF,
    MAX_CHARACTERS,
    MAX_CLAUSES,
    MEASURES,
    TEXT_FIELDS_OF,
    AnyOf,
    Choice,
    Clause,
    Measure,
    Not,
    Operator,
    Phrase,
    Prefix,
    Query,
    Range,
    Word,
)

MIN_PREFIX = 2  # letters before the star; one letter would name half the index


@dataclass(frozen=True, slots=True)
class Example:
    """One line of the help page; a test runs every one of them."""

    query: str
    meaning: str


EXAMPLES = (
    Example("medical records", "occupations that have both words, in any form, anywhere"),
    Example('"night shift"', "these words side by side, exactly as written"),
    Example("nurse -registered", "the first word without the second"),
    Example("welder OR solderer", "either word"),
    Example("phleb*", "any word that begins so"),
    Example("title:engineer", "the word in the title or in another title of the occupation"),
    Example("section:training apprenticeship", "only what sections of this type say"),
    Example("credential:RHIT", "occupations in which this credential is named"),
    Example("org:AHIMA", "occupations in which this organization is named"),
    Example("soc:29-2072", "the code of the Standard Occupational Classification"),
    Example("pay>60000", "median pay over $60,000 a year"),
    Example("growth>=5", "employment projected to grow by 5 percent or more"),
    Example("education<=associate", "an associate's degree or less is enough to start"),
)

_ITEM = re.compile(
    r"""
      (?P<measure>pay|growth|openings|jobs|education)\s?(?P<operator><=|>=|<|>|=)\s?
        (?P<value>[-+]?\$?[\w,.%'’-]+)(?=\s|$)
    | (?P<minus>-)?(?:(?P<field>[A-Za-z]+):)?(?:"(?P<quoted>[^"]*)"|(?P<word>[^\s"]+))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER_AND_UNIT = re.compile(r"\d+[-‐‑–]hours?", re.IGNORECASE)
# A code of the Standard Occupational Classification without its hyphen: 292072, 29207200. Its major
# groups have odd numbers, 11 to 55.
_CODE = re.compile(r"^([1-4][13579]|5[135])([1-9]\d{3})(?:\.?(\d\d))?$")
_CLEANED = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "≤": "<=", "≥": ">=", "\0": " "}
)


def parse(text: str) -> Query:
    """The tree of a query; parts that mean nothing are listed in ``ignored``."""
    typed = text[:MAX_CHARACTERS]
    cut = f"{text[MAX_CHARACTERS : MAX_CHARACTERS + 20]}…"
    ignored = [cut] if len(text) > MAX_CHARACTERS else []
    source = typed.translate(_CLEANED)
    if source.isupper() and len(source.split()) > 1:
        source = re.sub(r"\b(?!OR\b)\w+", lambda word: word[0].lower(), source)  # shouted
    groups: list[list[list[Clause]]] = []  # ANDed groups of ORed conjunctions
    choices: list[Choice] = []
    ranges: list[Range] = []
    items = list(_ITEM.finditer(source))
    joins = False
    for number, item in enumerate(items):
        if _is_or(item) and groups and number + 1 < len(items) and not joins:
            joins = True
            continue
        part = _part(item)
        if isinstance(part, Range):
            ranges.append(part)
        elif isinstance(part, Choice):
            choices.append(part)
        elif not part:
            ignored.append(item.group())
        elif joins:
            groups[-1].append(list(part))
        else:
            groups.append([list(part)])
        joins = False
    clauses = tuple(_joined(groups))
    ignored += [clause.text for clause in clauses[MAX_CLAUSES:]]
    clauses = _with_required(clauses[:MAX_CLAUSES])
    return Query(typed, clauses, tuple(choices), tuple(ranges), tuple(ignored), _offers(source))


def _is_or(item: re.Match[str]) -> bool:
    return item.group() in ("OR", "|", "||")


def _offers(source: str) -> tuple[str, ...]:
    """The query with the "or" between its words as an operator: nobody knows that it takes
    capitals, and it may be meant as the glue word it is."""
    either = re.sub(r"(?<=[\w*\"])(\s+)or(\s+)(?=[\w\"])", r"\1OR\2", source.strip())
    return (either,) if either != source.strip() else ()


def _joined(groups: Sequence[Sequence[Sequence[Clause]]]) -> Iterator[Clause]:
    for alternatives in groups:
        if len(alternatives) == 1:
            yield from alternatives[0]
        else:
            text = " OR ".join(" ".join(c.text for c in clauses) for clauses in alternatives)
            yield AnyOf(text, tuple(tuple(clauses) for clauses in alternatives))


def _with_required(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Glue words go when anything else is asked for; alone they are what is asked for."""
    if any(not isinstance(c, Word) or c.required for c in clauses):
        return tuple(c for c in clauses if not isinstance(c, Word) or c.required or c.stem == "IT")
    return tuple(replace(c, required=True) if isinstance(c, Word) else c for c in clauses)


def _part(item: re.Match[str]) -> Sequence[Clause] | Range | Choice:
    if item["measure"]:
        found = _range(item)
        return found if found else _text(item.group(), ())
    field = (item["field"] or "").lower()
    value = item["quoted"] if item["quoted"] is not None else item["word"]
    if field in FACET_OF and value and not item["minus"]:
        return Choice(item.group(), FACET_OF[field], value)
    if field in TEXT_FIELDS_OF:
        clauses = _clauses(value, TEXT_FIELDS_OF[field], quoted=item["quoted"] is not None)
    elif field:
        clauses = _text(item.group().lstrip("-").replace('"', " "), ())
    else:
        clauses = _clauses(value, (), quoted=item["quoted"] is not None)
    if item["minus"] and clauses:
        return (Not(item.group(), _together(value, clauses)),)
    return clauses


def _together(value: str, clauses: Sequence[Clause]) -> Clause:
    """Several words that were written as one: a phrase, or all of them where one is a prefix."""
    words = [clause for clause in clauses if isinstance(clause, Word)]
    if len(clauses) == 1:
        return clauses[0]
    if len(words) == len(clauses):
        return Phrase(value, tuple(word.exact for word in words), words[0].fields)
    return AnyOf(value, (tuple(clauses),))


def _clauses(value: str, fields: tuple[str, ...], *, quoted: bool) -> Sequence[Clause]:
    if quoted:
        words = tuple(token.exact for token in tokens(value))
        return (Phrase(value, words, fields),) if words else ()
    if "codes" in fields:
        words = tuple(token.exact for token in tokens(_hyphenated(value)))
        return (Phrase(value, words, fields),) if words else ()
    return _text(value, fields)


def _text(value: str, fields: tuple[str, ...]) -> Sequence[Clause]:
    if _NUMBER_AND_UNIT.fullmatch(value):  # a 24-hour shift is not any hour of 24 percent
        number = tokens(value)[0].exact
        units = [Phrase(value, (number, unit), fields) for unit in ("hour", "hours")]
        return (AnyOf(value, tuple((unit,) for unit in units)),)
    value = _hyphenated(value)
    found = tokens(value)
    clauses: list[Clause] = [_word(value, token, fields) for token in found]
    if found and value.endswith("*") and len(found[-1].exact) >= MIN_PREFIX:
        last = found[-1]
        clauses[-1] = Prefix(value[last.start :], last.exact, fields)
    return clauses


def _hyphenated(value: str) -> str:
    """A code as it is printed: "292072" -> "29-2072", "29207200" -> "29-2072.00"."""
    code = _CODE.match(value)
    if not code:
        return value
    return f"{code[1]}-{code[2]}" + (f".{code[3]}" if code[3] else "")


def _word(value: str, token: AnalyzedToken, fields: tuple[str, ...]) -> Word:
    text = value[token.start : token.end]
    if token.exact == "it":  # nobody types the pronoun into a search box
        return Word(text, "IT", "IT", fields, required=False)
    return Word(text, token.exact, token.stem, fields, required=token.exact not in STOP_WORDS)


def _range(item: re.Match[str]) -> Range | None:
    measure: Measure = next(m for m in MEASURES if m == item["measure"].lower())
    operator: Operator = item["operator"]  # type: ignore[assignment]
    value = education_level(item["value"]) if measure == "education" else amount(item["value"])
    return None if value is None else Range(item.group(), measure, operator, value)


def amount(text: str) -> float | None:
    """The number in "$60,000", "60k", "5%" or "-3"; None if there is none."""
    match = re.fullmatch(r"([-+]?)\$?(\d+(?:,\d{3})*(?:\.\d+)?)(k?)%?", text.lower())
    if not match:
        return None
    number = float(match[2].replace(",", "")) * (1000 if match[3] else 1)
    return -number if match[1] == "-" else number


def education_level(text: str) -> float | None:
    """Number of the level whose slug or label begins with ``text``, in model.EDUCATION_LEVELS."""
    wanted = text.lower().replace("’", "'").replace(" ", "-")
    wanted = wanted.removesuffix("s").removesuffix("'")
    for number, slug in enumerate(EDUCATION_LEVELS):
        if slug != "varies" and (slug.startswith(wanted) or (wanted == "none" and number == 0)):
            return float(number)
    return None
