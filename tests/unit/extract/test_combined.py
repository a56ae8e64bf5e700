"""Rules and weights together: who is believed, and what is kept of each."""

import pytest

from sayso.extract.speech.combined import (
    LONGEST_WORDS,
    is_held,
    is_too_long,
    merged_attributions,
    with_near_sources,
    with_own_words,
    with_participles,
)
from sayso.model.attribution import Attribution, Force, Hedge
from sayso.model.document import PartKind
from sayso.model.sentence import Sentence
from sayso.model.span import Span
from tests.unit.extract.figures_and_times import document, sentences


def spans(*pairs: tuple[int, int]) -> tuple[Span, ...]:
    return tuple(Span(a, b) for a, b in pairs)


def ruled(**more: object) -> Attribution:
    made: dict[str, object] = {
        "key": "a1",
        "source": spans((0, 6)),
        "cue": spans((7, 13)),
        "content": spans((14, 40)),
        "force": Force.DENIES,
        "manner": "indirect",
        "rule": "reported",
    }
    return Attribution(**{**made, **more})  # type: ignore[arg-type]


def learned(**more: object) -> Attribution:
    made = {"rule": "weights", "score": 0.9, "force": Force.ASSERTS, "key": "w1"}
    return ruled(**{**made, **more})


def sure(_: Span) -> float:
    return 0.9


def doubtful(_: Span) -> float:
    return 0.0


def test_what_both_found_is_one():
    (found,) = merged_attributions([ruled()], [learned(content=spans((14, 38)))], sure)
    assert found.content == spans((14, 38))  # the weights know where it ends
    assert found.rule == "reported+weights"
    assert found.score == 0.9
    assert found.key == "a1"


def test_the_rules_keep_what_only_they_know():
    hedge = Hedge(span=Span(15, 20), holder="source", degree="likely")
    own = ruled(channel=Span(41, 45), recipient=Span(46, 49), hedge=hedge)
    (found,) = merged_attributions([own], [learned(source=())], sure)
    assert found.source == own.source
    assert (found.channel, found.recipient) == (own.channel, own.recipient)
    assert found.hedge == hedge


def test_the_weights_alone_are_believed_when_sure():
    assert len(merged_attributions([], [learned()], sure)) == 1
    assert merged_attributions([], [learned(score=0.2)], sure) == ()


def test_the_rules_alone_are_believed_unless_the_weights_are_sure_of_the_contrary():
    assert len(merged_attributions([ruled()], [], sure)) == 1
    assert merged_attributions([ruled()], [], doubtful) == ()


def test_each_cue_has_one_partner():
    # "said" of the rules covers what the weights take for two cues
    first, second = learned(cue=spans((7, 9))), learned(cue=spans((10, 13)))
    found = merged_attributions([ruled()], [first, second], sure)
    assert [a.rule for a in found] == ["reported+weights", "weights"]


def test_keys_and_order_are_given_anew_and_nesting_is_found():
    outer = learned(cue=spans((50, 54)), content=spans((0, 45)), key="w2")
    found = merged_attributions([ruled()], [outer], sure)
    assert [a.key for a in found] == ["a1", "a2"]
    assert [a.inside for a in found] == ["a2", None]


def test_a_source_in_another_sentence_than_its_cue_is_not_believed():
    # "it ... told minority groups not to worry" was laid to a name far below
    here = Sentence(span=Span(0, 50), tokens=(), paragraph=0, part=PartKind.BODY)
    there = Sentence(span=Span(51, 99), tokens=(), paragraph=1, part=PartKind.BODY)
    near, far = learned(), learned(source=spans((60, 66)))
    nobody = learned(source=())
    kept = with_near_sources([near, far, nobody], [here, there])
    assert kept == (near, nobody)


def test_of_two_sources_the_one_in_another_sentence_is_left_out():
    here = Sentence(span=Span(0, 50), tokens=(), paragraph=0, part=PartKind.BODY)
    both = learned(source=spans((0, 6), (60, 66)))
    assert with_near_sources([both], [here]) == (learned(source=spans((0, 6))),)


