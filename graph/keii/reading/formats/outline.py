"""A tree of elements → plain text that keeps its shape: headings, lists, tables, line breaks.

One block a line, an empty line between blocks but not between items or rows: ``#`` to ``######`` before a
heading, ``-`` before an item of a list and ``1.`` before one of a numbered list, two spaces deeper for a
list in a list, a row of a table as ``| cell | cell |``.  Reads HTML and the tree that trafilatura makes
of it (``head``, ``list``, ``item``, ``row``, ``cell``, ``lb``) alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_HEADING = re.compile(r"h[1-6]")
_LISTS = {"ul": "ul", "menu": "ul", "ol": "ol", "list": ""}
_ITEMS = {"li", "item"}
_ROWS, _CELLS = {"tr", "row"}, {"td", "th", "cell"}
_BREAKS = {"br", "lb"}
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font"}
    | {"hi", "i", "img", "ins", "kbd", "label", "mark", "q", "ref", "ruby", "s", "samp", "small", "span"}
    | {"strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
_BREAK = "\x00"  # stands for a line break that was written as one; never in a parsed tree


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text: ``heading``, ``text``, ``item`` or ``row``, its marks included."""

    kind: str
    text: str


def outline(root: Any) -> list[Block]:  # noqa: ANN401 - lxml has no types
    """Give the blocks of a tree, in reading order; the tree is left as it is."""
    writer = _Writer()
    writer.inside(root, 0)
    writer.close("text")
    return writer.blocks


def written(blocks: list[Block]) -> str:
    """Write blocks as one text."""
    parts = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        together = before is not None and block.kind == before.kind and block.kind in {"item", "row"}
        parts.append(("" if before is None else "\n" if together else "\n\n") + block.text)
    return "".join(parts) + "\n"


@dataclass(slots=True)
class _Writer:
    """Collects the words of the block that is open; closes it wherever an element begins or ends a block."""

    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    mark: str = ""

    def close(self, kind: str, mark: str = "") -> None:
        """End the open block, if it holds any words, and give it its mark."""
        lines = [_SPACE.sub(" ", line).strip() for line in "".join(self.words).split(_BREAK)]
        self.words.clear()
        text = "\n".join(line for line in lines if line)
        if text:
            mark, kind = (self.mark, "item") if self.mark else (mark, kind)
            self.blocks.append(Block(kind, mark + text))
            self.mark = ""

    def inside(self, node: Any, depth: int) -> None:  # noqa: ANN401
        """Write what an element holds."""
        self.words.append(node.text or "")
        for child in node:
            if isinstance(child.tag, str):
                self.element(child, depth)
            self.words.append(child.tail or "")

    def element(self, node: Any, depth: int) -> None:  # noqa: ANN401
        """Write one element."""
        tag = node.tag.lower()
        level = node.get("rend", "h2") if tag == "head" else tag
        if tag in _BREAKS:
            self.words.append(_BREAK)
        elif tag in _INLINE:
            self.inside(node, depth)
        elif _HEADING.fullmatch(level):
            self.close("text")
            self.inside(node, depth)
            self.close("heading", "#" * int(level[1]) + " ")
        elif tag in _LISTS:
            self.items(node, _LISTS[tag] or node.get("rend", "ul"), depth)
        elif tag == "table" and _is_data(node):
            self.rows(node)
        else:
            self.close("text")
            self.inside(node, depth)
            self.close("text")

    def items(self, node: Any, style: str, depth: int) -> None:  # noqa: ANN401
        """Write a list."""
        self.close("text")
        self.words.append(node.text or "")
        number = 0
        for child in node:
            self.close("text")
            if not isinstance(child.tag, str):
                pass
            elif child.tag.lower() in _ITEMS:
                number += 1
                self.mark = "  " * depth + (f"{number}. " if style.startswith("ol") else "- ")
                self.inside(child, depth + 1)
                self.close("text")
                self.mark = ""
            else:
                self.element(child, depth + 1)
            self.words.append(child.tail or "")
        self.close("text")

    def rows(self, node: Any) -> None:  # noqa: ANN401
        """Write a table of data, a line a row."""
        self.close("text")
        for caption in node.iter("caption"):
            self.blocks.append(Block("text", " ".join(caption.text_content().split())))
        for row in (n for n in node.iter() if n.tag in _ROWS):
            cells = [_SPACE.sub(" ", "".join(cell.itertext())).strip() for cell in row if cell.tag in _CELLS]
            if any(cells):
                self.blocks.append(Block("row", "| " + " | ".join(cells) + " |"))


def _is_data(table: Any) -> bool:  # noqa: ANN401
    """Tell a table of data from one that lays out a page: no list, heading or paragraph in its cells."""
    inner = {n.tag for n in table.iter() if isinstance(n.tag, str)} - {"table"}
    nested = sum(1 for n in table.iter("table")) > 1
    rows = [n for n in table.iter() if n.tag in _ROWS]
    single = all(sum(1 for cell in row if cell.tag in _CELLS) < 2 for row in rows)
    return (
        not nested
        and not single
        and not inner & {"ul", "ol", "list", "h1", "h2", "h3", "h4", "head", "div", "p"}
    )
