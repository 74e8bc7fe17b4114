"""Corpora of any size that look like the shipped one, the same in every run.

Copy 0 of a profile is the profile itself. Every other copy has a slug and titles of its own, and
sections whose sentences are drawn from its own and from the same section of the profiles of its
group: words keep company as they do in real text, and a word's postings grow with the corpus. The
vocabulary of words does not grow, as that of a real corpus slowly would.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from indexer.corpus.read import SHIPPED_CORPUS, read_corpus
from indexer.corpus.write import write_profile
from indexer.model import PART_BREAK, Occupation, Part, Section

OWN_SHARE = 0.5  # of a copy's sentences; the others come from its group
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")
_BEFORE = "Senior Junior Rural Urban Coastal Mobile Industrial Municipal Federal Private".split()
_AFTER = "Assembly Research Support Planning Safety Quality Field Night Training Export".split()

Pool = Mapping[tuple[str | None, str], Sequence[str]]  # (group, section type) -> sentences


def write_corpus(folder: Path, scale: int, profiles: int | None = None) -> None:
    """Writes a corpus ``scale`` times as large as the shipped one, with the shipped vocabulary.

    Args:
        folder: where ``occupations/`` is made.
        scale: copies of each profile; 1 gives the shipped profiles.
        profiles: take only so many of the shipped ones.
    """
    shipped = read_corpus(SHIPPED_CORPUS).occupations[:profiles]
    for occupation in grown(shipped, scale):
        write_profile(occupation, folder)


def grown(occupations: Sequence[Occupation], scale: int) -> Iterator[Occupation]:
    """The profiles, and ``scale`` - 1 copies of each."""
    slugs = {occupation.slug for occupation in occupations}
    pool = _sentences(occupations)
    for occupation in occupations:
        kept = tuple(slug for slug in occupation.related if slug in slugs)
        yield replace(occupation, related=kept)
        for number in range(1, scale):
            yield _copy(occupation, number, pool)


def edited(occupation: Occupation, number: int) -> Occupation:
    """The profile after an editor's ``number``-th change: a sentence more in its last section."""
    last = occupation.sections[-1]
    part = last.parts[-1]
    text = f"{part.text} This was looked through for the {number}th time."
    section = replace(last, parts=(*last.parts[:-1], replace(part, text=text)))
    return replace(occupation, sections=(*occupation.sections[:-1], section))


def _sentences(occupations: Sequence[Occupation]) -> Pool:
    pool: dict[tuple[str | None, str], list[str]] = {}
    for occupation in occupations:
        for section in occupation.sections:
            found = pool.setdefault((occupation.group, section.type), [])
            for part in section.parts:
                for paragraph in part.text.split(PART_BREAK):
                    if not paragraph.startswith("- "):
                        found += _SENTENCE_END.split(paragraph)
    return pool


def _copy(occupation: Occupation, number: int, pool: Pool) -> Occupation:
    draw = random.Random(f"{occupation.slug} {number}")
    before, after = _BEFORE[number % 10], _AFTER[number // 10 % 10]
    count = f" {number // 100}" if number >= 100 else ""
    return replace(
        occupation,
        slug=f"{occupation.slug}-{number}",
        title=f"{before} {after} {occupation.title}{count}",
        alternate_titles=tuple(
            f"{draw.choice(_BEFORE)} {title}" for title in occupation.alternate_titles
        ),
        former_titles=(),
        sections=tuple(
            _mixed(section, draw, pool[occupation.group, section.type])
            for section in occupation.sections
        ),
        related=(),
    )


def _mixed(section: Section, draw: random.Random, sentences: Sequence[str]) -> Section:
    return replace(
        section,
        parts=tuple(Part(p.heading, _mixed_text(p.text, draw, sentences)) for p in section.parts),
    )


def _mixed_text(text: str, draw: random.Random, sentences: Sequence[str]) -> str:
    paragraphs = []
    for paragraph in text.split(PART_BREAK):
        if sentences and not paragraph.startswith("- "):
            own = _SENTENCE_END.split(paragraph)
            kept = (s if draw.random() < OWN_SHARE else draw.choice(sentences) for s in own)
            paragraph = " ".join(kept)
        paragraphs.append(paragraph)
    return PART_BREAK.join(paragraphs)
