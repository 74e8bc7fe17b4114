"""Up to four occupations side by side, fact by fact and section by section."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from indexer.browse.profile import Profile, ProfileSection
from indexer.model import HOURS_A_YEAR, Pay, Vocabulary
from indexer.results import Suggestion
from webapp import urls
from webapp.pages.comparison import (
    MAX_COMPARED,
    Cell,
    CellPart,
    Column,
    ComparedRow,
    ComparisonPage,
    Missing,
    PayBar,
    make_rows,
)
from webapp.pages.entities import AboutValue
from webapp.pages.facts import make_facts
from webapp.pages.frame import Link
from webapp.pages.text import make_blocks
from webapp.wording import RELATIONS, dollars

OFFERED = 6  # related occupations to add


def make_occupation_comparison(
    found: Sequence[Profile],
    left_out: Sequence[str],
    unknown: Mapping[str, Sequence[Suggestion]],
    vocabulary: Vocabulary,
    titles: Sequence[str],
) -> ComparisonPage:
    """The page.

    Args:
        found: what is compared.
        left_out: titles of occupations asked for beyond the limit.
        unknown: what was asked for and is no occupation, with what it may mean.
        vocabulary: gives the order of the sections.
        titles: of all occupations.
    """
    slugs = tuple(profile.occupation.slug for profile in found)
    return ComparisonPage(
        room=Link("Occupations", urls.OCCUPATIONS),
        heading="Compare occupations",
        lead="Facts and sections of up to four occupations side by side."
        + ("" if found else " Add them here, or tick them in a list of results."),
        action=urls.COMPARE,
        parameter="o",
        add_label="Add an occupation by its title",
        names=tuple(titles),
        columns=tuple(_column(profile, slugs) for profile in found),
        slugs=slugs,
        rows=(*_fact_rows(found), *_section_rows(found, vocabulary)),
        missing=tuple(
            Missing(text, _meant(suggestions, slugs)) for text, suggestions in unknown.items()
        ),
        left_out=", ".join(left_out) or None,
        has_room=len(found) < MAX_COMPARED,
        offers=_offers(found, slugs) if 0 < len(found) < MAX_COMPARED else (),
    )


def _column(profile: Profile, slugs: Sequence[str]) -> Column:
    occupation = profile.occupation
    rest = [slug for slug in slugs if slug != occupation.slug]
    return Column(
        Link(occupation.title, urls.occupation_url(occupation.slug)),
        profile.group.title if profile.group else None,
        Link("Remove", urls.compare_url(rest)),
    )


def _fact_rows(found: Sequence[Profile]) -> tuple[ComparedRow, ...]:
    pays = [profile.occupation.facts.pay for profile in found]
    scale = max([0.0, *(_a_year(pay, pay.p90) for pay in pays if pay and pay.p90)])
    columns = []
    for profile, pay in zip(found, pays, strict=True):
        cells: dict[str, Cell] = {}
        for fact in make_facts(profile.occupation.facts, {}):
            cells[fact.label] = Cell((AboutValue(fact.value, detail=fact.note),))
            if fact.name == "pay":
                cells["Pay from the lowest to the highest tenth"] = _pay_cell(pay, scale)
        cells["Credentials"] = Cell(
            tuple(
                AboutValue(c.label, c.passage.url, RELATIONS[c.relation])
                for c in profile.credentials
            )
        )
        columns.append(cells)
    return make_rows(columns)


def _pay_cell(pay: Pay | None, scale: float) -> Cell:
    """The range in words and as a bar; all bars of a page have the same scale."""
    if pay is None or pay.median is None or pay.p10 is None or pay.p90 is None:
        return Cell()
    words = f"{dollars(pay.p10, pay.unit)} to {dollars(pay.p90, pay.unit)}"
    low, middle, high = (
        round(100 * _a_year(pay, amount) / scale, 1) for amount in (pay.p10, pay.median, pay.p90)
    )
    bar = PayBar(low, middle, high, round(high - low, 1))
    return Cell((AboutValue(words, detail=str(pay.year)),), bar=bar)


def _a_year(pay: Pay, amount: float) -> float:
    return amount * HOURS_A_YEAR if pay.unit == "hour" else amount


def _section_rows(found: Sequence[Profile], vocabulary: Vocabulary) -> tuple[ComparedRow, ...]:
    """A row for each section that any of the occupations has, in the vocabulary's order."""
    by_type = [{section.type: section for section in profile.sections} for profile in found]
    return tuple(
        ComparedRow(
            section.title,
            tuple(_section_cell(sections.get(section.slug)) for sections in by_type),
        )
        for section in vocabulary.sections.values()
        if any(section.slug in sections for sections in by_type)
    )


def _section_cell(section: ProfileSection | None) -> Cell:
    if section is None:
        return Cell()
    linked: set[str] = set()
    return Cell(
        parts=tuple(
            CellPart(part.heading, make_blocks(part.blocks, linked)) for part in section.parts
        )
    )


def _meant(suggestions: Sequence[Suggestion], slugs: Sequence[str]) -> tuple[Link, ...]:
    """The comparison with each suggested occupation in the place of the text."""
    return tuple(
        Link(one.detail or one.text, urls.compare_url((*slugs, one.slug)))
        for one in suggestions
        if one.kind in ("occupation", "title")
    )


def _offers(found: Sequence[Profile], slugs: Sequence[str]) -> tuple[Link, ...]:
    """Occupations related to those compared, from each of them in turn."""
    turns = zip_longest(*(profile.related for profile in found))
    related = {link.slug: link.title for links in turns for link in links if link and link.slug}
    others = [(slug, title) for slug, title in related.items() if slug not in slugs]
    return tuple(Link(title, urls.compare_url((*slugs, slug))) for slug, title in others[:OFFERED])
