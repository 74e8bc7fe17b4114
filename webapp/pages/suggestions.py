"""What the search box offers while somebody types."""

from collections.abc import Sequence
from itertools import groupby

from indexer.results import Suggestion

OFFERED = 10  # lines of the list


def make_suggestions(found: Sequence[Suggestion], count: int = OFFERED) -> tuple[Suggestion, ...]:
    """The first of every kind, so that many titles do not crowd out a credential.

    Args:
        found: all that fit, kind after kind, the best of each kind first.
        count: how many to offer; kinds share them equally, and what one leaves others fill.
    """
    kinds = [list(group) for _, group in groupby(found, key=lambda one: one.kind)]
    shares = [0] * len(kinds)
    for _ in range(min(count, len(found))):
        open_kinds = [n for n, kind in enumerate(kinds) if shares[n] < len(kind)]
        shares[min(open_kinds, key=lambda n: shares[n])] += 1
    return tuple(one for kind, share in zip(kinds, shares, strict=True) for one in kind[:share])
