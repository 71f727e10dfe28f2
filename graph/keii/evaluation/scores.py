"""Scores of a build against gold files, each figure beside two baselines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from keii.evaluation import figures
from keii.evaluation.baselines import Name, Prior, name_baseline, prior, sentence_baseline
from keii.evaluation.coding import Coding, Said
from keii.evaluation.figures import Figure
from keii.evaluation.gold import HALVES, ORIGINS, Gold
from keii.evaluation.judgement import Judgement, Miss
from keii.evaluation.judging import judge
from keii.model import KeiiError

SYSTEM, SENTENCE, NAME, SECOND = "keii", "sentence", "name", "second"
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
_ALL = frozenset(key for key, _ in FIGURES)
_KEYS = {
    SYSTEM: _ALL,
    SENTENCE: _OF_SENTENCES,
    NAME: _OF_NAMES,
    SECOND: _ALL - {"fidelity", "unsupported"},
}
"""The figures that a column says something about."""

Judged = Mapping[str, Mapping[str, Judgement]]
"""Judgements by file and column."""


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of one group of files (or of one file), by column and key.

    ``kind`` is the kind of document, empty where the group holds several.
    """

    name: str
    half: str
    origin: str
    kind: str
    files: tuple[str, ...]
    columns: Mapping[str, Mapping[str, Figure]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far second coders agree with the first, by document and over all; ``coders`` are the second."""

    documents: tuple[Group, ...]
    coders: tuple[str, ...]
    whole: Group


@dataclass(frozen=True, slots=True)
class Scores:
    """What was measured: by group (half × origin), by kind of document in each, by file; and the errors.

    ``unread`` are files whose text was not found: their quotes and edges were not checked, and
    they have no baselines.  ``absent`` are files that the build does not hold: all is missed there.
    """

    groups: tuple[Group, ...]
    kinds: tuple[Group, ...]
    documents: tuple[Group, ...]
    misses: tuple[Miss, ...]
    texts: Mapping[str, str]
    unread: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    agreement: Agreement | None = None

    def within(self, group: Group, parts: Sequence[Group]) -> tuple[Group, ...]:
        """Give the parts (kinds or documents) that belong to a group."""
        return tuple(one for one in parts if (one.half, one.origin) == (group.half, group.origin))


def score(
    golds: Sequence[Gold],
    readings: Mapping[str, Coding],
    texts: Mapping[str, str],
    names: Sequence[Name] = (),
    known: Sequence[Gold] = (),
) -> Scores:
    """Score readings of files against their gold.

    Args:
        golds: the coded files.
        readings: what was read, by file name (:func:`keii.evaluation.read_build`).
        texts: the files' texts as read, by file name; a missing one switches off what needs it.
        names: names that the register knows, for the second baseline.
        known: gold in which the first baseline counts what is most frequent, where that is not ``golds``.

    Raises:
        KeiiError: two gold files code the same file.
    """
    _once(golds)
    seen = known or golds
    majority = prior([gold.coding for gold in seen if gold.half == HALVES[0]] or [g.coding for g in seen])
    judged = {
        gold.file: _judge_all(gold, readings, texts.get(gold.file), (majority, names)) for gold in golds
    }
    groups, kinds = _grouped(golds, judged)
    return Scores(
        groups=groups,
        kinds=kinds,
        documents=tuple(_group(gold.file, gold.kind, [gold], judged) for gold in golds),
        misses=tuple(miss for gold in golds for miss in judged[gold.file][SYSTEM].misses),
        texts={gold.file: texts[gold.file] for gold in golds if gold.quotable and gold.file in texts},
        unread=tuple(gold.file for gold in golds if gold.file not in texts),
        absent=tuple(gold.file for gold in golds if gold.file not in readings),
    )


def agree(pairs: Sequence[tuple[Gold, Gold]], texts: Mapping[str, str]) -> Agreement:
    """Measure second coders against first ones, as a build is measured.

    Args:
        pairs: the first coder's file and the second's, of at least one document.
        texts: the texts, by file name; without its text a thing is known by its marked places alone.
    """
    judged = {
        one.file: {SECOND: judge(one, apart(other.coding), texts.get(one.file))} for one, other in pairs
    }
    first = [one for one, _ in pairs]
    _once(first)
    return Agreement(
        documents=tuple(_group(one.file, one.kind, [one], judged, (SECOND,)) for one in first),
        coders=tuple(other.coder for _, other in pairs),
        whole=_group("all", "", first, judged, (SECOND,)),
    )


def apart(coding: Coding) -> Coding:
    """Give a coding whose ids cannot be taken for another coder's; their last parts stay as they are."""

    def one(id_: str) -> str:
        return f"second/{id_}"

    def maybe(id_: str | None) -> str | None:
        return None if id_ is None else one(id_)

    def said(row: Said) -> Said:
        return replace(
            row,
            id=one(row.id),
            speakers=frozenset(map(one, row.speakers)),
            holders=frozenset(map(one, row.holders)),
            addressees=frozenset(map(one, row.addressees)),
            reporter=maybe(row.reporter),
            event=maybe(row.event),
            limits=maybe(row.limits),
        )

    return replace(
        coding,
        statements=tuple(map(said, coding.statements)),
        things=tuple(replace(thing, id=one(thing.id)) for thing in coding.things),
        traces=tuple(replace(x, source=one(x.source), target=one(x.target)) for x in coding.traces),
    )


def _once(golds: Sequence[Gold]) -> None:
    files = Counter(gold.file for gold in golds)
    twice = [file for file, count in files.items() if count > 1]
    if twice:
        raise KeiiError(f"{', '.join(twice)}: coded in two gold files / 正解が二つあります")


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


def _grouped(golds: Sequence[Gold], judged: Judged) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Give the figures by half and origin, and within these by kind of document."""
    groups, kinds = [], []
    for half, origin in product(HALVES, ORIGINS):
        members = [gold for gold in golds if (gold.half, gold.origin) == (half, origin)]
        if members:
            groups.append(_group(f"{half} {origin}", "", members, judged))
        for kind in sorted({gold.kind for gold in members}):
            some = [gold for gold in members if gold.kind == kind]
            kinds.append(_group(f"{half} {origin} {kind}".rstrip(), kind, some, judged))
    return tuple(groups), tuple(kinds)


def _group(name: str, kind: str, golds: Sequence[Gold], judged: Judged, of: Sequence[str] = COLUMNS) -> Group:
    columns = {}
    for column in of:
        whole = Judgement()
        for gold in golds:
            if column in judged[gold.file]:
                whole.add(judged[gold.file][column])
        columns[column] = {one.key: one for one in _figures(whole, column)}
    first = golds[0]
    return Group(name, first.half, first.origin, kind, tuple(gold.file for gold in golds), columns)


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
