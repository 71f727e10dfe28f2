"""A sentence divided into its statements: one per finite main verb with an object of its own.

The division is made only where words of the genre show it: after a verb of saying (…を歓迎し、),
a deed (…を設置し、), a copula or a negation (…ものであり、 …わけではなく、), or a turn (…ところ、 …が、).
What one verb governs is never divided (「…強化し、…協力していくことで一致」 is one statement).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from keii.mentions.tokens import Token
from keii.statements.lexicon import Lexicon
from keii.statements.predicates import Predicate, predicate

_OPEN, _CLOSE = "「『(（[【〈《", "」』)）]】〉》"
_BRACKET = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
_COMPLEMENT = re.compile(
    r"(?:旨|と|こと)、?[^、。]{1,12}(?:から|より)$|(?:こと|旨の?|よう|との?|という)(?:を|で|に|が|は|も)?$|(?:との|という)(?:点|認識|立場|見解|考え|方針|方向)(?:で|を|に)?$|(?:こと|旨の?)$"
)
_TURN = re.compile(
    r"(?:(?<!の)ところ|たのに対し(?:て)?|ですが|ますが|であるが|ているが|たが|ないが|ませんが|るが|けれども|ものの|おりますが|一方で?)$"
)
# These end a statement only before one about something else: 「…であり、自衛隊は…」.
_LEVEL = re.compile(
    r"(?:であり|であって|でありまして|ございまして|ではなく|はなく|がなく|はなくて|現在なく|て(?:おり|おりまして|いて)|(?:ござい|あり|い)ませんし|(?:です|ます)し|(?:もの|こと)とし|ておらず|ず)$"
)
_NEW_TOPIC = re.compile(
    r"^[^「」『』、]{1,40}(?:は|としては|においては|については)(?<!ことは)(?<!のは)(?:[、,]|(?=[^、。]{3}))"
)
# 「下記の事項が実現されるよう働きかけるとともに、その結果を…」 asks for more than the list.
_OF_ITS_OWN = re.compile(r"(?:以下|次|下記)の[^。]*[るす]とともに、")
# 「…を要請したところ、先方から…旨応じた」: what was said, and the answer to it.
_ANSWER = re.compile(r"(?:た|たの|たこと)(?:ところ|のに対し(?:て)?|に対し(?:て)?)$")
_AFTER = re.compile(
    r"(?:(?:た|し|る)(?:上|うえ|後|のち)で?|たのに対し(?:て)?|[るす]ととも(?:に)?|[るす]と同時に)$"
)
_INCLUDING = re.compile(
    r"(?:を(?:始め|はじめ|含め|除き)(?:として)?|に応じ(?:て)?|を受け(?:た(?:上|うえ)で|て)?)$"
)
_VOICES = frozenset({"れる", "られる", "せる", "させる"})
# 「安全の確保が大前提であると考えておりますので、…」: a view, and what follows from it.
_SINCE = re.compile(r"(?:ます|です|る|た)ので$")
# What is done or will be done is told apart from the facts before it; a stance goes with its grounds.
_CONDUCT = frozenset(
    {"intend", "pursue", "plan", "discuss", "commit", "start", "establish", "complete", "sign"}
)
_NOTE = re.compile(r"[(][^()]*[)][。、]?$")
# 「次に、…についてでございますが、」 names what comes next, whatever verb the sentence ends in.
_ANNOUNCED = re.compile(r"について(?:の(?:御|ご)?(?:質問|お尋ね|指摘))?で(?:ございます|あります|す)が$")
# 「…としております」, 「…とのことでございました」: one told content, however many verbs it has.
_TOLD_END = re.compile(
    r"(?:もの|こと)?と(?:して(?:おり|い)|のこと(?:で|だ)|聞い|伺っ|承って)[^、。]{0,8}。?$"
)
# One duty or one aim, however many verbs lead up to it: 「…を認め、…を改めるべきです」.
_OUGHT = re.compile(r"べき(?:で|だ|もの|と)[^、]*$")
_AIM = re.compile(r"[、,][^、。]{1,40}(?:ため(?:に)?|べく)[、,]")
# 「日本国は…負担し、合衆国は、…通報する」: two actors, two statements.
_OTHER_ACTOR = re.compile(
    r"[、,](?:また、)?[^、。「」]{1,16}(?:側|国|軍|省|庁|市|町|村|県|局|政府|大臣|長官|大統領|総理|首相)は、"
)
# 「要請を関係者に伝達し、必要な措置をとる旨の発言」: what is passed on is part of what is said.
_PASSED_ON = frozenset({"伝達", "伝える"})
_VIEWS = frozenset({"recognize", "emphasize", "oppose", "concern"})
_ONE_CONTENT = re.compile(r"(?:旨|こと|よう|との(?:点|認識|立場|見解|考え))(?:の|を|で|に|が|は|も)?$")
_TOPIC_NEXT = re.compile(r"[^「」『』、]{1,40}(?:は|としては|においては)(?:[、,]|(?=[^、。]{3}))")
_CONJUNCTION = re.compile(r"^(?:また|さらに|更に|しかも|かつ|併せて|その上で|一方で?|他方で?|加えて)、")
_ANSWERED = re.compile(r"(?:のに対し(?:て)?|ととも(?:に)?|と同時に)$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that is a statement's words, as token range, and its predicate.

    ``begin`` is where it begins in earnest, after words that only announce it (次に、…ですが、);
    ``under`` is the verb of saying or thinking under which it stands with a later clause.
    """

    first: int
    last: int
    start: int
    end: int
    predicate: Predicate | None
    begin: int = 0
    under: Predicate | None = None


