"""A full profile: sections with their figures, the search inside it, names and citation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.browse.akin import Akin
from indexer.browse.highlight import FoundPart
from indexer.browse.profile import Link as EngineLink
from indexer.browse.profile import (
    Passage,
    Profile,
    ProfileCredential,
    ProfileOrganization,
    ProfileSection,
)
from indexer.model import EDUCATION_LEVELS, Facts, Role, Vocabulary
from indexer.request import SearchRequest
from indexer.results import SnippetPart
from webapp import urls
from webapp.pages.charts import (
    BarChart,
    PayChart,
    make_industry_chart,
    make_jobs_chart,
    make_pay_chart,
)
from webapp.pages.facts import Fact, SourceLine, attribution_of, make_facts, make_sources
from webapp.pages.frame import SITE, Link
from webapp.pages.text import TextBlock, make_blocks
from webapp.pages.traits import TraitLine, make_traits
from webapp.wording import RELATIONS, ROLES, count_of, pay_words


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A part of the profile with words of the query."""

    link: Link
    count: str  # "3 places"
    snippet: tuple[SnippetPart, ...]


@dataclass(frozen=True, slots=True)
class ProfileSearch:
    """The form and, where words were given, what they found."""

    action: str
    query: str
    status: str | None
    found: tuple[FoundPassage, ...]
    ways_on: tuple[Link, ...]  # without marks; the same words in every profile


def make_profile_search(
    slug: str, request: SearchRequest, found: Sequence[FoundPart]
) -> ProfileSearch:
    action = urls.occupation_url(slug)
    if not request.query:
        return ProfileSearch(action, "", None, (), ())
    passages = count_of(len(found), "passage") if found else "No passage"
    have = "has" if len(found) <= 1 else "have"
    return ProfileSearch(
        action=action,
        query=request.query,
        status=f"{passages} of this profile {have} words of “{request.query}”",
        found=tuple(
            FoundPassage(
                Link(part.title, f"#{part.anchor}"), count_of(part.count, "place"), part.snippet
            )
            for part in found
        ),
        ways_on=(
            Link("Show the profile without marks", action),
            Link("Search all profiles", urls.search_url(SearchRequest(query=request.query))),
        ),
    )


# Where each picture stands; a profile without that section shows it with the quick facts.
PAY_SECTION, JOBS_SECTION, INDUSTRY_SECTION = "earnings", "job-outlook", "employment"

COMPARED_WITH = 3  # related occupations beside the profile's own in a comparison
TITLES_SHOWN = 3  # other titles on a line; some occupations have sixty, and facts come first


@dataclass(frozen=True, slots=True)
class Figures:
    """Pictures that stand together."""

    pay: PayChart | None = None
    bars: tuple[BarChart, ...] = ()

    def __bool__(self) -> bool:
        return self.pay is not None or bool(self.bars)


