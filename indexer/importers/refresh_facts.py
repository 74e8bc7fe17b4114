"""Facts of a published fact pack into the profiles of a corpus; prose and links stay as they are.

    python -m indexer.importers.refresh_facts PACK --into CORPUS

PACK is a folder that anybody can rebuild from the official tables. It holds ``sources.json``, a
list of ``{id, ...}``, and ``occupations.jsonl``, one JSON object a line for each occupation:

- ``slug``, ``title``, ``group_slug``: of the Handbook's address and heading.
- ``soc_codes``, ``onet_codes``, ``alternate_titles``, ``former_titles``: lists of text.
- ``ooh_2010_11``: pages of the 2010-11 Handbook, ``{title, relation}``.
- ``related``: ``{slug, title}`` of other occupations.
- ``education``, ``work_experience``, ``on_the_job_training``: the words of the Handbook's Quick
  Facts, "See How to Become One" included, or null.
- ``employment``: ``{year, jobs}`` or null.
- ``projection``: ``{from_year, to_year, percent_change, numeric_change, annual_openings,
  outlook_class}`` or null. Its years name the edition that the figures are cited from
  (``ooh-2024-34``); null means that the Handbook has no figures for the occupation.
- ``pay``: ``{year, median_annual, median_hourly}``, either null, and where published ``p10``,
  ``p90`` and ``percentile_unit`` (year or hour); or null.
- ``wages``: one row a SOC code, ``{year, unit, p10, p25, median, p75, p90}``; a row of 2025 is
  cited from ``oews-2025``.
- ``top_industries``: ``{industry, employment_share_percent, median_pay, unit}``, the last two only
  where published, and ``occupation`` where the row is about a part of the occupation.
"""

import argparse
import json
import re
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from indexer.corpus.read import profile_paths, read_profile
from indexer.corpus.write import write_profile
from indexer.errors import ImportFailure, OccupationsError
from indexer.model import (
    EDUCATION_LEVELS,
    EXPERIENCE_LEVELS,
    OUTLOOK_CLASSES,
    TRAINING_LEVELS,
    Facts,
    Industries,
    IndustryShare,
    Jobs,
    Occupation,
    Outlook,
    Pay,
    PayUnit,
)

Record = Mapping[str, Any]

_VARIES = "See How to Become One"  # the Handbook's words where specialties differ
_SAME_OCCUPATION = frozenset({"same", "renamed"})
_FACTS = ("pay", "wages", "jobs", "outlook", "industries")
_LEVELS = ("education", "experience", "training")


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What became of a corpus's profiles, by slug."""

    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    unknown: tuple[str, ...]  # not in the pack; left alone


def refresh_facts(pack: Path, corpus: Path) -> Refreshed:
    """Bring the facts, codes, titles and related occupations of a corpus up to a pack.

    Every profile under ``corpus/occupations`` that the pack knows is rewritten if anything in it
    changes; comments in a rewritten file are lost, sections, credentials, contacts and sources are
    kept. All profiles are read before the first is written.

    Raises:
        ImportFailure: the pack cannot be read or a record of it is not as described above.
        CorpusError: a profile cannot be read.
    """
    records = read_pack(pack)
    before = tuple(read_profile(path) for path in profile_paths(corpus))
    slugs = frozenset(occupation.slug for occupation in before)
    after = tuple(
        refreshed(occupation, records[occupation.slug], slugs)
        if occupation.slug in records
        else occupation
        for occupation in before
    )
    for old, new in zip(before, after, strict=True):
        if old != new:
            write_profile(new, corpus)
    known = [(old, new) for old, new in zip(before, after, strict=True) if old.slug in records]
    return Refreshed(
        changed=tuple(old.slug for old, new in known if old != new),
        unchanged=tuple(old.slug for old, new in known if old == new),
        unknown=tuple(old.slug for old in before if old.slug not in records),
    )


