"""A passage cut to what answers the query, its words marked as they were written."""

from collections.abc import Sequence

from indexer.results import Mark, SnippetPart

SNIPPET_CHARACTERS = 240  # two to three lines of a result card
_ELLIPSIS_BEFORE, _ELLIPSIS_AFTER = SnippetPart("… ", match=False), SnippetPart(" …", match=False)


def snippet(
    text: str,
    marks: Sequence[Mark],
    length: int = SNIPPET_CHARACTERS,
    best: Sequence[Mark] | None = None,
) -> tuple[SnippetPart, ...]:
    """The stretch of about ``length`` characters with the greatest weight of distinct terms.

    ``marks`` must be in the order of the text; ``best`` are the `best_marks` of them, if they are
    known. Without marks it is the beginning of the text. An ellipsis shows where text has been left
    out.
    """
    start, end = _window(text, best_marks(marks, length) if best is None else best, length)
    return shown_between(text, start, end, marks)


def shown_between(
    text: str, start: int, end: int, marks: Sequence[Mark]
) -> tuple[SnippetPart, ...]:
    """A stretch of a text with its marks; an ellipsis shows where text has been left out."""
    marks = _joined(text, [mark for mark in marks if start <= mark.start and mark.end <= end])
    parts: list[SnippetPart] = []
    if start and text[:start].strip("- "):
        parts.append(_ELLIPSIS_BEFORE)
    at = start
    for mark in marks:
        if mark.start < at:
            continue  # the same words, marked for another term
        if mark.start > at:
            parts.append(SnippetPart(_flat(text[at : mark.start]), match=False))
        parts.append(SnippetPart(text[mark.start : mark.end], match=True))
        at = mark.end
    if at < end:
        parts.append(SnippetPart(_flat(text[at:end]), match=False))
    if end < len(text):
        parts.append(_ELLIPSIS_AFTER)
    return tuple(parts)


def marked(text: str, marks: Sequence[Mark]) -> tuple[SnippetPart, ...]:
    """The whole text with its marks, for titles."""
    if not marks:
        return (SnippetPart(_flat(text), match=False),)
    return snippet(text, marks, len(text))


def best_marks(marks: Sequence[Mark], length: int) -> Sequence[Mark]:
    """The marks of the window of ``length`` characters that has the greatest weight.

    Distinct terms count fully, repetitions a tenth; of equal windows the first is taken.
    """
    if not marks or marks[-1].end - marks[0].start <= length:
        return marks
    best: tuple[float, int, int] = (-1.0, 0, 0)
    inside: dict[int, int] = {}  # marks in the window by term
    first, value = 0, 0.0
    for last, (_, end, term, weight) in enumerate(marks):
        repeated = inside.get(term, 0)
        inside[term] = repeated + 1
        value += 0.1 * weight if repeated else 1.1 * weight
        while end - marks[first].start > length and first < last:
            gone = marks[first]
            inside[gone.term] -= 1
            value -= 0.1 * gone.weight if inside[gone.term] else 1.1 * gone.weight
            first += 1
        if value > best[0] + 1e-9:
            best = (value, first, last + 1)
    return marks[best[1] : best[2]]


def _window(text: str, inside: Sequence[Mark], length: int) -> tuple[int, int]:
    """First and past-the-end character; neither the dash of a list item nor a word is cut."""
    start, end = 0, len(text)
    if len(text) > length:
        if inside:
            spare = length - (inside[-1].end - inside[0].start)
            start = _start(text, inside[0].start, spare // 2)
            end = max(inside[-1].end, _word_end(text, start + length))
        else:
            end = _word_end(text, length)
    if text.startswith("- ", start):
        start += 2
    if text[start:end].endswith("\n-"):
        end -= 2
    return start, end


def _start(text: str, mark: int, spare: int) -> int:
    """The start of the sentence or block if it is near, else a word up to ``spare`` before it."""
    earliest = max(0, mark - spare)
    if earliest == 0:
        return 0
    for ending in ("\n", ". ", "; "):
        found = text.rfind(ending, earliest, mark)
        if found >= 0:
            return found + len(ending)
    found = text.find(" ", earliest, mark)
    return found + 1 if found >= 0 else mark


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    found = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at))
    return found if found > 0 else at


def _joined(text: str, marks: Sequence[Mark]) -> Sequence[Mark]:
    """Marks of one term with nothing but a space between them become one."""
    result: list[Mark] = []
    for mark in marks:
        last = result[-1] if result else None
        if last and last.term == mark.term and text[last.end : mark.start] == " ":
            result[-1] = Mark(last.start, mark.end, last.term, last.weight)
        else:
            result.append(mark)
    return result


def _flat(text: str) -> str:
    """Line breaks and list dashes as they read in a running line."""
    if "\n" not in text:
        return text
    text = text.replace("\n\n- ", " · ").replace("\n- ", " · ")
    return text.replace("\n\n", " ").replace("\n", " ")