def clauses_of(text: str, words: Sequence[Token], lexicon: Lexicon) -> list[Clause]:
    """Divide a sentence into clauses; the whole sentence where nothing divides it."""
    main = predicate(text, _without_note(text, words), lexicon)
    clauses: list[Clause] = []
    first = 0
    for comma in _commas(words):
        if comma <= first or comma + 1 >= len(words):
            continue
        found = predicate(text, _said(text, words[first:comma]), lexicon)
        if found and _divides(text, words, (first, comma), found, main):
            tensed = _tensed(found, main) if main and _untensed(words[comma - 1]) else found
            own = found.speech and found.rule is not None
            under = main if governs_clause(main) and not own else None
            clauses.append(replace(_clause(words, first, comma + 1, tensed), under=under))
            first = comma + 1
    last = predicate(text, _without_note(text, words[first:]), lexicon) if first else main
    clauses.append(_clause(words, first, len(words), last))
    return clauses


def whole(text: str, words: Sequence[Token], lexicon: Lexicon) -> list[Clause]:
    """Give a sentence as one clause: an item of a governed list is not divided."""
    return [_clause(words, 0, len(words), predicate(text, _without_note(text, words), lexicon))]


def before_list(text: str, clauses: Sequence[Clause]) -> list[Clause]:
    """Give the clauses of a sentence that leads a list in, without the one whose content the items are.

    「…を進めることで一致し、以下の点について議論した。」 says one thing by itself; the rest is the items'.
    """
    last = clauses[-1]
    own = _OF_ITS_OWN.search(text[last.start : last.end])
    return list(clauses if own else clauses[:-1])


def depth_at(text: str, index: int, start: int = 0) -> int:
    """Give how many brackets, counted from ``start``, are open at an index of the text."""
    return sum(1 if match.group() in _OPEN else -1 for match in _BRACKET.finditer(text, start, index))


def governs_clause(found: Predicate | None) -> bool:
    """Tell whether a predicate of saying governs a clause (…こと/旨/と/よう) rather than a noun."""
    if found is None or not found.speech:
        return False
    return bool(_COMPLEMENT.search(found.complement + found.particle))


def _said(text: str, words: Sequence[Token]) -> Sequence[Token]:
    """Give the words of a clause without the turn that answers it (…を求めたのに対し)."""
    words = _without_note(text, words)
    turn = _ANSWERED.search(text[words[0].start : words[-1].end])
    if turn is None:
        return words
    cut = words[0].start + turn.start()
    return [token for token in words if token.end <= cut] or words


def _without_note(text: str, words: Sequence[Token]) -> Sequence[Token]:
    """Give the words of a clause without a note in brackets at its end: 「…に署名(先遣要員約100名)」."""
    note = _NOTE.search(text, words[0].start, words[-1].end)
    return [token for token in words if token.end <= note.start()] or words if note else words


