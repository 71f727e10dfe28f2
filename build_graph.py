"""Official documents → a knowledge graph: the main job.

    python build_graph.py [PATH …] [--out DIR] [--date YYYY-MM-DD] [--opinion ginza]

PATH: files or folders of .txt .md .html .pdf; none: the documents in corpus/.
The road, each step a room of the house (see graph/keii/build/job.py):

    read → extract → dataset → validate → files

Exit 0: all well. 1: something in the input or the graph is wrong, the rest is still written, and each fault
is named with its file. 2: wrong usage. The same input gives the same bytes.
"""

from __future__ import annotations

import sys

from keii.cli import build_graph

if __name__ == "__main__":
    sys.exit(build_graph())
