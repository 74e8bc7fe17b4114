"""What people choose work by, from published tables into the facts of a corpus's profiles.

    python -m indexer.importers.traits PACK ONET --into CORPUS [--compare]

PACK is the folder that `refresh_facts` describes; of a record of ``occupations.jsonl`` are read
``onet_codes``, ``important_qualities`` (names), ``work_schedule`` (``{keywords}``),
``injuries_heading`` (whether the page has one on injuries and illnesses), ``job_zones`` (by code)
and ``projection``, whose years name the edition that is cited. ONET is a folder of O*NET's text
files (https://www.onetcenter.org/database.html): ``Interests.txt``, ``Technology Skills.txt`` and
``Tools Used.txt``, tables with tabs whose columns are found by their names.

Where several O*NET occupations make one profile, its interests are the means of theirs, its job
zone is their range, and its software and tools are chosen from all of theirs: what employers
often ask for there, what they often ask for anywhere, then the rest, as far as it tells the
occupation from others (`Names.telling`).
``--compare`` writes nothing and ends with 1 if a profile says otherwise than the tables.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from indexer.corpus.read import profile_paths, read_profile
from indexer.corpus.write import write_facts
from indexer.errors import ImportFailure, OccupationsError
from indexer.importers.refresh_facts import read_pack
from indexer.model import (
    INTERESTS,
    Conditions,
    Facts,
    Interests,
    JobZone,
    Qualities,
    Schedule,
    Technology,
)

Record = Mapping[str, Any]
Tables = Mapping[str, Sequence[Mapping[str, str]]]  # rows by O*NET-SOC code

ONET = "onet-30-1"
_CODE = "O*NET-SOC Code"
_KEYWORDS = {  # of the pack's work schedules
    "full time": "full-time", "part time": "part-time",
    "overtime / more than 40 hours a week": "overtime", "evenings": "evenings",
    "nights": "nights", "early mornings": "early-mornings", "weekends": "weekends",
    "holidays": "holidays", "shifts": "shifts", "irregular or variable hours": "irregular",
    "on call": "on-call", "seasonal": "seasonal",
}  # fmt: skip
_TRAVEL = "travel"  # which is no time

SOFTWARE_SHOWN, TOOLS_SHOWN = 10, 8
IN_DEMAND_SHOWN = 6  # of the software, at most
# Shares of the profiles that may have a name which still tells one from others: what employers ask
# for in an occupation, and anything else. Excel and Word are everybody's.
COMMON_IN_DEMAND, COMMON = 0.3, 0.15
SHARED = 2  # profiles that have a name, at least: a search for it leads to another one


@dataclass(frozen=True, slots=True)
class Sources:
    """The pack's records by slug, and O*NET's tables by code."""

    records: Mapping[str, Record]
    interests: Tables
    technology: Tables
    tools: Tables


def read_sources(pack: Path, onet: Path) -> Sources:
    """Read what traits are made from.

    Raises:
        ImportFailure: a file is missing or is not as described above.
    """
    return Sources(
        read_pack(pack),
        _table(onet / "Interests.txt", ("Element Name", "Scale ID", "Data Value")),
        _table(onet / "Technology Skills.txt", ("Example", "Hot Technology", "In Demand")),
        _table(onet / "Tools Used.txt", ("Example",)),
    )


def _table(path: Path, columns: Iterable[str]) -> Tables:
    found: dict[str, list[Mapping[str, str]]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            missing = {_CODE, *columns} - set(reader.fieldnames or ())
            if missing:
                raise ImportFailure(f"{path}:1", f"no column {', '.join(sorted(missing))}")
            for row in reader:
                if None in row.values() or None in row:
                    raise ImportFailure(f"{path}:{reader.line_num}", "a row of another width")
                found.setdefault(row[_CODE], []).append(row)
    except (OSError, UnicodeDecodeError) as error:
        raise ImportFailure(str(path), f"cannot be read: {error}") from error
    return found


def traits_of(sources: Sources) -> Mapping[str, Facts]:
    """The traits of every record of the pack, by slug; the other facts are None."""
    codes = {slug: sorted(record["onet_codes"]) for slug, record in sources.records.items()}
    software = Names(codes, sources.technology)
    hot = Names(codes, sources.technology, only=("Hot Technology", "In Demand"))
    asked = Names(codes, sources.technology, only=("In Demand",))
    tools = Names(codes, sources.tools)
    return {
        slug: replace(
            _reported(record),
            interests=_interests(codes[slug], sources.interests),
            technology=_technology(
                (
                    *software.telling(asked.of[slug], COMMON_IN_DEMAND)[:IN_DEMAND_SHOWN],
                    *software.telling(hot.of[slug], COMMON),
                    *software.telling(software.of[slug], COMMON),
                ),
                hot.of[slug],
                tools.telling(tools.of[slug], COMMON),
            ),
        )
        for slug, record in sources.records.items()
    }


def _reported(record: Record) -> Facts:
    projection = record["projection"]
    if projection is None:
        return Facts()
    source = f"ooh-{projection['from_year']}-{projection['to_year'] % 100:02}"
    keywords = (record["work_schedule"] or {}).get("keywords", [])
    unknown = set(keywords) - {*_KEYWORDS, _TRAVEL}
    if unknown:
        raise ImportFailure(record["slug"], f"work_schedule: unknown {sorted(unknown)[0]!r}")
    when = tuple(key for word, key in _KEYWORDS.items() if word in keywords)
    under = ("injuries",) * bool(record["injuries_heading"]) + ("travel",) * (_TRAVEL in keywords)
    names = tuple(record["important_qualities"])
    zones = record["job_zones"].values()
    return Facts(
        job_zone=JobZone(min(zones), max(zones), ONET) if zones else None,
        schedule=Schedule(when, source) if when else None,
        conditions=Conditions(under, source) if under else None,
        qualities=Qualities(names, source) if names else None,
    )


def _interests(codes: Sequence[str], rows: Tables) -> Interests | None:
    scores: dict[str, list[float]] = {name: [] for name in INTERESTS}
    for row in (row for code in codes for row in rows.get(code, ())):
        if row["Scale ID"] == "OI":
            scores[row["Element Name"].lower()].append(float(row["Data Value"]))
    if not all(scores.values()):
        return None
    means = {name: round(sum(values) / len(values), 2) for name, values in scores.items()}
    return Interests(**means, source=ONET)


class Names:
    """The names of one of O*NET's tables, by profile. ``of``: in the order of the table."""

    def __init__(
        self, codes: Mapping[str, Sequence[str]], rows: Tables, only: Sequence[str] = ()
    ) -> None:
        """``only``: the rows that have a Y in one of these columns."""
        self.of = {
            slug: tuple(
                dict.fromkeys(
                    row["Example"]
                    for code in own
                    for row in rows.get(code, ())
                    if not only or any(row[column] == "Y" for column in only)
                )
            )
            for slug, own in codes.items()
        }
        self._spread = Counter(name for names in self.of.values() for name in names)

    def telling(self, names: Iterable[str], common: float) -> tuple[str, ...]:
        """Those that some other profile has and no more than a share of all, which people are the
        likelier to know the more profiles have them; these come first."""
        most = common * len(self.of)
        kept = [name for name in names if SHARED <= self._spread[name] <= most]
        return tuple(sorted(kept, key=lambda name: (-self._spread[name], name.lower())))


