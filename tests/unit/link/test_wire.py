"""The same copy: whole texts and sentences, and whose copy it is."""

from sayso.model.ids import DocId
from sayso.model.relation import RelationKind
from sayso.model.span import Span
from tests.linking.story import (
    COURIER,
    GAZETTE,
    KMG,
    LANTERN,
    MPA,
    NFR,
    ListView,
    claim,
    document,
    event,
    killed,
    lineages_in,
    linked,
    relations_in,
    source_of,
)

SENTENCE = "At least twelve people died in Dresna when a market hall burned"
QUOTE = "we shall come to the capital and we shall stay there for good"


def paper(text, outlet=COURIER, at="1 09:00", credit=(), address=None):
    return document(text, outlet=outlet, at=at, credit=credit, address=address)


def test_one_text_in_two_papers_is_one_piece_of_copy():
    one = paper(SENTENCE, COURIER, "1 10:00", [MPA])
    other = paper(SENTENCE, LANTERN, "1 09:00")
    credit, found = lineages_in([(one, []), (other, [])])
    assert (found.kind, found.origin) == ("copy", source_of(MPA))
    assert [p.doc for p in found.passages] == [other.doc, one.doc]
    assert {p.span for p in found.passages} == {Span(0, len(SENTENCE))}
    assert found.because == (
        "the whole text is the same",
        "one credits it to the origin",
    )
    assert set(lineages_in([(other, []), (one, [])])) == {credit, found}


def test_a_credited_document_is_the_word_of_whom_it_credits():
    # "(MPA)": which sentences the paper added itself, nobody knows
    doc = paper(SENTENCE, COURIER, "1 10:00", [COURIER, MPA, NFR])
    (found,) = lineages_in([(doc, [])])
    assert (found.kind, found.origin) == ("copy", source_of(MPA))
    assert [p.span for p in found.passages] == [Span(0, len(SENTENCE))]
    assert found.because == ("the document is credited to Meridian Press Agency",)
    assert lineages_in([(paper("", credit=[MPA]), [])]) == []


def test_both_credits_say_most():
    one = paper(SENTENCE, COURIER, credit=[COURIER, MPA])
    other = paper(SENTENCE, LANTERN, credit=[NFR, MPA])
    found = lineages_in([(one, []), (other, [])])[-1]
    assert found.origin == source_of(MPA)
    assert found.because[1] == "both credit the same agency"


def test_without_a_credit_it_is_the_word_of_who_printed_it_first():
    # A credit to the paper itself ("| Courier") is no credit.
    one = paper(SENTENCE, COURIER, "1 10:00", [COURIER])
    other = paper(SENTENCE, LANTERN, "1 09:00")
    (found,) = lineages_in([(one, []), (other, [])])
    assert found.origin == source_of(LANTERN)


def test_without_an_outlet_nobody_knows_whose_copy_it_is():
    one = paper(SENTENCE, None, "1 09:00")
    other = paper(SENTENCE, LANTERN, "1 10:00")
    (found,) = lineages_in([(one, []), (other, [])])
    assert found.origin is None


def test_an_empty_text_is_no_copy_of_another():
    assert lineages_in([(paper("", COURIER), []), (paper("", LANTERN), [])]) == []


def test_a_newer_version_of_a_page_is_the_same_papers_word():
    address = "https://lantern.example/1"
    one = paper(SENTENCE, LANTERN, "1 09:00", address=address)
    again = paper(f"{SENTENCE}. More soon.", LANTERN, "1 10:00", address=address)
    claims = [[claim(doc, SENTENCE)] for doc in (one, again)]
    (found,) = linked([(one, claims[0]), (again, claims[1])])
    assert found.kind == "own-update"
    assert found.because == (
        "12 words the same in a row",
        "two versions of one address",
    )


def shared(words, source=None, credit=()):
    one = paper(f"{words}. Rain fell.", COURIER, "1 09:00", credit)
    other = paper(f"Wind blew. {words}.", LANTERN, "1 10:00")
    return [(doc, [claim(doc, words, source=source)]) for doc in (one, other)]


def test_sentences_in_two_papers_voices_are_copy():
    (one, told), (other, again) = story = shared(SENTENCE)
    (found,) = linked(story)
    assert found in lineages_in(story[::-1])
    assert [(p.doc, p.span) for p in found.passages] == [
        (one.doc, told[0].span),
        (other.doc, again[0].span),
    ]


