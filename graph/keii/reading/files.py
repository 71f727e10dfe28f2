"""Paths → text files: which are read, under what name, and what is wrong with the others.

Offsets count the code points of ``TextFile.text``.  For ``.txt`` and ``.md`` that is the decoded file to
the letter, line ends included (CR LF stays CR LF), without a byte order mark.  For ``.html`` and ``.pdf``
it is the text taken out by :mod:`keii.reading.formats`, where the pages of a PDF are joined with a form
feed.  ``sha256`` is that of the text as UTF-8.

One bad input never stops the others: :func:`read_files` gives faults among the texts.  ``Fault.fatal`` is
true where something in the input is wrong (the build then ends with 1) and false for a note.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from keii.model import Fault, InputFault, TextFile
from keii.reading.formats import MAX_BYTES, SUFFIXES, extract
from keii.reading.formats.faults import fault, megabytes
from keii.reading.sidecar import SUFFIX as SIDECAR
from keii.reading.sidecar import read_sidecar

_WRITTEN = re.compile(r"graph\.(?:html|nq|trig|ttl)|report\.json|[a-z]+\.csv")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read, and the name it is shown under."""

    path: Path
    name: str


def find(paths: Sequence[Path]) -> tuple[list[Path], list[Fault]]:
    """Give the files to be read, in the order of ``paths``, folders in sorted order; and what is wrong.

    Hidden files and sidecars are passed over; a file reached twice is given once.
    """
    found, faults = locate(paths)
    return [item.path for item in found], faults


def locate(paths: Sequence[Path], without: Path | None = None) -> tuple[list[Found], list[Fault]]:
    """Find the files and their names: relative to the folder given, or bare for a file given directly.

    Files in ``without`` (the folder of the output) that a walk comes upon are passed over.
    Where two names would be equal, each is lengthened by the folders above it until they differ.
    """
    files: list[tuple[Path, int]] = []
    faults: list[Fault] = []
    seen: set[str] = set()
    for root in paths:
        for item in _below(root, without):
            if isinstance(item, Fault):
                faults.append(item)
            elif (real := os.path.realpath(item)) not in seen:
                seen.add(real)
                files.append((item, max(1, len(item.parts) - len(root.parts))))
    names = _names(files)
    return [Found(path, name) for (path, _), name in zip(files, names, strict=True)], faults


def read_files(paths: Sequence[Path], without: Path | None = None) -> Iterator[TextFile | Fault]:
    """Read all files found under ``paths``; give texts and faults in a fixed order.

    A text that was already read under another name is not given again; a note says so.
    """
    found, faults = locate(paths, without)
    yield from faults
    first: dict[str, str] = {}
    for item in found:
        try:
            file, notes = read_with_notes(item.path, item.name)
        except InputFault as error:
            yield error.fault
            continue
        yield from notes
        if file.sha256 in first:
            yield fault("duplicate-content", file.name, other=first[file.sha256])
        else:
            first[file.sha256] = file.name
            yield file


def read_file(path: Path, name: str) -> TextFile:
    """Read one file with its sidecar.

    Raises:
        InputFault: The file cannot be read; the fault says why and what to do.
    """
    return read_with_notes(path, name)[0]


def read_with_notes(path: Path, name: str) -> tuple[TextFile, tuple[Fault, ...]]:
    """Read one file with its sidecar, and give what is wrong with either although the text was read.

    Raises:
        InputFault: The file cannot be read; the fault says why and what to do.
    """
    content = extract(_bytes(path, name), path.suffix.lower(), name)
    sidecar, faults = read_sidecar(path, name)
    digest = hashlib.sha256(content.text.encode("utf-8")).hexdigest()
    return TextFile(name, content.text, digest, content.encoding, sidecar), (*content.notes, *faults)


