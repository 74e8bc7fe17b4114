"""Numbers, counts and relations as people read them."""

from collections.abc import Mapping

from indexer.model import Relation, RequiredBy, Role

# How an occupation stands to a credential, and what an organization does.
RELATIONS: Mapping[Relation, str] = {
    "requires": "required",
    "prefers": "preferred",
    "mentions": "mentioned",
}
# Headings over the occupations that name a credential, or in which an organization does something.
NAMING_HEADINGS: Mapping[Relation | Role, str] = {
    "requires": "Required to work in the occupation",
    "prefers": "Preferred by employers",
    "issues": "Issues credentials for",
    "accredits": "Accredits programs for",
    "licenses": "Licenses",
    "regulates": "Regulates",
    "represents": "Represents",
    "employs": "Employs",
    "mentions": "Mentioned",
}
# Over the occupations that require a credential, by who requires it there.
REQUIRED_HEADINGS: Mapping[RequiredBy, str] = {
    "law": "Required by law",
    "employers": "Required by employers",
}
ROLES: Mapping[Role, str] = {
    "issues": "issues credentials",
    "accredits": "accredits programs",
    "licenses": "licenses",
    "regulates": "regulates",
    "represents": "represents",
    "employs": "employs",
    "mentions": "mentioned",
}


def count_of(number: int, singular: str, plural: str | None = None) -> str:
    """E.g. "1 occupation", "1,204 occupations"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def dollars(amount: float, unit: str | None = "year") -> str:
    """E.g. "$67,310", or "$23.33" for an hour's pay."""
    return f"${amount:,.2f}" if unit == "hour" else f"${amount:,.0f}"


def pay_words(amount: float, unit: str | None) -> str:
    """E.g. "$67,310 a year"."""
    return f"{dollars(amount, unit)} {'an hour' if unit == 'hour' else 'a year'}"


def percent_words(percent: int) -> str:
    """A change with its sign, e.g. "+15%", "−3%" (a real minus), "0%"."""
    sign = "+" if percent > 0 else "−" if percent < 0 else ""
    return f"{sign}{abs(percent)}%"


def growth_words(percent: int) -> str:
    """E.g. "growing 15%", "shrinking 3%", "no growth"."""
    if percent == 0:
        return "no growth"
    return f"{'growing' if percent > 0 else 'shrinking'} {abs(percent)}%"


def named(name: str, acronym: str | None) -> str:
    """A name with its acronym: "Registered Health Information Technician (RHIT)"."""
    return f"{name} ({acronym})" if acronym else name
