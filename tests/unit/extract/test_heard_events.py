"""How parties that were heard come to the events of the rules."""

import pytest

pytest.importorskip("numpy")  # the runtime of the weights

from sayso.extract.events.extractor import scenes_of
from sayso.extract.events.heard import (
    each_of,
    is_of_calamity,
    main_event,
    sides_of,
    with_parties,
)
from sayso.model.event import EventMention
from sayso.model.span import Span
from sayso.nlp.parties import Party
from tests.unit.extract.figures_and_times import document
from tests.unit.extract.told import found_in

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


def test_what_is_heard_counts_before_the_rules_and_they_where_nothing_is():
    assert with_parties(event(10), (A,), (B,)).actors == (A,)
    told = with_parties(event(10, actors=(C,), targets=(B,)), (A,), ())
    assert (told.actors, told.targets) == ((A,), (B,))


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Karvelia and Sudria signed.", ["Karvelia", "Sudria"]),
        ("The army and the Front signed.", ["The army", "the Front"]),
        ("Karvelian and Sudrian troops met.", ["Karvelian and Sudrian troops"]),
        ("The Army of Law and Order met.", ["The Army of Law and Order"]),
    ],
)
def test_parties_heard_as_one_are_told_one_by_one(text, parties):
    doc = document(text)
    ((scene, _),) = scenes_of(doc, found_in(doc))
    heard = Span(0, text.index(parties[-1]) + len(parties[-1]))
    assert [doc.quote(span) for span in each_of(scene, (heard,))] == parties


def test_a_place_is_no_target():
    assert with_parties(event(10, place=B), (A,), (B,)).targets == ()


@pytest.mark.parametrize(
    ("text", "is_calamity"),
    [
        ("The envoy warned of famine in Dresna.", True),
        ("The envoy warned that famine was near.", True),
        ("The envoy warned of mass starvation.", True),
        ("The envoy warned of new strikes on Dresna.", False),
        ("The envoy warned Sudria that famine was near.", False),
    ],
)
def test_who_warns_of_what_nobody_does_threatens_nobody(text, is_calamity):
    doc = document(text)
    ((scene, _),) = scenes_of(doc, found_in(doc))
    assert is_of_calamity(scene, 2) is is_calamity
