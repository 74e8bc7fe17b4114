"""YAML text to plain values that remember where they stood; everything surprising is a problem.

Works on the parser's events rather than on loaded objects: PyYAML's loaders accept duplicate keys
silently, expand aliases without a bound and drop the position of every value.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from indexer.errors import Problem

MAX_DEPTH = 12  # the deepest legal profile has 6; the parser itself recurses, so keep this small
_TOO_DEEP = f"nested more than {MAX_DEPTH} levels deep"
Loc = tuple[str | int, ...]

_RESOLVER: Any = yaml.resolver.Resolver()
_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")  # longer ones are no number of this project
_FLOAT = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}")
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as the parser counts lines
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class YamlText:
    """A file's text with its lines, so that a problem can show the line it stands on."""

    path: Path
    text: str
    lines: tuple[str, ...]

    def problem(self, line: int, column: int, message: str) -> Problem:
        """``line`` and ``column`` count from 1; past the end, the last line is shown."""
        line = max(1, min(line, len(self.lines) or 1))
        source = self.lines[line - 1] if self.lines else ""
        return Problem(self.path, line, min(column, len(source) + 1), message, source)


@dataclass(slots=True)
class MarkedYaml:
    """``value`` as dicts, lists and scalars; ``marks`` maps the path of keys and indexes to
    (line, column), a mapping's entry to the place of its key under ``keys``."""

    source: YamlText
    value: Any = None
    marks: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    raw: dict[Loc, str] = field(default_factory=dict)  # scalars that are no strings, as written
    problems: list[Problem] = field(default_factory=list)

    def problem_at(self, loc: Loc, message: str, *, key: bool = False) -> Problem:
        """A problem at ``loc`` or, where nothing is written there, at its nearest ancestor."""
        table = self.keys if key and loc in self.keys else self.marks
        while loc and loc not in table:
            loc = loc[:-1]
        line, column = table.get(loc, (1, 1))
        return self.source.problem(line, column, message)


class _Refused(Exception):
    """Stops the walk: what follows would be misread or would cost too much."""


def read_text(path: Path, max_bytes: int) -> YamlText | Problem:
    """The file as text, or the one problem that prevents it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return Problem(path, 1, 1, f"cannot be read: {error.strerror or error}")
    if len(data) > max_bytes:
        return Problem(
            path, 1, 1, f"is {len(data):,} bytes long; at most {max_bytes:,} are allowed"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig")) + 1
        return Problem(path, line, column, f"byte 0x{data[error.start]:02x} is not UTF-8")
    lines = _LINE_END.split(text)
    return YamlText(path, text, tuple(lines if lines[-1] else lines[:-1]))


def parse(source: YamlText) -> MarkedYaml:
    """Parses one document; ``value`` is None where ``problems`` leave nothing to read."""
    result = MarkedYaml(source)
    try:
        events = yaml.parse(source.text, Loader=yaml.CSafeLoader)
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if result.marks:
                    mark = event.start_mark
                    raise _refuse(result, mark, "a second document starts here; one file holds one")
                result.value = _value(next(events), events, (), result)
    except _Refused:
        result.value = None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = " ".join(filter(None, (error.context, error.problem)))
        too_deep = "maximum nesting depth" in said  # libyaml's own limit, from version 0.2.6 on
        message = _TOO_DEEP if too_deep else f"not valid YAML: {said}"
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        result.problems.append(source.problem(line, column, message))
        result.value = None
    except yaml.YAMLError as error:
        result.problems.append(_unreadable(source, error))
        result.value = None
    if result.value is None and not result.problems:
        result.problems.append(source.problem(1, 1, "the file is empty"))
    return result


def _unreadable(source: YamlText, error: yaml.YAMLError) -> Problem:
    """The reader refuses control characters without giving a line: find the first one."""
    for number, line in enumerate(source.lines, 1):
        match = _NOT_TEXT.search(line)
        if match:
            message = f"control character U+{ord(match.group()):04X} is not allowed"
            return source.problem(number, match.start() + 1, message)
    return source.problem(1, 1, f"not valid YAML: {error}".splitlines()[0])


def _refuse(result: MarkedYaml, mark: Any, message: str) -> _Refused:
    result.problems.append(result.source.problem(mark.line + 1, mark.column + 1, message))
    return _Refused()


def _value(event: Any, events: Iterator[Any], loc: Loc, result: MarkedYaml) -> Any:
    mark = event.start_mark
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise _refuse(result, mark, "anchors and aliases (& and *) are not allowed; quote the text")
    if event.tag and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
        raise _refuse(result, mark, f"the tag {event.tag} is not allowed")
    if len(loc) > MAX_DEPTH:
        raise _refuse(result, mark, _TOO_DEEP)
    result.marks[loc] = (mark.line + 1, mark.column + 1)
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(event, loc, result)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_value(event, events, (*loc, len(items)), result))
        return items
    return _mapping(events, loc, result)


def _mapping(events: Iterator[Any], loc: Loc, result: MarkedYaml) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        mark = event.start_mark
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
            raise _refuse(result, mark, "a key must be a plain word; anything else is not allowed")
        key = event.value
        if key in mapping:
            first = result.keys[(*loc, key)][0]
            message = f"the key {key!r} is given twice (first on line {first})"
            result.problems.append(result.source.problem(mark.line + 1, mark.column + 1, message))
            _value(next(events), events, (*loc, key, "again"), result)
            continue
        result.keys[(*loc, key)] = (mark.line + 1, mark.column + 1)
        mapping[key] = _value(next(events), events, (*loc, key), result)
    return mapping


def _scalar(event: Any, loc: Loc, result: MarkedYaml) -> str | int | float | bool | None:
    """YAML 1.1's reading for numbers, booleans and null; every other plain word is text.

    Dates, octal and sexagesimal numbers ("12:30" would be 750) stay as written.
    """
    text: str = event.value
    if not event.implicit[0]:
        return text
    tag = str(_RESOLVER.resolve(yaml.ScalarNode, text, event.implicit)).rpartition(":")[2]
    value: int | float | bool | None
    if tag == "int" and _INT.fullmatch(text):
        value = int(text)
    elif tag == "float" and _FLOAT.fullmatch(text):
        value = float(text)
    elif tag == "bool":
        value = text.lower() in ("yes", "true", "on")
    elif tag == "null":
        value = None
    else:
        return text
    result.raw[loc] = text
    return value
