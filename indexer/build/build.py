"""Corpus -> a published generation: analysed, indexed, compiled, checked, then pointed at."""

import platform
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from indexer.build.analyze import analyze_all
from indexer.build.compile import compile_view
from indexer.build.layout import Layout
from indexer.build.previous import Previous, manifest_of_other_program, previous_generation
from indexer.build.processes import shared_out
from indexer.build.whoosh import (
    can_take_changes,
    write_changes,
    write_in_parts,
    write_index,
)
from indexer.embedded import open_generation
from indexer.errors import BuildRefused, OccupationsError
from indexer.extraction.discovered import with_discovered
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.model import Corpus, Vocabulary
from indexer.postings.generation import Manifest, digests_of, prune, publish, sweep, write_manifest
from indexer.postings.postings import load_view
from indexer.postings.program import program_digest
from indexer.postings.schema import FORMAT_VERSION
from indexer.postings.stored import dump_vocabulary
from indexer.request import SearchRequest
from indexer.search.search import search
from indexer.tables.tables import write_tables

KEEP_GENERATIONS = 3
MAX_LOST_SHARE = 0.2  # of the profiles; more than a fifth gone at once is likelier a mishap
LOCK_SECONDS = 60.0  # a second builder waits this long for the first

T = TypeVar("T")
Progress = Callable[[str, int, int], None]  # stage, done, total


@dataclass(frozen=True, slots=True)
class Changes:
    """Profiles that differ from the generation before, by slug."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    vocabulary: bool  # the vocabulary files differ
    program: bool  # made by a program that shapes an index otherwise

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.vocabulary or self.program)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; ``seconds`` by stage."""

    generation: str
    published: bool  # False: nothing had changed, the current generation stays
    changes: Changes
    counts: Mapping[str, int]
    seconds: Mapping[str, float]
    pruned: tuple[str, ...]


class _Stages:
    """Measures each stage of a build and tells how far it is."""

    def __init__(self, progress: Progress | None) -> None:
        self.seconds: dict[str, float] = {}
        self._progress = progress or (lambda stage, done, total: None)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start

    def each(self, name: str, items: Sequence[T]) -> Iterator[T]:
        for done, item in enumerate(items):
            self._progress(name, done, len(items))
            yield item
        self._progress(name, len(items), len(items))


def build(
    corpus: Corpus,
    index: Path,
    *,
    origin: str = "",
    rebuild: bool = False,
    force: bool = False,
    keep: int = KEEP_GENERATIONS,
    progress: Progress | None = None,
) -> BuildReport:
    """Builds a generation beside the current one and publishes it when it answers.

    Args:
        corpus: what to index, without problems.
        index: the index directory; made if it does not exist.
        origin: where the corpus came from, for the manifest.
        rebuild: build although nothing has changed, and take nothing over.
        force: publish although a large share of the profiles has gone.
        keep: generations to leave in the directory.

    Raises:
        BuildRefused: nothing to index, or the new generation does not answer; nothing changes.
        OccupationsError: another build is running, or the directory cannot be written.
    """
    try:
        index.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(index / ".build.lock", timeout=LOCK_SECONDS):
            sweep(index)
            previous = previous_generation(index)
            before = previous.manifest if previous else manifest_of_other_program(index)
            if before and not force:
                _refuse_loss(len(before.profile_digests), len(corpus.occupations))
            if not corpus.occupations:
                raise BuildRefused("the corpus has no profiles: nothing is published")
            taken = None if rebuild else previous
            changes = _changes(corpus, before)
            if before and not changes and not rebuild:
                return BuildReport(before.generation, False, changes, before.counts, {}, ())
            report = _build(corpus, index, origin, taken, changes, _Stages(progress))
            return replace(report, pruned=prune(index, max(keep, 1)))
    except Timeout as error:
        raise OccupationsError(f"{index}: another build is running; try again later") from error
    except OSError as error:
        place = error.filename or index
        raise OccupationsError(f"{place}: cannot be written: {error.strerror or error}") from error


def _build(
    corpus: Corpus,
    index: Path,
    origin: str,
    previous: Previous | None,
    changes: Changes,
    stages: _Stages,
) -> BuildReport:
    name = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    folder = index / name
    folder.mkdir(mode=0o700)
    try:
        counts = _write(corpus, folder, previous, stages)
        with stages.stage("checksums"):
            write_manifest(folder, _manifest(corpus, name, folder, origin, counts))
        with stages.stage("canary"):
            _canary(folder, corpus)
        publish(index, name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)  # nothing unpublished is left to roll back to
        raise
    return BuildReport(name, True, changes, counts, stages.seconds, ())


def _refuse_loss(before: int, now: int) -> None:
    if now < before * (1 - MAX_LOST_SHARE):
        raise BuildRefused(
            f"the corpus has {now} profiles, the index {before}: more than a fifth would be lost; "
            "if that is meant, build with --force"
        )


def _changes(corpus: Corpus, before: Manifest | None) -> Changes:
    old = before.profile_digests if before else {}
    new = corpus.digests
    return Changes(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(slug for slug in new.keys() & old.keys() if new[slug] != old[slug])),
        removed=tuple(sorted(old.keys() - new.keys())),
        vocabulary=before is None or before.vocabulary_digest != corpus.vocabulary_digest,
        program=before is not None and before.program != program_digest(),
    )


