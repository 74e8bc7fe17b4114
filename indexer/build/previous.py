"""What a build can take over from the generation before, so that only changes cost time."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from whoosh.index import open_dir

from indexer.errors import IndexUnusable
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.model import Vocabulary
from indexer.postings.generation import Manifest, current_name, damage, read_manifest
from indexer.postings.postings import View, load_view
from indexer.postings.program import program_digest
from indexer.postings.stored import load_profile, load_vocabulary


@dataclass(frozen=True, slots=True)
class Previous:
    """A sound generation, its profiles by slug, and the words and texts of its view."""

    folder: Path
    manifest: Manifest
    analyzed: Mapping[str, AnalyzedOccupation]
    vocabulary: Vocabulary  # with the names discovered in the texts
    view: View

    def reads(self, vocabulary_digest: str) -> bool:
        """Whether it was made with this vocabulary."""
        return self.manifest.vocabulary_digest == vocabulary_digest


def previous_generation(index: Path) -> Previous | None:
    """The current generation, None if there is none, if anything is wrong with it, or if another
    program made it: what that wrote may mean something else here."""
    name = current_name(index)
    if name is None:
        return None
    folder = index / name
    try:
        manifest = read_manifest(folder)
        if manifest.program != program_digest() or damage(folder):
            return None
        analyzed = stored_profiles(folder / "whoosh")
        vocabulary = load_vocabulary((folder / "vocabulary.json").read_bytes())
        view = load_view(folder / "view", tuple(vocabulary.sections))
    except Exception:  # Whoosh may raise anything; a full build mends whatever it is
        return None
    return Previous(folder, manifest, analyzed, vocabulary, view)


def manifest_of_other_program(index: Path) -> Manifest | None:
    """The manifest of the current generation if another program made it."""
    name = current_name(index)
    if name is None:
        return None
    try:
        manifest = read_manifest(index / name)
    except IndexUnusable:
        return None
    return manifest if manifest.program != program_digest() else None


def stored_profiles(whoosh: Path) -> Mapping[str, AnalyzedOccupation]:
    """The profiles that a Whoosh index stores, by slug."""
    with closing(open_dir(str(whoosh), readonly=True).reader()) as reader:
        return {
            stored["slug"]: load_profile(stored["profile"])
            for _, stored in reader.iter_docs()
            if "profile" in stored
        }
