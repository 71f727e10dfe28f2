"""What people read of a measurement: the table, the page, JSON, and what a change won and lost."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from keii.evaluation import (
    Coding,
    Gold,
    Pointer,
    Said,
    Scores,
    Thing,
    agree,
    score,
    table,
    to_json,
    to_markdown,
)
from keii.evaluation.causes import ORDER
from keii.evaluation.comparison import ScoresError, compare, read_scores
from keii.evaluation.labels import CAUSE, DOCUMENT, FIGURE, HEAD, WORDS
from keii.evaluation.quoting import WORST
from keii.evaluation.scores import FIGURES
from keii.evaluation.tables import AGREED, COMPACT
from keii.model import Span

FILE = "talks.txt"
TEXT = "両国は、2024年4月の首脳会談で、枠組みを直すと約束した。これを受け、組織を改めた。\n"
FIRST, LAST = Span(0, 29), Span(30, 43)


def said(id_: str, span: Span, **cells: object) -> Said:
    row = Said(id_, span, "commitment", "commit", frozenset("A"), frozenset("A"), quote=span.of(TEXT))
    return replace(row, **cells)  # type: ignore[arg-type]


CODED = Coding(FILE, (said("s1", FIRST), said("s2", LAST)))
READ = Coding(FILE, (said("s1", FIRST, act="agree"),))


def some(read: Coding = READ, **more: object) -> Scores:
    gold = Gold("a.gold.json", CODED, date="2024", **more)  # type: ignore[arg-type]
    return score([gold], {FILE: read}, {FILE: TEXT})


def four() -> Scores:
    """Give scores of a document of each half and origin."""
    golds = [
        Gold(
            f"{half}-{origin}",
            replace(CODED, file=f"{half}-{origin}.txt"),
            half=half,
            origin=origin,
            kind=kind,
        )
        for half, origin, kind in (
            ("test", "real", "notice"),
            ("development", "own", "readout"),
            ("development", "real", "notice"),
            ("test", "own", "seasonal-greeting"),
        )
    ]
    return score(golds, {gold.file: replace(READ, file=gold.file) for gold in golds}, {})


def test_the_table_and_the_page_speak_both_languages() -> None:
    english, japanese = table(some(), "en"), table(some(), "ja")
    assert len(english.splitlines()) == len(japanese.splitlines())
    assert re.search(r"Statements, F1 +0\.67 +0\.00–1\.00 +1\.00 +0\.50 +1/1/0", english)
    assert "言明 F1" in japanese
    assert {key for key, _ in FIGURES} == FIGURE.keys()
    assert HEAD.keys() >= {*COMPACT, *AGREED, *(key for key, _ in ORDER)}
    assert all(cause in {**CAUSE, **HEAD} for _, causes in ORDER for cause in causes)
    assert all(all(pair) for words in (FIGURE, HEAD, WORDS, CAUSE, DOCUMENT) for pair in words.values())


def test_the_page_counts_errors_by_cause_and_quotes_the_worst() -> None:
    page = to_markdown(some())
    assert "| statements · 言明 | missed · 漏れ | 1 |  |" in page
    assert "| cells of statements found · 検出した言明の値 | act · 行為 | 1 | 1 |" in page
    assert "| `talks.txt` 30–43 | これを受け、組織を改めた。 | commitment, commit | – |" in page
    assert "| act: commit | act: agree |" in page
    assert page == to_markdown(some())


def test_each_document_and_each_kind_of_document_has_a_row() -> None:
    page = to_markdown(some(kind="readout"))
    figures = "2 | 0.67 | 1.00 | 0.00 | 1.00 | 1.00 | 0.00 | – | – | – |"
    assert f"| `talks.txt` | readout · 会談概要 | {figures}" in page
    assert f"| readout · 会談概要 | 1 | {figures}" in page
    shown = table(some(kind="readout"), "ja")
    assert re.search(r"talks\.txt +会談概要 +2 +0\.67 +1\.00 +0\.00", shown)
    assert re.search(r"会談概要 +1 +2 +0\.67", shown)


def test_halves_and_origins_have_sections_of_their_own() -> None:
    page = to_markdown(four())
    sections = dict(re.findall(r"^## ([^·\n]+).*?\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    heads = [line for line in page.splitlines() if line.startswith("## ")]
    assert [re.sub(r" · [^,]+", "", head) for head in heads] == [
        "## Development, real documents",
        "## Development, documents written for the project",
        "## Test, real documents",
        "## Test, documents written for the project",
    ]
    assert all("`test-" not in text for head, text in sections.items() if head.startswith("Development"))
    assert "| seasonal-greeting | 1 |" in page, "a kind without words of its own is shown as it is"


def test_errors_of_the_test_half_are_counted_and_not_quoted() -> None:
    page = to_markdown(some(half="test"))
    assert "| statements · 言明 | missed · 漏れ | 1 |  |" in page
    assert "これを受け、組織を改めた。" not in page
    assert "who writes rules must not read the test half" in page


def test_the_worst_errors_are_a_fair_choice() -> None:
    actors = tuple(Thing(f"a{i}", "actor", "Person", None, frozenset({f"N{i}"})) for i in range(2 * WORST))
    gold = Gold("x", replace(CODED, things=actors, references=(Pointer(LAST),)))
    page = to_markdown(score([gold], {FILE: READ}, {FILE: TEXT}))
    worst = page.partition("### The worst errors")[2].splitlines()[4:]
    assert len(worst) == WORST
    assert sum("Actors" in line for line in worst) == WORST - 3, (
        "nobody crowds out a statement or a reference"
    )


def test_a_text_outside_the_project_is_never_quoted() -> None:
    broken = Coding(FILE, (said("s1", FIRST, quote="約束した"),), references=(Pointer(LAST, "別の言葉"),))
    scores = some(broken, sha256="0" * 64)
    for shown in (to_markdown(scores), to_json(scores), table(scores)):
        assert not re.search("受け|約束した|別の", shown)
    assert "`talks.txt` 30–43" in to_markdown(scores)


def test_json_holds_every_error_with_its_cause() -> None:
    data = json.loads(to_json(some(kind="notice")))
    assert [one["kind"] for one in data["kinds"]] == [data["documents"][0]["kind"]] == ["notice"]
    assert data["documents"][0]["causes"] == [
        {"of": "statements", "cause": "missed", "count": 1, "alone": None},
        {"of": "cells", "cause": "act", "count": 1, "alone": 1},
    ]
    assert [(one["figure"], one["cause"], one["cells"]) for one in data["errors"]] == [
        ("row", "wrong", ["act"]),
        ("statements", "missed", []),
    ]
    assert data["groups"][0]["figures"]["keii"]["statements"]["low"] == 0


def test_two_coders_stand_in_table_page_and_json() -> None:
    actors = (Thing("A", "actor", "State", None, frozenset({"甲国"})),)
    gold, other = (Gold("x", replace(one, things=actors), coder="B") for one in (CODED, READ))
    agreement = agree([(gold, other)], {FILE: TEXT})
    scores = replace(some(), agreement=agreement)
    row = "B | Development · 開発用 | 2 | 0.67 | 1.00 | 0.00 | 1.00 | 1.00 | 1.00 | – | – | 1.00 | – |"
    page = to_markdown(scores)
    assert f"| `talks.txt` | {row}" in page
    assert "| all · 全体 |  |  | 2 | 0.67 |" in page
    assert "Agreement of two coders" in table(scores)
    assert json.loads(to_json(scores))["agreement"]["all"]["statements"]["value"] == 0.6667
    assert "Agreement" not in to_markdown(some())


# --- what a change won and lost ---------------------------------------------------------------------


def recorded(scores: Scores) -> dict[str, object]:
    return dict(json.loads(to_json(scores)))


def test_a_change_shows_the_rows_it_won_and_lost(tmp_path: Path) -> None:
    old, new = recorded(some()), recorded(some(CODED))
    shown = compare(old, new)
    assert shown.startswith("talks.txt\n")
    assert "Statements, F1: 0.67 → 1.00  (+0.33)" in shown
    assert "won 2, lost 0, still wrong but otherwise 0" in shown
    assert "+ won: Statements, F1 30–43 「これを受け、組織を改めた。」  commitment, commit ≠ –" in shown
    assert "+ won: whole row 0–29 「両国は、" in shown
    assert "- lost: Statements, F1 30–43" in compare(new, old)
    assert compare(old, old, "ja") == "差なし"


def test_a_row_that_is_wrong_in_another_way_is_neither_won_nor_lost() -> None:
    other = recorded(some(Coding(FILE, (said("s1", FIRST, kind="action"),))))
    shown = compare(recorded(some()), other)
    assert "won 0, lost 0, still wrong but otherwise 1" in shown
    found = Coding(FILE, (*READ.statements, said("s2", LAST, act="agree")))
    shown = compare(recorded(some()), recorded(some(found)))
    assert "won 0, lost 0, still wrong but otherwise 1" in shown, "a statement found with a wrong cell"
    assert "→  whole row 30–43" in shown


def test_a_document_measured_only_once_is_named_and_no_more() -> None:
    both, one = recorded(four()), recorded(some())
    shown = compare(both, one)
    assert shown.count("measured only before") == 4
    assert "talks.txt\n  measured only now\n" in shown
    assert "→" not in shown


def test_only_a_measurement_can_be_compared(tmp_path: Path) -> None:
    for content, message in (("{}", "is no file"), ('{"format": 1}', "measure again")):
        (tmp_path / "old.json").write_text(content, encoding="utf-8")
        with pytest.raises(ScoresError, match=message):
            read_scores(tmp_path / "old.json")
