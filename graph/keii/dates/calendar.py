"""Years, months and days → :class:`keii.model.Date`, never more precise than said (ISO 8601)."""

from __future__ import annotations

import datetime
from calendar import monthrange

from keii.model import Date


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
    return Date(f"{year:04}", f"{year:04}-04-01", f"{year + 1:04}-03-31")


def part_of_month(year: int, month: int, part: str) -> Date:
    """Give the first (上旬), second (中旬) or last (下旬) third of a month, at month precision."""
    whole = date_of(year, month)
    first, last = {"上旬": ("01", "10"), "中旬": ("11", "20"), "下旬": ("21", whole.latest[-2:])}[part]
    return Date(whole.value, f"{whole.value}-{first}", f"{whole.value}-{last}")


def shifted_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Give the year and month a number of months later or earlier."""
    index = year * 12 + (month - 1) + by
    return index // 12, index % 12 + 1


def shifted_day(date: Date, by: int) -> Date | None:
    """Give the day a number of days later or earlier, if the date is a full day."""
    if len(date.value) != 10:
        return None
    day = datetime.date.fromisoformat(date.value) + datetime.timedelta(days=by)
    return date_of(day.year, day.month, day.day)
