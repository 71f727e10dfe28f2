"""Laws of the measuring instrument: matching has no side, intervals hold their value."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from keii.evaluation.figures import f1, mean, share
from keii.evaluation.matching import iou, match_spans
from keii.model import Span

spans = st.builds(lambda a, b: Span(a, a + b), st.integers(0, 60), st.integers(1, 30))


@given(st.lists(spans, max_size=8), st.lists(spans, max_size=8))
def test_matching_is_one_to_one_reaches_the_threshold_and_has_no_side(
    left: list[Span], right: list[Span]
) -> None:
    pairs = match_spans(left, right)
    assert len(set(pairs.values())) == len(pairs)
    assert all(iou(left[i], right[j]) >= 0.5 for i, j in pairs.items())
    back = match_spans(right, left)
    assert sorted((left[i], right[j]) for i, j in pairs.items()) == sorted(
        (left[i], right[j]) for j, i in back.items()
    )
    rest = [
        (i, j)
        for i in range(len(left))
        for j in range(len(right))
        if i not in pairs and j not in pairs.values()
    ]
    assert all(iou(left[i], right[j]) < 0.5 for i, j in rest), "nothing that could be paired is left over"


@given(st.lists(st.sampled_from(["hit", "missed", "extra", "wrong"]), min_size=1, max_size=40))
def test_intervals_hold_the_value_and_are_the_same_on_every_run(marks: list[str]) -> None:
    one = f1("x", marks)  # type: ignore[arg-type]
    assert one == f1("x", marks)  # type: ignore[arg-type]
    assert one.low is not None
    assert 0 <= one.low <= one.value <= one.high <= 1


def test_figures_of_nothing_are_none() -> None:
    assert f1("x", []).value is share("x", []).value is mean("x", []).value is None
    assert share("x", ["hit", "missed"]).value == 1 / 2
