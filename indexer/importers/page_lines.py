"""Lines of a plain-text page: which are content, and what the others are."""

import re

from indexer.importers import section_names as names
from indexer.importers.text_blocks import heading_text

_MAX_TITLE_WORDS = 14  # the longest title of the handbook has 12
_MAX_HEADING_WORDS = 8
_SENTENCE_WORDS = 15  # a line this long is running text even without a final dot

_RULER = re.compile(r"[\W_]+")
_PAGER_ENTRY = r"(?:(?:previous|prev|next|first|last)(?: page)?|\d{1,2})"
_PAGER = re.compile(rf"\W*{_PAGER_ENTRY}(?:\W+{_PAGER_ENTRY})*\W*|\W*page \d+ of \d+\W*", re.I)
_PAGER_WORD = re.compile(r"previous|prev|next|page \d", re.I)
_DISCLAIMER = re.compile(
    r"links on this (?:web ?)?(?:page|site)\b.*|.*\bdo(?:es)? not constitute an endorsement\b.*"
    r"|.*©.*|.*\ball rights reserved\b.*",
    re.I,
)
_NAVIGATION = re.compile(
    r"(?:job|career|occupation)s? index\b.*|(?:a-z|a to z) index|home|contact us|about us|site ?map"
    r"|back to top|top of page|print(?: this page| version)?|search|share|skip to .*"
    r"|[^|]+\|[^|]+\|.*",
    re.I,
)
_SOURCE = re.compile(r"Sources?\s*(?::|\s[-–—])\s*(?P<name>\S.*)", re.I)
_RUN_IN = re.compile(r"(?P<heading>[^\W\d_][^:;!?]{2,70}?):(?:\s+(?P<text>\S.*))?$")
_BULLET = re.compile(r"(?:[•·▪◦●○*–-]|o(?= [A-Z]))\s+")
_NO_TITLE = re.compile(r"https?:|www\.|[@>|©!?;:]")

# Words that make what stands before a colon a sentence.
_VERBS = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|may|can|could|must|should|will|would|do|does|need"
    r"|includes?|included|earn|earned|work|offer|following|follows|contact|see|visit"
    r"|and|as|at|by|for|from|in|of|on|or|to|with"
    r"|example|examples|note|source|tip|warning|internet|phone|telephone|fax|e-?mail|address)$"
    r"|\b(?:is|are|was|were|has|have|had|may|can|could|must|should|will|would)\b",
    re.I,
)


def is_separator(line: str) -> bool:
    """Whether a line is a ruler, a pager ("1 2 3 4 5", "Previous"), a disclaimer or a footer."""
    if _RULER.fullmatch(line) or _DISCLAIMER.fullmatch(line):
        return True
    if not _PAGER.fullmatch(line):
        return False
    # Numbers by themselves may be figures of a table; a pager counts from one.
    numbers = [int(number) for number in re.findall(r"\d+", line)]
    counts = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    return counts or _PAGER_WORD.search(line) is not None


def is_navigation(line: str) -> bool:
    """Whether a line by itself is a link of the site or the bare name of a section."""
    named = names.section_of_title(line) is not None and line[0].isupper() and line[-1] not in ".:"
    return named or _NAVIGATION.fullmatch(line) is not None


def is_sentence(line: str) -> bool:
    """Whether a line reads as running text rather than as a title or a name."""
    words = line.split()
    return len(words) >= _SENTENCE_WORDS or (len(words) > 3 and line[-1] in '.?!:;”"')


def is_title(line: str) -> bool:
    """Whether a line can be the title of an occupation."""
    words = line.split()
    if not words or len(words) > _MAX_TITLE_WORDS or _NO_TITLE.search(line):
        return False
    return not (is_separator(line) or is_navigation(line) or line[-1] == ".") and line[0].isupper()


def is_capitalized(line: str) -> bool:
    """Whether at least half of the longer words begin in upper case, as titles have it."""
    long_words: list[str] = re.findall(r"[^\W\d_]{4,}", line)
    return sum(word[0].isupper() for word in long_words) * 2 >= len(long_words) > 0


def source_name(line: str) -> str | None:
    """Whom a line "Source: …" gives as the source."""
    found = _SOURCE.fullmatch(line)
    if not found or names.section_of_title(line.partition(":")[0]) is not None:
        return None
    return found["name"].rstrip(" .") or None


def section_heading(line: str) -> tuple[str, str, str] | None:
    """Section type, heading and text of a line "Job Outlook: Employment is …", or None."""
    found = _RUN_IN.fullmatch(line)
    section = names.section_of_title(found["heading"]) if found else None
    if found is None or section is None or not line[0].isupper():
        return None
    return section, heading_text(found["heading"]), found["text"] or ""


def sub_heading(line: str) -> tuple[str, str] | None:
    """Heading and text of a paragraph that begins with a run-in heading, or None.

    Known headings of the handbook count always; others if they are short and no sentence, and the
    text after them, if it is on the same line, begins like one.
    """
    found = _RUN_IN.fullmatch(line)
    if found is None or not line[0].isupper():
        return None
    heading, text = heading_text(found["heading"]), found["text"] or ""
    if heading.casefold() in names.SUB_HEADINGS:
        return heading, text
    plausible = len(heading.split()) <= _MAX_HEADING_WORDS and not _VERBS.search(heading)
    starts = re.match(r"[A-Z“\"‘'(]|$", text) is not None
    return (heading, text) if plausible and starts and "," not in heading else None


def list_item(line: str) -> str | None:
    """The text of a line that starts with a bullet, or None."""
    found = _BULLET.match(line)
    return line[found.end() :] if found else None
