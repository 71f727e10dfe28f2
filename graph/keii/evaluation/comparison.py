"""What a change won and lost: two measurements side by side, document by document, row by row."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from keii.evaluation.causes import ROWS
from keii.evaluation.labels import Lang, figure, word
from keii.evaluation.record import FORMAT
from keii.evaluation.scores import FIGURES, SYSTEM
from keii.model import KeiiError

Measured = Mapping[str, Any]
Errors = dict[tuple[str, int, int, str], list[str]]


class ScoresError(KeiiError):
    """A file is no measurement written by ``keii evaluate --json``."""


def read_scores(path: Path) -> Measured:
    """Read what ``keii evaluate --json`` wrote.

    Raises:
        ScoresError: the file cannot be read or has another form.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] == FORMAT:
            return dict(data)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ScoresError(
            f"{path}: is no file that keii evaluate --json wrote / 評価結果ではありません ({error})"
        ) from error
    raise ScoresError(
        f"{path}: has format {data['format']}, expected {FORMAT}; measure again / 書式が違います"
    )


def compare(old: Measured, new: Measured, lang: Lang = "en") -> str:
    """Give, for each document, the figures that changed and the rows and other units won and lost."""
    before, after = ({one["name"]: one for one in data["documents"]} for data in (old, new))
    blocks = []
    for name in sorted(before.keys() | after.keys()):
        if name not in before or name not in after:
            lines = [word("before-only" if name in before else "now-only", lang)]
        else:
            lines = [*_figures(before[name], after[name], lang), *_units(old, new, name, lang)]
        if lines:
            blocks.append("\n".join([name, *(f"  {line}" for line in lines)]))
    return "\n\n".join(blocks) or word("same", lang)


def _figures(before: Measured, after: Measured, lang: Lang) -> Iterator[str]:
    for key, form in FIGURES:
        was, now = (one["figures"][SYSTEM].get(key, {}).get("value") for one in (before, after))
        if was == now:
            continue
        change = "" if was is None or now is None else f"  ({now - was:+.2f})"
        digits = 0 if form == "count" else 2
        shown = ["–" if value is None else f"{value:.{digits}f}" for value in (was, now)]
        yield f"{figure(key, lang)}: {shown[0]} → {shown[1]}{change}"


def _units(old: Measured, new: Measured, name: str, lang: Lang) -> Iterator[str]:
    """Give what is no longer wrong, what is now, and what is wrong in another way, in reading order."""
    was, now = _errors(old, name, lang), _errors(new, name, lang)
    lines: dict[str, list[str]] = {"won": [], "lost": [], "changed": []}
    for unit in sorted(was.keys() | now.keys(), key=lambda one: (one[1], one)):
        before, after = " / ".join(was.get(unit, ())), " / ".join(now.get(unit, ()))
        if before and after and before != after:
            lines["changed"].append(f"{before}  →  {after}")
        elif before != after:
            lines["lost" if after else "won"].append(before or after)
    if any(lines.values()):
        yield word("rows", lang).format(**{key: len(found) for key, found in lines.items()})
    for sign, key in (("+", "won"), ("-", "lost"), ("~", "changed")):
        yield from (f"{sign} {word(key, lang)}: {line}" for line in lines[key])


def _errors(data: Measured, name: str, lang: Lang) -> Errors:
    """Give the errors of a document by what they are about.

    A coded statement is one unit, whether it was missed or some of its cells are wrong; so is a coded
    event, actor, trace or reference, and anything read that was not coded.
    """
    found: Errors = defaultdict(list)
    for one in data["errors"]:
        if one["file"] == name:
            found[_unit(one)].append(_line(one, lang))
    return {unit: sorted(lines) for unit, lines in found.items()}


def _unit(one: Mapping[str, Any]) -> tuple[str, int, int, str]:
    key, place = one["figure"], (one["start"], one["end"])
    if one["coded"] and key in (*ROWS, "statements"):
        return "statements", *place, ""
    return key, *place, one["coded"] or f"– {one['read']}"


def _line(one: Mapping[str, Any], lang: Lang) -> str:
    place = f"{one['start']}–{one['end']}"
    words = f" 「{one['words']}」" if one["words"] else ""
    what = figure(one["figure"], lang).removeprefix("– ")
    return f"{what} {place}{words}  {one['coded'] or '–'} ≠ {one['read'] or '–'}"