def _technology(
    software: Iterable[str], hot: Sequence[str], tools: Iterable[str]
) -> Technology | None:
    shown = tuple(dict.fromkeys(software))[:SOFTWARE_SHOWN]
    used = tuple(tools)[:TOOLS_SHOWN]
    if not shown and not used:
        return None
    return Technology(ONET, shown, tuple(name for name in shown if name in hot), used)


def with_traits(facts: Facts, traits: Facts) -> Facts:
    """The facts with all that the traits say; what these do not say stays as it is."""
    said = {f.name: getattr(traits, f.name) for f in fields(traits)}
    return replace(facts, **{name: value for name, value in said.items() if value is not None})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 0, or 1 when a source is wrong or a compared profile differs."""
    parser = argparse.ArgumentParser(prog="python -m indexer.importers.traits")
    parser.add_argument("pack", type=Path, metavar="PACK")
    parser.add_argument("onet", type=Path, metavar="ONET")
    parser.add_argument("--into", type=Path, required=True, metavar="CORPUS", dest="corpus")
    parser.add_argument("--compare", action="store_true", help="write nothing; 1 if any differs")
    options = parser.parse_args(arguments)
    try:
        traits = traits_of(read_sources(options.pack, options.onet))
        before = [(path, read_profile(path)) for path in profile_paths(options.corpus)]
        differing = 0
        for path, occupation in before:
            facts = with_traits(occupation.facts, traits.get(occupation.slug, Facts()))
            if facts != occupation.facts:
                differing += 1
                if options.compare:
                    print(f"{path}: differs from the tables")
                else:
                    write_facts(path, facts)
    except (OccupationsError, OSError, KeyError, ValueError, json.JSONDecodeError) as error:
        print(error, file=sys.stderr)
        return 1
    told = "differ" if options.compare else "rewritten"
    print(f"{differing} of {len(before)} profiles {told}")
    return int(options.compare and differing > 0)


if __name__ == "__main__":
    sys.exit(main())
