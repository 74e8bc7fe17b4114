"""What the rules find in each sentence of a profile, before its names are brought together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.extraction.acronyms import Acronyms
from indexer.extraction.beside import (
    beside_noun,
    issued_by_name,
    series_exams,
    unexplained_certificates,
)
from indexer.extraction.boundaries import MOST_WORDS
from indexer.extraction.contacts import contact_names
from indexer.extraction.definitions import Definition, definitions
from indexer.extraction.known import Found, KnownNames
from indexer.extraction.lists import after_cue
from indexer.extraction.lower_case import licenses, titled_in_lower_case
from indexer.extraction.merge import without_overlaps
from indexer.extraction.names import CONTACT, GIVEN, VOCABULARY, Candidate, singular, written
from indexer.extraction.runs import in_runs, read_runs
from indexer.extraction.tokens import Sentence, sentences
from indexer.extraction.words import SMALL_ENDS
from indexer.model import Contact, Section

CONTACTS_SECTION = "sources-of-additional-information"


@dataclass(slots=True)
class Draft:
    """One section: its sentences, and the candidates of each."""

    section: str
    text: str
    rows: list[tuple[Sentence, list[Candidate]]]


def drafts(
    known: KnownNames, sections: Sequence[Section], contacts: Sequence[Contact]
) -> list[Draft]:
    """Candidates of every section, without overlaps; acronyms mean the same in all of them."""
    defined: list[Definition] = []
    made = [_draft(known, section, defined) for section in sections]
    _add_given_names(made, contacts)
    named = [candidate for draft in made for _, found in draft.rows for candidate in found]
    acronyms = Acronyms(known, defined, named)
    for draft in made:
        for sentence, found in draft.rows:
            if not is_contact(found):
                _add_acronyms(sentence, found, acronyms)
            found[:] = (c for c in without_overlaps(found) if _is_well_formed(c))
    return made


def is_contact(found: Sequence[Candidate]) -> bool:
    """Whether the sentence is an address of further information."""
    return any(candidate.rank == CONTACT for candidate in found)


def _draft(known: KnownNames, section: Section, defined: list[Definition]) -> Draft:
    text = section.text
    rows = []
    for sentence in sentences(text):
        found: list[Candidate] = []
        if sentence.item and section.type == CONTACTS_SECTION:
            found = contact_names(sentence)
        rows.append((sentence, found or _in_prose(known, sentence, defined)))
    return Draft(section.type, text, rows)


def _in_prose(known: KnownNames, sentence: Sentence, defined: list[Definition]) -> list[Candidate]:
    found = [_of_vocabulary(sentence, name) for name in known.find(sentence)]
    runs = read_runs(sentence)
    # What the vocabulary calls a credential is no body, whatever its last word: "Fellow of the
    # Casualty Actuarial Society (FCAS)".
    credentials = {(name.start, name.end) for name in found if name.entity == "credential"}
    for definition in definitions(sentence, runs):
        candidate = definition.candidate
        is_body = candidate is not None and candidate.entity == "organization"
        if candidate and is_body and (candidate.start, candidate.end) in credentials:
            continue
        if candidate and known.is_other(candidate, definition.acronym):
            continue
        defined.append(definition)
        if definition.candidate is not None:
            found.append(definition.candidate)
    found.extend(in_runs(sentence, runs))
    found.extend(beside_noun(sentence, runs))
    found.extend(series_exams(sentence))
    found.extend(after_cue(sentence, runs))
    found.extend(titled_in_lower_case(sentence))
    return found


def _of_vocabulary(sentence: Sentence, found: Found) -> Candidate:
    entry, surface = found.entry, sentence.surface(found.span)
    name = singular(surface) if entry.entity == "credential" else written(surface)
    return Candidate(
        entry.entity, name, entry.acronym, *sentence.offsets(found.span), VOCABULARY, entry.kind,
        entry.slug,
    )  # fmt: skip


def _add_acronyms(sentence: Sentence, found: list[Candidate], acronyms: Acronyms) -> None:
    found.extend(acronyms.mentions(sentence, found))
    bodies = [candidate for candidate in found if candidate.entity == "organization"]
    found.extend(issued_by_name(sentence, bodies, acronyms))
    found.extend(licenses(sentence, bodies))
    found.extend(unexplained_certificates(sentence, acronyms))


def _is_well_formed(candidate: Candidate) -> bool:
    """No rule may run on: a name is short, and no small word stands at either end of it."""
    parts = candidate.name.lower().split()
    if candidate.slug is not None:
        return True
    ends = (parts[0], parts[-1]) if parts else ("",)
    return bool(parts) and len(parts) <= MOST_WORDS and SMALL_ENDS.isdisjoint(ends)


def _add_given_names(made: Sequence[Draft], contacts: Sequence[Contact]) -> None:
    """Finds the names of contacts, which need no word like "Association", in running text.

    "ISACA confers the ... designation", 2010-11 page 001.
    """
    names = {written(contact.name): contact.acronym for contact in contacts}
    for draft in made:
        for _, found in draft.rows:
            for candidate in found:
                if candidate.rank == CONTACT:
                    names.setdefault(candidate.name, candidate.acronym)
    for draft in made:
        for name, acronym in names.items():
            for start in _occurrences(draft.text, name):
                end = start + len(name)
                _add_given_name(draft, Candidate("organization", name, acronym, start, end, GIVEN))


def _occurrences(text: str, name: str) -> Iterator[int]:
    start = text.find(name) if name else -1
    while start >= 0:
        yield start
        start = text.find(name, start + len(name))


def _add_given_name(draft: Draft, given: Candidate) -> None:
    for sentence, found in draft.rows:
        if sentence.start <= given.start and given.end <= sentence.end:
            starts = any(token.start == given.start for token in sentence.tokens)
            # a possessive "'s" may follow inside the last token
            ends = any(token.end in (given.end, given.end + 2) for token in sentence.tokens)
            if starts and ends and not is_contact(found):
                found.append(given)
            return
