"""Broken profiles and vocabulary files with what ``check`` must say.

In each text ``‸`` stands before the place an editor has to look; it is taken out before the file
is written, and the place it had is the line and column to be reported.
"""

from dataclasses import dataclass

MARK = "‸"


@dataclass(frozen=True, slots=True)
class Broken:
    """One mistake: ``message`` is what must stand in the report."""

    name: str
    text: str
    message: str

    @property
    def written(self) -> str:
        return self.text.replace(MARK, "")

    @property
    def place(self) -> tuple[int, int]:
        """Line and column, counted from 1."""
        before = self.text[: self.text.index(MARK)].replace("\r\n", "\n")
        return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


HEAD = "slug: keepers\ntitle: Keepers\n"
SECTIONS = "sections:\n  - type: training\n    text: Words.\n"

PROFILES = (
    Broken("unknown key", f"slug: keepers\ntitle: Keepers\n‸titel: x\n{SECTIONS}",
           "unknown key 'titel'; did you mean 'title'?"),
    Broken("unknown key far from any", f"{HEAD}‸zzz: 1\n{SECTIONS}",
           "unknown key 'zzz'; known here: slug, title, group,"),
    Broken("unknown key of a fact", f"{HEAD}{SECTIONS}facts:\n  pay:\n    ‸medain: 5\n"
           "    unit: year\n    year: 2024\n    source: lore\n",
           "unknown key 'medain'; did you mean 'median'?"),
    Broken("unknown key of a part", f"{HEAD}sections:\n  - type: training\n    parts:\n"
           "      - {‸headin: A, text: B}\n", "unknown key 'headin'; did you mean 'heading'?"),
    Broken("duplicate key", f"{HEAD}‸title: Again\n{SECTIONS}",
           "the key 'title' is given twice (first on line 2)"),
    Broken("duplicate key inside", f"{HEAD}sections:\n  - type: training\n    text: a\n"
           "    ‸text: b\n", "the key 'text' is given twice (first on line 5)"),
    Broken("missing key", f"‸slug: keepers\n{SECTIONS}", "the key 'title' is missing"),
    Broken("missing key inside", f"{HEAD}{SECTIONS}facts:\n"
           "  pay: ‸{median: 5, unit: year, source: lore}\n",
           "the key 'year' is missing"),
    Broken("a number for a text", f"slug: keepers\ntitle: ‸12\n{SECTIONS}",
           "12 is read as a number here; write it in quotes"),
    Broken("a list for a text", f"slug: keepers\ntitle: ‸[a]\n{SECTIONS}",
           "title: Input should be a valid string"),
    Broken("a text for a list", f"{HEAD}{SECTIONS}alternate_titles: ‸Apiarist\n",
           "alternate_titles: Input should be a valid list"),
    Broken("a text for a number", f"{HEAD}{SECTIONS}facts:\n"
           "  jobs: {count: ‸many, year: 2024, source: lore}\n", "should be a valid int"),
    Broken("a fraction for a count", f"{HEAD}{SECTIONS}facts:\n"
           "  jobs: {count: ‸1.5, year: 2024, source: lore}\n", "should be a valid int"),
    Broken("a quoted number for a count", f"{HEAD}{SECTIONS}facts:\n"
           "  jobs: {count: ‸'1200', year: 2024, source: lore}\n", "should be a valid int"),
    Broken("a negative count", f"{HEAD}{SECTIONS}facts:\n"
           "  jobs: {count: ‸-1, year: 2024, source: lore}\n", "greater than or equal to 0"),
    Broken("a year that is none", f"{HEAD}{SECTIONS}facts:\n"
           "  jobs: {count: 1, year: ‸24, source: lore}\n", "greater than or equal to 1900"),
    Broken("an unknown level", f"{HEAD}{SECTIONS}facts:\n  education: ‸college\n",
           "'college' is none of: no-credential, high-school,"),
    Broken("an unknown outlook class", f"{HEAD}{SECTIONS}facts:\n  outlook: {{percent: 3, "
           "class: ‸quick, from: 2024, to: 2034, source: lore}\n", "'quick' is none of:"),
    Broken("an unknown unit", f"{HEAD}{SECTIONS}facts:\n"
           "  pay: {median: 5, unit: ‸week, year: 2024, source: lore}\n", "'year' or 'hour'"),
    Broken("no as a title", f"slug: keepers\ntitle: ‸no\n{SECTIONS}",
           "no is read as a boolean here; write it in quotes to mean the text"),
    Broken("Off in a list", f"{HEAD}{SECTIONS}alternate_titles: [On Call, ‸Off]\n",
           "Off is read as a boolean here; write it in quotes to mean the text"),
    Broken("yes as a unit", f"{HEAD}{SECTIONS}facts:\n"
           "  pay: {median: 5, unit: ‸yes, year: 2024, source: lore}\n",
           "yes is read as a boolean here"),
    Broken("an anchor", f"{HEAD}{SECTIONS}soc: ‸&codes ['45-2093']\n",
           "anchors and aliases (& and *) are not allowed"),
    Broken("an alias", f"{HEAD}{SECTIONS}soc: ‸*codes\n",
           "anchors and aliases (& and *) are not allowed"),
    Broken("an anchor on a key", f"{HEAD}{SECTIONS}‸&k group: care\n",
           "a key must be a plain word"),
    Broken("a merge key", f"{HEAD}{SECTIONS}‸<<: {{group: care}}\n", "unknown key '<<'"),
    Broken("a tag", f"slug: keepers\ntitle: ‸!!str Keepers\n{SECTIONS}",
           "the tag tag:yaml.org,2002:str is not allowed"),
    Broken("a tag that runs code", f"slug: keepers\ntitle: ‸!!python/name:os.system x\n{SECTIONS}",
           "python/name:os.system is not allowed"),
    Broken("a list as a key", f"{HEAD}{SECTIONS}? ‸[a, b]\n: c\n", "a key must be a plain word"),
    Broken("a bad slug", f"slug: ‸Bee_Keepers\ntitle: Keepers\n{SECTIONS}",
           "'Bee_Keepers' is not a slug"),
    Broken("another slug than the file", f"slug: ‸beekeepers\ntitle: Keepers\n{SECTIONS}",
           "the slug is 'beekeepers' but the file is called 'keepers.yaml'"),
    Broken("a bad code", f"{HEAD}{SECTIONS}soc: [‸'45-209']\n", "'45-209' is not a SOC code"),
    Broken("a related occupation that is none", f"{HEAD}{SECTIONS}related: [‸wax-makers]\n",
           "no occupation 'wax-makers' in this corpus"),
    Broken("itself as related", f"{HEAD}{SECTIONS}related:\n  - ‸keepers\n",
           "an occupation is not related to itself"),
    Broken("a credential that is none", f"{HEAD}{SECTIONS}credentials: [rbk, ‸rbx]\n",
           "no credential 'rbx' in vocabulary/credentials.yaml"),
    Broken("a mapped credential that is none",
           f"{HEAD}{SECTIONS}credentials:\n  - ‸{{credential: rbx, relation: requires}}\n",
           "no credential 'rbx' in vocabulary/credentials.yaml"),
    Broken("an unknown relation",
           f"{HEAD}{SECTIONS}credentials:\n  - {{credential: rbk, relation: ‸needs}}\n",
           "'requires', 'prefers' or 'mentions'"),
    Broken("a credential twice", f"{HEAD}{SECTIONS}credentials: [rbk, ‸rbk]\n",
           "the credential 'rbk' is listed twice"),
    Broken("an alternate title twice", f"{HEAD}{SECTIONS}alternate_titles: [A, B, ‸A]\n",
           "'A' is listed twice"),
    Broken("a group that is none", f"{HEAD}{SECTIONS}group: ‸caring\n",
           "no group 'caring' in vocabulary/groups.yaml"),
    Broken("a source that is none", f"{HEAD}{SECTIONS}sources: [lore, ‸lure]\n",
           "no source 'lure' in vocabulary/sources.yaml"),
    Broken("the source of a fact that is none", f"{HEAD}{SECTIONS}facts:\n"
           "  jobs: {count: 1, year: 2024, source: ‸lure}\n",
           "no source 'lure' in vocabulary/sources.yaml"),
    Broken("a source without a name", f"{HEAD}{SECTIONS}sources: [‸{{date: '1931'}}]\n",
           "a source needs a 'source' (of the vocabulary) or a 'name'"),
    Broken("a section type that is none", f"{HEAD}sections:\n  - type: ‸trainings\n    text: a\n",
           "no section type 'trainings' in vocabulary/sections.yaml"),
    Broken("a section twice", f"{HEAD}{SECTIONS}  - ‸type: training\n    text: More.\n",
           "the section 'training' is given twice"),
    Broken("no sections", f"{HEAD}sections: ‸[]\n", "sections: List should have at least 1 item"),
    Broken("a section with a blank text", f"{HEAD}sections:\n  - type: training\n"
           "    text: ‸'  '\n", "the text is empty"),
    Broken("text and parts", f"{HEAD}sections:\n  - type: training\n    text: ‸a\n"
           "    parts:\n      - text: b\n", "either 'text' or 'parts', not both"),
    Broken("a heading twice", f"{HEAD}sections:\n  - type: training\n    parts:\n"
           "      - {heading: A, text: a}\n      - ‸{heading: A, text: b}\n",
           "the heading 'A' is given twice"),
    Broken("a later part without a heading", f"{HEAD}sections:\n  - type: training\n    parts:\n"
           "      - {heading: A, text: a}\n      - ‸{text: b}\n",
           "only the first part may go without a heading"),
    Broken("a control character", f"{HEAD}sections:\n  - type: training\n"
           "    text: Wor‸\x07ds\n", "control character U+0007 is not allowed"),
    Broken("a character that nobody sees", f"{HEAD}sections:\n  - type: training\n"
           "    text: ‸Wor\u200bds\n", "invisible character U+200B after 'Wor'; delete it"),
    Broken("an escape for a terminal", f'slug: keepers\ntitle: ‸"Keep\\e[31mers"\n{SECTIONS}',
           "invisible character U+001B after 'Keep'"),
    Broken("text that turns round", f'slug: keepers\ntitle: ‸"Keep\\u202eers"\n{SECTIONS}',
           "invisible character U+202E"),
    Broken("a source that runs a script",
           f"{HEAD}{SECTIONS}sources: [{{name: Lore, url: ‸'javascript:alert(1)'}}]\n",
           "'javascript:alert(1)' is not a web address"),
    Broken("percentiles out of order", f"{HEAD}{SECTIONS}facts:\n"
           "  pay: {median: 50000, p10: ‸60000, unit: year, year: 2024, source: lore}\n",
           "p10 is 60,000, more than median with 50,000"),
    Broken("a projection backwards", f"{HEAD}{SECTIONS}facts:\n  outlook: {{percent: 1,"
           " class: slower, from: ‸2034, to: 2024, source: lore}\n",
           "the projection begins in 2034 and ends in 2024"),
    Broken("job zones out of order", f"{HEAD}{SECTIONS}facts:\n"
           "  job_zone: {low: ‸4, high: 3, source: lore}\n",
           "the lowest job zone is 4, the highest 3"),
    Broken("an unknown hour of work", f"{HEAD}{SECTIONS}facts:\n"
           "  schedule: {keywords: [nights, ‸noon], source: lore}\n",
           "'noon' is none of: full-time, part-time,"),
    Broken("a tab as indentation", f"slug: keepers\n‸\ttitle: Keepers\n{SECTIONS}",
           "not valid YAML"),
    Broken("a bracket left open", f"{HEAD}{SECTIONS}‸alternate_titles: [A\n", "not valid YAML"),
    Broken("two documents", f"{HEAD}{SECTIONS}‸---\n{HEAD}",
           "a second document starts here; one file holds one"),
    Broken("no mapping", "‸- a\n- b\n", "should be a valid dictionary"),
    Broken("an empty file", "‸", "the file is empty"),
    Broken("comments only", "‸# to do\n", "the file is empty"),
    Broken("Windows line ends", f"slug: keepers\r\ntitle: K\r\n‸titel: x\r\n{SECTIONS}",
           "unknown key 'titel'; did you mean 'title'?"),
    Broken("characters of several bytes before", "slug: keepers\ntitle: 'é’ñ'\n"
           "alternate_titles: ['café', ‸no]\n" + SECTIONS, "no is read as a boolean here"),
)  # fmt: skip

