"""Lines of a file with their offsets, list markers and headings told apart from running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from keii.model import Span
from keii.reading.normal import squeeze

# List markers are looked for before normalisation: NFKC would turn ① into 1.
_MARKER = re.compile(
    r"""(?P<indent>[ \t\u3000]*)
    (?P<outer>[-*+•‐–]\s+)?
    (?P<marker>
        [(（]\s?[0-9０-９]{1,2}\s?[)）]
      | [(（][ァ-ンa-zA-Zａ-ｚⅰ-ⅹ一二三四五六七八九十][)）]
      | [①-⑳❶-❿㋐-㋾]
      | [◆◇●○◎■□▲△▼▽★☆▪❖➢►▶※・･]
      | [0-9０-９]{1,2}(?:\s?[.．]\s?[0-9０-９]{1,2})*\s?[.．](?![0-9０-９])
      | [0-9０-９]{1,2}[ \u3000](?=\s*\D)
      | 第[0-9０-９一二三四五六七八九十]{1,3}(?=[ \u3000])
      | [ァ-ン][ \u3000．.](?=\S)
      | [IVXⅠ-Ⅻ]+[.．](?=\s)
      | \#{1,6}(?=\s)
    )?[ \t\u3000]*""",
    re.VERBOSE,
)
_SECTION = re.compile(r"[0-9０-９]+(?:\s?[.．]\s?[0-9０-９]+)*\s?[.．]?|第.+|[IVXⅠ-Ⅻ]+[.．]|#{1,6}")
_ENDS = "。．！？!?"
# A turn in minutes: 「○山田太郎君　…」, 「○国務大臣（山田太郎君）　…」.
# Questions and answers: 「（問）…」, 「（答）…」, 「記者：…」.
_ASKED = re.compile(
    r"[ \t\u3000]*(?:[(（【](?P<speaker>問|答|記者|大臣|長官|報道官|知事|市長|[ＱＡQA])[)）】]"
    r"|(?P<plain>[QＱAＡ問答記者大臣]{1,2})[:：])[\u3000 ]*(?=\S)"
)
_SPEECH = re.compile(r"[○〇◯◆](?P<speaker>[^\s\u3000]{2,32}(?:君|さん|議員|氏|[)）]))[\u3000 ]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its words without indent and marker, and what stands around it.

    ``speaker`` is whose turn it opens in minutes.
    """

    span: Span
    marker: str
    words: str
    indented: bool
    after_gap: bool
    page: int
    speaker: str = ""

    @property
    def ended(self) -> bool:
        """Tell whether the line ends a sentence."""
        return self.words.rstrip("」』）)").endswith(tuple(_ENDS))

    @property
    def section(self) -> bool:
        """Tell whether the marker numbers a section rather than an item of a list."""
        return bool(self.marker) and bool(_SECTION.fullmatch(self.marker))


def lines_of(text: str, within: Span) -> list[Line]:
    """Give the lines of a part of a text that hold words."""
    found: list[Line] = []
    gap = True
    page = 0
    for match in re.finditer(
        r"[^\r\n\f\v\x85\u2028\u2029]*(?:\r\n|[\r\n\f\v\x85\u2028\u2029]|$)", text[within.start : within.end]
    ):
        line = _line(text, within.start + match.start(), match.group(), gap, page)
        gap = line is None
        page += match.group().endswith("\f")
        if line is not None:
            found.append(line)
    return found


def _line(text: str, offset: int, raw: str, gap: bool, page: int) -> Line | None:
    body = raw.rstrip()
    if not body.strip():
        return None
    head = _MARKER.match(body)
    cut, marker = 0, ""
    if head:
        marker = (head["marker"] or head["outer"] or "").strip()
        cut = head.end() if marker else len(head["indent"])
    turn = _SPEECH.match(body) or _ASKED.match(body)
    if turn:
        cut, marker = turn.end(), ""
    if cut >= len(body):
        cut, marker = len(body) - len(body.lstrip()), ""
    span = Span(offset + cut, offset + len(body))
    return Line(
        span=span,
        marker=squeeze(marker).rstrip("."),
        words=squeeze(span.of(text)),
        indented=body[0] in "\u3000 \t" or bool(turn),
        after_gap=gap,
        page=page,
        speaker=(turn["speaker"] or turn["plain"] if turn.re is _ASKED else turn["speaker"]) if turn else "",
    )
