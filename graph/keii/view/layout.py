"""Where things stand: time on x, a lane per topic, rows within a lane; computed, never simulated."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from keii.view.rows import Rows

CARD_WIDTH = 196.0
LINE, PAD, FOOT = 17.0, 9.0, 17.0
"""Height of a line of a card's label, its padding above and below, and its last line (date and act)."""

_GAP_X, _GAP_Y, _LANE_PAD = 20.0, 14.0, 16.0
_COLUMN = CARD_WIDTH + _GAP_X
_UNDATED = _COLUMN + 24.0
_BUSY_WIDTH = 2600.0
"""The width that the months with something in them share; those with statements share one among them."""
_NARROWEST, _MOST_COLUMNS = 64.0, 4
_QUIET_MONTH, _QUIET_YEAR, _QUIET_YEARS = 9.0, 14.0, 3
_ROWS = 6
"""Cards of one month and lane above this number stand beside each other within the month."""


@dataclass(frozen=True, slots=True)
class Card:
    """A thing to be placed: its lane, its first and last possible day (ISO), its height, and its rank.

    Cards of lower ``rank`` are placed nearer to the top of their lane.
    """

    id: str
    lane: str
    earliest: str | None
    latest: str | None
    height: float
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Year:
    """A year's place on the axis; ``until`` is its last year where a stretch without anything is folded."""

    year: int
    until: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane's place: its upper edge and height."""

    id: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of cards (centre x, centre y), years, months with something in them, and lanes.

    ``undated`` is the width left of the axis, in which things without a date stand.
    """

    places: dict[str, tuple[float, float]]
    years: tuple[Year, ...]
    months: tuple[tuple[str, float], ...]
    lanes: tuple[Lane, ...]
    width: float
    height: float
    undated: float


@dataclass(slots=True)
class TimeScale:
    """Days to x: true to scale within a month; months in which nothing happens are narrow, years narrower."""

    undated: float
    years: list[Year] = field(default_factory=list)
    months: dict[tuple[int, int], tuple[float, float]] = field(default_factory=dict)

    @property
    def width(self) -> float:
        """Give the x at which the last year ends."""
        return self.years[-1].x + self.years[-1].width if self.years else self.undated

    def x(self, card: Card) -> float:
        """Give the x of the middle of the time in which a card's date may lie; 0 without a date."""
        day = _middle(card)
        if day is None:
            return 0.0
        x, width = self.months[day.year, day.month]
        return x + width * (day.day - 1) / 31

    def until(self, card: Card) -> float:
        """Give the x at which the card's month ends."""
        day = _middle(card)
        return self.undated if day is None else sum(self.months[day.year, day.month])


def _middle(card: Card) -> datetime.date | None:
    """Give the day in the middle of the time in which a card's date may lie."""
    days = [day.toordinal() for day in (_day(card.earliest), _day(card.latest)) if day is not None]
    return datetime.date.fromordinal(sum(days) // len(days)) if days else None


def _day(text: str | None) -> datetime.date | None:
    """Read an ISO day; what is no such day is as good as none."""
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def time_scale(cards: Sequence[Card]) -> TimeScale:
    """Make the scale for some cards: a month is as wide as its busiest lane needs, an empty one narrow."""
    busy: dict[tuple[int, int], Counter[str]] = {}
    undated = 0.0
    for card in cards:
        day = _middle(card)
        if day is None:
            undated = _UNDATED
        else:
            busy.setdefault((day.year, day.month), Counter())[card.lane] += 1
    scale = TimeScale(undated)
    told = {(day.year, day.month) for card in cards if card.rank and (day := _middle(card)) is not None}
    active = {year for year, _ in busy}
    year, x = min(active, default=1), undated
    while active and year <= max(active):
        until, start = year, x
        if year in active:
            for month in range(1, 13):
                most = max(busy.get((year, month), Counter()).values(), default=0)
                columns = min(_MOST_COLUMNS, -(-most // _ROWS))
                share = _share(told if (year, month) in told else busy)
                width = max(share, (columns > 1) * columns * _COLUMN) if most else _QUIET_MONTH
                scale.months[year, month] = (x, width)
                x += width
        else:
            while until + 1 not in active:
                until += 1
            x += _QUIET_YEAR * min(_QUIET_YEARS, until - year + 1)
        scale.years.append(Year(year, until, start, x - start))
        year = until + 1
    return scale


def _share(months: Collection[tuple[int, int]]) -> float:
    return min(_COLUMN, max(_NARROWEST, _BUSY_WIDTH / max(1, len(months))))


def lay_out(cards: Sequence[Card], lanes: Sequence[str]) -> Layout:
    """Place cards: the left edge stands at the date, rows take what would overlap.

    Args:
        cards: what to place; each card's lane is one of ``lanes``.
        lanes: lane ids from top to bottom; a lane without cards takes no room.

    Returns:
        The layout, in units of one CSS pixel at scale 1; the same input gives the same places.
    """
    scale = time_scale(cards)
    places: dict[str, tuple[float, float]] = {}
    placed: list[Lane] = []
    y, right = 0.0, scale.width
    for lane in lanes:
        members = [card for card in cards if card.lane == lane]
        if not members:
            continue
        height = _fill(members, scale, y + _LANE_PAD, places) + 2 * _LANE_PAD
        placed.append(Lane(lane, y, height))
        right = max(right, *(places[card.id][0] + CARD_WIDTH / 2 + _GAP_X for card in members))
        y += height
    busy = {(day.year, day.month) for card in cards if (day := _middle(card)) is not None}
    months = tuple((f"{year:04}-{month:02}", scale.months[year, month][0]) for year, month in sorted(busy))
    return Layout(places, tuple(scale.years), months, tuple(placed), right, y, scale.undated)


def _fill(cards: list[Card], scale: TimeScale, top: float, places: dict[str, tuple[float, float]]) -> float:
    """Place the cards of one lane below ``top``; give the height they take."""
    pitch = max(card.height for card in cards) + _GAP_Y
    rows = Rows()
    for card in sorted(cards, key=lambda card: (card.rank, scale.x(card), card.id)):
        row, x = _room(card, scale, rows)
        rows.take(row, x + _COLUMN)
        places[card.id] = (x + CARD_WIDTH / 2, top + row * pitch + card.height / 2)
    return len(rows) * pitch - _GAP_Y


def _room(card: Card, scale: TimeScale, rows: Rows) -> tuple[int, float]:
    """Find a row with room at the card's date; in a full lane, room later in its month; else a new row."""
    x = scale.x(card)
    free = rows.first(x)
    if free is not None:
        return free, x
    if len(rows) >= _ROWS:
        row, until = rows.emptiest()
        if until < scale.until(card):
            return row, until
    return rows.add(), x
