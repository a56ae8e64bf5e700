"""Versions of a page, and the words in which they differ."""

import pytest

from sayso.link.versions import differences, versions_of
from tests.linking.story import COURIER, LANTERN, document, lineages_in

ADDRESS = "https://courier.example/halvik"
TEXT = (
    "Rebel fighters entered the town of Halvik on Saturday after the army left. At "
    "least 21 people were killed in the market, the health ministry said. Shops were "
    "shut and the streets were empty by noon."
)


def told(old, new):
    one, other = document(old), document(new, at="1 10:00")
    return [(old[slice(*d.old)], new[slice(*d.new)]) for d in differences(one, other)]


@pytest.mark.parametrize(
    ("new", "changes"),
    [
        (TEXT, []),
        (TEXT.replace("21", "27"), [("21", "27")]),
        (TEXT.replace(" in the market", ""), [("in the market", "")]),
        (TEXT.replace("left.", "left it."), [("", "it")]),
        (f"Correction. {TEXT} More soon.", [("", "Correction"), ("", "More soon")]),
        (TEXT.replace("Saturday", "“Saturday”"), []),  # marks are no words
        (TEXT.replace("21", "27").replace("noon", "night"),
         [("21", "27"), ("noon", "night")]),
    ],
)  # fmt: skip
def test_what_was_taken_out_and_put_in(new, changes):
    assert told(TEXT, new) == changes


def test_another_text_is_one_difference():
    old, new = "Rain fell.", "The sun shone in Tarn."
    assert told("", new) == [("", new.rstrip("."))]
    assert told(old, new) == [("Rain fell", "The sun shone in Tarn")]


def test_very_long_texts_without_a_word_in_common_are_not_compared_word_by_word():
    old, new = "a " * 3000, "b " * 3000
    assert told(old, new) == [(old.strip(), new.strip())]


class Lineages:
    """As much of a view as versions are found in."""

    def __init__(self, docs, lineages):
        self.docs = {doc.doc: doc for doc in docs}
        self.found = lineages

    def document(self, doc):
        return self.docs[doc]

    def lineages(self, doc):
        return [x for x in self.found if any(p.doc == doc for p in x.passages)]


def test_versions_are_found_by_their_lineages_in_order_of_time(linked_versions):
    docs, view = linked_versions
    for doc in docs[:3]:
        assert versions_of(view, doc) == tuple(docs[:3])
    assert versions_of(view, docs[3]) == (docs[3],)


@pytest.fixture
def linked_versions():
    pages = [TEXT, TEXT.replace("21", "27"), TEXT.replace("21", "30") + " More soon."]
    docs = [
        document(text, outlet=COURIER, at=f"1 {9 + n:02}:00", address=ADDRESS)
        for n, text in enumerate(pages)
    ]
    docs.append(document(f"{TEXT} Rain.", outlet=LANTERN, at="1 13:00"))
    return docs, Lineages(docs, lineages_in([(doc, []) for doc in docs]))
