"""The words of an error, where they may be shown, and which errors are worth showing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, zip_longest

from keii.evaluation.judgement import Miss
from keii.evaluation.scores import FIGURES

WORST = 20
"""How many errors are quoted for a group of documents."""

QUOTE = 40
"""How many code points of an error's words are quoted."""

_ORDER = ("fidelity", "unsupported", *(key for key, form in FIGURES if key != "fidelity" and form != "count"))


def quoted(miss: Miss, texts: Mapping[str, str]) -> str:
    """Give the words at an error, cut short; nothing for a text that may not be quoted."""
    words = " ".join(miss.span.of(texts.get(miss.file, "")).splitlines())
    return words if len(words) <= QUOTE else f"{words[: QUOTE - 1]}…"


def worst(misses: Iterable[Miss], limit: int = WORST) -> list[Miss]:
    """Give the heaviest errors of each figure in turn, as many as the limit; figure by figure."""
    ranked: dict[str, list[Miss]] = {key: [] for key in _ORDER}
    for miss in sorted(misses, key=lambda one: (-one.weight, one.file, one.span, one.coded, one.read)):
        ranked[miss.key].append(miss)
    chosen = [one for one in chain.from_iterable(zip_longest(*ranked.values())) if one is not None][:limit]
    return sorted(chosen, key=lambda one: _ORDER.index(one.key))