@dataclass(frozen=True, slots=True)
class PartView:
    id: str | None  # None where the section's own anchor already names the place
    heading: str | None
    blocks: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    id: str
    title: str
    parts: tuple[PartView, ...]
    figures: Figures
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A credential or organization that the profile names, with one place where it does."""

    name: str
    url: str
    detail: str
    place: Link


@dataclass(frozen=True, slots=True)
class AkinView:
    """Another occupation, and what differs there."""

    link: Link
    detail: str


@dataclass(frozen=True, slots=True)
class HeldTitles:
    """Titles that people hold, folded away, with whom they are from."""

    summary: str
    titles: tuple[str, ...]
    credit: str | None
    url: str | None  # of whom they are from
    attribution: str | None  # the words that the licence asks for


@dataclass(frozen=True, slots=True)
class ProfilePage:
    title: str
    group: Link | None
    also_called: str
    also_called_too: tuple[str, ...]  # behind a "more"
    held_titles: HeldTitles | None
    formerly: str
    codes: tuple[str, ...]
    search: ProfileSearch
    compare: Link
    contents: tuple[Link, ...]
    facts: tuple[Fact, ...]
    traits: tuple[TraitLine, ...]
    figures: Figures  # those without a section of their own
    sections: tuple[SectionView, ...]
    credentials: tuple[NamedEntity, ...]
    organizations: tuple[NamedEntity, ...]
    related: tuple[Link, ...]
    compare_related: Link | None
    akin: tuple[AkinView, ...]
    unlisted: tuple[str, ...]  # related occupations without a profile here
    sources: tuple[SourceLine, ...]
    citation: str


def make_profile_page(
    profile: Profile,
    vocabulary: Vocabulary,
    search: ProfileSearch,
    *,
    generation: str,
    address: str,
    medians: Sequence[float] = (),
    akin: Sequence[Akin] = (),
) -> ProfilePage:
    """Everything the page shows.

    Args:
        profile: the engine's answer.
        vocabulary: names the sources that the figures cite.
        search: the search inside the profile.
        generation: of the index, for the citation.
        address: of the page in full, for the citation.
        medians: of all occupations, in US dollars a year.
        akin: occupations that people who like this one may like as well.
    """
    occupation = profile.occupation
    sources, cited = make_sources(profile, vocabulary)
    figures = _make_figures(occupation.facts, cited, medians)
    related = tuple(Link(link.title, link.url) for link in profile.related if link.url)
    homes = {section.type for section in profile.sections}
    page = ProfilePage(
        title=occupation.title,
        group=Link(profile.group.title, urls.group_url(profile.group.slug))
        if profile.group
        else None,
        also_called=", ".join(occupation.alternate_titles[:TITLES_SHOWN]),
        also_called_too=occupation.alternate_titles[TITLES_SHOWN:],
        held_titles=_held_titles(profile),
        formerly=", ".join(occupation.former_titles),
        codes=(
            *(f"SOC {code}" for code in occupation.soc),
            *(f"O*NET {code}" for code in occupation.onet),
        ),
        search=search,
        compare=Link("Compare with other occupations", urls.compare_url((occupation.slug,))),
        contents=(),
        facts=make_facts(occupation.facts, cited),
        traits=make_traits(occupation, cited),
        figures=_together([f for home, f in figures.items() if home not in homes]),
        sections=_make_sections(profile.sections, figures),
        credentials=tuple(map(_credential_entry, profile.credentials)),
        organizations=tuple(map(_organization_entry, profile.organizations)),
        related=related,
        compare_related=_compare_related(occupation.slug, profile.related),
        akin=tuple(map(_akin_view, akin)),
        unlisted=tuple(link.title for link in profile.related if link.url is None),
        sources=sources,
        citation=f"“{occupation.title}”, {SITE}, index {generation}, {address}",
    )
    return replace(page, contents=_contents(page))


def _held_titles(profile: Profile) -> HeldTitles | None:
    titles, source = profile.occupation.held_titles, profile.held_titles_source
    if not titles:
        return None
    return HeldTitles(
        summary=f"Also known as {len(titles):,} other title{'' if len(titles) == 1 else 's'}",
        titles=titles,
        credit=f"Titles from {source.credit}" if source else None,
        url=source.url if source else None,
        attribution=attribution_of(source) if source else None,
    )


def _akin_view(akin: Akin) -> AkinView:
    card = akin.card
    told = []
    if card.pay_median is not None:
        told.append(pay_words(card.pay_median, card.pay_unit))
    if akin.pay_more:
        more = "more" if akin.pay_more > 0 else "less"
        told.append(f"${abs(akin.pay_more):,.0f} a year {more}")
    education = EDUCATION_LEVELS.get(card.education or "")
    if education:
        told.append("the same education" if akin.same_education else education)
    return AkinView(Link(card.title, urls.occupation_url(card.slug)), ", ".join(told))


def _compare_related(slug: str, related: Sequence[EngineLink]) -> Link | None:
    """The occupation beside the first related ones."""
    slugs = [link.slug for link in related if link.slug]
    others = slugs[:COMPARED_WITH]
    if not others:
        return None
    text = "Compare side by side" if others == slugs else "Compare the first of them"
    return Link(text, urls.compare_url((slug, *others)))


def _make_figures(
    facts: Facts, cited: Mapping[str, Link], medians: Sequence[float]
) -> dict[str, Figures]:
    """The pictures that the facts allow, by the section each belongs to."""
    pay_source = cited.get(facts.pay.source) if facts.pay else None
    jobs_source = cited.get(facts.outlook.source) if facts.outlook else None
    industry_source = cited.get(facts.industries.source) if facts.industries else None
    jobs = make_jobs_chart(facts.jobs, facts.outlook, jobs_source)
    industries = make_industry_chart(facts.industries, industry_source)
    return {
        PAY_SECTION: Figures(pay=make_pay_chart(facts.pay, pay_source, medians)),
        JOBS_SECTION: Figures(bars=(jobs,) if jobs else ()),
        INDUSTRY_SECTION: Figures(bars=(industries,) if industries else ()),
    }


def _together(figures: list[Figures]) -> Figures:
    pay = next((figure.pay for figure in figures if figure.pay), None)
    return Figures(pay, tuple(chart for figure in figures for chart in figure.bars))


def _make_sections(
    sections: tuple[ProfileSection, ...], figures: Mapping[str, Figures]
) -> tuple[SectionView, ...]:
    links = (None, *(Link(s.title, f"#{s.anchor}") for s in sections), None)
    return tuple(
        SectionView(
            id=section.anchor,
            title=section.title,
            parts=_make_parts(section),
            figures=figures.get(section.type, Figures()),
            previous=links[number],
            next=links[number + 2],
        )
        for number, section in enumerate(sections)
    )


def _make_parts(section: ProfileSection) -> tuple[PartView, ...]:
    """Parts with ids that are unique and names that are linked once a section."""
    taken = {section.anchor}
    linked: set[str] = set()
    parts = []
    for part in section.parts:
        blocks = make_blocks(part.blocks, linked)
        parts.append(PartView(None if part.anchor in taken else part.anchor, part.heading, blocks))
        taken.add(part.anchor)
    return tuple(parts)


def _credential_entry(named: ProfileCredential) -> NamedEntity:
    detail = f"{named.kind}, {RELATIONS[named.relation]}"
    return NamedEntity(named.label, named.url, detail, _place(named.passage))


def _organization_entry(named: ProfileOrganization) -> NamedEntity:
    roles: tuple[Role, ...] = tuple(role for role in named.roles if role != "mentions")
    detail = ", ".join(ROLES[role] for role in roles)
    return NamedEntity(named.label, named.url, detail, _place(named.passage))


def _place(passage: Passage) -> Link:
    """The part of the passage's address that stays on the page."""
    return Link(passage.section_title, f"#{passage.url.partition('#')[2]}")


def _has_titles(page: ProfilePage) -> bool:
    return bool(page.also_called_too or page.held_titles or page.codes)


def _contents(page: ProfilePage) -> tuple[Link, ...]:
    """The section navigation: what the page really has."""
    return (
        *([Link("Quick facts", "#quick-facts")] if page.facts else []),
        *([Link("What it takes", "#traits")] if page.traits else []),
        *(Link(section.title, f"#{section.id}") for section in page.sections),
        *([Link("Credentials", "#credentials")] if page.credentials else []),
        *([Link("Organizations", "#organizations")] if page.organizations else []),
        *([Link("Related occupations", "#related")] if page.related or page.unlisted else []),
        *([Link("May also like", "#akin")] if page.akin else []),
        *([Link("Titles and codes", "#titles")] if _has_titles(page) else []),
        Link("Sources", "#sources"),
    )
