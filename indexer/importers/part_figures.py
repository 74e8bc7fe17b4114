"""Figures about parts of occupations from a fact pack into the file of further figures of a corpus.

    python -m indexer.importers.part_figures PACK --into CORPUS

A profile's facts are about the whole occupation. What the sources publish about a part of it (one
of its SOC codes, one of its specialities, a speciality in one industry), prose may state as well;
`occupations check` finds it in CORPUS/figures.tsv, which this command writes anew. PACK is the
folder that `indexer.importers.refresh_facts` reads; of each record's further keys this uses:

- ``soc_detail``: ``{soc, title, jobs_2024, jobs_2034, percent_change, percent_change_1_decimal,
  numeric_change, annual_openings, self_employed_percent, median_annual_2024}``, cited from
  ``bls-ep-2024-34``. The years stand in the keys, as in the official table; the two numbers of
  them are the projection's.
- ``pay_by_occupation``: ``{occupation, year, unit, median, p10, p90, mean}``, all but the first
  three where published; ``jobs_by_occupation``: ``{occupation, jobs_2024}``.
- ``top_industries`` with ``occupation``.
- ``pay.median_annual`` and ``pay.median_hourly``, of which the facts show one; and
  ``pay.older_figure``, ``{year, median_annual, p10, p90}``, where nothing newer is published.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from indexer.corpus.editorial.figures import COLUMNS, HEADER
from indexer.corpus.read import profile_paths
from indexer.errors import OccupationsError
from indexer.importers.refresh_facts import Record, read_pack

FILE = "figures.tsv"


def part_figures(record: Record) -> Iterator[tuple[str, ...]]:
    """The rows of one record of the pack, cells in the order of ``known_figures.HEADER``."""
    projection = record["projection"]
    if projection is None:
        return
    first, last = projection["from_year"], projection["to_year"]
    edition, table = (f"{name}-{first}-{last % 100:02d}" for name in ("ooh", "bls-ep"))
    slug = record["slug"]
    pay = record["pay"] or {}
    for unit in ("annual", "hourly"):
        if pay.get(f"median_{unit}") is not None:
            yield _row(slug, f"the occupation, {unit}", edition, pay["year"], pay, unit)
    if older := pay.get("older_figure"):
        yield _row(slug, "the occupation", edition, older["year"], older, "annual")
    yield _cells(slug, "the occupation", edition, first, jobs_projected=projection["jobs_2034"])
    for row in record["soc_detail"]:
        yield _cells(
            slug,
            f"{row['soc']} {row['title']}",
            table,
            first,
            jobs=row[f"jobs_{first}"],
            jobs_projected=row[f"jobs_{last}"],
            change=row["numeric_change"],
            openings=row["annual_openings"],
            percent=row["percent_change_1_decimal"],
            self_employed_percent=row["self_employed_percent"],
            median=row[f"median_annual_{first}"],
        )
    for row in record.get("pay_by_occupation", ()):
        amounts = {key: row.get(key) for key in ("median", "mean", "p10", "p90")}
        yield _cells(slug, row["occupation"], edition, row["year"], **amounts)
    for row in record.get("jobs_by_occupation", ()):
        yield _cells(slug, row["occupation"], edition, first, jobs=row[f"jobs_{first}"])
    for row in record["top_industries"]:
        if row.get("occupation"):
            of = f"{row['occupation']}; {row['industry']}"
            share, median = row["employment_share_percent"], row.get("median_pay")
            yield _cells(slug, of, edition, first, share_percent=share, median=median)


def _row(slug: str, of: str, source: str, year: int, pay: Record, unit: str) -> tuple[str, ...]:
    return _cells(
        slug, of, source, year, median=pay[f"median_{unit}"], p10=pay.get("p10"), p90=pay.get("p90")
    )


def _cells(slug: str, of: str, source: str, year: int, **figures: Any) -> tuple[str, ...]:
    numbers = ("" if (value := figures.get(key)) is None else f"{value:.10g}" for key in COLUMNS)
    return slug, of, source, str(year), *numbers


def write_part_figures(pack: Path, corpus: Path) -> int:
    """Writes the figures of every occupation of the corpus; gives the number of rows.

    Raises:
        ImportFailure: the pack cannot be read.
    """
    records = read_pack(pack)
    slugs = sorted(path.stem for path in profile_paths(corpus))
    rows = [row for slug in slugs if slug in records for row in part_figures(records[slug])]
    text = "".join("\t".join(row) + "\n" for row in (HEADER, *dict.fromkeys(rows)))
    (corpus / FILE).write_text(text, encoding="utf-8")
    return len(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns 0, or 1 when the pack or the corpus is wrong."""
    parser = argparse.ArgumentParser(prog="python -m indexer.importers.part_figures")
    parser.add_argument("pack", type=Path, metavar="PACK")
    parser.add_argument("--into", type=Path, required=True, metavar="CORPUS", dest="corpus")
    options = parser.parse_args(arguments)
    try:
        rows = write_part_figures(options.pack, options.corpus)
    except OccupationsError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{rows} rows written to {options.corpus / FILE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