def with_figures(facts: Facts, record: Facts) -> Facts:
    """The facts with the figures and levels of a record; what `traits` writes stays."""
    return replace(facts, **{name: getattr(record, name) for name in (*_LEVELS, *_FACTS)})


def refreshed(occupation: Occupation, record: Record, slugs: Collection[str]) -> Occupation:
    """The occupation with everything that the record states, its prose and links untouched.

    ``slugs`` are the profiles of the corpus: a related occupation that is not among them is kept by
    its title. Editors who need further alternate titles than the record's put them into the
    vocabulary's synonyms, since this replaces the list.
    """
    related = {entry["slug"]: entry["title"] for entry in record["related"]}
    return replace(
        occupation,
        title=record["title"],
        group=record["group_slug"],
        soc=tuple(record["soc_codes"]),
        onet=tuple(sorted(record["onet_codes"])),
        alternate_titles=_other_titles(record["alternate_titles"], than=[record["title"]]),
        former_titles=former_titles_of(record),
        facts=with_figures(occupation.facts, facts_of(record)),
        related=tuple(slug for slug in related if slug in slugs),
        related_titles=tuple(title for slug, title in related.items() if slug not in slugs),
    )


def former_titles_of(record: Record) -> tuple[str, ...]:
    """Titles of earlier editions: the record's own, then those of 2010-11 pages on the same.

    Of the 2010-11 pages only those related as "same" or "renamed" count: the title of a broader,
    overlapping or loosely related page names something else as well. A narrower page that became
    part of the occupation stands in the record's ``former_titles`` if its title still serves. A
    title that differs from the present one or an alternate one in case or punctuation alone is
    left out.
    """
    pages = (
        page["title"] for page in record["ooh_2010_11"] if page["relation"] in _SAME_OCCUPATION
    )
    present = [record["title"], *record["alternate_titles"]]
    return _other_titles([*record["former_titles"], *pages], than=present)


def facts_of(record: Record) -> Facts:
    """The facts that a record of the pack states; what it does not state is None.

    "See How to Become One" is read as "varies". ``wages`` is given only when there is exactly one
    row: medians and percentiles of several SOC codes cannot be combined. Likewise ``industries``
    only from rows about the whole occupation. See ``pay_of`` for units and top-coded amounts.

    Raises:
        ImportFailure: a class is unknown, or there are figures but no projection to say which
            edition they are cited from.
    """
    projection = record["projection"]
    stated = [key for key in ("employment", "pay", "top_industries") if record[key]]
    if projection is None and stated:
        reason = f"{', '.join(stated)} without a projection: the edition to cite is unknown"
        raise ImportFailure(record["slug"], reason)
    edition = (
        f"ooh-{projection['from_year']}-{projection['to_year'] % 100:02d}" if projection else ""
    )
    jobs = record["employment"]
    return Facts(
        education=_level(record, "education", EDUCATION_LEVELS),
        experience=_level(record, "work_experience", EXPERIENCE_LEVELS),
        training=_level(record, "on_the_job_training", TRAINING_LEVELS),
        pay=pay_of(record["pay"], edition) if record["pay"] else None,
        wages=_wages(record["wages"]),
        jobs=Jobs(jobs["jobs"], jobs["year"], edition) if jobs else None,
        outlook=_outlook(record, edition) if projection else None,
        industries=_industries(record, edition),
    )


def pay_of(pay: Record, source: str) -> Pay | None:
    """Pay in the unit of its published percentiles, otherwise a year's if there is one.

    None when no median is published. BLS publishes amounts of $239,200 a year or more ($115 an
    hour, May 2024) as that amount: it then stands for a lower bound.
    """
    unit: PayUnit = "hour" if pay["median_annual"] is None else "year"
    unit = pay.get("percentile_unit", unit)
    median = pay["median_hourly" if unit == "hour" else "median_annual"]
    if median is None:
        return None
    return Pay(median, unit, pay["year"], source, p10=pay.get("p10"), p90=pay.get("p90"))


