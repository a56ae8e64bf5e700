"""Which names are one source: rulings before the machine, `different` before `same`."""

from dataclasses import replace
from itertools import permutations

import pytest

from sayso.ledger.identity import groups_of, lead_of, register_of, row_of
from sayso.model.ruling import Ruling, Verdict
from sayso.model.source import SourceKind
from tests.ledger.samples import UNKNOWN_CLAIM as SOME_CLAIM
from tests.ledger.samples import misread, ruled_names, same_as, source

NFR = source("NFR")
FRONT = source("Northern Front for Renewal")
FORUM = source("New Forum of Reform")
RENEWAL = source("The Northern Front")
FIGHTERS = source("fighters", SourceKind.CROWD)
KMG = source("KMG")

SAME, DIFFERENT = Verdict.SAME_SOURCE, Verdict.DIFFERENT_SOURCE
A, B, C = FRONT, RENEWAL, FORUM
EITHER = "AB C or A BC"  # which of the machine's two joins is made, their ids decide


def partition(judged, rulings, names=(A, B, C)):
    """Which of some names are one, as strings such as "AB C"."""
    rows = {row.source: row for row in names}
    said = [(one.source, other.source, what) for one, other, what in judged]
    groups = groups_of(rows, said, [ruled_names(v, x, y) for v, x, y in rulings])
    found: dict[str, str] = {}
    for letter, name in zip("ABCD", names, strict=False):
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


# A is short, B, C and D are long.
SHORT = (NFR, FRONT, FORUM, RENEWAL)
N, F, R, W = SHORT


@pytest.mark.parametrize(
    ("judged", "rulings", "expected"),
    [
        # The text says "the Northern Front for Renewal (NFR)".
        ([(N, F, "same")], [], "AB C D"),
        # Another says "the New Forum of Reform (NFR)": whose letters are they?
        ([(N, F, "same"), (N, R, "same")], [], "A B C D"),
        # Two long names that are one are no two expansions.
        ([(N, F, "same"), (N, W, "same"), (F, W, "same")], [], "ABD C"),
        ([(N, F, "same"), (N, W, "same")], [(SAME, W, F)], "ABD C"),
        # What a person says of the short name is done, and nothing else.
        ([(N, F, "same"), (N, R, "same")], [(SAME, N, R)], "AC B D"),
        ([(N, F, "same")], [(SAME, N, R)], "AC B D"),
        # A person who rules one of the two out leaves the other.
        ([(N, F, "same"), (N, R, "same")], [(DIFFERENT, N, R)], "AB C D"),
        ([(N, F, "same"), (N, R, "same"), (N, R, "different")], [], "AB C D"),
    ],
)
def test_a_short_name_of_two_long_ones_joins_neither(judged, rulings, expected):
    for order in permutations(judged):
        assert partition(order, rulings, SHORT) == expected


SELA, INGO = source("Sela Brandt"), source("Ingo Brandt")
BRANDT, SURNAMES = source("Brandt"), (SELA, INGO, source("Brandt"))


def test_a_surname_joins_its_one_bearer_and_neither_of_two():
    one = [(BRANDT, SELA, "same")]
    assert partition(one, [], SURNAMES) == "AC B"
    both = [*one, (BRANDT, INGO, "same")]
    for order in permutations(both):
        assert partition(order, [], SURNAMES) == "A B C"
    assert partition(both, [(DIFFERENT, INGO, BRANDT)], SURNAMES) == "AC B"
    said = [same_as(one, other, what) for one, other, what in both]
    judged = [(one.source, other.source, what) for one, other, what in both]
    assert len(register_of(SURNAMES, judged, [], said).proposed) == 2


def test_names_cut_short_are_joined_before_letters_that_stand_for_both():
    """ "NFR" of the Northern Front, and of the Northern Front for Renewal."""
    judged = [(N, F, "same"), (N, W, "same"), (W, F, "same")]
    for order in permutations(judged):
        assert partition(order, [], SHORT) == "ABD C"


def test_a_name_cut_short_of_two_long_ones_joins_neither():
    other = source("Northern Front for Freedom")
    names = (RENEWAL, FRONT, other)
    judged = [(RENEWAL, FRONT, "same"), (RENEWAL, other, "same")]
    assert partition(judged, [], names) == "A B C"
    assert partition(judged, [(DIFFERENT, RENEWAL, other)], names) == "AB C"


def test_two_short_names_are_joined_as_any_names():
    assert partition([(NFR, KMG, "same")], [], (NFR, KMG, FORUM)) == "AB C"


def test_names_that_nobody_has_entered_are_joined_as_any_names():
    said = [(NFR.source, FRONT.source, "same"), (NFR.source, FORUM.source, "same")]
    assert len(groups_of({}, said, []).names_with(NFR.source)) == 3


def test_other_rulings_say_nothing_of_names():
    rulings: list[Ruling] = [misread(SOME_CLAIM)]
    assert not groups_of({}, [], rulings).members


def test_a_group_goes_by_its_longest_name_that_names_someone():
    rows = {row.source: row for row in (NFR, FRONT, FIGHTERS)}
    assert lead_of(list(rows), rows) == FRONT.source
    assert lead_of([FIGHTERS.source, NFR.source], rows) == NFR.source
    unknown = source("nobody has entered this name").source
    assert lead_of([unknown, FIGHTERS.source], rows) == FIGHTERS.source


def test_a_settled_pair_waits_for_nobody():
    proposals = [same_as(NFR, FRONT, "proposed"), same_as(NFR, KMG, "proposed")]
    judged = [(NFR.source, FRONT.source, "different")]
    register = register_of([NFR, FRONT, KMG], judged, [], proposals)
    assert register.proposed == (proposals[1],)
    assert set(register.canonical) == {NFR.source, FRONT.source, KMG.source}


def test_a_pair_proposed_for_two_reasons_waits_once():
    one = same_as(FRONT, RENEWAL, "proposed")
    other = replace(one, because=("spelt alike",))
    for order in permutations([one, other]):
        assert register_of([FRONT, RENEWAL], [], [], order).proposed == (other,)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # The most telling kind leads, and takes from the others what it leaves out.
        (
            [
                replace(NFR, name="Nfr", kind=SourceKind.UNNAMED, role="rebels"),
                replace(NFR, country="KV"),
            ],
            replace(NFR, role="rebels", country="KV"),
        ),
        # "NORTHERN FRONT FOR RENEWAL" in a headline leads nothing.
        (
            [replace(FRONT, name=FRONT.name.upper()), FRONT],
            FRONT,
        ),
        # "Prime Minister Sela Brandt", "former Prime Minister Sela Brandt"
        (
            [
                replace(NFR, role="Prime Minister"),
                replace(NFR, role="former Prime Minister", speaks_for=KMG.source),
                replace(NFR, role=None, country="KV"),
            ],
            replace(
                NFR,
                role="former Prime Minister",
                speaks_for=KMG.source,
                country="KV",
            ),
        ),
    ],
)
def test_a_row_is_what_all_texts_say_of_a_name_in_any_order(rows, expected):
    for order in permutations(rows):
        assert row_of(order) == expected
