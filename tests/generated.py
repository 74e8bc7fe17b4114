"""A large made-up corpus and the data it was made from, for tests against a loop over the data."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.model import (
    EDUCATION_LEVELS,
    EXPERIENCE_LEVELS,
    INTERESTS,
    OUTLOOK_CLASSES,
    REPORTED_CONDITIONS,
    SCHEDULES,
    TRAINING_LEVELS,
    Conditions,
    Corpus,
    Credential,
    CredentialLink,
    Facts,
    Group,
    Interests,
    Jobs,
    Occupation,
    Organization,
    Outlook,
    Part,
    Pay,
    Relation,
    RequiredBy,
    Schedule,
    Section,
    SectionType,
    Synonym,
    Technology,
    Vocabulary,
)

TYPES = ("nature-of-work", "training", "employment", "job-outlook", "earnings", "extra")
WORDS = tuple(
    "alpha bravo charlie delta echo foxtrot golf hotel indigo juliet kilo lemon mike nectar oscar"
    " papa quartz romeo sierra tango uniform victor whisky xray zulu amber birch cedar drum ember"
    " flint grove".split()
)
TITLE_WORDS = tuple(f"job{letter}" for letter in "abcdefghijkl")
GROUPS = ("north", "south", "east")
# Names of software and tools, and the values of the facet.
TECHNOLOGY = {"Zorp CAD": "zorp-cad", "Zorp C++": "zorp-c++", "Quib saws (hand)": "quib-saws-hand"}
# acronym -> full name; the words occur nowhere else
CREDENTIALS = {f"CX{c}QV": f"Certified Zib{c.lower()} Worker" for c in "ABCDEFGH"}
# word -> phrases that a search for it also finds, never the other way round
SYNONYMS = {
    "grove": (("birch",), ("alpha", "bravo")),
    "flint": (("delta", "alpha"),),
    "jobl": (("joba",),),  # words of titles
}
WANTS: tuple[tuple[Relation, RequiredBy | None], ...] = (
    ("requires", "law"), ("requires", "employers"), ("prefers", "employers"), ("mentions", None),
)  # fmt: skip
ORGANIZATIONS = {f"OY{c}QV": f"Association of Zob{c.lower()} Workers" for c in "ABCDEF"}


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed by identity: cheap to cache
class Datum:
    """One occupation as plain data."""

    slug: str
    title: tuple[str, ...]
    alternates: tuple[tuple[str, ...], ...]
    sections: dict[str, tuple[str, ...]]  # type -> words of the text, acronyms among them
    group: str
    education: str | None
    experience: str | None
    training: str | None
    pay: int | None
    growth: int | None
    outlook: str | None
    interest: tuple[str, ...]  # the two highest, or none
    schedule: tuple[str, ...]
    condition: tuple[str, ...]
    technology: tuple[str, ...]  # names
    wants: dict[str, tuple[Relation, RequiredBy | None]]  # by slug, some that the text names


class Data(tuple[Datum, ...]):
    """Occupations by number; a failing test names it instead of printing all of it."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} generated occupations>"


def data(count: int, seed: int = 1) -> Data:
    """``count`` occupations; the same for the same seed."""
    draw = random.Random(seed)
    return Data(_datum(draw, number) for number in range(count))


def _datum(draw: random.Random, number: int) -> Datum:
    types = [t for t in TYPES if draw.random() < 0.9] or [TYPES[0]]
    growth = draw.choice([None, -5, 0, 2, 4, 6, 9])
    return Datum(
        slug=f"occupation-{number:05}",
        title=tuple(draw.sample(TITLE_WORDS, draw.randint(1, 3))),
        alternates=tuple(
            tuple(draw.sample(TITLE_WORDS, draw.randint(1, 2))) for _ in range(draw.randint(0, 3))
        ),
        sections=(sections := {type: _words(draw) for type in types}),
        group=draw.choice(GROUPS),
        education=draw.choice([None, *EDUCATION_LEVELS]),
        experience=(None, *EXPERIENCE_LEVELS)[number * 3 % (1 + len(EXPERIENCE_LEVELS))],
        training=(None, *TRAINING_LEVELS)[number * 5 % (1 + len(TRAINING_LEVELS))],
        pay=draw.choice([None, *range(20_000, 150_000, 5_000)]),
        growth=growth,
        outlook=None if growth is None else draw.choice(list(OUTLOOK_CLASSES)),
        wants=_wants(number, sections),
        interest=_run(tuple(INTERESTS), number, 2) if number % 6 else (),
        schedule=_run(tuple(SCHEDULES), number * 7, number % 4),
        condition=_run(tuple(REPORTED_CONDITIONS), number * 5, number % 3),
        technology=_run(tuple(TECHNOLOGY), number * 3, number % 5),
    )


