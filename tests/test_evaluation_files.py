"""The measuring instrument's files: gold, a build folder, the pages it writes, the command."""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from keii import build as building
from keii import evaluation
from keii.evaluation import (
    BuildError,
    Coding,
    Gold,
    GoldError,
    Said,
    misfits,
    read_build,
    read_gold,
    score,
    table,
    to_json,
    to_markdown,
)
from keii.evaluation.command import measure, sound
from keii.evaluation.comparison import ScoresError, compare, read_scores
from keii.evaluation.labels import FIGURE
from keii.evaluation.scores import FIGURES
from keii.model import KEII, Span

ROOT = Path(__file__).resolve().parents[1]
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
    assert misfits(gold, TEXT) == ()
    assert "expected" in misfits(gold, f"一{TEXT}")[0]


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


def some(path: str = "a.gold.json", **more: object) -> tuple[Gold, Coding]:
    row = Said("s1", Span(0, len(FIRST)), "commitment", "commit", frozenset("A"), frozenset("A"), quote=FIRST)
    gold = Gold(path, Coding(FILE, (row, replace(row, id="s2", span=Span(30, 43)))), date="2024", **more)  # type: ignore[arg-type]
    return gold, Coding(FILE, (replace(row, act="agree"),))


def test_the_table_and_the_page_speak_both_languages() -> None:
    gold, read = some()
    scores = score([gold], {FILE: read}, {FILE: TEXT})
    english, japanese = table(scores, "en"), table(scores, "ja")
    assert len(english.splitlines()) == len(japanese.splitlines())
    assert re.search(r"Statements, F1 +0\.67 +0\.00–1\.00 +1\.00 +0\.50 +1/1/0", english)
    assert "言明 F1" in japanese
    assert {key for key, _ in FIGURES} == FIGURE.keys()
    assert all(all(pair) for pair in FIGURE.values())


def test_the_page_counts_errors_by_cause_and_quotes_the_worst() -> None:
    gold, read = some()
    page = to_markdown(score([gold], {FILE: read}, {FILE: TEXT}))
    assert "| Statements, F1 · 言明 F1 | missed · 漏れ | 1 |" in page
    assert "| `talks.txt` 30–43 | これを受け、組織を改めた。 | commitment, commit | – |" in page
    assert "| act: commit | act: agree |" in page
    assert page == to_markdown(score([gold], {FILE: read}, {FILE: TEXT}))


def test_a_text_outside_the_project_is_never_quoted() -> None:
    gold, read = some(sha256="0" * 64)
    page = to_markdown(score([gold], {FILE: read}, {FILE: TEXT}))
    assert "`talks.txt` 30–43" in page
    assert "受け" not in page


def test_a_change_shows_what_it_won_and_lost(tmp_path: Path) -> None:
    gold, read = some()
    old = json.loads(to_json(score([gold], {FILE: read}, {FILE: TEXT})))
    new = json.loads(to_json(score([gold], {FILE: gold.coding}, {FILE: TEXT})))
    shown = compare(old, new)
    assert "Statements, F1: 0.67 → 1.00  (+0.33)" in shown
    assert "+ won: Statements, F1 30–43  commitment, commit ≠ –" in shown
    assert "- lost: Statements, F1 30–43" in compare(new, old)
    assert compare(old, old, "ja") == "差なし"
    (tmp_path / "old.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ScoresError):
        read_scores(tmp_path / "old.json")


def run(*words: object) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lang", default="en")
    evaluation.add_arguments(parser)
    return evaluation.run(parser.parse_args([str(word) for word in words]))


def test_the_command_measures_writes_and_compares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "x.gold.json")
    (tmp_path / FILE).write_text(TEXT, encoding="utf-8", newline="")
    folder = build(tmp_path / "build", statements=[statement(FIRST)])
    assert (
        run(tmp_path, "--build", folder, "--json", tmp_path / "1.json", "--markdown", tmp_path / "1.md") == 0
    )
    assert "Statements, F1" in capsys.readouterr().out
    assert (tmp_path / "1.md").read_text(encoding="utf-8").startswith("# Scores · 評価結果\n")
    assert run(tmp_path, "--build", folder, "--diff", tmp_path / "1.json", "--lang", "ja") == 0
    assert capsys.readouterr().out.endswith("差なし\n")


def test_the_command_fails_where_an_invariant_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "x.gold.json")
    (tmp_path / FILE).write_text(TEXT, encoding="utf-8", newline="")
    folder = build(tmp_path / "build", statements=[statement(FIRST, quote="別の言葉")])
    assert run(tmp_path, "--build", folder) == 1
    assert re.search(r"Exact quotes.* 0\.00", capsys.readouterr().out)


@pytest.mark.parametrize("words", [["none.gold.json"], ["."], ["x.gold.json", "--build", "."]])
def test_the_command_says_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    if "x.gold.json" in words:
        written(tmp_path / "x.gold.json")
    assert run(*words) == 1
    assert capsys.readouterr().err


def golds() -> list[Path]:
    """Give the coded documents: the project's own, else those that lie beside it."""
    folders = (ROOT / "tests" / "gold", ROOT.parent / "shared" / "gold")
    return next((found for folder in folders if (found := sorted(folder.rglob("*.gold.json")))), [])


no_gold = pytest.mark.skipif(not golds(), reason="no coded documents at hand")


@no_gold
def test_the_coded_documents_fit_their_texts() -> None:
    for gold in map(read_gold, golds()):
        path = ROOT / "corpus" / gold.file
        if path.is_file():
            assert misfits(gold, path.read_bytes().decode()) == ()


@no_gold
def test_the_scores_in_the_documentation_are_those_measured(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    building.build([], folder)
    scores = measure(golds(), folder)
    page = (ROOT / "docs" / "scores.md").read_text(encoding="utf-8")
    assert to_markdown(scores) == page, "run: keii evaluate GOLD --build build --markdown docs/scores.md"
    assert sound(scores), "every quote is exact and no edge is without its words"
