"""Words and what they point to → dates at the precision said.

The arithmetic here is shared by all languages; the words are each language's own module
(:mod:`keii.dates.ja`).  Pure: no clock is read.
"""

from keii.dates.calendar import NoSuchDate, date_of, fiscal_year, part_of_month
from keii.dates.found import Anchor, Found
from keii.dates.ja import find_dates, number

__all__ = [
    "Anchor",
    "Found",
    "NoSuchDate",
    "date_of",
    "find_dates",
    "fiscal_year",
    "number",
    "part_of_month",
]
