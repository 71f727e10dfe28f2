"""Japanese calendars: era and Western years, 同年, 本年, 昨年, 同日, 年度, 上旬 … in normalised text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from keii.dates import ja_words as words
from keii.dates.calendar import (
    NoSuchDate,
    date_of,
    fiscal_year,
    fiscal_year_of,
    half_year,
    part_of_month,
    season,
    shifted_day,
    shifted_month,
    span,
    week_of,
)
from keii.dates.found import Anchor, Found
from keii.dates.ja_stretches import joined
from keii.model import Date

_CENTURY = 100
# A month without a year does not count from a year this far from the document's own, unless named beside it.
_FAR = 2
_MONTHS = 12
# Notices are dated 8.7.2 since Heisei 19, when their ministry was founded: since then no two eras share
# a number.
_SHORT_DATELINES = range(2007, 2037)


def find_dates(text: str, anchor: Anchor) -> list[Found]:
    """Find the dates of a normalised Japanese text, relative ones counted from the anchor.

    Gives them in order, with half-open ranges of the text.  A date that the calendar does not
    have is given with ``date=None`` and a ``problem``.

    >>> [found.date.value for found in find_dates("平成18年5月、同年7月", Anchor())]
    ['2006-05', '2006-07']
    """
    found: list[Found] = []
    anchor = replace(anchor, here=False) if anchor.here else anchor
    for match in words.DATE.finditer(text):
        try:
            date = _resolve(match, anchor)
        except NoSuchDate:
            found.append(Found(match.start(), match.end(), None, match.group()))
            continue
        if date is not None:
            anchor = anchor.after(date)
        found.append(Found(match.start(), match.end(), date))
    return joined(text, found)


def number(digits: str) -> int:
    """Give the value of ``12``, ``十二``, ``二〇二四`` or ``元``.

    >>> number("十二"), number("二〇二四"), number("元"), number("千九百六十")
    (12, 2024, 1, 1960)
    """
    if digits == "元":
        return 1
    if digits.isdigit() and digits.isascii():
        return int(digits)
    for unit, value in (("千", 1000), ("百", 100)):
        many, found, rest = digits.partition(unit)
        if found:
            return (words.KANJI[many] if many else 1) * value + (number(rest) if rest else 0)
    if "十" in digits:
        tens, _, ones = digits.partition("十")
        return (words.KANJI[tens] if tens else 1) * 10 + (words.KANJI[ones] if ones else 0)
    return int("".join(str(words.KANJI[letter]) for letter in digits))


def _resolve(match: re.Match[str], anchor: Anchor) -> Date | None:
    for name, rule in _RULES.items():
        if match[name]:
            return rule(match, anchor)
    return None


def _in_year(match: re.Match[str], year: int) -> Date:
    if match["fiscal"]:
        return _in_fiscal_year(year, match["fend"], match["fhalf"])
    if match["season"]:
        return season(year, words.SEASONS[match["season"]])
    if match["half"]:
        return half_year(year, words.HALVES[match["half"]])
    if match["yend"]:
        return date_of(year, 12 if match["yend"] == "末" else 1)
    if match["onlyday"]:
        raise NoSuchDate(match.group())
    if not match["month"]:
        return date_of(year)
    month = number(match["month"])
    if match["part"] and not match["day"]:
        date_of(year, month)
        return part_of_month(year, month, words.PARTS[match["part"]])
    return date_of(year, month, number(match["day"]) if match["day"] else None)


def _in_fiscal_year(year: int, end: str | None, half: str | None) -> Date:
    if end:
        return date_of(year + 1, 3)
    return half_year(year, words.HALVES[half], fiscal=True) if half else fiscal_year(year)


def _in_month(match: re.Match[str], year: int, month: int) -> Date:
    day = match["onlyday"]
    if match["part"] and not day:
        return part_of_month(year, month, words.PARTS[match["part"]])
    return date_of(year, month, number(day) if day else None)


def _era(match: re.Match[str], _: Anchor) -> Date:
    return _in_year(match, words.ERAS[match["era"]] + number(match["eyear"]) - 1)


def _initial(match: re.Match[str], _: Anchor) -> Date:
    year = words.ERAS[words.INITIALS[match["initial"]]] + int(match["iyear"]) - 1
    return date_of(year, int(match["imonth"]), int(match["iday"]))


def _short(match: re.Match[str], anchor: Anchor) -> Date | None:
    """Give 8.7.2 as a day of the era whose year lies near the document's own; else it is left open."""
    if anchor.issued is None and not anchor.dateline:
        return None
    year, month, day = map(int, match["short"].split("."))
    years = [first + year - 1 for first in words.ERAS.values()]
    if anchor.issued is None:
        near = [one for one in years if one in _SHORT_DATELINES]
    else:
        near = [one for one in years if abs(one - _year(anchor.issued)) < _FAR + 1]
    return date_of(near[0], month, day) if len(near) == 1 and 1 <= month <= _MONTHS else None


def _run(match: re.Match[str], _: Anchor) -> Date:
    """Give a run of years: 平成18~20年, 2006~2014年, 令和5年度から7年度まで."""
    era = words.ERAS[match["runera"]] - 1 if match["runera"] else 0
    first = number(match["runfrom"]) + era
    last = number(match["runto"]) + era
    if last < _CENTURY <= first:
        last += first - first % _CENTURY
    if match["runfiscal"]:
        return span(fiscal_year(first), fiscal_year(last))
    return span(date_of(first), date_of(last))


def _western(match: re.Match[str], _: Anchor) -> Date:
    return _in_year(match, number(match["western"]))


