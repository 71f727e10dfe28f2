"""``keii evaluate``: how far the rows of a build agree with people's coding."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from keii import evaluation
from keii.evaluation import add_arguments as configure

__all__ = ["configure", "run"]


def run(arguments: argparse.Namespace) -> int:
    """Measure the build that is named, or else one made for the purpose."""

    def build(paths: Sequence[Path], out: Path) -> None:
        # Imported here: to measure a build that is there, nothing that reads a text is needed.
        from keii.build import build as main_job

        for fault in main_job(paths, out).faults:
            if fault.fatal:
                print(fault.line(arguments.lang), file=sys.stderr)

    return evaluation.run(arguments, build)
