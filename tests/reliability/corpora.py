"""Corpora to break: parts of the shipped one, in a folder of their own."""

import shutil
from pathlib import Path

from indexer.corpus.read import SHIPPED_CORPUS


def shipped_copy(folder: Path) -> Path:
    """The shipped corpus, free to be changed."""
    shutil.copytree(SHIPPED_CORPUS / "occupations", folder / "occupations")
    return folder


def small_copy(folder: Path, count: int = 40, also: tuple[str, ...] = ()) -> Path:
    """Every few profiles of the shipped corpus and some more, without what they are related to."""
    target = folder / "occupations"
    target.mkdir(parents=True)
    files = sorted((SHIPPED_CORPUS / "occupations").glob("*.yaml"))
    chosen = {*files[:: max(1, len(files) // count)][:count]}
    for file in sorted(chosen | {file for file in files if file.stem in also}):
        text = file.read_text(encoding="utf-8")
        kept = text[: text.index("\nrelated:")] if "\nrelated:" in text else text
        (target / file.name).write_text(kept + "\n", encoding="utf-8")
    return folder


def edit(corpus: Path, slug: str, number: int) -> None:
    """Changes the title of a profile."""
    path = corpus / "occupations" / f"{slug}.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[1] = f"title: Changed for the {number}th time"
    path.write_text("\n".join(lines), encoding="utf-8")


def add_double(corpus: Path, slug: str) -> None:
    """Adds another profile with the words of this one, so that counts differ."""
    folder = corpus / "occupations"
    lines = (folder / f"{slug}.yaml").read_text(encoding="utf-8").split("\n")
    lines[:2] = [f"slug: {slug}-again", "title: Doubled for a count"]
    (folder / f"{slug}-again.yaml").write_text("\n".join(lines), encoding="utf-8")
