"""How parties that were heard come to the events of the rules."""

import pytest

pytest.importorskip("numpy")  # the runtime of the weights

from sayso.extract.events.heard import main_event, sides_of, with_parties
from sayso.model.event import EventMention
from sayso.model.span import Span
from sayso.nlp.parties import Party

A, B, C = Span(0, 6), Span(20, 26), Span(40, 44)


def event(at: int, **parts) -> EventMention:
    trigger = Span(at, at + 5)
    return EventMention(
        **{"trigger": trigger, "type": "ASSAULT", "mode": None, **parts}
    )


def party(span: Span, side: str) -> Party:
    return Party(start=span.start, end=span.end, side=side, score=0.9)


def test_of_a_reciprocal_event_all_act():
    heard = [party(A, "reciprocal"), party(B, "reciprocal"), party(C, "target")]
    assert sides_of(heard) == ((A, B), (C,))


def test_the_event_between_the_parties_is_meant():
    first, second = event(10), event(60)
    assert main_event([first, second], (A,), (B,)) is first
    assert main_event([second], (A,), (B,)) is None
    assert main_event([event(10, type="casualty")], (A,), (B,)) is None


def test_only_what_the_rules_left_open_is_filled():
    assert with_parties(event(10), (A,), (B,)).actors == (A,)
    kept = with_parties(event(10, actors=(C,)), (A,), (B,))
    assert (kept.actors, kept.targets) == ((C,), (B,))


def test_a_place_is_no_target():
    assert with_parties(event(10, place=B), (A,), (B,)).targets == ()
