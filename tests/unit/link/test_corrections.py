"""Notices, and what they take back."""

from dataclasses import replace

import pytest

from sayso.link.notices import may_have_notice, notice_of
from sayso.model.attribution import Force
from sayso.model.relation import RelationKind
from sayso.model.span import Span
from tests.linking.story import (
    COURIER,
    GAZETTE,
    KMG,
    LANTERN,
    MINISTRY,
    MPA,
    claim,
    document,
    event,
    killed,
    relations_in,
)

CORRECTS, RETRACTS = RelationKind.CORRECTS, RelationKind.RETRACTS
TOLL = event("casualty", "Dresna")
ARREST = event("COERCE/arrest", None, to=["KMG"])


def report(outlet=LANTERN, at="1 09:00", **more):
    doc = document(f"{outlet}: 12 people died in Dresna.", outlet=outlet, at=at)
    return doc, [claim(doc, "12 people died", TOLL, figures=[killed(12)], **more)]


def test_a_correction_puts_a_number_right():
    # One sentence has both: what was wrong, and what is right.
    doc = document(
        "Correction: An earlier version said 12 people died in Dresna; "
        "the number is 9.",
        outlet=LANTERN,
        at="2 09:00",
    )
    words = "12 people died in Dresna; the number is 9"
    right = claim(doc, words, TOLL, figures=[killed(12), killed(9)])
    old = report()
    (found,) = relations_in([old, (doc, [right])])
    assert (found.kind, found.subject) == (CORRECTS, right.claim)
    assert found.because[:2] == (
        "notice: 'earlier version'",
        "'12 killed' put right to '9 killed'",
    )
    assert relations_in([(doc, [right]), old]) == [found]


def test_the_wrong_word_repeated_is_no_new_word():
    doc = document(
        "Correction: An earlier version said 12 people died in Dresna. It was 9 dead.",
        outlet=LANTERN,
        at="2 09:00",
    )
    wrong = claim(doc, "12 people died", TOLL, figures=[killed(12)])
    right = claim(doc, "9 dead", TOLL, figures=[killed(9)])
    monitor = document("KMG said 12 died in Dresna.", outlet=COURIER)
    other = claim(monitor, "12 died", TOLL, source=KMG, figures=[killed(12)])
    found = relations_in([report(), (monitor, [other]), (doc, [wrong, right])])
    kinds = {(r.kind, r.subject) for r in found if wrong.claim in (r.subject, r.object)}
    assert kinds == {(RETRACTS, wrong.claim)}
    assert (CORRECTS, right.claim) in {(r.kind, r.subject) for r in found}


@pytest.mark.parametrize(
    ("outlet", "at", "place"),
    [
        (GAZETTE, "1 09:00", "Dresna"),  # another paper's word is not ours to correct
        (LANTERN, "3 09:00", "Dresna"),  # printed after the notice
        (LANTERN, "1 09:00", "Halvik"),  # another town's toll
    ],
)
def test_a_correction_takes_back_only_the_outlets_own_earlier_word(outlet, at, place):
    doc = document("Correction: 9 people died in Dresna.", outlet=LANTERN, at="2 09:00")
    right = claim(doc, "9 people died", TOLL, figures=[killed(9)])
    old = document(f"In {place} 12 people died.", outlet=outlet, at=at)
    told = claim(old, "12 people died", event("casualty", place), figures=[killed(12)])
    found = relations_in([(old, [told]), (doc, [right])])
    assert CORRECTS not in {r.kind for r in found}


NOTICES = [
    # in the third person, as an attribution
    ("The Daily Lantern retracts its report that the monitor was arrested.",
     "retracts its report", LANTERN),
    ("The Daily Lantern has withdrawn its report that the monitor was arrested.",
     "has withdrawn its report", LANTERN),
    # in its own voice
    ("We retract our report that the monitor was arrested.", None, None),
    ("Daily Lantern has retracted a story that the monitor was arrested.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cue", "source"), NOTICES, ids=[n[0] for n in NOTICES]
)
def test_a_retraction_takes_the_report_back(text, cue, source):
    old = document("The monitor was arrested.", outlet=LANTERN, at="1 09:00")
    told = claim(old, "The monitor was arrested", ARREST)
    doc = document(text, outlet=LANTERN, at="2 09:00")
    back = claim(
        doc, "the monitor was arrested", ARREST, source=source, cue=cue,
        force=Force.DENIES, negated=True,
    )  # fmt: skip
    (found,) = relations_in([(old, [told]), (doc, [back])])
    assert (found.kind, found.subject, found.object) == (
        RETRACTS,
        back.claim,
        told.claim,
    )


