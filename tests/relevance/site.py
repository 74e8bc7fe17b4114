"""What a search shows: the answer of ``/api/v1/search``, as far as it is measured."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from webapp import create_app

LIMIT = 10  # hits of one request
_SETTINGS = {"OCCUPATIONS_RATE_LIMIT": "off", "OCCUPATIONS_LOG": "off"}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage under a hit."""

    type: str  # e.g. "training"
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One occupation of the list."""

    slug: str
    title: str
    passages: tuple[Passage, ...]
    facts: str  # the few facts beside its title, e.g. "50250; year; High school diploma"


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands above the list."""

    kind: str  # "fact", "passage", "card" or "comparison"
    slugs: tuple[str, ...]
    section: str | None
    text: str  # its text and its value
    url: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The first page of a search."""

    total: int
    hits: tuple[Hit, ...]  # at most ten of the list; what is shown beside it does not count
    corrected: bool  # something else was searched for than what was typed
    unknown: tuple[str, ...]  # words that mean nothing here
    answer: Answer | None

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(hit.slug for hit in self.hits)

    @property
    def summary(self) -> str:
        """One line for a list of misses."""
        first = self.hits[0] if self.hits else None
        parts = [f"first: {first.slug if first else 'nothing'}"]
        if first and first.passages:
            parts.append(f"in {first.passages[0].type}")
        if self.answer:
            parts.append(f"answer: {self.answer.kind} {' '.join(self.answer.slugs)}")
        if self.unknown:
            parts.append(f"unknown: {' '.join(self.unknown)}")
        return ", ".join(parts)


class Site:
    """The site over one index, without a limit of requests and without a log."""

    def __init__(self, index: Path) -> None:
        with patch.dict(os.environ, _SETTINGS):
            self._client = create_app(index).test_client()

    def ask(self, query: str) -> Shown:
        """What the first page shows for this query.

        Raises:
            ValueError: the answer is an error; nothing a person types is one.
        """
        response = self._client.get("/api/v1/search", query_string={"q": query, "limit": LIMIT})
        if response.status_code != 200:
            raise ValueError(f"status {response.status_code} for {query!r}: {response.text}")
        return read_shown(response.get_json())


def read_shown(value: Mapping[str, Any]) -> Shown:
    """The parts of an answer that are measured; what an answer may lack is None or empty."""
    interpreted = value["interpreted"]
    return Shown(
        total=value["total"],
        hits=tuple(_hit(hit) for hit in value["hits"]),
        corrected=interpreted["corrected"] is not None,
        unknown=tuple(map(str, interpreted.get("unknown") or ())),
        answer=_answer(value.get("answer")),
    )


def _hit(value: Mapping[str, Any]) -> Hit:
    passages = (
        Passage(section["type"], "".join(part["text"] for part in section["snippet"]))
        for section in value["sections"]
    )
    facts = "; ".join(_written(fact) for fact in (value.get("quick_facts") or {}).values())
    return Hit(value["slug"], value["title"], tuple(passages), facts)


def _answer(value: Mapping[str, Any] | None) -> Answer | None:
    if value is None:
        return None
    text = " ".join(_written(value.get(name)) for name in ("text", "value"))
    return Answer(
        value["kind"], tuple(value["slugs"]), value.get("section"), text, value.get("url", "")
    )


def _written(value: object) -> str:
    """A value as one reads it: whole numbers without a point, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
