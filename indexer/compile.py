"""Whoosh index -> compiled view: what a search needs, as flat arrays that a worker only maps.

Whoosh stays the index of record: every posting here is read through its reader. All text of the
index is laid out as one long line of positions: occupation after occupation, and within one its
own fields, then the fields of its sections. A *segment* is one field of one occupation or section.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from whoosh.index import open_dir
from whoosh.reading import IndexReader

from indexer.analysis import BREAK_GAP, Form, tokens
from indexer.card import card_of
from indexer.document import AnalyzedOccupation, occupation_texts, section_texts, slugs_of
from indexer.model import PART_BREAK, Vocabulary
from indexer.schema import OCCUPATION_FIELDS, SECTION_FIELDS, TEXT_FIELDS, field_of


@dataclass(frozen=True, slots=True)
class Segment:
    """One field's text and where it stands."""

    field: int  # number in TEXT_FIELDS
    occupation: int
    scope: int  # 0: the occupation itself; else 1 + number of the section type
    start: int  # first position
    length: int  # tokens
    text: str
    spans: tuple[tuple[int, int, int], ...]  # (position, start, end) of each token


def compile_view(
    whoosh_folder: Path,
    view_folder: Path,
    analyzed: Sequence[AnalyzedOccupation],
    vocabulary: Vocabulary,
) -> None:
    """Writes the view of the index in ``whoosh_folder`` into ``view_folder``.

    ``analyzed`` are the occupations in the order they were indexed in.
    """
    view_folder.mkdir()
    scopes = {slug: number for number, slug in enumerate(vocabulary.sections, 1)}
    segments = _segments(analyzed, vocabulary, scopes)
    _write_segments(view_folder, segments)
    starts = {(s.occupation, s.scope, s.field): s.start for s in segments}
    numbers = {item.occupation.slug: n for n, item in enumerate(analyzed)}
    reader = open_dir(str(whoosh_folder)).reader()
    try:
        places = _document_places(reader, numbers, scopes)
        for form in ("stem", "exact"):
            postings = _postings(reader, form, places, starts)
            _write_postings(view_folder, form, postings)
    finally:
        reader.close()
    _write_parts(view_folder, analyzed, segments, scopes)
    _write_facets(view_folder, analyzed, vocabulary, scopes)


def _segments(
    analyzed: Sequence[AnalyzedOccupation], vocabulary: Vocabulary, scopes: Mapping[str, int]
) -> list[Segment]:
    segments: list[Segment] = []
    start = 0

    def add(names: Iterable[str], texts: Mapping[str, str], occupation: int, scope: int) -> None:
        nonlocal start
        for name in names:
            spans = tuple((t.position, t.start, t.end) for t in tokens(texts[name]))
            field = TEXT_FIELDS.index(name)
            text = texts[name]
            segments.append(Segment(field, occupation, scope, start, len(spans), text, spans))
            start += (spans[-1][0] if spans else 0) + BREAK_GAP

    for number, item in enumerate(analyzed):
        add(OCCUPATION_FIELDS, occupation_texts(item.occupation), number, 0)
        for section, mentions in zip(item.occupation.sections, item.mentions, strict=True):
            texts = section_texts(section, mentions, vocabulary)
            add(SECTION_FIELDS, texts, number, scopes[section.type])
    return segments


def _write_segments(folder: Path, segments: Sequence[Segment]) -> None:
    texts = [segment.text.encode() for segment in segments]
    offsets = np.cumsum([0, *(len(text) for text in texts)], dtype=np.int64)
    (folder / "texts.bin").write_bytes(b"".join(texts))
    np.save(folder / "text_offsets.npy", offsets)
    for name, dtype in (
        ("start", np.int32), ("field", np.int8), ("occupation", np.int32),
        ("scope", np.int8), ("length", np.int32),
    ):  # fmt: skip
        values = np.array([getattr(segment, name) for segment in segments], dtype=dtype)
        np.save(folder / f"segment_{name}.npy", values)
    spans = np.array(
        [
            (segment.start + position, start, end)
            for segment in segments
            for position, start, end in segment.spans
        ],
        dtype=np.int32,
    ).reshape(-1, 3)
    np.save(folder / "token_positions.npy", spans[:, 0])
    np.save(folder / "token_spans.npy", spans[:, 1:])


