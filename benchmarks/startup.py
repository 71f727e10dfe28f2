"""Start-up of ``keii query --list`` beside Python's own, and a check that spaCy is not loaded for it.

python benchmarks/startup.py [--rounds 15]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

ASK = "from keii.cli import main; raise SystemExit(main(['query', '--list']))"
LOADED = """
import sys
from keii.cli import main
try:
    main(["query", "--list"])
except SystemExit:
    pass
heavy = [name for name in ("spacy", "sudachipy", "pyshacl", "networkx", "pyvis") if name in sys.modules]
print("loaded: " + (", ".join(heavy) or "none"), file=sys.stderr)
raise SystemExit("spacy" in heavy)
"""


def seconds(code: str) -> float:
    """Give the wall time of a Python process that runs some code."""
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return time.perf_counter() - started


def main() -> int:
    """Run the benchmark; gives 1 where spaCy was loaded."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    taken: dict[str, list[float]] = {"python": [], "keii query --list": []}
    for _ in range(rounds):  # turn and turn about, so that a busy moment hits both
        taken["python"].append(seconds("pass"))
        taken["keii query --list"].append(seconds(ASK))
    middle = {name: statistics.median(times) for name, times in taken.items()}
    for name, value in middle.items():
        print(f"{name:20}{value * 1000:8.0f} ms   (median of {rounds})")
    print(f"{'ratio':20}{middle['keii query --list'] / middle['python']:8.1f}")
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=False)
    print(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "no output")
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
