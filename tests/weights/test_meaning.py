"""The meaning encoder as shipped: vectors, parties, types, an ontology of one's own."""

import pytest

from sayso.cli.reading_inputs import make_pipeline
from sayso.extract.events.coding import EventCoder
from sayso.extract.events.ontology import OntologyCoder
from sayso.model.coding import MarkedSentence, OntologyType
from sayso.model.span import Span
from sayso.nlp import FOLDER, has_embedder
from sayso.nlp.embedding import MeaningEmbedder, likeness
from sayso.nlp.eventtypes import heard_types
from sayso.nlp.eventwords import event_words
from sayso.nlp.meaning import trunk_in
from sayso.nlp.parties import parties_in
from tests.unit.extract.figures_and_times import document
from tests.unit.extract.test_coding import RULED, coded

pytestmark = [
    pytest.mark.weights,
    pytest.mark.skipif(not has_embedder(), reason="needs sayso[weights]"),
]
CAPTURE = "The Northern Front captured the town of Halvik, officials said."


@pytest.fixture(name="embedder", scope="module")
def shipped_embedder() -> MeaningEmbedder:
    return MeaningEmbedder()


def test_a_vector_has_length_one_and_is_the_same_in_any_company(embedder):
    alone = embedder.embed([CAPTURE])[0]
    beside = MeaningEmbedder().embed(["It rained in Tarn all day.", CAPTURE])[1]
    assert sum(x * x for x in alone) == pytest.approx(1, abs=1e-5)
    assert alone == beside


def test_what_means_the_same_lies_closer(embedder):
    same, other, capture = embedder.embed(
        ["Rebels have seized Halvik.", "The budget was passed on Monday.", CAPTURE]
    )
    assert likeness(capture, same) > likeness(capture, other) + 0.2


@pytest.mark.parametrize("text", ["", " ", "\u202e", "a" * 100_000])
def test_odd_texts_have_a_vector(embedder, text):
    assert len(embedder.embed([text])[0]) == 384


def test_the_parties_of_a_sentence_are_heard():
    trunk = heard_types()
    assert trunk is not None
    text = "On Monday the Karvelian government accused Sudria of spying."
    heard = {
        p.side: text[p.start : p.end] for p in parties_in(trunk, text, 0, len(text))
    }
    assert "Karvelian government" in heard["source"]
    assert heard["target"] == "Sudria"


@pytest.mark.parametrize(("words", "kind"), [(words, kind) for words, kind, _ in RULED])
def test_the_encoder_keeps_to_the_codebook(words, kind):
    assert coded(EventCoder(weights=True), words).type == kind


def test_one_hearing_tells_whether_a_second_is_worth_it():
    coder = EventCoder(weights=True)
    clear = MarkedSentence(
        text="Karvelia praised Sudria for its help.",
        source=(Span(0, 8),),
        target=(Span(17, 23),),
    )
    vague = MarkedSentence(text="Brandt worked in Tarn as a boy.", source=(Span(0, 6),))
    assert coder.may_score(clear, 0.6)
    assert coder.code(clear).score >= 0.6
    assert not coder.may_score(vague, 0.9)
    assert coder.code(vague).score < 0.9


def test_weights_are_loaded_once_however_they_are_asked_for():
    assert trunk_in() is trunk_in(FOLDER)
    assert event_words() is event_words(FOLDER)


def test_types_of_ones_own_are_told_apart_by_what_they_mean(embedder):
    types = [
        OntologyType(
            name="water-cut",
            definition="Somebody cuts the water supply of a place.",
            examples=("The Front closed the pumps of Halvik.",),
            line=1,
        ),
        OntologyType(
            name="aid-blocked",
            definition="Relief goods are kept from people in need.",
            examples=("Soldiers turned back the convoy of medicine.",),
            line=5,
        ),
    ]
    coder = OntologyCoder(types, embedder)
    blocked = coder.code(MarkedSentence(text="Guards stopped lorries carrying flour."))
    dry = coder.code(
        MarkedSentence(text="Taps in Tarn stayed dry after the dam was shut.")
    )
    assert (blocked.type, dry.type) == ("aid-blocked", "water-cut")
    assert sum(dry.shares.values()) == pytest.approx(1)


def events_with_weights(text: str) -> list[tuple[str, list[str], list[str]]]:
    reading = make_pipeline((), strict=True, weights="default").read(document(text))
    events = [claim.event for claim in reading.claims if claim.event is not None]
    return [
        (e.type, [p.name for p in e.actors], [p.name for p in e.targets])
        for e in events
    ]


def test_a_party_that_the_rules_leave_open_is_heard():
    # the rules have no word for it at all
    text = "Karvelian guards in Halvik freed the bishop of Tarn on Friday."
    (found,) = events_with_weights(text)
    assert found[0] == "RETREAT"
    assert "guards" in found[1][0]
    assert "bishop" in found[2][0]


def test_what_the_rules_found_is_left_as_it_is():
    text = "The Northern Front captured three soldiers in Halvik on Friday."
    (found,) = events_with_weights(text)
    assert found == ("ASSAULT", ["Northern Front"], ["three soldiers"])
