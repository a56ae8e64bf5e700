"""Groups of copies: what lineages join, in whichever order they were found."""

from itertools import permutations

import pytest

from sayso.ledger.copies import copies_of
from sayso.model.ids import DocId
from sayso.model.relation import Lineage, Passage
from sayso.model.span import Span
from tests.linking.story import claim, document

WORDS = "Rebels entered the town of Halvik on Saturday and the army left it"
MORE = "Shops were shut and all of the streets were empty by noon"


def passage(doc, words):
    start = doc.text.index(words)
    return Passage(doc=doc.doc, span=Span(start, start + len(words)))


def copy(one, other, *words, whole=False):
    sides = [[passage(doc, w) for w in words] for doc in (one, other)]
    return Lineage(
        kind="copy",
        origin=None,
        passages=(*sides[0], *sides[1]),
        because=("the same words",),
        whole=whole,
    )


@pytest.fixture
def papers():
    return [document(f"{WORDS}. {MORE}. {n}.", outlet=f"Paper {n}") for n in range(4)]


def test_each_copy_is_joined_to_the_first_and_so_to_all(papers):
    lines = [copy(papers[0], paper, WORDS) for paper in papers[1:]]
    for order in permutations(lines):
        copies = copies_of(order)
        places = {copies.places_of(claim(paper, WORDS)) for paper in papers}
        (place,) = places
        assert len(place) == 1


def test_a_copy_of_a_copy_is_a_copy(papers):
    chain = [copy(papers[n], papers[n + 1], WORDS) for n in range(3)]
    copies = copies_of(chain)
    assert copies.places_of(claim(papers[0], WORDS)) == copies.places_of(
        claim(papers[3], WORDS)
    )
    assert copies.lineages_of(claim(papers[0], WORDS)) == (0, 1, 2)
    assert copies.of_doc(papers[0].doc) == copies.of_doc(papers[3].doc)


def test_two_sentences_of_one_document_may_come_from_two(papers):
    copies = copies_of([copy(papers[0], papers[1], WORDS),
                        copy(papers[1], papers[2], MORE)])  # fmt: skip
    first, second = (copies.places_of(claim(papers[1], w)) for w in (WORDS, MORE))
    assert first != second
    assert first == copies.places_of(claim(papers[0], WORDS))
    assert copies.places_of(claim(papers[2], WORDS)) == ()


def test_the_nth_passage_of_one_is_the_nth_of_the_other(papers):
    copies = copies_of([copy(papers[0], papers[1], WORDS, MORE)])
    for words in (WORDS, MORE):
        one, other = (copies.places_of(claim(p, words)) for p in papers[:2])
        assert one == other
    assert copies.places_of(claim(papers[0], WORDS)) != copies.places_of(
        claim(papers[0], MORE)
    )


def test_documents_with_one_text_share_all_that_one_of_them_shares():
    texts = [f"{WORDS}. {MORE}."] * 2
    one, same = (document(text, outlet=o) for text, o in zip(texts, "AB", strict=True))
    other = document(f"Rain. {WORDS}.", outlet="C")
    whole = copy(one, same, one.text, whole=True)
    copies = copies_of([whole, copy(one, other, WORDS)])
    assert copies.places_of(claim(same, WORDS)) == copies.places_of(claim(other, WORDS))
    assert copies.places_of(claim(same, MORE)) == copies.places_of(claim(one, MORE))
    assert copies.places_of(claim(one, MORE)) != copies.places_of(claim(one, WORDS))


def test_the_same_first_sentence_is_not_the_whole_text():
    # Both stand at the beginning: their offsets are the same by chance.
    one = document(f"{WORDS}. {MORE}.", outlet="A")
    other = document(f"{WORDS}. Rain.", outlet="B")
    copies = copies_of([copy(one, other, WORDS)])
    assert copies.places_of(claim(one, MORE)) == ()


def test_a_credit_joins_nothing(papers):
    credit = Lineage(
        kind="copy",
        origin=None,
        passages=(passage(papers[0], papers[0].text),),
        because=("the document is credited",),
        credited=True,
    )
    copies = copies_of([credit])
    assert copies.of_doc(papers[0].doc) == copies.of_doc(DocId("d0")) == ()
    assert copies.holding(claim(papers[0], WORDS)) == (0,)


def test_where_one_has_more_passages_all_are_one_place(papers):
    line = copy(papers[0], papers[1], WORDS, MORE)
    uneven = Lineage(
        kind="copy", origin=None, passages=line.passages[:3], because=("as of old",)
    )
    copies = copies_of([uneven])
    (place,) = {copies.places_of(claim(papers[0], w)) for w in (WORDS, MORE)}
    assert place == copies.places_of(claim(papers[1], WORDS))
