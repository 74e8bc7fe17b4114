"""A committed Whoosh index -> the compiled view: what a search needs, as flat arrays that a worker
only maps. Whoosh is the index: what it has not got is in no array."""

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from whoosh.index import open_dir

from indexer.analysis import Form
from indexer.build.layout import Layout, Stretch
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.model import Vocabulary
from indexer.postings.card import card_of, card_row
from indexer.postings.document import slugs_of
from indexer.postings.postings import FORMS, Ints, postings_of
from indexer.postings.schema import TEXT_FIELDS


def compile_view(
    folder: Path,
    whoosh: Path,
    analyzed: Sequence[AnalyzedOccupation],
    vocabulary: Vocabulary,
    layout: Layout,
    changed: frozenset[str],
) -> None:
    """Writes the view of the Whoosh index in the folder ``whoosh`` into ``folder``.

    ``analyzed``: the profiles that it stores, in the order of the view. ``changed``: slugs of the
    occupations that must be read; all others are copied from the view that ``layout`` holds.
    """
    folder.mkdir()
    read: dict[str, Stretch] = {}
    with closing(open_dir(str(whoosh), readonly=True).reader()) as reader:
        for segment, _ in reader.leaf_readers():
            read |= layout.read(segment, changed - read.keys())
    slugs = [item.occupation.slug for item in analyzed]
    stretches = [read[slug] if slug in changed else layout.copied(slug) for slug in slugs]
    lengths = [len(stretch.words["stem"]) for stretch in stretches]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    segment_at = _write_segments(folder, stretches, starts)
    _write_postings(folder, stretches, layout, segment_at)
    scopes = {slug: number for number, slug in enumerate(vocabulary.sections, 1)}
    _write_parts(folder, analyzed, stretches, scopes)
    _write_facets(folder, analyzed, vocabulary, scopes)


def _write_postings(
    folder: Path, stretches: Sequence[Stretch], layout: Layout, segment_at: Ints
) -> None:
    """The terms of each form and their positions; of each position of a stem also its segment and
    the exact term that stands there, so that a search looks neither up."""
    found: dict[Form, Ints] = {}
    term_at: dict[Form, Ints] = {}
    for form in FORMS:
        words = np.concatenate([stretch.words[form] for stretch in stretches])
        terms, offsets, positions = postings_of(words, layout.words[form].all())
        np.save(folder / f"{form}_positions.npy", positions.astype(np.int32))
        np.save(folder / f"{form}_offsets.npy", offsets.astype(np.int64))
        (folder / f"{form}_terms.txt").write_text("\n".join(terms), encoding="utf-8")
        found[form] = positions
        term_at[form] = np.empty(len(words), np.int32)
        term_at[form][positions] = np.repeat(np.arange(len(terms)), np.diff(offsets))
    np.save(folder / "stem_segments.npy", segment_at[found["stem"]])
    np.save(folder / "stem_spellings.npy", term_at["exact"][found["stem"]])


def _write_segments(folder: Path, stretches: Sequence[Stretch], starts: np.ndarray) -> Ints:
    """Returns the number of the segment at each position."""
    rows = np.concatenate([stretch.segments for stretch in stretches])
    counts = [len(stretch.segments) for stretch in stretches]
    occupation = np.repeat(np.arange(len(stretches)), counts)
    first = rows[:, 2] + starts[occupation]
    np.save(folder / "segment_field.npy", rows[:, 0].astype(np.int8))
    np.save(folder / "segment_scope.npy", rows[:, 1].astype(np.int8))
    np.save(folder / "segment_start.npy", first.astype(np.int32))
    np.save(folder / "segment_length.npy", rows[:, 3].astype(np.int32))
    lengths = np.diff(first, append=starts[-1])
    segment_at = np.repeat(np.arange(len(rows), dtype=np.int32), lengths)
    np.save(folder / "segment_at.npy", segment_at)
    np.save(folder / "segment_occupation.npy", occupation.astype(np.int32))
    (folder / "texts.bin").write_bytes(b"".join(stretch.text for stretch in stretches))
    np.save(folder / "text_offsets.npy", np.concatenate([[0], np.cumsum(rows[:, 4])]))
    spans = np.concatenate([stretch.spans for stretch in stretches])
    moved = np.repeat(starts[:-1], [len(stretch.spans) for stretch in stretches])
    np.save(folder / "token_positions.npy", (spans[:, 0] + moved).astype(np.int32))
    np.save(folder / "token_spans.npy", spans[:, 1:].astype(np.int32))
    return segment_at


def _write_parts(
    folder: Path,
    analyzed: Sequence[AnalyzedOccupation],
    stretches: Sequence[Stretch],
    scopes: Mapping[str, int],
) -> None:
    """Where the parts of each section's text begin, so that a passage knows its sub-heading.

    Rows (segment, first character, line of the heading in the heading segment or -1).
    """
    rows: list[tuple[int, int, int]] = []
    before = 0
    for item, stretch in zip(analyzed, stretches, strict=True):
        is_text = stretch.segments[:, 0] == TEXT_FIELDS.index("text")
        numbers = {int(stretch.segments[n, 1]): before + int(n) for n in np.flatnonzero(is_text)}
        for section in item.occupation.sections:
            line = 0
            for part, start, _ in section.spans():
                rows.append((numbers[scopes[section.type]], start, line if part.heading else -1))
                line += bool(part.heading)
        before += len(stretch.segments)
    np.save(folder / "parts.npy", np.array(sorted(rows), dtype=np.int32).reshape(-1, 3))


def _write_facets(
    folder: Path,
    analyzed: Sequence[AnalyzedOccupation],
    vocabulary: Vocabulary,
    scopes: Mapping[str, int],
) -> None:
    """Cards of the occupations, and the credentials and organizations of each section."""
    for entity, names in (
        ("credential", vocabulary.credentials), ("organization", vocabulary.organizations),
    ):  # fmt: skip
        numbers = {slug: number for number, slug in enumerate(names)}
        triples = [
            (occupation, scopes[found.section], numbers[slug])
            for occupation, item in enumerate(analyzed)
            for found in item.mentions
            for slug in slugs_of(found, entity)
        ]
        np.save(folder / f"{entity}.npy", np.array(triples, dtype=np.int32).reshape(-1, 3))
    cards = [card_row(card_of(item)) for item in analyzed]
    (folder / "cards.json").write_text(json.dumps(cards), encoding="utf-8")
