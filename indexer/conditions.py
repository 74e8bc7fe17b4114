"""Under what conditions people work: what the Handbook reports, and what a profile's text says.

A condition that is read in the text has the sentence that says so, so that nobody has to take it
on trust. A sentence that denies it or says that it is rare does not count.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indexer.model import CONDITIONS, Occupation


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


_SAID: Mapping[str, re.Pattern[str]] = {
    "outdoors": _words(
        r"outdoors",
        r"out of doors",
        r"in (?:all|any|every|bad|hot|cold) weather",
        r"in the open air",
        r"(?:works?|working|are|is|days?|hours?|time|jobs?) (?:\w+ ){0,3}outside(?= in|[,.;])",
        r"in (?:rain|snow|mud|wind|sun|the sun|sleet)",
    ),
    "physical": _words(
        r"physically (?:demanding|hard|tiring|taxing|tough|strenuous)",
        r"strenuous",
        r"heavy (?:lifting|loads|physical work)",
        r"(?:lift|carry|haul)(?:s|ing)? (?:\w+,? ){0,4}(?:heavy|patients|panels|furniture|loads)",
        r"lifting (?:and|causes|or)",
        r"hard on (?:the |their )?(?:backs?|body|bodies|knees|joints)",
        r"(?:sore|strained|aching) (?:backs?|muscles|knees|shoulders)",
        r"(?:back|muscle) (?:injuries|strains?)",
        r"physical (?:strength|stamina)",
    ),
    "standing": _words(
        r"on (?:their|the|your|one's) feet",
        r"stand(?:s|ing)? (?:\w+ ){0,2}"
        r"(?:all day|for (?:long|hours|most|much)|most of|much of|long)",
        r"(?:mostly|often|usually) stand(?:s|ing)?",
        r"stand and walk",
        r"hours (?:of )?standing",
        r"standing (?:lasts|goes on|go on)",
    ),
    "heights": _words(
        r"at (?:great |considerable |some )?heights",
        r"(?:hundreds|dozens) of feet(?: up| above| in a harness)",
        r"high above",
        r"(?:falls?|falling) from (?:\w+ ){0,2}"
        r"(?:ladders?|scaffolds?|roofs?|heights|poles|trees|towers|steel)",
        r"(?:hangs?|hanging|works?|working|bent over) (?:\w+ ){0,3}(?:from|on) (?:\w+ ){0,2}"
        r"(?:ladders|scaffolds|scaffolding|roofs|poles|masts|steel towers|beams)",
        r"climb(?:s|ing)? (?:\w+,? ){0,3}(?:poles|towers|masts|trees|scaffolds|roofs)",
        r"the ground but a harness",
    ),
}
_DENIED = re.compile(
    r"\b(?:no|not|never|nobody|without|seldom|rarely|hardly|little|few|instead of|rather than"
    r"|unlike|less)\b",
    re.IGNORECASE,
)
_TOLD_IN = "nature-of-work"
_NEAR = 40  # characters before the words in which what denies them stands
_END = re.compile(r"[.!?][\"”’)]*(?=\s+[\"“(A-Z0-9$])|\n")  # of a sentence or list item


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a section, ``text[start:end]`` of its text."""

    section: str
    sentence: str
    start: int
    end: int


def conditions_of(occupation: Occupation) -> tuple[str, ...]:
    """Keys of `CONDITIONS`, in their order."""
    reported = occupation.facts.conditions.keywords if occupation.facts.conditions else ()
    found = {*reported, *said_conditions(occupation)}
    return tuple(name for name in CONDITIONS if name in found)


def said_conditions(occupation: Occupation) -> Mapping[str, Said]:
    """The first sentence of the profile that says each condition."""
    return {name: said for name in _SAID if (said := next(_saying(occupation, name), None))}


def _saying(occupation: Occupation, name: str) -> Iterator[Said]:
    for section in occupation.sections:
        if section.type != _TOLD_IN:
            continue  # elsewhere a school has its outdoor program, and insurers pay for sore backs
        text = section.text
        for match in _SAID[name].finditer(text):
            start, end = _sentence_around(text, match.start(), match.end())
            if not _DENIED.search(text, max(start, match.start() - _NEAR), match.start()):
                yield Said(section.type, text[start:end], start, end)


def _sentence_around(text: str, first: int, past: int) -> tuple[int, int]:
    """Where the sentence or list item begins and ends that holds these characters."""
    start = max((match.end() for match in _END.finditer(text, 0, first + 1)), default=0)
    end = _END.search(text, past)
    sentence = text[start : end.end() if end else len(text)]
    lead = len(sentence) - len(sentence.lstrip("- \n"))
    return start + lead, start + len(sentence.rstrip())
