"""Index keys of claims."""

from dataclasses import replace

from sayso.model.event import Participant
from sayso.model.ids import source_id_of
from sayso.model.keys import keys_of, name_keys_of, place_key
from sayso.model.source import Source, SourceKind
from sayso.model.span import Span
from sayso.text.names import name_key
from tests.unit.publish.made_up import CAPTURED, DENIED, NFR, TOLL

EVENT = CAPTURED.event
assert EVENT is not None
assert EVENT.place is not None
GARRISON = Participant(span=Span(0, 3), name="The garrison", source=None)


def test_the_place_of_an_event_is_its_gazetteer_id():
    assert place_key(EVENT) == "karvelia:halvik"


def test_an_open_place_is_its_folded_name():
    assert EVENT is not None
    assert EVENT.place is not None
    where = replace(EVENT.place, place=None, name="Port-Sénnet")
    assert place_key(replace(EVENT, place=where)) == "?port sennet"


def test_no_place_is_an_empty_key():
    assert EVENT is not None
    assert place_key(None) == ""
    assert place_key(replace(EVENT, place=None)) == ""


def test_a_claim_and_its_denial_share_keys():
    shared = set(keys_of(CAPTURED)) & set(keys_of(DENIED))
    assert shared == {
        "at:karvelia:halvik",
        "COERCE/seize@karvelia:halvik",
        f"COERCE/seize<{NFR.source}",
    }


def test_who_is_struck_is_a_key():
    assert EVENT is not None
    event = replace(EVENT, targets=(GARRISON,), mode=None, place=None)
    keys = keys_of(replace(CAPTURED, event=event))
    assert "COERCE/>the garrison" in keys
    assert not any(key.startswith("at:") for key in keys)


def test_figures_have_keys_without_repeats():
    figures = [key for key in keys_of(TOLL)[1:] if key[0] == "#"]
    assert figures == ["#killed@"]


def test_the_same_words_share_a_key_whatever_their_case():
    shouted = replace(TOLL, words=TOLL.words.upper())
    assert keys_of(shouted)[0] == keys_of(TOLL)[0]


def test_a_body_s_name_and_the_same_cut_short_share_a_key():
    def keys(name: str, kind: SourceKind = SourceKind.BODY) -> set[str]:
        row = Source(source=source_id_of(name_key(name)), name=name, kind=kind)
        return set(name_keys_of(row))

    assert keys("Northern Front") & keys("Northern Front for Renewal")
    assert not keys("Front") & keys("Front for Renewal")
    assert not keys("Northern Front") & keys("Northern Union of Halvik")
    assert len(keys("Sela Brandt", SourceKind.PERSON)) == 2
