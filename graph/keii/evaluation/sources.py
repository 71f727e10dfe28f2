"""Find gold files, those of a second coder apart, and the texts they code."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from keii.evaluation.gold import Gold, misfits, read_gold
from keii.model import KeiiError
from keii.ontology import corpus_dir
from keii.reading.files import read_file

SECOND = "second"
"""The folder, beside the gold, in which a second coder's files lie; they are no gold of their own."""


@dataclass(frozen=True, slots=True)
class Source:
    """A gold file with the folder it lies in and the text it codes, as far as that was found."""

    gold: Gold
    folder: Path
    path: Path | None = None
    text: str | None = None


def first_coded(paths: Sequence[Path]) -> list[Source]:
    """Read the gold files given, or below the folders given, but for those of a second coder.

    Raises:
        KeiiError: a path holds no gold file, or a file is wrong.
    """
    return [Source(read_gold(path), path.parent) for path in _files(paths, second=False)]


def of_half(sources: Sequence[Source], half: str) -> list[Source]:
    """Give the documents of a half: ``development``, ``test`` or ``all``.

    Raises:
        KeiiError: there are none.
    """
    chosen = [one for one in sources if half in ("all", one.gold.half)]
    if not chosen:
        raise KeiiError(f"{half}: no coded document is of this half / 該当する文書がありません")
    return chosen


def second_coded(paths: Sequence[Path], first: Iterable[Source]) -> list[tuple[Gold, Gold]]:
    """Pair each file of the folders ``second`` with the first coder's of the same document.

    A file whose document is not among ``first`` is left out: it belongs to the other half, or to a
    folder that was not given.
    """
    known = {one.gold.file: one.gold for one in first}
    second = [read_gold(path) for path in _files(paths, second=True)]
    return [(known[gold.file], gold) for gold in second if gold.file in known]


def with_texts(sources: Iterable[Source], paths: Sequence[Path], texts: Sequence[Path]) -> list[Source]:
    """Add to each gold file the text that it codes, where one is found.

    A text is looked for in ``texts``, beside its gold file, in the folders of gold, and among the bundled
    documents; one that the project does not hold, also in the corpus that lies beside the checkout.

    Raises:
        KeiiError: a text cannot be read, or a gold file does not fit its text.
    """
    folders = [path for path in paths if path.is_dir()]
    found = [_found(one, [*texts, one.folder, *folders]) for one in sources]
    wrong = [line for one in found if one.text is not None for line in misfits(one.gold, one.text)]
    if wrong:
        raise KeiiError("\n".join(wrong))
    return found


def home(path: Path) -> Path:
    """Give the folder of gold in which a folder ``second``, or a file in one, lies; another path as it is."""
    whole = path.resolve()
    return next((one.parent for one in (whole, whole.parent) if one.name == SECOND), path)


def beside_checkout(language: str) -> Path:
    """Give the folder, beside the checkout, of the texts that the project may not hold."""
    return corpus_dir().parents[1] / "shared" / "corpus" / language


def _files(paths: Sequence[Path], *, second: bool) -> Iterator[Path]:
    for path in paths:
        if not path.is_dir():
            found = [] if second else [path]
        else:
            below, root = sorted(path.rglob("*.gold.json")), path.resolve().name
            found = [one for one in below if (SECOND in (root, *one.relative_to(path).parts)) is second]
        if not found and not second:
            raise KeiiError(f"{path}: holds no *.gold.json file / *.gold.json がありません")
        yield from found


def _found(source: Source, folders: Sequence[Path]) -> Source:
    """Find the text of a gold file; where the gold states a hash, only a text with that hash will do."""
    gold = source.gold
    places = [*folders, corpus_dir(), *([] if gold.quotable else [beside_checkout(gold.language)])]
    for path in (place / gold.file for place in places):
        if path.is_file():
            one = read_file(path, path.name)
            if gold.sha256 in (None, one.sha256, hashlib.sha256(path.read_bytes()).hexdigest()):
                return Source(gold, source.folder, path, one.text)
    return source
