"""Words of Japanese: read from Sudachi directly, and the same as spaCy's own tokeniser gives."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from support.reading import ontology

from keii.mentions.names import NameTable
from keii.mentions.tokens import JapaneseAnalyser
from keii.model import Span
from keii.reading import normalise, squeeze

NAMES = NameTable(ontology().register, "ja").names
ANALYSER = JapaneseAnalyser(NAMES)
SPACY = spacy.blank("ja")
LETTERS = "日米同盟防衛省は、。「」(2+7年)か\u3099ｶﾞ①㍻…é　 \nABc"


@pytest.mark.parametrize(
    "text",
    ["両閣僚は、日米同盟を強化していくことで一致した。", "D I C A S 及び 2+2 について", "カﾞ行の…①", "𠮷田"],
)
def test_the_words_are_those_of_spacy(text: str) -> None:
    expected = [
        (token.text, token.lemma_, token.tag_, token.idx) for token in SPACY(text) if not token.text.isspace()
    ]
    words = ANALYSER.analyse(text).words
    assert [(word.text, word.lemma, word.tag, word.start) for word in words] == expected
    assert all(text[word.start : word.end] == word.text for word in words)


def test_an_inflected_word_tells_its_form() -> None:
    words = ANALYSER.analyse("一致した").words
    assert [(word.text, word.form) for word in words] == [
        ("一致", ""),
        ("し", "連用形-一般"),
        ("た", "終止形-一般"),
    ]


def test_the_ruler_finds_names_on_word_boundaries_only() -> None:
    assert (0, 2) in ANALYSER.analyse("日本に行く。").ruled
    assert not ANALYSER.analyse("日本橋に行く。").ruled


def test_the_vocabulary_does_not_grow_with_the_texts() -> None:
    before = len(ANALYSER._vocab.strings)
    ANALYSER.analyse("鸚鵡と孔雀と朱鷺が飛び立った。")
    assert len(ANALYSER._vocab.strings) == before


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from(LETTERS), max_size=20))
def test_a_text_is_squeezed_as_it_is_normalised(text: str) -> None:
    whole = normalise(text, [Span(0, len(text))])
    assert squeeze(text) == whole.text.strip()
    assert len(whole.text) == len(whole.starts) == len(whole.ends)
