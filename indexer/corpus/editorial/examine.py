"""Whether the prose of a corpus is as its editors want it: every finding where it stands.

The file `style.yaml` of a corpus folder says what is wanted, the modules beside this one have the
checks. A corpus without that file (imported pages, say) is not held to anything.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from indexer.corpus.editorial.entries import examine_entries
from indexer.corpus.editorial.figures import Figure, facts_figures, read_figures, spans, untraced
from indexer.corpus.editorial.links import link_findings
from indexer.corpus.editorial.naming import Named, named, unknown, years_of_change
from indexer.corpus.editorial.place import (
    Finding,
    Passage,
    at_section,
    marked_file,
    passages,
    problem,
)
from indexer.corpus.editorial.prose import OwnSentences, Phrases, Speller, names_of, read_words
from indexer.corpus.editorial.rules import STYLE_FILE, NumberRule, StyleSheet, read_style
from indexer.corpus.editorial.shape import shape
from indexer.corpus.read import MAX_PROFILE_BYTES, profile_paths
from indexer.errors import Problem
from indexer.extraction.extract import Extractor, entities
from indexer.extraction.mentions import SectionMentions
from indexer.model import Corpus, Occupation


def examine_style(folder: Path, corpus: Corpus) -> tuple[Problem, ...]:
    """Every finding in the profiles of ``corpus``, which was read from ``folder``, in file order.

    Related occupations are not looked at: whether a relation must be returned is for the source
    of the relations to say, not for the corpus.
    """
    if not (folder / STYLE_FILE).is_file():
        return ()
    sheet = read_style(folder)
    if not isinstance(sheet, StyleSheet):
        return sheet
    checks = _Checks(sheet, corpus)
    paths = {path.stem: path for path in profile_paths(folder)}
    problems = list(checks.problems)
    for occupation in corpus.occupations:
        findings = tuple(checks.findings(occupation))
        if findings and occupation.slug in paths:
            marked = marked_file(paths[occupation.slug], MAX_PROFILE_BYTES)
            problems += (problem(marked, finding) for finding in findings)
    problems += checks.unused()
    problems += examine_entries(folder, corpus.vocabulary)
    problems.sort(key=lambda found: (str(found.path), found.line, found.column))
    return tuple(problems)


class _Checks:
    """The checks of one style sheet, with what they need prepared; ``problems`` are its own."""

    def __init__(self, sheet: StyleSheet, corpus: Corpus) -> None:
        style = sheet.style
        self._sheet, self._style, self._corpus = sheet, style, corpus
        self.problems: list[Problem] = []
        self._banned = Phrases(style.banned_phrases)
        self._second_person = Phrases(style.second_person)
        least = style.own_sentence_words
        self._own = OwnSentences(least) if least is not None else None
        self._speller = self._read_speller(style.spelling) if style.spelling else None
        self._figures = self._read_figures(style.numbers) if style.numbers else {}
        self._extractor = Extractor(corpus.vocabulary)

    def _read_speller(self, names: Sequence[str]) -> Speller:
        known = names_of(self._corpus)
        for name in names:
            found = read_words(self._sheet.folder / name)
            if isinstance(found, Problem):
                self.problems.append(found)
            else:
                known |= found
        return Speller(known)

    def _read_figures(self, rule: NumberRule) -> Mapping[str, tuple[Figure, ...]]:
        found = read_figures(self._sheet.folder / rule.figures) if rule.figures else {}
        if isinstance(found, Problem):
            self.problems.append(found)
            return {}
        return found

    def findings(self, occupation: Occupation) -> Iterator[Finding]:
        """Everything to report about one profile."""
        yield from shape(occupation, self._style)
        made = tuple(passages(occupation))
        for passage in made:
            yield from self._banned.findings(passage, "filler: {!r}")
            yield from self._second_person.findings(passage, "second person: {!r}")
            if self._own:
                yield from self._own.findings(occupation.slug, passage)
            if self._speller:
                yield from self._speller.findings(passage)
        mentions = self._extractor.mentions(occupation.sections)
        found = self._named(mentions, made)
        if self._style.accepted_names is not None:
            yield from unknown(found, self._style.accepted_names, self._corpus.vocabulary)
            yield from self._links(occupation, mentions, made)
        if self._style.numbers:
            yield from self._untraced(self._style.numbers, occupation, made, found)

    def _named(
        self, mentions: Sequence[SectionMentions], made: Sequence[Passage]
    ) -> tuple[Named, ...]:
        rule = self._style.training
        return named([m for m in mentions if rule and m.section == rule.section], made)

    def _links(
        self, occupation: Occupation, mentions: Sequence[SectionMentions], made: Sequence[Passage]
    ) -> Iterator[Finding]:
        """What the links say otherwise than the text, at the link or else at the sentence."""
        vocabulary = self._corpus.vocabulary
        for found in link_findings(occupation, entities(occupation.sections, mentions), vocabulary):
            if found.link is not None:
                yield Finding(found.message, ("credentials", found.link))
            elif found.evidence is not None:
                place = at_section(made, found.evidence.section, found.evidence.start)
                yield Finding(found.message, passage=place[0], start=place[1])

    def _untraced(
        self,
        rule: NumberRule,
        occupation: Occupation,
        made: Sequence[Passage],
        found: Sequence[Named],
    ) -> Iterator[Finding]:
        figures = (
            *facts_figures(occupation),
            *self._figures.get(occupation.slug, ()),
            *years_of_change(found, self._corpus.vocabulary),
        )
        phrases = (*rule.everywhere, *rule.accepted.get(occupation.slug, ()))
        for passage in made:
            names = ((name.start, name.end) for name in found if name.passage is passage)
            free = (*spans(passage.text, phrases), *names)
            yield from untraced(passage, figures, rule, free)

    def unused(self) -> Iterator[Problem]:
        """Numbers that the style sheet accepts in a profile that no longer states them."""
        texts = {
            occupation.slug: "\n".join(section.text for section in occupation.sections)
            for occupation in self._corpus.occupations
        }
        rule = self._style.numbers
        for slug, phrases in rule.accepted.items() if rule else ():
            for phrase in phrases:
                if not any(spans(texts.get(slug, ""), (phrase,))):
                    loc = ("numbers", "accepted", slug, phrase)
                    message = f"{slug} does not say {phrase!r}"
                    yield self._sheet.marked.problem_at(loc, message, key=True)
