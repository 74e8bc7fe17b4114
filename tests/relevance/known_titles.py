"""Titles that the corpus knows, typed as people type them.

Asked for is a sample of the titles and alternate titles of the profiles, drawn for each variant
(``variants.VARIANTS``) with a fixed seed. Right are the profiles that have the title, and those
that have what the variant makes of it ("Nursing" and "assistant" is a title of its own).

Counted, for each variant: one of the first three hits is a right profile.
"""

import random
from collections.abc import Mapping

from tests.relevance.figure import Figure, Outcome, at_least
from tests.relevance.material import Material
from tests.relevance.titles import TITLES, pairs_of, profiles_by_title, read_titles
from tests.relevance.variants import VARIANTS, Variant

SAMPLE = 150  # titles of each variant
PLACES = 3
AIM = 0.98
AIM_OF_SLIPS = 0.97


def measure(material: Material) -> tuple[Figure, ...]:
    own = pairs_of(material.corpus)
    file = material.corpus_folder / TITLES
    right = profiles_by_title((*own, *(read_titles(file) if file.exists() else ())))
    titles = tuple(sorted({title for title, _ in own}))
    return tuple(
        _figure(material, name, _typed(titles, name, variant, material.sample), right)
        for name, variant in VARIANTS.items()
    )


def _typed(
    titles: tuple[str, ...], name: str, variant: Variant, sample: int
) -> tuple[tuple[str, str], ...]:
    """Title and what is typed for it, of so many titles; of all if the sample is 0."""
    pairs = [(title, typed) for title in titles if (typed := variant(title)) is not None]
    if not sample or len(pairs) <= SAMPLE:
        return tuple(pairs)
    return tuple(random.Random(f"known titles: {name}").sample(pairs, SAMPLE))


def _figure(
    material: Material,
    name: str,
    asked: tuple[tuple[str, str], ...],
    right: Mapping[str, frozenset[str]],
) -> Figure:
    outcomes = []
    for title, typed in asked:
        accepted = right[title.casefold()] | right.get(typed.casefold(), frozenset())
        page = material.site.ask(typed)
        line = f"{' | '.join(sorted(accepted))}; {page.summary}"
        outcomes.append(Outcome(typed, bool(accepted & set(page.slugs[:PLACES])), line))
    aim = at_least(AIM_OF_SLIPS if name == "one slip" else AIM)
    return Figure("known", f"{name}: first three", tuple(outcomes), aim)