def test_an_agency_takes_back_what_papers_printed_of_it():
    old = document(
        "The monitor was arrested.", outlet=LANTERN, at="1 09:00", credit=[MPA]
    )
    told = claim(old, "The monitor was arrested", ARREST)
    doc = document(
        "Meridian Press Agency withdraws its report that the monitor was arrested.",
        at="2 09:00",
    )
    back = claim(
        doc, "the monitor was arrested", ARREST, source=MPA,
        cue="withdraws its report", force=Force.DENIES,
    )  # fmt: skip
    assert [r.kind for r in relations_in([(old, [told]), (doc, [back])])] == [RETRACTS]


def test_a_retraction_is_no_denial_of_what_others_say():
    old = document("KMG said the monitor was arrested.", outlet=COURIER)
    told = claim(old, "the monitor was arrested", ARREST, source=KMG)
    doc = document(NOTICES[2][0], outlet=LANTERN, at="2 09:00")
    back = claim(doc, "the monitor was arrested", ARREST, negated=True)
    assert relations_in([(old, [told]), (doc, [back])]) == []


def test_a_retraction_without_an_event_is_found_by_its_words():
    old = document("A famous bridge over the Oule collapsed.", outlet=LANTERN)
    told = claim(old, "A famous bridge over the Oule collapsed", None)
    doc = document(
        "We retract our report: A famous bridge over the Oule collapsed.",
        outlet=LANTERN,
        at="2 09:00",
    )
    back = claim(doc, "A famous bridge over the Oule collapsed", None)
    assert [r.kind for r in relations_in([(old, [told]), (doc, [back])])] == [RETRACTS]


def test_a_retraction_of_another_matter_takes_nothing_back():
    old = document("Nobody was arrested, KMG is here.", outlet=LANTERN)
    told = claim(old, "KMG is here", event("arrive", None, to=["KMG"]))
    doc = document("We retract our report that KMG was arrested.", at="2 09:00")
    back = claim(doc, "KMG was arrested", ARREST)
    assert relations_in([(old, [told]), (doc, [back])]) == []


def test_a_retraction_that_names_other_people_takes_nothing_back():
    by_army = event("COERCE/seize", "Dresna", by=["Karvelian Army"])
    by_rebels = event("COERCE/seize", "Dresna", by=["rebels"])
    old = document("The army took Dresna.", outlet=LANTERN)
    told = claim(old, "The army took Dresna", by_army)
    doc = document(
        "We retract our report that rebels took it.", outlet=LANTERN, at="2 09:00"
    )
    back = claim(doc, "rebels took it", by_rebels)
    assert relations_in([(old, [told]), (doc, [back])]) == []


@pytest.mark.parametrize(
    ("text", "words", "how"),
    [
        ("Correction: 9 died.", "9 died", "corrects"),
        ("Correction: We wrongly said 12 died.", "12 died", "wrong"),
        ("CORRECTS: the toll was 9.", "the toll was 9", "corrects"),
        ("We retract that 9 died.", "9 died", "retracts"),
        # told of somebody else, this is news and no notice
        ("The ministry retracted the claim that 9 died.", "9 died", None),
        ("9 people died.", "9 people died", None),
    ],
)
def test_what_stands_in_a_notice(text, words, how):
    doc = document(text, outlet=LANTERN)
    found = notice_of(claim(doc, words), doc)
    assert (found.how if found else None) == how


def test_a_document_without_parts_has_no_notices():
    doc = document("Correction 9 died.", outlet=None)
    bare = type(doc)(
        **{f: getattr(doc, f) for f in doc.__slots__ if f != "parts"}, parts=()
    )
    assert notice_of(claim(doc, "9 died"), bare) is None
    assert not may_have_notice(bare)
    assert may_have_notice(doc)


def test_a_claim_over_sentences_begins_where_its_words_do():
    doc = document("It is said. Nine died.", outlet=LANTERN)
    told = claim(doc, "said. Nine died", source=MINISTRY)
    assert told.span == Span(6, 21)
    assert notice_of(told, doc) is None


