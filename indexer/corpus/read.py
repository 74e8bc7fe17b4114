"""Corpus folder -> Corpus; every mistake of every file in one run, as path:line:column."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from rapidfuzz import process

from indexer.corpus import marked_yaml
from indexer.corpus.checks import check_occupation, check_occupations, check_vocabulary
from indexer.corpus.files import VOCABULARY_FILES, ProfileFile, VocabularyName
from indexer.corpus.held_titles import check_held_titles, read_held_titles
from indexer.corpus.marked_yaml import Loc, MarkedYaml
from indexer.errors import CorpusError, OccupationsError, Problem
from indexer.model import Corpus, Occupation, Vocabulary

SHIPPED_CORPUS = Path(__file__).resolve().parents[2] / "corpus"
ENGLISH_WORDS = Path("spelling", "american-english.txt")
MAX_PROFILE_BYTES = 256 * 1024  # the longest imported page has 60 kB
MAX_VOCABULARY_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read of a corpus, and every problem found; a build needs no problems."""

    corpus: Corpus
    problems: tuple[Problem, ...]


def read_corpus(folder: Path) -> Corpus:
    """Reads ``folder``/occupations/*.yaml, ``folder``/vocabulary/*.yaml and vocabulary/titles.tsv.

    Raises:
        CorpusError: with all problems of all files.
    """
    reading = examine_corpus(folder)
    if reading.problems:
        raise CorpusError(reading.problems)
    return reading.corpus


def read_profile(path: Path) -> Occupation:
    """Reads one profile by itself: its form is checked, not what it refers to.

    Raises:
        CorpusError: with all problems of the file.
    """
    marked, occupation = _profile(path)
    if marked.problems or occupation is None:
        raise CorpusError(_in_order(marked.problems))
    return occupation


def read_vocabulary(folder: Path) -> Vocabulary:
    """Reads a corpus folder's vocabulary; a file it lacks is taken from the shipped corpus.

    Raises:
        CorpusError: with all problems of all files.
    """
    vocabulary, _, problems = _vocabulary(folder)
    if problems:
        raise CorpusError(_in_order(problems))
    return vocabulary


def examine_corpus(folder: Path) -> Reading:
    """Reads as much as can be read and collects every problem.

    Raises:
        OccupationsError: ``folder`` is no corpus folder.
    """
    paths = profile_paths(folder)
    vocabulary, vocabulary_digest, problems = _vocabulary(folder)
    held = read_held_titles(folder)
    held_by = held.by_slug()
    problems += held.problems
    occupations: dict[str, Occupation] = {}
    digests: dict[str, str] = {}
    read: list[tuple[MarkedYaml, Occupation]] = []
    for path in paths:
        marked, occupation = _profile(path)
        problems += marked.problems
        if occupation is not None:
            read.append((marked, occupation))
            problems += check_occupation(marked, occupation, vocabulary)
            titles = held_by.get(occupation.slug, ())
            occupations.setdefault(occupation.slug, replace(occupation, held_titles=titles))
            digests[occupation.slug] = _digest(marked.source.text, titles)
    slugs = {path.stem for path in paths} | set(occupations)
    problems += check_occupations(read, slugs)
    problems += check_held_titles(held, occupations, slugs, vocabulary)
    ordered = tuple(occupations[slug] for slug in sorted(occupations))
    return Reading(Corpus(ordered, vocabulary, digests, vocabulary_digest), _in_order(problems))


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda p: (str(p.path), p.line, p.column)))


def profile_paths(folder: Path) -> tuple[Path, ...]:
    """The profile files of a corpus folder, by name; hidden files are left out.

    Raises:
        OccupationsError: the folder has no ``occupations`` folder.
    """
    profiles = folder / "occupations"
    if not profiles.is_dir():
        raise OccupationsError(f"{folder} is no corpus: it has no folder 'occupations'")
    return tuple(
        path
        for path in sorted(profiles.iterdir())
        if path.suffix in (".yaml", ".yml") and not path.name.startswith(".")
    )


def _profile(path: Path) -> tuple[MarkedYaml, Occupation | None]:
    marked = _marked(path, MAX_PROFILE_BYTES)
    if marked.value is None:
        return marked, None
    try:
        return marked, ProfileFile.model_validate(marked.value).value()
    except ValidationError as error:
        marked.problems += _problems(marked, error, _model_at(ProfileFile))
        return marked, None


