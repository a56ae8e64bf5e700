"""Who calls a report untrue denies it, with whatever verb."""

import pytest

from sayso.model.attribution import Force
from tests.unit.extract.attributed import attributions, said, words

DENIALS = [
    # called so
    ("Torvald called the report a lie.", "called ... a lie", "the report"),
    ("Torvald called the claim absurd.", "called ... absurd", "the claim"),
    ("Torvald called it a lie.", "called ... a lie", "it"),
    (
        "Torvald called rumours of a coup in Dresna nonsense.",
        "called ... nonsense",
        "rumours of a coup in Dresna",
    ),
    (
        "Torvald called the claims “completely false” on Friday.",
        "called ... “completely false”",
        "the claims",
    ),
    (
        "The army called the report that it had shelled Tarn a lie.",
        "called ... a lie",
        "the report that it had shelled Tarn",
    ),
    (
        "Kessel described the reports as fabrications.",
        "described ... as fabrications",
        "the reports",
    ),
    ("Kessel branded the story fake news.", "branded ... fake news", "the story"),
    # said to be so
    ("The ministry said the report was false.", "said ... was false", "the report"),
    ("Kessel said the claim was not true.", "said ... was not true", "the claim"),
    ("Kessel said this wasn't true.", "said ... wasn't true", "this"),
    (
        "Kessel said that reports of a coup were simply untrue.",
        "said ... were simply untrue",
        "reports of a coup",
    ),
    (
        "Kessel insisted the claim that he had paid the guards was a lie.",
        "insisted ... was a lie",
        "the claim that he had paid the guards",
    ),
    # said of what follows
    (
        "The ministry said it was not true that the dam had been hit.",
        "said it was not true",
        "that the dam had been hit",
    ),
    (
        "The ministry said it was a lie that the dam had been hit.",
        "said it was a lie",
        "that the dam had been hit",
    ),
    (
        "Kessel said there was no truth in talk of a coup.",
        "said there was no truth in",
        "talk of a coup",
    ),
    # denied as what it is called
    (
        "A spokesman dismissed as “rumours” reports of a coup.",
        "dismissed as “rumours”",
        "reports of a coup",
    ),
    (
        "Kessel rejected as “absurd” the claim that he had paid the guards.",
        "rejected as “absurd”",
        "the claim that he had paid the guards",
    ),
    (
        "The army dismissed as utter nonsense the report.",
        "dismissed as utter nonsense",
        "the report",
    ),
    # denied deeds, and denials quoted by others
    (
        "General Marek Torvald denied having given the order.",
        "denied",
        "having given the order",
    ),
    (
        "The minister was quoted as denying that shells had been fired.",
        "was quoted as denying",
        "that shells had been fired",
    ),
]


@pytest.mark.parametrize(("text", "cue", "content"), DENIALS)
def test_what_is_called_untrue_is_denied(text, cue, content):
    (found,) = attributions(text)
    assert found.force is Force.DENIES
    assert (words(text, found.cue), words(text, found.content)) == (cue, content)
    assert found.source


@pytest.mark.parametrize(
    "text",
    [
        # not untrue, perhaps untrue, or not said to be
        "Kessel said the report was not false.",
        "Kessel said the report may be false.",
        "Kessel said the report was never a lie.",
        "Kessel did not say the report was false.",
        "Kessel said the report was false hope.",
        "Kessel said the report was true.",
        # what is judged is nothing said
        "The doctor said the test was false.",
        "The governor said the alarm was false.",
        "Torvald called the plan “absurd”.",
        "Torvald called the offer a joke.",
        "Torvald said it was absurd.",
        "Kessel said it was true that the dam had been hit.",
        "Kessel described the mood as grim.",
        "Torvald was described as a liar by Kessel.",
    ],
)
def test_what_denies_nothing(text):
    assert Force.DENIES not in [a.force for a in attributions(text)]


def test_what_is_denied_is_no_verb_of_saying():
    text = "The army rejected as “rumours” reports of a coup."
    assert said(text) == [("The army", "rejected as “rumours”", "reports of a coup")]