def _wages(rows: Sequence[Record]) -> Pay | None:
    if len(rows) != 1:
        return None
    row = rows[0]
    amounts = {key: row[key] for key in ("median", "p10", "p25", "p75", "p90")}
    return Pay(unit=row["unit"], year=row["year"], source=f"oews-{row['year']}", **amounts)


def _outlook(record: Record, source: str) -> Outlook:
    projection = record["projection"]
    classes = {label.casefold(): key for key, label in OUTLOOK_CLASSES.items()}
    label = projection["outlook_class"]
    if label.casefold() not in classes:
        raise ImportFailure(record["slug"], f"unknown outlook class {label!r}")
    return Outlook(
        percent=projection["percent_change"],
        outlook_class=classes[label.casefold()],
        from_year=projection["from_year"],
        to_year=projection["to_year"],
        source=source,
        change=projection["numeric_change"],
        openings=projection["annual_openings"],
    )


def _industries(record: Record, source: str) -> Industries | None:
    shares = tuple(
        IndustryShare(
            industry=row["industry"],
            percent=row["employment_share_percent"],
            median=row.get("median_pay"),
            unit=row["unit"] if row.get("median_pay") is not None else None,
        )
        for row in record["top_industries"]
        if not row.get("occupation")
    )
    return Industries(record["employment"]["year"], source, shares) if shares else None


def _level(record: Record, field: str, levels: Mapping[str, str]) -> str | None:
    label = record[field]
    if label is None:
        return None
    keys = {**{text: key for key, text in levels.items()}, _VARIES: "varies"}
    if label not in keys:
        raise ImportFailure(record["slug"], f"{field}: unknown level {label!r}")
    return keys[label]


def _other_titles(titles: Sequence[str], than: Sequence[str]) -> tuple[str, ...]:
    """The titles whose words differ from those of ``than`` and of the titles before them."""
    seen = {_words(title) for title in than}
    other: list[str] = []
    for title in titles:
        if _words(title) not in seen:
            seen.add(_words(title))
            other.append(title)
    return tuple(other)


def _words(title: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", title.casefold()))


def read_pack(pack: Path) -> dict[str, Record]:
    """The records of a pack by slug.

    Raises:
        ImportFailure: a file is missing or broken, a record lacks something or has a wrong value,
            or a fact would be cited from a source that ``sources.json`` does not list.
    """
    path, records = pack / "occupations.jsonl", dict[str, Record]()
    try:
        sources = {source["id"] for source in json.loads((pack / "sources.json").read_bytes())}
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ImportFailure(str(pack), f"not a fact pack: {error!r}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            nothing = Occupation(record["slug"], record["title"], group=None, sections=())
            facts = refreshed(nothing, record, slugs=()).facts
            records[record["slug"]] = record
        except KeyError as error:
            raise ImportFailure(f"{path}:{number}", f"the key {error} is missing") from error
        except (ValueError, TypeError, AttributeError) as error:
            raise ImportFailure(f"{path}:{number}", f"not as described: {error}") from error
        cited = {fact.source for key in _FACTS if (fact := getattr(facts, key)) is not None}
        if cited - sources:
            missing = ", ".join(sorted(cited - sources))
            raise ImportFailure(f"{path}:{number}", f"sources.json does not list {missing}")
    return records


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 0, or 1 when the pack or the corpus is wrong."""
    parser = argparse.ArgumentParser(prog="python -m indexer.importers.refresh_facts")
    parser.add_argument("pack", type=Path, metavar="PACK")
    parser.add_argument("--into", type=Path, required=True, metavar="CORPUS", dest="corpus")
    options = parser.parse_args(arguments)
    try:
        result = refresh_facts(options.pack, options.corpus)
    except OccupationsError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{len(result.changed)} profiles rewritten, {len(result.unchanged)} were up to date")
    if result.unknown:
        print(f"not in the pack: {', '.join(result.unknown)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
