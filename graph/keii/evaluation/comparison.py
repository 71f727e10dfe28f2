"""What a change won and lost: two measurements side by side, document by document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from keii.evaluation.labels import Lang, figure, word
from keii.evaluation.scores import FIGURES, SYSTEM
from keii.model import KeiiError

Measured = Mapping[str, Any]


class ScoresError(KeiiError):
    """A file is no measurement written by ``keii evaluate --json``."""


def read_scores(path: Path) -> Measured:
    """Read what ``keii evaluate --json`` wrote.

    Raises:
        ScoresError: the file cannot be read or has another form.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] == 1:
            return dict(data)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ScoresError(
            f"{path}: is no file that keii evaluate --json wrote / 評価結果ではありません ({error})"
        ) from error
    raise ScoresError(f"{path}: has format {data['format']}, expected 1; measure again / 書式が違います")


def compare(old: Measured, new: Measured, lang: Lang = "en") -> str:
    """Give, for each document, the figures that changed and the errors that went and came."""
    before, after = ({one["name"]: one for one in data["documents"]} for data in (old, new))
    blocks = []
    for name in sorted(before.keys() | after.keys()):
        lines = [*_figures(before.get(name), after.get(name), lang), *_errors(old, new, name, lang)]
        if lines:
            blocks.append("\n".join([name, *(f"  {line}" for line in lines)]))
    return "\n\n".join(blocks) or word("same", lang)


def _figures(before: Measured | None, after: Measured | None, lang: Lang) -> Iterator[str]:
    for key, form in FIGURES:
        was, now = (_value(one, key) for one in (before, after))
        if was == now:
            continue
        change = "" if was is None or now is None else f"  ({now - was:+.2f})"
        digits = 0 if form == "count" else 2
        shown = ["–" if value is None else f"{value:.{digits}f}" for value in (was, now)]
        yield f"{figure(key, lang)}: {shown[0]} → {shown[1]}{change}"


def _value(document: Measured | None, key: str) -> float | None:
    value = document["figures"][SYSTEM].get(key, {}).get("value") if document else None
    return None if value is None else float(value)


def _errors(old: Measured, new: Measured, name: str, lang: Lang) -> Iterator[str]:
    was, now = ({_key(one) for one in data["errors"] if one["file"] == name} for data in (old, new))
    for sign, head, keys in (("+", "won", was - now), ("-", "lost", now - was)):
        for key, start, end, coded, read in sorted(keys):
            what = f"{figure(key, lang)} {start}–{end}  {coded or '–'} ≠ {read or '–'}"
            yield f"{sign} {word(head, lang)}: {what}"


def _key(one: Mapping[str, Any]) -> tuple[str, int, int, str, str]:
    return one["figure"], one["start"], one["end"], one["coded"], one["read"]
