"""An occupation as the text of its profile file, laid out for the editors who will change it."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from indexer.corpus.files import blocks, key_of
from indexer.model import (
    Contact,
    CredentialLink,
    Facts,
    Industries,
    Occupation,
    Part,
    Section,
    SourceReference,
)

WIDTH = 96  # columns of a wrapped line, its indentation included

# YAML 1.1, "yaml.org/type/bool" and "/null": plain words that are not read as text.
_NOT_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
# Plain scalars that mean themselves in block and in flow context; anything else is quoted.
_PLAIN = re.compile(r"[A-Za-z](?:[\w .&/()'’+—–-]*[\w.)])?", re.ASCII)
# YAML 1.1 section 5.1 (printable) and 5.4 (NEL, LS and PS break lines), plus the byte order mark.
_BREAKS = re.compile("[\t\r\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')

# The block of the key, and the first of the keys that follow it.
_FACTS_BLOCK = re.compile(r"^facts:[^\n]*\n(?:[ #][^\n]*\n|\n)*", re.MULTILINE)
_AFTER_FACTS = re.compile(r"^(?:credentials|sections):", re.MULTILINE)

_Value = str | int | float | None
_LAST = ("unit", "year", "from_year", "to_year", "source")  # of the keys of a fact


def write_profile(occupation: Occupation, folder: Path) -> Path:
    """Write the profile file of an occupation into a corpus and return its path.

    The file is ``<folder>/occupations/<slug>.yaml``; it is replaced in one step, so that a reader
    sees the old profile or the new one, never a half.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    path = folder / "occupations" / f"{occupation.slug}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(profile_yaml(occupation).encode())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return path


def profile_yaml(occupation: Occupation) -> str:
    """The text of an occupation's profile file, in the format of the corpus's README.

    Keys without a value are left out, ``sections`` excepted. Paragraphs and list items are wrapped
    at 96 columns; reading the result gives the same occupation, its texts in the form that
    ``Part`` describes.
    """
    lines = [f"slug: {_scalar(occupation.slug)}", f"title: {_scalar(occupation.title)}"]
    if occupation.group is not None:
        lines.append(f"group: {_scalar(occupation.group)}")
    lines += _flow_list("soc", map(_quoted, occupation.soc))
    lines += _flow_list("onet", map(_quoted, occupation.onet))
    lines += _flow_list("alternate_titles", map(_scalar, occupation.alternate_titles))
    lines += _flow_list("former_titles", map(_scalar, occupation.former_titles))
    lines += _keyed("facts", _facts(occupation.facts))
    lines += _keyed("credentials", map(_credential, occupation.credentials))
    lines += _sections(occupation.sections)
    lines += _keyed("contacts", _contacts(occupation.contacts))
    lines += _flow_list("related", map(_scalar, occupation.related))
    lines += _flow_list("related_titles", map(_scalar, occupation.related_titles))
    lines += _sources(occupation.sources)
    return "\n".join(lines) + "\n"


def write_facts(path: Path, facts: Facts) -> None:
    """Replace the facts of a profile file, every other line left as an editor has written it.

    Raises:
        OSError: the file cannot be written.
    """
    text = path.read_text(encoding="utf-8")
    written = "".join(f"{line}\n" for line in _keyed("facts", _facts(facts)))
    if _FACTS_BLOCK.search(text):
        text = _FACTS_BLOCK.sub(lambda _: written, text, count=1)
    else:
        text = _AFTER_FACTS.sub(lambda match: written + match[0], text, count=1)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _scalar(value: str) -> str:
    if _PLAIN.fullmatch(value) and value.lower() not in _NOT_TEXT:
        return value
    return _quoted(value)


def _quoted(value: str) -> str:
    return '"' + _ESCAPED.sub(_escape, value) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return f"\\{char}" if char in '"\\' else f"\\u{ord(char):04x}"


def _value(value: str | int | float) -> str:
    if isinstance(value, str):
        return _scalar(value)
    return str(int(value)) if value == int(value) else str(value)


def _flow_map(entries: Mapping[str, _Value]) -> str:
    present = (f"{key}: {_value(value)}" for key, value in entries.items() if value is not None)
    return "{" + ", ".join(present) + "}"


def _flow_list(key: str, items: Iterable[str]) -> Iterator[str]:
    """``key: [a, b]``, broken between items only, so that no item is spread over two lines."""
    line, words = f"{key}: [", tuple(items)
    for place, word in enumerate(words):
        end = "]" if place == len(words) - 1 else ","
        if place and len(line) + len(word) + 1 > WIDTH:
            yield line.rstrip()
            line = "  "
        line += word + end + ("" if end == "]" else " ")
    if words:
        yield line


