"""Kind, act, negation and qualifier of a clause (coding manual, "Statements", "Acts", "Limits")."""

from __future__ import annotations

import re

from keii.ontology.cues import Cues
from keii.statements.acts import Acts
from keii.statements.lexicon import Lexicon
from keii.statements.phrases import Phrases
from keii.statements.predicates import Predicate, bare_content
from keii.statements.said import DEFAULT_RULE, Decision, Said, Verdict

_COMPOUND_BEFORE = re.compile(r"(?:の|[一-龠ァ-ヴー])$")
# What an item of a list of explanations may be by its own verb.
_TO_COME = frozenset({"plan", "commit", "intend", "pursue"})


class Kinds:
    """The rules that decide what a clause is, from one language's records."""

    def __init__(self, cues: Cues, lexicon: Lexicon) -> None:
        """Take the records of the language."""
        self.phrases = Phrases(cues)
        self._acts = Acts(self.phrases, lexicon)

    def verdict(self, said: Said, *, agent: bool) -> Verdict | None:
        """Decide a clause that stands for itself; none where it is no statement.

        ``agent`` tells whether the clause names or inherits somebody who acts.
        """
        found = said.found
        if (found.nominal and _mere_noun(found)) or _announces(said):
            return None
        negated = self.phrases.negated(said.sentence, found)
        due = self.phrases.ending("due", said.text)
        if due:
            decision, negated = Decision(str(due.extra["kind"]), due.value, due.id), False
        else:
            decision = self._acts.decide(said, agent=agent, negated=negated)
        qualifier = self.phrases.qualifier(said.text, negated=negated)
        return Verdict(decision.kind, decision.act, _rule(decision, found), negated, qualifier)

    def governed(self, text: str, own: Predicate | None, governor: Predicate) -> Verdict:
        """Decide an item of a list by the verb that governs the list."""
        act = governor.act or "explain"
        negated = self.phrases.negated(text, own) if own else False
        content = bare_content(text.rstrip("。"))
        kind = str(governor.rule.extra["kind"]) if governor.rule else "assessment"
        going_on = self.phrases.going_on
        if kind == "content":
            kind = self.phrases.content(content, "commitment")
        if act == "say":
            act = "explain"
        if act == "explain" and own and own.act in _TO_COME and not negated:
            kind = "commitment" if going_on(text) or own.act != "pursue" else kind
        if act == "discuss" and going_on(governor.complement) and not governor.past:
            kind = "commitment"
        rule = governor.rule.id if governor.rule else DEFAULT_RULE
        return Verdict(kind, act, rule, negated, self.phrases.qualifier(text, negated=negated))


def _rule(decision: Decision, found: Predicate) -> str:
    """Give the rule that decided: an ending's, else the verb's where it tells the act or the conduct."""
    if decision.rule:
        return decision.rule
    told = found.rule and (
        found.rule.value in {decision.act, "say"} or decision.kind in {"commitment", "action"}
    )
    return found.rule.id if found.rule and told else DEFAULT_RULE


def _mere_noun(found: Predicate) -> bool:
    """Tell whether a clause that ends in a noun is a title or a phrase rather than a predicate."""
    if found.act == "plan" or found.complement.endswith("旨の"):
        return False
    if found.rule is None:
        return found.particle not in {"が", "は"}  # 「…には、関係自治体の協力が不可欠」
    return not found.particle and bool(_COMPOUND_BEFORE.search(found.complement))


def _announces(said: Said) -> bool:
    """Tell whether a clause only names what comes next: a noun and a copula without a topic."""
    found = said.found
    noun = found.rule is None and found.copula and not found.negated and not found.formal
    head = next((token for token in said.words if token.start == found.start), None)
    if not noun or head is None or not head.tag.startswith("名詞"):
        return False
    return not re.search(r"[はがもて]|こと|から|ため", said.text[: found.start - said.start])
