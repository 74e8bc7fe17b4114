"""Whether the links of a profile to credentials follow the words of the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from indexer.extraction.mentions import Entity, Evidence
from indexer.extraction.wishes import RELATIONS
from indexer.model import Credential, CredentialLink, Occupation, Vocabulary

Matter = Literal["unsaid", "contradiction", "nobody", "ended-recommended", "ended-present"]

# What says that a thing is over, in a sentence about a credential that is no longer given.
_HISTORY = re.compile(
    r"\b(?:until|formerly|former|once|no longer|was|were|had|ended|closed|discontinued|retired"
    r"|replac\w+|took (?:its|the) place|older|old|earlier|previous\w*|before|since"
    r"|still (?:hold|have|use|list)s?|new candidates)\b"
)


@dataclass(frozen=True, slots=True)
class LinkFinding:
    """Something the matter with a credential of a profile.

    ``link``: its number among the links of the profile, None where the text names a credential
    without one. ``evidence``: the sentence it is about, None where there is none.
    """

    matter: Matter
    credential: str  # slug
    message: str
    link: int | None = None
    evidence: Evidence | None = None


def link_findings(
    occupation: Occupation, entities: Sequence[Entity], vocabulary: Vocabulary
) -> Iterator[LinkFinding]:
    """Contradictions between links and text, in the order of the links, then of the text.

    ``entities``: what all sections of the occupation name.
    """
    named = {entity.slug: entity for entity in entities if entity.entity == "credential"}
    for number, link in enumerate(occupation.credentials):
        yield from _link(number, link, named.get(link.credential), vocabulary)
    linked = {link.credential for link in occupation.credentials}
    for slug, entity in named.items():
        credential = vocabulary.credentials.get(slug)
        if credential is None:
            continue
        if slug not in linked:
            said = max(entity.evidence, key=_strength)
            message = (
                f"the text names {credential.name!r}, but no link says how the occupation stands"
                f" to it; add {{credential: {slug}, relation: {said.relation}{_by(said)}}}"
            )
            yield LinkFinding("unsaid", slug, message, evidence=said)
        yield from _ended(credential, entity)


def _strength(evidence: Evidence) -> int:
    return -RELATIONS.index(evidence.relation or "mentions")


def _by(evidence: Evidence) -> str:
    return f", by: {evidence.by}" if evidence.by else ""


def _link(
    number: int, link: CredentialLink, entity: Entity | None, vocabulary: Vocabulary
) -> Iterator[LinkFinding]:
    slug = link.credential
    credential = vocabulary.credentials.get(slug)
    if credential is not None and credential.ended and link.relation != "mentions":
        message = (
            f"{credential.name!r} was last given in {credential.ended}, so nobody {link.relation}"
            " it; make the relation mentions, and the sentence one about the past"
        )
        yield LinkFinding("ended-recommended", slug, message, number)
    if link.relation != "mentions" and link.by is None:
        message = f"the link to {slug!r} says {link.relation} but not who; add by: law or employers"
        yield LinkFinding("nobody", slug, message, number)
    if entity is None:
        message = f"the credential {slug!r} is linked but not named in the text"
        yield LinkFinding("unsaid", slug, message, number)
        return
    wrong = _contradiction(link, entity.evidence)
    if wrong is not None:
        said, message = wrong
        yield LinkFinding("contradiction", slug, message, number, said)


def _contradiction(
    link: CredentialLink, evidence: Sequence[Evidence]
) -> tuple[Evidence, str] | None:
    """The sentence that says something else than the link, and what to do about it."""
    agreeing = [one for one in evidence if one.relation == link.relation or _allows(link, one)]
    stronger = [
        one
        for one in evidence
        if _strength(one) > -RELATIONS.index(link.relation) and not _allows(link, one)
    ]
    if stronger or not agreeing:
        said = max(stronger or evidence, key=_strength)
        return said, (
            f"the link says that the occupation {link.relation} {link.credential!r}, the text"
            f" that it {said.relation} it; change the relation or the sentence: {_quoted(said)}"
        )
    asking = [one for one in agreeing if one.by is not None]
    if link.by is not None and asking and all(one.by != link.by for one in asking):
        return asking[0], (
            f"the link says that {link.credential!r} is asked for by {link.by}, the text by"
            f" {asking[0].by}; change `by` or the sentence: {_quoted(asking[0])}"
        )
    return None


def _allows(link: CredentialLink, evidence: Evidence) -> bool:
    """A demand of a part of the occupation, or in some places, is a demand or a mention."""
    demand = evidence.partial and evidence.relation != "prefers"
    return demand and link.relation in ("requires", "mentions")


def _quoted(evidence: Evidence) -> str:
    return f'"{" ".join(evidence.sentence.removeprefix("- ").split())}"'


def _ended(credential: Credential, entity: Entity) -> Iterator[LinkFinding]:
    """Sentences that name a credential as if it were still given."""
    if credential.ended is None:
        return
    for evidence in entity.evidence:
        if not _HISTORY.search(evidence.sentence) and str(credential.ended) not in (
            evidence.sentence
        ):
            message = (
                f"{credential.name!r} was last given in {credential.ended}; say so as history, or"
                f" name what took its place: {_quoted(evidence)}"
            )
            yield LinkFinding("ended-present", credential.slug, message, evidence=evidence)
