"""What a name is once it is found: its wording, its key, its slug, its kind."""

import re
import unicodedata
from dataclasses import dataclass

from indexer.extraction.tokens import Sentence, Span, normal
from indexer.extraction.words import (
    CERTIFICATE_NOUNS,
    CREDENTIAL_NOUNS,
    DEGREE_NOUNS,
    DEGREES,
    DESIGNATION_NOUNS,
    EXAM_NOUNS,
    LICENSE_NOUNS,
    SMALL_WORDS,
    words,
)
from indexer.model import CredentialKind, EntityType

Key = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+(?:[.&’'][^\W_]+)*")
_NOT_IN_KEYS = SMALL_WORDS | {"us", "inc"}
_THINGS = words(
    "exam examination test license licence certificate certification credential degree bachelor"
    " master doctor"
)
_KINDS: tuple[tuple[frozenset[str], CredentialKind], ...] = (
    (EXAM_NOUNS, "examination"),
    (words("registration registrations"), "registration"),
    (LICENSE_NOUNS, "license"),
    (CERTIFICATE_NOUNS, "certification"),
    (DESIGNATION_NOUNS, "designation"),
    (DEGREE_NOUNS, "degree"),
)

# Which rule found a name, the surest first: of two over the same words the surer one stays.
VOCABULARY, DEFINITION, CONTACT, GIVEN, TITLED, BODY, LIST, ACRONYM = range(8)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name found in one section, before the names of a profile are brought together."""

    entity: EntityType
    name: str
    acronym: str | None
    start: int  # characters of the section's text
    end: int
    rank: int  # VOCABULARY to ACRONYM
    kind: CredentialKind | None = None
    slug: str | None = None  # of the vocabulary


def body(sentence: Sentence, span: Span, rank: int, acronym: str | None = None) -> Candidate:
    """An organization as its words stand."""
    name = written(sentence.surface(span))
    return Candidate("organization", name, acronym, *sentence.offsets(span), rank)


def credential(
    sentence: Sentence, span: Span, rank: int, noun: str = "", acronym: str | None = None
) -> Candidate:
    """A credential as its words stand, in the singular; ``noun`` stands beside it."""
    name = singular(sentence.surface(span))
    kind = credential_kind(name, noun)
    return Candidate("credential", name, acronym, *sentence.offsets(span), rank, kind)


def key(name: str) -> Key:
    """What variants of a name on one page have in common.

    Small words, "U.S.", "Inc.", plural and exam/examination do not tell names apart: "Society of
    Cable and Telecommunications Engineers" and "Society of Cable Telecommunications Engineers"
    are one body on the 2010-11 page 188.
    """
    normals = (normal(word) for word in _WORD.findall(name))
    return tuple(word for word in normals if word not in _NOT_IN_KEYS)


def slug(name: str) -> str:
    """Lower case, hyphens, no accents: the slug of a name that the vocabulary lacks."""
    plain = re.sub(r"[\u0300-\u036f'’]", "", unicodedata.normalize("NFKD", name))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def initials(name: str) -> str | None:
    """ "Institute of Internal Auditors" is the IIA without being called so (2010-11 page 001)."""
    parts = [word for word in re.split(r"[\s/-]+", name) if word[:1].isalnum()]
    if len(parts) < 3 or not all(word[0].isupper() or word in SMALL_WORDS for word in parts):
        return None
    return "".join(word[0] for word in parts if word not in SMALL_WORDS)


def written(text: str) -> str:
    """A name as written, without leading "the", ", Inc.", possessive and breaks."""
    name = re.sub(r"\s+", " ", text).strip(" ,;:")
    name = re.sub(r"^[Tt]he\s+", "", name)
    name = re.sub(r",? (?:Inc|Incorporated)\b\.?$", "", name)
    # "U.S. Departments of Defense, Transportation, ...", 2010-11 page 027
    name = name.replace("U.S. Departments of", "U.S. Department of")
    return re.sub(r"(?<=\w)['’]s$|(?<=s)['’]$", "", name)


def singular(text: str) -> str:
    """A credential's name in the singular: its head word is the last one before "of", "in", ...,
    or a noun such as "exam" at the end.
    """
    parts = written(text).split(" ")
    head = next(
        (at for at, word in enumerate(parts) if at and word in ("of", "in", "for", "on")),
        len(parts),
    )
    if parts[0].lower().rstrip("s") in DEGREES:
        head = 1
    elif parts[-1].lower() in CREDENTIAL_NOUNS:
        head = len(parts)
    parts[head - 1] = _singular_word(parts[head - 1])
    return " ".join(parts)


def _singular_word(word: str) -> str:
    if len(word) < 4 or not word.endswith("s"):
        return word
    if word[-2].isupper():
        return word[:-1]
    if word.endswith(("'s", "’s", "ss", "us", "is", "ics")) or word in ("Business", "Systems"):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 5 else word[:-1]


def is_holder(name: str, surface: str) -> bool:
    """Whether a mention means people: "LPNs" are, "CDLs" are licenses."""
    plural = surface.endswith("s") and not name.endswith("s")
    return plural and _THINGS.isdisjoint(word.lower().rstrip("s") for word in name.split())


def credential_kind(name: str, noun: str = "") -> CredentialKind:
    """Kind of a credential by the word it is called by, else by the noun beside it."""
    parts = [word.lower() for word in name.split()]
    degree = parts[0].rstrip("s") in DEGREES and parts[1:2] in (["of"], ["degree"])
    if degree or not DEGREE_NOUNS.isdisjoint(parts):
        return "degree"
    for nouns, kind in _KINDS:
        if parts[0] in nouns or not nouns.isdisjoint(parts[-3:]):
            return kind
    for nouns, kind in _KINDS:
        if noun in nouns:
            return kind
    if parts[0] == "licensed":
        return "license"
    return "registration" if parts[0] == "registered" else "certification"
