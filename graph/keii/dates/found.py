"""What a search for dates takes and gives."""

from __future__ import annotations

from dataclasses import dataclass, replace

from keii.model import Date


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative words count from: the document's date, and the date named last (``here``: just now).

    ``dateline``: the words are the line that dates a document.
    """

    issued: Date | None = None
    last: Date | None = None
    here: bool = False
    dateline: bool = False

    def after(self, date: Date) -> Anchor:
        """Give the anchor for what follows a named date."""
        return replace(self, last=date, here=True)


@dataclass(frozen=True, slots=True)
class Found:
    """A date expression in a text: where it stands, what it says, and why not if it says nothing.

    ``date`` is ``None`` where the words name no day of the calendar (``problem`` says so) or
    count from something the text has not named.
    """

    start: int
    end: int
    date: Date | None
    problem: str = ""
