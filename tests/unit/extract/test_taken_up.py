"""What one says and another takes up: "…, a claim the army rejected"."""

import pytest

from sayso.model.attribution import Force
from tests.unit.extract.attributed import attributions, said, words

FRONT = ("The Front", "said", "it held the port")


@pytest.mark.parametrize(
    ("tail", "source", "cue", "noun"),
    [
        (", a claim the army rejected.", "the army", "rejected", "a claim"),
        (", a claim that the army rejected.", "the army", "rejected", "a claim"),
        (" — a charge the army has since denied.",
         "the army", "has since denied", "a charge"),
        (' -- a charge denied by the army\'s spokesman.',
         "the army's spokesman", "denied", "a charge"),
        (", allegations the council's chairman dismissed out of hand.",
         "the council's chairman", "dismissed", "allegations"),
        (', a claim Halvik police chief Ola Brandt described as "entirely baseless".',
         "Halvik police chief Ola Brandt", 'described as "entirely baseless"',
         "a claim"),
        (', an allegation President Ola Brandt at first dismissed as "fake news".',
         "President Ola Brandt", 'first dismissed as "fake news"', "an allegation"),
        (", a figure the ministry disputes.", "the ministry", "disputes", "a figure"),
        (", which the army denied.", "the army", "denied", "which"),
        (", which the mayor called a lie.", "the mayor", "called a lie", "which"),
    ],
)  # fmt: skip
def test_another_denies_it(tail: str, source: str, cue: str, noun: str):
    text = f"The Front said it held the port{tail}"
    first, second = said(text)
    assert first == FRONT
    assert second == (source, cue, noun)
    assert attributions(text)[1].force is Force.DENIES


@pytest.mark.parametrize(
    ("tail", "cue"),
    [
        (", an account the army has not commented on.", "has not commented on"),
        (", a claim the army has neither confirmed nor denied.",
         "has neither confirmed nor denied"),
        (", a claim the army refused to discuss.", "refused to discuss"),
    ],
)  # fmt: skip
def test_another_says_nothing_to_it(tail: str, cue: str):
    text = f"The Front said it held the port{tail}"
    first, second = attributions(text)
    assert words(text, first.content) == "it held the port"
    assert words(text, second.cue) == cue
    assert second.force is Force.DECLINES


@pytest.mark.parametrize(
    "text",
    [
        # a thing that is filed, not something said
        "They arrested nine, charges the state filed late.",
        # what is denied stands after the verb
        "She said it was late, which he denied having known.",
        # said by who is quoted
        '"They hold the port, a claim the army rejected," the Front said.',
    ],
)
def test_what_takes_up_nothing(text: str):
    assert all(a.rule != "taken-up" for a in attributions(text))


def test_the_words_of_who_is_cited_end_before_it():
    text = (
        "The Front said it held the port, a claim the army rejected, and that the "
        "road was open."
    )
    assert said(text)[0][2].startswith("it held the port")
    assert ("the army", "rejected", "a claim") in said(text)
