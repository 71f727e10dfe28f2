"""Characters per CPU second of extraction, beside a bare ``spacy.blank("ja")`` pass over the same text.

    python benchmarks/extraction.py                      # 1 MB of text
    python benchmarks/extraction.py --sizes 1 10 100     # in MB (10**6 bytes of UTF-8); a quarter of an hour
    python benchmarks/extraction.py --rounds 5           # medians of several runs
    python benchmarks/extraction.py --profile            # and what the time goes to, by room and module
    python benchmarks/extraction.py --corpus FOLDER …    # other texts than the project's own

Every line of the table is two processes, which take turns: the bare pass, and Keii (a file's text →
documents → statements and traces, as in a build).  CPU seconds are those of the work alone, without
loading and without the making of the texts; the peak is the memory (RSS) of the whole process.  Equal
CPU seconds per MB in all lines mean linear time, equal peaks flat memory.  The profile looks every few
milliseconds at which module runs, and counts C code (regular expressions, SudachiPy) for its caller.

The texts are copies of the corpus, each varied in its own way: the lines below the head are rotated,
the numbers shifted; the words stay the corpus's.  They are made one by one and thrown away; nothing holds
the corpus.  What this measures is extraction: a build also keeps the graph, and writes it.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import itertools
import json
import re
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType

KINDS = ("bare", "keii")
MEGABYTE = 10**6
BLOCK = 10_000
"""Longest run handed to the bare pass, in code points; Sudachi takes 49,149 bytes at most."""

_HOME = Path(__file__).resolve().parents[1]
_SHARED = _HOME.parent / "shared" / "corpus" / "ja"
_HEAD = 12
"""Lines of a text that stay in their place: letterhead and title."""
_NUMBER = re.compile(r"(?P<digits>[0-9]{1,4}|[０-９]{1,4})(?P<unit>\s?[年月日])|(?<=\d)\d(?!\d)")
_MANY = {"年": 30, "月": 12, "日": 28}
_SHORT_YEAR = 1000
"""Years below are those of an era."""
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_TICK = 0.005
"""CPU seconds between two looks at what runs."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What one pass took (CPU seconds, peak MiB), read and found, and how often a module was seen at work."""

    cpu: float
    peak: float
    characters: int
    found: int
    seen: dict[str, int]


