"""The command ``keii``: arguments, words for people, exit codes.

Every subcommand is a module of its own, imported only when it is asked for, so that ``keii query``
starts without what reading a text needs.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence

from keii.cli.registry import alone, parser
from keii.cli.speech import Parser, language
from keii.model import KeiiError

__all__ = ["build_graph", "main", "parser"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``keii`` and give its exit code (see :func:`carried_out`)."""
    words = list(sys.argv[1:] if argv is None else argv)
    return carried_out("keii", parser, words)


def build_graph(argv: Sequence[str] | None = None) -> int:
    """Run ``build_graph.py``: ``keii build`` under another name."""
    words = list(sys.argv[1:] if argv is None else argv)
    return carried_out("build_graph.py", lambda given: alone("build", "build_graph.py", given), words)


def carried_out(name: str, made: Callable[[Sequence[str]], Parser], words: Sequence[str]) -> int:
    """Parse the words, do what they ask, and give the exit code.

    0: all well. 1: something in the input, the graph or the output is wrong; one line says what.
    2: wrong usage. 130: interrupted; what was there before is whole.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        arguments = made(words).parse_args(words)
        code = int(arguments.run(arguments))
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except KeiiError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read us has left; what is still buffered must not fail again when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        print(f"{name}: {error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        said = {"en": "interrupted; earlier output is whole", "ja": "中断しました。以前の出力はそのままです"}
        print(f"{name}: {said[language(words)]}", file=sys.stderr)
        return 130
