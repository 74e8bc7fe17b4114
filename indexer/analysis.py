"""Text -> tokens: the words a searcher may look for, in an exact and a stemmed form.

Both forms share positions and character offsets, so that a phrase found in one can be marked in
the text, and a stem at a position can be compared with the exact word beside it.
"""

import re
import threading
import unicodedata
from functools import lru_cache
from typing import Literal

import Stemmer

from indexer.frozen import value_class
from indexer.inflection import regular

Form = Literal["exact", "stem"]

# Words that only glue a question together; never dropped inside quotation marks.
STOP_WORDS = frozenset(
    (
        "a", "about", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for",
        "from", "has", "have", "how", "i", "in", "into", "is", "it", "its", "me", "my", "of",
        "on", "or", "so", "that", "the", "their", "there", "these", "they", "this", "to",
        "us", "was", "were", "what", "when", "where", "which", "who", "whose", "why", "will",
        "with", "you", "your",
    )
)  # fmt: skip

# Function words that in capitals are words of their own: information technology, operating room,
# United States, associate of science, Doctor of Osteopathy, World Health Organization.
CAPITALS = frozenset(("IT", "OR", "US", "AS", "DO", "WHO"))

# A break (a new line: another paragraph, list item, title) moves positions apart, so that no
# phrase and no neighbourhood reaches across it.
BREAK_GAP = 10

_PATTERN = r"""
      (?P<signed>(?<![\w.])\.[A-Za-z]{2,5}(?!\w)                # .NET
        |(?<![\w-])[A-Za-z][-‐‑]\d{1,3}(?![\w-])               # W-2, K-12
        |(?<![\w/])\d{1,2}/\d{1,2}(?![\w/])                   # 24/7
        |(?<!\w)[A-Za-z]+\+(?![\w+]))                         # A+, Security+
    | (?P<plural>(?<![\w.])(?:[A-Z][A-Za-z]?\.){2,})['’]?s\b     # R.N.s, O.D.'s
    | (?P<dotted>(?<![\w.])(?:(?:[^\W\d_]{1,2}\.){2,}(?:[^\W\d_]{1,2}(?![\w.]))?  # R.N., Ph.D.
        |[A-Z]\.[A-Z](?![\w.])  # R.N
        |[A-Z][a-z]{2,4}\.[A-Z]\.(?!\w)))  # Pharm.D.
    | (?P<amount>(?>\d+(?:,\d{3})*(?:\.\d+)?))(?![^\W_])
    | (?P<symbol>[A-Za-z](?:\+\+|\#)|(?<!\w)[A-Za-z](?:&[A-Za-z])+)(?!\w)   # C++, C#, A&P
    | (?P<word>LETTER+(?:['’ʼ]LETTER+)*)
    """
_TOKEN = re.compile(_PATTERN.replace("LETTER", r"[^\W_]"), re.VERBOSE)
# Accents may be written as marks of their own, and soft hyphens stand inside words.
_TOKEN_WITH_MARKS = re.compile(
    _PATTERN.replace("LETTER", "(?:[^\\W_][\u0300-\u036f\u00ad]*)"), re.VERBOSE
)
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
# RN, NCLEX; degrees and names that end in capitals: PhD, PharmD, MSc, MEd, CompTIA
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,6}|(?!Mc)[A-Z][a-z]{1,4}[A-Z]{1,3}|[BM](?:Sc|Ed)")
_HYPHENS = str.maketrans("‐‑", "--")
_PLURAL_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]+s")


@value_class
class AnalyzedToken:
    """One word of a text: ``text[start:end]`` is how it was written."""

    exact: str  # lower case, without accents, dots of acronyms and possessive: "rn", "31290"
    stem: str  # of ``exact``: "nurs"; acronyms keep their capitals, so that no word meets them by
    # chance, and lose the s of the plural: "RNs" -> "RN"
    position: int  # counts words; see BREAK_GAP
    start: int  # characters
    end: int


