"""Sections and vocabularies of a few lines, and short ways to ask what is found in them."""

from collections.abc import Sequence

from indexer.extraction.extract import Extractor, entities
from indexer.extraction.mentions import Entity
from indexer.model import (
    Contact,
    Credential,
    EntityType,
    FormerName,
    Mention,
    Organization,
    Part,
    Section,
    Vocabulary,
)

CONTACTS = "sources-of-additional-information"


def section(text: str, kind: str = "training") -> Section:
    return Section(kind, (Part(None, text),))


def vocabulary(
    credentials: Sequence[Credential] = (), organizations: Sequence[Organization] = ()
) -> Vocabulary:
    return Vocabulary(
        sections={},
        groups={},
        credentials={entry.slug: entry for entry in credentials},
        organizations={entry.slug: entry for entry in organizations},
        sources={},
    )


EMPTY = vocabulary()
KNOWN = vocabulary(
    credentials=(
        Credential(
            "ods", "Oncology Data Specialist", "certification", "ODS",
            former_names=(FormerName("Certified Tumor Registrar", "CTR", 2023, "ncra"),),
            issuers=("ncra-cancer",),
        ),
        Credential("rn", "Registered Nurse", "license", "RN"),
        Credential("cdl", "Commercial Driver's License", "license", "CDL"),
        Credential("cma-accountant", "Certified Management Accountant", "certification", "CMA",
                   issuers=("ima",)),
        Credential("cma-assistant", "Certified Medical Assistant", "certification", "CMA",
                   issuers=("aama",)),
        Credential("teaching", "Teaching License", "license"),
        Credential("naplex", "North American Pharmacist Licensure Examination", "examination",
                   "NAPLEX"),
        Credential("bls", "Basic Life Support Certification", "certification", "BLS"),
    ),
    organizations=(
        Organization("ncra-cancer", "National Cancer Registrars Association", "NCRA"),
        Organization("ncra-court", "National Court Reporters Association", "NCRA"),
        Organization("ima", "Institute of Management Accountants", "IMA"),
        Organization("aama", "American Association of Medical Assistants", "AAMA"),
        Organization("healthcare", "Professional Association of Healthcare Coders", "PAHC"),
        Organization("ascm", "Association for Supply Chain Management", "ASCM",
                     former_names=(FormerName("Operations Management Society", "OMS"),)),
        Organization("guild", "SAG-AFTRA", "SAG-AFTRA", former_names=(
            FormerName("Screen Actors Guild"),
            FormerName("American Federation of Television and Radio Artists"),
        )),
        Organization("ase", "National Institute for Automotive Service Excellence", "ASE"),
    ),
)  # fmt: skip


def mentions(text: str, known: Vocabulary = EMPTY, kind: str = "training") -> tuple[Mention, ...]:
    return Extractor(known).mentions([section(text, kind)])[0].mentions


def found(
    entity: EntityType, text: str, known: Vocabulary = EMPTY, kind: str = "training"
) -> set[tuple[str, str | None]]:
    """Name and acronym of each credential or organization in a text."""
    return {(m.name, m.acronym) for m in mentions(text, known, kind) if m.entity == entity}


def bodies(text: str, known: Vocabulary = EMPTY, kind: str = "training") -> set[str]:
    return {name for name, _ in found("organization", text, known, kind)}


def credentials(text: str, known: Vocabulary = EMPTY, kind: str = "training") -> set[str]:
    return {name for name, _ in found("credential", text, known, kind)}


def summed(
    sections: Sequence[Section], known: Vocabulary = EMPTY, contacts: Sequence[Contact] = ()
) -> dict[str, Entity]:
    """Entities of a profile by name."""
    made = Extractor(known).mentions(sections, contacts)
    return {entity.name: entity for entity in entities(sections, made)}
