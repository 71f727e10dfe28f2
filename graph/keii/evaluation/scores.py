"""Scores of a build against gold files, each figure beside two baselines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from keii.evaluation import figures
from keii.evaluation.baselines import Name, Prior, name_baseline, prior, sentence_baseline
from keii.evaluation.coding import Coding
from keii.evaluation.figures import Figure
from keii.evaluation.gold import HALVES, ORIGINS, Gold
from keii.evaluation.judging import Judgement, Miss, judge

SYSTEM, SENTENCE, NAME = "keii", "sentence", "name"
COLUMNS = (SYSTEM, SENTENCE, NAME)

FIGURES: tuple[tuple[str, figures.Form], ...] = (
    ("statements", "f1"),
    ("statements.iou", "mean"),
    ("statements.exact", "share"),
    ("kind", "share"),
    ("act", "share"),
    ("speakers", "share"),
    ("states", "share"),
    ("holders", "share"),
    ("addressees", "share"),
    ("date", "share"),
    ("event", "share"),
    ("reporter", "f1"),
    ("negation", "f1"),
    ("limits", "f1"),
    ("row", "share"),
    ("events", "f1"),
    ("events.date", "share"),
    ("agreements", "f1"),
    ("agreements.date", "share"),
    ("agreements.type", "share"),
    ("actors", "f1"),
    ("actors.type", "share"),
    ("traces", "f1"),
    ("traces.Stated", "f1"),
    ("traces.SameUndertaking", "f1"),
    ("detection", "f1"),
    ("detection.Stated", "f1"),
    ("detection.SameUndertaking", "f1"),
    ("references", "f1"),
    ("fidelity", "share"),
    ("unsupported", "count"),
)
"""Every figure, in the order in which it is shown, and its form."""

_OF_SENTENCES = frozenset(key for key, _ in FIGURES[:15])
_OF_NAMES = frozenset(key for key, _ in FIGURES[15:28])
_KEYS = {SYSTEM: frozenset(key for key, _ in FIGURES), SENTENCE: _OF_SENTENCES, NAME: _OF_NAMES}
"""The figures that a column says something about."""


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of one group of files (or of one file), by column and key."""

    name: str
    half: str
    origin: str
    files: tuple[str, ...]
    columns: Mapping[str, Mapping[str, Figure]]


@dataclass(frozen=True, slots=True)
class Scores:
    """What was measured: by group (half × origin of the texts), by file, and the errors made.

    ``unread`` are files whose text was not found: their quotes and edges were not checked, and
    they have no baselines.  ``absent`` are files that the build does not hold: all is missed there.
    """

    groups: tuple[Group, ...]
    documents: tuple[Group, ...]
    misses: tuple[Miss, ...]
    texts: Mapping[str, str]
    unread: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def score(
    golds: Sequence[Gold],
    readings: Mapping[str, Coding],
    texts: Mapping[str, str],
    names: Sequence[Name] = (),
) -> Scores:
    """Score readings of files against their gold.

    Args:
        golds: the coded files.
        readings: what was read, by file name (:func:`keii.evaluation.read_build`).
        texts: the files' texts as read, by file name; a missing one switches off what needs it.
        names: names that the register knows, for the second baseline.
    """
    majority = prior([gold.coding for gold in golds if gold.half == HALVES[0]] or [g.coding for g in golds])
    judged = {
        gold.path: _judge_all(gold, readings, texts.get(gold.file), (majority, names)) for gold in golds
    }
    groups = tuple(
        _group(f"{half} {origin}", members, judged)
        for half in HALVES
        for origin in ORIGINS
        if (members := [gold for gold in golds if (gold.half, gold.origin) == (half, origin)])
    )
    return Scores(
        groups=groups,
        documents=tuple(_group(gold.file, [gold], judged) for gold in golds),
        misses=tuple(miss for gold in golds for miss in judged[gold.path][SYSTEM].misses),
        texts={gold.file: texts[gold.file] for gold in golds if gold.quotable and gold.file in texts},
        unread=tuple(gold.file for gold in golds if gold.file not in texts),
        absent=tuple(gold.file for gold in golds if gold.file not in readings),
    )


def _judge_all(
    gold: Gold, readings: Mapping[str, Coding], text: str | None, given: tuple[Prior, Sequence[Name]]
) -> dict[str, Judgement]:
    majority, names = given
    judged = {SYSTEM: judge(gold, readings.get(gold.file, Coding(gold.file)), text)}
    if text is not None:
        sentences = sentence_baseline(gold.file, text, gold.date, majority)
        judged[SENTENCE] = judge(gold, sentences, text)
        judged[NAME] = judge(gold, name_baseline(sentences, text, names), text)
    return judged


def _group(name: str, golds: Sequence[Gold], judged: Mapping[str, Mapping[str, Judgement]]) -> Group:
    columns = {}
    for column in COLUMNS:
        whole = Judgement()
        for gold in golds:
            if column in judged[gold.path]:
                whole.add(judged[gold.path][column])
        columns[column] = {one.key: one for one in _figures(whole, column)}
    return Group(name, golds[0].half, golds[0].origin, tuple(gold.file for gold in golds), columns)


def _figures(judgement: Judgement, column: str) -> Iterable[Figure]:
    """Make the figures of a column; a baseline has only those that it says something about."""
    for key, form in FIGURES:
        if key not in _KEYS[column]:
            continue
        marks = judgement.marks.get(key, [])
        if form == "mean":
            yield figures.mean(key, judgement.values.get(key, []))
        elif form == "share":
            yield figures.share(key, marks)
        elif form == "count":
            yield figures.count(key, marks)
        else:
            yield figures.f1(key, marks)