def _vocabulary(folder: Path) -> tuple[Vocabulary, str, list[Problem]]:
    entries: dict[VocabularyName, Any] = {}
    marks: dict[VocabularyName, MarkedYaml] = {}
    problems: list[Problem] = []
    digest = hashlib.sha256()
    for name, shape in VOCABULARY_FILES.items():
        path = folder / "vocabulary" / f"{name}.yaml"
        if not path.is_file():
            path = SHIPPED_CORPUS / "vocabulary" / f"{name}.yaml"
        marked = _marked(path, MAX_VOCABULARY_BYTES)
        digest.update(marked.source.text.encode() + b"\0")
        marks[name] = marked
        entries[name] = ()
        if marked.value is not None:
            try:
                files: list[Any] = TypeAdapter(list[shape]).validate_python(marked.value)  # type: ignore[valid-type]
                entries[name] = tuple(file.value() for file in files)
            except ValidationError as error:
                marked.problems += _problems(marked, error, _model_at(shape))
        problems += marked.problems
    vocabulary = Vocabulary(
        sections=_by_slug(entries["sections"]),
        groups=_by_slug(entries["groups"]),
        credentials=_by_slug(entries["credentials"]),
        organizations=_by_slug(entries["organizations"]),
        sources=_by_slug(entries["sources"]),
        synonyms=entries["synonyms"],
        english=_english(folder, digest),
    )
    if marks["credentials"].source.path.parent.parent != folder:
        vocabulary = _with_known_issuers(vocabulary)
    problems += check_vocabulary(marks, vocabulary)
    return vocabulary, digest.hexdigest(), problems


def _english(folder: Path, digest: "hashlib._Hash") -> str:
    """The corpus's list of English words, else the shipped one: what may be typed without being a
    slip."""
    path = folder / ENGLISH_WORDS
    if not path.is_file():
        path = SHIPPED_CORPUS / ENGLISH_WORDS
    lines = path.read_text(encoding="utf-8").splitlines()
    words = "\n".join(sorted({line.strip().lower() for line in lines if line[:1] != "#"} - {""}))
    digest.update(words.encode())
    return words


def _with_known_issuers(vocabulary: Vocabulary) -> Vocabulary:
    """Shipped credentials beside a corpus's own organizations: issuers it lacks are left out."""
    known = vocabulary.organizations
    credentials = {
        slug: replace(entry, issuers=tuple(i for i in entry.issuers if i in known))
        for slug, entry in vocabulary.credentials.items()
    }
    return replace(vocabulary, credentials=credentials)


def _by_slug(entries: Iterable[Any]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for entry in entries:
        result.setdefault(entry.slug, entry)
    return result


def _marked(path: Path, max_bytes: int) -> MarkedYaml:
    text = marked_yaml.read_text(path, max_bytes)
    if isinstance(text, Problem):
        return MarkedYaml(marked_yaml.YamlText(path, "", ()), problems=[text])
    return marked_yaml.parse(text)


def _digest(text: str, held_titles: Iterable[str]) -> str:
    return hashlib.sha256("\0".join((text, *held_titles)).encode()).hexdigest()


def _problems(
    marked: MarkedYaml, error: ValidationError, keys_at: Callable[[Loc], tuple[str, ...]]
) -> list[Problem]:
    """pydantic's errors in an editor's words, each where it stands."""
    return [
        marked.problem_at(
            loc := tuple(detail["loc"]),
            _message(detail, loc, marked.raw, keys_at),
            key=detail["type"] == "extra_forbidden",
        )
        for detail in error.errors(include_url=False)
    ]


def _message(
    detail: Any, loc: Loc, raw: Mapping[Loc, str], keys_at: Callable[[Loc], tuple[str, ...]]
) -> str:
    kind, value = detail["type"], detail["input"]
    key = str(loc[-1]) if loc else "file"
    if kind == "missing":
        return f"the key {key!r} is missing"
    if kind == "extra_forbidden":
        known = keys_at(loc[:-1])
        best = process.extractOne(key, known, score_cutoff=70)
        hint = f"did you mean {best[0]!r}?" if best else f"known here: {', '.join(known)}"
        return f"unknown key {key!r}; {hint}"
    if raw.get(loc) == "":
        return f"{key!r} has no value; leave the key out or give it one"
    if loc in raw and kind in ("string_type", "literal_error"):
        read = {bool: "a boolean", type(None): "nothing"}.get(type(value), "a number")
        return f"{raw[loc]} is read as {read} here; write it in quotes to mean the text"
    if value is None:
        return f"{key!r} has no value; leave the key out or give it one"
    return f"{key}: {detail['msg']}"


def _model_at(root: type[BaseModel]) -> Callable[[Loc], tuple[str, ...]]:
    """Gives the keys that may stand at a place, found by following the models' fields."""

    def keys(loc: Loc) -> tuple[str, ...]:
        model: type[BaseModel] = root
        for step in loc:
            if isinstance(step, int):
                continue
            for name, info in model.model_fields.items():
                if step in (name, info.alias):
                    model = _inner_model(info.annotation) or model
        return tuple(info.alias or name for name, info in model.model_fields.items())

    return keys


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _inner_model(argument)
        if found:
            return found
    return None