def _write_parts(
    folder: Path,
    analyzed: Sequence[AnalyzedOccupation],
    segments: Sequence[Segment],
    scopes: Mapping[str, int],
) -> None:
    """Where the parts of each section's text begin, so that a passage knows its sub-heading.

    Rows (segment, first character, line of the heading in the heading segment or -1).
    """
    text_field = TEXT_FIELDS.index("text")
    numbers = {(s.occupation, s.scope): n for n, s in enumerate(segments) if s.field == text_field}
    rows: list[tuple[int, int, int]] = []
    for occupation, item in enumerate(analyzed):
        for section in item.occupation.sections:
            segment = numbers[occupation, scopes[section.type]]
            start, line = 0, 0
            for part in section.parts:
                rows.append((segment, start, line if part.heading else -1))
                start += len(part.text) + len(PART_BREAK)
                line += bool(part.heading)
    np.save(folder / "parts.npy", np.array(rows, dtype=np.int32).reshape(-1, 3))


def _document_places(
    reader: IndexReader, numbers: Mapping[str, int], scopes: Mapping[str, int]
) -> list[tuple[int, int, bool]]:
    """For each Whoosh document: occupation, scope, and whether it is the occupation's first."""
    places: list[tuple[int, int, bool]] = []
    seen: set[str] = set()
    for number in range(reader.doc_count_all()):
        stored = reader.stored_fields(number)
        slug = stored["slug"]
        places.append((numbers[slug], scopes[stored["section"]], slug not in seen))
        seen.add(slug)
    return places


def _postings(
    reader: IndexReader,
    form: Form,
    places: Sequence[tuple[int, int, bool]],
    starts: Mapping[tuple[int, int, int], int],
) -> dict[str, list[int]]:
    """Positions of each term in all fields. An occupation's own fields count once, though they
    are repeated on each of its documents."""
    postings: dict[str, list[int]] = {}
    for number, name in enumerate(TEXT_FIELDS):
        field = field_of(name, form)
        own = name in OCCUPATION_FIELDS
        if field not in reader.schema:
            continue
        for term in reader.lexicon(field):
            positions = postings.setdefault(term.decode(), [])
            matcher = reader.postings(field, term)
            while matcher.is_active():
                occupation, scope, first = places[matcher.id()]
                if first or not own:
                    start = starts[occupation, 0 if own else scope, number]
                    positions += [start + at for at in matcher.value_as("positions")]
                matcher.next()
    return postings


def _write_postings(folder: Path, form: Form, postings: Mapping[str, list[int]]) -> None:
    terms = sorted(postings)
    arrays = [np.sort(np.array(postings[term], dtype=np.int32)) for term in terms]
    offsets = np.cumsum([0, *(len(array) for array in arrays)], dtype=np.int64)
    np.save(folder / f"{form}_positions.npy", np.concatenate([*arrays, np.empty(0, np.int32)]))
    np.save(folder / f"{form}_offsets.npy", offsets)
    (folder / f"{form}_terms.txt").write_text("\n".join(terms), encoding="utf-8")


def _write_facets(
    folder: Path,
    analyzed: Sequence[AnalyzedOccupation],
    vocabulary: Vocabulary,
    scopes: Mapping[str, int],
) -> None:
    """Facet values of occupations, and for credentials and organizations of each section."""
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
    cards = [asdict(card_of(item.occupation)) for item in analyzed]
    (folder / "cards.json").write_text(json.dumps(cards), encoding="utf-8")
