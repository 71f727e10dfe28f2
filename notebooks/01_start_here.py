# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # Start here · はじめに
#
# From official documents to a graph you can ask: on which earlier agreement does a decision rest, in
# whose words? Everything below runs offline, and nothing is written where you work.
#
# 公文書から、問いかけることのできるグラフへ。ある決定は、以前のどの合意に、誰の言葉で基づいているか。
# 以下は全てオフラインで動き、作業フォルダーには何も書き込まない。

# %% [markdown]
# ## Build · グラフを作る
#
# With no paths, the bundled documents are built. Put your own files into the list instead.
#
# パスを渡さなければ同梱の文書から作る。手元のファイルを使うときは、リストに書く。

# %%
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from keii import queries
from keii.build import build
from keii.model import bare
from keii.store import Table, open_store

with TemporaryDirectory() as folder:
    built = build([], Path(folder))
store = open_store(built.graph)
pd.Series(built.counts, name="count").to_frame()

# %% [markdown]
# Answers become tables in one place. A date stays as precise as the text said it: `2025-03` is a month,
# and no day is made up for it. IRIs are shown by their last part.
#
# 答えを表にするのはここだけ。日付は本文の精度のまま。`2025-03` は月であって、日を補わない。
# IRI は末尾だけを示す。

# %%
pd.set_option("display.max_colwidth", 60)


def frame(answer: Table, *columns: str) -> pd.DataFrame:
    """Give an answer as a table of text, with the columns asked for."""
    rows = [[bare(cell) if cell.startswith("http") else cell for cell in row] for row in answer.texts()]
    data = pd.DataFrame(rows, columns=list(answer.columns)).drop_duplicates()
    return data[list(columns)].drop_duplicates(ignore_index=True) if columns else data


pd.DataFrame([(q.name, q.en, q.ja) for q in queries.load().values()], columns=["name", "question", "問い"])

# %% [markdown]
# ## Five questions · 五つの問い
#
# **1. On which earlier decisions does the latest step rest, and in which words?** The decision with the
# longest chain is taken; put any other IRI in its place.
#
# **1. 直近の動きは、以前のどの決定に、どの言葉で基づいているか。** 最も長い連鎖を持つ決定を選んでいる。
# 他の IRI に替えてよい。

# %%
from keii.lineage import ancestry, network

net = network(built.graph)
chains = {iri: ancestry(net, iri) for iri, node in sorted(net.nodes(data=True)) if node["type"] == "event"}
decision = max(chains, key=lambda iri: max(chains[iri].numbers.values()))
frame(
    queries.run(store, "ancestry", decision=decision),
    "later", "relation", "cue", "earlier", "date", "label_ja", "label_en", "basis",
)  # fmt: skip

# %% [markdown]
# **2. Who committed to what?** The holder is who is bound, which is not always who speaks.
#
# **2. 誰が何を約束したか。** 示すのは義務を負う者であり、話し手とは限らない。

# %%
frame(queries.run(store, "commitments"), "event", "date", "holder", "act", "quote")

# %% [markdown]
# **3. What did the U.S. side explain, and who reported it?** · **3. 米側は何を説明し、それを誰が伝えたか。**

# %%
frame(queries.run(store, "explanations"), "speaker", "reporter", "negated", "quote")

# %% [markdown]
# **4. What is limited, and in which words?** · **4. 何が、どの言葉で限定されているか。**

# %%
frame(queries.run(store, "limits"), "how", "words", "limited")

# %% [markdown]
# **5. Which references stay open?** They are kept as they are and never guessed.
#
# **5. どの参照先が特定されていないか。** 推測せず、そのまま残してある。

# %%
frame(queries.run(store, "open-references"), "words", "sentence")

# %% [markdown]
# ## The chain on a time line · 連鎖を時間の上に
#
# Each arrow is a link that a text states. A solid arrow has linking words; a dashed one says that the
# same undertaking went a step further. Labels are Japanese where a Japanese font is installed, else
# English.
#
# 矢印はどれも本文に記されたつながり。実線は接続の語句があるもの、破線は同じ取組が一歩進んだもの。
# 日本語フォントがあれば日本語、なければ英語で示す。

# %%
import matplotlib.pyplot as plt
from matplotlib import dates, font_manager

from keii.view.wrap import wrap

installed = {font.name for font in font_manager.fontManager.ttflist}
wanted = ("Noto Sans CJK JP", "Noto Sans JP", "IPAexGothic", "Hiragino Sans", "Yu Gothic", "Meiryo")
font = next((name for name in wanted if name in installed), None)
plt.rcParams["font.family"] = [font] if font else ["DejaVu Sans"]


def label(iri: str) -> str:
    """Give the label of a node on short lines, in a language that the font can draw."""
    node = net.nodes[iri]
    words = (font and node["label_ja"]) or node["label_en"] or node["cls"] or bare(iri)
    return "\n".join([node["date"] or "", *wrap(words, 16, 4)])


chain = chains[decision]
place = {
    iri: (dates.date2num(pd.Timestamp(net.nodes[iri]["earliest"])), hop)
    for iri, hop in chain.numbers.items()
    if net.nodes[iri]["earliest"]
}
figure, axes = plt.subplots(figsize=(9, 1.5 + len(place)), layout="constrained")
blue, paper = "tab:blue", {"facecolor": "white", "edgecolor": "none", "pad": 2}
for hop in chain.hops:
    if hop.source in place and hop.target in place:
        link = net.edges[hop.source, hop.target, hop.trace]
        style = "-" if link["basis"] == "Stated" else "--"
        arrow = {"arrowstyle": "->", "linestyle": style, "shrinkA": 7, "shrinkB": 7, "color": blue}
        axes.annotate("", place[hop.target], place[hop.source], arrowprops=arrow)
        (x1, y1), (x2, y2) = place[hop.source], place[hop.target]
        words = link["cue"] if font and link["cue"] else link["relation"]
        axes.text((x1 + x2) / 2, (y1 + y2) / 2, words, color=blue, bbox=paper, ha="center", va="center")
for iri, (x, y) in place.items():
    axes.plot(x, y, "o", color="black")
    axes.annotate(label(iri), (x, y), (6, -6), textcoords="offset points", va="top")
axes.xaxis.set_major_locator(dates.AutoDateLocator(minticks=3, maxticks=8))
axes.xaxis.set_major_formatter(dates.DateFormatter("%Y-%m"))
first, last = axes.get_xlim()
axes.set_xlim(first, last + 0.35 * (last - first))  # room for the last label
axes.margins(y=0.3)
axes.invert_yaxis()
axes.yaxis.set_visible(False)
axes.spines[["left", "top", "right"]].set_visible(False)

# %% [markdown]
# ## Look around · 見て回る
#
# The explorer, in a sandboxed frame. If it stays blank, trust the notebook, or run
# `python build_graph.py` and open `build/graph.html` in a browser: it is the same page.
#
# エクスプローラー（隔離した枠の中で動く）。空白のままなら、ノートブックを信頼済みにするか、
# `python build_graph.py` を実行し、`build/graph.html` をブラウザーで開く。同じページである。

# %%
from keii.view import Explorer

Explorer(net)
