"""Hedges at the head of what is said."""

import pytest

from tests.unit.extract.attributed import attributions


@pytest.mark.parametrize(
    ("text", "word", "degree"),
    [
        ("Torvald said the army may withdraw.", "may", "possible"),
        ("Torvald said the army probably left.", "probably", "likely"),
        ("Torvald said the army appeared to leave.", "appeared", "likely"),
        ("Torvald said the army had probably left.", "probably", "likely"),
        ("Torvald said the army was likely to leave.", "likely", "likely"),
        ("Torvald said the army may not withdraw.", None, None),
        ("Torvald said the mayor will appear at noon.", None, None),
        ("Torvald denied the army might withdraw.", None, None),
        ("Torvald said the army left as it might rain.", None, None),
        ("Torvald said that in May the army left.", None, None),
        ("Torvald said he knew of rain in towns of the old north and maybe in Tarn.",
         None, None),
    ],
)  # fmt: skip
def test_hedge_of_the_source(text: str, word: str | None, degree: str | None):
    hedge = attributions(text)[0].hedge
    if word is None:
        assert hedge is None
        return
    assert hedge is not None
    assert (text[hedge.span.start : hedge.span.end], hedge.degree, hedge.holder) == (
        word,
        degree,
        "source",
    )


def test_hedge_of_the_outlet_may_be_only_possible():
    hedge = attributions("Brandt has reportedly left Velmora.")[0].hedge
    assert hedge is not None
    assert (hedge.holder, hedge.degree) == ("outlet", "possible")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is understood that Brandt left Velmora.", "is understood"),
        ("It was feared that Brandt had drowned.", "was feared"),
        ("It was announced that Brandt had drowned.", None),
    ],
)
def test_a_passive_that_doubts_is_the_outlets_hedge(text: str, words: str | None):
    hedge = attributions(text)[0].hedge
    told = None if hedge is None else text[hedge.span.start : hedge.span.end]
    assert told == words


@pytest.mark.parametrize(
    ("text", "source", "word"),
    [
        ("Unconfirmed reports said it rained.", "Unconfirmed reports", "Unconfirmed"),
        (
            "According to unverified reports, it rained.",
            "unverified reports",
            "unverified",
        ),
        ("Sirens now. Unconfirmed: locals say it is over.", "locals", "Unconfirmed"),
    ],
)
def test_what_the_outlet_calls_unverified(text: str, source: str, word: str):
    (found,) = attributions(text)
    assert [text[s.start : s.end] for s in found.source] == [source]
    assert found.hedge is not None
    span = found.hedge.span
    assert (text[span.start : span.end], found.hedge.holder) == (word, "outlet")
    assert found.hedge.degree == "unverified"


def test_reports_that_are_not_called_so_are_not():
    (found,) = attributions("Brandt said: confirmed reports are rare.")
    assert found.hedge is None
