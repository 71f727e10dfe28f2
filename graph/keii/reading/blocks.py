"""The blocks of a document: headings, paragraphs and list items; page furniture taken out.

Lines broken by a page or a column are joined again; a repeated page title and a page number are
left out of every block, so that no quote runs over them unseen: a block keeps its pieces.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from keii.model import Block, Span
from keii.reading.lines import Line
from keii.reading.normal import main_title
from keii.reading.parts import Layout, Part, matches

_PAGE_NUMBER = re.compile(
    r"[-‐–—(]?\s?\d{1,4}\s?(?:/\s?\d{1,4})?\s?[-‐–—)]?|(?:P|p)\.?\s?\d{1,4}|\d{1,4}ページ"
)
_HEADING_LENGTH = 40
# A line shorter than this part of the longest line was not broken for want of room.
_BROKEN = 0.8
# Readings stand over letters, so not at the edge; a line of kana at the edge is text.
_RUBY_COLUMN = 4
_KANA = re.compile(r"[ぁ-んー\s]{1,16}")
_NOUN_END = re.compile(r"(?<!こ)[一-龠々ァ-ヶー」』）)A-Za-z0-9](?<!予定)$")
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
    section = under = ""
    previous: Line | None = None
    title = main_title(part.title.words) if part.title else ""
    body = [line for line in part.lines[part.head :] if not _furniture(line, title, running)]
    width = max((len(line.words) for line in body), default=0)
    for line, after in itertools.zip_longest(body, body[1:]):
        kind = _kind(line, layout)
        free = previous is None or previous.ended or blocks[-1].kind == "heading"
        if kind == "paragraph" and after is not None and free and _stands_alone(line, after):
            kind = "heading"
        if kind == "heading" and after is not None and _broken(line, after, width):
            kind = "item"
        if kind == "item" and after is not None and _titles(line, after, width, layout):
            kind = "heading"
        if kind == "heading":
            if line.section or not line.marker:
                section, under = line.marker or line.words[:20], ""
            else:
                under = _shown(line.marker)
            blocks.append(Block(kind, line.span, line.marker, 1, _place(section, under), (line.span,)))
        elif line.day:
            blocks.append(Block("row", line.span, line.day, 1, _place(section, under), (line.span,)))
        elif kind == "item":
            where = _place(section, _shown(line.marker))
            blocks.append(Block(kind, line.span, line.marker, _level(line.marker), where, (line.span,)))
        elif kind == "note" and line.cells > 1:
            blocks.append(Block(kind, line.span, line.marker, 0, _place(section, under), (line.span,)))
        elif (
            previous is not None
            and not line.speaker
            and not (previous.marker and line.indented and matches(layout, "resumes", line.words))
            and _goes_on(previous, line, blocks[-1])
        ):
            blocks[-1] = _extended(blocks[-1], line)
        else:
            where = _place(section, under)
            blocks.append(Block(kind, line.span, line.speaker, 0, where, (line.span,)))
        previous = line
    return tuple(blocks)


def running_lines(lines: Sequence[Line], titles: Sequence[str]) -> frozenset[str]:
    """Give the words that stand alone on a line again and again: page titles and running heads."""
    counts = Counter(line.words for line in lines if not line.marker and not line.ended)
    often = {words for words, count in counts.items() if count >= 3 and len(words) <= 60}
    numbered = [bool(_PAGE_NUMBER.fullmatch(line.words)) for line in lines]
    beside = {
        line.words
        for index, line in enumerate(lines)
        if counts[line.words] > 1 and any(numbered[max(0, index - 1) : index + 2])
    }
    often |= {words for words in beside if len(words) <= 60}
    return frozenset(often | {title for title in titles if counts[title] >= 2})


def _head_block(part: Part, line: Line) -> Block:
    kinds = {id(part.dateline): "dateline", id(part.issuer): "issuer"}
    title = part.title
    if title and title.span.start <= line.span.start and line.span.end <= title.span.end:
        return Block("title", line.span, line.marker, 0, "", (line.span,))
    return Block(kinds.get(id(line), "note"), line.span, line.marker, 0, "", (line.span,))


def _furniture(line: Line, title: str, running: frozenset[str]) -> bool:
    if _PAGE_NUMBER.fullmatch(line.words) or _ruby(line):
        return True
    repeated = line.words in running or (len(title) > 1 and main_title(line.words) == title)
    return repeated and not line.marker


def _ruby(line: Line) -> bool:
    """Tell whether a line holds nothing but the reading of the line below it, set over its letters."""
    return line.column >= _RUBY_COLUMN and not line.after_gap and bool(_KANA.fullmatch(line.words))


def _broken(line: Line, after: Line, width: int) -> bool:
    """Tell whether a numbered line goes on in the next: it fills the page, or the next cannot begin."""
    if not line.marker or after.after_gap or after.marker or after.speaker:
        return False
    return len(line.words) >= _BROKEN * width or not after.opens_sentence


def _stands_alone(line: Line, after: Line) -> bool:
    """Tell whether a short line between gaps titles what follows it: 「一の2について」."""
    short = len(line.words) <= 2 * _HEADING_LENGTH and not line.ended and not line.indented
    noun = bool(_NOUN_END.search(line.words)) and "は、" not in line.words  # no sentence broken off
    whole = noun or line.words.endswith("について")
    alone = line.after_gap and after.after_gap
    return short and whole and alone and after.opens_sentence and line.opens_sentence


def _kind(line: Line, layout: Layout) -> str:
    short = len(line.words) <= _HEADING_LENGTH and not line.ended
    if _ARTICLE.fullmatch(line.words):
        return "heading"
    if line.speaker:
        return "question" if matches(layout, "question", line.speaker) else "paragraph"
    if matches(layout, "form", line.words) and not line.marker:
        return "note"
    if line.cells > 1 and not line.ended and not line.marker and not line.day:
        return "note"  # a row of a table
    if line.section:
        return "heading" if short and not _OPEN_ENDED_CLAUSE.search(line.words) else "item"
    if line.marker:
        return "item"
    if short and line.words[0] in "【〈<《[〔" and line.words[-1] in "】〉>》]〕":
        return "heading"
    return "paragraph"


_ARTICLE = re.compile(
    r"第[一二三四五六七八九十百\d]+[条章節款](?:の[一二三四五六七八九十\d]+)?(?:[(][^)]{1,30}[)])?"
)
_OPEN_ENDED_CLAUSE = re.compile(r"(?:[、，は]|こと|する|した|である|ます|です)$")


def _titles(line: Line, after: Line, width: int, layout: Layout) -> bool:
    """Tell whether a marked line titles the indented paragraph below it: 「(1) 情報保全」.

    A line as long as the page is wide may as well be broken there, so it titles nothing.
    """
    short = len(line.words) <= _HEADING_LENGTH and len(line.words) < _BROKEN * width
    whole = bool(_NOUN_END.search(line.words)) and not line.ended
    opens = after.indented and after.column < line.column and not after.after_gap and not after.marker
    return short and whole and opens and _kind(after, layout) == "paragraph" and after.opens_sentence


def _place(section: str, item: str) -> str:
    return f"{section} {item}".strip()


def _goes_on(previous: Line, line: Line, block: Block) -> bool:
    """Tell whether a line continues the block above it rather than opening a paragraph."""
    if block.kind == "question":
        return not line.speaker and not line.after_gap and not previous.ended
    if block.kind not in {"paragraph", "item", "row"} or previous.ended:
        return False
    if block.kind == "row":
        return not line.after_gap
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