def _commas(words: Sequence[Token]) -> Iterator[int]:
    depth = 0
    for index, token in enumerate(words):
        if not token.tag.startswith("補助記号"):
            continue
        depth += sum(letter in _OPEN for letter in token.text) - sum(
            letter in _CLOSE for letter in token.text
        )
        if depth == 0 and token.text in {"、", ","}:
            yield index


def _clause(words: Sequence[Token], first: int, last: int, found: Predicate | None) -> Clause:
    start = words[first].start
    return Clause(first, last, start, words[last - 1].end, found, start)


def _divides(
    text: str, words: Sequence[Token], part: tuple[int, int], found: Predicate, main: Predicate | None
) -> bool:
    """Tell whether the sentence divides at the comma that ends the part."""
    last = words[part[1] - 1]
    before = text[words[part[0]].start : last.end]
    if _ANNOUNCED.search(before):
        return True
    governed = governs_clause(main)
    if _INCLUDING.search(before):
        return False
    turn = bool(_TURN.search(before)) or (found.act in _VIEWS and bool(_SINCE.search(before)))
    stance = turn and found.speech and found.rule is not None and not found.nominal
    if stance or (turn and not governed) or _parts(text, before, found, main):
        return not found.nominal or found.rule is not None
    if found.speech and found.rule and _ANSWER.search(before):
        return True
    if _OUGHT.search(text) or _AIM.match(text, last.end):
        return False
    chained = _chained(last, before)
    if not chained:
        return False
    if not governed and found.rule and _OTHER_ACTOR.match(text, last.end):
        return True
    passed_on = (
        governed
        and found.word in _PASSED_ON
        and _ONE_CONTENT.search(main.complement + main.particle if main else "")
    )
    if found.speech and found.rule and _has_object(found) and not passed_on:
        return not (found.nominal and main is None)
    return (
        found.deed and not governed and bool(main and (main.deed or main.speech)) and found.particle == "を"
    )


def _parts(text: str, before: str, found: Predicate, main: Predicate | None) -> bool:
    """Tell whether level clauses (…であり、) say different things, so that each is a statement.

    Under 「旨」 or 「こと」 they are one content; under 「…と考えて」 and the like only what is about
    the same thing is.
    """
    if (
        not _LEVEL.search(before)
        or _TOLD_END.search(text)
        or (main and main.speech and _ONE_CONTENT.search(main.complement + main.particle))
    ):
        return False
    at = text.index(before) + len(before)
    rest = text[at:].lstrip("、, ")
    joined = _CONJUNCTION.match(rest)
    anew = bool(_TOPIC_NEXT.match(rest, joined.end()) if joined else _NEW_TOPIC.match(rest))
    if governs_clause(main):
        hoped = main is not None and main.act == "recognize" and main.complement.endswith("たい")
        return anew or (hoped and found.rule is not None and not found.speech)
    if main and found.negated and found.formal and main.negated and main.formal:
        return True  # 「…わけではなく、…ものではない」: two denials
    conduct = main is not None and main.act in _CONDUCT and not (main.negated or main.formal)
    told = found.rule is not None or bool(found.formal) or found.negated or found.copula
    return conduct or (anew and told)


def _chained(last: Token, before: str) -> bool:
    """Tell whether a clause ends in a connective form: 連用形, て, た上で, or a bare verbal noun."""
    if _AFTER.search(before):
        return True
    if last.form.startswith("連用形") and (last.tag.startswith("動詞") or last.lemma in _VOICES):
        return True
    if last.text in {"て", "で"} and last.tag.startswith("助詞-接続助詞"):
        return True
    return last.tag.startswith("名詞-普通名詞-サ変可能")


def _tensed(found: Predicate, main: Predicate) -> Predicate:
    """Give a clause the tense of the sentence's last verb; a headline's bare noun tells what was done."""
    return replace(found, past=main.past or (main.nominal and (found.speech or found.deed)))


def _untensed(last: Token) -> bool:
    """Tell whether a clause leaves its tense to the sentence's last verb (…を決議し、…求めた)."""
    return (last.form.startswith("連用形") and last.tag.startswith("動詞")) or last.text == "に"


def _has_object(found: Predicate) -> bool:
    held = found.light or bool(found.particle) or found.complement.endswith("の")
    return held and len(found.complement) > 1
