"""What a question may not do: fetch from the network or the disk, or change the graph.

Oxigraph answers ``SERVICE`` by a network request and ignores ``FROM`` over a union; both are refused by name.
"""

from __future__ import annotations

import re

from keii.model import KeiiError

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|#[^\n\r]*"
    r"|[?$]\w+|@[A-Za-z-]+"
    r"|(?P<prefix>(?:[^\W\d_][\w.-]*)?):(?:[\w.:%-]|\\.)*"
    r"|\d+"
    r"|(?P<word>\w+)"
    r"|.",
    re.DOTALL,
)
_REACHING = re.compile("SERVICE|FROM")
_CHANGING = frozenset({"LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"})


class QueryError(KeiiError):
    """A question cannot be asked: no SPARQL, a refused keyword, or a value that cannot be bound."""


def check(sparql: str) -> None:
    """Refuse a query that would reach beyond the graph or change it.

    Strings, comments, IRIs, variables and local names may hold any word (``keii:from``).

    Raises:
        QueryError: the query uses a refused keyword; the message names it.
    """
    # SPARQL lets \uXXXX stand for any character (section 19.2), some engines only inside strings: both
    # readings must pass, else a quotation mark written so would hide what follows it.
    for text in (sparql, _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16) % 0x110000), sparql)):
        for token in _TOKEN.finditer(text):
            refused = _refused((token["word"] or token["prefix"] or "").upper())
            if refused:
                raise QueryError(
                    f"{refused} is refused: questions are read-only and answered from this graph alone "
                    f"/ {refused} は使えません。問い合わせは読み取り専用で、このグラフだけから答えます"
                )


def _refused(word: str) -> str | None:
    """Give the refused keyword in a word: parsers need no space around one (``trueSERVICE``)."""
    found = _REACHING.search(word)
    return found[0] if found else word if word in _CHANGING else None
