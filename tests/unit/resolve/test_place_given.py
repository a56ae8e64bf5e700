"""Where spans lie that somebody says name places."""

import pytest

from sayso.extract.places.given import mentions_at
from sayso.gazetteer.table_file import TableGazetteer
from sayso.model.span import Span
from sayso.resolve.place_given import Located, locate
from tests.unit.place_documents import GAZETTEER, PLACES, document, mentions_in, place


def located(text: str, words: str, gazetteer=GAZETTEER, **head: str) -> Located:
    doc = document(text, **head)  # type: ignore[arg-type]  # outlet and url only
    start = text.index(words)
    given = mentions_at(doc, [Span(start, start + len(words))])
    (answer,) = locate(doc, given, mentions_in(doc), gazetteer)
    return answer


def meant(answer: Located) -> str | None:
    place = answer.ref.place
    return place.place.removeprefix("test:") if place else None


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("They left Dresna.", "Dresna", "dresna"),
        ("They left Dresna province.", "Dresna", "dresna-province"),
        ("Shops in Tarn, Sudria, were shut.", "Tarn", "tarn-sudria"),
        # the rest of the text speaks for it, though nobody asked for that
        ("Dresna fell, then Halvik. Fighters drove to Tarn.", "Tarn", "tarn"),
        # a hamlet that no rule would believe: whoever asks knows that it is a place
        ("It was Roy who said so.", "Roy", "roy"),
    ],
)
def test_the_place_of_a_span(text: str, words: str, key: str):
    assert meant(located(text, words)) == key


def test_a_people_stands_for_its_country():
    answer = located("Karvelian troops left.", "Karvelian")
    assert (meant(answer), answer.ref.precision) == ("karvelia", "country")


def test_a_people_of_the_table_stands_for_the_country_with_its_code():
    italy = place("it", "Italy", (42, 12), country="IT", kind="country")
    gazetteer = TableGazetteer("test", [(italy, ("Italy", "ISO 3166 IT"))])
    assert meant(located("The Swiss and Italian sides met.", "Italian", gazetteer))
    assert (
        meant(located("The Swiss and Italian sides met.", "Swiss", gazetteer)) is None
    )


def test_an_unknown_place_lies_where_the_words_say():
    answer = located("Shelling hit Quillon, Karvelia, at dawn.", "Quillon")
    assert meant(answer) is None
    assert (answer.about, answer.ref.precision) == (PLACES[0], "country")
    assert answer.ref.candidates == ("test:karvelia",)


def test_an_unknown_place_lies_in_the_town_in_its_name():
    answer = located(
        "They met in Dresna at the Dresna Grain Hall.", "Dresna Grain Hall"
    )
    assert answer.about is not None
    assert answer.about.name == "Dresna"
    assert answer.ref.precision == "region"


def test_an_unknown_place_lies_among_the_others_of_the_document():
    text = "Dresna, Halvik and Tarn in Karvelia are quiet. A bomb hit Quillon Street."
    answer = located(text, "Quillon Street")
    assert answer.about is not None
    assert answer.about.within == "KV.02"


def test_without_any_other_place_it_stays_open():
    answer = located("A bomb hit Quillon Street.", "Quillon Street")
    assert (answer.about, answer.ref.place, answer.ref.precision) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("دخلت القوات مدينة درسنا", "درسنا"),  # right to left
        ("\u202bدرسنا\u202c", "درسنا"),
        ("Войска вошли в Дресну.", "Дресну"),
    ],
)
def test_other_scripts(text: str, words: str):
    dresna = PLACES[3]
    gazetteer = TableGazetteer("test", [(dresna, ("Dresna", "درسنا", "Дресну"))])
    assert meant(located(text, words, gazetteer)) == "dresna"


def test_the_outlets_town_is_meant_in_its_own_paper():
    english = [
        place("big", "Tarn", (45, 9), country="IT", population=20_000),
        place("small", "Tarn", (44, -90), country="US", population=9_000),
    ]
    gazetteer = TableGazetteer("test", [(each, ("Tarn",)) for each in english])
    assert meant(located("The Tarn council met.", "Tarn", gazetteer)) == "big"
    told = located("The Tarn council met.", "Tarn", gazetteer, outlet="Tarn Herald")
    assert meant(told) == "small"
