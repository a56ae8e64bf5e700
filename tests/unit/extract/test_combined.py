"""Rules and weights together: who is believed, and what is kept of each."""

from sayso.extract.speech.combined import merged_attributions, with_near_sources
from sayso.model.attribution import Attribution, Force, Hedge
from sayso.model.document import PartKind
from sayso.model.sentence import Sentence
from sayso.model.span import Span


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
