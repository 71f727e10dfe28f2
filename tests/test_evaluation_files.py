"""The measuring instrument's files: gold, and a build folder."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from keii.evaluation import BuildError, GoldError, misfits, read_build, read_gold
from keii.model import KEII, Span

FILE = "talks.txt"
TEXT = "両国は、2024年4月の首脳会談で、枠組みを直すと約束した。これを受け、組織を改めた。\n"
IRI = "https://w3id.org/keii/id"
COLUMNS = {
    "events": "id,type,date,label_ja,label_en,files",
    "agreements": "id,type,date,force,label_ja,label_en,files",
    "actors": "id,type,label_ja,label_en,files",
    "statements": "id,kind,act,speakers,holders,reporter,addressees,event,date,topics,negated,limits,"
    "qualifier,quote,file,start,end,locator,document",
    "traces": "id,source,relation,target,target_type,target_label,target_date,basis,cue,quote,file,start,end,"
    "document,score,lifted_from",
    "references": "id,quote,statement,file,start,end,document",
}


def written(path: Path, **changes: object) -> Path:
    row = {"id": "s1", "start": 0, "end": 29, "head": TEXT[:5], "kind": "commitment", "act": "commit"}
    data = {
        "document": {"file": FILE, "language": "ja", "date": "2024-05-01"},
        "events": [], "agreements": [],
        "actors": [{"id": "A", "name": "甲国", "type": "State", "spans": []}],
        "statements": [{**row, "speakers": ["A"]}], "traces": [], "unresolved": [],
    }  # fmt: skip
    path.write_text(json.dumps({**data, **changes}), encoding="utf-8")
    return path


def test_gold_is_read_with_its_defaults(tmp_path: Path) -> None:
    gold = read_gold(written(tmp_path / "x.gold.json"))
    assert gold.coding.statements[0].holders == frozenset({"A"})
    assert (gold.half, gold.origin, gold.quotable) == ("development", "real", True)
    assert (gold.kind, gold.coder) == ("", "A")
    assert misfits(gold, TEXT) == ()
    assert "expected" in misfits(gold, f"一{TEXT}")[0]


def test_a_kind_of_document_is_the_same_with_blanks_or_hyphens(tmp_path: Path) -> None:
    document = {"file": FILE, "language": "ja", "kind": "press conference", "coder": "B"}
    gold = read_gold(written(tmp_path / "x.gold.json", document=document))
    assert (gold.kind, gold.coder) == ("press-conference", "B")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"actors": []}, "names 'A'"),
        ({"statements": 3}, "does not follow the gold format"),
        ({"traces": [{"from": "s1", "to": "e7", "relation": "follows", "cue": "x", "start": 0, "end": 1}]},
         "names 'e7'"),
        ({"unresolved": [{"start": 5, "end": 5}]}, "offsets 5–5"),
    ],
)  # fmt: skip
def test_wrong_gold_is_named(tmp_path: Path, changes: dict[str, object], message: str) -> None:
    with pytest.raises(GoldError, match=message):
        read_gold(written(tmp_path / "x.gold.json", **changes))
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold(tmp_path / "none.gold.json")


def build(folder: Path, **rows: Sequence[dict[str, str]]) -> Path:
    """Write a build folder by hand: one file, and the rows given."""
    folder.mkdir(exist_ok=True)
    for name, columns in COLUMNS.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns.split(","), restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows.get(name, ()))
    return folder


def statement(words: str, **cells: str) -> dict[str, str]:
    start = TEXT.index(words)
    return {
        "id": f"{IRI}/statement/{start}", "kind": "commitment", "act": "commit", "speakers": f"{IRI}/state/A",
        "holders": "", "date": "2024-04", "negated": "false", "quote": words, "file": f"in/{FILE}",
        "start": str(start), "end": str(start + len(words)), "document": f"{IRI}/document/d", **cells,
    }  # fmt: skip


FIRST = "両国は、2024年4月の首脳会談で、枠組みを直すと約束した。"
SUMMIT = {"id": f"{IRI}/event/e", "type": "Summit", "date": "2024-04", "label_ja": "会談", "files": FILE}
TRACE = {
    "id": f"{IRI}/trace/t", "source": f"{IRI}/statement/30", "relation": "follows",
    "target": f"{IRI}/event/e", "basis": "Stated", "cue": "これを受け", "quote": "これを受け、組織を改めた。",
    "file": FILE, "start": "30", "end": "35", "document": f"{IRI}/document/d",
}  # fmt: skip


def test_a_build_folder_is_read_file_by_file(tmp_path: Path) -> None:
    rows = [statement(FIRST, speakers=f"{IRI}/state/A | {IRI}/state/B", reporter=f"{IRI}/organization/m")]
    lifted = {**TRACE, "lifted_from": f"{IRI}/trace/t"}
    registered = {**TRACE, "basis": "Registered", "file": "", "start": "", "end": "", "document": ""}
    other = {**SUMMIT, "id": f"{IRI}/event/elsewhere", "files": ""}
    read_folder = build(tmp_path, statements=rows, events=[SUMMIT, other], traces=[TRACE, lifted, registered])
    read = read_build(read_folder)
    assert list(read) == [FILE]
    one = read[FILE].statements[0]
    assert one.speakers == one.holders == {f"{IRI}/state/A", f"{IRI}/state/B"}, "no holder: the speakers hold"
    assert (one.span, one.negated, one.limits) == (Span(0, len(FIRST)), False, None)
    assert [thing.id for thing in read[FILE].things] == [SUMMIT["id"]], "what no file mentions was not read"
    assert len(read[FILE].traces) == 1, "lifted and registered traces were not read from the text"


def test_the_graph_adds_names_places_and_passages(tmp_path: Path) -> None:
    folder = build(tmp_path, events=[SUMMIT], traces=[TRACE])
    facts = [
        (SUMMIT["id"], "http://www.w3.org/2004/02/skos/core#altLabel", '"首脳会談"@ja'),
        (SUMMIT["id"], f"{KEII}shortName", '"会談"@ja'),
        (SUMMIT["id"], f"{KEII}evidence", f"<{IRI}/passage/p>"),
        (f"{IRI}/passage/p", "http://purl.org/dc/terms/isPartOf", f"<{IRI}/document/d>"),
        (f"{IRI}/passage/p", f"{KEII}start", '"13"'),
        (f"{IRI}/passage/p", f"{KEII}end", '"17"'),
        (f"{IRI}/passage/p", f"{KEII}quote", '"首脳会談"'),
        (f"{IRI}/document/d", f"{KEII}file", f'"{FILE}"'),
    ]
    lines = "".join(f"<{s}> <{p}> {o} <{IRI}/g> .\n" for s, p, o in facts)
    (folder / "graph.nq").write_text(lines, encoding="utf-8")
    read = read_build(folder)[FILE]
    assert read.things[0].names == {"会談", "首脳会談"}
    assert read.things[0].short == {"会談"}
    assert read.things[0].spans == (Span(13, 17),)
    assert [one.quote for one in read.passages] == ["首脳会談"]


def test_a_folder_that_is_no_build_is_named(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"statements\.csv: not found"):
        read_build(tmp_path)
    folder = build(tmp_path, statements=[statement(FIRST)])
    (folder / "statements.csv").write_text("id,file\nx,y\n", encoding="utf-8")
    with pytest.raises(BuildError, match="lacks the column 'document'"):
        read_build(folder)
    (build(tmp_path) / "graph.nq").write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(BuildError, match="build again"):
        read_build(folder)
