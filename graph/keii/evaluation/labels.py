"""What the report says, in English and Japanese."""

from __future__ import annotations

from typing import Literal

Lang = Literal["en", "ja", "both"]
"""A language, or both side by side for a page that everybody reads."""

FIGURE: dict[str, tuple[str, str]] = {
    "statements": ("Statements, F1", "言明 F1"),
    "statements.iou": ("– mean overlap (IoU)", "– 平均重なり (IoU)"),
    "statements.exact": ("– exact span", "– 範囲の完全一致"),
    "kind": ("– kind", "– 種別"),
    "act": ("– act", "– 行為"),
    "speakers": ("– speakers, all", "– 発言・行為の主体"),
    "states": ("– speakers, states", "– 発言・行為の主体（国）"),
    "holders": ("– holders", "– 義務・行動の主体"),
    "addressees": ("– addressees", "– 相手・受益者"),
    "date": ("– date, exact", "– 日付（完全一致）"),
    "event": ("– event", "– 出来事"),
    "reporter": ("– reporter, F1 on positives", "– 伝える者 F1（正例）"),
    "negation": ("– negation, F1 on positives", "– 否定 F1（正例）"),
    "limits": ("– limits, F1 on positives", "– 限定 F1（正例）"),
    "row": ("– whole row", "– 行全体"),
    "events": ("Events (type and date), F1", "出来事（種類と日付）F1"),
    "events.date": ("– date to the same precision", "– 日付（精度も一致）"),
    "agreements": ("Agreements, F1", "取決め F1"),
    "agreements.date": ("– date", "– 日付"),
    "agreements.type": ("– type", "– 種類"),
    "actors": ("Actors, F1", "主体 F1"),
    "actors.type": ("– type", "– 種類"),
    "traces": ("Traces end to end, F1", "つながり（両端と関係）F1"),
    "traces.Stated": ("– stated", "– 明示"),
    "traces.SameUndertaking": ("– same undertaking", "– 同一の取組"),
    "detection": ("Trace cues found, F1", "つながりの語句の検出 F1"),
    "detection.Stated": ("– stated", "– 明示"),
    "detection.SameUndertaking": ("– same undertaking", "– 同一の取組"),
    "references": ("Unresolved references, F1", "未解決の参照 F1"),
    "fidelity": ("Exact quotes (must be 1)", "引用の一致（1 であること）"),
    "unsupported": ("Unsupported edges (must be 0)", "根拠のない辺（0 であること）"),
}

HEAD: dict[str, tuple[str, str]] = {
    "statements": ("statements", "言明"),
    "kind": ("kind", "種別"),
    "act": ("act", "行為"),
    "speakers": ("speakers", "発言・行為者"),
    "holders": ("holders", "義務者"),
    "addressees": ("addressees", "相手"),
    "date": ("date", "日付"),
    "event": ("event", "出来事"),
    "reporter": ("reporter", "伝える者"),
    "negation": ("negated", "否定"),
    "limits": ("limits", "限定"),
    "row": ("whole row", "行全体"),
    "events": ("events", "出来事"),
    "agreements": ("agreements", "取決め"),
    "actors": ("actors", "主体"),
    "traces": ("traces", "つながり"),
    "references": ("open references", "未解決の参照"),
    "fidelity": ("quotes", "引用"),
    "unsupported": ("unsupported edges", "根拠のない辺"),
    "cells": ("cells of statements found", "検出した言明の値"),
}
"""Figures in one word, for the heads of narrow columns and for counts of errors."""

