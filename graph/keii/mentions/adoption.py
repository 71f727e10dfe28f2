"""When an agreement was made, from the words beside it: 「2月に…締結した協定」, 「指針」(令和5年3月策定)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from keii.dates import Found
from keii.mentions.context import Context
from keii.mentions.names import Named
from keii.mentions.tokens import Token
from keii.model import Date
from keii.ontology.cues import Cues

# 「平成19年1月の」, 「2006年5月1日のSCC文書「」: nothing but a name stands between a date and what it dates.
_PLAIN = re.compile(
    r"(?:付け?)?の?(?:いわゆる|新たな)?(?:[一-龠]{2,3}間の)?(?:[A-Za-z一-龠ァ-ヴーの]{0,12}(?=[「『]))?[「『]?"
)
# 「平成8年の航空機騒音に関する(合意)」: what the agreement is about stands between.
_ABOUT = re.compile(r"(?:付け?)?の?(?P<about>[^、。「」はがを]{1,40}(?:に関する|に係る|についての))")
# What of a name may stand between the verb that dates it and its last noun.
_TITLE = re.compile(
    r"[^、。「」はがを]{1,40}の|(?:[^、。「」]{1,20}、)?[^。「」]{0,60}(?:に関する|に係る|についての|のための|の一部を改正する(?:等の)?|新たな|改定後の)|[「『]"
)
_TELLING = re.compile(r"(?:さ(?:れ)?|し|せられ|られ)?(?:た|ました)")
_TO_COME = re.compile(
    r"する(?:こと|ため|よう|予定|方針|べ|意|用意|必要|[。、]|$)|すべ|できる|に向け|予定|方針|のため|していく|し(?:ます|よう|たい)"
)
_OBJECT = re.compile(
    r"[」』)]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\))*[」』]?(?:等|など)?(?:を|に|が|の)(?:それぞれ|共に|新たに)?"
)
# 「13日には、」「2013年の合同委員会では、」: a date that opens a clause is that of the deed.
_HEADS = re.compile(r"(?:に(?:は|おいて)?|は|付けで)?、")
_ASIDE = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Scanned:
    """A sentence with what the search for agreements needs of it; offsets count its normalised text.

    ``names`` are the agreements that are settled already.
    """

    text: str
    words: Sequence[Token]
    dates: Sequence[Found]
    names: Sequence[Named] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """A date put beside an agreement: its words, and ``begin``, where the agreement's name may begin.

    ``told`` tells that a verb of making joins the two.
    """

    date: Date
    start: int
    end: int
    begin: int
    told: bool = False


class Adoption:
    """The ``made`` records of a language: verbs that tell the making of an agreement."""

    def __init__(self, cues: Cues) -> None:
        """Collect the verbs, longest first."""
        verbs = sorted({word for cue in cues.of("made") for word in cue.words}, key=lambda w: (-len(w), w))
        self._verbs = re.compile("|".join(map(re.escape, verbs)) or r"(?!)")

    def beside(self, scanned: Scanned, start: int, end: int) -> Beside | None:
        """Give the date put beside the words of a range."""
        before = [found for found in scanned.dates if found.end <= start]
        if before and before[-1].date and not scanned.text[: before[-1].start].endswith("年"):
            date, first, last = before[-1].date, before[-1].start, before[-1].end
            if _PLAIN.fullmatch(scanned.text[last:start]):
                return Beside(date, first, last, start)
            about = _ABOUT.fullmatch(scanned.text[last:start])
            if about:
                return Beside(date, first, last, last + about.start("about"))
            begin = self._told(scanned.text, last, start)
            if begin is not None:
                return Beside(date, first, last, begin, told=True)
        after = next((found for found in scanned.dates if self._follows(scanned.text, end, found)), None)
        return Beside(after.date, start, start, start) if after and after.date else None

    def made_here(self, scanned: Scanned, end: int, context: Context) -> Date | None:
        """Give the date of what a sentence itself tells the making of: its row's, its own, its meeting's."""
        done = self.object_of(scanned.text, end)
        if not done:
            whole = not scanned.text[end:].strip("。」』")
            return context.row if whole else None
        if context.row is not None:
            return context.row
        own = [found for found in scanned.dates if found.end <= end and found.date]
        if own:
            heads = len(own) == 1 and (own[0].start == 0 or _HEADS.match(scanned.text, own[0].end))
            return own[0].date if heads else None
        return context.meeting.date if context.meeting else None

    def object_of(self, text: str, end: int, *, to_come: bool = False) -> bool:
        """Tell whether what ends here is the object of a verb of making; ``to_come``: of one not yet done."""
        joint = _OBJECT.match(text, end)
        verb = self._verbs.match(text, joint.end()) if joint else None
        if verb is None:
            return False
        return bool(_TO_COME.match(text, verb.end())) is to_come

    def verb_of(self, text: str, end: int) -> int | None:
        """Give where the verb of making begins whose object ends here."""
        joint = _OBJECT.match(text, end)
        verb = self._verbs.match(text, joint.end()) if joint else None
        return verb.start() if verb else None

    def _follows(self, text: str, end: int, found: Found) -> bool:
        """Tell whether a date in brackets after a name is the day it was made: 「指針」(令和5年3月策定)."""
        between = text[end : found.start]
        if between.strip("」』") != "(" or len(between) > 2:
            return False
        return bool(re.match(r"(?:付け?)?[)、。]", text[found.end :]) or self._verbs.match(text, found.end))

    def _told(self, text: str, begin: int, end: int) -> int | None:
        """Give where the name begins in 「…に署名された(name)」 between a date and the name's last noun."""
        plain = _ASIDE.sub(lambda match: "〓" * len(match.group()), text[begin:end])
        for verb in self._verbs.finditer(plain):
            told = _TELLING.match(plain, verb.end())
            if told is not None:
                rest = plain[told.end() :]
                apart = re.search(r"[、。]", plain[: verb.start()])
                return begin + told.end() if not apart and (not rest or _TITLE.fullmatch(rest)) else None
        return None
