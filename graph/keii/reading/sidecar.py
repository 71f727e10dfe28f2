"""``FILE.meta.json``: what a person says about a document; believed over its text.

A sidecar that is wrong never costs the document: each wrong field is left out and reported, the rest is
used.
"""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

from keii.model import Fault, Sidecar
from keii.reading.formats.faults import fault

SUFFIX = ".meta.json"
FIELDS = ("title", "date", "issuer", "language", "source_url", "citation")

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+", re.IGNORECASE)


def beside(path: Path) -> Path:
    """Give the path of the sidecar of a document, whether or not it exists."""
    return path.with_name(path.name + SUFFIX)


def read_sidecar(path: Path, name: str) -> tuple[Sidecar, tuple[Fault, ...]]:
    """Read the sidecar of the document at ``path``, if there is one; ``name`` is the document's as shown.

    A fault names the sidecar and the field.  ``fatal`` is true where something is wrong in it (the build's
    exit code is then 1), though the document itself stays in the graph.
    """
    shown = name + SUFFIX
    try:
        data = beside(path).read_bytes()
    except FileNotFoundError:
        return Sidecar(), ()
    except OSError as error:
        return Sidecar(), (fault("unreadable-path", shown, reason=error.strerror or type(error).__name__),)
    return parse_sidecar(data, shown)


def parse_sidecar(data: bytes, shown: str) -> tuple[Sidecar, tuple[Fault, ...]]:
    """Read the content of a sidecar: its good fields, and a fault for each of the others."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        line = {"at": f" (line {error.lineno})", "at_ja": f"({error.lineno}行目)"}
        return Sidecar(), (fault("sidecar-not-json", shown, **line),)
    except (ValueError, RecursionError):
        return Sidecar(), (fault("sidecar-not-json", shown, at="", at_ja=""),)
    if not isinstance(content, dict):
        return Sidecar(), (
            fault("sidecar-not-json", shown, at=" of the form {…}", at_ja="({…} の形ではありません)"),
        )
    faults = [_fault_of(field, value, shown) for field, value in content.items()]
    good = {
        field: value.strip()
        for (field, value), wrong in zip(content.items(), faults, strict=True)
        if wrong is None and isinstance(value, str) and value.strip()
    }
    return Sidecar(**good), tuple(f for f in faults if f is not None)


def _fault_of(field: str, value: object, shown: str) -> Fault | None:
    """Give what is wrong with one field, or None."""
    if field not in FIELDS:
        return fault("sidecar-unknown-field", shown, field=_one_line(field))
    if value is None:
        return None
    if not isinstance(value, str) or not _encodable(value):
        return fault(
            "sidecar-wrong-value",
            shown,
            field=field,
            wanted="text in quotes",
            wanted_ja="引用符で囲んだ文字列",
        )
    value = value.strip()
    if field == "date" and value:
        return _date_fault(value, shown)
    if field == "language" and value and not _LANGUAGE.fullmatch(value):
        return fault(
            "sidecar-wrong-value",
            shown,
            field=field,
            wanted='a code such as "ja" or "en"',
            wanted_ja="「ja」「en」などの言語コード",
        )
    if field == "source_url" and value and not _URL.fullmatch(value):
        return fault(
            "sidecar-wrong-value",
            shown,
            field=field,
            wanted="an address that begins with http:// or https://",
            wanted_ja="http:// または https:// で始まるアドレス",
        )
    return None


def _date_fault(value: str, shown: str) -> Fault | None:
    """Give what is wrong with a date: its form, or that no calendar has it."""
    match = _DATE.fullmatch(value)
    if match is None:
        return fault(
            "sidecar-wrong-value",
            shown,
            field="date",
            wanted="a date as YYYY-MM-DD, YYYY-MM or YYYY",
            wanted_ja="YYYY-MM-DD、YYYY-MM または YYYY の形の日付",
        )
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return fault("sidecar-no-such-date", shown, value=value)
    return None


def _encodable(value: str) -> bool:
    r"""Tell whether the text can be written as UTF-8 (JSON's ``\ud800`` cannot)."""
    return not any("\ud800" <= c <= "\udfff" for c in value)


def _one_line(value: str) -> str:
    """Give a name that someone else wrote in a form that is safe to print in one line."""
    return value.encode("unicode_escape").decode("ascii") if not value.isprintable() else value
