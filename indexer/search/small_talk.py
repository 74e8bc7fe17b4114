"""Words that say how somebody talks, and nothing of an occupation.

"i like", "someone to", "who do i call for", "im", "n": people write as they speak. A handbook's
words are found better without them. What somebody does not want ("that arent nursing", "bad at
math") is left out as well: a word that is denied is no evidence for what has it.
"""

import re
from collections.abc import Iterable

from indexer.search.typed import Typed

_ADVERBS = r"(?:(?:really|just|also|always|very|so|pretty|kinda|super|only|quite|totally) )*"
_SOMEBODY = (
    r"(?:guys?|man|men|woman|women|lady|ladies|person|people|someone|somebody|anyone|anybody"
    r"|dudes?|folks|ones?)"
)
_ASKED_FOR = r"(?:need|needs|want|looking for|look for|get|find|hire|call|calling|pay)"
_NOT = (
    r"(?:but )?(?:(?:that|which|who) )?(?:(?:is|are|am) not|isn't|isnt|aren't|arent|not|never)"
    r"(?: (?:a|an|the|as|in|with|about|be|being|like|really|good (?:at|with)))*"
)
_DISLIKE = (
    r"(?:but )?(?:i )?(?:hate|hates|hating|can't stand|cant stand|don't like|dont like"
    r"|dislike|faint(?: (?:when|if|at))?(?: i)?|scared of|afraid of|bad at|bad with"
    r"|terrible at|no good at|allergic to|except|besides|other than|instead of)"
    r"(?: (?:see|seeing|sight|of|the|for|a|an|being|doing|in|with|my))*"
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


_TALK = tuple(
    _words(pattern)
    for pattern in (
        # likes: "i really like", "good with", "obsessed with"
        rf"(?:i|he|she|they|we|who) {_ADVERBS}(?:likes?|loves?|enjoys?|liking|loving)"
        r"(?: (?:to|doing|being|working))*",
        r"(?:and|but) (?:like|love)s?|like to|love to|enjoys?|love|a lot|lots",
        rf"(?:(?:i'm|im|i am|he's|she's|is|are|am) )?{_ADVERBS}"
        r"(?:(?:good|great|skilled|best) (?:at|with)|obsessed with|fascinated (?:by|with)"
        r"|passionate about|crazy about|interested in)",
        # somebody is asked for: "someone to", "the guy who comes to"
        rf"(?:i |we )?(?:{_ASKED_FOR} )*(?:(?:a|an|the|some) )?{_SOMEBODY} (?:who|that|to|which)"
        r"(?: (?:can|could|will|would|does|do|comes?|comes? (?:to|and)|goes|helps?(?: to)?))*",
        r"who (?:do|should|can|would) (?:i|you|we) (?:call|ask|hire|see|contact|go to|talk to)"
        r"(?: (?:for|to|when|if|about))*",
        r"(?:is|are) (?:that|there|this|it) (?:(?:a|an|any|some) )?(?:real )?(?:jobs?|careers?)"
        r"(?: for (?:that|this|me|it))?|what now|any ideas?|what (?:should|can) i do(?= \||$)",
    )
)
# Function words written without an apostrophe, and what is written for them in haste.
_FUNCTION = frozenset(
    """im ive i've i'll don't dont doesn't doesnt didn't didnt can't cant cannot won't wont isn't
    isnt aren't arent wasn't wasnt weren't werent hasn't hasnt haven't havent couldn't couldnt
    wouldn't wouldnt shouldn't shouldnt thats theres theyre they're youre you're he'll she'll
    gonna gotta wanna kinda sorta ur cuz cause bc tho lol idk""".split()
)
_DENIED = _words(rf"(?:{_NOT}|{_DISLIKE}) (?!(?:for|of|to|at|by|on|and|or)(?!\S))[a-z]+")


def without_talk(typed: Typed) -> Typed:
    """The query without likes and without somebody who is asked for, unless nothing else is left;
    before questions and filters are read."""
    return _if_something_is_left(typed, _matched(typed, _TALK))


def without_denied(typed: Typed) -> Typed:
    """The query without what it says is not wanted, and without function words in haste, unless
    nothing else is left; after questions and filters ("no degree") are read."""
    typed = _if_something_is_left(typed, _matched(typed, (_DENIED,)))
    numbers = {
        number
        for number, word in enumerate(typed.words)
        if word.plain in _FUNCTION or _in_haste(typed, number)
    }
    return _if_something_is_left(typed, numbers)


def _matched(typed: Typed, patterns: Iterable[re.Pattern[str]]) -> set[int]:
    found = (span for pattern in patterns for read in typed.spans(pattern) for span in read)
    return {number for span in found for number in span.numbers}


def _in_haste(typed: Typed, number: int) -> bool:
    """Whether a function word is written with fewer letters: "u", "n", "w"."""
    word = typed.words[number]
    written = typed.text[word.start : word.end]
    return written == "w" or (written in ("u", "n", "r") and word.plain != written)


def _if_something_is_left(typed: Typed, numbers: set[int]) -> Typed:
    without = typed.leaving_out(numbers)
    return without if any(map(without.is_content, range(len(without.words)))) else typed
