"""Results for the command line: the JSON of the contract, and text for people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from indexer.browse.profile import Profile
from indexer.cli.options import counted
from indexer.extraction.mentions import Entity
from indexer.results import Answer, FacetValue, Hit, SearchResults, SnippetPart


def search_json(results: SearchResults) -> Mapping[str, Any]:
    """The answer of ``occupations search --json``."""
    interpretation = results.interpretation
    return {
        "query": results.request.query,
        "total": results.total,
        "with_every_word": results.with_every_word,
        "page": results.page,
        "interpreted": {
            "added": [asdict(widening) for widening in interpretation.added],
            "corrected": interpretation.corrected,
            "natural": [asdict(natural) for natural in interpretation.natural],
            "unknown": list(interpretation.unknown),
        },
        "answer": asdict(results.answer) if results.answer else None,
        "hits": [_hit_json(hit) for hit in results.hits],
        "facets": {
            facet.name: [_facet_value_json(value) for value in facet.values]
            for facet in results.facets
        },
    }


def _hit_json(hit: Hit) -> Mapping[str, Any]:
    return {
        "slug": hit.slug,
        "title": hit.title,
        "score": hit.score,
        "url": hit.url,
        "missing": list(hit.missing),
        "sections": [
            {
                "type": section.type,
                "heading": section.heading,
                "url": section.url,
                "snippet": [{"text": p.text, "match": p.match} for p in section.snippet],
            }
            for section in hit.sections
        ],
        "why": [{"what": part.what, "value": part.value} for part in hit.why],
    }


def _facet_value_json(value: FacetValue) -> Mapping[str, Any]:
    return {
        "value": value.value,
        "label": value.label,
        "count": value.count,
        "selected": value.selected,
    }


def search_text(results: SearchResults, *, explain: bool) -> Iterator[str]:
    """Lines of a result list: the answer, how the query was understood, the hits. Matches stand
    between asterisks."""
    if results.answer:
        yield from (*_answer_text(results.answer), "")
    notices = (*_notices(results),)
    if notices:
        yield from (*notices, "")
    yield _count_text(results)
    for relaxation in results.relaxations:
        yield f"without “{relaxation.without}”: {counted(relaxation.count, 'occupation')}"
    for number, hit in enumerate(results.hits, (results.page - 1) * results.request.limit + 1):
        yield from _hit_text(f"{number}.", hit, explain=explain)


def _answer_text(answer: Answer) -> Iterator[str]:
    yield answer.text
    said = (answer.source, str(answer.year) if answer.year else None, answer.url)
    yield f"   {', '.join(filter(None, said))}"


def _count_text(results: SearchResults) -> str:
    count = counted(results.total, "occupation")
    if results.with_every_word < results.total:
        count += f", {results.with_every_word} with every word"
    if results.pages > 1:
        count += f", page {results.page} of {results.pages}"
    return count


def _notices(results: SearchResults) -> Iterator[str]:
    """What a reader has to know to trust the list, most surprising first."""
    interpretation = results.interpretation
    if interpretation.unknown:
        yield f"Nothing is known here of {_quoted(interpretation.unknown)}."
    if interpretation.corrected:
        yield f"Showing results for “{interpretation.corrected}”; as typed with --literal."
    if results.total and not results.with_every_word:
        yield "No occupation has all of these words. These come closest."
    for natural in interpretation.natural:
        yield f"“{natural.words}” is understood as {natural.means}; else ask: {natural.undo}"
    for widening in interpretation.added:
        note = f" {widening.note.rstrip('.')}." if widening.note else ""
        yield f"Also searching {_quoted(widening.also)} for “{widening.word}”.{note}"
    if interpretation.ignored:
        yield f"Left out of the search: {_quoted(interpretation.ignored)}."


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _hit_text(sign: str, hit: Hit, *, explain: bool) -> Iterator[str]:
    yield f"\n{sign} {hit.title}  {hit.url}"
    if hit.matched_title:
        yield f"   also called {_marked(hit.matched_title)}"
    if hit.missing:
        yield f"   without: {', '.join(hit.missing)}"
    for section in hit.sections:
        yield f"   {section.heading}  {section.url}\n     {_marked(section.snippet)}"
    if explain:
        yield f"   score {hit.score:.4f}"
        for part in hit.why:
            yield f"     {part.value:10.4f}  {part.what}"


def _marked(parts: Sequence[SnippetPart]) -> str:
    return "".join(f"*{part.text}*" if part.match else part.text for part in parts)


def profile_text(profile: Profile) -> Iterator[str]:
    """A profile as plain text."""
    yield profile.occupation.title
    if profile.occupation.held_titles:
        count = counted(len(profile.occupation.held_titles), "other title")
        source = profile.held_titles_source
        yield f"Also known as {count}{f' ({source.credit})' if source else ''}"
    for section in profile.sections:
        yield f"\n{section.title.upper()}"
        for part in section.parts:
            if part.heading:
                yield f"\n{part.heading}"
            for block in part.blocks:
                sign = "- " if block.is_list else ""
                yield "\n".join(sign + "".join(p.text for p in item) for item in block.items)
    if profile.credentials:
        yield "\nCREDENTIALS"
        yield from (f"- {c.label} ({c.relation}; {c.passage.url})" for c in profile.credentials)
    if profile.organizations:
        yield "\nORGANIZATIONS"
        yield from (f"- {o.label} ({o.passage.url})" for o in profile.organizations)


def entities_json(file: Path, found: Sequence[Entity]) -> Mapping[str, Any]:
    """One file's entry of ``occupations extract --json``: names as the page has them, each with
    the vocabulary's slug and name."""
    return {
        "file": str(file),
        "credentials": [
            row | {"kind": entity.kind, "issuers": list(entity.issuers)}
            for entity in found
            if entity.entity == "credential"
            for row in _rows(entity)
        ],
        "organizations": [
            row | {"roles": list(entity.roles)}
            for entity in found
            if entity.entity == "organization"
            for row in _rows(entity)
        ],
    }


def _rows(entity: Entity) -> Iterator[dict[str, Any]]:
    """One row for each name the page uses: bodies that have merged since have two there."""
    for name in entity.written or (entity.name,):
        yield {
            "name": name,
            "acronym": entity.written_acronym or entity.acronym,
            "slug": entity.slug,
            "canonical": entity.name,
            "sections": list(entity.sections),
            "evidence": [evidence.sentence for evidence in entity.evidence],
        }


def entities_text(file: Path, found: Sequence[Entity]) -> Iterator[str]:
    """What was found in one file, a line a name."""
    yield str(file)
    for entity in found:
        said = entity.kind or ", ".join(entity.roles)
        issuers = f", issued by {', '.join(entity.issuers)}" if entity.issuers else ""
        for row in _rows(entity):
            acronym = f" ({row['acronym']})" if row["acronym"] else ""
            yield f"  {entity.entity}: {row['name']}{acronym}: {said}{issuers}"
