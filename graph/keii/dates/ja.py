"""Japanese calendars: era and Western years, 同年, 本年, 昨年, 同日, 年度, 上旬 … in normalised text."""

from __future__ import annotations

import re
from collections.abc import Callable

from keii.dates.calendar import (
    NoSuchDate,
    date_of,
    fiscal_year,
    part_of_month,
    shifted_day,
    shifted_month,
)
from keii.dates.found import Anchor, Found
from keii.model import Date

# First Western year of each era; 元年 is year 1.
_ERAS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
_INITIALS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
_KANJI = {letter: value for value, letter in enumerate("〇一二三四五六七八九")}
_YEAR_WORDS = {"本年": 0, "今年": 0, "昨年": -1, "去年": -1, "一昨年": -2, "来年": 1, "明年": 1}
_LAST_YEAR_WORDS = {"同年": 0, "前年": -1, "翌年": 1}
_MONTH_WORDS = {"今月": 0, "本月": 0, "先月": -1, "来月": 1}
_LAST_MONTH_WORDS = {"同月": 0, "翌月": 1, "前月": -1}
_DAY_WORDS = {"本日": 0, "今日": 0, "昨日": -1, "一昨日": -2, "おととい": -2, "明日": 1}
_LAST_DAY_WORDS = {"同日": 0, "翌日": 1, "前日": -1}

_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_ERA_YEAR = rf"(?:{'|'.join(_ERAS)})(?:元|\d{{1,2}})"
_WESTERN = r"(?:\d{4}|[一二][〇一二三四五六七八九]{3})"
_DATE = re.compile(
    rf"""(?:
      (?P<era>{"|".join(_ERAS)})\(?(?P<eyear>元|\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:\(\d{{4}}年?\))?年(?:\(\d{{4}}年?\))?
    | (?P<initial>[MTSHR])(?P<iyear>\d{{1,2}})[./](?P<imonth>\d{{1,2}})[./](?P<iday>\d{{1,2}})(?!\d)
    | (?P<western>{_WESTERN})(?:\({_ERA_YEAR}年?\))?年(?:\({_ERA_YEAR}年\))?(?!間|代|来|以上|ぶり|余)
    | (?P<slash>\d{{4}})[./-](?P<smonth>\d{{1,2}})(?:[./-](?P<sday>\d{{1,2}}))?(?![\d./-])
    | (?P<yearword>{"|".join(sorted(_YEAR_WORDS, key=len, reverse=True))})(?!度末)
    | (?P<lastyear>{"|".join(_LAST_YEAR_WORDS)})
    | (?P<monthword>{"|".join(_MONTH_WORDS)})
    | (?P<lastmonth>{"|".join(_LAST_MONTH_WORDS)})
    | (?P<dayword>{"|".join(sorted(_DAY_WORDS, key=len, reverse=True))})
    | (?P<lastday>{"|".join(_LAST_DAY_WORDS)})
    | (?P<bare>{_N}月(?!間)(?:の?{_N}日(?!間))?)
    | (?P<bareday>(?<![\d一二三四五六七八九十年月])\d{{1,2}}日)(?!間|本|米|[^\W\d_]*以内)
    )
    (?P<rest>
      (?P<fiscal>度(?!目))
    | の?(?P<month>{_N})月(?!間)(?:(?P<day>{_N})日(?!間))?
    | の?(?P<onlyday>{_N})日(?!間)
    )?
    (?P<part>上旬|中旬|下旬)?""",
    re.VERBOSE,
)


def find_dates(text: str, anchor: Anchor) -> list[Found]:
    """Find the dates of a normalised Japanese text, relative ones counted from the anchor.

    Gives them in order, with half-open ranges of the text.  A date that the calendar does not
    have is given with ``date=None`` and a ``problem``.

    >>> [found.date.value for found in find_dates("平成18年5月、同年7月", Anchor())]
    ['2006-05', '2006-07']
    """
    found: list[Found] = []
    for match in _DATE.finditer(text):
        try:
            date = _resolve(match, anchor)
        except NoSuchDate:
            found.append(Found(match.start(), match.end(), None, match.group()))
            continue
        if date is not None:
            anchor = anchor.after(date)
        found.append(Found(match.start(), match.end(), date))
    return found


