"""The words of an HTML element on one line."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from indexer.importers.text_blocks import one_line

SILENT_TAGS = frozenset({
    "-comment", "script", "style", "noscript", "template", "head", "title", "img", "input",
    "select", "textarea", "button", "iframe", "object", "embed", "map", "svg",
})  # fmt: skip
BLOCK_TAGS = frozenset({
    "p", "div", "ul", "ol", "dl", "dt", "dd", "blockquote", "center", "pre", "address", "hr",
    "fieldset", "legend", "form", "section", "article", "aside", "header", "footer", "main",
    "figure", "figcaption", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
})  # fmt: skip


def children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def plain_text(node: LexborNode) -> str:
    """All words of an element; blocks and line breaks in it are spaces."""
    return one_line("".join(_pieces(node)))


def _pieces(node: LexborNode) -> Iterator[str]:
    if node.tag == "-text":
        yield node.text_content or ""
    elif node.tag not in SILENT_TAGS:
        space = " " if node.tag in BLOCK_TAGS or node.tag in ("br", "li") else ""
        yield space
        for child in children(node):
            yield from _pieces(child)
        yield space


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
