"""On whose information an outlet's reservation hangs."""

import pytest

from tests.unit.resolve.stories import Said, read

SOURCES = [
    "The Defence Ministry",
    "Rebels",
    "Prime Minister Sela Brandt",
    "The Islamist group Dawn",
    "The Northern Front for Renewal",
    "A spokesman for the army",
    "Sudrian Foreign Minister Ana Kost",
    "The UN",
    "The Karvelia Monitoring Group",
    "Residents",
    "AFP",
    "Karvelian police",
    "Hungarian President Tamas Weil",
]
GOVERNMENT = [
    "The Defence Ministry",
    "Prime Minister Sela Brandt",
    "A spokesman for the army",
    "Karvelian police",
]
REBELS = ["Rebels", "The Islamist group Dawn", "The Northern Front for Renewal"]
PLACES = "It rained in Dresna, in Halvik and in Tarn, all Karvelian towns. "
CAVEAT = "{} could not be verified."


def hung(words: str, *names: str) -> list[str]:
    text = PLACES + " ".join(f"{source} said it rained." for source in SOURCES)
    text += " " + CAVEAT.format(words)
    said = [
        Said(source, f"said#{n}", f"it rained#{n}")
        for n, source in enumerate(SOURCES, 1)
    ]
    last = tuple(f"{name}#{text.count(name)}" for name in names)
    reading = read(text, *said, caveats=((CAVEAT.format(words), last),))
    (caveat,) = reading.caveats
    by_claim = {
        c.attribution.key for c in reading.claims if c.attribution and c.caveats
    }
    assert by_claim == set(caveat.about)
    return [SOURCES[int(key[1:]) - 1] for key in caveat.about]


@pytest.mark.parametrize(
    ("words", "names", "expected"),
    [
        # "The information provided by the government and the rebels": not the UN's,
        # not foreign ministers', not the monitor's
        ("What the government and the rebels told", ("the government", "the rebels"),
         sorted([*GOVERNMENT, *REBELS], key=SOURCES.index)),
        ("What the government told", ("the government",), GOVERNMENT),
        ("What the rebels told", ("the rebels",), REBELS),
        ("What the Karvelian government told", ("the Karvelian government",),
         GOVERNMENT),
        ("What the Hungarian government told", ("the Hungarian government",),
         ["Hungarian President Tamas Weil"]),
        ("What the UN told", ("the UN",), ["The UN"]),
        ("What bakers told", ("bakers",), []),
        # nobody named: all that is cited
        ("It all", (), SOURCES),
    ],
)  # fmt: skip
def test_whose_information_it_is(words, names, expected):
    assert hung(words, *names) == expected


def test_what_the_caveat_itself_cites_is_not_meant():
    text = "The areas the rebels said they held could not be verified."
    reading = read(
        text,
        Said("the rebels", "said", "they held"),
        caveats=((text, ("the rebels",)),),
    )
    assert reading.caveats[0].about == ()


def test_an_unverified_hedge_of_the_outlet_hangs_on_its_own_claim():
    text = "Rebels said it rained, which could not be verified."
    said = Said("Rebels", "said", "it rained", unsure="could not be verified")
    (claim,) = read(text, said).claims
    assert [c.start for c in claim.caveats] == [text.index("could not")]
