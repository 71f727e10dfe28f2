"""The measuring instrument: what a build got right, beside two baselines, with intervals.

>>> from keii.evaluation import Coding, read_build, read_gold, score, table
"""

from keii.evaluation.baselines import Name
from keii.evaluation.coding import Coding, Link, Pointer, Said, Thing
from keii.evaluation.command import add_arguments, run
from keii.evaluation.figures import Figure
from keii.evaluation.gold import Gold, GoldError, misfits, read_gold
from keii.evaluation.report import table, to_json, to_markdown
from keii.evaluation.rows import BuildError, read_build
from keii.evaluation.scores import Group, Scores, score

__all__ = [
    "BuildError",
    "Coding",
    "Figure",
    "Gold",
    "GoldError",
    "Group",
    "Link",
    "Name",
    "Pointer",
    "Said",
    "Scores",
    "Thing",
    "add_arguments",
    "misfits",
    "read_build",
    "read_gold",
    "run",
    "score",
    "table",
    "to_json",
    "to_markdown",
]
