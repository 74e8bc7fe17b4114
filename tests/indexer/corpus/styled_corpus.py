"""A corpus of two made-up occupations with a style sheet; every file can be changed by a test."""

from collections.abc import Mapping
from pathlib import Path

from indexer.corpus.editorial.examine import examine_style
from indexer.corpus.read import examine_corpus
from indexer.errors import Problem
from tests.indexer.small_corpus import VOCABULARY, write_corpus

STYLE = """\
sections:
  - {type: nature-of-work, words: [5, 40]}
  - {type: training, words: [10, 60]}
  - {type: earnings, words: [5, 40]}
words: [30, 120]
reading_grade: [-3, 14]
training:
  section: training
  required: [Education and training, Advancement]
  for_credentials: [Certification]
own_sentence_words: 5
second_person: [you, your]
banned_phrases: [wide range of, leverag*]
numbers:
  free_up_to: 12
  pictured: [nature-of-work]
  tolerance_percent: 3
  figures: figures.tsv
  years: [2010]
  everywhere: {18 months: of the law}
  accepted:
    beekeepers: {400 hours: of the guild}
accepted_names: {Skep Guild: it has no page}
spelling: [words.txt]
"""

BEEKEEPERS = """\
slug: beekeepers
title: Beekeepers
facts:
  pay: {median: 40130, p10: 25500, unit: year, year: 2024, source: lore}
  jobs: {count: 41900, year: 2024, source: lore}
  outlook: {percent: -4, class: decline, change: -1700, from: 2024, to: 2034, source: lore}
  industries:
    year: 2024
    source: lore
    shares:
      - {industry: Farms, percent: 46, median: 38400, unit: year}
      - {industry: Orchards, percent: 19}
credentials: [rbk]
sections:
  - type: nature-of-work
    text: |
      They look after hives, take out
      the wax and bottle the honey. Smoke calms the swarm.

      - feeding in spring
  - type: training
    parts:
      - heading: Education and training
        text: |
          Most learn at the side of an older keeper for 400 hours over 18 months.
      - heading: Certification
        text: |
          Buyers trust a Registered Beekeeper (RBK). The National Association of Beekeepers (NAB)
          has given the title since 2010.
      - heading: Advancement
        text: |
          Some keepers go on to inspect hives.
  - type: earnings
    text: |
      Median pay was $40,130 in May 2024. Farms paid $38,400.
"""

CANDLE_MAKERS = """\
slug: candle-makers
title: Candle Makers
sections:
  - type: nature-of-work
    text: |
      Dip and cool the wick in hot wax, then dip it again.
  - type: training
    parts:
      - heading: Education and training
        text: A year at the side of a maker is the rule.
      - heading: Advancement
        text: A few open a shop.
  - type: earnings
    text: |
      What they earn depends on the price of wax.
"""

FIGURES = "\n".join(
    "\t".join(row.split("|"))
    for row in (
        "profile|of|source|year|jobs|jobs_projected|change|openings|percent|"
        "self_employed_percent|share_percent|median|mean|p10|p90",
        "beekeepers|queen breeders|lore|2017|3100||||-2.6|12.4||51250|||",
    )
)

WORDS = """\
a after again an and an at beekeeper bottle buyers calms certification cool depends dip earn
education farms feeding few for given go has hives honey hot hours in inspect is it keeper keepers
learn look maker may median months most of older on open out over paid pay price rule shop side
since smoke some spring swarm take the then they title to training trust was wax what wick year
"""

PROFILES = {"beekeepers": BEEKEEPERS, "candle-makers": CANDLE_MAKERS}


def write_styled(
    folder: Path,
    profiles: Mapping[str, str] = PROFILES,
    *,
    style: str = STYLE,
    figures: str = FIGURES,
) -> Path:
    """Writes the corpus with its style sheet, its further figures and its words."""
    write_corpus(folder, profiles, VOCABULARY)
    (folder / "style.yaml").write_text(style, encoding="utf-8")
    (folder / "figures.tsv").write_text(figures, encoding="utf-8")
    (folder / "words.txt").write_text("\n".join(WORDS.split()), encoding="utf-8")
    return folder


def changed(old: str, new: str, profile: str = "beekeepers") -> dict[str, str]:
    """The profiles with ``old``, which must stand once, made ``new`` in one of them."""
    text = PROFILES[profile]
    assert text.count(old) == 1
    return {**PROFILES, profile: text.replace(old, new)}


def problems(folder: Path) -> tuple[Problem, ...]:
    """What the style sheet finds in a corpus that reads without problems."""
    reading = examine_corpus(folder)
    assert reading.problems == ()
    return examine_style(folder, reading.corpus)
