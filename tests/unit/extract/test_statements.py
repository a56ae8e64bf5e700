"""Statements: what the outlet says in its own voice."""

from dataclasses import replace

import pytest

from sayso.extract.statements import StatementExtractor
from sayso.model.attribution import Attribution, Caveat, Force, Statement
from sayso.model.span import Span
from tests.unit.extract.figures_and_times import document
from tests.unit.extract.told import events_in, found_in, spans_of


def span(text: str, words: str) -> Span:
    return spans_of(text, words)[0]


def stated(text, cited=(), caveat=None):
    """The statements of a text in which (source, cue, content) are cited."""
    doc = document(text)
    attributions = tuple(
        Attribution(
            key=f"a{n}",
            source=(span(text, source),),
            cue=(span(text, cue),),
            content=(span(text, content),),
            force=Force.ASSERTS,
            manner="indirect",
        )
        for n, (source, cue, content) in enumerate(cited, 1)
    )
    caveats = (Caveat(span=span(text, caveat), names=()),) if caveat else ()
    found = replace(
        found_in(doc),
        attributions=attributions,
        caveats=caveats,
        events=events_in(doc),
    )
    findings = StatementExtractor().extract(doc, found)
    return [doc.quote(f.span) for f in findings if isinstance(f, Statement)]


def test_a_sentence_nobody_is_cited_for_is_one_statement():
    text = "Rebels captured Dresna on Thursday."
    assert stated(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The town lies on the river Oule.",  # neither event nor figure
        "Have rebels captured Dresna?",  # a question states nothing
    ],
)
def test_no_event_no_statement(text):
    assert stated(text) == []


def test_what_is_cited_is_not_the_outlets():
    text = "The Front said rebels captured Dresna."
    assert stated(text, [("The Front", "said", "rebels captured Dresna")]) == []


def test_a_clause_beside_what_is_cited_is_the_outlets():
    text = "The Front said Dresna was calm, after rebels captured Halvik on Friday."
    cited = [("The Front", "said", "Dresna was calm")]
    assert stated(text, cited) == ["rebels captured Halvik on Friday"]


def test_a_short_leftover_is_no_clause():
    text = "The Front said rebels captured Dresna, attacks aside."
    assert stated(text, [("The Front", "said", "rebels captured Dresna")]) == []


def test_words_in_quotation_marks_are_somebodys():
    text = 'The line read "Rebels captured Dresna and left Halvik", whoever wrote it.'
    assert stated(text) == []


def test_the_outlets_reservation_is_no_statement_of_events():
    text = "That rebels captured Dresna could not be confirmed."
    assert stated(text, caveat="could not be confirmed") == []


def test_what_an_outlet_says_of_itself_is_no_statement():
    # "We apologise to our readers" tells nothing of the world
    assert stated("We apologise to our readers. Rebels seized Dresna.") == [
        "Rebels seized Dresna."
    ]


def test_what_a_speaker_does_besides_is_told_with_the_speaker():
    text = "Sela Brandt visited Dresna on Sunday, promising bread."
    cited = [("Sela Brandt", "promising", "bread")]
    assert stated(text, cited) == ["Sela Brandt visited Dresna on Sunday"]