TEXT = "the spokesman said he thought it rained; they said it rained, he said"


def inner(**more: object) -> Attribution:
    made = {"inside": "a1", "rule": "reported+weights", "source": spans((41, 45))}
    return learned(**{**made, **more})


@pytest.mark.parametrize(
    ("item", "held"),
    [
        (inner(), True),
        (inner(inside=None, rule="weights", score=0.4), True),  # in nobody's content
        (inner(force=Force.DENIES), True),
        (inner(force=Force.FEELS), False),  # what a third may feel
        (inner(force=Force.COMMITS), False),
        (inner(score=0.5), False),  # not sure
        (inner(rule="reported"), False),  # found by one alone
        (inner(rule="weights-inner"), False),
    ],
)
def test_what_stands_inside_another_must_cite_somebody_anew(item, held):
    assert is_held(document(TEXT), item) == held


def test_a_speakers_own_i_think_cites_nobody_anew():
    text = "“I think it rained,” he said."
    assert not is_held(document(text), inner(source=spans((1, 2))))


def test_a_doubting_passive_is_the_hedge():
    text = "It is thought that it rained."
    heard = learned(source=(), cue=spans((3, 13)), content=spans((14, 28)))
    found = with_own_words(document(text), heard)
    assert found.hedge is not None
    assert found.hedge.span == Span(3, 13)


def test_a_bare_article_is_no_recipient():
    text = "He told a crowd that it rained."
    heard = learned(cue=spans((3, 7)), content=spans((16, 30)), recipient=Span(8, 9))
    assert with_own_words(document(text), heard).recipient is None


def test_marks_at_the_end_of_source_and_cue_are_left_out():
    text = "The two – Brandt and Roe – said, it rained."
    heard = learned(source=spans((0, 26)), cue=spans((27, 32)), content=spans((33, 42)))
    found = with_own_words(document(text), heard)
    assert (found.source, found.cue) == (spans((0, 24)), spans((27, 31)))


def test_after_according_to_the_rules_know_where_it_ends():
    own = ruled(rule="according", content=spans((20, 38)))
    (found,) = merged_attributions([own], [learned(content=spans((14, 38)))], sure)
    assert found.content == own.content


def test_the_rules_know_the_cue_where_quotation_is_mixed():
    other = learned(cue=spans((7, 30)), manner="mixed")
    (found,) = merged_attributions([ruled()], [other], sure)
    assert found.cue == ruled().cue


def test_a_text_of_nothing_but_marks_is_read_by_the_rules_alone():
    doc = document("“" * (LONGEST_WORDS + 1))
    assert is_too_long(doc, sentences(doc).sentences)
    assert not is_too_long(document(TEXT), sentences(document(TEXT)).sentences)


TAILS = [
    (", sending families fleeing", {}, True),
    (", quickly emptying it", {}, True),
    # another's words, a feeling, and what no participle joins stay outside
    (", adding that it slept", {"cue": "adding"}, False),
    (", sending families fleeing", {"force": Force.FEELS}, False),
    (" and families fled", {}, False),
]


@pytest.mark.parametrize(("tail", "more", "is_said"), TAILS)
def test_a_participle_behind_what_is_said_is_said_too(tail, more, is_said):
    head = "Velmora denied that it had shelled Dresna"
    doc = document(f"{head}{tail}.")
    short, long = Span(20, len(head)), Span(20, len(head) + len(tail))
    force = more.get("force", Force.ASSERTS)
    both = learned(content=(short,), rule="reported+weights", force=force)
    others = []
    if "cue" in more:
        at = doc.text.index(more["cue"])
        others = [learned(cue=spans((at, at + len(more["cue"]))), content=())]
    found = with_participles(doc, [ruled(content=(long,))], [both, *others])
    assert found[0].content == ((long,) if is_said else (short,))
