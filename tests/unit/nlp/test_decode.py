"""Scores made by hand to attributions in words."""

from sayso.nlp.decode import Told, cue_share, told_in
from sayso.nlp.tags import lawful
from tests.unit.nlp.heard import Hand


def read(hand: Hand) -> tuple[Told, ...]:
    return told_in(hand.scores, hand.words, lawful())


def simple() -> Hand:
    hand = Hand("Brandt denied that the road was shut .")
    hand.mark("outer", "source", "Brandt")
    hand.mark("outer", "cue", "denied")
    hand.mark("outer", "content", "that the road was shut")
    hand.force("denied", "denies")
    return hand


def test_source_cue_content_and_force():
    hand = simple()
    (told,) = read(hand)
    assert hand.said(told.source) == ["Brandt"]
    assert hand.said((told.cue,)) == ["denied"]
    assert hand.said(told.content) == ["that the road was shut"]
    assert told.force == "denies"
    assert told.layer == "outer"
    assert 0.9 < told.certainty <= 1


def test_a_cue_without_content_is_left_out():
    hand = Hand("Brandt spoke .")
    hand.mark("outer", "cue", "spoke")
    assert read(hand) == ()


def test_words_go_to_the_cue_they_point_at_and_not_to_the_nearest():
    hand = Hand("It rained , said Brandt , while Torvald added : it snowed .")
    hand.mark("outer", "content", "It rained")
    hand.mark("outer", "cue", "said")
    hand.mark("outer", "source", "Brandt")
    hand.mark("outer", "cue", "added")
    hand.mark("outer", "content", "it snowed")
    hand.link("outer", "Brandt", "added")
    first, second = read(hand)
    assert first.source == ()
    assert hand.said(second.source) == ["Brandt"]


def test_one_source_serves_two_cues():
    # "X said A and denied B"
    hand = Hand("Brandt said it rained and denied it snowed .")
    hand.mark("outer", "source", "Brandt")
    hand.mark("outer", "cue", "said")
    hand.mark("outer", "content", "it rained")
    hand.mark("outer", "cue", "denied")
    hand.mark("outer", "content", "it snowed")
    hand.link("outer", "Brandt", "said")
    hand.link("source", "denied", "Brandt")
    assert [hand.said(told.source) for told in read(hand)] == [["Brandt"], ["Brandt"]]


def test_broken_content_is_one():
    hand = Hand("It rained , Brandt said , and snowed .")
    hand.mark("outer", "content", "It rained ,")
    hand.mark("outer", "source", "Brandt")
    hand.mark("outer", "cue", "said")
    hand.mark("outer", "content", "and snowed")
    (told,) = read(hand)
    assert hand.said(told.content) == ["It rained ,", "and snowed"]


def test_speech_inside_speech():
    # "MPA reported that the ministry said it rained."
    hand = Hand("MPA reported that the ministry said it rained .")
    hand.mark("outer", "source", "MPA")
    hand.mark("outer", "cue", "reported")
    hand.mark("outer", "content", "that the ministry said it rained")
    hand.mark("inner", "source", "the ministry")
    hand.mark("inner", "cue", "said")
    hand.mark("inner", "content", "it rained")
    outer, inner = read(hand)
    assert hand.said(outer.content) == ["that the ministry said it rained"]
    assert inner.layer == "inner"
    assert hand.said(inner.source) == ["the ministry"]


def test_recipient_channel_and_hedge_go_to_the_nearest_cue_of_their_paragraph():
    text = "Brandt told MPA on radio it would likely rain .\nTorvald said no ."
    hand = Hand(text)
    hand.mark("outer", "cue", "told")
    hand.mark("outer", "content", "it would likely rain")
    hand.mark("outer", "cue", "said")
    hand.mark("outer", "content", "no")
    hand.mark("extra", "recipient", "MPA")
    hand.mark("extra", "channel", "on radio")
    hand.mark("extra", "hedge", "likely")
    first, second = read(hand)
    told = (first.recipient, first.channel, first.hedge)
    assert [hand.said((r,)) for r in told if r] == [["MPA"], ["on radio"], ["likely"]]
    assert (second.recipient, second.channel, second.hedge) == (None, None, None)


def test_an_extra_without_a_cue_near_it_is_left_out():
    hand = simple()
    hand.mark("extra", "channel", ".")
    hand2 = Hand("On radio .")
    hand2.mark("extra", "channel", "radio")
    assert read(hand2) == ()
    assert hand.said((read(hand)[0].channel or (0, 0),)) == ["."]


def test_how_sure_a_cue_is():
    hand = simple()
    assert cue_share(hand.scores, *hand.find("denied")) > 0.9
    assert cue_share(hand.scores, *hand.find("road")) < 0.1


def test_content_out_of_reach_of_every_cue_is_left_out():
    hand = Hand("Brandt said so . " + "word " * 300 + "it rained .")
    hand.mark("outer", "cue", "said")
    hand.mark("outer", "content", "it rained")
    assert read(hand) == ()
