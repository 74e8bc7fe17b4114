"""How like the titles of each occupation some words are: the model of titles once more, in dicts.

Complement naive Bayes over what a title has, weighed by idf and scaled to length one, as
``tables/title_model.py`` says it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from indexer.analysis import STOP_WORDS, name_tokens, singular
from indexer.tables import title_model

Scores = Mapping[int, float]


class TitleModel:
    """``titles``: every name of every occupation, by its number."""

    def __init__(self, titles: Sequence[tuple[int, str]], occupations: int) -> None:
        traits = [(number, traits_of(title)) for number, title in titles]
        seen = Counter(trait for _, of in traits for trait in of)
        self._idf = {t: math.log((1 + len(titles)) / (1 + n)) + 1 for t, n in seen.items()}
        self._named = Counter(number for number, _ in titles)
        self._own: dict[int, dict[str, float]] = {n: defaultdict(float) for n in range(occupations)}
        self._all: dict[str, float] = defaultdict(float)
        for number, of in traits:
            for trait, weight in self._weights(of).items():
                self._own[number][trait] += weight
                self._all[trait] += weight

    def likeness(self, text: str) -> Scores:
        weights = self._weights(traits_of(text))
        if not weights:
            return dict.fromkeys(self._own, 0.0)
        smooth = title_model.SMOOTHING
        everything = sum(self._all.values())
        logs = {}
        for number, own in self._own.items():
            mine = sum(own.values())
            odds = 0.0
            for trait, weight in weights.items():
                here = (own.get(trait, 0.0) + smooth) / (mine + smooth * len(self._idf))
                rest = self._all[trait] - own.get(trait, 0.0) + smooth
                there = rest / (everything - mine + smooth * len(self._idf))
                odds += weight * math.log(here / there)
            logs[number] = title_model.SHARPNESS * odds + math.log(1 + self._named[number])
        likeliest = max(logs.values())
        total = sum(math.exp(value - likeliest) for value in logs.values())
        return {
            number: total ** -title_model.ROOT * math.exp(title_model.ROOT * (value - likeliest))
            * sum(w * w for trait, w in weights.items() if trait in self._own[number])
            for number, value in logs.items()
        }  # fmt: skip

    def _weights(self, traits: frozenset[str]) -> Mapping[str, float]:
        known = {trait: self._idf[trait] for trait in sorted(traits) if trait in self._idf}
        length = math.sqrt(sum(weight**2 for weight in known.values()))
        return {trait: weight / length for trait, weight in known.items()}


def traits_of(title: str) -> frozenset[str]:
    """Stems, pairs of stems with at most one between them, the last stem, four letters in a row."""
    words = [token for token in name_tokens(title) if token.exact not in STOP_WORDS]
    traits = {f"stem {word.stem}" for word in words}
    for (at, first), (after, other) in combinations(enumerate(words), 2):
        if after - at <= title_model.PAIR_REACH:
            traits.add(f"pair {min(first.stem, other.stem)} {max(first.stem, other.stem)}")
    for last in words[-1:]:
        traits.add(f"last {last.stem}")
    for word in words:
        spelled = f"<{singular(word.exact, word.stem)}>"
        traits |= {f"letters {spelled[at : at + 4]}" for at in range(len(spelled) - 3)}
    return frozenset(traits)