WORDS: dict[str, tuple[str, str]] = {
    "development": ("Development", "開発用"),
    "test": ("Test", "試験用"),
    "real": ("real documents", "実在の文書"),
    "own": ("documents written for the project", "本プロジェクトで作成した文書"),
    "figure": ("Figure", "指標"),
    "keii": ("Keii", "Keii"),
    "interval": ("95 %", "95 %"),
    "precision": ("P", "適合率"),
    "recall": ("R", "再現率"),
    "units": ("right/missed/extra", "正/漏れ/余分"),
    "sentence": ("each sentence", "各文"),
    "name": ("nearest name", "直近の名称"),
    "title": ("Scores", "評価結果"),
    "documents": ("By document", "文書ごと"),
    "kinds": ("By kind of document", "文書の種類ごと"),
    "document": ("Document", "文書"),
    "document-kind": ("kind of document", "文書の種類"),
    "number": ("documents", "文書数"),
    "coded-statements": ("coded", "正解数"),
    "errors": ("Errors by cause", "誤りの内訳"),
    "worst": ("The worst errors", "主な誤り"),
    "error": ("What", "対象"),
    "cause": ("cause", "原因"),
    "count": ("count", "件数"),
    "alone": ("the only wrong part", "そこだけの誤り"),
    "place": ("Place", "位置"),
    "quote": ("Words", "原文"),
    "coded": ("Coded", "正解"),
    "read": ("Read", "出力"),
    "agreement": ("Agreement of two coders", "二人の符号化の一致"),
    "coder": ("coder", "符号化者"),
    "half": ("half", "区分"),
    "all": ("all", "全体"),
    "absent": ("not in the build, counted as missed", "ビルドになく、漏れとして計上"),
    "unread": ("text not found, quotes and edges unchecked", "本文がなく、引用と辺は未確認"),
    "won": ("won", "改善"),
    "lost": ("lost", "悪化"),
    "changed": ("still wrong, otherwise", "誤りのまま変化"),
    "rows": ("won {won}, lost {lost}, still wrong but otherwise {changed}",
             "改善 {won}、悪化 {lost}、誤りのまま変化 {changed}"),
    "before-only": ("measured only before", "前回のみ評価"),
    "now-only": ("measured only now", "今回のみ評価"),
    "same": ("no difference", "差なし"),
}  # fmt: skip

CAUSE: dict[str, tuple[str, str]] = {
    "missed": ("missed", "漏れ"),
    "extra": ("extra", "余分"),
    "wrong": ("wrong", "誤り"),
    "joined": ("missed, its words stand in another statement read", "漏れ（出力の別の言明に含まれる）"),
    "boundary": ("other bounds, overlap below one half", "範囲の相違（重なりが半分未満）"),
    "split": ("extra, a part of a coded statement", "余分（正解の言明の一部）"),
    "cue": ("cue missed", "語句の漏れ"),
    "further": ("cue found, one more link at it missed", "語句は検出、別のつながりの漏れ"),
    "relation": ("wrong relation", "関係の誤り"),
    "source": ("wrong source", "始点の誤り"),
    "target": ("wrong target", "終点の誤り"),
    "basis": ("wrong basis", "根拠の種類の誤り"),
    "type": ("wrong type", "種類の誤り"),
}

DOCUMENT: dict[str, tuple[str, str]] = {
    "": ("not said", "記載なし"),
    "joint-statement": ("joint statement", "共同声明"),
    "readout": ("readout", "会談概要"),
    "notice": ("notice", "お知らせ"),
    "diet-answer": ("answer in an assembly", "議会答弁"),
    "answer": ("answer", "答弁"),
    "speech": ("speech", "演説"),
    "letter": ("letter", "文書・書簡"),
    "fact-sheet": ("fact sheet", "ファクトシート"),
    "press-conference": ("press conference", "記者会見"),
    "treaty": ("treaty", "条約"),
    "report": ("report", "報告"),
}
"""Kinds of document; one that is not listed is shown as the gold writes it."""

