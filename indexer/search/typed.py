"""The words of a query with their places, some of them taken away as understood.

Patterns are matched against a plain form of the words: lower case, hyphens as spaces, slips in the
words that ask corrected. What they match is told in the words as typed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from indexer.analysis import CAPITALS
from indexer.search.slips import intended

NameTest = Callable[[tuple[str, ...]], bool]

SEALED = "#"  # in the plain form: a word that is not to be touched
TAKEN = "|"  # in the plain form: a word that was understood
# A condition of patterns: no word follows that the word before may belong to ("exam proctor").
CLOSED = (
    r"(?= [|,]|$| (?:for|of|in|to|as|and|or|is|are|do|does|at|by|who|what|how|that|with|on|if|a|an"
    r"|the|near|vs|requirements?|needed|required)(?!\S))"
)
JOBS = re.compile(
    r"(?<!\S)(?:jobs?|careers?|occupations?|professions?|trades?|works?|working|positions?|fields?)"
    r"(?!\S)"
)
LONGEST_NAME = 9  # words, e.g. "Certified in Risk and Information Systems Control" has seven

_SIGNS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-"}
)
_ITEM = re.compile(
    r"""
      (?P<operator>
        (?:pay|growth|openings|jobs|education)\s?(?:<=|>=|<|>|=)\s?\S+
        | -?(?:[a-z]+:)?"[^"]*(?:"|$)
        | [a-z]+:[^\s/]\S* | -[^\s"]+ | [^\s"]+\*(?!\S) )
    | , | [^\s",]+(?:,\d[^\s",]*)*
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Words that ask elsewhere, inside names and fields that they belong to.
_NAMES = re.compile(
    r"""(?<!\S)(?:
      make\ up(?:\ artists?)?
    | (?:(?:high|middle|elementary|primary|secondary|grade|preparatory|nursery)\ )school\ (?=[a-z]+)
        (?:teach\w*|principals?|counsel\w*|coach\w*|librarians?|administrators?|nurses?)
    | school\ (?:bus|counsel\w*|psycholog\w*|nurs\w*|social|teach\w*|principals?|librarians?
        |superintendents?|secretar\w*|administrators?|custodians?|crossing)
    | (?:college|university)\ (?:prof\w*|teach\w*|instructors?|lecturers?|presidents?|football
        |deans?|counsel\w*|admissions?|advis\w*|librarians?)
    | training\ (?:and\ development|specialists?|managers?|coordinators?|officers?|directors?)
    | (?:and|athletic|personal)\ train(?:ing|ers?)
    | (?:apprenticeship|education|admissions?|outreach|career|employment|placement|recruitment
        |compensation|payroll|salary|wage|license|licensing|certification|test|exam
        |examination)\ (?:and\ [a-z]+\ )?(?:coordinators?|specialists?|managers?|administrators?
        |officers?|directors?|clerks?|interviewers?|counsel\w+|advis\w+|agents?|consultants?
        |analysts?|inspectors?|examiners?|development|technicians?)
    | (?:special|physical|health|adult|early\ childhood|music|art|driver)\ education
    | special\ ed
    | (?:licen[sc]ed|certified|registered)\ (?!(?:to|in|by|as|for|or|and|in\ general|nowadays|now|
        without|if|when|please|who|how|what|jobs?|careers?|do|does|is|it|the|a)(?!\S))[a-z]+
    | degree\ audits?
    | hard\ of\ hearing
    | demand\ (?:planner|planning|plann\w+|generation|manager)s?
    | futures\ [a-z]+
    | (?:tool|die|patent|medical|court|medical\ license)\ examiners?
    | (?:claims|bank|title|medical|financial)\ examiners?
    | (?:(?<=with\ a\ )|(?<=with\ an\ )) (?!(?:different|other|new|good|2|4|two|four|college|high
        |(?:associate|bachelor|master|doctora|graduate|professional)[a-z']*)\ )
      [a-z]+\ (?:[a-z]+\ )?degree
    )(?!\S)""",
    re.VERBOSE,
)
# Glue at the ends of what remains. "It" in capitals is information technology (see CAPITALS).
_GLUE = frozenset(
    """a about all an and any are as at be been being by can could did do does for from get got had
    has have how i if in into is it its just like me much my of on one or our out please should so
    some someone than that the their them then there these they this those to us was we were what
    what's whats when where which while who who's whos whose why will with would you your yours
    he she his her really actually also ever even only too i'd i'm it's there's that's people person
    today now nowadays vs versus but want wants wanna""".split()
)
_EDGES = " \t\n.,;:!?()[]{}…"


