"""Extraction beside a bare ``spacy.blank("ja")`` pass over the same text, in the same run.

    python benchmarks/extraction.py                      # the bundled documents, 100,000 characters, 3 rounds
    python benchmarks/extraction.py --characters 1000000 --rounds 5
    python benchmarks/extraction.py --corpus FOLDER      # other texts

Each measurement is a process of its own, the two kinds take turns, and medians are shown.  CPU and wall
time are those of the work alone (what has to be loaded once is shown apart); memory is the peak of
the whole process.  Copies of a text are numbered, so that no two files are the same.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

Measure = dict[str, float]

KINDS = ("bare", "extract")
BLOCK = 10_000
"""Longest run handed to the bare pass, in code points; Sudachi takes 49,149 bytes at most."""


def bare(files: Sequence[Path]) -> tuple[float, Callable[[], int]]:
    """Load ``spacy.blank("ja")``; the work is tokenising every paragraph."""
    started = time.perf_counter()
    import spacy

    nlp = spacy.blank("ja")
    nlp("準備")
    loaded = time.perf_counter() - started
    texts = [path.read_text(encoding="utf-8") for path in files]
    blocks = [block for text in texts for block in text.split("\n\n") if block.strip()]
    pieces = [block[i : i + BLOCK] for block in blocks for i in range(0, len(block), BLOCK)]
    return loaded, lambda: sum(1 for _ in nlp.pipe(pieces))


def extract(files: Sequence[Path]) -> tuple[float, Callable[[], int]]:
    """Load ontology and pipeline; the work is reading the files and extracting, as the build does."""
    started = time.perf_counter()
    from keii.extraction import extract as extraction
    from keii.ontology import load
    from keii.reading import read, settings

    ontology = load()
    wording = settings(ontology.folder)
    first = read(files[:1], wording)
    for _ in extraction(first.documents, ontology):
        pass
    loaded = time.perf_counter() - started

    def work() -> int:
        # Only counts are kept: a build streams, and so does this.
        return sum(len(one.statements) for one in extraction(read(files, wording).documents, ontology))

    return loaded, work


def child(kind: str, folder: Path) -> Measure:
    """Measure one pass in this process."""
    files = sorted(folder.iterdir())
    loaded, work = {"bare": bare, "extract": extract}[kind](files)
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    measured = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    # Linux counts ru_maxrss in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
    return {**measured, "loaded": loaded, "peak": peak, "found": float(found)}


def material(corpus: Path, characters: int, folder: Path) -> int:
    """Write numbered copies of the corpus's texts until they hold enough characters; gives how many."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(corpus.rglob("*.txt"))]
    if not texts:
        raise SystemExit(f"{corpus}: holds no .txt file")
    written = number = 0
    while written < characters:
        text = f"{texts[number % len(texts)]}\n\n資料番号 {number}\n"
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8", newline="\n")
        written += len(text)
        number += 1
    return written


def measure(kind: str, folder: Path) -> Measure:
    """Measure one pass in a process of its own."""
    command = [sys.executable, __file__, "--child", kind, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    result: Measure = json.loads(done.stdout.splitlines()[-1])
    return result


def show(rounds: dict[str, list[Measure]], characters: int) -> str:
    """Give medians as a table, and the ratio of extraction to the bare pass."""
    middle = {
        kind: {key: statistics.median(one[key] for one in rounds[kind]) for key in rounds[kind][0]}
        for kind in KINDS
    }
    lines = [f"{characters:,} characters, median of {len(rounds['bare'])} rounds"]
    lines.append(
        f"{'':16}{'CPU s':>9}{'wall s':>9}{'characters / CPU s':>21}{'peak MiB':>10}{'loading s':>11}"
    )
    for kind, label in (("bare", 'spacy.blank("ja")'), ("extract", "Keii")):
        one = middle[kind]
        speed = characters / one["cpu"]
        lines.append(
            f"{label:16}{one['cpu']:9.2f}{one['wall']:9.2f}{speed:21,.0f}{one['peak']:10.0f}{one['loaded']:11.2f}"
        )
    ratios = {key: middle["extract"][key] / middle["bare"][key] for key in ("cpu", "wall", "peak")}
    lines.append(f"{'ratio':16}{ratios['cpu']:9.2f}{ratios['wall']:9.2f}{'':21}{ratios['peak']:10.2f}")
    lines.append(f"{middle['extract']['found']:.0f} statements found")
    return "\n".join(lines)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parents[1] / "corpus")
    parser.add_argument("--characters", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, help="write every measurement as JSON")
    parser.add_argument("--child", nargs=2, metavar=("KIND", "FOLDER"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        print(json.dumps(child(args.child[0], Path(args.child[1]))))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        characters = material(args.corpus, args.characters, folder)
        rounds: dict[str, list[Measure]] = {kind: [] for kind in KINDS}
        for _ in range(args.rounds):
            for kind in KINDS:
                rounds[kind].append(measure(kind, folder))
    print(show(rounds, characters))
    if args.json:
        args.json.write_text(json.dumps({"characters": characters, "rounds": rounds}, indent=1) + "\n")


if __name__ == "__main__":
    main()
