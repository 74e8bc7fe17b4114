"""What a build can take over from the generation before, so that only changes cost time.

The analysed profiles of a generation are kept beside it as a pickle: an index directory is trusted
like code, its Whoosh index is made of pickles, and the manifest's checksum is compared first.
"""

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import IndexUnusable
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.model import Vocabulary
from indexer.postings.generation import Manifest, current_name, damage, read_manifest
from indexer.postings.postings import View, load_view
from indexer.postings.program import program_digest
from indexer.postings.stored import load_vocabulary

ANALYZED = "analyzed.pickle"


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
        analyzed = pickle.loads((folder / ANALYZED).read_bytes())
        vocabulary = load_vocabulary((folder / "vocabulary.json").read_bytes())
        view = load_view(folder / "view", tuple(vocabulary.sections))
    except Exception:  # a pickle may raise anything; a full build mends whatever it is
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


def write_analyzed(folder: Path, analyzed: Sequence[AnalyzedOccupation]) -> None:
    """Keeps the analysed profiles for the next build."""
    by_slug = {item.occupation.slug: item for item in analyzed}
    (folder / ANALYZED).write_bytes(pickle.dumps(by_slug, protocol=5))
