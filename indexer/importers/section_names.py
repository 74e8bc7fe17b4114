"""Which section a heading or a comment of a page stands for."""

import re
import unicodedata
from collections.abc import Mapping

SIGNIFICANT_POINTS = "significant-points"
NATURE = "nature-of-work"
TRAINING = "training"
EMPLOYMENT = "employment"
OUTLOOK = "job-outlook"
PROJECTIONS = "projections-data"
EARNINGS = "earnings"
SOURCES = "sources-of-additional-information"
# Not sections of a profile: they become its related occupations and its O*NET-SOC codes.
RELATED = "related-occupations"
ONET = "onet-soc-codes"

SECTION_ORDER = (
    SIGNIFICANT_POINTS, NATURE, TRAINING, EMPLOYMENT, OUTLOOK, PROJECTIONS, EARNINGS, SOURCES,
)  # fmt: skip
CORE_SECTIONS = (NATURE, TRAINING, EMPLOYMENT, OUTLOOK, EARNINGS)

# Sub-headings of the handbook, in lower case, as far as they name no section themselves.
SUB_HEADINGS = frozenset({
    "advancement", "benefits", "certification", "certification and advancement",
    "certification and other qualifications", "continuing education",
    "current and projected employment", "education", "education and training",
    "employment change", "job prospects", "licensure", "licensure and certification",
    "other qualifications", "overall employment change", "overall job prospects", "training",
    "union membership", "work environment", "working conditions",
})  # fmt: skip

_BY_TITLE: Mapping[str, str] = {
    "significant points": SIGNIFICANT_POINTS,
    "nature of work": NATURE,
    "training other qualifications and advancement": TRAINING,
    "training qualifications and advancement": TRAINING,
    "education and training": TRAINING,
    "training": TRAINING,
    "employment": EMPLOYMENT,
    "job outlook": OUTLOOK,
    "projections data": PROJECTIONS,
    "earnings": EARNINGS,
    "related occupations": RELATED,
    "sources of additional information": SOURCES,
    "o*net-soc code coverage": ONET,
}


def section_of_title(title: str) -> str | None:
    """The section type a heading names, or None; case, commas, "the" and a final mark are ignored.

    >>> section_of_title("Training, Other Qualifications, and Advancement:")
    'training'
    """
    words = re.sub(r"[,.:]", " ", title.casefold().replace("&", " and ")).split()
    return _BY_TITLE.get(" ".join(word for word in words if word != "the"))


_MAX_LENGTH = 100  # characters; file systems stop at 255 bytes, addresses should be readable


def slug_of(title: str) -> str:
    """Lower-case ASCII letters, digits and hyphens; empty when the title has none of them.

    Accents are dropped, apostrophes vanish, "&" becomes "and", anything else a hyphen.

    >>> slug_of("Teachers—Self-Enrichment Education")
    'teachers-self-enrichment-education'
    """
    plain = unicodedata.normalize("NFKD", title.replace("&", " and ")).casefold()
    plain = re.sub(r"['’‘ʼ\u0300-\u036f]", "", plain)
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > _MAX_LENGTH:
        slug = slug[: _MAX_LENGTH + 1].rpartition("-")[0] or slug[:_MAX_LENGTH]
    return slug
