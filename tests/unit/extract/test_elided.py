"""Cues that the weights heard without a speaker: whose they are."""

import pytest

from sayso.extract.speech.elided import with_subjects
from sayso.model.attribution import Attribution, Force
from tests.unit.extract.attributed import words
from tests.unit.extract.figures_and_times import document, sentences
from tests.unit.extract.told import spans_of


def speaker(text: str, cue: str, rule: str = "weights") -> str:
    heard = Attribution(
        key="w1",
        source=(),
        cue=(spans_of(text, cue)[-1],),
        content=(),
        force=Force.ASSERTS,
        manner="indirect",
        rule=rule,
    )
    (found,) = with_subjects(sentences(document(text)).sentences, [heard])
    return words(text, found.source)


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        (
            "The ministry confirmed the raid, but denied any losses.",
            "denied",
            "The ministry",
        ),
        ("Ana Kost left the hall and told reporters it rained.", "told", "Ana Kost"),
        (
            "The Front took the port and late on Monday claimed the town.",
            "claimed",
            "The Front",
        ),
    ],
)
def test_the_subject_of_the_sentence_speaks(text, cue, source):
    assert speaker(text, cue) == source


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        # of a passive nobody is named
        ("The port was shut and was reported to be on fire.", "was reported"),
        # no word of anybody
        ("The Front took the port and has not claimed the town.", "has not claimed"),
        # nothing before it
        ("Denied entry, she left.", "Denied"),
        # what may be anybody's
        ("The ministry opened and saw a crowd.", "saw"),
    ],
)
def test_nobody_is_guessed(text, cue):
    assert speaker(text, cue) == ""


def test_what_rules_found_is_left_as_it_is():
    text = "The ministry confirmed the raid, but denied any losses."
    assert speaker(text, "denied", rule="reported") == ""