# Vocabulary files: (name of the file, what is in it).
VOCABULARY = (
    ("credentials", Broken("a kind that is none", "- {slug: rbk, name: R, kind: ‸badge}\n",
                           "'certification', 'license'")),
    ("credentials", Broken("an issuer that is none",
                           "- {slug: rbk, name: R, kind: license, issuers: [nab, ‸nobody]}\n",
                           "no organization 'nobody' in vocabulary/organizations.yaml")),
    ("credentials", Broken("a slug twice", "- {slug: rbk, name: R, kind: license}\n"
                           "- {slug: ‸rbk, name: S, kind: license}\n",
                           "the slug 'rbk' is given twice")),
    ("credentials", Broken("an unknown key", "- {slug: rbk, name: R, kind: license, ‸isuers: []}\n",
                           "unknown key 'isuers'; did you mean 'issuers'?")),
    ("organizations", Broken("a role that is none", "- {slug: nab, name: N, roles: [‸issue]}\n",
                             "'issues', 'accredits'")),
    ("organizations", Broken("an acronym as a boolean", "- {slug: nab, name: N, acronym: ‸NO}\n",
                             "NO is read as a boolean here")),
    ("groups", Broken("no list", "‸care: Care\n", "should be a valid list")),
    ("sections", Broken("no title", "- ‸{slug: training}\n", "the key 'title' is missing")),
    ("sources", Broken("a date of YAML", "- {slug: lore, title: L, publisher: P, date: ‸2024}\n",
                       "2024 is read as a number here")),
    ("synonyms", Broken("no words", "- {words: ‸[]}\n", "at least 1 item")),
)  # fmt: skip
