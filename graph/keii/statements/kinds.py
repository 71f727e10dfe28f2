"""Kind, act, negation and qualifier of a clause (coding manual, "Statements", "Acts", "Limits").

Kind follows the content, act follows the verb: 「…強化していくことを確認した」 is a commitment with
act ``confirm``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from keii.mentions.tokens import Token
from keii.ontology.cues import Cue, Cues
from keii.statements.clauses import governs_clause
from keii.statements.lexicon import Lexicon
from keii.statements.predicates import Predicate, bare_content, predicate

_DENIED = re.compile(
    r"(?:ない|ません|なく|なかった|ず|ぬ)(?:もの|こと|旨|点)?(?:である|です|だ)?(?:との?|という)?(?:を|で|に)?$"
)
DEFAULT_RULE = "ja.default.explain"
# In the passive these still tell an act (合意された, 容認されない); others describe (対応が求められる).
_SAID_OF_ALL = frozenset({"agree", "reaffirm", "decide", "oppose", "discuss"})
_WISHED = re.compile(r"^[^、。]{0,8}たい(?:$|と|旨|もの|。)")
_OBLIGED = re.compile(r"べき(?:で|だ|もの|と|。|$)")
_UNTIL_NOW = re.compile(r"(?:てき(?:た|まし)|て(?:い|お)(?:り|る|ます))")
_OWN_PLAN = re.compile(r"(?:予定|方針|意向|意図|考え|計画|ていく|てまいる|つもり)(?:である|です|だ)?$")
_COMPOUND_BEFORE = re.compile(r"(?:の|[一-龠ァ-ヴー])$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a clause is: its kind, act, rule, whether it is negated, and the words that narrow it."""

    kind: str
    act: str
    rule: str
    negated: bool
    qualifier: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """A clause to be decided: its sentence, its range in it, its predicate and its words."""

    sentence: str
    start: int
    end: int
    found: Predicate
    words: tuple[Token, ...]

    @property
    def text(self) -> str:
        """Give the clause's own text."""
        return self.sentence[self.start : self.end]

    @property
    def after(self) -> str:
        """Give what follows the act word in the clause: auxiliaries and end."""
        return self.sentence[self.found.end : self.end]


