"""Years, months and days → :class:`keii.model.Date`, never more precise than said.

ISO 8601 at the precision said; what that cannot say (seasons, parts of a month, stretches) is written
beside it in the Extended Date/Time Format (EDTF, Library of Congress 2019, levels 0 and 1).
"""

from __future__ import annotations

import datetime
from calendar import monthrange
from dataclasses import replace

from keii.model import Date

_DAY = 10
_WINTER = 4


class NoSuchDate(ValueError):
    """The words name a day that the calendar does not have (30 February)."""


def date_of(year: int, month: int | None = None, day: int | None = None) -> Date:
    """Give a date at the precision of the parts given.

    >>> date_of(2025, 3).latest
    '2025-03-31'

    Raises:
        NoSuchDate: the calendar has no such day.
    """
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        raise NoSuchDate(f"{year}-{month}-{day}")
    if month is None:
        return Date(f"{year:04}", f"{year:04}-01-01", f"{year:04}-12-31")
    if day is None:
        last = monthrange(year, month)[1]
        return Date(f"{year:04}-{month:02}", f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{last:02}")
    try:
        value = datetime.date(year, month, day).isoformat()
    except ValueError as error:
        raise NoSuchDate(f"{year}-{month}-{day}") from error
    return Date(value, value, value)


def parse(value: str) -> Date:
    """Give the date of ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    Raises:
        NoSuchDate: the value is not such a date.
    """
    parts = value.split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise NoSuchDate(value)
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
        raise NoSuchDate(value)
    return date_of(*map(int, parts))


def fiscal_year(year: int) -> Date:
    """Give a Japanese fiscal year, April to March, as the year with its true bounds."""
    return Date(f"{year:04}", f"{year:04}-04-01", f"{year + 1:04}-03-31", f"{year:04}-04/{year + 1:04}-03")


def fiscal_year_of(date: Date) -> int:
    """Give the fiscal year in which a date begins."""
    return int(date.earliest[:4]) - (date.earliest[5:7] < "04")


def part_of_month(year: int, month: int, part: int) -> Date:
    """Give the first, second or last third of a month (1, 2, 3), at month precision."""
    whole = date_of(year, month)
    first, last = (("01", "10"), ("11", "20"), ("21", whole.latest[-2:]))[part - 1]
    return _within(whole.value, f"{whole.value}-{first}", f"{whole.value}-{last}")


def season(year: int, number: int) -> Date:
    """Give a season (1 spring … 4 winter) at year precision; EDTF level 1 writes spring as 21.

    The winter "of a year" may be the one it begins or the one it ends with, so its bounds hold both.

    >>> season(2025, 2).edtf
    '2025-22'
    """
    if number == _WINTER:
        return Date(f"{year:04}", f"{year:04}-01-01", date_of(year + 1, 2).latest, f"{year:04}-24")
    first, last = date_of(year, 3 * number), date_of(year, 3 * number + 2)
    return Date(f"{year:04}", first.earliest, last.latest, f"{year:04}-{20 + number}")


def half_year(year: int, number: int, *, fiscal: bool = False) -> Date:
    """Give the first or second half of a calendar or fiscal year, at year precision."""
    begin = (4 if fiscal else 1) + 6 * (number - 1)
    first, last = shifted_month(year, begin, 0), shifted_month(year, begin, 5)
    return replace(span(date_of(*first), date_of(*last)), value=f"{year:04}")


def week_of(date: Date, by: int) -> Date | None:
    """Give the week (Monday to Sunday) some weeks after that of a day, at the precision its days share."""
    if len(date.value) != _DAY:
        return None
    day = datetime.date.fromisoformat(date.value)
    monday = day - datetime.timedelta(days=day.weekday()) + datetime.timedelta(weeks=by)
    first, last = monday.isoformat(), (monday + datetime.timedelta(days=6)).isoformat()
    shared = next((first[:size] for size in (7, 4) if first[:size] == last[:size]), first[:4])
    return _within(shared, first, last)


def span(first: Date, last: Date) -> Date:
    """Give the stretch from one date to another, valued by its first.

    >>> span(date_of(2025, 3, 10), date_of(2025, 3, 14)).edtf
    '2025-03-10/2025-03-14'

    Raises:
        NoSuchDate: it would end before it begins.
    """
    if last.latest < first.earliest:
        raise NoSuchDate(f"{first.value}/{last.value}")
    return Date(first.value, first.earliest, last.latest, f"{_first(first)}/{_last(last)}")


def since(date: Date) -> Date:
    """Give a stretch that begins with a date and is open to the future (…以降)."""
    return replace(date, edtf=f"{_first(date)}/..")


def until(date: Date) -> Date:
    """Give a stretch that ends with a date, its beginning not said (…までに)."""
    return replace(date, edtf=f"../{_last(date)}")


def about(date: Date) -> Date:
    """Give an approximate date (…頃)."""
    return replace(date, edtf=f"{date.value}~") if not date.edtf else date


def _within(value: str, first: str, last: str) -> Date:
    return Date(value, first, last, f"{first}/{last}")


def _first(date: Date) -> str:
    return date.edtf.split("/")[0] if "/" in date.edtf else date.edtf or date.value


def _last(date: Date) -> str:
    return date.edtf.split("/")[-1] if "/" in date.edtf else date.edtf or date.value


def shifted_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Give the year and month a number of months later or earlier."""
    index = year * 12 + (month - 1) + by
    return index // 12, index % 12 + 1


def shifted_day(date: Date, by: int) -> Date | None:
    """Give the day a number of days later or earlier, if the date is a full day."""
    if len(date.value) != _DAY:
        return None
    day = datetime.date.fromisoformat(date.value) + datetime.timedelta(days=by)
    return date_of(day.year, day.month, day.day)
