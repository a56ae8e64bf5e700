"""A claim with all that an exporter says about it."""

from dataclasses import replace

from sayso.model.document import Head
from sayso.model.ids import SourceId
from sayso.publish.citations import citation_of, citations, name_of
from tests.unit.publish.made_up import CAPTURED, MORNING_DOC, NOON_DOC, ListView


def test_a_citation_names_speaker_outlet_and_point():
    citation = citation_of(ListView(), CAPTURED)
    assert (citation.speaker, citation.kind) == ("Northern Front for Renewal", "body")
    assert citation.outlet == "The Velmora Courier"
    assert citation.point.point == "p1"


def test_what_the_register_does_not_know_stands_for_itself():
    view = ListView(register=())
    citation = citation_of(view, CAPTURED)
    assert (citation.speaker, citation.kind) == ("Northern Front for Renewal", None)
    assert citation.via == CAPTURED.via
    assert name_of(view, SourceId("s0")) == "s0"


def test_the_last_relay_is_the_outlet_of_a_document_without_one():
    view = ListView(docs=(replace(MORNING_DOC, head=Head()), NOON_DOC))
    assert citation_of(view, CAPTURED).outlet == "The Velmora Courier"
    alone = replace(CAPTURED, via=())
    assert citation_of(view, alone).outlet is None


def test_all_claims_in_their_order():
    found = list(citations(ListView()))
    assert [c.document.given_id for c in found] == ["01-0410", "01-0410", "02-1200"]