class Kinds:
    """The rules that decide kind and act, from one language's records."""

    def __init__(self, cues: Cues, lexicon: Lexicon) -> None:
        """Take the records of content, future, negation and qualification."""
        self._lexicon = lexicon
        self._content = cues.of("content")
        self._future = cues.of("future")
        self._affirmed = cues.of("affirmed")
        self._qualifiers = cues.of("qualifier")
        self._silence = cues.of("silence")

    def silent(self, text: str) -> bool:
        """Tell whether a clause is form, question or courtesy, and so no statement."""
        return _any(self._silence, text)

    def going_on(self, text: str) -> bool:
        """Tell whether the words say that something is to go on (引き続き, 今後も, …ていく)."""
        return _any(self._future, text)

    def verdict(self, said: Said, *, agent: bool) -> Verdict | None:
        """Decide a clause that stands for itself; none where it is no statement.

        ``agent`` tells whether the clause names or inherits somebody who acts.
        """
        found = said.found
        if (found.nominal and self._mere_noun(found)) or _announces(said):
            return None
        negated = self.negated(said.sentence, found)
        kind, act = self._kind_and_act(said, agent=agent, negated=negated)
        rule = found.rule.id if found.rule and found.rule.value in {act, "say"} else DEFAULT_RULE
        return Verdict(kind, act, rule, negated, self.qualifier(said.text, negated=negated))

    def governed(self, text: str, own: Predicate | None, governor: Predicate) -> Verdict:
        """Decide an item of a list by the verb that governs the list."""
        act = governor.act or "explain"
        negated = self.negated(text, own) if own else False
        content = bare_content(text.rstrip("。"))
        kind = str(governor.rule.extra["kind"]) if governor.rule else "assessment"
        if kind == "content":
            kind = self.content(content, "commitment")
        if act == "say":
            act = "explain"
        if act == "explain" and own and own.act in {"plan", "commit", "intend", "pursue"} and not negated:
            kind = "commitment" if self.going_on(text) or own.act != "pursue" else kind
        if act == "discuss" and self.going_on(governor.complement) and not governor.past:
            kind = "commitment"
        rule = governor.rule.id if governor.rule else DEFAULT_RULE
        return Verdict(kind, act, rule, negated, self.qualifier(text, negated=negated))

    def content(self, words: str, default: str) -> str:
        """Give the kind that a complement's words say, the first record that matches deciding."""
        for cue in self._content:
            if cue.pattern and cue.pattern.search(words):
                return cue.value
        return default

    def negated(self, text: str, found: Predicate) -> bool:
        """Tell whether the predicate, or what it says, is denied; idioms that affirm are none."""
        denied = found.negated or (found.speech and bool(_DENIED.search(found.complement + found.particle)))
        return denied and not self._idiom(text, found)

    def qualifier(self, text: str, *, negated: bool) -> str | None:
        """Give the words that narrow a statement, verbatim in normalised form."""
        hits = []
        for cue in self._qualifiers:
            if cue.pattern and (cue.value != "negated" or negated):
                hits += [match.span() for match in cue.pattern.finditer(text)]
        chosen: list[tuple[int, int]] = []
        for start, end in sorted(hits, key=lambda pair: (pair[0] - pair[1], pair[0])):
            if all(end <= other[0] or other[1] <= start for other in chosen):
                chosen.append((start, end))
        return "、".join(text[start:end] for start, end in sorted(chosen)) or None

    def _idiom(self, text: str, found: Predicate) -> bool:
        near = text[max(0, found.start - 4) :] if found.negated else found.complement[-14:]
        return _any(self._affirmed, near)

    def _mere_noun(self, found: Predicate) -> bool:
        """Tell whether a clause that ends in a noun is a title or a phrase rather than a predicate."""
        if found.rule is None:
            return True
        return not found.particle and bool(_COMPOUND_BEFORE.search(found.complement))

    def _kind_and_act(self, said: Said, *, agent: bool, negated: bool) -> tuple[str, str]:
        found = said.found
        act = found.act
        if found.rule is None or act is None:
            return "assessment", "explain"
        if not found.speech and ((found.negated and negated) or _OBLIGED.search(said.text)):
            return "assessment", "explain"
        if found.passive and found.speech and act not in _SAID_OF_ALL:
            return "assessment", "explain"
        decide: dict[str, Callable[[], tuple[str, str]]] = {
            "say": lambda: self._carried(said),
            "pursue": lambda: self._pursued(said, agent=agent),
            "discuss": lambda: ("commitment" if self._open(said) else "action", "discuss"),
            "explain": lambda: (self._explained(found), "explain"),
        }
        if act in decide:
            return decide[act]()
        if act == "intend" and found.negated:
            return "position", act
        if act == "request" and self.going_on(said.text) and not found.past:
            return "commitment", act
        kind = str(found.rule.extra["kind"])
        if kind == "content":
            default = (
                "commitment" if act == "agree" and found.complement and not found.negated else "position"
            )
            return self.content(bare_content(found.complement), default), act
        if kind == "action" and _UNTIL_NOW.search(said.after) and not self.going_on(said.text):
            return kind, act
        if kind == "action" and not (found.past or found.nominal):
            return ("action" if found.passive and not self.going_on(said.text) else "commitment"), act
        return kind, act

    def _open(self, said: Said) -> bool:
        return self.going_on(said.text) or not (said.found.past or said.found.nominal)

    def _explained(self, found: Predicate) -> str:
        return "commitment" if _OWN_PLAN.search(bare_content(found.complement)) else "assessment"

    def _pursued(self, said: Said, *, agent: bool) -> tuple[str, str]:
        """Decide conduct: still to come (commitment), done (action), or merely described."""
        until_now = bool(_UNTIL_NOW.search(said.after))
        if _WISHED.search(said.after):
            return "position", "intend"
        if said.found.past:
            return "action", "pursue" if until_now else "complete"
        if self.going_on(said.text):
            return "commitment", "pursue"
        if until_now and not said.found.nominal:
            return ("action", "pursue") if agent else ("assessment", "explain")
        if said.found.passive or not agent:
            return "assessment", "explain"
        return "commitment", "pursue"

    def _carried(self, said: Said) -> tuple[str, str]:
        """Give kind and act of the clause that an empty verb of saying carries (述べる, 応じる)."""
        words = [token for token in said.words if token.end <= said.found.start]
        while words and (words[-1].tag.startswith("助詞") or words[-1].text in {"旨", "こと"}):
            words.pop()
        if not governs_clause(said.found) or not words or said.found.negated:
            return "assessment", "explain"
        inner = predicate(said.sentence, words, self._lexicon)
        if inner is None or inner.rule is None or inner.act == "say":
            return self.content(bare_content(said.found.complement), "assessment"), "explain"
        carried = Said(said.sentence, words[0].start, words[-1].end, inner, tuple(words))
        return self._kind_and_act(carried, agent=True, negated=self.negated(said.sentence, inner))


def _announces(said: Said) -> bool:
    """Tell whether a clause only names what comes next: a noun and a copula without a topic."""
    found = said.found
    noun = found.rule is None and found.copula and not found.negated and not found.formal
    head = next((token for token in said.words if token.start == found.start), None)
    if not noun or head is None or not head.tag.startswith("名詞"):
        return False
    return not re.search(r"[はがもて]|こと|から|ため", said.text[: found.start - said.start])


def _any(cues: Sequence[Cue], text: str) -> bool:
    return any(cue.pattern is not None and cue.pattern.search(text) for cue in cues)
