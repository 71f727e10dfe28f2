"""Sentences with exact offsets, and lists joined to the verb that governs them.

「両閣僚は特に、(1)… (2)… について重点的に議論を行った」 is one frame: a head, items, a tail.  An item
is read with the verb of its frame, never as if it stood alone (coding manual, "Units").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from keii.model import Block, Document, Span
from keii.reading.normal import Normal, normalise

_END = re.compile(r"[。！？!?]+[」』）)]*|(?<=[ぁ-んァ-ヶ一-龠々])[.．](?=\s|$|[^\d.．])")
_OPEN, _CLOSE = "「『（([【〈《", "」』）)]】〉》"
_TAIL = re.compile(r"(?:に(?:ついて|関し|つき)|との?|を|で|の(?:ため|とおり)|など|等|こと|旨|以上の)")
_UNFINISHED = re.compile(r"(?:[、，:：は]|から|特に|以下|次)$")
_ANNOUNCES = re.compile(
    r"(?:以下|次|下記)の(?:とおり|点|事項|項目|諸点|[一-龠0-9]+点)|(?:以下|次|下記)[をに]|次に掲げる"
)


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
    """One sentence: its runs in the file, its normalised view and where it stands."""

    span: Span
    normal: Normal
    block: int
    kind: str
    locator: str
    frame: Frame | None = None


def sentences_of(document: Document) -> Iterator[Sentence]:
    """Yield the sentences of a document's paragraphs and items, in order.

    The head and tail of a frame are not yielded: they belong to the items between them.
    """
    skipped: set[int] = set()
    frames = dict(_frames(document, skipped))
    ends = frozenset(end for frame in frames.values() for end in (frame.head, frame.tail))
    for index, block in enumerate(document.blocks):
        if block.kind not in {"paragraph", "item"}:
            continue
        whole = normalise(document.text, block.pieces)
        ranges = list(_ranges(whole.text))
        if index in skipped:
            ranges = [(start, end) for start, end in ranges if whole.span(start, end) not in ends]
        for start, end in ranges:
            sentence = Sentence(
                whole.span(start, end), _slice(whole, start, end), index, block.kind, block.locator
            )
            yield replace(sentence, frame=frames.get(index)) if block.kind == "item" else sentence


def _frames(document: Document, skipped: set[int]) -> Iterator[tuple[int, Frame]]:
    """Yield (block index, frame) for each governed item; note heads and tails in ``skipped``."""
    blocks = document.blocks
    index = 0
    while index < len(blocks):
        end = _list_end(blocks, index)
        if end == index + 1:
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
            for item in range(index + 1, end):
                yield item, frame
        index = end


def _list_end(blocks: Sequence[Block], index: int) -> int:
    """Give the index after the run of items that may hang from the block at ``index``."""
    block = blocks[index]
    end = index + 1
    if block.kind not in {"paragraph", "item"}:
        return end
    while end < len(blocks) and blocks[end].kind == "item" and _below(block, blocks[end]):
        if _shape(blocks[end].marker) != _shape(blocks[index + 1].marker):
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
    run = text[start:end]
    opened = sum(run.count(letter) for letter in _OPEN)
    return opened - sum(run.count(letter) for letter in _CLOSE)


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
