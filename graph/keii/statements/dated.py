"""The date that a clause has for itself: not one inside a name, nor one that only qualifies a noun."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from keii.dates import Found
from keii.mentions import Marked, free
from keii.model import Date
from keii.statements.clauses import Clause

_AT_THAT_TIME = re.compile(r"の(?:際|折|時)(?:に)?(?:も|は)?")
_NOUNS = ("名詞-普通名詞-一般", "名詞-普通名詞-サ変可能", "名詞-固有名詞", "接頭辞")
_FORMAL = frozenset({"こと", "もの", "ところ", "ため", "ほか", "際", "後", "上", "予定", "方針"})


def own_date(marked: Marked, clause: Clause) -> Date | None:
    """Give the date that a clause puts beside its deed, not inside the name of something else."""
    found = next(own_dates(marked, clause), None)
    if found:
        return found.date
    for each in marked.happenings:
        if each.told:
            continue
        end = max(each.end, each.about[1])
        if clause.start <= each.start and end <= clause.end and _AT_THAT_TIME.match(marked.text, end):
            return each.dates[0]
    return None


def own_dates(marked: Marked, clause: Clause) -> Iterator[Found]:
    """Yield the dates of a clause that belong to no name, no happening inside it, and no noun."""
    inner = [each for each in marked.happenings if not each.told]
    for found in marked.dates:
        inside = clause.start <= found.start and found.end <= clause.end
        taken = any(each.start <= found.start < each.end for each in inner)
        of = marked.text[found.end - 1 : found.end + 1] if found.end else ""
        if not inside or taken or "の" in of or not free(found, marked.names, marked.text):
            continue
        if not _of_noun(marked, found, clause):
            yield found


def _of_noun(marked: Marked, found: Found, clause: Clause) -> bool:
    """Tell whether a date belongs to a clause that only qualifies a noun: 「昨年末に示した計画では、」."""
    comma = marked.text.find("、", found.end + 2, clause.end)
    words = [word for word in marked.words if found.end <= word.start < (comma if comma > 0 else clause.end)]
    return any(
        word.tag.startswith(("動詞", "助動詞"))
        and word.form.startswith("連体形")
        and after.tag.startswith(_NOUNS)
        for word, after in itertools.pairwise(words)
        if marked.text[after.start : after.end] not in _FORMAL
    )


def before_object(marked: Marked, clause: Clause) -> bool:
    """Tell whether a clause names its date before what is said, so that the date is the saying's."""
    text = marked.text[clause.start : clause.end]
    inner = re.search(r"について|に関し|を|こと|旨", text)
    first = min(
        (found.start - clause.start for found in marked.dates if found.start >= clause.start), default=0
    )
    return inner is None or first < inner.start()
