"""``keii evaluate``: how far the rows of a build agree with people's coding."""

from __future__ import annotations

from keii.evaluation import add_arguments as configure
from keii.evaluation import run

__all__ = ["configure", "run"]
