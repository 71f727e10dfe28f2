"""Which registered agreement words mean that are no registered name as they stand, by name and date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from keii.dates.ja import number
from keii.mentions.agreements import later
from keii.mentions.context import Context
from keii.mentions.names import kind_of
from keii.model import Date
from keii.ontology import Entry, Register
from keii.reading.normal import squeeze

# Shorter words are a common ending of several names.
_LONG = 8
_FORMAL = 14
_ARTICLE = re.compile(r"第([一二三四五六七八九十]+)条")


@dataclass(frozen=True, slots=True)
class _Names:
    entry: Entry
    full: tuple[str, ...]
    short: tuple[str, ...]


class Known:
    """The registered agreements, looked up by what is left of a name and by date."""

    def __init__(self, register: Register, prefixes: re.Pattern[str]) -> None:
        """Index the names; ``prefixes`` matches what a name may lack (日米)."""
        self._prefixes = prefixes
        self._names = [
            _Names(entry, tuple(map(_plain, entry.names_ja)), tuple(map(_plain, entry.short_ja)))
            for entry in register.entries
            if kind_of(entry.type) == "agreement" and entry.part_of is None
        ]

    def shared(self, words: str) -> bool:
        """Tell whether words are a short name that several agreements share."""
        return any(words in each.short for each in self._names)

    def bearing(self, words: str, day: Date | None, context: Context) -> str | None:
        """Give the one agreement that bears the name, or ends with it, and was made on the date."""
        plain = _plain(words)
        return _single(each.entry for each in self._of(context) if self._called(plain, each, day))

    def on(self, day: Date, context: Context, kind: str | None = None) -> list[str]:
        """Give the agreements, of a class or of any, that were made on a date."""
        return [
            each.entry.iri
            for each in self._of(context)
            if each.entry.date and day.covers(each.entry.date) and kind in {None, each.entry.type}
        ]

    def begin(self, iri: str, text: str, start: int, end: int) -> int:
        """Give where a registered name begins of which the words of a range are the last part."""
        names = next((each.full for each in self._names if each.entry.iri == iri), ())
        for name in names:
            if len(name) > end - start and name.endswith(_plain(text[start:end])):
                longer = _plain(text[:end])
                shared = next((at for at in range(len(name)) if longer.endswith(name[at:])), len(name))
                return max(0, min(start, end - (len(name) - shared)))
        return start

    def _of(self, context: Context) -> list[_Names]:
        return [each for each in self._names if not later(each.entry, context)]

    def _called(self, words: str, names: _Names, day: Date | None) -> bool:
        date = names.entry.date
        if day is not None and date is not None and not (day.covers(date) or date.covers(day)):
            return False
        if words in names.full or (day is not None and date is not None and words in names.short):
            return True
        lacking = len(words) >= _LONG and any(self._prefixes.sub("", name) == words for name in names.full)
        # 「日米安全保障条約第6条の実施に関する交換公文」 says more than the registered 「条約第六条の…」.
        part = len(words) >= _FORMAL and any(name.endswith(words) for name in names.full)
        longer = any("に関する" in name and words.endswith(name) for name in names.full)
        return lacking or longer or (part and "に関する" in words)


def _plain(name: str) -> str:
    """Give a name as names are compared: normalised, articles in figures."""
    return _ARTICLE.sub(lambda match: f"第{number(match[1])}条", squeeze(name))


def _single(entries: Iterable[Entry]) -> str | None:
    found = [entry.iri for entry in entries]
    return found[0] if len(found) == 1 else None
