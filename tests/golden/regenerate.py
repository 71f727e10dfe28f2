"""Write the expected tables anew: ``python tests/golden/regenerate.py``; then read the difference line by line."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from keii.build import build

HERE = Path(__file__).resolve().parent
TABLES = ("statements.csv", "traces.csv", "events.csv", "agreements.csv", "actors.csv", "references.csv")


def main() -> None:
    """Build the bundled documents and keep their tables."""
    with tempfile.TemporaryDirectory() as folder:
        build([], Path(folder) / "out")
        for name in TABLES:
            shutil.copyfile(Path(folder) / "out" / name, HERE / name)


if __name__ == "__main__":
    main()
