"""Load the wording rules of a language from ``ontology/cues/<language>.toml``.

A rule is a record with an ``id``, its words or pattern, an ``example`` that it must match and a
``counterexample`` that it must not.  A wrong record is an :class:`OntologyError` that names
file, record and field.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keii.model import OntologyError


@dataclass(frozen=True, slots=True)
class Cue:
    """One wording rule.

    ``group`` is the table it stands in (``act``, ``trace`` …); ``value`` what it decides (an act,
    a relation, a type); ``words`` are listed forms, ``pattern`` a regular expression of
    normalised text; ``extra`` keeps further fields of the record.
    """

    id: str
    group: str
    value: str
    words: tuple[str, ...]
    pattern: re.Pattern[str] | None
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    extra: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cues:
    """All wording rules of one language, and the layout marks that reading needs."""

    language: str
    rules: tuple[Cue, ...]
    layout: Mapping[str, tuple[re.Pattern[str], ...]]

    def of(self, *groups: str) -> tuple[Cue, ...]:
        """Give the rules of the groups, in the order of the file."""
        return tuple(rule for rule in self.rules if rule.group in groups)


def load_cues(folder: Path, language: str) -> Cues:
    """Load the rules of one language.

    Raises:
        OntologyError: the file is missing, is not TOML, or a record is incomplete.
    """
    path = folder / "cues" / f"{language}.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise OntologyError(f"{path.name}: no wording rules for language {language!r}") from error
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{path.name}: not valid TOML: {error}") from error
    rules = tuple(
        _rule(path, group, record)
        for group, records in table.items()
        if isinstance(records, list)
        for record in records
    )
    _refuse_twins(path, rules)
    layout = {
        name: tuple(_compiled(path, f"reading.{name}", pattern) for pattern in patterns)
        for name, patterns in table.get("reading", {}).items()
    }
    return Cues(language, rules, layout)


def languages(folder: Path) -> tuple[str, ...]:
    """Give the languages that have wording rules, in alphabetical order."""
    return tuple(sorted(path.stem for path in (folder / "cues").glob("*.toml")))


def _rule(path: Path, group: str, record: Mapping[str, Any]) -> Cue:
    name = str(record.get("id", "?"))
    for needed in ("id", "value", "example", "counterexample"):
        if needed not in record:
            raise OntologyError(f"{path.name}: record {name!r} of [[{group}]] lacks {needed!r}")
    if "words" not in record and "pattern" not in record:
        raise OntologyError(f"{path.name}: record {name!r} needs 'words' or 'pattern'")
    pattern = _compiled(path, name, record["pattern"]) if "pattern" in record else None
    known = {"id", "value", "words", "pattern", "example", "counterexample"}
    return Cue(
        id=name,
        group=group,
        value=str(record["value"]),
        words=tuple(record.get("words", ())),
        pattern=pattern,
        examples=_many(record["example"]),
        counterexamples=_many(record["counterexample"]),
        extra={key: value for key, value in record.items() if key not in known},
    )


def _many(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _compiled(path: Path, name: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise OntologyError(f"{path.name}: pattern of {name!r}: {error}") from error


def _refuse_twins(path: Path, rules: Sequence[Cue]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise OntologyError(f"{path.name}: two records have the id {rule.id!r}")
        seen.add(rule.id)
