"""Entries of the handbook's index as titles: "Doctors, optometry" is "Optometry doctors"."""

import re
from collections.abc import Iterable

# A last part that limits the title instead of qualifying it cannot go in front.
_LIMITING = re.compile(
    r"(?:all )?other\b|except\b|excluding\b|including\b|not\b|see\b|n\.?e\.?c\b", re.I
)
_PLURAL = re.compile(r"(?:[^s]s|men|women|people|personnel|faculty|staff)$", re.I)


def alternate_titles(entries: Iterable[str], title: str) -> tuple[str, ...]:
    """Index entries turned round, each once, without the profile's own title; order is kept."""
    known = {_key(title)}
    kept = []
    for entry in entries:
        name = natural_order(" ".join(entry.split()))
        if name and _key(name) not in known:
            known.add(_key(name))
            kept.append(name)
    return tuple(kept)


def natural_order(entry: str) -> str:
    """An inverted index entry in the order it is spoken, first letter in upper case.

    One comma inverts ("Nurses, registered"); so do several without "and" or "or", last part first
    ("Technicians, laboratory, clinical"). A list ("Carpet, floor, and tile installers") stays, and
    a part after a list goes before all of it ("Pesticide handlers, sprayers, and applicators,
    vegetation"). "Operators, television, video, and motion picture camera" is an inversion too:
    the list after the plural noun does not end in a plural itself. A part that begins with
    "except", "including" or "other" stays where it is.
    """
    parts = [part.strip() for part in entry.split(",") if part.strip()]
    if len(parts) < 2:
        return _upper_first(entry.strip())
    if any(_LIMITING.match(part) for part in parts[1:]):
        return _upper_first(entry.strip())
    end = next((n for n, part in enumerate(parts) if n and _is_list_end(part)), None)
    if end is None:
        head, qualifiers = parts[0], parts[1:]
    elif end < len(parts) - 1:
        head, qualifiers = ", ".join(parts[: end + 1]), parts[end + 1 :]
    elif end > 1 and _PLURAL.search(parts[0]) and not _PLURAL.search(parts[-1]):
        head, qualifiers = parts[0], [", ".join(parts[1:])]
    else:
        return _upper_first(entry.strip())
    return _upper_first(" ".join([*reversed(qualifiers), _lower_first(head)]))


def _is_list_end(part: str) -> bool:
    return re.match(r"(?:and|or)\s", part, re.I) is not None


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower_first(text: str) -> str:
    """In lower case at the start, unless the first word has more capitals ("CPAs")."""
    return text if re.match(r"\S*?[^\W\d_]\S*[A-Z]", text) else text[:1].lower() + text[1:]


def _key(title: str) -> str:
    return re.sub(r"[\W_]+", " ", title.casefold()).strip()