def test_several_sentences_are_one_lineage():
    more = "The hall had been closed for repairs since the end of March"
    one = paper(f"{SENTENCE}. {more}.", COURIER)
    other = paper(f"{SENTENCE}. Rain. {more}.", LANTERN, "1 10:00")
    story = [(doc, [claim(doc, SENTENCE), claim(doc, more)]) for doc in (one, other)]
    (found,) = lineages_in(story)
    assert found.because[0] == "the whole text, 24 of 25 words the same in order"
    assert len(found.passages) == 4


def test_a_quotation_in_two_papers_is_no_copy():
    # Two reporters may have heard the same man.
    papers = ((COURIER, "Rain fell", "1 09:00"), (LANTERN, "Wind blew", "1 10:00"))
    docs = [paper(f"{w}. “{QUOTE},” he said.", o, at) for o, w, at in papers]
    story = [(doc, [claim(doc, QUOTE, source=NFR)]) for doc in docs]
    (found,) = lineages_in(story)
    (relation,) = relations_in(story)
    assert relation.kind is RelationKind.SUPPORTS
    assert (found.kind, found.origin) == ("shared-source", None)
    assert found.because[0].endswith("in quotation marks: both may quote one")


def test_a_short_sentence_in_two_papers_is_no_copy():
    (found,) = linked(shared("Rain fell on Dresna again"))
    assert found.kind is RelationKind.SUPPORTS


def test_claims_of_copies_are_not_related_twice():
    # What is in fifty copies is one word: lineage joins them, no relation is needed.
    what = event("casualty", "Dresna")
    texts = [paper(SENTENCE, outlet) for outlet in (COURIER, LANTERN, GAZETTE)]
    story = [(d, [claim(d, SENTENCE, what, figures=[killed(12)])]) for d in texts]
    assert relations_in(story) == []
    assert len(lineages_in(story)) == 2  # each to the one that was printed first


def test_a_claim_is_looked_for_by_its_keys_only():
    view = ListView()
    one = paper("Rain.", COURIER)
    two = paper("KMG saw nothing there.", LANTERN)
    linked([(one, [claim(one, "Rain")]), (two, [claim(two, "nothing", source=KMG)])],
           view)  # fmt: skip
    assert view.asked == []  # too few words, no event, no figure: nothing to ask
    assert DocId(one.doc) == view.docs[0].doc


def test_the_initials_of_an_agency_are_its_own_name():
    # "HALVIK, May 3 (MPA) -" by Meridian Press Agency; "(MPA and staff)" in the Gazette
    own = paper(f"{SENTENCE}. It rained.", MPA, "1 09:00", ["MPA"])
    part = paper(f"{SENTENCE}. We had sun.", GAZETTE, "1 10:00", ["MPA"])
    told = [
        (doc, [claim(doc, SENTENCE, event("casualty", "Dresna"))])
        for doc in (own, part)
    ]
    shared = [x for x in lineages_in(told) if len(x.passages) > 1]
    assert [x.origin for x in shared] == [source_of(MPA)]
    assert lineages_in([(own, [])]) == []


def cited(text, words, source, outlet, at):
    doc = paper(text, outlet, at)
    return doc, [claim(doc, words, event("enter", "Dresna"), source=source)]


def test_a_whole_sentence_with_its_speaker_is_copy_whoever_he_is_taken_for():
    # "The Health Ministry said ...", pasted without the paragraph that says whose
    said = "The ministry said rebels had entered the town of Dresna."
    words = "rebels had entered the town of Dresna"
    one = cited(f"It rained. {said}", words, NFR, COURIER, "1 09:00")
    other = cited(said, words, KMG, LANTERN, "1 10:00")
    (found,) = lineages_in([one, other])
    assert [doc.quote(p.span) for (doc, _), p in
            zip((one, other), found.passages, strict=True)] == [said, said]  # fmt: skip
    assert lineages_in([other, one]) == [found]
    assert relations_in([one, other]) == []


