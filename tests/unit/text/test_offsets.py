"""What `text/offsets.py` returns."""

from sayso.text.offsets import utf16_map_of


def test_an_emoji_is_one_code_point_and_two_units():
    offsets = utf16_map_of("a😀b😀")
    assert [offsets.as_units(n) for n in range(5)] == [0, 1, 3, 4, 6]
    assert [offsets.as_points(n) for n in (0, 1, 3, 4, 6)] == [0, 1, 2, 3, 4]


def test_inside_an_emoji_is_its_start():
    assert utf16_map_of("a😀b").as_points(2) == 1