def test_a_correction_that_names_no_number_of_the_report_takes_nothing_back():
    doc = document(
        "Correction: the hall in Dresna is old.", outlet=LANTERN, at="2 09:00"
    )
    note = claim(doc, "the hall in Dresna is old", event("casualty", "Dresna"))
    found = relations_in([report(), (doc, [note])])
    assert not {r.kind for r in found} & {CORRECTS, RETRACTS}


def test_a_notice_does_not_take_back_a_notice():
    text = "We retract that 9 people died"
    first = document(f"{text}.", outlet=LANTERN, at="1 09:00")
    again = document(
        "We retract that 9 people died, too.", outlet=LANTERN, at="2 09:00"
    )
    told = [claim(doc, "9 people died", TOLL) for doc in (first, again)]
    story = [(doc, [c]) for doc, c in zip((first, again), told, strict=True)]
    assert relations_in(story) == []


def test_a_retraction_of_another_towns_report_takes_nothing_back():
    doc = document("We retract that 12 people died.", outlet=LANTERN, at="2 09:00")
    back = claim(doc, "12 people died", event("casualty", "Halvik"))
    assert relations_in([report(), (doc, [back])]) == []


PAGE = "https://lantern.example/dresna"
WRONG = "Correction: An earlier version of this report said that {} people had died."


def version(text, low, at, notice="", address=PAGE):
    more = f"\n\n{notice}" if notice else ""
    doc = document(f"{text}{more}", outlet=LANTERN, at=at, address=address)
    told = claim(doc, text, TOLL, source=KMG, figures=[killed(low, None)])
    return doc, [told]


@pytest.mark.parametrize(
    ("notice", "address", "kind"),
    [
        (WRONG.format("at least 80"), PAGE, CORRECTS),
        (WRONG.format("eighty"), PAGE, CORRECTS),
        (WRONG.format("at least 70"), PAGE, RelationKind.UPDATES),
        ("Correction: The hall is in Dresna.", PAGE, RelationKind.UPDATES),
        ("", PAGE, RelationKind.UPDATES),
        # another page of the paper: its notice says which report it is of, or nobody
        (WRONG.format("at least 80"), "https://lantern.example/b",
         RelationKind.UPDATES),
    ],
)  # fmt: skip
def test_a_newer_version_with_a_notice_corrects(notice, address, kind):
    # "An earlier version of this report said that at least 80 people were killed"
    old = version("At least 80 people died in Dresna", 80, "1 09:00")
    text = "At least 18 people died in Dresna"
    new = version(text, 18, "1 15:00", notice, address)
    (found,) = relations_in([old, new])
    assert (found.kind, found.subject) == (kind, new[1][0].claim)
    assert relations_in([new, old]) == [found]


def test_the_same_number_in_the_newer_version_is_not_corrected():
    old = version("At least 18 people died in Dresna", 18, "1 09:00")
    text = "In Dresna at least 18 people have died"
    new = version(text, 18, "1 15:00", WRONG.format("at least 80"))
    assert CORRECTS not in {r.kind for r in relations_in([old, new])}


def canceled(doc):
    return replace(doc, head=replace(doc.head, pub_status="canceled"))


@pytest.mark.parametrize(
    "text",
    [
        # the same words again, marked as canceled, or with a note before them
        "Daily Lantern: 12 people died in Dresna.",
        "Kill this story. Daily Lantern: 12 people died in Dresna.",
    ],
)
def test_an_item_that_its_publisher_canceled_takes_its_report_back(text):
    doc = canceled(document(text, outlet=LANTERN, at="1 12:00", address="l/1"))
    again = claim(doc, "12 people died", TOLL, figures=[killed(12)])
    old = report()
    (found,) = relations_in([old, (doc, [again])])
    assert (found.kind, found.subject) == (RETRACTS, again.claim)
    assert found.because[0] == "notice: 'canceled by its publisher'"
    assert relations_in([(doc, [again]), old]) == [found]


def test_a_canceled_item_takes_back_nobody_elses_word():
    doc = canceled(document("KMG said 12 died.", outlet=LANTERN, at="1 12:00"))
    cited = claim(doc, "12 died", TOLL, source=KMG, figures=[killed(12)])
    own = canceled(document("12 people died in it.", outlet=GAZETTE, at="1 13:00"))
    others = claim(own, "12 people died", TOLL, figures=[killed(12)])
    story = [report(source=KMG), (doc, [cited]), (own, [others])]
    assert RETRACTS not in {r.kind for r in relations_in(story)}
