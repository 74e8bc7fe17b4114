"""The related occupations that a page of the handbook names."""

import re

from selectolax.lexbor import LexborNode

from indexer.importers.html_blocks import tree
from indexer.importers.html_text import BLOCK_TAGS, children, plain_text
from indexer.importers.ooh_source import page_number
from indexer.importers.related import RelatedName
from indexer.importers.text_blocks import one_line

_MAX_NAME_WORDS = 14  # the longest title of the edition has 12
# How sentences that lead in to the names end, when they end without a colon.
_LEAD_IN = re.compile(
    r"[:.]$|\b(?:include|includes|including|are|is|following|of|to|as|in|by|for|with|similar)$",
    re.I,
)

# Addresses of what is no occupation: industries, articles, other sites, the top of the page.
_NO_OCCUPATION = re.compile(r"/cg/|\.pdf\b|^mailto:|^https?://(?![^/]*\bbls\.gov/)|^#top$", re.I)


def related_names(html: str) -> tuple[RelatedName, ...]:
    """The names in the HTML of Related Occupations, in order, each with the page it links to.

    Names are links, or entries of a list between semicolons, or paragraphs of their own; the
    sentences that lead in to them are left out. A link to no profile (an anchor, an entry in a list
    of other occupations) gives a name without a number.
    """
    names: list[RelatedName] = []
    for node in _blocks(tree(html)):
        names += _names_of(node)
    return tuple(dict.fromkeys(names))


def _blocks(node: LexborNode) -> list[LexborNode]:
    """The innermost paragraphs, items and cells, or the node itself where it has none."""
    inside = list(children(node))
    if not any(_is_block(child) for child in inside):
        return [node]
    blocks: list[LexborNode] = []
    for child in inside:
        if _is_block(child):
            blocks += _blocks(child)
        elif child.tag == "a":  # one that a stray end tag has left outside its paragraph
            blocks.append(child)
    return blocks


def _is_block(node: LexborNode) -> bool:
    return node.tag in BLOCK_TAGS or node.tag == "li"


def _names_of(block: LexborNode) -> list[RelatedName]:
    links = [block] if block.tag == "a" else block.css("a")
    rest = plain_text(block)
    listed = ";" in rest
    names = []
    for link in links:
        name = _name(plain_text(link))
        address = link.attributes.get("href") or ""
        if name and not _NO_OCCUPATION.search(address):
            names.append(RelatedName(name, page_number(address)))
            rest = rest.replace(plain_text(link), "", 1)
    if names and not listed:
        return names
    if not names and _LEAD_IN.search(rest.rstrip(" .") if listed else rest):
        return []
    entries = rest.split(";") if listed else [rest]
    return names + [RelatedName(_name(entry)) for entry in entries if _is_name(entry)]


def _is_name(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", text)
    return bool(words) and len(text.split()) <= _MAX_NAME_WORDS and words != ["and"]


def _name(text: str) -> str:
    """A name without what separates it from its neighbours, its first letter in upper case."""
    name = one_line(text).strip(" .;,:•-")
    return name[:1].upper() + name[1:]