@dataclass(frozen=True, slots=True)
class TypedWord:
    """One word: where it stands in the text, and its plain form (a few words if hyphens stood)."""

    start: int
    end: int
    plain: str
    glue: bool = False  # a function word, not worth looking for


@dataclass(frozen=True, slots=True)
class Span:
    """Words ``first`` to ``last``, the last one included; ``match`` is what they were read by."""

    first: int
    last: int
    match: re.Match[str]

    @property
    def numbers(self) -> range:
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Typed:
    """A query as its words; the numbers of those that were taken away."""

    text: str
    words: tuple[TypedWord, ...]
    taken: frozenset[int] = frozenset()
    phrase: str = field(init=False)  # the plain forms; a sign for a word that is sealed or taken

    def __post_init__(self) -> None:
        forms = enumerate(self.words)
        phrase = " ".join(TAKEN if number in self.taken else word.plain for number, word in forms)
        object.__setattr__(self, "phrase", phrase)

    def spans(self, pattern: re.Pattern[str]) -> Iterator[tuple[Span, ...]]:
        """What a pattern matches: the words of each of its groups, or of the whole match if it has
        no groups. A match that cuts through a word or touches a sealed one is passed over."""
        if not pattern.search(self.phrase):
            return
        firsts, lasts, offset = {}, {}, 0
        for number, word in enumerate(self.words):
            plain = TAKEN if number in self.taken else word.plain
            firsts[offset] = number
            lasts[offset + len(plain)] = number
            offset += len(plain) + 1
        for match in pattern.finditer(self.phrase):
            bounds = [match.span(group) for group in _open_groups(match)] or [match.span()]
            spans = tuple(
                Span(firsts[start], lasts[end], match)
                for start, end in bounds
                if start in firsts and end in lasts and start < end
            )
            if len(spans) == sum(start < end for start, end in bounds) and spans:
                yield spans

    def is_content(self, number: int) -> bool:
        """Whether a word stands there that is neither taken nor glue."""
        inside = number < len(self.words) and number not in self.taken
        return inside and not (self.words[number].glue or self.words[number].plain == "online")

    def has(self, pattern: re.Pattern[str]) -> bool:
        return pattern.search(self.phrase) is not None

    def without(self, spans: Sequence[Span]) -> "Typed":
        if not spans:
            return self
        return self.leaving_out({number for span in spans for number in span.numbers})

    def leaving_out(self, numbers: Set[int]) -> "Typed":
        return Typed(self.text, self.words, self.taken | numbers) if numbers else self

    def typed(self, spans: Sequence[Span]) -> str:
        """The words of the spans as typed; "…" where others stand between."""
        return " … ".join(self.written(number for span in spans for number in span.numbers))

    def written(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """Words as typed, those together that stand together."""
        return tuple(self._written(run) for run in _runs(sorted(set(numbers))))

    def quoted(self, span: Span) -> str:
        """The whole text with the words of a span between quotation marks."""
        start, end = self._bounds(span.first, span.last)
        return f'{self.text[:start]}"{self.text[start:end]}"{self.text[end:]}'

    def remaining(self, first: int = 0, last: int | None = None) -> str:
        """The words that are not taken, as typed; glue goes where it stands at an end or beside a
        word that was taken, and punctuation that ended a clause with it."""
        stop = len(self.words) if last is None else last
        left = [number for number in range(first, stop) if number not in self.taken]
        runs = []
        for run in _runs(left):
            kept = list(run)
            while kept and self.words[kept[0]].glue:
                kept.pop(0)
            while kept and self.words[kept[-1]].glue:
                kept.pop()
            if kept:
                runs.append(self._written(kept))
        return " ".join(runs)

    def _bounds(self, first: int, last: int) -> tuple[int, int]:
        """Where the words begin and end, without the punctuation around them."""
        start, end = self.words[first].start, self.words[last].end
        typed = self.text[start:end]
        if '"' not in typed:
            start += len(typed) - len(typed.lstrip(_EDGES))
            end -= len(typed) - len(typed.rstrip(_EDGES))
        return start, max(start, end)

    def _written(self, numbers: Sequence[int]) -> str:
        start, end = self._bounds(numbers[0], numbers[-1])
        return " ".join(self.text[start:end].split())


def read_words(text: str, is_name: NameTest) -> Typed:
    """The words of a query; what is quoted, an operator or a name is sealed."""
    source = text.translate(_SIGNS)
    shouted = source.isupper()
    words = []
    for item in _ITEM.finditer(source):
        if item["operator"] or (item.group() == "OR"):
            words.append(TypedWord(item.start(), item.end(), SEALED))
            continue
        typed = item.group().strip(_EDGES) or item.group().strip()
        country = typed == "US" and words and words[-1].plain in ("the", "in")
        capital = typed in CAPITALS and not shouted and not country
        plain = SEALED if capital else _plain(typed, is_name)
        glue = plain in _GLUE or not any(letter.isalnum() for letter in typed)
        words.append(TypedWord(item.start(), item.end(), plain, glue and not capital))
    return _with_names_sealed(Typed(text, tuple(words)), is_name)


def _plain(typed: str, is_name: NameTest) -> str:
    folded = typed.lower()
    if "$" not in folded:
        folded = folded.replace("-", " ").strip() if not re.match(r"\d+k?-\d", folded) else folded
    if " " in folded:
        return " ".join(intended(part) for part in folded.split())
    return folded if is_name((folded,)) else intended(folded) or folded


def _with_names_sealed(typed: Typed, is_name: NameTest) -> Typed:
    sealed = {number for spans in typed.spans(_NAMES) for number in _sealed(typed, spans[0])}
    written = [typed.text[word.start : word.end].strip(_EDGES) for word in typed.words]
    for first in range(len(written)):
        for last in range(min(len(written), first + LONGEST_NAME), first + 1, -1):
            words = tuple(filter(None, written[first:last]))
            if written[first] and _is_name_somehow(words, is_name):
                sealed.update(range(first, last))
                break
    kept = (
        replace(word, plain=SEALED, glue=False) if number in sealed else word
        for number, word in enumerate(typed.words)
    )
    return Typed(typed.text, tuple(kept))


def _is_name_somehow(words: tuple[str, ...], is_name: NameTest) -> bool:
    """Whether words are a name as typed ("TLC license") or in lower case ("Registered Nurse")."""
    return is_name(words) or is_name(tuple(word.lower() for word in words))


def _sealed(typed: Typed, span: Span) -> range:
    """The words of a name; none of "get certified welder", where the first word still asks."""
    if re.match(r"licen|certif|regist", span.match.group()):
        before = span.match.string[: span.match.start()].rstrip()
        if re.search(r"(?<!\S)(?:get|become|becoming|getting|be|being|got)$", before):
            return range(0)
    return span.numbers


def _open_groups(match: re.Match[str]) -> tuple[int, ...]:
    """Numbers of the unnamed groups that matched."""
    named = set(match.re.groupindex.values())
    numbers = range(1, match.re.groups + 1)
    return tuple(n for n in numbers if n not in named and match.start(n) >= 0)


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
