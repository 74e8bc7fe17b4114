"""What a file may say in a field, as metadata of the field's type; `corpus/files.py` enforces it.

Values made by the program are not checked again: these are no validators.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Key:
    """The name of a field in files, where that is no name of Python's."""

    name: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """No key of the file: the value is read from another one."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text that matches a regular expression; ``what`` completes "… is not"."""

    expression: str
    what: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A text that is not empty; space around it is cut off. ``lines``: it may have several."""

    lines: bool


@dataclass(frozen=True, slots=True)
class OneOf:
    """A key of these."""

    levels: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Within:
    """A number from ``low`` to ``high``."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class NotEmpty:
    """A list with something in it."""


Constraint = Pattern | Filled | OneOf | Within | NotEmpty

_SLUG = Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "a slug (lower-case letters, digits, single hyphens)")
Slug = Annotated[str, _SLUG]
Line = Annotated[str, Filled(lines=False)]
Text = Annotated[str, Filled(lines=True)]
WebAddress = Annotated[str, Pattern(r"https?://[^\s<>\"]+", 'a web address ("https://…")')]
Soc = Annotated[str, Pattern(r"\d{2}-\d{4}", 'a SOC code such as "29-2072"')]
Onet = Annotated[str, Pattern(r"\d{2}-\d{4}\.\d{2}", 'an O*NET-SOC code such as "29-2072.00"')]
Amount = Annotated[float, Within(0, 10_000_000)]  # US dollars
Count = Annotated[int, Within(0, 1_000_000_000)]
Year = Annotated[int, Within(1900, 2100)]
Percent = Annotated[int, Within(0, 100)]
