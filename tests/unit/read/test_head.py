"""What `read/head.py` finds in one line."""

# ruff: noqa: E501 - a table reads better with one case a line

import pytest

from sayso.read.head import (
    Day,
    byline_of,
    credit_line_of,
    dateline_of,
    end_credit_of,
    split_names,
)

DATELINES = [
    ("VELMORA, May 1 (AFP) — Rebels left.", "VELMORA", ("AFP",), Day(month=5, day=1, year=None)),
    ("VELMORA (MPA) - The town is quiet.", "VELMORA", ("MPA",), None),
    ("VELMORA, January 12. /MPA/. The town.", "VELMORA", ("MPA",), Day(month=1, day=12, year=None)),
    ("DRESNA, March 3 /Norlink/. The town.", "DRESNA", ("Norlink",), Day(month=3, day=3, year=None)),
    ("VELMORA — The town is quiet.", "VELMORA", (), None),
    ("PORT SENNET, Karvelia (MPA) -- The town.", "PORT SENNET, Karvelia", ("MPA",), None),
    ("PORT-AU-VENT (MPA): The town.", "PORT-AU-VENT", ("MPA",), None),
    ("Velmora (MPA) – He left.", "Velmora", ("MPA",), None),
    ("(MPA) VELMORA — The town.", "VELMORA", ("MPA",), None),
    ("Reuters – The town is quiet.", None, ("Reuters",), None),
    ("DRESNA/AFP — The town.", "DRESNA", ("AFP",), None),
    ("Velmora, 1 May 2031 (Norlink) - The town.", "Velmora", ("Norlink",), Day(month=5, day=1, year=2031)),
    ("DRESNA, Thursday, May 1, 2031 /MPA/ -- “No,” he said.", "DRESNA", ("MPA",), Day(month=5, day=1, year=2031)),
    ("TARN/HALVIK, Sept. 3 (MPA/Norlink) - The", "TARN/HALVIK", ("MPA", "Norlink"), Day(month=9, day=3, year=None)),
    ("May 1, 2031 (Norlink) -- The town.", None, ("Norlink",), Day(month=5, day=1, year=2031)),
]  # fmt: skip


@pytest.mark.parametrize(("line", "place", "names", "day"), DATELINES)
def test_datelines(
    line: str, place: str | None, names: tuple[str, ...], day: Day | None
):
    mark = dateline_of(line)
    assert mark is not None
    assert (mark.words, mark.names, mark.day) == (place, names, day)


NO_DATELINES = [
    "BREAKING — Dresna falls",
    "The Northern Front (NFR) — a rebel group — left.",
    "The ministry — Karvelia's largest — said so.",
    "It was quiet (12) - The",
    "Sela Brandt, prime minister since March — The",
    "The town is quiet.",
    "VELMORA —",
    "VELMORA — it is quiet",
    "Residents of Port Sennet and Halvik and Tarn (MPA) - The",
    "SOMETHING THAT IS FAR TOO LONG TO BE THE NAME OF ANY TOWN AT ALL — The town",
    "On May 45 — The",
]


@pytest.mark.parametrize("line", NO_DATELINES)
def test_no_datelines(line: str):
    assert dateline_of(line) is None


BYLINES = [
    ("By Jane Roe", "Jane Roe", ()),
    ("BY JANE ROE", "JANE ROE", ()),
    ("By Jane Roe and John Doe, Associated Press", "Jane Roe and John Doe", ("Associated Press",)),
    ("By Jane Roe | MPA", "Jane Roe", ("MPA",)),
    ("By Jane Roe in Velmora", "Jane Roe in Velmora", ()),
    ("By AFP", None, ("AFP",)),
    ("By AFP and Reuters", None, ("AFP", "Reuters")),
    ("By: Jane Roe, Harbour Post", "Jane Roe, Harbour Post", ()),
]  # fmt: skip


@pytest.mark.parametrize(("line", "people", "names"), BYLINES)
def test_bylines(line: str, people: str | None, names: tuple[str, ...]):
    mark = byline_of(line)
    assert mark is not None
    assert (mark.words, mark.names) == (people, names)


@pytest.mark.parametrize(
    "line",
    [
        "By Saturday the town was quiet.",
        "By Monday",
        "By then",
        "Bye",
        "By " + "Jo " * 20,
    ],
)
def test_no_bylines(line: str):
    assert byline_of(line) is None


CREDIT_LINES = [
    ("Reuters", ("Reuters",)),
    ("(MPA)", ("MPA",)),
    ("MPA", ("MPA",)),
    ("BGNES/AFP", ("BGNES", "AFP")),
    ("Source: AFP", ("AFP",)),
    ("With agencies", ("agencies",)),
    ("Staff and agencies", ("Staff", "agencies")),
    ("AFP and Reuters contributed to this report.", ("AFP", "Reuters")),
    ("Meridian Press Agency", ("Meridian Press Agency",)),
    ("(Reporting by Jane Roe; Editing by John Doe)", ()),
]


@pytest.mark.parametrize(("line", "names"), CREDIT_LINES)
def test_credit_lines(line: str, names: tuple[str, ...]):
    mark = credit_line_of(line)
    assert mark is not None
    assert mark.names == names


@pytest.mark.parametrize(
    "line",
    [
        "The town is quiet.",
        "ap",
        "With the rebels gone",
        "Source: a resident",
        "LETTERS",
        "END.",
        "x" * 400,
    ],
)
def test_no_credit_lines(line: str):
    assert credit_line_of(line) is None


ENDS = [
    ('The town is "quiet". | MPA', "| MPA", ("MPA",)),
    ("The town is quiet | Daily Lantern", "| Daily Lantern", ("Daily Lantern",)),
    ("The town is quiet. (MPA)", "(MPA)", ("MPA",)),
    ("The town is quiet. /Norlink Press/", "/Norlink Press/", ("Norlink Press",)),
    ("The town is quiet. — AFP/MPA", "— AFP/MPA", ("AFP", "MPA")),
    ("It is quiet. (Reporting by Jane Roe)", "(Reporting by Jane Roe)", ()),
]


@pytest.mark.parametrize(("line", "words", "names"), ENDS)
def test_credits_at_the_end(line: str, words: str, names: tuple[str, ...]):
    mark = end_credit_of(line)
    assert mark is not None
    assert line[mark.start : mark.end].strip() == words
    assert mark.names == names


@pytest.mark.parametrize(
    "line",
    [
        "It was the Northern Front (NFR)",
        "The ministry told AFP that it was quiet, Norlink reported.",
        "He left. (He was not seen again)",
        "It was quiet. - and so it stayed",
        "What they say | what they mean to say here.",
        "| MPA",
    ],
)
def test_no_credits_at_the_end(line: str):
    assert end_credit_of(line) is None


def test_names_in_a_credit():
    assert split_names("BGNES/AFP") == ("BGNES", "AFP")
    assert split_names("RFE/RL") == ("RFE/RL",)
    assert split_names("MPA, Norlink and MPA") == ("MPA", "Norlink")
    assert split_names(" . ") == ()
