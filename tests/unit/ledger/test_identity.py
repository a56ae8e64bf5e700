"""Which names are one source: rulings before the machine, `different` before `same`."""

import pytest

from sayso.ledger.identity import groups_of, lead_of, register_of, row_of
from sayso.model.ruling import Ruling, Verdict
from sayso.model.source import Source, SourceKind
from tests.ledger.samples import UNKNOWN_CLAIM as SOME_CLAIM
from tests.ledger.samples import misread, ruled_names, same_as, source

NFR = source("NFR")
FRONT = source("Northern Front for Renewal")
FIGHTERS = source("fighters", SourceKind.CROWD)
KMG = source("KMG")

SAME, DIFFERENT = Verdict.SAME_SOURCE, Verdict.DIFFERENT_SOURCE
A, B, C = NFR, FRONT, KMG
EITHER = "AB C or A BC"  # which of the machine's two joins is made, their ids decide


def partition(judged, rulings):
    """Which of A, B and C are one, as strings such as "AB C"."""
    said = [(one.source, other.source, what) for one, other, what in judged]
    groups = groups_of(said, [ruled_names(v, x, y) for v, x, y in rulings])
    found: dict[str, str] = {}
    for letter, name in zip("ABC", (A, B, C), strict=True):
        group = groups.group_of(name.source)
        found[group] = found.get(group, "") + letter
    return " ".join(sorted(found.values()))


@pytest.mark.parametrize(
    ("judged", "rulings", "expected"),
    [
        # The ministry said that the Northern Front for Renewal (NFR) had left.
        ([(A, B, "same")], [], "AB C"),
        ([(A, B, "same"), (B, C, "same")], [], "ABC"),
        ([(A, B, "proposed")], [], "A B C"),
        # Two generals of one name: different is for ever, whatever comes after.
        ([(A, B, "same"), (A, B, "different")], [], "A B C"),
        ([(A, B, "same"), (A, C, "different"), (B, C, "same")], [], EITHER),
        # A person outweighs the machine, both ways.
        ([(A, B, "different")], [(SAME, A, B)], "AB C"),
        ([(A, B, "same")], [(DIFFERENT, A, B)], "A B C"),
        ([(A, C, "different")], [(SAME, A, B), (SAME, B, C)], "ABC"),
        # Of two rulings on one pair the newest counts.
        ([], [(SAME, A, B), (DIFFERENT, B, A)], "A B C"),
        ([], [(DIFFERENT, A, B), (SAME, B, A)], "AB C"),
        # Of rulings that cannot all hold, the older join gives way.
        ([], [(DIFFERENT, A, C), (SAME, A, B), (SAME, B, C)], "A BC"),
        # What a ruling keeps apart, the machine does not join round the corner.
        ([(A, B, "same"), (B, C, "same")], [(DIFFERENT, A, C)], EITHER),
        # A side is no word on two names.
        ([(A, B, "same")], [(Verdict.SIDE, A, B)], "AB C"),
    ],
)
def test_names_that_are_one(judged, rulings, expected):
    assert partition(judged, rulings) in expected.split(" or ")


def test_other_rulings_say_nothing_of_names():
    rulings: list[Ruling] = [misread(SOME_CLAIM)]
    assert not groups_of([], rulings).members


def test_a_group_goes_by_its_longest_name_that_names_someone():
    rows = {row.source: row for row in (NFR, FRONT, FIGHTERS)}
    assert lead_of(list(rows), rows) == FRONT.source
    assert lead_of([FIGHTERS.source, NFR.source], rows) == NFR.source
    unknown = source("nobody has entered this name").source
    assert lead_of([unknown, FIGHTERS.source], rows) == FIGHTERS.source


def test_a_settled_pair_waits_for_nobody():
    proposals = [same_as(NFR, FRONT, "proposed"), same_as(NFR, KMG, "proposed")]
    groups = groups_of([(NFR.source, FRONT.source, "different")], [])
    register = register_of([NFR, FRONT, KMG], proposals, groups)
    assert register.proposed == (proposals[1],)
    assert set(register.canonical) == {NFR.source, FRONT.source, KMG.source}


def test_a_row_is_what_all_texts_say_of_a_name():
    rows = [
        Source(source=NFR.source, name="Nfr", kind=SourceKind.UNNAMED, role="rebels"),
        Source(source=NFR.source, name="NFR", kind=SourceKind.BODY, country="KV"),
    ]
    assert row_of(rows) == Source(
        source=NFR.source,
        name="Nfr",
        kind=SourceKind.BODY,
        role="rebels",
        country="KV",
    )
