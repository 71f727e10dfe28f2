"""Kind and act of a clause from its verb (coding manual, "Statements", "Acts").

Kind follows the content, act follows the verb: 「…強化していくことを確認した」 is a commitment with
act ``confirm``.  Verbs that the lexicon lacks are decided by how they end (…てまいります promises).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from keii.ontology.cues import Cue
from keii.statements.clauses import governs_clause
from keii.statements.lexicon import Lexicon
from keii.statements.phrases import Phrases
from keii.statements.predicates import Predicate, bare_content, predicate
from keii.statements.said import DEFAULT_RULE, Decision, Said

# In the passive these still tell an act (合意された, 容認されない); others describe (対応が求められる).
_SAID_OF_ALL = frozenset({"agree", "reaffirm", "decide", "oppose", "discuss"})
_HOPED = re.compile(r"(?<!み)たい(?:もの)?(?:と|旨|という)[^、。]{0,4}$")
# 「…の場合は、国に改善を求めます」: what will be asked for, not asking.
_IF = re.compile(r"(?:場合(?:に)?は|際には|ときは|時には)、")
# 「…に資するものである」 describes, whatever verb it holds; 「…した ものではない」 denies a reading.
_THAT = frozenset({"もの", "わけ", "訳"})
_UNTIL_NOW = re.compile(r"(?:て(?:き(?:た|て|まし)|まい(?:っ|りまし))|て(?:い|お)(?:り|る|ます|れ))")
_UNTIL_NOW_PAST = re.compile(r"てき(?:た|て|まし)|てまい(?:っ|りまし)")
_NOW = re.compile(r"て(?:い|お)(?:る|り|ます|れ)")
_OWN_PLAN = re.compile(r"(?:予定|方針|意向|意図|考え|計画|ていく|てまいる|つもり)(?:である|です|だ)?$")
# Acts that 「…するものとする」 leaves as they are.
# 「合衆国は、要件を日本国に提示する」: an actor, an object and a bare verb tell what will be done.
_PLAIN = re.compile(r"(?:する|します|いたします|ます)?。?$")
CONDUCT = "ja.default.conduct"
_SHOWN_ACTS = frozenset({"intend", "commit", "concern", "oppose"})
_MAY = re.compile(r"て(?:まいり(?:ます|たい)|まいる|いきます|いく)")
_KEPT = frozenset({"plan", "discuss", "commit", "agree", "request"})
_OBJECT = frozenset({"を", "に"})
_EXPLAINED = Decision("assessment", "explain", DEFAULT_RULE)


class Acts:
    """The rules that decide kind and act of a clause."""

    def __init__(self, phrases: Phrases, lexicon: Lexicon) -> None:
        """Take the records of the language and its verbs."""
        self._phrases = phrases
        self._lexicon = lexicon

    def decide(self, said: Said, *, agent: bool, negated: bool) -> Decision:
        """Decide a clause; ``agent`` tells whether it names or inherits somebody who acts."""
        plain = self._without_act(said, agent=agent, negated=negated)
        if plain:
            return plain
        found = said.found
        act, rule = found.act, found.rule
        if rule is None or act is None:  # settled above; the types do not know it
            return _EXPLAINED
        decide: dict[str, Callable[[], Decision]] = {
            "say": lambda: self._carried(said),
            "pursue": lambda: self._pursued(said, agent=agent),
            "discuss": lambda: Decision("commitment" if self._open(said) else "action", "discuss"),
            "explain": lambda: self._told(said),
            "request": lambda: Decision(self._asked(said), "request"),
            "recognize": lambda: self._thought(said),
        }
        if act in decide:
            return decide[act]()
        if act == "intend" and found.negated:
            return Decision("position", act)
        kind = str(rule.extra["kind"])
        if kind == "content":
            return Decision(self._agreed(found, act), act)
        if act == "plan" and found.past and found.word.startswith("こと"):
            return Decision(kind, "decide", rule.id)  # 「…を置くこととしました」
        kind = self._done(said) if kind == "action" else kind
        return Decision(
            kind, "pursue" if said.norm and kind == "commitment" and rule.extra.get("deed") else act
        )

    def _without_act(self, said: Said, *, agent: bool, negated: bool) -> Decision | None:
        """Give what a clause is whose verb tells no act of its own: a duty, a wish, a description."""
        found, phrases = said.found, self._phrases
        ought = phrases.ending("ought", said.after if found.rule else said.text)
        if ought:
            return _by(ought)
        must_not = phrases.ending("must-not", said.text)
        if must_not and found.negated and not found.speech:
            return Decision("commitment", "pursue", must_not.id) if said.norm else _by(must_not)
        if phrases.ending("because", said.after):
            return _EXPLAINED
        if found.rule is None or found.act is None:
            return self._unlisted(said, agent=agent)
        norm = phrases.ending("norm", said.after)
        if norm:
            return Decision("commitment", found.act if found.act in _KEPT else norm.value, norm.id)
        if found.formal in _THAT and not found.speech:
            return None if phrases.going_on(said.text) else _EXPLAINED
        if found.formal in _THAT and negated and found.negated and found.act not in {"say", "oppose"}:
            return _EXPLAINED
        if not found.speech and found.negated and negated:
            return _EXPLAINED
        told = found.light or said.sourced
        if found.passive and found.speech and not told and found.act not in _SAID_OF_ALL:
            return _EXPLAINED
        return None

    def _unlisted(self, said: Said, *, agent: bool) -> Decision:
        """Decide a verb that the lexicon lacks by its ending."""
        found = said.found
        weight = self._phrases.ending("weight", said.text) if found.copula and not found.negated else None
        if weight:
            return _by(weight)
        if found.nominal or found.passive or found.negated or found.copula:
            return _EXPLAINED
        planned = self._phrases.ending("told-plan", said.text)
        if planned and not found.negated:
            return _by(planned)
        for name in ("wish", "promise", "deed"):
            cue = self._phrases.ending(name, said.after)
            if cue:
                return _by(cue)
        conduct = (said.norm or (agent and found.particle == "を")) and not (found.past or found.formal)
        if conduct and _PLAIN.match(said.after):
            return Decision("commitment", "pursue", CONDUCT)
        return _EXPLAINED

    def _done(self, said: Said) -> str:
        """Give the kind of a deed: done, under way, or still to come."""
        found, to_come = said.found, self._phrases.going_on(said.text)
        if _UNTIL_NOW.search(said.after) and not to_come:
            return "action"
        return "action" if found.past or found.nominal or (found.passive and not to_come) else "commitment"

    def _agreed(self, found: Predicate, act: str) -> str:
        """Give the kind of what is agreed, confirmed or stressed: its content decides."""
        content = bare_content(found.complement)
        if act == "agree" and not governs_clause(found) and self._phrases.paper(content):
            return "action"
        default = "commitment" if act == "agree" and found.complement and not found.negated else "position"
        return self._phrases.content(content, default)

    def _asked(self, said: Said) -> str:
        """Give the kind of a request: an instruction binds, what will be asked for is promised."""
        found = said.found
        if found.rule and found.rule.extra["kind"] == "commitment":
            return "commitment"
        to_come = self._phrases.going_on(said.text) or bool(_IF.search(said.text))
        told = found.past or bool(_UNTIL_NOW.search(said.after))
        return "commitment" if to_come and not told else "position"

    def _thought(self, said: Said) -> Decision:
        """Decide what is thought or known: 「…していきたいと考えております」 is a wish."""
        if _HOPED.search(said.before):
            return Decision("position", "intend")
        if said.norm and said.found.word == "認める":
            return Decision("commitment", "pursue")
        must_not = self._phrases.ending("must-not", said.before)
        if must_not:
            return _by(must_not)
        weighty = self._phrases.weighty(bare_content(said.found.complement))
        return Decision("position" if weighty else "assessment", "recognize")

    def _open(self, said: Said) -> bool:
        to_come = self._phrases.going_on(said.text)
        if _NOW.search(said.after) and not to_come:
            return False
        return to_come or not (said.found.past or said.found.nominal)

    def _told(self, said: Said) -> Decision:
        """Decide explaining and publishing: what will be reported is conduct."""
        noun = self._lexicon.ending(said.found.complement) if said.found.particle == "を" else None
        if noun and noun[1].value in _SHOWN_ACTS:
            return Decision(str(noun[1].extra["kind"]), noun[1].value, noun[1].id)
        kind = self._explained(said)
        published = said.found.rule is not None and said.found.rule.extra["kind"] == "action"
        to_come = kind == "commitment" and published and not governs_clause(said.found)
        return Decision(kind, "pursue" if to_come else "explain")

    def _explained(self, said: Said) -> str:
        found = said.found
        if found.rule and found.rule.extra["kind"] == "action" and not governs_clause(found):
            return self._done(said)
        if _MAY.search(said.after) and not governs_clause(found):
            return "commitment"  # 「丁寧に説明してまいります」
        content = bare_content(found.complement)
        conduct = governs_clause(found) and self._phrases.content(content, "") == "commitment"
        return "commitment" if _OWN_PLAN.search(content) or conduct else "assessment"

    def _pursued(self, said: Said, *, agent: bool) -> Decision:
        """Decide conduct: still to come (commitment), done (action), or merely described.

        A verb with an object is somebody's conduct, whether the clause names whose or not.
        """
        agent = agent or said.found.particle in _OBJECT
        until_now = bool(_UNTIL_NOW.search(said.after))
        wish = self._phrases.ending("wish", said.after)
        if wish:
            return _by(wish)
        if said.found.past:
            return Decision("action", "pursue" if until_now else "complete")
        if self._phrases.going_on(said.text) and not (until_now and _UNTIL_NOW_PAST.search(said.after)):
            return Decision("commitment", "pursue")
        if until_now and not said.found.nominal:
            return Decision("action", "pursue") if agent else _EXPLAINED
        return _EXPLAINED if said.found.passive or not agent else Decision("commitment", "pursue")

    def _carried(self, said: Said) -> Decision:
        """Give kind and act of the clause that an empty verb of saying carries (述べる, 応じる)."""
        found = said.found
        noun = self._lexicon.ending(found.complement) if found.particle == "を" else None
        if noun and noun[1].extra.get("speech") and noun[1].value != "say":
            kind = str(noun[1].extra["kind"])
            return Decision("position" if kind == "content" else kind, noun[1].value, noun[1].id)
        words = [token for token in said.words if token.end <= found.start]
        while words and (words[-1].tag.startswith("助詞") or words[-1].text in {"旨", "こと", "」"}):
            words.pop()
        if not governs_clause(found) or not words or found.negated:
            return _EXPLAINED
        inner = predicate(said.sentence, words, self._lexicon)
        if inner is None or inner.rule is None or inner.act == "say":
            return self._unlisted_content(found, inner)
        carried = Said(said.sentence, words[0].start, words[-1].end, inner, tuple(words))
        return self.decide(carried, agent=True, negated=self._phrases.negated(said.sentence, inner))

    def _unlisted_content(self, found: Predicate, inner: Predicate | None) -> Decision:
        """Decide what was said by its ending, where its verb tells nothing."""
        content = bare_content(found.complement)
        for name in ("ought", "wish-said"):
            cue = self._phrases.ending(name, content)
            if cue:
                return _by(cue)
        kind = self._phrases.content(content, "assessment")
        to_come = inner is not None and inner.act == "say" and not (inner.past or inner.negated)
        verb = inner is not None and not (inner.nominal or inner.copula or inner.past or inner.negated)
        goes_on = kind == "commitment" and (to_come or verb or self._phrases.going_on(content))
        return Decision(kind, "pursue" if goes_on else "explain")


def _by(cue: Cue) -> Decision:
    return Decision(str(cue.extra["kind"]), cue.value, cue.id)
