"""What the report says, in English and Japanese."""

from __future__ import annotations

from typing import Literal

Lang = Literal["en", "ja"]

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
    "errors": ("Errors by cause", "誤りの内訳"),
    "worst": ("The worst errors", "主な誤り"),
    "cause": ("Cause", "原因"),
    "count": ("Count", "件数"),
    "place": ("Place", "位置"),
    "quote": ("Words", "原文"),
    "coded": ("Coded", "正解"),
    "read": ("Read", "出力"),
    "files": ("Files", "ファイル"),
    "absent": ("not in the build, counted as missed", "ビルドになく、漏れとして計上"),
    "unread": ("text not found, quotes and edges unchecked", "本文がなく、引用と辺は未確認"),
    "won": ("won", "改善"),
    "lost": ("lost", "悪化"),
    "same": ("no difference", "差なし"),
}

CAUSE: dict[str, tuple[str, str]] = {
    "missed": ("missed", "漏れ"),
    "extra": ("extra", "余分"),
    "wrong": ("wrong cells", "値の誤り"),
}

INTRODUCTION = (
    "Made by `keii evaluate`; do not edit. A statement is found when its span overlaps the coded one by at "
    "least half (intersection over union); the lines below it are about the statements found. Intervals are "
    "95 % bootstrap intervals. Development documents were used to write the rules: their figures say how "
    "well the rules fit, not how well they read a new text. Baselines: each sentence a statement, filled "
    "with what is most frequent in the development gold; each linking word to the nearest name before it. "
    "An event’s date counts when it is a less precise form of the coded one, or the other way round. An "
    "interval of 1.00–1.00 says only that this sample held no error.",
    "`keii evaluate` が生成する。手で編集しないこと。言明は、正解の範囲と半分以上重なるとき（IoU）検出とし、"
    "その下の行は検出された言明についての値である。区間は 95 % ブートストラップ区間。開発用文書は規則の"
    "作成に用いたもので、その値は規則の当てはまりを示し、新しい文書での精度ではない。比較対象は、各文を言明とし最頻値で"
    "埋めたものと、接続語句を直前の名称に結んだもの。出来事の日付は、一方が他方をより粗く表したものであれば"
    "一致とする。区間 1.00–1.00 は、この標本に誤りがなかったことを示すにすぎない。",
)


def figure(key: str, lang: Lang) -> str:
    """Give the label of a figure."""
    return FIGURE[key][lang == "ja"]


def word(key: str, lang: Lang) -> str:
    """Give a word of the report."""
    return WORDS[key][lang == "ja"]


def both(key: str) -> str:
    """Give a word or a figure's label in both languages, for a page that everybody reads."""
    english, japanese = FIGURE.get(key) or WORDS.get(key) or CAUSE[key]
    return english if english == japanese else f"{english} · {japanese.removeprefix('– ')}"
