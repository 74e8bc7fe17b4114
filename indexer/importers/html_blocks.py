"""The blocks of a piece of HTML: headings, paragraphs and list items, tables row by row."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.importers.html_tables import is_grid, table_lines
from indexer.importers.html_text import BLOCK_TAGS, SILENT_TAGS, children, mended, plain_text
from indexer.importers.section_names import SUB_HEADINGS
from indexer.importers.text_blocks import Block, heading_text, one_line

_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_RUN_IN_CLASS = re.compile(r"running", re.I)  # class="runningheader" and its misspellings
_MAX_RUN_IN_WORDS = 12  # of a bold run-in heading; longer bold text is a sentence
_MAX_HEADING_WORDS = 16  # of a heading marked as one; the longest of the handbook has 11

# A heading whose end tag is missing, so that the text after it is in it too: five words or more.
_HEADING_AND_TEXT = re.compile(r"(?P<heading>[^.:]{3,80}[.:]) (?P<text>[A-Z]\S*(?: \S+){4,})")


def html_blocks(html: str) -> tuple[Block, ...]:
    """The blocks of a section's HTML, in reading order, every word of its text in one of them.

    Sub-headings are heading tags, ``<span class="runningheader">``, and bold text (or one of the
    handbook's sub-headings in italics) that opens a paragraph and ends with a dot. A run-in heading
    that is the subject of its sentence ("Civil engineers" design …) is a heading and stays in the
    sentence. Tables become one item a row. Pictures, scripts and forms have no text.
    """
    reader = _Reader()
    reader.read(tree(html))
    reader.end_block()
    return tuple(reader.blocks)


def tree(html: str) -> LexborNode:
    """The body of the mended HTML."""
    body = LexborHTMLParser(f"<body>{mended(html)}</body>").body
    assert body is not None  # the parser always makes one
    return body


class _Reader:
    """Collects running text until something ends the block it belongs to."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._links: list[str] = []
        self._in_item = False

    def read(self, node: LexborNode) -> None:
        for child in children(node):
            self._read_node(child)

    def end_block(self) -> None:
        """Turn the text collected so far into blocks; two line breaks part paragraphs."""
        texts = ["".join(self._text)]
        if not self._in_item:
            texts = re.split(r"\n[^\S\n]*\n+", texts[0])
        links, self._text, self._links = tuple(self._links), [], []
        for text in filter(None, map(one_line, texts)):
            self.blocks.append(Block("item" if self._in_item else "paragraph", text, links))

    def _read_node(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            # Line ends of the source are spaces; "\n" is kept for <br>.
            self._text.append(re.sub(r"\s+", " ", node.text_content or ""))
        elif tag in SILENT_TAGS:
            return
        elif tag == "br":
            self._text.append("\n")
        elif tag == "table" and is_grid(node):
            self.end_block()
            self.blocks.extend(table_lines(node))
        elif tag == "li":
            self._read_item(node)
        elif tag in _HEADING_TAGS:
            self._add_heading(plain_text(node))
        elif self._is_run_in(node, tag):
            self._add_run_in(node)
        elif tag in BLOCK_TAGS:
            self._read_block(node, tag)
        else:
            if tag == "a" and (address := node.attributes.get("href")):
                self._links.append(address.strip())
            self.read(node)

    def _read_block(self, node: LexborNode, tag: str) -> None:
        """A paragraph in a list item continues the item; a list in it starts items of its own."""
        if self._in_item and tag not in ("ul", "ol", "table"):
            self._text.append(" ")
            self.read(node)
            self._text.append(" ")
            return
        self.end_block()
        self.read(node)
        self.end_block()

    def _read_item(self, node: LexborNode) -> None:
        self.end_block()
        outer, self._in_item = self._in_item, True
        self.read(node)
        self.end_block()
        self._in_item = outer

    def _add_heading(self, text: str) -> None:
        self.end_block()
        if text:
            self.blocks.append(Block("heading", text))

    def _is_run_in(self, node: LexborNode, tag: str) -> bool:
        """Whether text so marked heads what follows: at the start of a sentence, not within one."""
        before = one_line("".join(self._text))
        if self._in_item or not plain_text(node):
            return False
        if tag == "span" and _RUN_IN_CLASS.search(node.attributes.get("class") or ""):
            return not before or before[-1] in '.:;!?)”"'
        if before:
            return False
        text = plain_text(node)
        if tag in ("em", "i", "u"):
            return heading_text(text).casefold() in SUB_HEADINGS and text.endswith((".", ":"))
        if tag not in ("b", "strong"):
            return False
        alone = node.parent is not None and plain_text(node.parent) == text
        ends = text.endswith((".", ":")) or alone
        return ends and len(text.split()) <= _MAX_RUN_IN_WORDS

    def _add_run_in(self, node: LexborNode) -> None:
        text = plain_text(node)
        swallowed = _HEADING_AND_TEXT.fullmatch(text)
        if swallowed:
            self._add_heading(swallowed["heading"])
            self._text.append(swallowed["text"])
            return
        if len(text.split()) > _MAX_HEADING_WORDS:
            self.end_block()
            self._text.append(text)
            return
        self._add_heading(text)
        following = next(_following_text(node), "")
        if not text.endswith((".", ":", "?")) and re.match(r"\s*[a-z,(]", following):
            self._text.append(text)


def _following_text(node: LexborNode) -> Iterator[str]:
    sibling = node.next
    while sibling is not None:
        text = sibling.text_content if sibling.tag == "-text" else plain_text(sibling)
        if text and text.strip():
            yield text
        sibling = sibling.next
