"""The blocks of a document: headings, paragraphs and list items; page furniture taken out.

Lines broken by a page or a column are joined again; a repeated page title and a page number are
left out of every block, so that no quote runs over them unseen: a block keeps its pieces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from keii.model import Block, Span
from keii.reading.lines import Line
from keii.reading.parts import Layout, Part, matches

_PAGE_NUMBER = re.compile(
    r"[-‐–—(]?\s?\d{1,4}\s?(?:/\s?\d{1,4})?\s?[-‐–—)]?|(?:P|p)\.?\s?\d{1,4}|\d{1,4}ページ"
)
_HEADING_LENGTH = 40
_OPEN_ENDED = re.compile(r"(?:[、，,:：は]|[ぁ-んァ-ヶ一-龠々ー・「『(（])$")
_CONTINUES = re.compile(
    r"(?:[をにがでへとはも、。)」』]|の(?!ほか)|から|まで|より|など|等|及び|並びに|又は|こと|旨)"
)


def blocks_of(part: Part, layout: Layout, running: frozenset[str]) -> tuple[Block, ...]:
    """Give the blocks of a document in order, with locators but without the document's label.

    ``running`` holds the words of lines that recur over the file: furniture, unless they are
    the head of this document.
    """
    blocks: list[Block] = [_head_block(part, line) for line in part.lines[: part.head]]
    section, item = "", ""
    previous: Line | None = None
    for line in part.lines[part.head :]:
        if _furniture(part, line, running):
            continue
        kind = _kind(line, layout)
        if kind == "heading":
            section, item = line.marker or line.words[:20], ""
            blocks.append(Block(kind, line.span, line.marker, 1, section, (line.span,)))
        elif kind == "item":
            item = line.marker
            where = f"{section} {_shown(item)}".strip()
            blocks.append(Block(kind, line.span, item, _level(item), where, (line.span,)))
        elif previous is not None and not line.speaker and _goes_on(previous, line, blocks[-1]):
            blocks[-1] = _extended(blocks[-1], line)
        else:
            blocks.append(Block(kind, line.span, line.speaker, 0, section, (line.span,)))
        previous = line
    return tuple(blocks)


def running_lines(lines: Sequence[Line], titles: Sequence[str]) -> frozenset[str]:
    """Give the words that stand alone on a line again and again: page titles and running heads."""
    counts = Counter(line.words for line in lines if not line.marker and not line.ended)
    often = {words for words, count in counts.items() if count >= 3 and len(words) <= 60}
    return frozenset(often | {title for title in titles if counts[title] >= 2})


def _head_block(part: Part, line: Line) -> Block:
    kinds = {id(part.title): "title", id(part.dateline): "dateline", id(part.issuer): "issuer"}
    return Block(kinds.get(id(line), "note"), line.span, line.marker, 0, "", (line.span,))


def _furniture(part: Part, line: Line, running: frozenset[str]) -> bool:
    if _PAGE_NUMBER.fullmatch(line.words):
        return True
    repeated = line.words in running or (part.title is not None and line.words == part.title.words)
    return repeated and not line.marker


def _kind(line: Line, layout: Layout) -> str:
    short = len(line.words) <= _HEADING_LENGTH and not line.ended
    if line.speaker:
        return "question" if matches(layout, "question", line.speaker) else "paragraph"
    if matches(layout, "form", line.words) and not line.marker:
        return "note"
    if line.section:
        return "heading" if short and not _OPEN_ENDED_CLAUSE.search(line.words) else "item"
    if line.marker:
        return "item"
    if short and line.words[0] in "【〈<《[〔" and line.words[-1] in "】〉>》]〕":
        return "heading"
    return "paragraph"


_OPEN_ENDED_CLAUSE = re.compile(r"(?:[、，は]|こと|する|した|である|ます|です)$")


def _goes_on(previous: Line, line: Line, block: Block) -> bool:
    """Tell whether a line continues the block above it rather than opening a paragraph."""
    if block.kind == "question":
        return not line.speaker and not line.after_gap and not previous.ended
    if block.kind not in {"paragraph", "item"} or previous.ended:
        return False
    if not line.after_gap:
        return not line.indented or block.kind == "item"
    if block.kind == "item":
        # A gap ends an item, unless a page break fell inside its sentence.
        return line.page != previous.page and not _CONTINUES.match(line.words)
    return bool(_OPEN_ENDED.search(previous.words)) and not previous.words.endswith(("、", "，", ":", "："))


def _extended(block: Block, line: Line) -> Block:
    return replace(block, span=Span(block.span.start, line.span.end), pieces=(*block.pieces, line.span))


def _level(marker: str) -> int:
    return 2 if marker in {"-", "・", "‐", "–", "•"} else 1


def _shown(marker: str) -> str:
    return marker if any(letter.isalnum() for letter in marker) else ""
