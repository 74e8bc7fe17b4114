"""Organizations given as sources of additional information, taken from their address lines."""

import re
from collections.abc import Sequence

from indexer.importers.text_blocks import Block
from indexer.model import Contact

# "Internet: http://…" and what comes after it; some pages leave out the word.
_INTERNET = re.compile(r"[.,;]?\s*(?:\bInternet:?|\bWeb ?site:|(?=https?://|www\.)).*$", re.I)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.I)
_ZIP = re.compile(r"\b\d{5}(?:-\d{4})?\b")
# Words of a sentence about an organization, as opposed to its address.
_SENTENCE = re.compile(
    r"\b(?:is|are|was|may|can|should|see|contact|visit|obtain|obtained|available|provides?|offers?"
    r"|about|from|your)\b|^(?:See|Contact|Visit|For|Information|Your|Local|State)\b"
)
_ACRONYM = re.compile(r"\s*\(((?=[^()]*[A-Z][^()]*[A-Z])[A-Za-z][\w.&/+-]{1,11})\)")
_ADDRESS_START = re.compile(
    r"[^,]*\d|P\.?\s*O\.?\s*Box\b|Box\b|Suite\b|(?:One|Two|Three|Four|Five) [A-Z]|c/o\b", re.I
)
_BUILDING = re.compile(
    r"\b(?:Plaza|Building|Bldg\.?|Hall|House|Tower|Towers|Headquarters|Campus|Square|Office Park"
    r"|Corporate Center|Seaport Center|Research Park|Airport)$"
)
_NAME_GOES_ON = re.compile(
    r"(?:Inc|Incorporated|LLC|L\.L\.C|Ltd|Corp|Co|International|USA|U\.S\.A|AFL-CIO|CLC|CWA)\.?$",
    re.I,
)
_ORGANIZATION = re.compile(
    r"\b(?:Academ(?:y|ies)|Administration|Agency|Alliance|Association|Associates|Authority|Board"
    r"|Brotherhood|Bureau|Center|Centers|Club|Coalition|College|Colleges|Commission|Committee"
    r"|Confederation|Conference|Congress|Corps|Council|Department|Federation|Foundation|Fund"
    r"|Guild|Institute|Institutes|League|Network|Office|Organization|Registry|School|Schools"
    r"|Service|Services|Society|Union|University|Workers)\b"
)
_TAGLINE_OWNER = re.compile(r"[A-Z][A-Z&/.-]{1,7}")  # "APICS, the Association for …"
_GOVERNMENT = re.compile(r"(?:The )?U\. ?S\. Department\b|(?:The )?United States Department\b")


def contact_of(block: Block) -> Contact | None:
    """The organization that a list item or paragraph gives, or None when it gives none.

    A list item needs an address, a link or the name of an organization; a paragraph needs a ZIP
    code, and neither may be a sentence ("Information is available from …"). The name ends where
    the address begins: at the first part between commas with a number, a post-office box or a
    building in it. Departments within an organization count as part of the address.
    """
    before = _INTERNET.sub("", block.text).strip(" .,;:")
    zip_code = _ZIP.search(before)
    links = tuple(link for link in block.links if _URL.match(link))
    if not before or not before[0].isalnum():
        return None
    if not zip_code and (block.kind != "item" or _SENTENCE.search(before)):
        return None
    if zip_code and _SENTENCE.search(before[: zip_code.start()].partition(",")[0]):
        return None
    if not (zip_code or links or _ORGANIZATION.search(before)):
        return None
    name, address = _name_and_address(before)
    acronym = _ACRONYM.search(name)
    if acronym:
        name = name[: acronym.start()] + name[acronym.end() :]
    if not name or len(name) > 160:
        return None
    return Contact(
        name=_without_dot(name.strip(" ,;")),
        acronym=acronym[1].rstrip(".") if acronym else None,
        address=_until_zip(address) or None,
        url=_url(links, block.text),
    )


def contacts_of(blocks: Sequence[Block]) -> tuple[Contact, ...]:
    """Contacts of a section in order, each name once."""
    contacts: dict[str, Contact] = {}
    for block in blocks:
        if block.kind != "heading" and (contact := contact_of(block)):
            contacts.setdefault(contact.name.casefold(), contact)
    return tuple(contacts.values())


def _name_and_address(text: str) -> tuple[str, str]:
    parts = _parts(text)
    end = next((n for n, part in enumerate(parts) if n and _ADDRESS_START.match(part)), len(parts))
    end = next((n for n in range(1, end) if _BUILDING.search(parts[n])), end)
    length = _name_length(parts[:end])
    return ", ".join(parts[:length]), ", ".join(parts[length:])


def _parts(text: str) -> list[str]:
    """Text between commas; a missing comma before the street number is made good."""
    text = re.sub(r"(?<=[a-z]{4})\. (?=\d)", ", ", text, count=1)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    glued = re.match(r"(.*[a-z)])\s+(\d{3,5}\s+[A-Z].*)", parts[0])
    if glued and _ORGANIZATION.search(glued[1]):
        parts[0:1] = [glued[1], glued[2]]
    return parts


def _name_length(parts: Sequence[str]) -> int:
    """How many of the parts before the address make the name."""
    if len(parts) < 2:
        return len(parts)
    last_of_list = [n for n, part in enumerate(parts) if n and re.match(r"(?:and|or) ", part)]
    length = last_of_list[-1] + 1 if last_of_list else 1
    if _GOVERNMENT.match(parts[0]):
        return len(parts)
    if length == 1 and _TAGLINE_OWNER.fullmatch(parts[0]) and not _NAME_GOES_ON.match(parts[1]):
        length = 2
    if length == 1 and not _ORGANIZATION.search(parts[0]) and len(parts[0].split()) <= 3:
        named = (n for n, part in enumerate(parts) if _ORGANIZATION.search(part))
        length = next(named, 0) + 1
    while length < len(parts) and _NAME_GOES_ON.fullmatch(parts[length]):
        length += 1
    return length


def _without_dot(name: str) -> str:
    abbreviated = re.search(r"\b(?:Inc|Ltd|Corp|Co|[A-Z])\.$", name)
    return name if abbreviated else name.rstrip(".")


def _until_zip(address: str) -> str:
    """The address up to its ZIP code; telephone numbers after it are left out."""
    codes = list(_ZIP.finditer(address))
    end = codes[-1].end() if codes else len(address)
    return address[:end].strip(" .,;")


def _url(links: Sequence[str], text: str) -> str | None:
    if links:
        return links[0]
    found = _URL.search(text)
    if not found:
        return None
    url = found[0].rstrip(".,;:)")
    return url if url.lower().startswith("http") else f"http://{url}"
