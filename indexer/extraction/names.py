"""What a name is once it is found: its canonical wording, its key, its slug, its kind."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.extraction.tokens import normal
from indexer.extraction.words import (
    CERTIFICATE_NOUNS,
    DEGREE_NOUNS,
    DEGREES,
    DESIGNATION_NOUNS,
    EXAM_NOUNS,
    LICENSE_NOUNS,
)
from indexer.model import CredentialKind, EntityType

_WORD = re.compile(r"[^\W_]+(?:[.&’'][^\W_]+)*")
_SMALL = frozenset("of for on in and the a an to as".split())
_PLURAL_KEPT = ("ss", "us", "is", "ics", "News")
_NOT_A_PLURAL = frozenset("Business Services Sales Studies Operations Systems Sports".split())

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name found in one section, before the names of a profile are brought together.

    ``rank`` says which rule found it, the surest first; see `RANKS`.
    """

    entity: EntityType
    name: str
    acronym: str | None
    start: int  # characters of the section's text
    end: int
    rank: int
    kind: CredentialKind | None = None
    slug: str | None = None  # of the vocabulary
    issuer: Key | None = None  # "ASE certification" is the ASE's


# Where two names overlap and neither contains the other, the smaller number stays.
VOCABULARY, DEFINITION, CONTACT, GIVEN, TITLED, BODY, LIST, ACRONYM = range(8)


def key(name: str) -> Key:
    """What variants of a name on one page have in common.

    Small words, "U.S.", "Inc.", plural and exam/examination do not tell names apart: "Society of
    Cable and Telecommunications Engineers" and "Society of Cable Telecommunications Engineers"
    are one body on the 2010-11 page 188.
    """
    words = [normal(word) for word in _WORD.findall(name)]
    return tuple(word for word in words if word not in _SMALL and word not in ("us", "inc"))


def slug(name: str) -> str:
    """Lower case, hyphens, no accents: the slug of a name that the vocabulary lacks."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def written(text: str) -> str:
    """A body's name as written, without leading "the", possessive, and breaks."""
    name = re.sub(r"\s+", " ", text).strip(" ,;:")
    name = re.sub(r"^[Tt]he\s+", "", name)
    name = re.sub(r",? (?:Inc|Incorporated)\b\.?$", "", name)
    # "U.S. Departments of Defense, Transportation, ...", 2010-11 page 027
    name = name.replace("U.S. Departments of", "U.S. Department of")
    return re.sub(r"(?<=\w)['’]s$|(?<=s)['’]$", "", name)


def singular(text: str) -> str:
    """A credential's name in the singular: its head word is the last one before "of", "in", ..."""
    words = written(text).split(" ")
    head = next(
        (index for index, word in enumerate(words) if index and word in ("of", "in", "for", "on")),
        len(words),
    )
    if head and words[0].lower().rstrip("s") in DEGREES:
        head = 1
    words[head - 1] = _singular_word(words[head - 1])
    return " ".join(words)


def _singular_word(word: str) -> str:
    if (
        word.endswith(("'s", "’s"))
        or len(word) < 4
        or not word.endswith("s")
        or word.endswith(_PLURAL_KEPT)
    ):
        return word
    if word in _NOT_A_PLURAL or word[-2].isupper():
        return word[:-1] if word[-2].isupper() else word
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    return word[:-1]


def initials(name: str) -> Iterator[str]:
    """ "Institute of Internal Auditors" is the IIA without being said so (2010-11 page 001)."""
    words = [word for word in name.replace("-", " ").replace("/", " ").split() if word[0].isalnum()]
    if len(words) < 3 or not all(word[0].isupper() or word in _SMALL for word in words):
        return
    yield "".join(word[0] for word in words if word not in _SMALL)


def is_holder(name: str, surface: str) -> bool:
    """Whether a mention means people: "LPNs" are, "CDLs" are licenses."""
    plural = surface.endswith("s") and not name.endswith("s")
    words = {word.lower().rstrip("s") for word in name.split()}
    return plural and words.isdisjoint(_THINGS)


def credential_kind(name: str, noun: str = "") -> CredentialKind:
    """Kind of a credential by the word it is called by, else by the noun beside it."""
    words = [word.lower() for word in name.split()]
    last = {words[-1], words[0]}
    if (
        words[0].rstrip("s") in DEGREES
        and words[1:2] in (["of"], ["degree"])
        or (not DEGREE_NOUNS.isdisjoint(words))
    ):
        return "degree"
    for nouns, kind in _KINDS:
        if not nouns.isdisjoint(last) or not nouns.isdisjoint(words[-3:]):
            return kind
    for nouns, kind in _KINDS:
        if noun in nouns:
            return kind
    if words[0] == "licensed":
        return "license"
    return "registration" if words[0] == "registered" else "certification"


_THINGS = frozenset(
    "exam examination test license licence certificate certification credential degree bachelor"
    " master doctor".split()
)
_KINDS: tuple[tuple[frozenset[str], CredentialKind], ...] = (
    (EXAM_NOUNS, "examination"),
    (frozenset({"registration", "registrations"}), "registration"),
    (LICENSE_NOUNS, "license"),
    (CERTIFICATE_NOUNS, "certification"),
    (DESIGNATION_NOUNS, "designation"),
    (DEGREE_NOUNS, "degree"),
)
