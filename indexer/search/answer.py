"""The answer above the list: what was asked, said at once, with where it is said.

Nothing is made up: a fact is one of the profile's own, a passage is whole sentences of it, a card
is the vocabulary's entry. Where something that matters is unknown here there is no answer.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from indexer.addresses import entity_url, passage_url, profile_url
from indexer.facet import FacetName
from indexer.frozen import value_class
from indexer.index import Index
from indexer.model import (
    EDUCATION_LEVELS,
    EXPERIENCE_LEVELS,
    TRAINING_LEVELS,
    Credential,
    Organization,
)
from indexer.postings.card import Card
from indexer.postings.postings import Ints
from indexer.results import Answer, Compared, Hit
from indexer.search.passages import AskedSection
from indexer.search.questions import Ask
from indexer.search.understand import Understood
from indexer.tables.entities import Named
from indexer.tables.facets import label_of

_WHAT_IS = re.compile(r"(?:what(?: is| are|'s)|whats|define|definition|meaning)\b", re.IGNORECASE)
MAX_NAMED = 4  # occupations listed on a card
_RELATIONS = ("required for", "preferred for", "named for")

NAMED_SHARE = 0.3  # of the query's weight: a name within it that has so much is what it is about

# Words that an answering sentence has, by the section and the fact that is asked for.
_CUES = {
    ("earnings", None): r"\$[\d,.]+|\b(?:paid|pay|earn\w*|wages?|commission|tips|per|bonus\w*)\b",
    ("training", "duration"): r"\b(?:\w+[- ](?:to \w+ )?)?(?:years?|months?|weeks?)\b",
    ("training", "credential"): (
        r"\b(?:licen[sc]\w*|certif\w*|registr\w*|exam\w*|issue\w*|requir\w*|states?|boards?)\b"
        r"|\([A-Z&-]{2,8}\)"
    ),
    ("training", None): (
        r"\b(?:degrees?|diploma|bachelor\S*|master\S*|associate\S*|doctora\w*|certificate|"
        r"programs?|school|college|apprentice\w*|training|licen[sc]\w*|learn\w*)\b"
    ),
    ("job-outlook", None): (r"\b(?:percent|growth|grow\w*|declin\w*|fall|drop|openings|demand)\b"),
    ("employment", None): r"\b(?:percent|jobs|employ\w*)\b|\d,\d{3}",
}
_LEVELS: Mapping[FacetName, tuple[str, Mapping[str, str]]] = {
    "education": ("typical education to start", EDUCATION_LEVELS),
    "experience": ("work experience in a related occupation", EXPERIENCE_LEVELS),
    "training": ("training on the job", TRAINING_LEVELS),
}
_CUE_PATTERNS = {key: re.compile(pattern, re.IGNORECASE) for key, pattern in _CUES.items()}


def asked_section(index: Index, ask: Ask | None) -> AskedSection | None:
    """The section that a question asks for, None where no question is asked."""
    if ask is None or ask.section not in index.facets["section"].numbers:
        return None
    cue = _CUE_PATTERNS.get((ask.section, ask.fact)) or _CUE_PATTERNS.get((ask.section, None))
    return AskedSection(index.facets["section"].numbers[ask.section] + 1, cue)


def answer(index: Index, found: Understood, hits: Sequence[Hit], shown: Ints) -> Answer | None:
    """What answers the query at once; None where nothing here does.

    Args:
        index: the generation.
        found: the query, understood.
        hits: of the first page, in its order.
        shown: numbers of their occupations.
    """
    plain = found.reading.plain
    if found.interpretation.unknown or found.query.choices:
        return None
    cards = index.view.cards
    if len(found.compared) > 1:
        return comparison_answer(index, [cards[n] for n in found.compared], plain.ask)
    named = [subject.named for subject in found.reading.subjects]
    if named and (len(found.query.clauses) == 1 or plain.ask is None or _asks_of_it(plain.ask)):
        return card_answer(index, named[0][0])
    if not hits or found.reading.sort != "relevance":
        return None
    first = int(shown[0])
    called = found.evaluation.called[first]
    if plain.ask is not None:
        if called >= NAMED_SHARE:
            fact = fact_answer(index, cards[first], plain.ask, hits[0])
            if fact is not None:
                return fact
        says_so = plain.ask.section != "nature-of-work" and not hits[0].missing
        return passage_answer(hits[0]) if called >= NAMED_SHARE or says_so else None
    if called >= 1 and found.query.clauses:
        return occupation_answer(index, hits[0], cards[first])
    return None


def _asks_of_it(ask: Ask) -> bool:
    """Whether a question may be about a credential or organization: who gives it, who needs it,
    what it is."""
    return ask.section == "training" or bool(_WHAT_IS.match(ask.words))


def fact_answer(index: Index, card: Card, ask: Ask, hit: Hit) -> Answer | None:
    """The fact that a question about one occupation asks for, with the sentences of the section
    that was asked for; None if the profile has no such fact."""
    said = _fact(card, ask.fact or "")
    if said is None:
        return None
    known = index.vocabulary.sources.get(said.source or "")
    passage = passage_answer(hit)
    quote = passage.quote if passage and passage.section == ask.section else None
    return Answer(
        kind="fact",
        slugs=(card.slug,),
        title=card.title,
        text=f"{said.text}. {quote}" if quote else said.text,
        url=passage.url if passage and quote else passage_url(card.slug, ask.section),
        section=ask.section,
        value=said.value,
        year=said.year,
        source=known.title if known else None,
        label=said.label,
        quote=quote,
    )


@value_class
class _Fact:
    """One fact of a profile; ``text`` says it in a sentence of its own."""

    label: str
    value: str
    text: str
    year: int | None
    source: str | None  # slug


def _fact(card: Card, fact: str) -> _Fact | None:
    if fact == "pay" and card.pay_median is not None:
        pay = pay_words(card)
        text = f"{card.title}: median pay {pay} ({card.pay_year})"
        return _Fact("median pay", pay, text, card.pay_year, card.pay_source)
    if fact in ("outlook", "openings") and card.growth_percent is not None and card.growth_years:
        first, last = card.growth_years
        growth = f"{card.growth_percent:+d} percent".replace("+0", "0")
        openings = f"{card.openings:,} openings a year" if card.openings is not None else None
        text = f"{card.title}: jobs {growth} from {first} to {last}"
        text = f"{text}, {openings}" if openings else text
        if fact == "openings" and openings:
            return _Fact("job openings", openings, text, first, card.growth_source)
        label = f"jobs from {first} to {last}"
        return _Fact(label, growth, text, first, card.growth_source)
    if fact == "jobs" and card.jobs is not None:
        jobs = f"{card.jobs:,} jobs"
        text = f"{card.title}: {jobs} in {card.jobs_year}"
        return _Fact("people employed", jobs, text, card.jobs_year, card.jobs_source)
    for facet, (name, levels) in _LEVELS.items():
        level = levels.get(next(iter(card.properties.get(facet, ())), ""))
        if fact == facet and level:
            text = f"{card.title}: {name}: {level}"
            return _Fact(name, level, text, None, card.growth_source)
    return None


def pay_words(card: Card) -> str:
    """Median pay as people say it: "$93,600 a year", "$23.33 an hour"."""
    assert card.pay_median is not None
    if card.pay_unit == "hour":
        return f"${card.pay_median:,.2f} an hour"
    return f"${card.pay_median:,.0f} a year"


def passage_answer(hit: Hit) -> Answer | None:
    """The sentences of the first hit that answer."""
    if not hit.sections:
        return None
    section = hit.sections[0]
    text = "".join(part.text for part in section.snippet).removeprefix("… ").removesuffix(" …")
    return Answer(
        kind="passage",
        slugs=(hit.slug,),
        title=hit.title,
        text=text,
        url=section.url,
        section=section.type,
        quote=text,
    )


def comparison_answer(index: Index, cards: Sequence[Card], ask: Ask | None) -> Answer:
    """Occupations side by side: the fact that was asked for, else the chief ones."""
    fact = ask.fact if ask else None
    fact_label = None
    compared = []
    year = None
    for card in cards:
        said = _fact(card, fact or "")
        facts = (said.value,) if said else _chief_facts(card)
        compared.append(Compared(card.slug, card.title, facts))
        if said:
            year, fact_label = year or said.year, said.label
    slugs = tuple(card.slug for card in cards)
    source = index.vocabulary.sources.get(cards[0].pay_source or "")
    return Answer(
        kind="comparison",
        slugs=slugs,
        title=" or ".join(card.title for card in cards),
        text="; ".join(f"{side.title}: {', '.join(side.facts)}" for side in compared),
        url="/compare?" + "&".join(f"o={slug}" for slug in slugs),
        section=ask.section if ask else None,
        year=year,
        source=source.title if source else None,
        label=fact_label,
        compared=tuple(compared),
    )


def _chief_facts(card: Card) -> tuple[str, ...]:
    pay, education, outlook = (_fact(card, fact) for fact in ("pay", "education", "outlook"))
    facts = [said.value for said in (pay, education) if said]
    return (*facts, f"jobs {outlook.value}") if outlook else tuple(facts)


def card_answer(index: Index, named: Named) -> Answer:
    """The card of a credential or organization."""
    vocabulary = index.vocabulary
    entity: Credential | Organization
    if named.entity == "credential":
        entity = vocabulary.credentials[named.slug]
        parts = [entity.kind.capitalize(), *_issued(index, entity)]
    else:
        entity = vocabulary.organizations[named.slug]
        issued = [c for c in vocabulary.credentials.values() if named.slug in c.issuers]
        parts = ["Organization"]
        if issued:
            parts.append("issues " + ", ".join(label_of(c) for c in issued[:MAX_NAMED]))
    parts += [_changed(former.name, former.until) for former in entity.former_names]
    if entity.ended:
        parts.append(f"ended {entity.ended}")
    order = np.argsort(named.relations, kind="stable")
    cards = [index.view.cards[number] for number in named.occupations[order].tolist()]
    parts += _wanted_by(cards, sorted(named.relations.tolist()))
    return Answer(
        kind="card",
        slugs=tuple(card.slug for card in cards),
        title=named.label,
        text=f"{named.label}: " + "; ".join(parts),
        url=entity_url(named.entity, named.slug),
        section="training" if cards else None,
    )


def _wanted_by(cards: Sequence[Card], relations: Sequence[int]) -> Iterator[str]:
    """Which occupations require, prefer and mention it, each with its first titles."""
    for number, relation in enumerate(_RELATIONS):
        titles = [c.title for c, r in zip(cards, relations, strict=True) if r == number]
        if titles:
            more = f" and {len(titles) - MAX_NAMED} more" if len(titles) > MAX_NAMED else ""
            yield f"{relation} {', '.join(titles[:MAX_NAMED])}{more}"


def _issued(index: Index, credential: Credential) -> list[str]:
    issuers = [
        label_of(index.vocabulary.organizations[slug])
        for slug in credential.issuers
        if slug in index.vocabulary.organizations
    ]
    if issuers:
        return ["issued by " + ", ".join(issuers)]
    return [f"granted by {credential.granted_by}"] if credential.granted_by else []


def _changed(name: str, until: int | None) -> str:
    return f"formerly {name}" + (f" (until {until})" if until else "")


def occupation_answer(index: Index, hit: Hit, card: Card) -> Answer:
    """The card of an occupation that was named and nothing asked of it."""
    known = index.vocabulary.sources.get(card.pay_source or "")
    return Answer(
        kind="card",
        slugs=(card.slug,),
        title=hit.title,
        text=f"{hit.title}: " + ", ".join(_chief_facts(card)),
        url=profile_url(card.slug),
        year=card.pay_year,
        source=known.title if known else None,
    )
