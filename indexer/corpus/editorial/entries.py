"""Whether the entries of a vocabulary say what they rest on, and where on the web they are."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from indexer.basis import FORMS, read_basis
from indexer.corpus.editorial.place import Finding, marked_file, problem
from indexer.corpus.files import VocabularyName
from indexer.corpus.read import MAX_VOCABULARY_BYTES
from indexer.errors import Problem
from indexer.model import Credential, Organization, Vocabulary

WEB_SCHEMES = ("http://", "https://")


def examine_entries(folder: Path, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Problems of the credentials and organizations whose files lie in ``folder``."""
    files: Mapping[VocabularyName, Mapping[str, Credential | Organization]] = {
        "credentials": vocabulary.credentials,
        "organizations": vocabulary.organizations,
    }
    for name, entries in files.items():
        path = folder / "vocabulary" / f"{name}.yaml"
        findings = [
            finding
            for number, entry in enumerate(entries.values())
            for finding in _entry(number, entry, vocabulary)
        ]
        if findings and path.is_file():
            marked = marked_file(path, MAX_VOCABULARY_BYTES)
            yield from (problem(marked, finding) for finding in findings)


def _entry(
    number: int, entry: Credential | Organization, vocabulary: Vocabulary
) -> Iterator[Finding]:
    for place, line in enumerate(entry.basis):
        if read_basis(line, vocabulary.sources) is None:
            yield Finding(f"{line!r} is no basis; write {FORMS}", (number, "basis", place))
    if entry.url is not None and not entry.url.startswith(WEB_SCHEMES):
        yield Finding(f"{entry.url!r} is no address; begin it with https://", (number, "url"))
