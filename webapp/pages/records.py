"""What catalogues and other sites keep of each page: description, address and, in the words of
schema.org, what the page is about (https://schema.org/Occupation and the types it refers to)."""

from collections.abc import Mapping

from indexer.browse.browse import CredentialPage, OrganizationPage
from indexer.browse.profile import Profile
from indexer.model import (
    EDUCATION_LEVELS,
    EXPERIENCE_LEVELS,
    Credential,
    Facts,
    Organization,
    Pay,
)
from indexer.tables.entities import all_names
from webapp import urls
from webapp.current import full_url
from webapp.pages.entities import WEB_SCHEMES
from webapp.pages.frame import SITE, Record
from webapp.wording import count_of, named

Data = dict[str, object]

DESCRIPTION = 200  # characters; catalogues show about 160
WORK = "nature-of-work"  # the section that says what people do
NOT_A_CREDENTIAL = ("no-credential", "some-college", "varies")  # of EDUCATION_LEVELS


def home_record(lead: str) -> Record:
    """The site, with the address that searches it."""
    found = full_url(urls.SEARCH) + "?q={words}"
    action = {"@type": "SearchAction", "target": found, "query-input": "required name=words"}
    data: Data = {"name": SITE, "url": full_url(urls.HOME), "potentialAction": action}
    return Record(lead, urls.HOME, _thing("WebSite", data))


def profile_record(profile: Profile) -> Record:
    """An occupation as schema.org describes one."""
    occupation = profile.occupation
    path = urls.occupation_url(occupation.slug)
    description = shortened(_opening(profile))
    soc = "Standard Occupational Classification 2018"
    data: Data = {
        "name": occupation.title,
        "alternateName": occupation.alternate_titles + occupation.former_titles,
        "description": description,
        "mainEntityOfPage": full_url(path),
        "occupationalCategory": (
            *(_code(code, soc) for code in occupation.soc),
            *(_code(code, "O*NET-SOC") for code in occupation.onet),
        ),
        "occupationLocation": {"@type": "Country", "name": "United States"},
        "estimatedSalary": _salary(occupation.facts.pay),
        **_requirements(occupation.facts),
        "qualifications": tuple(
            _credential(credential.label, credential.kind, credential.url)
            for credential in profile.credentials
            if credential.relation in ("requires", "prefers")
        ),
        "responsibilities": next(
            (_text(section.text) for section in occupation.sections if section.type == WORK), None
        ),
    }
    return Record(description, path, _thing("Occupation", data))


def credential_record(found: CredentialPage) -> Record:
    """A credential as schema.org describes one; its issuers are among those who recognize it."""
    credential = found.credential
    path = urls.credential_url(credential.slug)
    issuers = ", ".join(link.title for link in found.issuers)
    name = named(credential.name, credential.acronym)
    description = (
        f"{name}: {credential.kind}{f' issued by {issuers}' if issuers else ''}, named in the "
        f"profiles of {count_of(len(found.occupations), 'occupation')}."
    )
    data: Data = {
        "name": credential.name,
        "alternateName": _other_names(credential),
        "description": credential.note or description,
        "credentialCategory": credential.kind,
        "mainEntityOfPage": full_url(path),
        "url": _web(credential.url),
        "recognizedBy": tuple(
            {"@type": "Organization", "name": link.title, "url": full_url(link.url or "")}
            for link in found.issuers
        ),
    }
    return Record(description, path, _thing("EducationalOccupationalCredential", data))


def organization_record(found: OrganizationPage) -> Record:
    """An organization as schema.org describes one, with the credentials that it recognizes."""
    organization = found.organization
    path = urls.organization_url(organization.slug)
    issued = count_of(len(found.issues), "credential")
    description = (
        f"{named(organization.name, organization.acronym)}: "
        f"{f'issues {issued}, ' if found.issues else ''}named in the profiles of "
        f"{count_of(len(found.occupations), 'occupation')}."
    )
    recognized = tuple(_credential(link.title, None, link.url or "") for link in found.issues)
    data: Data = {
        "name": organization.name,
        "alternateName": _other_names(organization),
        "description": organization.note or description,
        "mainEntityOfPage": full_url(path),
        "url": _web(organization.url),
        "address": organization.address,
        "@reverse": {"recognizedBy": recognized} if recognized else None,
    }
    return Record(description, path, _thing("Organization", data))


def shortened(text: str, length: int = DESCRIPTION) -> str:
    """As many whole sentences as have room; of a first one that has none, its first words."""
    if len(text) <= length:
        return text
    end = text.rfind(". ", 0, length)
    if end > 0:
        return text[: end + 1]
    return text[: max(text.rfind(" ", 0, length - 1), 0)] + "…"


def _thing(kind: str, data: Mapping[str, object]) -> Data:
    """The data without what is not known."""
    known = {key: value for key, value in data.items() if value not in (None, (), "")}
    return {"@context": "https://schema.org", "@type": kind, **known}


def _opening(profile: Profile) -> str:
    sections = profile.occupation.sections
    chosen = next((s for s in sections if s.type == WORK), sections[0] if sections else None)
    return _text(chosen.text.split("\n\n")[0]) if chosen else profile.occupation.title


def _text(text: str) -> str:
    """Paragraphs and list items in a row."""
    return " ".join(line.removeprefix("- ") for line in text.splitlines() if line)


def _code(code: str, code_set: str) -> Data:
    return {
        "@type": "CategoryCode",
        "codeValue": code,
        "inCodeSet": {"@type": "CategoryCodeSet", "name": code_set},
    }


def _salary(pay: Pay | None) -> tuple[Data, ...]:
    if pay is None or pay.median is None:
        return ()
    amounts = {
        "percentile10": pay.p10,
        "percentile25": pay.p25,
        "median": pay.median,
        "percentile75": pay.p75,
        "percentile90": pay.p90,
    }
    return (
        {
            "@type": "MonetaryAmountDistribution",
            "name": f"Pay in {pay.year}",
            "currency": "USD",
            "duration": "PT1H" if pay.unit == "hour" else "P1Y",
            **{key: amount for key, amount in amounts.items() if amount is not None},
        },
    )


def _requirements(facts: Facts) -> Data:
    education: object = EDUCATION_LEVELS.get(facts.education or "")
    if education and facts.education not in NOT_A_CREDENTIAL:
        education = {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": education,
        }
    return {
        "educationRequirements": education,
        "experienceRequirements": EXPERIENCE_LEVELS.get(facts.experience or ""),
    }


def _credential(name: str, kind: str | None, path: str) -> Data:
    data: Data = {"@type": "EducationalOccupationalCredential", "name": name, "url": full_url(path)}
    return {**data, "credentialCategory": kind} if kind else data


def _other_names(entity: Credential | Organization) -> tuple[str, ...]:
    return tuple(name for name in all_names(entity) if name != entity.name)


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(WEB_SCHEMES) else None
