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
      | [0-9０-９]{1,2}[ \u3000](?=\s*\D)(?!\s*(?:[年月]|[日時分](?:[^一-龠]|[午間付以未朝夜半頃前後])))
      | 第[0-9０-９一二三四五六七八九十]{1,3}条?(?=[ \u3000])
      | [一二三四五六七八九十]{1,2}\u3000(?=\S)
      | [ァ-ン][ \u3000．.](?=\S)
      | [IVXⅠ-Ⅻ]+[.．](?=\s)
      | \#{1,6}(?=\s)
    )?[ \t\u3000]*""",
    re.VERBOSE,
)
_SECTION = re.compile(r"[0-9０-９]+(?:\s?[.．]\s?[0-9０-９]+)*\s?[.．]?|第.+|[IVXⅠ-Ⅻ]+[.．]|#{1,6}")
# Particles and ends with which no sentence begins: the line goes on with a broken one.
_GOING_ON = re.compile(
    r"[をにがでへはも、。)」』]|の(?!ほか)|と(?!も|り)|から|まで|より|など|等|及び|並びに|又は|こと|旨|する|した|して|いく"
)
_ENDS = "。．！？!?"
# A turn in minutes: 「○山田太郎君　…」, 「○国務大臣（山田太郎君）　…」.
# Questions and answers: 「（問）…」, 「（答）…」, 「記者：…」.
_ASKED = re.compile(
    r"[ \t\u3000]*(?:[(（【](?P<speaker>[^)）】\s]{0,12}[ \u3000]?[^)）】\s]{0,10}記者"
    r"|[^)）】\s]{1,10}(?:大臣|長官|知事|市長|報道官|局長)"
    r"|問|答|記者|大臣|長官|報道官|知事|市長|[ＱＡQA])[)）】]"
    r"|(?P<lead>問|答|質問|回答)[ \u3000]?[0-9０-９]{0,2}(?:[-－‐.．][0-9０-９]{1,2})?[\u3000：:]"
    r"|(?P<plain>[QＱAＡ問答記者大臣]{1,2})[:：])[\u3000 ]*(?=\S)"
)
_SPEECH = re.compile(
    r"[○〇◯◆](?P<speaker>[^\s\u3000]{0,32}"
    r"(?:君|さん|議員|氏|[)）]|知事|市長|町長|大臣|長官|記者|局長|部長|司会|報道官))[\u3000 ]+(?=\S)"
)
_CELLS = re.compile(r"\t+|\S?(?<=\S)[ ]{3,}(?=\S)|\u3000{3,}(?=\S)")
# A row of a chronology: a date, a wide gap, what happened.
_N = r"[0-9０-９一二三四五六七八九十元\s\u3000]"
_ROW = re.compile(
    rf"(?P<day>[ \t\u3000]*(?:(?:明治|大正|昭和|平成|令和){_N}{{1,6}}年|[0-9０-９]{{4}}\s?年)?[ \u3000]*"
    rf"(?:{_N}{{1,6}}月(?:{_N}{{1,6}}日)?|(?<=年)度?|[0-9０-９]{{4}}[./．／][0-9０-９]{{1,2}}(?:[./．／][0-9０-９]{{1,2}})?))"
    r"(?:以降|以後|頃|末|上旬|中旬|下旬|まで|中)?(?:[(（][^)）]{1,5}[)）])?"
    r"(?:\t[\t \u3000]*|[ ]{2,}|\u3000+|[ ]\u3000)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its words without indent and marker, and what stands around it.

    ``speaker`` is whose turn it opens in minutes; ``column`` how many letters stand before its
    words; ``day`` the words of the date with which it opens a row of a chronology.
    """

    span: Span
    marker: str
    words: str
    indented: bool
    after_gap: bool
    page: int
    speaker: str = ""
    column: int = 0
    day: str = ""
    cells: int = 1

    @property
    def ended(self) -> bool:
        """Tell whether the line ends a sentence."""
        return self.words.rstrip("」』）)").endswith(tuple(_ENDS))

    @property
    def opens_sentence(self) -> bool:
        """Tell whether the line may begin a sentence rather than go on with one."""
        return not _GOING_ON.match(self.words)

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


def _asked_by(turn: re.Match[str]) -> str:
    return str(turn["speaker"] or turn["lead"] or turn["plain"])


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
    row = _ROW.match(body) if not marker and not turn else None
    if row:
        cut = row.end()
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
        column=cut,
        cells=len(_CELLS.split(body[cut:].strip())) if not row else 1,
        day=squeeze(row["day"]) if row else "",
        speaker=squeeze(turn["speaker"] or "" if turn.re is _SPEECH else _asked_by(turn)) if turn else "",
    )
