"""Write the files of a build so that an interruption, at any moment, leaves the previous ones whole.

All files are first written into a folder of their own inside the target; renaming that folder to
``.keii-ready`` is the one moment that counts. Before it the previous output stands; after it the
new one does: whoever comes next finishes the moves (:func:`finish`).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from keii.model import OutputError

try:
    import fcntl
except ImportError:  # Windows has no flock; two builds at once into one folder are then not told apart
    fcntl = None  # type: ignore[assignment]

LOCK = ".keii-lock"
STAGING = ".keii-staging"
READY = ".keii-ready"


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold a folder for one build: a second one is refused while the first is at work.

    The lock is the operating system's, so that a killed build leaves none behind.

    Raises:
        OutputError: the folder cannot be made or written, or another build is writing there.
    """
    claimed = _locked(folder)
    try:
        yield
    finally:
        (folder / LOCK).unlink(missing_ok=True)
        os.close(claimed)


def _locked(folder: Path) -> int:
    """Open and lock the folder's lock file; the one locked must be the one that lies there."""
    path = folder / LOCK
    while True:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            opened = os.open(path, os.O_CREAT | os.O_RDWR, 0o666)
        except OSError as error:
            raise _refused(folder, error) from error
        try:
            if fcntl is not None:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.fstat(opened).st_ino == path.stat().st_ino:
                return opened
            os.close(opened)
        except OSError as error:
            os.close(opened)
            raise OutputError(
                f"{folder}: another build is writing here; wait for it, or name another folder with --out "
                "/ 別の作成処理が書き込み中です。終わるのを待つか、--out で別のフォルダーを指定してください"
            ) from error


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files into the folder, or none; other files in it are left alone.

    Raises:
        OutputError: the folder cannot be made or written; what was there before is untouched.
    """
    claim(folder)
    staging = folder / STAGING
    try:
        staging.mkdir()
        for name, content in sorted(files.items()):
            _durable(staging / name, content)
        staging.rename(folder / READY)
        try:
            finish(folder)
        except KeyboardInterrupt:
            finish(folder)
            raise
    except OSError as error:
        raise _refused(folder, error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def claim(folder: Path) -> None:
    """Make the folder, clear what an interrupted build left, and make sure that it can be written.

    Raises:
        OutputError: it cannot; better said before the work than after it.
    """
    staging = folder / STAGING
    try:
        folder.mkdir(parents=True, exist_ok=True)
        finish(folder)
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        staging.rmdir()
    except OSError as error:
        raise _refused(folder, error) from error


def _refused(folder: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{folder}: cannot be written ({error.strerror or error}); name another folder with --out "
        f"/ 書き込めません。--out で別のフォルダーを指定してください"
    )


def finish(folder: Path) -> None:
    """Put the files of a complete but interrupted build in their places; does nothing where there is none.

    Raises:
        OSError: a file cannot be moved.
    """
    ready = folder / READY
    if not ready.is_dir():
        return
    for path in sorted(ready.iterdir()):
        path.replace(folder / path.name)
    ready.rmdir()


def _durable(path: Path, content: bytes) -> None:
    """Write a file to the disk itself, so that a rename never outruns its content."""
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
