"""How likely an attribution is right: what is looked at, and what it comes to."""

import pytest

from sayso.extract.speech.belief import belief_of, features
from sayso.extract.speech.combined import merged_attributions
from sayso.model.attribution import Attribution, Force
from sayso.model.span import Span
from sayso.nlp.certainty import Certainty
from tests.unit.nlp.heard import Hand

TEXT = "Brandt denied that the road was shut ."


def certainty(*, heard: bool = True) -> Certainty:
    hand = Hand(TEXT)
    if heard:
        hand.mark("outer", "source", "Brandt")
        hand.mark("outer", "cue", "denied")
        hand.mark("outer", "content", "that the road was shut")
    return Certainty(hand.words, hand.scores)


def found(rule: str, **more: object) -> Attribution:
    made: dict[str, object] = {
        "key": "a1",
        "source": (Span(0, 6),),
        "cue": (Span(7, 13),),
        "content": (Span(14, 36),),
        "force": Force.DENIES,
        "manner": "indirect",
        "rule": rule,
    }
    return Attribution(**{**made, **more})  # type: ignore[arg-type]


def test_what_both_found_and_the_weights_are_sure_of_is_believed():
    assert belief_of(found("reported+weights"), certainty()) > 0.8


def test_what_the_rules_alone_found_where_nothing_was_heard_is_not():
    assert belief_of(found("reported"), certainty(heard=False)) < 0.2


def test_what_the_weights_alone_heard_needs_no_rule():
    seen = dict(features(found("weights"), certainty()))
    assert "both" not in seen
    assert not any(name.startswith("rule ") for name in seen)


def test_features_tell_who_found_it_how_it_is_built_and_what_it_does():
    seen = dict(features(found("reported+weights"), certainty()))
    assert seen["both"] == seen["rule reported"] == seen["force denies"] == 1
    assert seen["that"] == 1
    assert seen["content first"] == seen["source after"] == seen["no source"] == 0


def test_nobody_is_a_source_too():
    seen = dict(features(found("weights", source=()), certainty()))
    assert seen["no source"] == 1
    assert "source" not in seen
    assert "words to source" not in seen


def test_a_pronoun_speaks():
    hand = Hand("He denied it .")
    one = found("weights", source=(Span(0, 2),), cue=(Span(3, 9),))
    one = found("weights", source=one.source, cue=one.cue, content=(Span(10, 12),))
    seen = dict(features(one, Certainty(hand.words, hand.scores)))
    assert seen["pronoun"] == 1


@pytest.mark.parametrize(
    ("belief", "kept"), [(0.1, 0), (0.25, 1), (0.9, 1)]
)  # within the bounds little belief is enough
def test_what_is_within_bounds_must_not_be_unlikely(belief, kept):
    heard = [found("weights", score=0.9)]
    assert len(merged_attributions([], heard, lambda _: 1, lambda _: belief)) == kept


@pytest.mark.parametrize(("belief", "kept"), [(0.25, 0), (0.4, 1)])
def test_what_is_out_of_bounds_must_be_likely(belief, kept):
    heard = [found("weights", score=0.1)]
    assert len(merged_attributions([], heard, lambda _: 1, lambda _: belief)) == kept


def test_what_stands_in_a_content_goes_by_the_bounds_alone():
    outer = found("weights", cue=(Span(40, 44),), content=(Span(0, 38),), score=0.9)
    inner = found("weights-inner", score=0.9)
    kept = merged_attributions(
        [], [outer, inner], lambda _: 1, lambda item: float(item is outer)
    )
    assert len(kept) == 2
