"""The related occupations that a page of the handbook names."""

import html as entities
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


def related_names(html: str) -> tuple[RelatedName, ...]:
    """The names in the HTML of Related Occupations, in order, each with the page it links to.

    Names are links, or entries of a list between semicolons, or paragraphs of their own; the
    sentences that lead in to them are left out. A link that leads to no profile (an anchor in a
    list of other occupations, an address without a page number) gives a name without a number.
    """
    names: list[RelatedName] = []
    for node in _blocks(tree(html)):
        names += _names_of(node)
    return tuple(dict.fromkeys(names))


def _blocks(node: LexborNode) -> list[LexborNode]:
    """The innermost paragraphs, items and cells, or the node itself where it has none."""
    inner = [child for child in children(node) if child.tag in BLOCK_TAGS or child.tag == "li"]
    if not inner:
        return [node]
    blocks: list[LexborNode] = []
    for child in children(node):
        blocks += _blocks(child) if child in inner or child.tag == "a" else []
    return blocks


def _names_of(block: LexborNode) -> list[RelatedName]:
    links = [block] if block.tag == "a" else block.css("a")
    text = plain_text(block)
    listed = ";" in text
    names = []
    for link in links:
        name = _name(plain_text(link))
        address = entities.unescape(link.attributes.get("href") or "")
        if name and not address.startswith("#"):
            names.append(RelatedName(name, page_number(address)))
            text = text.replace(plain_text(link), ";" if not listed else "", 1)
    if listed:
        names += [RelatedName(_name(entry)) for entry in text.split(";") if _is_name(entry)]
    elif not links and _is_name(text) and not _LEAD_IN.search(text):
        names.append(RelatedName(_name(text)))
    return names


def _is_name(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", text)
    return bool(words) and len(text.split()) <= _MAX_NAME_WORDS and words != ["and"]


def _name(text: str) -> str:
    """A name without what separates it from its neighbours, its first letter in upper case."""
    name = one_line(text).strip(" .;,:•-")
    return name[:1].upper() + name[1:]
