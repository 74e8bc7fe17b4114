"""Documents -> Whoosh: a whole index, or the changes to one as a further segment."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, create_in, open_dir
from whoosh.writing import IndexWriter

from indexer.build.processes import Task
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.model import Vocabulary
from indexer.postings.document import documents
from indexer.postings.schema import schema
from indexer.postings.stored import dump_profile

NAME = "MAIN"  # Whoosh's own default
WHOOSH_MEMORY_MB = 256  # 30 times the shipped corpus fits, so that a build stays one segment
# A further segment costs every opening a little: after so many, or when so large a share of the
# profiles has changed, everything is written anew.
MAX_SEGMENTS = 8
MAX_CHANGED_SHARE = 0.2


def write_index(
    folder: Path, analyzed: Iterable[AnalyzedOccupation], vocabulary: Vocabulary
) -> None:
    """Writes all documents into a new index of one segment."""
    folder.mkdir()
    _committed(
        create_in(str(folder), schema()).writer(limitmb=WHOOSH_MEMORY_MB),
        lambda writer: _add(writer, analyzed, vocabulary),
        merge=True,
    )


def write_in_parts(
    folder: Path, parts: Iterable[Sequence[AnalyzedOccupation]], vocabulary: Vocabulary
) -> None:
    """Writes a new index of a segment a part, each by a process of its own.

    Raises:
        OSError: a segment cannot be written.
        OccupationsError: a process was ended from outside.
    """
    folders: list[Path] = []
    tasks: list[Task[None]] = []
    try:
        for part in parts:
            folders.append(folder.with_name(f"{folder.name}-{len(folders)}"))
            tasks.append(Task(write_index, folders[-1], part, vocabulary))
        for task in tasks:
            task.result()
        _join(folder, folders)
    finally:
        for task in tasks:
            task.end()


def _join(folder: Path, parts: Sequence[Path]) -> None:
    """Makes one index of the segments of several, moving their files."""
    folder.mkdir()
    opened = [TOC.read(FileStorage(str(part)), NAME) for part in parts]
    for part in parts:
        for file in part.glob("*.seg"):
            file.rename(folder / file.name)
        shutil.rmtree(part)
    writer = create_in(str(folder), schema()).writer()
    seen = writer.schema["text"].analyzer.words
    for toc in opened:
        seen |= toc.schema["text"].analyzer.words
    writer.commit(mergetype=lambda *_: [one for toc in opened for one in toc.segments])


def write_changes(
    folder: Path,
    before: Path,
    gone: Iterable[str],
    analyzed: Iterable[AnalyzedOccupation],
    vocabulary: Vocabulary,
) -> None:
    """Writes an index that has the documents of ``before``, without those of the slugs ``gone``
    and with those of ``analyzed``.

    Its files are copied, not linked: damage to one generation must not reach the one before.
    """
    folder.mkdir()
    for file in before.iterdir():
        if not file.name.endswith("WRITELOCK"):
            shutil.copyfile(file, folder / file.name)

    def change(writer: IndexWriter) -> None:
        for slug in gone:
            writer.delete_by_term("slug", slug)
        _add(writer, analyzed, vocabulary)

    _committed(open_dir(str(folder)).writer(limitmb=WHOOSH_MEMORY_MB), change, merge=False)


def can_take_changes(before: Path, changed: Sequence[str], total: int) -> bool:
    """Whether adding the changes is worth it, or a new index is due."""
    if len(changed) > MAX_CHANGED_SHARE * total:
        return False
    return len(list(before.glob("*.seg"))) < MAX_SEGMENTS


def _committed(writer: IndexWriter, change: Callable[[IndexWriter], None], *, merge: bool) -> None:
    try:
        change(writer)
    except BaseException:
        writer.cancel()  # Whoosh keeps its lock otherwise
        raise
    writer.commit(merge=merge)


def _add(
    writer: IndexWriter, analyzed: Iterable[AnalyzedOccupation], vocabulary: Vocabulary
) -> None:
    for item in analyzed:
        profile: bytes | None = dump_profile(item)
        for document in documents(item, vocabulary):
            # The whole profile is stored once, on the occupation's first section.
            writer.add_document(**document, **({"profile": profile} if profile else {}))
            profile = None
