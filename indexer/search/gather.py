"""The query's words in the hits of one page: where each stands and what it counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.postings.positions import runs, sorted_once
from indexer.postings.postings import NO_POSITIONS, Floats, Ints, View
from indexer.postings.schema import OCCUPATION_FIELDS
from indexer.search.match import Term


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """Columns of one row a word, in the order of the text, then of the terms.

    ``hit`` counts the occupations asked for from 0; ``form`` is the number of a term's form in
    ``labels``, which are None where the form is the word typed.
    """

    hit: Ints
    segment: Ints
    field: Ints
    scope: Ints
    position: Ints
    term: Ints
    form: Ints
    discount: Floats
    labels: tuple[str | None, ...]
    hits: int
    terms: int

    def places(self, titles: Sequence[str]) -> tuple[Mapping[int, str], ...]:
        """For each hit and term in which fields it stands, and by which other words: "title,
        training as physician". ``titles`` are those of the section types."""
        names = [name.replace("_", " ") for name in OCCUPATION_FIELDS]
        names += [title.lower() for title in titles]
        # a section's fields are one place, after those of the occupation
        place = np.where(self.scope > 0, self.scope + len(OCCUPATION_FIELDS) - 1, self.field)
        owner = self.hit * self.terms + self.term
        listed: dict[int, list[str]] = {}
        for number in sorted_once(owner * len(names) + place).tolist():
            listed.setdefault(number // len(names), []).append(names[number % len(names)])
        texts = {of: ", ".join(places) for of, places in listed.items()}
        for of, labels in self._other_words(owner).items():
            texts[of] += f" as {', '.join(labels)}"
        found: list[dict[int, str]] = [{} for _ in range(self.hits)]
        for of, text in texts.items():
            found[of // self.terms][of % self.terms] = text
        return tuple(found)

    def _other_words(self, owner: Ints) -> Mapping[int, Sequence[str]]:
        """The labels by which a hit has a term, in the order of the text."""
        labelled = np.array([label is not None for label in self.labels], bool)
        found: dict[int, dict[str, None]] = {}
        if labelled.any():
            rows = np.flatnonzero(labelled[self.form])
            for of, form in zip(owner[rows].tolist(), self.form[rows].tolist(), strict=True):
                label = self.labels[form]
                assert label is not None  # these rows have one
                found.setdefault(of, {})[label] = None
        return {of: tuple(labels) for of, labels in found.items()}


_NOTHING = (np.empty(0, np.int64), NO_POSITIONS, np.empty(0, np.int64), np.empty(0))


def gather(view: View, terms: Sequence[Term], occupations: Ints) -> Gathered:
    """Every word of the terms in these occupations."""
    segments = view.segments
    bounds = np.concatenate(
        [segments.start[view.first_segment[occupations, 0]], view.past_position[occupations]]
    )
    forms = [(number, form) for number, term in enumerate(terms) for form in term.forms]
    # hit, position of the form, position of the word, discount
    columns: list[tuple[Ints, Ints, Ints, Floats]] = []
    numbers: list[int] = []
    hits = np.arange(len(occupations))
    for number, (_, form) in enumerate(forms):
        first, past = form.positions.searchsorted(bounds).reshape(2, -1)
        row = runs(first, past)
        if len(row):
            hit = np.repeat(hits, past - first)
            at, discount = form.positions[row], form.discounts[row]
            for word in range(form.width):
                columns.append((hit, at, at.astype(np.int64) + word, discount))
                numbers.append(number)
    columns = [_NOTHING, *columns]
    hit, at, position, discount = (np.concatenate(of) for of in zip(*columns, strict=True))
    sizes = [len(column[0]) for column in columns[1:]]
    form_number = np.repeat(np.array(numbers, np.int64), sizes)
    term = np.array([of for of, _ in forms], np.int64)[form_number]
    order = np.argsort(position * (len(terms) + 1) + term, kind="stable")
    segment = segments.of(at[order])
    return Gathered(
        hit=hit[order],
        segment=segment,
        field=segments.field[segment].astype(np.int64),
        scope=segments.scope[segment].astype(np.int64),
        position=position[order],
        term=term[order],
        form=form_number[order],
        discount=discount[order],
        labels=tuple(form.label for _, form in forms),
        hits=len(occupations),
        terms=max(len(terms), 1),
    )