def _run(values: Sequence[str], first: int, count: int) -> tuple[str, ...]:
    """So many values from one on, in a circle."""
    return tuple(values[(first + n) % len(values)] for n in range(min(count, len(values))))


def _wants(
    number: int, sections: Mapping[str, Sequence[str]]
) -> dict[str, tuple[Relation, RequiredBy | None]]:
    """What an editor said of credentials: nothing of some, so that the text decides, which says no
    more than their names."""
    named = dict.fromkeys(w for words in sections.values() for w in words if w in CREDENTIALS)
    said = ((number + at, acronym.lower()) for at, acronym in enumerate(named))
    return {slug: WANTS[at % 5] for at, slug in said if at % 5 < len(WANTS)}


def _words(draw: random.Random) -> tuple[str, ...]:
    # a few words are common and most are rare, as in real text
    drawn = [WORDS[int(len(WORDS) * draw.random() ** 2)] for _ in range(draw.randint(5, 25))]
    for acronyms, chance in ((CREDENTIALS, 0.15), (ORGANIZATIONS, 0.1)):
        if draw.random() < chance:
            drawn.insert(draw.randint(0, len(drawn)), draw.choice(list(acronyms)))
    return tuple(drawn)


def vocabulary() -> Vocabulary:
    return Vocabulary(
        sections={t: SectionType(t, t.title()) for t in TYPES},
        groups={g: Group(g, g.title()) for g in GROUPS},
        credentials={
            acronym.lower(): Credential(acronym.lower(), name, "certification", acronym)
            for acronym, name in CREDENTIALS.items()
        },
        organizations={
            acronym.lower(): Organization(acronym.lower(), name, acronym)
            for acronym, name in ORGANIZATIONS.items()
        },
        sources={},
        synonyms=tuple(
            Synonym((word,), tuple(" ".join(words) for words in others), both_ways=False)
            for word, others in SYNONYMS.items()
        ),
    )


def corpus(data: Data) -> Corpus:
    """The data as the corpus that is built and searched."""
    occupations = tuple(_occupation(datum) for datum in data)
    return Corpus(occupations, vocabulary(), {o.slug: o.slug for o in occupations}, "generated")


def _interests(highest: tuple[str, ...]) -> Interests | None:
    if not highest:
        return None
    scores = {name: 6.0 - highest.index(name) if name in highest else 2.0 for name in INTERESTS}
    return Interests(**scores, source="made-up")


def _technology(names: tuple[str, ...]) -> Technology | None:
    """The first as software, the others as tools."""
    return Technology("made-up", names[:1], (), names[1:]) if names else None


def code_of(number: int) -> str:
    """The code of an occupation; no query of words has its digits."""
    return f"{11 + number % 40}-{1000 + number}"


def _occupation(datum: Datum) -> Occupation:
    pay = None if datum.pay is None else Pay(float(datum.pay), "year", 2024, "made-up")
    outlook = None
    if datum.growth is not None and datum.outlook is not None:
        outlook = Outlook(datum.growth, datum.outlook, 2024, 2034, "made-up")
    number = int(datum.slug[-5:])
    return Occupation(
        slug=datum.slug,
        soc=(code_of(number),),
        title=" ".join(datum.title),
        group=datum.group,
        sections=tuple(
            Section(type, (Part(None, " ".join(words)),)) for type, words in datum.sections.items()
        ),
        alternate_titles=tuple(" ".join(words) for words in datum.alternates),
        credentials=tuple(CredentialLink(slug, *said) for slug, said in datum.wants.items()),
        facts=Facts(
            education=datum.education,
            experience=datum.experience,
            interests=_interests(datum.interest),
            schedule=Schedule(datum.schedule, "made-up") if datum.schedule else None,
            conditions=Conditions(datum.condition, "made-up") if datum.condition else None,
            technology=_technology(datum.technology),
            training=datum.training,
            pay=pay,
            outlook=outlook,
            jobs=Jobs(number * 37 % 5000, 2024, "made-up") if number % 4 else None,
        ),
    )