def _keyed(key: str, lines: Iterable[str]) -> Iterator[str]:
    """``key:`` over the lines indented below it; nothing when there are none."""
    for place, line in enumerate(lines):
        if place == 0:
            yield f"{key}:"
        yield f"  {line}"


def _facts(facts: Facts) -> Iterator[str]:
    """Every fact the model has, in its order."""
    for field in fields(facts):
        value = getattr(facts, field.name)
        if isinstance(value, str):
            yield f"{field.name}: {_scalar(value)}"
        elif isinstance(value, Industries):
            yield from _keyed(field.name, _industries(value))
        elif value is not None and any(isinstance(one, tuple) for one in _entry(value).values()):
            yield from _keyed(field.name, _lists(value))
        elif value is not None:
            yield f"{field.name}: {_flow_map(_entry(value))}"


def _lists(fact: Any) -> Iterator[str]:
    """The lists of a fact, a key each, then where they are from."""
    for key, value in _entry(fact).items():
        if isinstance(value, tuple):
            yield from _flow_list(key, map(_scalar, value))
        elif value is not None:
            yield f"{key}: {_value(value)}"


def _entry(fact: Any) -> Mapping[str, Any]:
    """The keys of a fact: what it says, then of which unit, years and source."""
    names = [field.name for field in fields(fact)]
    last = [name for name in _LAST if name in names]
    ordered = [*(name for name in names if name not in _LAST), *last]
    return {key_of(type(fact), name): getattr(fact, name) for name in ordered}


def _industries(industries: Industries) -> Iterator[str]:
    yield f"year: {industries.year}"
    yield f"source: {_scalar(industries.source)}"
    yield "shares:" if industries.shares else "shares: []"
    for share in industries.shares:
        yield f"  - {_flow_map(_entry(share))}"


def _credential(link: CredentialLink) -> str:
    if link == CredentialLink(link.credential):
        return f"- {_scalar(link.credential)}"
    return f"- {_flow_map(asdict(link))}"


def _contacts(contacts: Sequence[Contact]) -> Iterator[str]:
    for contact in contacts:
        yield f"- name: {_scalar(contact.name)}"
        for key, value in (
            ("acronym", contact.acronym),
            ("address", contact.address),
            ("url", contact.url),
        ):
            if value is not None:
                yield f"  {key}: {_scalar(value)}"


def _sources(sources: Sequence[SourceReference]) -> Iterator[str]:
    slugs = [
        source.source
        for source in sources
        if source.source is not None and source == SourceReference(source=source.source)
    ]
    if len(slugs) == len(sources):
        return _flow_list("sources", map(_scalar, slugs))
    return _keyed("sources", (f"- {_flow_map(asdict(source))}" for source in sources))


def _sections(sections: Sequence[Section]) -> Iterator[str]:
    yield "sections:" if sections else "sections: []"
    for section in sections:
        yield f"  - type: {_scalar(section.type)}"
        if len(section.parts) == 1 and section.parts[0].heading is None:
            yield from _text(section.parts[0], indent="    ")
            continue
        yield "    parts:"
        for part in section.parts:
            if part.heading is None:
                first, *rest = _text(part, indent="        ")
                yield f"      - {first.lstrip()}"
                yield from rest
            else:
                yield f"      - heading: {_scalar(part.heading)}"
                yield from _text(part, indent="        ")


def _text(part: Part, indent: str) -> Iterator[str]:
    yield f"{indent}text: |"
    for line in _wrapped(part.text, WIDTH - len(indent) - 2):
        yield f"{indent}  {line}" if line else ""


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text: blank ones between blocks only, continued list items indented by two."""
    clean = _UNPRINTABLE.sub("", _BREAKS.sub(" ", text.replace("\r\n", "\n")))
    for line in blocks(clean).split("\n"):
        yield from _fold(line, width, "  " if line.startswith("- ") else "")


def _fold(line: str, width: int, indent: str) -> Iterator[str]:
    """Break a line at spaces; a lone hyphen stays with the word before it, since a line that
    starts with one would be read as a list item."""
    words: list[str] = []
    for word in (word.strip() for word in line.split(" ")):
        if word == "-" and words:
            words[-1] += " -"
        elif word:
            words.append(word)
    current = ""
    for word in words:
        if current and len(current) + 1 + len(word) > width and current != "-":
            yield current
            current = indent + word
        else:
            current = f"{current} {word}" if current else word
    yield current
