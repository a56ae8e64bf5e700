"""Mentions: people, bodies, outlets and descriptions, by the shape of the words."""

from dataclasses import replace

import pytest

from sayso.extract.mentions.extractor import MentionExtractor
from sayso.model.document import Part, PartKind
from sayso.model.source import Mention
from sayso.model.span import Span
from tests.unit.extract.figures_and_times import document, sentences
from tests.unit.extract.told import mentioned


def names_in(text: str) -> list[tuple[str, str | None]]:
    """Kind and name, for those with a name."""
    return [(m.kind.value, m.name) for m in mentioned(text) if m.name]


def titled_in(text: str) -> list[tuple[str | None, str | None]]:
    return [(m.title, m.name) for m in mentioned(text) if m.title]


def described_in(text: str) -> list[tuple[str, str]]:
    doc = document(text)
    found = MentionExtractor().extract(doc, sentences(doc))
    return [
        (m.kind.value, doc.quote(m.span))
        for m in found
        if isinstance(m, Mention) and m.name is None
    ]


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Prime Minister Sela Brandt spoke.", "Prime Minister", "Sela Brandt"),
        ("President-elect Ana Kost spoke.", "President-elect", "Ana Kost"),
        ("Lt. Gen. Marek Torvald spoke.", "Lt. Gen", "Marek Torvald"),
        ("Karvelian Foreign Minister Tomas Weil spoke.",
         "Karvelian Foreign Minister", "Tomas Weil"),
        ("Secretary of State Ana Kost spoke.", "Secretary of State", "Ana Kost"),
        # the name follows the country
        ("UN special envoy for Egypt Ana Kost spoke.",
         "UN special envoy for Egypt", "Ana Kost"),
        ("The head of the Karvelia Monitoring Group, Rami Dost, spoke.",
         "head of the Karvelia Monitoring Group", "Rami Dost"),
        ("A spokesman for the army, Colonel Jon Arvid, spoke.",
         "spokesman for the army", "Jon Arvid"),
        ("Sela Brandt, the prime minister, spoke.", "prime minister", "Sela Brandt"),
        ("Karvelia's president, Ilan Torvald, spoke.",
         "Karvelia's president", "Ilan Torvald"),
        ("The administrative director, Ana Kost, spoke.",
         "administrative director", "Ana Kost"),
        ("The head of the port police, Ana Kost, spoke.",
         "head of the port police", "Ana Kost"),
        ("Envoy for Oule Sela Brandt spoke.", "Envoy for Oule", "Sela Brandt"),
        ("The head of the harbour who slept, Ana Kost, spoke.",
         "head of the harbour", None),
        ("Chairwoman of the Harbour Council (HC) Ana Kost spoke.",
         "Chairwoman of the Harbour Council", "Ana Kost"),
    ],
)  # fmt: skip
def test_an_office_goes_with_the_name_beside_it(text, title, name):
    assert (title, name) in titled_in(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mrs. Kost spoke.", "Kost"),
        ("Mr Torvald spoke.", "Torvald"),
        ("Mohammed al-Kost spoke.", "Mohammed al-Kost"),
        ("Sela Brandt resigned.", "Sela Brandt"),
        ("Jan van der Oule spoke.", "Jan van der Oule"),
        ("Ilan Dresk, who lives there, spoke.", "Ilan Dresk"),
    ],
)
def test_people_are_known_by_title_given_name_or_place_in_the_sentence(text, name):
    assert ("person", name) in names_in(text)


def test_a_title_of_address_is_no_office():
    assert [m.title for m in mentioned("Mrs. Kost spoke.")] == [None]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("The Northern Front for Renewal met.", "body", "Northern Front for Renewal"),
        ("The Ministry of the Interior met.", "body", "Ministry of the Interior"),
        ("The UN met.", "body", "UN"),
        ("It told The Velmora Courier so.", "outlet", "Velmora Courier"),
        ("It told Channel Nine Karvelia so.", "outlet", "Channel Nine Karvelia"),
        ("It told Meridian Press Agency so.", "outlet", "Meridian Press Agency"),
        ("It told AFP so.", "outlet", "AFP"),
        ("Norlink reported it.", "body", "Norlink"),
        ("The Justice Department met.", "body", "Justice Department"),
    ],
)
def test_bodies_and_outlets_are_known_by_a_word_or_by_name(text, kind, name):
    assert (kind, name) in names_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police fired.",  # a common noun that opens a sentence
        "Protesters marched.",
        "Inflation rose on Monday in May.",
        "Karvelian soldiers marched.",  # the adjective of a nation
        "They went to Port Sennet.",  # a place by its first word
        "Rebel-led groups met.",
    ],
)
def test_capital_letters_alone_make_no_name(text):
    assert names_in(text) == []


def test_an_acronym_in_brackets_is_of_the_name_and_a_mention_itself():
    front, letters = mentioned("The Northern Front for Renewal (NFR) met.")
    assert (front.name, front.acronym) == ("Northern Front for Renewal", "NFR")
    assert letters.name == "NFR"


def test_the_body_inside_an_office_is_mentioned_too():
    names = names_in("NFR spokesman Jon Arvid met the head of the Harbour Council.")
    assert ("body", "NFR") in names
    assert ("body", "Harbour Council") in names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A security official spoke.", [("unnamed", "A security official")]),
        ("The president spoke.", [("person", "The president")]),
        ("Residents spoke.", [("crowd", "Residents")]),
        ("Karvelian rebels spoke.", [("body", "Karvelian rebels")]),
        ("Footage showed it.", [("footage", "Footage")]),
        ("The report showed it.", [("record", "The report")]),
        ("Its fighters left.", [("body", "Its fighters")]),
        ("Kost's lawyers spoke.", [("unnamed", "lawyers")]),
        ("The general left.", [("unnamed", "The general")]),
        ("General Kost is head.", []),
    ],
)
def test_descriptions_have_a_head_that_says_what_they_are(text, found):
    assert described_in(text) == found


def test_a_surname_alone_is_a_person_where_the_full_name_stands():
    kinds = names_in("President Ilan Torvald spoke.\nThey met Torvald.")
    assert kinds == [("person", "Ilan Torvald"), ("person", "Torvald")]


def headline_and(text: str, headline: str) -> list[Mention]:
    doc = document(f"{headline}\n{text}")
    parts = (
        Part(kind=PartKind.HEADLINE, span=Span(0, len(headline))),
        *doc.parts[1:],
    )
    doc = replace(doc, parts=parts)
    found = MentionExtractor().extract(doc, sentences(doc))
    return [m for m in found if isinstance(m, Mention)]


def test_a_headline_in_title_case_names_only_what_the_story_names():
    found = headline_and("Sela Brandt spoke.", "Brave Sela Brandt Leaves Old Harbour")
    assert [m.name for m in found] == ["Sela Brandt", "Sela Brandt"]


def test_a_headline_in_sentence_case_is_read_as_a_sentence():
    found = headline_and("It rained.", "Old harbour of Sela Brandt closes its gates")
    assert [m.name for m in found if m.name] == ["Sela Brandt"]
