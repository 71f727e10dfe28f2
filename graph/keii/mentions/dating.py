"""Which dates of a sentence are free to date something, and which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from keii.dates import Found
from keii.mentions.names import Named

# 「…に開催された」, 「…で主催する」: a verb that adds nothing to the meeting that it qualifies.
HELD = (
    r"(?:(?:行わ|開か|(?:開催|実施|予定)さ)れ(?:てい)?|(?:主催|開催|実施|予定)し(?:てい)?|行っ)[たる]"
    r"|(?:主催|開催|実施)する|行う"
)
_NO_DAY = re.compile(
    r"ま(?:で|た)|以[降来前]|前(?!後)|来(?![庁訪県市省所日])|現在|時点|当時|より[前後]|内に?|を期限"
)
_SINCE = re.compile(r"以降")
_JOINED = re.compile(r"(?:及び|並びに|と|・|、)")
# 「4月に甲を、7月に乙を締結した」: one verb for both.
_GAPPED = re.compile(r"に[^、。]{1,30}[をにと]、")
_GLUE = frozenset({"", "の", "付", "付け", "付けの", "付の", "「", "の「", "『", "の『"})


def free(found: Found, names: Sequence[Named], text: str, *, begins: bool = False) -> bool:
    """Tell whether a date is not part of a name (4月の会談, 2023年文書) and is no deadline."""
    if found.date is None:
        return False
    if text[: found.end].endswith("内") and not begins:
        return False  # 「年内に」
    stretch = "/" in found.date.edtf and ".." not in found.date.edtf
    if _NO_DAY.match(text, found.end) and not stretch and not (begins and _SINCE.match(text, found.end)):
        return False
    for named in names:
        inside = named.start <= found.start and found.end <= named.end
        glued = text[found.end : named.start] in _GLUE
        if inside or (named.kind in {"event", "agreement"} and named.start >= found.end and glued):
            return False
    return True


def run_of(text: str, dates: Sequence[Found]) -> list[Found]:
    """Give the dates that share their verb with the last one: 「3月及び4月には…要請した」."""
    run = [dates[-1]]
    for each in reversed(dates[:-1]):
        between = text[each.end : run[0].start]
        if each.date is None or not (_JOINED.fullmatch(between) or _GAPPED.fullmatch(between)):
            break
        run.insert(0, each)
    return run
