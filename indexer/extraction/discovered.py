"""Names found in the texts but missing from the vocabulary files become entries of the index."""

from collections.abc import Sequence
from dataclasses import replace

from indexer.extraction.mentions import AnalyzedOccupation
from indexer.model import Credential, Mention, Organization, Vocabulary


def with_discovered(vocabulary: Vocabulary, analyzed: Sequence[AnalyzedOccupation]) -> Vocabulary:
    """The vocabulary with an entry for every mention, so that each facet value has a label.

    The first mention decides how an unknown name is written; a later one may add its acronym.
    """
    credentials = dict(vocabulary.credentials)
    organizations = dict(vocabulary.organizations)
    mentions = [m for item in analyzed for found in item.mentions for m in found.mentions]
    for mention in mentions:
        if mention.entity == "organization":
            found = organizations.get(mention.slug) or Organization(
                mention.slug, mention.name, mention.acronym
            )
            if mention.slug not in vocabulary.organizations:
                found = _with_role(found, mention)
            organizations[mention.slug] = found
    by_name = {organization.name: slug for slug, organization in organizations.items()}
    for mention in mentions:
        if mention.entity == "credential" and mention.slug not in vocabulary.credentials:
            issuers = tuple(by_name[name] for name in mention.issuers if name in by_name)
            entry = credentials.get(mention.slug) or Credential(
                mention.slug, mention.name, mention.kind or "certification", mention.acronym
            )
            credentials[mention.slug] = replace(
                entry,
                acronym=entry.acronym or mention.acronym,
                issuers=tuple(dict.fromkeys((*entry.issuers, *issuers))),
            )
    return replace(vocabulary, credentials=credentials, organizations=organizations)


def _with_role(organization: Organization, mention: Mention) -> Organization:
    roles = (*organization.roles, mention.role) if mention.role else organization.roles
    return replace(
        organization,
        acronym=organization.acronym or mention.acronym,
        roles=tuple(dict.fromkeys(roles)),
    )
