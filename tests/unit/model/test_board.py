"""What places of a list are called."""

from datetime import UTC, datetime

from sayso.model.board import PlaceCount, called


def place(key: str, name: str, country: str | None) -> PlaceCount:
    return PlaceCount(
        place=key,
        name=name,
        country=country,
        lat=None,
        lon=None,
        precision=None,
        points=1,
        standings=(),
        last_said=datetime(2031, 5, 1, tzinfo=UTC),
    )


def test_two_places_of_one_name_are_told_apart_by_their_countries():
    tarns = [place("kv:tarn", "Tarn", "KV"), place("su:tarn", "Tarn", "SU")]
    others = [place("kv:halvik", "Halvik", "KV"), place("?tarn", "Tarn", None)]
    assert called([*tarns, *others]) == {
        "kv:tarn": "Tarn (KV)",
        "su:tarn": "Tarn (SU)",
        "kv:halvik": "Halvik",
        "?tarn": "Tarn",
    }
