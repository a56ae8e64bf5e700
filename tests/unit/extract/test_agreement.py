"""One attribution of what rules and weights both found: each part from who knows it."""

from dataclasses import replace

import pytest

from sayso.extract.speech.agreement import agreed
from sayso.model.attribution import Attribution, Force, Hedge
from sayso.model.span import Span

RULED = Attribution(
    key="a1",
    source=(Span(0, 6),),
    cue=(Span(7, 11),),
    content=(Span(12, 30),),
    force=Force.DENIES,
    manner="indirect",
    rule="reported",
)
LEARNED = replace(
    RULED,
    key="w1",
    source=(Span(0, 5),),
    cue=(Span(7, 12),),
    content=(Span(13, 28),),
    force=Force.ASSERTS,
    rule="weights",
    score=0.9,
)


def test_the_weights_know_where_each_part_ends():
    both = agreed(RULED, LEARNED)
    assert (both.source, both.cue, both.content) == (
        LEARNED.source,
        LEARNED.cue,
        LEARNED.content,
    )


def test_the_rules_know_what_is_rare():
    hedge = Hedge(span=Span(7, 9), holder="source", degree="likely")
    own = replace(RULED, hedge=hedge, channel=Span(31, 40))
    both = agreed(own, LEARNED)
    assert (both.force, both.hedge, both.channel) == (
        Force.DENIES,
        hedge,
        Span(31, 40),
    )
    assert (both.rule, both.score) == ("reported+weights", 0.9)


def test_a_channel_that_only_the_weights_heard_is_kept():
    assert agreed(RULED, replace(LEARNED, channel=Span(3, 5))).channel == Span(3, 5)


@pytest.mark.parametrize("rule", ["according", "citing", "verdict"])
def test_rules_that_know_what_is_said(rule: str):
    assert agreed(replace(RULED, rule=rule), LEARNED).content == RULED.content


def test_whom_citing_cites_the_rules_know():
    assert agreed(replace(RULED, rule="citing"), LEARNED).source == RULED.source


def test_a_speaker_that_only_the_rules_found():
    assert agreed(RULED, replace(LEARNED, source=())).source == RULED.source


def test_mixed_words_keep_the_cue_of_the_rules():
    assert agreed(RULED, replace(LEARNED, manner="mixed")).cue == RULED.cue


def test_who_quotes_is_not_who_is_quoted():
    quoted = replace(RULED, rule="quoted-as")
    other = replace(LEARNED, source=(Span(40, 47),))
    both = agreed(quoted, other)
    assert (both.source, both.content) == (RULED.source, RULED.content)
    assert both.rule == "quoted-as+weights"


@pytest.mark.parametrize(
    ("content", "cue", "expected"),
    [
        # before its cue a content goes on to the comma before who said it
        ((Span(12, 20),), Span(36, 40), (Span(12, 30),)),
        # behind the cue the weights' end counts
        ((Span(12, 20),), Span(2, 6), (Span(12, 20),)),
        # of parts none is made longer
        ((Span(12, 15), Span(17, 20)), Span(36, 40), (Span(12, 15), Span(17, 20))),
    ],
)
def test_what_is_said_first_goes_on_to_the_speaker(content, cue, expected):
    own = replace(RULED, cue=(cue,), source=(Span(32, 35),))
    other = replace(LEARNED, content=content, source=(Span(32, 35),))
    assert agreed(own, other).content == expected


def test_who_is_told_is_not_what_is_said():
    asked = replace(RULED, recipient=Span(13, 18), content=(Span(19, 30),))
    assert agreed(asked, LEARNED).recipient == Span(13, 18)
    inquiry = replace(RULED, recipient=Span(13, 18), content=(Span(25, 30),))
    assert agreed(inquiry, LEARNED).recipient is None
