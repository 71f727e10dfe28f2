"""Turn a coder's draft (quotes) into a gold file (offsets): ``python tests/gold/anchor.py TEXT DRAFT OUT``.

A draft is a gold file (``README.md``) in which words stand for places: a statement, trace or
unresolved reference has ``quote`` – the whole words, or their beginning and end with ``…`` between –
and ``spans`` holds quotes.  Words that occur more than once take ``nth`` (1, 2 …), or in ``spans``
the pair ``["words", nth]``; ``"*"`` in place of ``nth`` means every occurrence.  The text is taken
exactly as read, so quotes may leave out line breaks and blanks: they are skipped when searching.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

from keii.evaluation import misfits, read_gold

HEAD = 12
SHARED_HEAD = 6


class Unanchored(Exception):
    """A quote does not stand in the text, or stands there more than once."""


def places(text: str, quote: str) -> list[tuple[int, int]]:
    """Give every place of a quote; blanks and line breaks in the text between its letters are skipped."""
    head, _, tail = quote.partition("…")
    first = _pattern(head)
    if not tail:
        return [match.span() for match in re.finditer(first, text)]
    return [match.span() for match in re.finditer(f"{first}.*?{_pattern(tail)}", text, re.DOTALL)]


def anchored(text: str, draft: dict[str, Any], *, shared: bool) -> dict[str, Any]:
    """Give the gold of a draft.

    Raises:
        Unanchored: with one line for each quote that has no place of its own.
    """
    faults: list[str] = []
    gold = {"document": dict(draft["document"])}
    if shared:
        gold["document"]["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    for part in ("events", "agreements", "actors"):
        gold[part] = [{**record, "spans": _spans(text, record, faults)} for record in draft.get(part, [])]
    for part in ("statements", "traces", "unresolved"):
        gold[part] = []
        for record in draft.get(part, []):
            start, end = _one(text, record["quote"], record.get("nth"), faults, record.get("id") or part)
            kept = {key: value for key, value in record.items() if key not in {"quote", "nth"}}
            words = {"start": start, "end": end}
            if part == "statements":
                words["head"] = text[start : min(end, start + (SHARED_HEAD if shared else HEAD))]
            elif part == "traces":
                words["cue"] = text[start:end]
            else:
                words["quote"] = text[start:end]
            gold[part].append({**kept, **words})
    if faults:
        raise Unanchored("\n".join(faults))
    return gold


def _pattern(words: str) -> str:
    return r"\s*".join(re.escape(letter) for letter in words if not letter.isspace())


def _spans(text: str, record: dict[str, Any], faults: list[str]) -> list[list[int]]:
    spans = []
    for words in record.get("spans", []):
        quote, nth = (words, None) if isinstance(words, str) else words
        if nth == "*":
            spans += [list(place) for place in places(text, quote)]
        else:
            spans.append(list(_one(text, quote, nth, faults, record["id"])))
    return spans


def _one(text: str, quote: str, nth: int | None, faults: list[str], where: str) -> tuple[int, int]:
    found = places(text, quote)
    if not found or (nth is None and len(found) > 1) or (nth or 1) > len(found):
        faults.append(f"{where}: {quote[:40]!r} stands {len(found)} times; nth = {nth}")
        return (0, 1)
    return found[(nth or 1) - 1]


def main() -> int:
    """Write OUT; 1 where a quote cannot be placed or the gold contradicts itself."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("draft", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--shared", action="store_true", help="the project does not hold the text")
    args = parser.parse_args()
    text = args.text.read_bytes().decode("utf-8")
    try:
        draft = json.loads(args.draft.read_text(encoding="utf-8"))
        gold = anchored(text, draft, shared=args.shared)
    except (Unanchored, ValueError, KeyError) as error:
        print(f"{args.draft}: {error}", file=sys.stderr)
        return 1
    args.out.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    wrong = misfits(read_gold(args.out), text)
    print(
        "\n".join(wrong) or f"{args.out}: {len(gold['statements'])} statements, {len(gold['traces'])} traces"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