@lru_cache(maxsize=65_536)  # several tables split the same names; texts come once
def name_tokens(name: str) -> tuple[AnalyzedToken, ...]:
    """The `tokens` of a name or title."""
    return tokens(name)


def tokens(text: str) -> tuple[AnalyzedToken, ...]:
    """Splits a text into words.

    Hyphens and slashes separate ("entry-level" = "entry level"), dots of acronyms join ("R.N." =
    "RN"), amounts lose sign and commas ("$31,290" = "31290"). Words such as "IT" and "OR" keep
    their capitals, so that they are not lost among the pronouns.
    """
    result: list[AnalyzedToken] = []
    position, previous_end = -1, 0
    pattern = _TOKEN if text.isascii() else _TOKEN_WITH_MARKS
    for match in pattern.finditer(text):
        start, end = match.span()
        kind = match.lastgroup or "word"
        exact, stemmed = forms(kind, match[kind])
        if not exact:
            continue  # marks that fold to nothing are no word
        position += BREAK_GAP if result and "\n" in text[previous_end:start] else 1
        result.append(AnalyzedToken(exact, stemmed, position, start, end))
        previous_end = end
    return tuple(result)


@lru_cache(maxsize=65536)  # a corpus has some twenty thousand words, again and again
def forms(kind: str, written: str) -> tuple[str, str]:
    """Exact form and stem of what a group of the token pattern, ``kind``, has found."""
    if kind == "plural":
        joined = folded(written.replace(".", ""))
        return joined + "s", joined.upper()
    if kind == "signed":
        sign = folded(written.translate(_HYPHENS))
        return sign, sign
    if kind == "amount":
        number = written.replace(",", "")
        return number, number
    word = _POSSESSIVE.sub("", written.replace(".", ""))
    if word in CAPITALS:
        return word, word
    exact = folded(word)
    if kind == "dotted" or _ACRONYM.fullmatch(word):
        return exact, exact.upper()  # CTRS is not the plural of CTR
    if _PLURAL_ACRONYM.fullmatch(word):
        return exact, exact[:-1].upper()
    return exact, stem(exact)


_DROPPED = dict.fromkeys(map(ord, "'’ʼ\u00ad"))


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Lower case, without accents and apostrophes; ligatures and wide forms are taken apart."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(char for char in decomposed if not unicodedata.combining(char))
    return word.lower().translate(_DROPPED)


_stemmers = threading.local()  # a Stemmer is not safe to share between threads


@lru_cache(maxsize=65536)
def stem(exact: str) -> str:
    """The Snowball English stem (Porter2, snowballstem.org).

    Irregular plurals have that of the singular: "women" -> "woman". Words without a vowel are
    acronyms, to Porter2's eyes too short to touch: "rns" loses its s here.
    """
    if not exact.isascii() or not exact.isalpha():
        return exact  # codes, and words with a sign of their own
    exact = regular(exact)
    if len(exact) > 2 and exact.endswith("s") and not set(exact) & set("aeiouy"):
        return exact[:-1]
    if not hasattr(_stemmers, "english"):
        _stemmers.english = Stemmer.Stemmer("english")
    stemmed: str = _stemmers.english.stemWord(exact)
    return stemmed


@lru_cache(maxsize=65536)
def singular(exact: str, stem: str) -> str:
    """The singular of a noun, for comparing names: "coaches" = "coach", but not "conservation" =
    "conservator", which share a stem. After Harman 1991, "How effective is suffixing?", section 2,
    with -es after hissing sounds and irregular plurals added. What stemming leaves alone has no
    plural, and an acronym is its stem: "RN", "CAT" beside "cat"."""
    if stem == exact or stem.isupper():
        return stem
    if regular(exact) != exact:
        return regular(exact)
    if exact.endswith("ies") and len(exact) > 4:
        return exact[:-3] + "y"
    if exact.endswith(("ches", "shes", "xes", "zzes", "sses")):
        return exact[:-2]
    if exact.endswith("s") and not exact.endswith(("ss", "us", "is")) and len(exact) > 2:
        return exact[:-1]
    return exact
