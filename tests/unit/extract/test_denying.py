"""To deny somebody a thing is no word of anybody; to deny that it is so is one."""

import pytest

from sayso.extract.speech.attributions import AttributionExtractor
from sayso.model.attribution import Attribution, Force
from tests.unit.extract.figures_and_times import document, sentences


def forces(text: str) -> list[Force]:
    doc = document(text)
    found = AttributionExtractor().extract(doc, sentences(doc))
    return [item.force for item in found if isinstance(item, Attribution)]


@pytest.mark.parametrize(
    "text",
    [
        "The guards denied him a lawyer.",
        "The council denied the firm a permit.",
        "The storm denied the town its harvest.",
        "The court denied his request for bail.",
        "The army denied them passage at the bridge.",
    ],
)
def test_what_was_not_given(text):
    assert forces(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The railway denied the line was cut.",
        "The army denied a shell had landed in Sudria.",
        "The ministry denied the reports.",
        "Torvald denied it on Sunday.",
        "The two men have denied the charges against them.",
        "The company denied that it had broken the lock.",
        "Officials denied the army left the town a ruin.",
    ],
)
def test_what_is_said_not_to_be_so(text):
    assert forces(text) == [Force.DENIES]
