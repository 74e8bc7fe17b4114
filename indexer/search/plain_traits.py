"""When people want to work, and what they like to do, in plain words: "night shift jobs"."""

from collections.abc import Mapping

# Ways to say a value of the facet "schedule" beside a word for jobs.
SCHEDULE_WORDS: Mapping[str, str] = {
    "part-time": r"part time|half days?|few hours",
    "nights": r"(?:overnight|night|graveyard|third)(?: shifts?| time)?|at night|nights",
    "evenings": r"(?:evening|second)(?: shifts?)?|in the evenings?|evenings|after school",
    "weekends": r"weekend|(?:on )?weekends(?! off)",
    "early-mornings": r"early mornings?",
    "seasonal": r"seasonal|summer|winter",
    "on-call": r"on call",
}
# The same of the facet "interest": what is said of the work, not of a trade.
INTEREST_WORDS: Mapping[str, str] = {
    "realistic": r"hands on|(?:work(?:ing)? |use |using |good )?with (?:my|your|our|their) hands"
    r"|(?:use|using) (?:my|your) hands",
    "artistic": r"creative|artistic|artsy",
    "social": r"(?:that |where (?:i|you) (?:can )?)?(?:help|helping|helps) (?:other )?people"
    r"|people oriented",
}
