"""The search inside one profile: its form, and the passages that have the words."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.browse.highlight import FoundPart
from indexer.request import SearchRequest
from indexer.results import SnippetPart
from webapp import urls
from webapp.pages.frame import Link
from webapp.wording import count_of


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
