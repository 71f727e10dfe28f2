"""Stretches of time in Japanese: 3月10日から14日まで, 4月~6月, 2028年以降, 年度末までに, 3月頃."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from keii.dates.calendar import NoSuchDate, about, since, span, until
from keii.dates.found import Found

_WEEKDAY = r"(?:\([月火水木金土日](?:曜日?)?(?:・?祝)?\))?"
_TO = re.compile(_WEEKDAY + r"(?:、?\s?[~〜～]\s?|[‐–—―-](?=\d)|、?(?P<from>から|より)(?:の)?)$")
_UNTIL = re.compile(_WEEKDAY + r"(?:まで|の間|にかけて)")
_SINCE = re.compile(_WEEKDAY + r"(?:以降|以後)")
_BY = re.compile(_WEEKDAY + r"まで(?:に|には)")
_ABOUT = re.compile(_WEEKDAY + r"(?:頃|ごろ|前後)")


def joined(text: str, found: Sequence[Found]) -> list[Found]:
    """Join dates that bound one stretch, and mark the open and the approximate ones (EDTF).

    A stretch takes the place of both its dates and is valued by the first.
    """
    made: list[Found] = []
    closed: set[int] = set()
    for one in found:
        before = made[-1] if made else None
        stretch = _stretch(text, before, one) if before else None
        if stretch:
            made[-1] = stretch
            closed.add(stretch.start)
        else:
            made.append(one)
    return [one if one.start in closed else _open(text, one) for one in made]


def _stretch(text: str, first: Found, last: Found) -> Found | None:
    if not (first.date and last.date):
        return None
    link = _TO.fullmatch(text[first.end : last.start])
    ended = _UNTIL.match(text, last.end)
    if link is None or (link["from"] and not ended):
        return None
    try:
        return Found(first.start, last.end, span(first.date, last.date))
    except NoSuchDate:
        return None


def _open(text: str, one: Found) -> Found:
    if one.date is None:
        return one
    for pattern, mark in ((_SINCE, since), (_BY, until), (_ABOUT, about)):
        if pattern.match(text, one.end):
            return replace(one, date=mark(one.date))
    return one