def _slash(match: re.Match[str], _: Anchor) -> Date:
    day = int(match["sday"]) if match["sday"] else None
    return date_of(int(match["slash"]), int(match["smonth"]), day)


def _year(date: Date) -> int:
    return int(date.value[:4])


def _year_word(match: re.Match[str], anchor: Anchor) -> Date | None:
    if anchor.issued is None:
        return None
    return _in_year(match, _year(anchor.issued) + words.YEAR_WORDS[match["yearword"]])


def _season_word(match: re.Match[str], anchor: Anchor) -> Date | None:
    said = match["seasonword"]
    if anchor.issued is None:
        return None
    return season(_year(anchor.issued) + words.SEASON_WORDS[said], words.SEASONS[said[-1]])


def _fiscal_word(match: re.Match[str], anchor: Anchor) -> Date | None:
    if anchor.issued is None:
        return None
    year = fiscal_year_of(anchor.issued) + words.FISCAL_WORDS[match["fiscalword"]]
    return _in_fiscal_year(year, match["fiscalend"], None)


def _last_fiscal(match: re.Match[str], anchor: Anchor) -> Date | None:
    base = anchor.last or anchor.issued
    if base is None:
        return None
    year = fiscal_year_of(base) + words.LAST_FISCAL_WORDS[match["lastfiscal"]]
    return _in_fiscal_year(year, match["lastfiscalend"], None)


def _fiscal_left(match: re.Match[str], anchor: Anchor) -> Date | None:
    """年度内 and 年度末: what is left of the fiscal year in which the document was issued."""
    if anchor.issued is None:
        return None
    year = fiscal_year_of(anchor.issued)
    if match["fiscalleft"].endswith("末"):
        return date_of(year + 1, 3)
    return replace(span(anchor.issued, fiscal_year(year)), value=fiscal_year(year).value)


def _year_left(match: re.Match[str], anchor: Anchor) -> Date | None:
    """年内, 今国会: what is left of the year; when a session of the Diet ends within it is not known here."""
    if anchor.issued is None:
        return None
    year = date_of(_year(anchor.issued))
    return replace(span(anchor.issued, year), value=year.value)


def _year_end(match: re.Match[str], anchor: Anchor) -> Date | None:
    if anchor.issued is None:
        return None
    said = match["yearend"]
    year = _year(anchor.issued) + words.YEAR_WORDS.get(said[:2], 0)
    return date_of(year, words.YEAR_END[said[-2:]])


def _week_word(match: re.Match[str], anchor: Anchor) -> Date | None:
    return week_of(anchor.issued, words.WEEK_WORDS[match["weekword"]]) if anchor.issued else None


def _last_year(match: re.Match[str], anchor: Anchor) -> Date | None:
    base = anchor.last or anchor.issued
    return _in_year(match, _year(base) + words.LAST_YEAR_WORDS[match["lastyear"]]) if base else None


def _month_from(match: re.Match[str], base: Date | None, by: int) -> Date | None:
    if base is None or len(base.value) < 7:
        return None
    return _in_month(match, *shifted_month(_year(base), int(base.value[5:7]), by))


def _month_word(match: re.Match[str], anchor: Anchor) -> Date | None:
    return _month_from(match, anchor.issued, words.MONTH_WORDS[match["monthword"]])


def _last_month(match: re.Match[str], anchor: Anchor) -> Date | None:
    return _month_from(match, anchor.last or anchor.issued, words.LAST_MONTH_WORDS[match["lastmonth"]])


def _day_word(match: re.Match[str], anchor: Anchor) -> Date | None:
    return shifted_day(anchor.issued, words.DAY_WORDS[match["dayword"]]) if anchor.issued else None


def _last_day(match: re.Match[str], anchor: Anchor) -> Date | None:
    base = anchor.last or anchor.issued
    return shifted_day(base, words.LAST_DAY_WORDS[match["lastday"]]) if base else None


def _bare(match: re.Match[str], anchor: Anchor) -> Date | None:
    """A month without a year counts in the year last named, else in the document's own."""
    base = anchor.last or anchor.issued
    if base is None:
        return None
    far = anchor.issued is not None and abs(_year(anchor.issued) - _year(base)) >= _FAR
    if far and not anchor.here:
        base = anchor.issued or base  # a year named long ago in the text, and far from its own
    month, _, day = match["bare"].partition("月")
    if match["part"] and not day:
        return part_of_month(_year(base), number(month), words.PARTS[match["part"]])
    return date_of(_year(base), number(month), number(day.strip("の日")) if day else None)


def _bare_day(match: re.Match[str], anchor: Anchor) -> Date | None:
    base = anchor.last or anchor.issued
    if base and len(base.value) < len("2000-01") and not anchor.here:
        base = anchor.issued  # 「2025年までに…。13日には」: a year has no month to count from
    if base is None or len(base.value) < 7:
        return None
    return date_of(_year(base), int(base.value[5:7]), number(match["bareday"].rstrip("日")))


_RULES: dict[str, Callable[[re.Match[str], Anchor], Date | None]] = {
    "era": _era,
    "runto": _run,
    "initial": _initial,
    "short": _short,
    "western": _western,
    "slash": _slash,
    "fiscalword": _fiscal_word,
    "lastfiscal": _last_fiscal,
    "fiscalleft": _fiscal_left,
    "seasonword": _season_word,
    "weekword": _week_word,
    "yearleft": _year_left,
    "yearend": _year_end,
    "yearword": _year_word,
    "lastyear": _last_year,
    "monthword": _month_word,
    "lastmonth": _last_month,
    "dayword": _day_word,
    "lastday": _last_day,
    "bare": _bare,
    "bareday": _bare_day,
}
