"""The default build, made once for all tests that look at its files."""

from __future__ import annotations

import atexit
import functools
import tempfile
from pathlib import Path

from keii.build import Built, build

ROOT = Path(__file__).resolve().parents[2]


@functools.cache
def default_build() -> tuple[Path, Built]:
    """Give the folder of the bundled documents' graph, and what building it gave."""
    home = tempfile.TemporaryDirectory(prefix="keii-test-")
    atexit.register(home.cleanup)
    out = Path(home.name) / "build"
    return out, build([], out)
