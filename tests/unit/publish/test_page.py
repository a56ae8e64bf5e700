"""The page of one claim, as data."""

from dataclasses import replace

import pytest

from sayso.errors import UnknownNameError
from sayso.model.ids import ClaimId
from sayso.model.relation import Passage
from sayso.model.span import Span
from sayso.publish.page import claim_page
from tests.unit.publish.made_up import (
    CAPTURED,
    COPY,
    DENIED,
    MORNING_DOC,
    TOLL,
    WATCHED,
    ListView,
)


def test_the_words_stand_in_their_paragraph():
    page = claim_page(ListView(), CAPTURED.claim)
    assert (page.before, page.words, page.after) == (
        "The NFR said ",
        "it had captured Halvik on Thursday",
        ".",
    )
    assert page.number == "1.1"


def test_a_whole_paragraph_has_nothing_around_it():
    page = claim_page(ListView(), TOLL.claim)
    assert (page.before, page.after) == ("", "")
    assert (page.company, page.others, page.lineages, page.rulings) == ((), (), (), ())


def test_its_company():
    page = claim_page(ListView(), CAPTURED.claim)
    (denial,) = page.company
    assert (denial.kind, denial.role) == ("denies", "object")
    assert denial.other.speaker == "Karvelian Defence Ministry"
    assert denial.because == ("same event at Halvik",)
    assert [other.claim for other in page.others] == [DENIED]
    assert page.rulings == (WATCHED,)
    assert page.caveats == ("The claims of the rebels could not be confirmed",)
    assert page.entry.entry == "e7"


def test_the_other_side_is_the_subject():
    (said,) = claim_page(ListView(), DENIED.claim).company
    assert (said.role, said.other.claim) == ("subject", CAPTURED)


def test_only_copies_that_hold_its_words_are_shown():
    elsewhere = Passage(doc=MORNING_DOC.doc, span=Span(150, 160))
    other = replace(COPY, passages=(elsewhere,))
    page = claim_page(ListView(copies=(COPY, other)), CAPTURED.claim)
    assert page.lineages == (COPY,)


def test_a_claim_that_is_not_in_force_has_no_page():
    with pytest.raises(UnknownNameError):
        claim_page(ListView(), ClaimId("c0"))
