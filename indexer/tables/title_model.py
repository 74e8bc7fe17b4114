"""Which occupation a title belongs to that no profile lists, learned from all the titles it has.

Naive Bayes as a sum of log odds, over stems, pairs of stems that stand near each other, the last
stem and four-letter pieces, which carry over to words never seen ("horseshoer" from "shoer").
Features are weighted by idf and a title's sum to length one (Rennie et al. 2003, "Tackling the Poor
Assumptions of Naive Bayes Text Classifiers", section 4), and an occupation's odds are taken against
all the others together (section 3.1, complement classes). A feature is known by its 32-bit hash, so
that the model is a few arrays that workers share; a smaller table, where hashes collide, would find
letters that no title has ("xqzwv") like some of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import STOP_WORDS, name_tokens, singular
from indexer.postings.card import Card
from indexer.postings.positions import runs
from indexer.postings.postings import Floats, Ints, Mask
from indexer.tables.titles import title_parts, ways_to_write

FEATURES_KEPT = 1 << 17  # ten times as many features occur in titles as there are
PIECE = 4  # letters
PAIR_REACH = 2  # words
SMOOTHING = 0.05  # of a feature's weight where an occupation does not have it
SHARPNESS = 4.0  # what the odds are multiplied by before they become probabilities
ROOT = 0.25
LEAST = -500.0  # logarithm; less is 0 in double precision


@dataclass(frozen=True, slots=True, eq=False)
class TitleModel:
    """Log odds by feature and occupation, as ``shared[feature] + own[occupation]`` and, for the
    pairs that occur, ``odds``: those of a feature from ``first[feature]`` on."""

    known: NDArray[np.uint32]  # (features,): hashes, ascending; their places number the features
    idf: NDArray[np.float32]  # (features,)
    shared: NDArray[np.float32]  # (features,)
    own: NDArray[np.float32]  # (occupations,)
    prior: NDArray[np.float32]  # (occupations,)
    first: NDArray[np.int32]  # (features + 1,)
    occupation: NDArray[np.int16 | np.int32]
    odds: NDArray[np.float32]

    def likeness(self, title: str) -> Floats:
        """How well a title goes with those of each occupation, 0 to 1, shape (occupations,).

        The fourth root of the probability that it is one of them, so that the second and the tenth
        likeliest still count, times the share of the title's weight in features that they have, so
        that words which are no title go with nobody's.
        """
        hashes = np.array(sorted(hashed(title)), np.uint32)
        features, known = self._features(hashes)
        features = features[known]
        if not len(features):
            return np.zeros(len(self.own))
        weights = self.idf[features].astype(np.float64)
        weights /= np.sqrt(np.sum(weights**2))
        rows = runs(self.first[features], self.first[features + 1])
        each = np.repeat(weights, self.first[features + 1] - self.first[features])
        having = self.occupation[rows]
        odds = np.bincount(having, self.odds[rows] * each, minlength=len(self.own)).astype(float)
        odds += float(weights @ self.shared[features]) + self.own * float(weights.sum())
        scores = SHARPNESS * odds + self.prior
        behind = scores - scores.max()
        best = np.exp(behind).sum() ** -ROOT
        covered = np.bincount(having, each**2, minlength=len(self.own))
        # not the root of the probability: that is 0 for many, which would then be in no order
        result: Floats = best * np.exp(np.maximum(ROOT * behind, LEAST)) * covered
        return result

    def familiarity(self, title: str) -> float:
        """How much of a title, by weight, stands in titles at all, 0 to 1.

        A word that no title has may share letters with some ("rabbi" with rabbit): what is like
        them then is only these letters. Features that no title has are as heavy as the rarest.
        """
        hashes = np.array(sorted(hashed(title)), np.uint32)
        features, known = self._features(hashes)
        weights = np.full(len(hashes), float(self.idf.max(initial=1.0)))
        weights[known] = self.idf[features[known]]
        return float(np.sum(weights[known] ** 2) / np.sum(weights**2)) if len(hashes) else 0.0

    def _features(self, hashes: NDArray[np.uint32]) -> tuple[Ints, Mask]:
        """The number of the feature with each hash, and whether there is one."""
        if not len(self.known):
            return np.zeros(len(hashes), np.int64), np.zeros(len(hashes), bool)
        features = np.minimum(self.known.searchsorted(hashes), len(self.known) - 1)
        known: Mask = self.known[features] == hashes
        return features, known


def title_model(cards: Sequence[Card]) -> TitleModel:
    """Learns the model from every name of every occupation; made once a generation."""
    titles = [(number, name) for number, card in enumerate(cards) for name in names_of(card)]
    features = [sorted(hashed(name)) for _, name in titles]
    sizes = [len(row) for row in features]
    every = np.fromiter(chain.from_iterable(features), np.uint32, sum(sizes))
    known, column = np.unique(every, return_inverse=True)
    owner = np.repeat(np.array([number for number, _ in titles], np.int64), sizes)
    seen = np.bincount(column, minlength=len(known))
    idf = np.log((1 + len(titles)) / (1 + seen)) + 1
    weight = idf[column]
    row = np.repeat(np.arange(len(titles)), sizes)
    weight = weight / np.sqrt(np.bincount(row, weight**2, minlength=len(titles)))[row]
    # what each occupation has of each feature
    cells, cell = np.unique(column * max(len(cards), 1) + owner, return_inverse=True)
    amount = np.bincount(cell, weight, minlength=len(cells))
    feature, occupation = np.divmod(cells, max(len(cards), 1))
    in_all = np.bincount(column, weight, minlength=len(known))
    kinds = max(len(known), 1)  # a corpus may have no titles but glue words
    own_sum = np.bincount(owner, weight, minlength=len(cards)) + SMOOTHING * kinds
    other_sum = in_all.sum() - np.bincount(owner, weight, minlength=len(cards)) + SMOOTHING * kinds
    rest = in_all[feature] - amount + SMOOTHING
    having = np.bincount([number for number, _ in titles], minlength=len(cards))
    return TitleModel(
        known=known,
        idf=idf.astype(np.float32),
        shared=np.log(SMOOTHING / (in_all + SMOOTHING)).astype(np.float32),
        own=(np.log(other_sum) - np.log(own_sum)).astype(np.float32),
        prior=np.log(having + 1.0).astype(np.float32),
        first=np.searchsorted(feature, np.arange(len(known) + 1)).astype(np.int32),
        occupation=occupation.astype(np.int32),
        odds=(
            np.log((amount + SMOOTHING) / rest) - np.log(SMOOTHING / (in_all[feature] + SMOOTHING))
        ).astype(np.float32),
    )


def names_of(card: Card) -> Iterator[str]:
    """The names of an occupation that the model learns from."""
    yield card.title
    yield from title_parts(card.title, frozenset())
    yield from card.alternate_titles
    yield from card.former_titles
    for title in card.held_titles:
        yield from ways_to_write(title)


def hashed(title: str) -> frozenset[int]:
    """The hashes of a title's features."""
    return frozenset(_hash(feature) for feature in features_of(title))


@lru_cache(maxsize=FEATURES_KEPT)
def _hash(feature: str) -> int:
    return crc32(feature.encode())


def features_of(title: str) -> Iterator[str]:
    """Stems, pairs of stems, the last stem, and pieces of words, each marked with what it is."""
    words = [token for token in name_tokens(title) if token.exact not in STOP_WORDS]
    stems = [token.stem for token in words]
    for number, stem in enumerate(stems):
        yield f"w {stem}"
        for other in stems[number + 1 : number + 1 + PAIR_REACH]:
            yield "p " + " ".join(sorted((stem, other)))
    if stems:
        yield f"h {stems[-1]}"
    for token in words:
        word = f"<{singular(token.exact, token.stem)}>"
        for start in range(len(word) - PIECE + 1):
            yield f"c {word[start : start + PIECE]}"
