"""Names inside capitalised runs: bodies, unions, and titled credentials."""

from collections.abc import Iterator, Mapping, Sequence

from indexer.extraction.boundaries import Span, organizations
from indexer.extraction.names import BODY, TITLED, Candidate, credential_kind, singular, written
from indexer.extraction.titled import titled_spans
from indexer.extraction.tokens import Token
from indexer.extraction.words import STARTERS


def in_runs(text: str, tokens: Sequence[Token], runs: Mapping[int, Span]) -> Iterator[Candidate]:
    """Bodies and titled credentials of a sentence's capitalised runs."""
    for run in runs.values():
        bodies = organizations(tokens, run)
        if not bodies and _is_union(tokens, run):
            bodies = [run]
        for body in bodies:
            if _is_of_a_state(tokens, body) or _continues_name(tokens, body):
                continue  # "... (ASTD) Certification Institute": the rest of the name before it
            start, end = tokens[body.first].start, tokens[body.stop - 1].end
            yield Candidate("organization", written(text[start:end]), None, start, end, BODY)
        for span in titled_spans(tokens, run):
            if any(body.first < span.stop and span.first < body.stop for body in bodies):
                continue
            start, end = tokens[span.first].start, tokens[span.stop - 1].end
            following = tokens[span.stop].text if span.stop < len(tokens) else ""
            name = singular(text[start:end])
            kind = credential_kind(name, following)
            yield Candidate("credential", name, None, start, end, TITLED, kind)


def _is_union(tokens: Sequence[Token], run: Span) -> bool:
    """ "unions—principally the Unite HERE and ...", 2010-11 page 162: a union needs no head word."""
    words = [tokens[index].text for index in range(*run)]
    if len(words) < 2 or words[-1] in ("Government", "States") or run.first == 0:
        return False
    if tokens[run.first - 1].text != "the":
        return False
    before = [token.text.lower() for token in tokens[max(0, run.first - 8) : run.first]]
    return "unions" in before or before[-4:-1] == ["belong", "to"]


def _is_of_a_state(tokens: Sequence[Token], body: Span) -> bool:
    """ "your State's Department of Agriculture or Department of Environmental Protection", 172."""
    if tokens[body.first].text != "Department":
        return False
    before = [token.text for token in tokens[max(0, body.first - 6) : body.first]]
    return any(word in ("State's", "State’s", "State", "States") for word in before)


def _continues_name(tokens: Sequence[Token], body: Span) -> bool:
    after_bracket = body.first > 0 and tokens[body.first - 1].text == ")"
    return after_bracket and tokens[body.first].text.lower() not in STARTERS
