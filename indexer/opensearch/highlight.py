"""The words of a query in one profile of the cluster; see `indexer.browse.highlight`."""

from indexer.browse.highlight import Highlighted, marked_profile
from indexer.browse.profile import Profile
from indexer.opensearch.asking import total_of, understood
from indexer.opensearch.opened import ClusterIndex
from indexer.opensearch.search import scored_part
from indexer.request import SearchRequest
from indexer.search.deadline import MAX_SECONDS, Deadline


def highlight(
    index: ClusterIndex, profile: Profile, request: SearchRequest, seconds: float = MAX_SECONDS
) -> Highlighted:
    """Marks what a search with this query and ``literal`` would mark in the profile's sections.

    Raises:
        SearchTooLong: it would take longer than these seconds.
        EngineUnavailable: the cluster does not answer wholly.
    """
    if not request.query:
        return Highlighted(profile, ())
    words = SearchRequest(request.query, literal=request.literal)
    deadline = Deadline.after(seconds)
    asked, _ = understood(index, words, deadline, lambda _, cells: [total_of(cells.passing())])
    part, evaluation = scored_part(index, asked, [profile.occupation.slug], deadline)
    return marked_profile(part, profile, evaluation.matched)
