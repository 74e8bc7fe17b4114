"""A corpus of five made-up occupations whose every word is known to the tests."""

from collections.abc import Mapping
from pathlib import Path

VOCABULARY: Mapping[str, str] = {
    "sections": """\
- {slug: nature-of-work, title: Nature of work}
- {slug: training, title: Training}
- {slug: employment, title: Employment}
- {slug: job-outlook, title: Job outlook}
- {slug: earnings, title: Earnings}
- {slug: further-reading, title: Further reading}
""",
    "groups": """\
- {slug: farming, title: Farming}
- {slug: care, title: Care}
- {slug: crafts, title: Crafts}
- {slug: seafaring, title: Seafaring}
""",
    "credentials": """\
- slug: rbk
  name: Registered Beekeeper
  kind: registration
  acronym: RBK
  issuers: [nab]
- slug: chm
  name: Certified Hive Master
  kind: certification
  acronym: CHM
  former_names: [{name: Certified Skep Master, acronym: CSM, until: 1999, source: lore}]
- {slug: wac, name: Ward Aide Certificate, kind: certification, acronym: WAC}
- {slug: gsb, name: Golden Comb Badge, kind: designation}
""",
    "organizations": """\
- {slug: nab, name: National Association of Beekeepers, acronym: NAB, roles: [issues]}
- {slug: sohi, name: Society of Hive Inspectors, acronym: SOHI}
""",
    "sources": """\
- {slug: lore, title: Collected Lore, publisher: Village Press, edition: second, date: "2024-08-29",
   licence: free, url: "https://lore.example/"}
""",
    "synonyms": "[]\n",
}

BEEKEEPERS = """\
slug: beekeepers
title: Beekeepers
group: farming
soc: ["45-2093"]
onet: ["45-2093.00"]
alternate_titles: [Apiarist, Honey Farmer]
former_titles: [Bee Masters]
facts:
  education: high-school
  pay: {median: 40000, unit: year, year: 2024, source: lore}
  jobs: {count: 1200, year: 2024, source: lore}
  outlook: {percent: 3, class: as-fast, openings: 150, from: 2024, to: 2034, source: lore}
credentials:
  - {credential: rbk, relation: prefers}
sections:
  - type: nature-of-work
    text: |
      They look after hives, take out
      the wax and bottle the honey. Smoke calms the swarm.

      The year has three tasks:

      - feeding in spring
      - splitting a crowded
        colony
      - closing the hives for winter
  - type: training
    parts:
      - heading: Education and training
        text: |
          Most learn at the side of an older keeper. Entry-level jobs ask for no diploma.
      - heading: Certification
        text: |
          Buyers trust a Registered Beekeeper (RBK). The National Association of Beekeepers (NAB)
          gives the title after an exam. The Certified Hive Master (CHM) is rarer.
  - type: earnings
    text: |
      Median pay was $40,000. Queens sold at auction bring more.
related: [candle-makers]
related_titles: [Mead Brewers]
sources: [lore, {name: "The Keeper's Almanac", url: "https://almanac.example/", date: "1931"}]
"""

HIVE_INSPECTORS = """\
slug: hive-inspectors
title: Hive Inspectors
group: farming
alternate_titles: [Bee Inspector]
facts:
  education: bachelor-degree
  pay: {median: 61000, unit: year, year: 2024, source: lore}
  outlook: {percent: 10, class: much-faster, openings: 20, from: 2024, to: 2034, source: lore}
sections:
  - type: nature-of-work
    text: Inspectors open every hive and look for mites. Smoke is part of the day.
  - type: training
    text: A degree in biology is usual. The Society of Hive Inspectors teaches the rest.
  - type: earnings
    text: The pay is set by the county. A Certified Hive Master (CHM) earns more.
"""

WARD_AIDES = """\
slug: ward-aides
title: Ward Aides
group: care
facts:
  education: no-credential
  pay: {median: 16.5, unit: hour, year: 2024, source: lore}
  jobs: {count: 90000, year: 2024, source: lore}
  outlook: {percent: -4, class: decline, openings: 9000, from: 2024, to: 2034, source: lore}
sections:
  - type: nature-of-work
    text: An aide helps the nurse on duty, and works the night shift in turn.
  - type: training
    text: A short course leads to the Ward Aide Certificate (WAC).
"""

NIGHT_NURSES = """\
slug: night-nurses
title: Night Nurses
group: care
alternate_titles: ["R.N. on Call"]
facts:
  education: associate-degree
  pay: {median: 80000, unit: year, year: 2024, source: lore}
  jobs: {count: 5000, year: 2024, source: lore}
  outlook: {percent: 6, class: faster, openings: 300, from: 2024, to: 2034, source: lore}
sections:
  - type: nature-of-work
    text: Nurses watch the ward until the day shift. The nurses’ room is never empty.
  - type: employment
    text: Four in five work in hospitals. IT staff and the OR call them at any hour.
"""

CANDLE_MAKERS = """\
slug: candle-makers
title: Candle Makers
sections:
  - type: further-reading
    text: Dip, cool, and dip again. Café owners buy the most candles of wax.
"""

# A credited source for them, and titles of two profiles, one of both.
ONET_SOURCE = """\
- {slug: onet-30-1, title: Lists of Work, publisher: Village Hall, url: "https://work.example/",
   licence: "CC BY 4.0 (https://licence.example/); attribution required"}
"""
HELD_TITLES = """\
title\tslug
<b>Smoker</b> & Co.\tbeekeepers
Colony Tender\tbeekeepers
Colony Tender\thive-inspectors
IT Drone Keeper (Information Technology Drone Keeper)\tbeekeepers
"""

PROFILES: Mapping[str, str] = {
    "beekeepers": BEEKEEPERS,
    "hive-inspectors": HIVE_INSPECTORS,
    "ward-aides": WARD_AIDES,
    "night-nurses": NIGHT_NURSES,
    "candle-makers": CANDLE_MAKERS,
}


def write_corpus(
    folder: Path,
    profiles: Mapping[str, str] = PROFILES,
    vocabulary: Mapping[str, str] = VOCABULARY,
    held_titles: str | None = None,
) -> Path:
    """Writes a corpus folder, profiles and vocabulary files by name without ``.yaml``, and
    the file of held titles where there is to be one."""
    for part, files in (("occupations", profiles), ("vocabulary", vocabulary)):
        (folder / part).mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / part / f"{name}.yaml").write_bytes(text.encode())
    if held_titles is not None:
        (folder / "vocabulary" / "titles.tsv").write_bytes(held_titles.encode())
    return folder
