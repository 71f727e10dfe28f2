"""Keii (経緯): on which earlier agreement does this decision rest, in whose words?"""

__version__ = "0.1.0"
