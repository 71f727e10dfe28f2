"""The measuring instrument: what a build got right, beside two baselines, with intervals.

>>> from keii.evaluation import Coding, measure, read_build, read_gold, score, table
"""

from keii.evaluation.baselines import Name
from keii.evaluation.causes import Cause, tally
from keii.evaluation.coding import Coding, Link, Pointer, Said, Thing
from keii.evaluation.command import add_arguments, run
from keii.evaluation.figures import Figure
from keii.evaluation.gold import Gold, GoldError, misfits, read_gold
from keii.evaluation.judgement import Miss
from keii.evaluation.measuring import Builder, compare_coders, measure, sound
from keii.evaluation.page import to_markdown
from keii.evaluation.record import to_json
from keii.evaluation.report import table
from keii.evaluation.rows import BuildError, read_build
from keii.evaluation.scores import Agreement, Group, Scores, agree, score

__all__ = [
    "Agreement",
    "BuildError",
    "Builder",
    "Cause",
    "Coding",
    "Figure",
    "Gold",
    "GoldError",
    "Group",
    "Link",
    "Miss",
    "Name",
    "Pointer",
    "Said",
    "Scores",
    "Thing",
    "add_arguments",
    "agree",
    "compare_coders",
    "measure",
    "misfits",
    "read_build",
    "read_gold",
    "run",
    "score",
    "sound",
    "table",
    "tally",
    "to_json",
    "to_markdown",
]