def number(words: str) -> int:
    """Give the value of ``12``, ``十二``, ``二〇二四`` or ``元``.

    >>> number("十二"), number("二〇二四"), number("元")
    (12, 2024, 1)
    """
    if words == "元":
        return 1
    if words.isdigit() and words.isascii():
        return int(words)
    if "十" in words:
        tens, _, ones = words.partition("十")
        return (_KANJI[tens] if tens else 1) * 10 + (_KANJI[ones] if ones else 0)
    return int("".join(str(_KANJI[letter]) for letter in words))


def _resolve(match: re.Match[str], anchor: Anchor) -> Date | None:
    for name, rule in _RULES.items():
        if match[name]:
            return rule(match, anchor)
    return None


def _in_year(match: re.Match[str], year: int) -> Date:
    if match["fiscal"]:
        return fiscal_year(year)
    if match["onlyday"]:
        raise NoSuchDate(match.group())
    if not match["month"]:
        return date_of(year)
    month = number(match["month"])
    if match["part"] and not match["day"]:
        date_of(year, month)
        return part_of_month(year, month, match["part"])
    return date_of(year, month, number(match["day"]) if match["day"] else None)


def _in_month(match: re.Match[str], year: int, month: int) -> Date:
    day = match["onlyday"]
    if match["part"] and not day:
        return part_of_month(year, month, match["part"])
    return date_of(year, month, number(day) if day else None)


def _era(match: re.Match[str], _: Anchor) -> Date:
    return _in_year(match, _ERAS[match["era"]] + number(match["eyear"]) - 1)


def _initial(match: re.Match[str], _: Anchor) -> Date:
    year = _ERAS[_INITIALS[match["initial"]]] + int(match["iyear"]) - 1
    return date_of(year, int(match["imonth"]), int(match["iday"]))


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
    return _in_year(match, _year(anchor.issued) + _YEAR_WORDS[match["yearword"]])


def _last_year(match: re.Match[str], anchor: Anchor) -> Date | None:
    base = anchor.last or anchor.issued
    return _in_year(match, _year(base) + _LAST_YEAR_WORDS[match["lastyear"]]) if base else None


def _month_from(match: re.Match[str], base: Date | None, by: int) -> Date | None:
    if base is None or len(base.value) < 7:
        return None
    return _in_month(match, *shifted_month(_year(base), int(base.value[5:7]), by))


def _month_word(match: re.Match[str], anchor: Anchor) -> Date | None:
    return _month_from(match, anchor.issued, _MONTH_WORDS[match["monthword"]])


def _last_month(match: re.Match[str], anchor: Anchor) -> Date | None:
    return _month_from(match, anchor.last or anchor.issued, _LAST_MONTH_WORDS[match["lastmonth"]])


def _day_word(match: re.Match[str], anchor: Anchor) -> Date | None:
    return shifted_day(anchor.issued, _DAY_WORDS[match["dayword"]]) if anchor.issued else None


def _last_day(match: re.Match[str], anchor: Anchor) -> Date | None:
    base = anchor.last or anchor.issued
    return shifted_day(base, _LAST_DAY_WORDS[match["lastday"]]) if base else None


def _bare(match: re.Match[str], anchor: Anchor) -> Date | None:
    """A month without a year counts in the year last named, else in the document's own."""
    base = anchor.last or anchor.issued
    if base is None:
        return None
    month, _, day = match["bare"].partition("月")
    if match["part"] and not day:
        return part_of_month(_year(base), number(month), match["part"])
    return date_of(_year(base), number(month), number(day.strip("の日")) if day else None)


def _bare_day(match: re.Match[str], anchor: Anchor) -> Date | None:
    base = anchor.last or anchor.issued
    if base is None or len(base.value) < 7:
        return None
    return date_of(_year(base), int(base.value[5:7]), int(match["bareday"].rstrip("日")))


_RULES: dict[str, Callable[[re.Match[str], Anchor], Date | None]] = {
    "era": _era,
    "initial": _initial,
    "western": _western,
    "slash": _slash,
    "yearword": _year_word,
    "lastyear": _last_year,
    "monthword": _month_word,
    "lastmonth": _last_month,
    "dayword": _day_word,
    "lastday": _last_day,
    "bare": _bare,
    "bareday": _bare_day,
}
