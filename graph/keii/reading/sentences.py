"""Sentences with exact offsets, and lists joined to the verb that governs them.

「両閣僚は特に、(1)… (2)… について重点的に議論を行った」 is one frame: a head, items, a tail.  An item
is read with the verb of its frame, never as if it stood alone (coding manual, "Units").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from keii.model import Block, Document, Span
from keii.reading.normal import Normal, normalise, squeeze

_END = re.compile(r"[。！？!?]+[」』）)]*|(?<=[ぁ-んァ-ヶ一-龠々])[.．](?=\s|$|[^\d.．])")
_OPEN, _CLOSE = "「『（([【〈《", "」』）)]】〉》"
_BRACKET = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
_TAIL = re.compile(r"(?:に(?:ついて|関し|つき)|との?|を|で|の(?:ため|とおり)|など|等|こと|旨|以上の)")
_UNFINISHED = re.compile(r"(?:[、，:：は]|から|特に|以下|次)$")
_ANNOUNCES = re.compile(
    r"(?:以下|次|下記)の(?:とおり|点|事項|項目|諸点|[一-龠0-9]+点)|(?:以下|次|下記)[をに]|次に掲げる"
)


_BELOW = re.compile(r"(?:下記|次|以下)の(?:事項|点|項目|措置|内容)")

# Sudachi refuses more than 49,149 bytes; no sentence of the genre is a tenth as long.
_LONGEST = 4000

# 「概要は以下のとおり。」 announces a text, not what one verb governs.
_FORM = re.compile(r"とおり(?:です|である|であります|でございます)?[。：:]?$")


@dataclass(frozen=True, slots=True)
class Frame:
    """What governs a list: the sentence begun before it, and the one that ends after it."""

    head: Span | None
    tail: Span | None
    head_text: str = ""
    tail_text: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its runs in the file, its normalised view and where it stands.

    ``lead`` tells that it leads a list in: its last clause belongs to the items.
    """

    span: Span
    normal: Normal
    block: int
    kind: str
    locator: str
    frame: Frame | None = None
    lead: bool = False


def sentences_of(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of a document's paragraphs and items, in order; of questions, too, which only name.

    The tail of a frame is not yielded: it belongs to the items; the head is, marked as ``lead``.
    """
    skipped: set[int] = set()
    frames = dict(_frames(document, skipped))
    heads = frozenset(frame.head for frame in frames.values())
    tails = frozenset(frame.tail for frame in frames.values())
    for index, block in enumerate(document.blocks):
        if block.kind not in {"paragraph", "item", "row", "question"}:
            continue
        whole = normalise(document.text, block.pieces)
        ranges = list(_ranges(whole.text))
        if index in skipped:
            ranges = [(start, end) for start, end in ranges if whole.span(start, end) not in tails]
        for start, end in ranges:
            span, words = whole.span(start, end), _slice(whole, start, end)
            governed = frames.get(index) if block.kind == "item" else None
            yield Sentence(span, words, index, block.kind, block.locator, governed, span in heads)


def _frames(document: Document, skipped: set[int]) -> Iterator[tuple[int, Frame]]:
    """Yield (block index, frame) for each governed item; note heads and tails in ``skipped``."""
    blocks = document.blocks
    index = 0
    while index < len(blocks):
        first = _below_form(document, index)
        end = _list_end(blocks, index, first)
        if end == first:
            index += 1
            continue
        head = _last_sentence(document, index)
        tail = _first_sentence(document, end) if end < len(blocks) else None
        governs = tail is not None and bool(_TAIL.match(tail[1]))
        unfinished = bool(_UNFINISHED.search(head[1])) or (governs and not head[1].endswith("。"))
        announces = bool(_ANNOUNCES.search(head[1])) and not _FORM.search(head[1])
        if (unfinished and governs and tail) or announces:
            frame = Frame(
                head[0], tail[0] if governs and tail else None, head[1], tail[1] if governs and tail else ""
            )
            skipped.add(index)
            if not unfinished:
                frame = replace(frame, tail=None, tail_text="")
            if frame.tail:
                skipped.add(end)
            for item in range(first, end):
                yield item, frame
        index = end


def _below_form(document: Document, index: int) -> int:
    """Give where the list that a block announces begins: after 「記」 where it speaks of 「下記の事項」."""
    blocks = document.blocks
    if blocks[index].kind == "paragraph" and _BELOW.search(blocks[index].span.of(document.text)):
        for later in range(index + 1, min(index + 4, len(blocks) - 1)):
            if blocks[later].kind == "note" and squeeze(blocks[later].span.of(document.text)) == "記":
                return later + 1
    return index + 1


def _list_end(blocks: Sequence[Block], index: int, first: int) -> int:
    """Give the index after the run of items, from ``first``, that may hang from the block at ``index``."""
    block = blocks[index]
    end = first
    if block.kind not in {"paragraph", "item"}:
        return end
    while end < len(blocks) and blocks[end].kind == "item" and _below(block, blocks[end]):
        if _shape(blocks[end].marker) != _shape(blocks[first].marker):
            break
        end += 1
    return end


def _shape(marker: str) -> str:
    """Give the look of a list marker without its number: (1) and (2) belong to one list."""
    return re.sub(r"[0-9]+|[ァ-ン]|[a-z]|[①-⑳]", "0", marker)


def _below(block: Block, item: Block) -> bool:
    return block.kind == "paragraph" or (item.marker != block.marker and item.level >= block.level)


def _last_sentence(document: Document, index: int) -> tuple[Span, str]:
    whole = normalise(document.text, document.blocks[index].pieces)
    start, end = list(_ranges(whole.text))[-1]
    return whole.span(start, end), whole.text[start:end]


def _first_sentence(document: Document, index: int) -> tuple[Span, str] | None:
    if document.blocks[index].kind != "paragraph":
        return None
    whole = normalise(document.text, document.blocks[index].pieces)
    start, end = next(iter(_ranges(whole.text)))
    return whole.span(start, end), whole.text[start:end]


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the sentences of a normalised text; brackets hold a sentence together."""
    start = seen = depth = 0
    for match in _END.finditer(text):
        depth += _depth(text, seen, match.start())
        seen = match.start()
        if depth > 0:
            continue
        yield from _trimmed(text, start, match.end())
        start = seen = match.end()
        depth = 0
    yield from _trimmed(text, start, len(text))


def _depth(text: str, start: int, end: int) -> int:
    """Give how many brackets more are opened than closed in a range."""
    return sum(1 if match.group() in _OPEN else -1 for match in _BRACKET.finditer(text, start, end))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a range without the white space at its ends, cut where it is too long for the tokeniser."""
    while end - start > _LONGEST:
        cut = max(text.rfind("、", start, start + _LONGEST) + 1, start + 1)
        cut = cut if cut > start + 1 else start + _LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _slice(whole: Normal, start: int, end: int) -> Normal:
    return Normal(whole.text[start:end], whole.starts[start:end], whole.ends[start:end])
