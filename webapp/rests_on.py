"""What a credential or organization rests on, as a reader wants to hear it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from indexer.basis import (
    Basis,
    Document,
    Edition,
    GeneralKnowledge,
    edition_year,
    read_basis,
)
from indexer.model import Credential, Organization, Source, Vocabulary

PROFILES_NAMED = 3  # titles of profiles that are written out
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:-\d\d\b(?!-))?(?!\d)")


def rests_on(
    entry: Credential | Organization, vocabulary: Vocabulary, titles: Mapping[str, str]
) -> tuple[str, ...]:
    """One line for each kind of evidence; ``titles``: of the profiles, by slug.

    Places inside a source are left out but for the Handbook's profiles, which have names. That
    nobody has looked is said only where nothing newer than an old edition was looked at.
    """
    bases = [basis for line in entry.basis if (basis := read_basis(line, vocabulary.sources))]
    own = _own_hosts(entry, vocabulary)
    lines = [_document(basis, own) for basis in bases if isinstance(basis, Document)]
    lines += _editions([basis for basis in bases if isinstance(basis, Edition)], titles)
    if any(isinstance(basis, GeneralKnowledge) for basis in bases) and not _is_recent(bases):
        newer = " newer" if len(bases) > 1 else ""
        lines.append(f"General knowledge, not confirmed against a{newer} document")
    return tuple(dict.fromkeys(lines))


def source_words(text: str, vocabulary: Vocabulary) -> str:
    """Where a change of name is known from: a title or a site, without the place in it."""
    match read_basis(text, vocabulary.sources):
        case Document(host=host):
            return host
        case Edition(source=source):
            return source.title
        case GeneralKnowledge():
            return "general knowledge"
    return text


def _is_recent(bases: Sequence[Basis]) -> bool:
    """Whether a document was read, or an edition of after 2020 names the entry."""
    years = [edition_year(basis.source) or 0 for basis in bases if isinstance(basis, Edition)]
    return any(isinstance(basis, Document) for basis in bases) or max(years, default=0) > 2020


def _own_hosts(entry: Credential | Organization, vocabulary: Vocabulary) -> Mapping[str, str]:
    """What to call the sites of a credential's issuers, or of an organization itself."""
    if isinstance(entry, Organization):
        return {_host(entry.url): "its own"} if entry.url else {}
    issuers = [vocabulary.organizations[slug] for slug in entry.issuers]
    urls = [entry.url, *(issuer.url for issuer in issuers)] if issuers else []
    return {_host(url): "the issuer’s" for url in urls if url}


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")


def _document(document: Document, own: Mapping[str, str]) -> str:
    whose = own.get(document.host)
    if document.read is None:  # an address alone says nothing about when it was looked at
        return f"From {whose} site" if whose else f"From {document.host}"
    of = f" of {document.of}" if document.of else ""
    what = f"{whose} document{of}" if whose else f"a document{of} at {document.host}"
    return f"From {what}, read in {document.read}"


def _editions(editions: Sequence[Edition], titles: Mapping[str, str]) -> Iterator[str]:
    pages: dict[str, tuple[Source, list[str]]] = {}
    for edition in editions:
        _, names = pages.setdefault(edition.source.slug, (edition.source, []))
        if edition.page and not edition.page.isdigit():
            names.append(titles.get(edition.page, edition.page.replace("-", " ").capitalize()))
    for source, names in pages.values():
        yield _edition(source, names)


def _edition(source: Source, names: Sequence[str]) -> str:
    year = _YEARS.search(source.title) or _YEARS.search(source.edition or source.date or "")
    when = f", {year.group()}" if year and year.group() not in source.title else ""
    if not names:
        return f"Named in the {source.title}{when}"
    shown = [*names[:PROFILES_NAMED]]
    if len(names) > PROFILES_NAMED:
        shown.append(f"{len(names) - PROFILES_NAMED} more")
    listed = " and ".join(filter(None, ("; ".join(shown[:-1]), shown[-1])))
    handbook = "Handbook" if "Handbook" in source.title else source.title
    return f"Named in the {handbook}’s profile{'s' if len(names) > 1 else ''} of {listed}{when}"