INTRODUCTION = (
    "Made by `keii evaluate`; do not edit. A statement is found when its span overlaps the coded one by at "
    "least half (intersection over union); the lines below it are about the statements found. A row is "
    "right as a whole when kind, act, speakers, holders, reporter, date, negation and limits all are. "
    "Addressees and event are shown apart: the manual leaves room over whom a statement is addressed to, "
    "and a wrong event is one error of the event, not one of each statement made at it. Intervals are 95 % "
    "bootstrap intervals over units (statements, events, traces), not over documents, which differ more "
    "from one another; an interval of 1.00–1.00 says only that this sample held no error. Development "
    "documents were used to write the rules: their figures say how well the rules fit, not how well they "
    "read a new text. Baselines: each sentence a statement, filled with what is most frequent in the "
    "development gold; each linking word to the nearest name before it. An event’s date counts when it is "
    "a less precise form of the coded one, or the other way round; a statement’s must be the same to the "
    "letter. Texts that the project does not hold are not quoted.",
    "`keii evaluate` が生成する。手で編集しないこと。言明は、正解の範囲と半分以上重なるとき（IoU）検出とし、"
    "その下の行は検出された言明についての値である。行全体は、種別、行為、発言・行為の主体、義務・行動の主体、"
    "伝える者、日付、否定、限定の全てが正しいとき正しい。相手と出来事は別に示す。誰に向けた言明かは手引に幅"
    "があり、出来事の誤りは出来事の誤り一つであって、その場の言明全ての誤りではないためである。区間は、文書"
    "ではなく単位（言明、出来事、つながり）の95 % ブートストラップ区間であり、文書間の差はこれより大きい。"
    "区間 1.00–1.00 は、この標本に誤りがなかったことを示すにすぎない。開発用文書は規則の作成に用いたもので、"
    "その値は規則の当てはまりを示し、新しい文書での精度ではない。比較対象は、各文を言明とし最頻値で埋めたも"
    "のと、接続語句を直前の名称に結んだもの。出来事の日付は、一方が他方をより粗く表したものであれば一致とし、"
    "言明の日付は完全一致とする。本プロジェクトが持たない文書の原文は引用しない。",
)

ON_CAUSES = (
    "A row or a trace with several wrong parts counts under each; the last column says how often that part "
    "was the only wrong one.",
    "複数の誤りがある行やつながりは、それぞれに数える。最後の欄は、そこだけが誤りであった件数。",
)

NOT_QUOTED = (
    "Counted, not quoted: who writes rules must not read the test half. Who does not may see them with "
    "`--half test --json FILE`.",
    "試験用文書の誤りは、件数のみ示し、引用しない。規則を書く人が読まないようにするためである。規則を書かない"
    "人は `--half test --json FILE` で見ることができる。",
)

ON_AGREEMENT = (
    "Two people coded these documents apart, by the same manual; the second’s coding is measured against "
    "the first’s as a build is. It is the ceiling to aim for.",
    "二人が同じ手引により別々に符号化した文書について、二人目の符号化を、ビルドと同じ方法で一人目のものと比"
    "べた。目指しうる上限を示す。",
)


def figure(key: str, lang: Lang) -> str:
    """Give the label of a figure."""
    return _said(FIGURE[key], lang)


def head(key: str, lang: Lang) -> str:
    """Give a figure in one word."""
    return _said(HEAD[key], lang)


def word(key: str, lang: Lang) -> str:
    """Give a word of the report."""
    return _said(WORDS[key], lang)


def cause(key: str, lang: Lang) -> str:
    """Give the cause of an error: a cause of its own, or the cell that is wrong."""
    return _said(CAUSE.get(key) or HEAD[key], lang)


def document(kind: str, lang: Lang) -> str:
    """Give a kind of document; one that has no words of its own, as the gold writes it."""
    return _said(DOCUMENT.get(kind, (kind, kind)), lang)


def _said(words: tuple[str, str], lang: Lang) -> str:
    english, japanese = words
    if lang == "both" and english != japanese:
        return f"{english} · {japanese.removeprefix('– ')}"
    return japanese if lang == "ja" else english
