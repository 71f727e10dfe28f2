"""Web pages → their main text, through trafilatura, written out in a plain form that keeps the shape.

The text that offsets count is the one written by :mod:`keii.reading.formats.outline`.  The page's title
comes first where the main text does not hold it already.

trafilatura is asked for the *tree* of the main text, not for its text: below its usual least size it
gives up the tree and breaks sentences at every link or bold word, so that size is set low.  Its date is
not asked for, since it is often wrong.  Where it finds next to nothing of what a browser would show, the
whole page without its navigation is taken: too much can be seen and mended, a lost paragraph cannot.
"""

from __future__ import annotations

import copy
import logging
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml import html as lxml_html

from keii.model import Fault, InputFault
from keii.reading.encoding import Decoded, decode, decode_as
from keii.reading.formats.faults import fault, megabytes
from keii.reading.formats.outline import Block, outline, written

if TYPE_CHECKING:
    from configparser import ConfigParser

MAX_PAGE = 10_000_000
"""Largest web page in bytes; real ones hold a thousandth of it."""

LEAST = 0.4
"""Share of the page's sentences, navigation aside, below which the main text is taken to be missed.

On 330 pages of trafilatura's own evaluation set .4 keeps 95.7 % of the wanted passages (trafilatura alone:
94.5 %) and leaves out 81.9 % of the unwanted ones (88.7 %).
"""

_DECLARED = (
    re.compile(rb"""<\?xml[^>]+encoding\s*=\s*["']([A-Za-z0-9_.:-]+)""", re.IGNORECASE),
    re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE),
)
_SENTENCE = re.compile(r"[。．.!?！？」』”\")]\s*$")
_STYLING = ("font", "b", "i", "u", "big", "small", "strong", "em")
_SILENT = logging.NullHandler()
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_SITE = re.compile(r"\s*[|｜]\s*|\s+[-–—]\s+")
_HIDDEN = (
    "//*[@hidden or @aria-hidden='true' or self::rt or self::rp"
    " or self::script or self::style or self::template]"
)
_FURNITURE = (
    "//*[self::nav or self::footer or self::aside or self::form or self::button or self::noscript"
    " or self::svg or self::iframe or @role='navigation' or @role='banner' or @role='contentinfo'"
    " or @role='search']"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_WIDE = r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60]"
# between two wide characters a line break in the source is no space (CSS Text Level 3, 4.1.3)
_WIDE_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*\r?\n\s*(?={_WIDE})")


def read(data: bytes, name: str) -> tuple[str, str, tuple[Fault, ...]]:
    """Give the main text of a web page, its encoding, and notes.

    Raises:
        InputFault: The page is too large, cannot be decoded or holds no text.
    """
    if len(data) > MAX_PAGE:
        raise InputFault(fault("too-large", name, **megabytes(len(data), MAX_PAGE)))
    decoded = _decoded(data)
    if decoded is None:
        raise InputFault(fault("unknown-encoding", name, hint="", hint_ja=""))
    try:
        blocks, is_whole = main_text(decoded.text)
    except RecursionError as error:
        raise InputFault(fault("tangled-page", name)) from error
    if not blocks:
        raise InputFault(fault("html-without-text", name))
    return written(blocks), decoded.encoding, (fault("whole-page", name),) if is_whole else ()


def main_text(page: str) -> tuple[list[Block], bool]:
    """Give the blocks of a page's main text, its title first; and whether the whole page had to be taken."""
    tree = _parsed(page)
    if tree is None:
        return [], False
    whole = _without_furniture(tree)
    blocks = _main(tree)
    is_whole = not blocks or _told(blocks) < LEAST * _told(whole)
    blocks = whole if is_whole else blocks
    title = _title(tree)
    if blocks and title and not any(title in block.text for block in blocks[:5]):
        blocks.insert(0, Block("heading", f"# {title}"))
    return blocks, is_whole


def _decoded(data: bytes) -> Decoded | None:
    """Decode as UTF-8, by the page's declaration where it holds for every byte, else as any text."""
    guessed = decode(data)
    if guessed is not None and guessed.encoding.startswith("utf"):
        return guessed
    match = None
    for pattern in _DECLARED:
        match = pattern.search(data[:4096]) or match
        decoded = decode_as(data, match[1].decode("ascii")) if match else None
        if decoded is not None:
            return decoded
    if guessed is None and match is not None:
        return _mended(data, match[1].decode("ascii"))
    return guessed


def _mended(data: bytes, declared: str) -> Decoded | None:
    """Decode as browsers do, with a replacement character for each wrong byte, if those are few."""
    try:
        text = data.decode(declared, errors="replace")
    except LookupError:
        return None
    return Decoded(text, declared.lower()) if text.count("\ufffd") <= 0.001 * len(text) else None


def _parsed(page: str) -> Any:  # noqa: ANN401 - lxml has no types
    """Parse a page; leave out what no reader sees, and line breaks that stand for nothing."""
    source = _PROLOGUE.sub("", page).replace("\0", "\ufffd").lstrip("\ufeff")
    parser = lxml_html.HTMLParser(remove_comments=True, huge_tree=True)
    try:
        tree = lxml_html.document_fromstring(source, parser=parser)
    except (etree.ParserError, ValueError):
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" or "depth" in entry.message for entry in parser.error_log):
        raise RecursionError  # what lies deeper was dropped
    etree.strip_tags(tree, *_STYLING)  # old pages leave hundreds of them open, one in the other
    for node in tree.xpath(_HIDDEN):
        node.drop_tree()
    for node in tree.iter("ol"):  # numbering that cannot be repeated here must not be made up
        if {"start", "type", "reversed"} & set(node.attrib) or node.xpath("li[@value]"):
            node.tag = "ul"
    for node in tree.iter():
        if isinstance(node.tag, str) and node.text:
            node.text = _mend(node.text)
        if node.tail:
            node.tail = _mend(node.tail)
    return tree


def _mend(words: str) -> str:
    """Take out control characters, which lxml cannot write back, and line breaks without a meaning."""
    return _WIDE_BREAK.sub("", _CONTROL.sub("", words))


def _main(tree: Any) -> list[Block]:  # noqa: ANN401
    """Give what trafilatura takes for the main text."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(_SILENT)
    found: Any = bare_extraction(
        copy.deepcopy(tree),
        fast=True,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        with_metadata=False,
        config=_settings(),
    )
    return [] if found is None or found.body is None else outline(found.body)


@cache
def _settings() -> ConfigParser:
    """Give trafilatura's settings with a least size that a short Japanese notice passes."""
    from trafilatura.settings import DEFAULT_CONFIG

    settings = copy.deepcopy(DEFAULT_CONFIG)
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "10"
    return settings


def _without_furniture(tree: Any) -> list[Block]:  # noqa: ANN401
    """Give the whole page but for navigation and the like."""
    whole = copy.deepcopy(tree)
    for node in whole.xpath(_FURNITURE):
        if node.getparent() is not None:
            node.drop_tree()
    body = whole.find("body")
    return [] if body is None else outline(body)


def _title(tree: Any) -> str:  # noqa: ANN401
    """Give the first main heading, else the page's title without the name of its site."""
    for path in ("//h1", "//title"):
        for node in tree.xpath(path):
            text = " ".join(node.text_content().split())
            if text:
                return text if path == "//h1" else _SITE.split(text)[0]
    return ""


def _told(blocks: list[Block]) -> int:
    """Give the number of characters in blocks that end as sentences do; menus and teasers mostly do not."""
    return sum(len(block.text) for block in blocks if block.kind != "row" and _SENTENCE.search(block.text))
