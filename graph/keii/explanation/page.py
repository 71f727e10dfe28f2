"""An explanation as lines for people, in Japanese or English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from keii.explanation.account import End, Named, Place, Rule, Settled, StatementAccount, TraceAccount
from keii.model import BASE
from keii.rdf.canonical import escaped

_WORDS = {
    "statement": ("Statement", "文"),
    "trace": ("Trace", "つながり"),
    "document": ("document", "文書"),
    "place": ("place", "箇所"),
    "characters": ("{file}, characters {start}–{end}", "{file} {start}–{end}字"),
    "before": ("just before", "直前"),
    "after": ("just after", "直後"),
    "evidence": ("also shown by", "ほかの根拠箇所"),
    "kind": ("kind", "種別"),
    "act": ("act", "行為"),
    "negated": ("negated", "否定"),
    "yes": ("yes", "あり"),
    "no": ("no", "なし"),
    "none": ("none", "なし"),
    "qualifier": ("qualifier", "限定の語句"),
    "rule": ("Rule", "規則"),
    "decides": ("says", "定めること"),
    "content": ("what is said decides", "述べられた内容による"),
    "note": ("note", "注記"),
    "words": ("words", "語句"),
    "pattern": ("pattern", "型"),
    "example": ("example", "例"),
    "source": ("source", "出典"),
    "no-source": ("none is written in the record", "記載なし"),
    "no-rule": ("none is stored in this graph", "このグラフには記録されていません"),
    "default-rule": (
        "no wording rule fixes the act: the verb of the clause is in none of them, or only describes",
        "行為を定める規則はありません。節の動詞がどの規則にもないか、説明に使われているだけです",
    ),
    "gone-rule": (
        "the cue files do not hold this rule; build the graph again with the rules of today",
        "規則ファイルにありません。現在の規則でグラフを作り直してください",
    ),
    "how": ("What was resolved how", "何をどう解決したか"),
    "speaker": ("speaker", "主体"),
    "holder": ("holder", "義務・行動の主体"),
    "reporter": ("reporter", "伝える者"),
    "madeAt": ("said at", "述べられた場"),
    "reports": ("deed told", "伝える出来事"),
    "date": ("date", "日付"),
    "resolution": ("also", "そのほか"),
    "as-speaker": ("the same as the speaker", "主体と同じ"),
    "no-ways": ("– this graph does not record how", "– 解決の方法は、このグラフに記録されていません"),
    "relation": ("relation", "関係"),
    "basis": ("basis", "根拠の種類"),
    "score": ("score", "点数"),
    "start": ("from", "起点"),
    "target": ("to", "終点"),
    "lifted": ("lifted from", "元のつながり"),
}


class Page:
    """Writes explanations in one language; words of texts stay as they are, control characters apart."""

    def __init__(self, lang: str) -> None:
        """Keep the language."""
        self._ja = lang == "ja"

    def lines(self, account: StatementAccount | TraceAccount) -> Iterator[str]:
        """Give the lines of an explanation."""
        found = self._statement(account) if isinstance(account, StatementAccount) else self._trace(account)
        return map(escaped, found)

    def _statement(self, told: StatementAccount) -> Iterator[str]:
        yield f"{self._word('statement')} {told.id}"
        yield self._quoted(told.quote)
        if told.place:
            yield from self._home(told.place)
        yield self._line(1, "kind", told.kind.label)
        yield self._line(1, "act", told.act.label)
        yield self._line(1, "negated", self._word("yes" if told.negated else "no"))
        yield self._line(
            1, "qualifier", self._quoted(told.qualifier) if told.qualifier else self._word("none")
        )
        yield from self._evidence(told.evidence)
        yield from self._rule(told.rule)
        yield self._word("how")
        yield from chain.from_iterable(self._settled(part, told) for part in told.settled)
        if not any(part.ways for part in told.settled):
            yield f"  {self._word('no-ways')}"

    def _trace(self, told: TraceAccount) -> Iterator[str]:
        yield f"{self._word('trace')} {told.id}"
        if told.cue:
            yield self._quoted(told.cue)
        if told.place:
            yield from self._home(told.place)
        yield self._line(1, "relation", told.relation.label)
        yield self._line(1, "basis", told.basis.label)
        yield from (self._line(1, "source", source) for source in told.sources)
        if told.score:
            yield self._line(1, "score", told.score)
        yield from self._end("start", told.start)
        yield from self._end("target", told.target)
        shown = {_spot(end.place) for end in (told.start, told.target) if end.place}
        yield from self._evidence(place for place in told.evidence if _spot(place) not in shown)
        if told.lifted_from:
            yield self._line(1, "lifted", told.lifted_from)
        if told.rule:
            yield from self._rule(told.rule)

    def _home(self, place: Place) -> Iterator[str]:
        yield self._line(1, "document", place.document.label)
        yield self._line(1, "place", self._where(place))
        if place.before:
            yield self._line(1, "before", f"…{place.before}")
        if place.after:
            yield self._line(1, "after", f"{place.after}…")

    def _where(self, place: Place) -> str:
        range_ = self._word("characters").format(file=place.file, start=place.start, end=place.end)
        return f"{range_}{'、' if self._ja else ', '}{place.locator}" if place.locator else range_

    def _evidence(self, places: Iterable[Place]) -> Iterator[str]:
        for place in places:
            yield self._line(1, "evidence", f"{self._quoted(place.quote)} {self._where(place)}")

    def _end(self, name: str, end: End) -> Iterator[str]:
        yield self._line(1, name, self._thing(end.thing, end.type.label, end.date))
        if end.place:
            yield f"    {self._quoted(end.place.quote)} {self._where(end.place)}"

    def _rule(self, rule: Rule | None) -> Iterator[str]:
        if rule is None:
            yield self._line(0, "rule", self._word("no-rule"))
            return
        yield self._line(0, "rule", rule.id + (self._bracketed(rule.file) if rule.file else ""))
        if not rule.file:
            yield f"  {self._word('default-rule' if rule.default else 'gone-rule')}"
            return
        yield self._line(1, "decides", rule.decides.label if rule.decides else self._word("content"))
        for name, text in (
            ("note", rule.note),
            ("words", self._joined(rule.words)),
            ("pattern", rule.pattern),
        ):
            if text:
                yield self._line(1, name, text)
        yield from (self._line(1, "example", example) for example in rule.examples)
        yield self._line(1, "source", rule.source or self._word("no-source"))

    def _settled(self, part: Settled, told: StatementAccount) -> Iterator[str]:
        values = self._joined(self._thing(value) for value in part.values)
        speakers = next((other.values for other in told.settled if other.what == "speaker"), ())
        if part.what == "holder" and not part.ways and part.values == speakers:
            values += self._bracketed(self._word("as-speaker"))
        if part.what != "kind" or part.ways:
            yield self._line(1, part.what, values)
        for way in part.ways:
            yield "    ← " + self._pair(way.label, way.definition)

    def _thing(self, thing: Named, *about: str) -> str:
        """Give a label, and what more is known, with the short name that other commands take."""
        iri = thing.iri or ""
        more = self._joined(filter(None, (*about, iri.removeprefix(BASE) if iri.startswith(BASE) else "")))
        return thing.label + (self._bracketed(more) if more else "")

    def _line(self, level: int, name: str, text: str) -> str:
        return "  " * level + self._pair(self._word(name), text)

    def _pair(self, name: str, text: str) -> str:
        return f"{name}{'：' if self._ja else ': '}{text}".rstrip()

    def _joined(self, texts: Iterable[str]) -> str:
        return ("、" if self._ja else ", ").join(texts)

    def _quoted(self, words: str) -> str:
        return f"「{words}」" if self._ja else f"“{words}”"

    def _bracketed(self, words: str) -> str:
        return f"（{words}）" if self._ja else f" ({words})"

    def _word(self, name: str) -> str:
        return _WORDS[name][self._ja]


def _spot(place: Place) -> tuple[str, int, int]:
    return place.file, place.start, place.end
