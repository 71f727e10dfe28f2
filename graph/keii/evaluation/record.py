"""Scores as JSON, for programs and for a later ``--diff``."""

from __future__ import annotations

import json
from typing import Any

from keii.evaluation.causes import tally
from keii.evaluation.figures import Figure
from keii.evaluation.judgement import Miss
from keii.evaluation.quoting import quoted
from keii.evaluation.scores import SECOND, Agreement, Group, Scores

FORMAT = 2
"""Counted up when the form changes."""


def to_json(scores: Scores) -> str:
    """Give the scores as JSON: groups, kinds of document, documents and errors, figures to four decimals."""
    data = {
        "format": FORMAT,
        "groups": [_group(group, scores) for group in scores.groups],
        "kinds": [_group(group, scores) for group in scores.kinds],
        "documents": [_group(group, scores) for group in scores.documents],
        "errors": [_miss(miss, scores) for miss in scores.misses],
        "absent": list(scores.absent),
        "unread": list(scores.unread),
        "agreement": _agreement(scores.agreement) if scores.agreement else None,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _group(group: Group, scores: Scores) -> dict[str, Any]:
    causes = tally(miss for miss in scores.misses if miss.file in group.files)
    return {
        "name": group.name,
        "half": group.half,
        "origin": group.origin,
        "kind": group.kind,
        "files": list(group.files),
        "figures": _figures(group),
        "causes": [
            {"of": one.key, "cause": one.cause, "count": one.count, "alone": one.alone} for one in causes
        ],
    }


def _figures(group: Group) -> dict[str, Any]:
    return {
        column: {key: _figure(one) for key, one in figures.items()}
        for column, figures in group.columns.items()
    }


def _figure(one: Figure) -> dict[str, Any]:
    values = {name: getattr(one, name) for name in ("value", "low", "high", "precision", "recall")}
    rounded = {name: value if value is None else round(value, 4) for name, value in values.items()}
    return {"form": one.form, **rounded, "hits": one.hits, "missed": one.missed, "extra": one.extra}


def _miss(miss: Miss, scores: Scores) -> dict[str, Any]:
    return {
        "figure": miss.key,
        "cause": miss.cause,
        "cells": list(miss.cells),
        "file": miss.file,
        "start": miss.span.start,
        "end": miss.span.end,
        "words": quoted(miss, scores.texts),
        "coded": miss.coded,
        "read": miss.read,
    }


def _agreement(agreement: Agreement) -> dict[str, Any]:
    documents = [
        {"name": one.name, "half": one.half, "coder": coder, "figures": _figures(one)[SECOND]}
        for one, coder in zip(agreement.documents, agreement.coders, strict=True)
    ]
    return {"documents": documents, "all": _figures(agreement.whole)[SECOND]}
