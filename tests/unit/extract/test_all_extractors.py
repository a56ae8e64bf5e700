"""Which extractors run, with and without learned weights."""

import pytest

from sayso.errors import UsageError
from sayso.extract import all_extractors
from sayso.extract.speech.attributions import AttributionExtractor
from sayso.extract.speech.combined import CombinedExtractor


def reader_of_attributions(weights: str) -> type:
    found = all_extractors(weights)  # type: ignore[arg-type] # one of the three
    return next(type(e) for e in found if e.name == "attributions")


@pytest.mark.parametrize(
    ("weights", "installed", "reader"),
    [
        ("none", True, AttributionExtractor),
        ("none", False, AttributionExtractor),
        ("auto", True, CombinedExtractor),
        ("auto", False, AttributionExtractor),
        ("default", True, CombinedExtractor),
    ],
)
def test_weights_are_taken_where_they_are_wanted_and_can_run(
    weights: str, installed: bool, reader: type, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sayso.extract.is_installed", lambda: installed)
    assert reader_of_attributions(weights) is reader


def test_weights_that_cannot_run_are_not_replaced_in_silence(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("sayso.extract.is_installed", lambda: False)
    with pytest.raises(UsageError, match="pip install"):
        all_extractors("default")
