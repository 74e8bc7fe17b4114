"""What an occupation wants of each credential: the editor's word, else what the text says."""

from collections.abc import Mapping

from indexer.extraction.mentions import AnalyzedOccupation, Entity, Evidence, Wish
from indexer.model import CredentialLink, Relation

RELATIONS: tuple[Relation, ...] = ("requires", "prefers", "mentions")  # the strongest first


def wishes(analyzed: AnalyzedOccupation) -> Mapping[str, Wish]:
    """By slug, of every credential that the sections name."""
    links = {link.credential: link for link in analyzed.occupation.credentials}
    return {
        entity.slug: wish_for(entity, links.get(entity.slug))
        for entity in analyzed.entities
        if entity.entity == "credential"
    }


def wish_for(entity: Entity, link: CredentialLink | None) -> Wish:
    """Of one credential; a link that does not say who asks leaves that to the text."""
    relation, evidence = strongest(entity)
    if link is None:
        return Wish(relation, evidence.by, evidence.partial)
    stated = [one.by for one in entity.evidence if one.relation == link.relation and one.by]
    return Wish(link.relation, link.by or (stated[0] if stated else None))


def strongest(entity: Entity) -> tuple[Relation, Evidence]:
    """The strongest relation to a credential that any sentence states, with that sentence."""
    for relation in RELATIONS:
        for evidence in entity.evidence:
            if evidence.relation == relation:
                return relation, evidence
    return "mentions", entity.evidence[0]
