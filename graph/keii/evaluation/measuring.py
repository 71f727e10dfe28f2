"""Measure gold files against a build, or against one made for the purpose; compare two coders."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from keii.evaluation.baselines import Name
from keii.evaluation.coding import Coding, ThingKind
from keii.evaluation.gold import HALVES, misfits
from keii.evaluation.rows import BuildError, read_build
from keii.evaluation.scores import Agreement, Scores, agree, score
from keii.evaluation.sources import Source, first_coded, home, of_half, second_coded, with_texts
from keii.model import KeiiError
from keii.ontology import Register, load

Builder = Callable[[Sequence[Path], Path], object]
"""Builds texts into a folder, as ``keii.build.build`` does; it stands a floor higher and is handed in."""

_KINDS: dict[str, ThingKind] = {
    "event": "event",
    "agreement": "agreement",
    "state": "actor",
    "organization": "actor",
    "person": "actor",
    "office": "actor",
}


def measure(
    paths: Sequence[Path], build: Path | Builder, texts: Sequence[Path] = (), half: str = "all"
) -> Scores:
    """Score gold files against a build, and second coders' files against the first's.

    Args:
        paths: gold files, or folders that hold them; in folders named ``second`` lie a second coder's.
        build: the folder that ``build_graph.py`` wrote, or what builds the coded texts; either half is then
            built by itself, so that what is read in one cannot depend on the other.
        texts: folders to look for the coded texts in first.
        half: ``development``, ``test`` or ``all``.

    Raises:
        KeiiError: there is no gold of that half, a gold file is wrong or does not fit its text, a text to
            be built is not found, or the folder is no build of any of these files.
    """
    every = first_coded(paths)
    sources = with_texts(of_half(every, half), paths, texts)
    readings = _read(build, sources) if isinstance(build, Path) else _built(build, sources)
    scores = score(
        [one.gold for one in sources],
        readings,
        {one.gold.file: one.text for one in sources if one.text is not None},
        tuple(register_names(load().register)),
        [one.gold for one in every],
    )
    return replace(scores, agreement=_agreement(paths, sources))


def compare_coders(paths: Sequence[Path], texts: Sequence[Path] = (), half: str = "all") -> Scores:
    """Measure second coders alone; the scores hold their agreement and nothing else.

    Args:
        paths: folders of gold, or the folders ``second`` in them.
        texts: folders to look for the coded texts in first.
        half: ``development``, ``test`` or ``all``.

    Raises:
        KeiiError: as :func:`measure` does, or no document was coded twice.
    """
    folders = list(dict.fromkeys(map(home, paths)))
    chosen = of_half(first_coded(folders), half)
    agreement = _agreement(folders, with_texts(chosen, folders, texts))
    if agreement is None:
        where = ", ".join(map(str, paths))
        raise KeiiError(f"{where}: no document was coded twice / 二人目の符号化がありません")
    return Scores((), (), (), (), {}, agreement=agreement)


def sound(scores: Scores) -> bool:
    """Tell whether the invariants hold: every quote exact, no edge without its words."""
    return not any(miss.key in ("fidelity", "unsupported") for miss in scores.misses)


def register_names(register: Register) -> Iterator[Name]:
    """Give the register's names of events, agreements and actors, for the second baseline."""
    for entry in register:
        kind = _KINDS.get(entry.kind)
        if kind is not None:
            for words in (*entry.names_ja, *entry.names_en):
                yield Name(words, entry.iri, kind, entry.type, entry.date.value if entry.date else None)


def _agreement(paths: Sequence[Path], sources: Sequence[Source]) -> Agreement | None:
    pairs = second_coded(paths, sources)
    texts = {one.gold.file: one.text for one in sources if one.text is not None}
    wrong = [line for _, gold in pairs if gold.file in texts for line in misfits(gold, texts[gold.file])]
    if wrong:
        raise KeiiError("\n".join(wrong))
    return agree(pairs, texts) if pairs else None


def _read(folder: Path, sources: Sequence[Source]) -> dict[str, Coding]:
    readings = read_build(folder)
    if not any(one.gold.file in readings for one in sources):
        raise BuildError(
            f"{folder}: holds none of the coded files; build them first / 正解のあるファイルがありません"
        )
    return readings


def _built(builder: Builder, sources: Sequence[Source]) -> dict[str, Coding]:
    """Build the coded texts, each half by itself, and read what was built."""
    lost = [one.gold.file for one in sources if one.path is None]
    if lost:
        raise KeiiError(
            "\n".join(
                f"{file}: text not found; name its folder with --texts / 本文がありません" for file in lost
            )
        )
    readings: dict[str, Coding] = {}
    for half in HALVES:
        paths = [one.path for one in sources if one.gold.half == half and one.path]
        if paths:
            with tempfile.TemporaryDirectory(prefix="keii-evaluate-") as home:
                builder(paths, Path(home) / "build")
                readings |= read_build(Path(home) / "build")
    return readings