def _write(
    corpus: Corpus, folder: Path, previous: Previous | None, stages: _Stages
) -> Mapping[str, int]:
    """Writes all files of a generation but its manifest, taking over what has not changed."""
    if previous is not None and not previous.reads(corpus.vocabulary_digest):
        previous = None
    with stages.stage("extract"):
        analyzed = _analyzed(corpus, previous, stages)
        vocabulary = with_discovered(corpus.vocabulary, analyzed)
    layout = Layout(vocabulary, previous.view if previous else None)
    changed = frozenset(item.occupation.slug for item in analyzed)
    if previous is not None:
        changed = _to_write(analyzed, corpus, previous, layout)
    whoosh = folder / "whoosh"
    with stages.stage("index"):
        _write_whoosh(whoosh, analyzed, vocabulary, previous, changed, stages)
    with stages.stage("compile"):
        compile_view(folder / "view", whoosh, analyzed, vocabulary, layout, changed)
    with stages.stage("tables"):
        view = load_view(folder / "view", tuple(vocabulary.sections))
        write_tables(folder, view, vocabulary, previous.folder if previous else None)
    (folder / "vocabulary.json").write_bytes(dump_vocabulary(vocabulary))
    return _counts(analyzed)


def _analyzed(
    corpus: Corpus, previous: Previous | None, stages: _Stages
) -> tuple[AnalyzedOccupation, ...]:
    known: dict[str, AnalyzedOccupation] = {}
    if previous is not None:
        digests = previous.manifest.profile_digests
        known = {s: a for s, a in previous.analyzed.items() if digests[s] == corpus.digests.get(s)}
    new = [o for o in corpus.occupations if o.slug not in known]
    each = partial(stages.each, "extract")
    known |= {item.occupation.slug: item for item in analyze_all(new, corpus.vocabulary, each)}
    return tuple(known[occupation.slug] for occupation in corpus.occupations)


def _to_write(
    analyzed: Sequence[AnalyzedOccupation], corpus: Corpus, previous: Previous, layout: Layout
) -> frozenset[str]:
    """Profiles that are new, that have changed, or whose names are written otherwise now."""
    digests = previous.manifest.profile_digests
    return frozenset(
        item.occupation.slug
        for item in analyzed
        if digests.get(item.occupation.slug) != corpus.digests[item.occupation.slug]
        or layout.names_changed(item)
    )


def _write_whoosh(
    folder: Path,
    analyzed: Sequence[AnalyzedOccupation],
    vocabulary: Vocabulary,
    previous: Previous | None,
    changed: frozenset[str],
    stages: _Stages,
) -> None:
    """Commits the Whoosh index: the changes to that of the generation before, or a new one."""
    slugs = {item.occupation.slug for item in analyzed}
    removed = [slug for slug in previous.analyzed if slug not in slugs] if previous else []
    gone = (*changed, *removed)
    if previous and can_take_changes(previous.folder / "whoosh", gone, len(analyzed)):
        new = [item for item in analyzed if item.occupation.slug in changed]
        before = previous.folder / "whoosh"
        write_changes(folder, before, gone, stages.each("index", new), vocabulary)
        return
    parts = shared_out(analyzed)
    if len(parts) > 1:
        write_in_parts(folder, stages.each("index", parts), vocabulary)
    else:
        write_index(folder, stages.each("index", analyzed), vocabulary)


def _counts(analyzed: Sequence[AnalyzedOccupation]) -> Mapping[str, int]:
    mentions = [m for item in analyzed for found in item.mentions for m in found.mentions]
    sections = [section for item in analyzed for section in item.occupation.sections]
    return {
        "occupations": len(analyzed),
        "sections": len(sections),
        "words": sum(len(section.text.split()) for section in sections),
        "credentials": len({m.slug for m in mentions if m.entity == "credential"}),
        "organizations": len({m.slug for m in mentions if m.entity == "organization"}),
        "mentions": len(mentions),
    }


def _manifest(
    corpus: Corpus, name: str, folder: Path, origin: str, counts: Mapping[str, int]
) -> Manifest:
    return Manifest(
        generation=name,
        built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        format_version=FORMAT_VERSION,
        tools={
            "python": platform.python_version(),
            "whoosh": version("whoosh"),
            "occupation-search": version("occupation-search"),
        },
        program=program_digest(),
        corpus=origin,
        vocabulary_digest=corpus.vocabulary_digest,
        profile_digests=dict(corpus.digests),
        counts=counts,
        files=digests_of(folder),
    )


def _canary(folder: Path, corpus: Corpus) -> None:
    """Asks the new generation for titles it must know before anybody else can ask it anything."""
    index = open_generation(folder)
    for occupation in (corpus.occupations[0], corpus.occupations[-1]):
        results = search(index, SearchRequest(f'title:"{occupation.title}"'))
        if not results.hits or index.stored_profile(occupation.slug).occupation != occupation:
            raise BuildRefused(f"the new index does not find {occupation.title!r}: not published")
