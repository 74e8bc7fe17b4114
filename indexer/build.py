"""Corpus -> a published generation: analysed, indexed, compiled, checked, then pointed at."""

import platform
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock, Timeout
from whoosh.index import create_in

from indexer.analyze import analyze
from indexer.compile import compile_view
from indexer.discovered import with_discovered
from indexer.document import AnalyzedOccupation, documents
from indexer.errors import BuildRefused, IndexUnusable, OccupationsError
from indexer.generation import (
    Manifest,
    current_name,
    digests_of,
    prune,
    publish,
    read_manifest,
    sweep,
    write_manifest,
)
from indexer.index import open_generation
from indexer.model import Corpus, Occupation, Vocabulary
from indexer.request import SearchRequest
from indexer.schema import FORMAT_VERSION, schema
from indexer.search import search
from indexer.stored import dump_profile, dump_vocabulary

KEEP_GENERATIONS = 3
LOCK_SECONDS = 60.0  # a second builder waits this long for the first
WHOOSH_MEMORY_MB = 256  # 30 times the shipped corpus fits, so that a build stays one segment

Progress = Callable[[str, int, int], None]  # stage, done, total


@dataclass(frozen=True, slots=True)
class Changes:
    """Profiles that differ from the generation before, by slug."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    vocabulary: bool  # the vocabulary files differ

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.vocabulary)


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

    def each(self, name: str, occupations: Sequence[Occupation]) -> Iterator[Occupation]:
        for done, occupation in enumerate(occupations):
            self._progress(name, done, len(occupations))
            yield occupation
        self._progress(name, len(occupations), len(occupations))


def build(
    corpus: Corpus,
    index: Path,
    *,
    origin: str = "",
    rebuild: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Builds a generation beside the current one and publishes it when it answers.

    Args:
        corpus: what to index, without problems.
        index: the index directory; made if it does not exist.
        origin: where the corpus came from, for the manifest.
        rebuild: build although nothing has changed.

    Raises:
        BuildRefused: nothing to index, or the new generation does not answer; nothing changes.
        OccupationsError: another build is running, or the directory cannot be written.
    """
    try:
        index.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(index / ".build.lock", timeout=LOCK_SECONDS):
            sweep(index)
            return _build(corpus, index, origin, rebuild, _Stages(progress))
    except Timeout as error:
        raise OccupationsError(f"{index}: another build is running; try again later") from error
    except OSError as error:
        place = error.filename or index
        raise OccupationsError(f"{place}: cannot be written: {error.strerror or error}") from error


def _build(corpus: Corpus, index: Path, origin: str, rebuild: bool, stages: _Stages) -> BuildReport:
    if not corpus.occupations:
        raise BuildRefused("the corpus has no profiles: nothing is published")
    before = _current_manifest(index)
    changes = _changes(corpus, before)
    if before and not changes and not rebuild:
        return BuildReport(before.generation, False, changes, before.counts, {}, ())
    name = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    folder = index / name
    folder.mkdir(mode=0o700)
    try:
        counts = _write(corpus, folder, stages)
        with stages.stage("checksums"):
            write_manifest(folder, _manifest(corpus, name, folder, origin, counts))
        with stages.stage("canary"):
            _canary(folder, corpus)
        publish(index, name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)  # nothing unpublished is left to roll back to
        raise
    pruned = prune(index, KEEP_GENERATIONS)
    return BuildReport(name, True, changes, counts, stages.seconds, pruned)


def _current_manifest(index: Path) -> Manifest | None:
    name = current_name(index)
    try:
        return read_manifest(index / name) if name else None
    except IndexUnusable:
        return None  # whatever is wrong with it, a full build mends it


def _changes(corpus: Corpus, before: Manifest | None) -> Changes:
    old = before.profile_digests if before else {}
    new = corpus.digests
    return Changes(
        added=tuple(sorted(new.keys() - old.keys())),
        changed=tuple(sorted(slug for slug in new.keys() & old.keys() if new[slug] != old[slug])),
        removed=tuple(sorted(old.keys() - new.keys())),
        vocabulary=before is None or before.vocabulary_digest != corpus.vocabulary_digest,
    )


def _write(corpus: Corpus, folder: Path, stages: _Stages) -> Mapping[str, int]:
    with stages.stage("extract"):
        occupations = stages.each("extract", corpus.occupations)
        analyzed = tuple(analyze(occupations, corpus.vocabulary))
        vocabulary = with_discovered(corpus.vocabulary, analyzed)
    with stages.stage("index"):
        _write_whoosh(folder / "whoosh", analyzed, vocabulary, stages)
    with stages.stage("compile"):
        compile_view(folder / "whoosh", folder / "view", analyzed, vocabulary)
    (folder / "vocabulary.json").write_bytes(dump_vocabulary(vocabulary))
    return _counts(analyzed)


def _write_whoosh(
    folder: Path,
    analyzed: Sequence[AnalyzedOccupation],
    vocabulary: Vocabulary,
    stages: _Stages,
) -> None:
    folder.mkdir()
    by_slug = {item.occupation.slug: item for item in analyzed}
    writer = create_in(str(folder), schema()).writer(limitmb=WHOOSH_MEMORY_MB)
    try:
        for occupation in stages.each("index", tuple(item.occupation for item in analyzed)):
            item = by_slug[occupation.slug]
            profile: bytes | None = dump_profile(item)
            for document in documents(item, vocabulary):
                # The whole profile is stored once, on the occupation's first section.
                writer.add_document(**document, **({"profile": profile} if profile else {}))
                profile = None
    except BaseException:
        writer.cancel()
        raise
    writer.commit()


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