def _bytes(path: Path, name: str) -> bytes:
    """Read the bytes of an ordinary file of bearable size."""
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise InputFault(fault("not-a-file", name))
        if state.st_size > MAX_BYTES:
            raise InputFault(fault("too-large", name, **megabytes(state.st_size, MAX_BYTES)))
        return path.read_bytes()
    except OSError as error:
        raise InputFault(_unreadable(name, error)) from error


def _below(root: Path, without: Path | None) -> Iterator[Path | Fault]:
    """Give the file itself, or the files below a folder, and faults in their place."""
    name = _shown(root.name or root.absolute().name)
    try:
        is_folder = stat.S_ISDIR(root.stat().st_mode)
    except OSError as error:
        yield _unreadable(name, error)
        return
    if not is_folder:
        yield from _given(root, name)
        return
    own = os.path.realpath(without) if without else None
    items = list(_walk(root, root, {os.path.realpath(root)}, own))
    yield from items
    if not any(isinstance(item, Path) or item.fatal for item in items):
        yield fault("empty-folder", name)


def _given(path: Path, name: str) -> Iterator[Path | Fault]:
    """Judge a file named by a person: one that is not read is a fault, but not a sidecar in its place."""
    if path.name.endswith(SIDECAR):
        yield from _orphan(path, name)
    elif path.suffix.lower() in SUFFIXES:
        yield path
    else:
        yield fault("unsupported-type", name, type=path.suffix)


def _walk(folder: Path, root: Path, entered: set[str], own: str | None) -> Iterator[Path | Fault]:
    """Walk a folder in sorted order; links to folders are followed, but never into one already entered.

    ``own`` is the folder that the build writes: what an earlier build wrote there is no input.
    """
    written = _WRITTEN if os.path.realpath(folder) == own else None
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names alone sort alike on every system
    except OSError as error:
        yield _unreadable(_shown(folder.relative_to(root).as_posix()), error)
        return
    for path in (folder / name for name in names if not name.startswith(".")):
        shown = _shown(path.relative_to(root).as_posix())
        if written and written.fullmatch(path.name):
            continue
        if not os.path.isdir(path):  # noqa: PTH112 - false, not an error, where the system withholds it
            yield from _met(path, shown)
        elif (real := os.path.realpath(path)) in entered:
            yield fault("folder-loop", shown)
        else:
            entered.add(real)
            yield from _walk(path, root, entered, own)


def _met(path: Path, name: str) -> Iterator[Path | Fault]:
    """Judge a file met in a folder: one of another type is left out with a note."""
    if path.name.endswith(SIDECAR):
        yield from _orphan(path, name)
    elif path.suffix.lower() in SUFFIXES:
        yield path
    else:
        yield fault("skipped-type", name, type=path.suffix or path.name)


def _orphan(path: Path, name: str) -> Iterator[Fault]:
    """Say that a sidecar's document is not there, which is mostly a misspelt name."""
    document = path.with_name(path.name.removesuffix(SIDECAR))
    if not os.path.lexists(document):
        yield fault("sidecar-alone", name, document=_shown(document.name))


def _unreadable(name: str, error: OSError) -> Fault:
    """Give the fault for a path that the system will not hand out."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return fault("missing-path", name)
    return fault("unreadable-path", name, reason=error.strerror or type(error).__name__)


def _names(files: Sequence[tuple[Path, int]]) -> list[str]:
    """Name each file by its last parts, as many as given, and more where two names would be equal."""
    parts = [Path(os.path.normpath(path.absolute())).parts[1:] for path, _ in files]
    lengths = [length for _, length in files]
    while True:
        names = [_shown("/".join(part[-n:])) for part, n in zip(parts, lengths, strict=True)]
        counts = Counter(names)
        short = [i for i, name in enumerate(names) if counts[name] > 1 and lengths[i] < len(parts[i])]
        if not short:
            return names
        for i in short:
            lengths[i] += 1


def _shown(name: str) -> str:
    r"""Give a name as printable text: bytes that are not UTF-8, and line breaks, become escapes."""
    readable = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in readable)
