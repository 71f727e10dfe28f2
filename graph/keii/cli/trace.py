"""``keii trace``: on what a decision rests, or what stands on it, as a tree."""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from keii.cli.speech import Parser
from keii.lineage import Branch, Lineages, ancestry, descent, network
from keii.model import KEII, bare
from keii.store import open_store

_LISTED = 20
_WORDS = {
    "start": ("an IRI, an id, or words of a label or quote", "IRI、id、又は名称・引用の語句"),
    "descent": ("what stands on it, instead", "逆に、その上に立つものを示す"),
    "wide": ("also what it welcomes or cites", "歓迎・言及も含める"),
    "limit": ("at most so many hops", "さかのぼる段数の上限"),
    "graph": (
        "a built folder or a graph file (default: build)",
        "作成済みのフォルダー又はグラフのファイル（既定は build）",
    ),
    "nothing": ("nothing in the graph is called so", "その名のものはグラフにありません"),
    "several": (
        "several things match; name one of them:",
        "複数が当てはまります。どれかを指定してください：",
    ),
    "bare": ("nothing earlier is written down for it", "さかのぼる先は記されていません"),
    "bare-descent": ("nothing is written down that stands on it", "これに基づくものは記されていません"),
    "another": ("another passage", "別の箇所"),
    "seen": ("shown above", "上に示した"),
    "cycle": ("leads back to itself", "循環"),
    "path": (
        "Each hop is written down; a path over several is not itself a claim.",
        "一段ごとに記載があります。複数の段を通じたつながりは、それ自体が主張されているわけではありません。",
    ),
}


def configure(parser: Parser, lang: str) -> None:
    """Add the arguments."""
    parser.add_argument("start", nargs="+", metavar="ID|WORDS", help=_word("start", lang))
    parser.add_argument("--descent", action="store_true", help=_word("descent", lang))
    parser.add_argument("--wide", action="store_true", help=_word("wide", lang))
    parser.add_argument("--limit", type=_positive, metavar="N", help=_word("limit", lang))
    parser.add_argument("--graph", type=Path, default=Path("build"), metavar="DIR", help=_word("graph", lang))
    head = "例" if lang == "ja" else "Examples"
    parser.epilog = (
        f"{head}:\n  keii trace アップグレード 開始\n  keii trace event/defense-ministerial-2025-03-30 --wide"
    )


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: 1, 2, 3 …")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Print the tree; 1 if nothing, or more than one thing, is called so."""
    net = network(open_store(arguments.graph).dataset)
    asked, lang = " ".join(arguments.start), arguments.lang
    found = find(net, asked)
    if len(found) != 1:
        print(f"keii trace: {asked}: {_word('several' if found else 'nothing', lang)}", file=sys.stderr)
        for iri in found[:_LISTED]:
            print(f"  {_headline(iri, net, lang)}  <{iri}>", file=sys.stderr)
        if len(found) > _LISTED:
            print(f"  … +{len(found) - _LISTED}", file=sys.stderr)
        return 1
    walk = descent if arguments.descent else ancestry
    lineage = walk(net, found[0], wide=arguments.wide, limit=arguments.limit)
    for line in Tree(net, lang).lines(lineage.tree()):
        print(line)
    if not lineage.hops:
        print(f"  ({_word('bare-descent' if arguments.descent else 'bare', lang)})")
    elif any(hop.number > 1 for hop in lineage.hops):
        print(f"\n{_word('path', lang)}")
    return 0


def find(net: Lineages, asked: str) -> list[str]:
    """Give the things meant: by IRI or the end of one; else by words, decisions before statements.

    All words must stand in the labels, the date or a statement's quote; spaces and width do not count.
    """
    named = [iri for iri in net if asked and (iri == asked or iri.endswith(f"/{asked}"))]
    if named:
        return sorted(named)
    whole, wanted = _folded(asked), [_folded(word) for word in asked.split()]
    said = {iri: _said(data) for iri, data in net.nodes(data=True)}
    matching = [iri for iri, text in said.items() if wanted and all(word in text for word in wanted)]
    exact = [iri for iri in matching if whole in said[iri].split("\n")]
    decisions = [iri for iri in exact or matching if net.nodes[iri]["type"] != "statement"]
    found = decisions or exact or matching
    return sorted(found, key=lambda iri: (-net.out_degree(iri), net.nodes[iri]["earliest"] or "", iri))


def _said(data: dict[str, Any]) -> str:
    own = [data["label_ja"], data["label_en"], data["date"]]
    if data["type"] == "statement":
        own.append(data["quote"])
    return "\n".join(_folded(text) for text in own if text)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _headline(iri: str, net: Lineages, lang: str) -> str:
    data = net.nodes[iri]
    label = data[f"label_{lang}"] or data["label_ja"] or data["label_en"] or bare(iri)
    return f"{data['date'] or '----'}  {label}"


class Tree:
    """Draws a lineage: under each thing, what it rests on, with the words that say so."""

    def __init__(self, net: Lineages, lang: str) -> None:
        """Keep what is drawn from and the language."""
        self._net, self._lang = net, lang

    def lines(self, branch: Branch) -> Iterator[str]:
        """Give the lines of a tree."""
        yield _headline(branch.node, self._net, self._lang)
        yield from self._below(branch, "")

    def _below(self, branch: Branch, indent: str) -> Iterator[str]:
        for at, child in enumerate(branch.branches, 1):
            last = at == len(branch.branches)
            yield f"{indent}{'└─' if last else '├─'} {self._hop(child)}"
            onward = indent + ("   " if last else "│  ")
            yield f"{onward}{_headline(child.node, self._net, self._lang)}"
            yield from (f"{onward}  {line}" for line in self._words(child))
            yield from self._below(child, onward)

    def _hop(self, branch: Branch) -> str:
        hop = branch.hop
        assert hop is not None
        edge = self._net.edges[hop.source, hop.target, hop.trace]
        opened, closed = ("（", "）") if self._lang == "ja" else (" (", ")")
        parts = [f"{self._name(edge['relation'])}{opened}{self._name(edge['basis'])}{closed}"]
        if edge["cue"]:
            parts.append(self._quoted(edge["cue"]))
        for name, so in (
            ("another", hop.another_passage),
            ("cycle", hop.closes_cycle),
            ("seen", branch.seen),
        ):
            if so:
                parts.append(f"[{_word(name, self._lang)}]")
        return " ".join(parts)

    def _words(self, branch: Branch) -> Iterator[str]:
        hop = branch.hop
        assert hop is not None
        edge = self._net.edges[hop.source, hop.target, hop.trace]
        passages = [self._net.graph["passages"][iri] for iri in edge["passages"]]
        shown = [one for one in passages if one["quote"] != edge["cue"]] or passages
        for one in shown:
            where = f"{one['file']} {one['start']}–{one['end']}"
            yield f"{self._quoted(str(one['quote']))} {where}"
        for source in edge["sources"]:
            yield f"– {source}"

    def _quoted(self, words: str) -> str:
        """Give words on one line in the quotation marks of the reader's language."""
        line = " ".join(words.split())
        return f"「{line}」" if self._lang == "ja" else f"“{line}”"

    def _name(self, term: str) -> str:
        known: dict[str, str] = self._net.graph["labels"].get(KEII + term, {})
        return known.get(self._lang) or term


def _word(name: str, lang: str) -> str:
    return _WORDS[name][lang == "ja"]
