"""Mends markup in which a parser would swallow text: unclosed quotes, tags and comments."""

import re

_COMMENT = re.compile(r"<!--(?:-?>|(?:(?!<!--).)*?--\s*!?>)", re.S)
# A comment without an end would hide what follows; only its opening is dropped.
_COMMENT_OPENING = re.compile(r"<!--+|--+!?>")
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\b([^<>]*)>")
# <a href="x"Words</a>: the bracket after the attributes is missing.
_UNCLOSED_TAG = re.compile(r'(<[a-zA-Z][a-zA-Z0-9]*\s[^<>]*?=\s*"[^"<>]*")([^<>"=]*)(?=<)')
_ADDRESS = re.compile(r"""\bhref\s*=\s*["']?\s*([^"'\s<>]+)""", re.I)
_CLASS = re.compile(r"""\bclass\s*=\s*["']?\s*([\w-]+)""", re.I)


def mended(html: str) -> str:
    """The markup without comments, with every tag closed before the text that follows it."""
    html = _COMMENT_OPENING.sub("", _COMMENT.sub("", html))
    html = _UNCLOSED_TAG.sub(r"\1>\2", html)
    return _TAG.sub(_closed_quotes, html)


def _closed_quotes(match: re.Match[str]) -> str:
    """A tag with an odd number of quotes, written anew with the attributes that matter."""
    name, attributes = match.groups()
    if attributes.count('"') % 2 == 0:
        return match[0]
    kept = ""
    for key, pattern in (("href", _ADDRESS), ("class", _CLASS)):
        found = pattern.search(attributes)
        if found:
            kept += f' {key}="{found[1]}"'
    return f"<{name}{kept}>"
