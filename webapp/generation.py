"""What is the same for every request that one generation answers: made once, kept as long as it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from indexer.browse import browse
from indexer.index import Index

P = ParamSpec("P")
T = TypeVar("T")


def once_a_generation(
    make: Callable[Concatenate[Index, P], T],
) -> Callable[Concatenate[Index, P], T]:
    """The function, which makes what it gives for an index once and keeps it while that is open.

    What it raises is not kept. Only for arguments of which there are not many, such as the slugs of
    a vocabulary, and for values that do not hold the index: they would keep it open.
    """
    kept: WeakKeyDictionary[Index, dict[object, T]] = WeakKeyDictionary()

    @wraps(make)
    def value(index: Index, /, *arguments: P.args, **named: P.kwargs) -> T:
        values = kept.setdefault(index, {})
        key = (arguments, *sorted(named.items()))
        if key not in values:  # two threads may both make it: the same, and rarely
            values[key] = make(index, *arguments, **named)
        return values[key]

    return value


# With the sentences that name them: each is read from the stored profiles of many occupations.
get_credential = once_a_generation(browse.get_credential)
get_organization = once_a_generation(browse.get_organization)
credential_index = once_a_generation(browse.credential_index)
organization_index = once_a_generation(browse.organization_index)
medians = once_a_generation(browse.medians)
