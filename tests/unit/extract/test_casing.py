"""What `extract/casing.py` makes of texts that are all capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli.reading_inputs import make_pipeline
from sayso.extract.casing import cased, in_mixed_case
from tests.unit.extract.figures_and_times import document

CASES = [
    ("THE ARMY SAID IT HAD LEFT DRESNA.", "The army said it had left Dresna."),
    ("HE LEFT ON MAY 3. IT MAY RAIN.", "He left on May 3. It may rain."),
    ("ON 3 MARCH THEY WENT HOME.", "On 3 March they went home."),
    ("THE US GOVERNMENT TOLD US.", "The US government told us."),
    ("THEY BLAMED PRESIDENT ORLOV.", "They blamed President Orlov."),
    ("TALKS AT THE UNITED NATIONS", "Talks at the United Nations"),
    ("UN'S ENVOY SAYS HALVIK'S QUIET", "UN's envoy says Halvik's quiet"),
    ('HE ADDED: "NOBODY WAS THERE."', 'He added: "Nobody was there."'),
    ("INDIVIDUALS WERE DETAINED IN TARN", "Individuals were detained in Tarn"),
    (
        "THE NORTHERN FRONT FOR RENEWAL (NFR) LEFT. NFR GUNS FELL SILENT.",
        "The Northern Front for Renewal (NFR) left. NFR guns fell silent.",
    ),
]


@pytest.mark.parametrize(("printed", "wanted"), CASES)
def test_capitals_are_put_where_news_puts_them(printed: str, wanted: str):
    assert in_mixed_case(document(printed)).text == wanted


LEFT_ALONE = [
    "The army said it had left Dresna.",
    "NFR",
    "HALVIK 3-2 TARN",
    "BREAKING: Sirens were heard in the whole of Halvik.",
    "القوات غادرت المدينة",
    "1234 5678 91011 1213",
]


@pytest.mark.parametrize("printed", LEFT_ALONE)
def test_what_is_no_text_in_capitals_is_left_alone(printed: str):
    doc = document(printed)
    assert in_mixed_case(doc) is doc


def test_only_the_part_in_capitals_is_changed():
    doc = document("ARMY DENIES IT LEFT DRESNA\n\nThe NFR said IT had.")
    told = in_mixed_case(doc)
    assert told.text == "Army denies it left Dresna\n\nThe NFR said IT had."
    assert told.parts == doc.parts


@given(st.text())
def test_any_text_stays_as_long_as_it_was(text: str):
    told = cased(text)
    assert len(told) == len(text)
    assert told.casefold() == text.casefold()


def test_a_letter_whose_small_form_is_two_is_left():
    doc = document("İSTANBUL WAS QUIET ON FRIDAY.")
    assert in_mixed_case(doc).text == "İSTANBUL was quiet on Friday."


def test_offsets_lead_to_the_words_as_printed():
    printed = "THE ARMY SAID ON FRIDAY IT HAD LEFT THE TOWN OF DRESNA."
    reading = make_pipeline((), strict=True).read(document(printed))
    (claim,) = reading.claims
    assert reading.document.text == printed
    assert reading.document.quote(claim.span) == "IT HAD LEFT THE TOWN OF DRESNA"
    assert claim.words == "it had left the town of Dresna"
    assert claim.source_name == "army"
