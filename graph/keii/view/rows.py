"""The rows of a lane: which is the first with room, and which has the most."""

from __future__ import annotations

from math import inf


class Rows:
    """How far each row is taken, in a tree in which each node knows the least taken of the rows below it."""

    def __init__(self) -> None:
        """Start without rows."""
        self._count, self._leaves = 0, 1
        self._least = [inf, inf]

    def __len__(self) -> int:
        """Give the number of rows."""
        return self._count

    def add(self) -> int:
        """Add a row below the others; give its number."""
        if self._count == self._leaves:
            known = self._least[self._leaves :]
            self._leaves *= 2
            self._least = [inf] * (2 * self._leaves)
            for row, until in enumerate(known):
                self.take(row, until)
        self._count += 1
        self.take(self._count - 1, 0.0)
        return self._count - 1

    def take(self, row: int, until: float) -> None:
        """Note that a row is taken up to an x."""
        at = self._leaves + row
        self._least[at] = until
        while at > 1:
            at //= 2
            self._least[at] = min(self._least[2 * at], self._least[2 * at + 1])

    def first(self, x: float) -> int | None:
        """Give the first row that is free from an x on, or ``None``."""
        return None if self._least[1] > x else self._first(x)

    def emptiest(self) -> tuple[int, float]:
        """Give the first of the rows that are taken the least, and up to which x it is."""
        return self._first(self._least[1]), self._least[1]

    def _first(self, x: float) -> int:
        at = 1
        while at < self._leaves:
            at = 2 * at if self._least[2 * at] <= x else 2 * at + 1
        return at - self._leaves
