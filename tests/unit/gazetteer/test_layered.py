"""Several gazetteers as one: a story's own places come first."""

from sayso.gazetteer import LayeredGazetteer, TableGazetteer
from sayso.model.ids import PlaceId
from tests.unit.place_documents import place

OWN = place("tarn", "Tarn", (57, -30))
REAL = place("tarn-real", "Tarn", (43, 2), country="FR")
ELSEWHERE = place("halvik-real", "Halvik", (1, 1), country="FR")
LAYERED = LayeredGazetteer(
    [
        TableGazetteer("own", [(OWN, ["Tarn"])]),
        TableGazetteer("real", [(REAL, ["Tarn"]), (ELSEWHERE, ["Halvik"])]),
    ]
)


def test_the_first_that_knows_a_name_answers_alone():
    assert LAYERED.candidates("Tarn") == (OWN,)
    assert LAYERED.candidates("Halvik") == (ELSEWHERE,)
    assert LAYERED.candidates("Velmora") == ()


def test_an_id_is_looked_up_in_each():
    assert LAYERED.name == "own+real"
    assert LAYERED.place(REAL.place) == REAL
    assert LAYERED.place(PlaceId("test:none")) is None