def test_the_same_words_in_another_sentence_or_by_the_same_outlet_are_no_copy():
    words = "rebels had entered the town"
    one = cited(f"In Dresna he said {words}.", words, NFR, COURIER, "1 09:00")
    for text, outlet in (
        (f"In Dresna a man told us that {words}.", LANTERN),
        (f"It snowed. In Dresna he said {words}.", COURIER),
    ):
        other = cited(text, words, NFR, outlet, "1 10:00")
        assert lineages_in([one, other]) == []
    short = [
        cited(
            "He said rebels had entered Dresna.",
            "rebels had entered Dresna",
            NFR,
            o,
            at,
        )
        for o, at in ((GAZETTE, "1 09:00"), (LANTERN, "1 10:00"))
    ]
    assert [x for x in lineages_in(short) if "whole text" not in x.because[0]] == []


LONG = (
    "Rebel fighters led by General Antoni Velk entered the town of Halvik on Saturday "
    "after the army, which had held it since the spring, left its last posts. Shops "
    "were shut and the streets were empty by noon, residents of the town told us."
)
EDITS = (
    LONG.replace("General Antoni ", ""),
    LONG.replace(", which had held it since the spring,", ""),
    LONG.replace(" by noon", ""),
)


def test_lightly_edited_sentences_are_paired_one_by_one():
    one = paper(f"{LONG} It rained.", MPA, "1 09:00")
    for edited in EDITS:
        other = paper(f"The sun shone in Tarn. {edited}", LANTERN, "1 10:00")
        (found,) = lineages_in([(one, []), (other, [])])
        sides = [
            [doc.quote(p.span) for p in found.passages if p.doc == doc.doc]
            for doc in (one, other)
        ]
        assert [" ".join(side) for side in sides] == [LONG, edited]
        assert (found.kind, found.origin) == ("copy", source_of(MPA))


def test_of_many_copies_each_is_joined_to_few():
    # 60 papers with one paragraph, each below words of its own, are no 1,770 pairs.
    docs = [
        paper(f"Number {n} of the Paper {n}. {LONG}", f"Paper {n}", f"1 09:{n:02}")
        for n in range(60)
    ]
    found = lineages_in([(doc, []) for doc in docs])
    assert len(found) == len(docs) - 1
    assert {x.passages[0].doc for x in found} == {docs[0].doc}


def test_many_wordings_of_one_passage_are_joined_to_the_first_few():
    docs = [
        paper(f"{edited} {n}.", f"Paper {n}", f"1 09:{n:02}")
        for n, edited in enumerate(EDITS * 5)
    ]
    found = lineages_in([(doc, []) for doc in docs])
    assert len(found) <= 3 * len(docs)


def test_papers_that_credit_each_other_have_it_from_who_printed_it_first():
    one = paper(f"{LONG} It rained.", COURIER, "1 09:00", [LANTERN])
    other = paper(f"{LONG} We had sun.", LANTERN, "1 10:00", [COURIER])
    found = lineages_in([(one, []), (other, [])])[-1]
    assert (found.origin, found.credited) == (source_of(COURIER), False)
    assert found in lineages_in([(other, []), (one, [])])


def test_three_papers_that_copy_in_a_circle_are_one_group():
    papers = [
        paper(f"{LONG} {n} words more.", outlet, f"1 0{n}:00", [credit])
        for n, (outlet, credit) in enumerate(
            [(COURIER, LANTERN), (LANTERN, GAZETTE), (GAZETTE, COURIER)], 1
        )
    ]
    found = [x for x in lineages_in([(d, []) for d in papers]) if len(x.passages) > 1]
    assert {p.doc for x in found for p in x.passages} == {d.doc for d in papers}


def test_a_document_that_corrects_itself_is_no_copy_of_itself():
    # The paragraph is repeated in the correction below it.
    doc = paper(f"{LONG}\n\nCorrection: {LONG}", COURIER)
    assert lineages_in([(doc, [])]) == []


def test_the_silent_edit_of_a_page_is_its_own_update():
    address = "https://lantern.example/1"
    old = paper(LONG, LANTERN, "1 09:00", address=address)
    new = paper(LONG.replace("noon", "night"), LANTERN, "1 10:00", address=address)
    (found,) = lineages_in([(old, []), (new, [])])
    assert (found.kind, found.because[-1]) == (
        "own-update",
        "two versions of one address",
    )
