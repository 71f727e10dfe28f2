"""The picture as a pyvis network: nodes and edges in their places, our own template, no physics."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from pyvis.network import Network  # type: ignore[import-untyped]
from rdflib import Graph

from keii import lineage
from keii.model import KeiiError
from keii.view.content import content

VIS = "lib/vis-9.1.2/vis-network.min.js"
VIS_SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"
TEMPLATE = "explorer.html"
_ESCAPED = "<>&\u2028\u2029"


def network(graph: Graph | lineage.Lineages, texts: Mapping[str, str] | None = None) -> Network:
    """Give the picture of a graph as a pyvis network, whose ``generate_html()`` is the explorer.

    Args:
        graph: a graph, a dataset, or the multigraph of :func:`keii.lineage.network`.
        texts: full texts of input files as read, by the file's name, for the passages' surroundings.

    Returns:
        A network whose ``nodes`` and ``edges`` are lists of dictionaries for vis.js.

    Raises:
        KeiiError: the installed pyvis brings another vis.js than the one that was checked.
    """
    net = lineage.network(graph) if isinstance(graph, Graph) else graph
    data = content(net, texts)
    picture = Network(height="640px", width="100%", directed=True, cdn_resources="in_line")
    picture.nodes, picture.edges = data.pop("nodes"), data.pop("edges")
    picture.toggle_physics(False)
    picture.path = TEMPLATE
    picture.templateEnv = environment(data)
    return picture


def environment(data: Mapping[str, Any]) -> Environment:
    """Give the autoescaping environment of the page, with its scripts, styles, their hashes and data."""
    static = files("keii.view") / "static"
    names = json.loads((static / "order.json").read_text(encoding="utf-8"))
    own = "".join((static / name).read_text(encoding="utf-8") for name in names)
    scripts = [vis_js(), f"(function () {{\n'use strict';\n{own}\n}})();\n"]
    style = (static / "explorer.css").read_text(encoding="utf-8")
    strings = json.loads((static / "strings.json").read_text(encoding="utf-8"))
    env = Environment(loader=PackageLoader("keii.view", "templates"), autoescape=True)
    env.filters["data"] = json_block
    env.globals.update(
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - our own files
        style=Markup(style),  # noqa: S704 - our own file
        policy=policy(scripts, [style]),
        strings=strings,
        data=data,
    )
    return env


def vis_js() -> str:
    """Give the text of vis.js as pyvis ships it, without the pointer to a source map."""
    raw = (files("pyvis") / VIS).read_bytes()
    if hashlib.sha256(raw).hexdigest() != VIS_SHA256:
        raise KeiiError(f"pyvis brings another {VIS} than the one that was checked")
    # A browser reads \r\n as \n before it computes the hash that the policy demands.
    return raw.decode("utf-8").replace("\r\n", "\n").rsplit("//# sourceMappingURL", 1)[0]


def json_block(value: object) -> Markup:
    """Give JSON that cannot end the block it stands in, whatever the documents say."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in _ESCAPED:
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - <, > and & are escaped above


def policy(scripts: list[str], styles: list[str]) -> str:
    """Give the Content-Security-Policy: nothing from anywhere, and only these scripts and styles."""

    def hashes(texts: list[str]) -> str:
        return " ".join(f"'sha256-{_sha256(text)}'" for text in texts)

    return (
        f"default-src 'none'; script-src {hashes(scripts)}; style-src {hashes(styles)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
