"""What the rules find in each sentence of a profile, before its names are brought together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.extraction.acronyms import Acronyms, issued_by_name, unknown_certificates
from indexer.extraction.boundaries import Span, runs
from indexer.extraction.contacts import contact_names
from indexer.extraction.definitions import Definition, definitions
from indexer.extraction.known import Found, KnownNames
from indexer.extraction.lists import after_cue, beside_noun, licenses, lower_case, series_exams
from indexer.extraction.merge import without_overlaps
from indexer.extraction.names import CONTACT, GIVEN, VOCABULARY, Candidate, singular, written
from indexer.extraction.runs import in_runs
from indexer.extraction.tokens import Sentence, Token, sentences
from indexer.model import Contact, Section

CONTACTS_SECTION = "sources-of-additional-information"


@dataclass(slots=True)
class Draft:
    """One section: its sentences, and the candidates of each."""

    section: str
    text: str
    sentences: tuple[Sentence, ...]
    found: list[list[Candidate]]

    def rows(self) -> Iterator[tuple[Sentence, list[Candidate]]]:
        return zip(self.sentences, self.found, strict=True)


def drafts(
    known: KnownNames, sections: Sequence[Section], contacts: Sequence[Contact]
) -> list[Draft]:
    """Candidates of every section, without overlaps; acronyms mean the same in all of them."""
    defined: list[Definition] = []
    made = [_draft(known, section, defined) for section in sections]
    _add_given_names(made, contacts)
    named = [candidate for draft in made for found in draft.found for candidate in found]
    acronyms = Acronyms(known, defined, named)
    for draft in made:
        for sentence, found in draft.rows():
            if not is_contact(found):
                _add_acronyms(draft.text, sentence, found, acronyms)
            found[:] = without_overlaps(found)
    return made


def is_contact(found: Sequence[Candidate]) -> bool:
    """Whether the sentence is an address of further information."""
    return any(candidate.rank == CONTACT for candidate in found)


def _draft(known: KnownNames, section: Section, defined: list[Definition]) -> Draft:
    text = section.text
    split = tuple(sentences(text))
    found = [_find(known, section.type, text, sentence, defined) for sentence in split]
    return Draft(section.type, text, split, found)


def _find(
    known: KnownNames, section: str, text: str, sentence: Sentence, defined: list[Definition]
) -> list[Candidate]:
    if sentence.item and section == CONTACTS_SECTION:
        contacts = contact_names(text, sentence)
        if contacts:
            return contacts
    tokens = sentence.tokens
    found = [_of_vocabulary(text, tokens, name) for name in known.find(tokens)]
    by_stop: dict[int, Span] = {run.stop: run for run in runs(tokens)}
    for definition in definitions(text, tokens, by_stop):
        defined.append(definition)
        if definition.candidate is not None:
            found.append(definition.candidate)
    found.extend(in_runs(text, tokens, by_stop))
    found.extend(beside_noun(text, tokens, by_stop))
    found.extend(after_cue(text, tokens, by_stop))
    found.extend(lower_case(text, tokens))
    found.extend(series_exams(tokens))
    return found


def _of_vocabulary(text: str, tokens: Sequence[Token], found: Found) -> Candidate:
    entry = found.entry
    start, end = tokens[found.first].start, tokens[found.stop - 1].end
    name = singular(text[start:end]) if entry.entity == "credential" else written(text[start:end])
    return Candidate(
        entry.entity, name, entry.acronym, start, end, VOCABULARY, entry.kind, entry.slug
    )


def _add_acronyms(
    text: str, sentence: Sentence, found: list[Candidate], acronyms: Acronyms
) -> None:
    tokens = sentence.tokens
    found.extend(acronyms.mentions(tokens))
    bodies = [candidate for candidate in found if candidate.entity == "organization"]
    found.extend(issued_by_name(tokens, bodies, acronyms.short))
    found.extend(licenses(text, tokens, bodies))
    found.extend(unknown_certificates(tokens, acronyms.meanings))


def _add_given_names(made: Sequence[Draft], contacts: Sequence[Contact]) -> None:
    """Finds the names of contacts, which need no word like "Association", in running text.

    "ISACA confers the ... designation", 2010-11 page 001.
    """
    names = {written(contact.name): contact.acronym for contact in contacts}
    for draft in made:
        for found in draft.found:
            for candidate in found:
                if candidate.rank == CONTACT:
                    names.setdefault(candidate.name, candidate.acronym)
    for draft in made:
        for name, acronym in names.items():
            start = draft.text.find(name) if name else -1
            while start >= 0:
                end = start + len(name)
                _add_given_name(draft, Candidate("organization", name, acronym, start, end, GIVEN))
                start = draft.text.find(name, end)


def _add_given_name(draft: Draft, given: Candidate) -> None:
    for sentence, found in draft.rows():
        if sentence.start <= given.start and given.end <= sentence.end:
            starts = any(token.start == given.start for token in sentence.tokens)
            ends = any(token.end in (given.end, given.end + 2) for token in sentence.tokens)
            if starts and ends and not is_contact(found):
                found.append(given)
            return
