"""The words of an HTML element on one line."""

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
