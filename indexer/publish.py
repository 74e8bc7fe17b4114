"""Building, rolling back and looking after what is published, whichever engine serves it.

On a cluster, too, a build begins with a local generation: it is incremental, checked, and made by
the same analysis, so that only what is complete and sound is ever sent.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from indexer.build.build import KEEP_GENERATIONS, BuildReport, Progress
from indexer.build.build import build as build_locally
from indexer.embedded import open_generation
from indexer.engine import the_cluster
from indexer.errors import IndexUnusable
from indexer.model import Corpus
from indexer.opensearch import publish as on_cluster
from indexer.opensearch.opened import published_name
from indexer.postings import generation
from indexer.postings.generation import Manifest


@dataclass(frozen=True, slots=True)
class Status:
    """What is published in a place, and which other generations it has, oldest first."""

    place: str
    generations: tuple[str, ...]
    manifest: Manifest  # of the current one


def build(
    corpus: Corpus,
    folder: Path,
    *,
    origin: str = "",
    rebuild: bool = False,
    force: bool = False,
    keep: int = KEEP_GENERATIONS,
    progress: Progress | None = None,
) -> BuildReport:
    """Builds a generation and publishes it; see `indexer.build.build.build` for the arguments.

    With a cluster the generation is built in the folder first, then sent, checked and published
    there; if that fails, the cluster goes on with what it had, and the next build sends it again.

    Raises:
        BuildRefused, OccupationsError, EngineUnavailable: nothing changes for searchers.
    """
    cluster = the_cluster()
    report = build_locally(
        corpus,
        folder,
        origin=origin,
        rebuild=rebuild,
        force=force,
        keep=keep,
        progress=progress,
    )
    if cluster is None:
        return report
    index = open_generation(folder / report.generation)
    if published_name(cluster) == on_cluster.index_name(cluster, index.generation):
        return report
    pruned = on_cluster.publish(index, cluster, keep=keep)
    return replace(report, published=True, pruned=(*report.pruned, *pruned))


def roll_back(folder: Path) -> str:
    """Publishes the generation before the current one again; returns its name.

    Raises:
        IndexUnusable: there is none.
    """
    cluster = the_cluster()
    return generation.roll_back(folder) if cluster is None else on_cluster.roll_back(cluster)


def status(folder: Path) -> Status:
    """What is published, and what else there is.

    Raises:
        IndexUnusable: nothing is.
    """
    cluster = the_cluster()
    if cluster is None:
        current = generation.current_name(folder)
        if current is None:
            raise IndexUnusable(f"{folder} holds no index; run 'occupations build'")
        manifest = generation.read_manifest(folder / current)
        return Status(str(folder), generation.generations(folder), manifest)
    indices = on_cluster.published(cluster)
    for one in indices:
        if one.current:
            names = tuple(other.generation for other in indices)
            return Status(cluster.settings.place, names, one.manifest)
    raise IndexUnusable(f"{cluster.settings.place} publishes no index; run 'occupations build'")