def texts(corpus: Sequence[Path], size: float) -> Iterator[tuple[Path, str]]:
    """Make texts until they hold ``size`` bytes; give each with the file that it is a copy of."""
    paths = sorted(path for folder in corpus for path in folder.rglob("*.txt"))
    if not paths:
        raise SystemExit(f"no .txt file below {', '.join(map(str, corpus))}")
    made = 0
    for number in itertools.count():
        path = paths[number % len(paths)]
        text = varied(path.read_text(encoding="utf-8"), number // len(paths))
        made += len(text.encode("utf-8"))
        yield path, text
        if made >= size:
            return


def varied(text: str, turn: int) -> str:
    """Give a copy of a text: its numbers shifted, its lines below the head rotated; turn 0 is the text."""
    if not turn:
        return text
    lines = text.splitlines(keepends=True)
    head, body = lines[:_HEAD], lines[_HEAD:]
    cut = turn * 7 % max(1, len(body))
    return _NUMBER.sub(lambda match: _shifted(match, turn), "".join([*head, *body[cut:], "\n", *body[:cut]]))


def _shifted(match: re.Match[str], turn: int) -> str:
    """Give another number of the same kind: a year, a month, a day, or another last digit."""
    unit = match["unit"] or ""
    digits = match["digits"] or match.group()
    value, many = int(digits), _MANY.get(unit.strip(), 0)
    epoch = value - value % many if many and value > _SHORT_YEAR else 0
    shifted = str(epoch + 1 + (value + turn) % many if many else (value + turn) % 10)
    return (shifted if digits.isascii() else shifted.translate(_WIDE)) + unit


class Timed:
    """Passes texts on; counts their characters and the CPU seconds that making them took."""

    def __init__(self, made: Iterator[tuple[Path, str]]) -> None:
        """Begin with nothing counted."""
        self._made = made
        self.characters = 0
        self.cpu = 0.0

    def __iter__(self) -> Iterator[tuple[Path, str]]:
        """Make and give one text after another."""
        while True:
            started = time.process_time()
            item = next(self._made, None)
            self.cpu += time.process_time() - started
            if item is None:
                return
            self.characters += len(item[1])
            yield item


def bare(made: Timed) -> Iterator[int]:
    """Load ``spacy.blank("ja")`` and give 0, then 0 for each paragraph tokenised."""
    import spacy

    nlp = spacy.blank("ja")
    nlp("準備")
    yield 0
    blocks = (block for _, text in made for block in text.split("\n\n") if block.strip())
    pieces = (block[i : i + BLOCK] for block in blocks for i in range(0, len(block), BLOCK))
    yield from (0 for _ in nlp.pipe(pieces))


def keii(made: Timed) -> Iterator[int]:
    """Load everything and read a first sentence, then give the number of statements of each document."""
    from keii.extraction import extract
    from keii.model import Sidecar, TextFile
    from keii.ontology import load
    from keii.reading import documents_of, settings
    from keii.reading.sidecar import read_sidecar

    ontology = load()
    wording = settings(ontology.folder)
    beside: dict[Path, Sidecar] = {}

    def files() -> Iterator[TextFile]:
        yield TextFile("first.txt", "準備を行う。\n", "0" * 64, "utf-8")
        for number, (path, text) in enumerate(made):
            if path not in beside:
                beside[path] = read_sidecar(path, path.name)[0]
            digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
            yield TextFile(f"{number:06}.txt", text, digest, "utf-8", beside[path])

    documents = (document for file in files() for document in documents_of(file, wording)[0])
    yield from (len(one.statements) for one in extract(documents, ontology))


class Sampler:
    """Looks, every few milliseconds of CPU, at which module of Keii runs (C code counts for its caller)."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.seen: Counter[str] = Counter()

    def __enter__(self) -> Sampler:
        """Begin to look."""
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, _TICK, _TICK)
        return self

    def __exit__(self, *_: object) -> None:
        """Look no longer."""
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _look(self, _: int, frame: FrameType | None) -> None:
        name = ""
        while frame is not None and not name.startswith(("keii.", "__main__")):
            name, frame = str(frame.f_globals.get("__name__")), frame.f_back
        if name.startswith("keii."):  # the making of the texts is not counted
            self.seen[name.removeprefix("keii.")] += 1


def child(kind: str, corpus: Sequence[Path], size: float, *, profile: bool) -> Measure:
    """Measure one pass in this process."""
    made = Timed(texts(corpus, size))
    passed = {"bare": bare, "keii": keii}[kind](made)
    next(passed)  # everything is loaded
    sampler = Sampler()
    making, started = made.cpu, time.process_time()
    with sampler if profile else contextlib.nullcontext():
        found = sum(passed)
    cpu = time.process_time() - started - (made.cpu - making)
    # Linux counts ru_maxrss in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
    return Measure(cpu, peak, made.characters, found, dict(sampler.seen))


def measure(kind: str, corpus: Sequence[Path], size: float, *, profile: bool) -> Measure:
    """Measure one pass in a process of its own."""
    command = [sys.executable, __file__, "--child", kind, "--sizes", str(size / MEGABYTE)]
    command += ["--corpus", *map(str, corpus), *(["--profile"] if profile else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return Measure(**json.loads(done.stdout.splitlines()[-1]))


def middle(runs: Sequence[Measure]) -> Measure:
    """Give the medians of several runs; what was seen is that of all of them."""
    seen = sum((Counter(run.seen) for run in runs), Counter[str]())
    cpu = statistics.median(run.cpu for run in runs)
    peak = statistics.median(run.peak for run in runs)
    return Measure(cpu, peak, runs[0].characters, runs[0].found, dict(seen))


HEADER = """\
   MB   characters |           CPU s  ratio |  CPU s per MB |    peak MiB | characters per CPU s
                   |    bare    Keii        |   bare   Keii |  bare  Keii |      bare       Keii"""


def line(size: float, plain: Measure, full: Measure) -> str:
    """Give a line of the table."""
    times = f"{plain.cpu:8.1f}{full.cpu:8.1f}{full.cpu / plain.cpu:7.2f}"
    each = f"{plain.cpu / size * MEGABYTE:7.2f}{full.cpu / size * MEGABYTE:7.2f}"
    peaks = f"{plain.peak:6.0f}{full.peak:6.0f}"
    speeds = f"{plain.characters / plain.cpu:10,.0f}{full.characters / full.cpu:11,.0f}"
    return f"{size / MEGABYTE:5g}{full.characters:13,} |{times} |{each} |{peaks} |{speeds}"


def shares(seen: dict[str, int]) -> Iterator[str]:
    """Give the share of each room in the time, the dearest first, with its modules of 1 % and more."""
    total = sum(seen.values()) or 1
    rooms: Counter[str] = Counter()
    for name, count in seen.items():
        rooms[name.partition(".")[0]] += count
    for room, count in rooms.most_common():
        inside = Counter({name: n for name, n in seen.items() if name.partition(".")[0] == room})
        modules = [
            f"{name.partition('.')[2] or 'its face'} {100 * n / total:.0f}"
            for name, n in inside.most_common()
            if n * 100 >= total
        ]
        yield f"{100 * count / total:5.1f} %  {room:12}{', '.join(modules)}"


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    own = [_SHARED] if _SHARED.is_dir() else [_HOME / "corpus", _HOME / "tests" / "gold" / "ja"]
    parser.add_argument("--sizes", type=float, nargs="+", default=[1.0], metavar="MB")
    parser.add_argument("--corpus", type=Path, nargs="+", default=own, metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--profile", action="store_true", help="show what the time goes to")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every measurement as JSON")
    parser.add_argument("--child", choices=KINDS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        size = args.sizes[0] * MEGABYTE
        print(json.dumps(asdict(child(args.child, args.corpus, size, profile=args.profile))))
        return
    print(HEADER)
    written = []
    for size in (each * MEGABYTE for each in args.sizes):
        runs = [
            [measure(kind, args.corpus, size, profile=args.profile and kind == "keii") for kind in KINDS]
            for _ in range(args.rounds)
        ]
        plain, full = (middle(each) for each in zip(*runs, strict=True))
        print(line(size, plain, full), flush=True)
        if args.profile:
            print(*shares(full.seen), sep="\n", flush=True)
        rounds = [dict(zip(KINDS, map(asdict, run), strict=True)) for run in runs]
        written.append({"size": size, "rounds": rounds})
    if args.json:
        args.json.write_text(json.dumps(written, indent=1) + "\n")


if __name__ == "__main__":
    main()
