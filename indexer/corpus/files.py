"""The shape of profile and vocabulary files, made from the model: strict, no unknown keys.

A field of the model is a key of the file, with the constraints of its type. What a file writes
otherwise stands here: a section's text without parts, and a slug in the place of a whole entry.
"""

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, create_model
from pydantic_core import PydanticCustomError

from indexer import model
from indexer.constraint import (
    Constraint,
    Elsewhere,
    Filled,
    Key,
    NotEmpty,
    OneOf,
    Pattern,
    Slug,
    Text,
    Within,
)

# An entry of these may be written as one slug: the value of this key.
_SHORT: Mapping[type, str] = {model.CredentialLink: "credential", model.SourceReference: "source"}


class FileShape(BaseModel):
    """One mapping of a file; `value` makes what it stands for."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    made: ClassVar[type]

    def value(self) -> Any:
        return self.made(**{name: _value(getattr(self, name)) for name in type(self).model_fields})


@dataclass(frozen=True, slots=True)
class _WrittenSection:
    """A section as a file has it: its text in one or in parts."""

    type: Slug
    text: Text | None = None
    parts: tuple[model.Part, ...] | None = None


class _SectionShape(FileShape):
    def value(self) -> model.Section:
        """An empty section has no parts; `checks` reports it."""
        written: _WrittenSection = FileShape.value(self)
        parts = written.parts or ()
        if written.text:
            parts = (model.Part(None, written.text),)
        blocked = tuple(model.Part(part.heading, blocks(part.text)) for part in parts)
        return model.Section(written.type, blocked)


def key_of(kind: type, name: str) -> str:
    """What a file calls a field of one of the model's classes."""
    return shape_of(kind).model_fields[name].alias or name


@cache
def shape_of(kind: type) -> type[FileShape]:
    """The shape of what one of the model's classes is read from."""
    if kind is model.Section:
        return _shape("Section", _WrittenSection, _SectionShape)
    return _shape(kind.__name__, kind, FileShape)


def _shape(name: str, kind: type, base: type[FileShape]) -> type[FileShape]:
    hints = get_type_hints(kind, include_extras=True)
    keys = {
        field.name: _key(hints[field.name], field)
        for field in fields(kind)
        if not any(isinstance(data, Elsewhere) for data in _metadata(hints[field.name]))
    }
    shape = create_model(f"{name}File", __base__=base, **cast(Any, keys))
    shape.made = kind
    return shape


def _key(hint: Any, field: Any) -> tuple[Any, Any]:
    """Type and default of a key; one that may be None may be left out."""
    alias = next((data.name for data in _metadata(hint) if isinstance(data, Key)), None)
    default: Any = ...
    if field.default is not MISSING:
        default = field.default
    elif field.default_factory is not MISSING or type(None) in get_args(hint):
        default = None
    if get_origin(_bare(hint)) is tuple and default == ():
        default = []
    if is_dataclass(hint) and default is None:
        return _written(hint), Field(default_factory=shape_of(cast(type, hint)))
    return _written(hint), Field(default, alias=alias)


def _written(hint: Any) -> Any:
    """The type that a file has where the model has this one."""
    bare = _bare(hint)
    if is_dataclass(bare):
        shape: Any = shape_of(cast(type, bare))
        key = _SHORT.get(cast(type, bare))
        written = Annotated[shape, _mapping_of(key)] if key else shape
    elif get_origin(bare) is tuple:
        written = list[_written(get_args(bare)[0])]  # type: ignore[misc]
    elif get_origin(bare) in (types.UnionType, Union):
        written = Union[tuple(_written(part) for part in get_args(bare))]  # noqa: UP007
    else:
        written = bare
    for data in _metadata(hint):
        if isinstance(data, Constraint):
            for enforced in _enforced(data):
                written = Annotated[written, enforced]
    return written


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


def _metadata(hint: Any) -> tuple[Any, ...]:
    return tuple(hint.__metadata__) if get_origin(hint) is Annotated else ()


def _value(written: Any) -> Any:
    if isinstance(written, FileShape):
        return written.value()
    return tuple(map(_value, written)) if isinstance(written, list) else written


def _enforced(constraint: Constraint) -> Iterator[Any]:
    """pydantic's way to enforce a constraint, with messages in an editor's words."""
    match constraint:
        case Pattern(expression, what):
            yield AfterValidator(_matching(re.compile(expression), what))
        case Filled(lines):
            yield AfterValidator(_filled)
            yield AfterValidator(str.strip)
            if not lines:
                yield AfterValidator(_line)
        case OneOf(levels):
            yield AfterValidator(_one_of(levels))
        case Within(low, high):
            yield Field(ge=low, le=high, allow_inf_nan=False)
        case NotEmpty():
            yield Field(min_length=1)


def _matching(pattern: re.Pattern[str], what: str) -> Any:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            details = {"value": repr(value), "what": what}
            raise PydanticCustomError("form", "{value} is not {what}", details)
        return value

    return check


# Controls, zero-width characters, marks that turn the direction of what follows: nobody sees them,
# and a terminal or a page may obey them (Unicode TR 36, "Security Considerations", section 2).
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def _filled(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty", "the text is empty")
    unseen = _UNSEEN.search(value)
    if unseen:
        details = {"code": f"U+{ord(unseen[0]):04X}", "before": repr(value[: unseen.start()][-20:])}
        message = "the text has the invisible character {code} after {before}; delete it"
        raise PydanticCustomError("unseen", message, details)
    return value


def _line(value: str) -> str:
    if "\n" in value or "\r" in value:
        raise PydanticCustomError("lines", "this must be one line")
    return value


def _one_of(levels: Mapping[str, str]) -> Any:
    def check(value: str) -> str:
        if value not in levels:
            allowed = ", ".join(levels)
            raise PydanticCustomError(
                "level", "{value} is none of: {allowed}", {"value": repr(value), "allowed": allowed}
            )
        return value

    return check


def _mapping_of(key: str) -> BeforeValidator:
    """Lets a plain slug stand for the mapping that has only ``key``."""

    def widen(value: Any) -> Any:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(widen)


def blocks(text: str) -> str:
    """Wrapped text as written by an editor in the form of ``model.Part.text``.

    A line that starts with "- " starts a list item, an empty line ends a block, any other line
    continues what stands before it. Neighbouring list items make one list.
    """
    result: list[list[str]] = []
    continues = False
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("- "):
            if result and result[-1][0].startswith("- "):
                result[-1].append(line)
            else:
                result.append([line])
        elif line and continues:
            result[-1][-1] += " " + line
        elif line:
            result.append([line])
        continues = bool(line)
    return "\n\n".join("\n".join(lines) for lines in result)


VocabularyName = Literal[
    "sections", "groups", "credentials", "organizations", "sources", "synonyms"
]  # fmt: skip
ProfileFile = shape_of(model.Occupation)
VOCABULARY_FILES: Mapping[VocabularyName, type[FileShape]] = {
    "sections": shape_of(model.SectionType),
    "groups": shape_of(model.Group),
    "credentials": shape_of(model.Credential),
    "organizations": shape_of(model.Organization),
    "sources": shape_of(model.Source),
    "synonyms": shape_of(model.Synonym),
}
