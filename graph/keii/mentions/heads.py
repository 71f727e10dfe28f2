"""Lines of a document's head: who issues, signs or receives it, each on a line of his own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from keii.mentions.adoption import Scanned
from keii.mentions.names import Named
from keii.mentions.runs import stands_alone
from keii.mentions.titles import Titles
from keii.reading import Normal

# How a letter honours whom it is addressed to.
_HONOURED = re.compile(r" ?(?:殿|様|御中|宛)$")
_JOINTLY = re.compile(r"(?:\([^()]*\))?共同(?:発表|声明)")
_PERSON = "名詞-固有名詞-人名"


def honoured(normal: Normal) -> bool:
    """Tell whether a line addresses somebody: 「〇〇局長　殿」."""
    return bool(_HONOURED.search(normal.text))


def lines(normal: Normal, titles: Titles) -> tuple[Normal, ...]:
    """Cut a line where a gap follows an office (「〇〇市長　佐藤一郎」), and leave out how it honours."""
    honour = _HONOURED.search(normal.text)
    end = honour.start() if honour else len(normal.text)
    for at in range(1, end):
        if normal.starts[at] > normal.ends[at - 1] and titles.ends(normal.text[:at]):
            return _part(normal, 0, at), _part(normal, at, end)
    return (_part(normal, 0, end),) if end else ()


def ends_name(scanned: Scanned, named: Named) -> bool:
    """Tell whether a name in a line ends there as a word, with nothing of a longer word behind it."""
    after = next((token for token in scanned.words if token.start == named.end), None)
    signed = after is not None and (after.tag.startswith(_PERSON) or after.text.isascii())
    person = "/person/" in named.iris[0]
    of_ministers = _JOINTLY.match(scanned.text, named.end)
    return not (named.short or of_ministers) and (person or signed or stands_alone(scanned, named.end))


def in_person(names: Sequence[Named]) -> list[Named]:
    """Leave out offices whose holder's name follows: 「外務大臣山田太郎」 names the person."""
    people = {named.start for named in names if "/person/" in named.iris[0]}
    return [
        named for named in names if "/office/" not in named.iris[0] or not {named.end, named.end + 1} & people
    ]


def _part(normal: Normal, start: int, end: int) -> Normal:
    return Normal(normal.text[start:end], normal.starts[start:end], normal.ends[start:end])
