"""Coding between marked parties: the codebook's rules one by one, modes, status.

In the sentences [S ...] is the source and [T ...] the target. Everything here holds
without the encoder.
"""

import re
from datetime import date

import pytest

from sayso.extract.events.codebook import mode_in, pattern_of, rules
from sayso.extract.events.coding import EventCoder
from sayso.model.coding import Coding, MarkedSentence
from sayso.model.span import Span
from sayso.vocab import table

_MARK = re.compile(r"\[(S|T) ([^\]]*)\]")
YIELDS = {"CONCEDE", "RETREAT"}


def marked(words: str, published: date | None = None) -> MarkedSentence:
    spans: dict[str, list[Span]] = {"S": [], "T": []}
    text, at = "", 0
    for match in _MARK.finditer(words):
        text += words[at : match.start()]
        spans[match[1]].append(Span(len(text), len(text) + len(match[2])))
        text += match[2]
        at = match.end()
    return MarkedSentence(
        text=text + words[at:],
        source=tuple(spans["S"]),
        target=tuple(spans["T"]),
        published=published,
    )


@pytest.fixture(name="coder", scope="module")
def rules_and_words_alone() -> EventCoder:
    return EventCoder(weights=False)


def coded(coder: EventCoder, words: str, published: date | None = None) -> Coding:
    return coder.code(marked(words, published))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.says)
def test_a_rule_of_the_codebook_holds_for_its_example(coder, rule):
    example = next(
        r["example"] for r in table("codebook")["rule"] if r["says"] == rule.says
    )
    found = coder.code(MarkedSentence(text=example))
    assert found.type == rule.type
    assert rule.mode in {None, found.mode}


RULED = [
    # a combatant who is captured against a person who is arrested
    ("[S Rebels] captured [T two Karvelian soldiers] at Tarn.", "ASSAULT", "abduct"),
    ("[S Police] arrested [T two journalists] in Dresna.", "COERCE", "arrest"),
    # prison goes with COERCE, expulsion of envoys with SANCTION, of people with COERCE
    ("[S A court in Dresna] sentenced [T Brandt] to prison.", "COERCE", "arrest"),
    ("[S Sudria] expelled [T three Karvelian diplomats].", "SANCTION", "expel"),
    ("[S Sudria] deported [T two Karvelian journalists].", "COERCE", "deport"),
    ("[S Sudria] denied entry to [T the Karvelian minister].", "REJECT", "assist"),
    # a protest by note against one in the street
    ("[S Karvelia] lodged a formal protest with [T Sudria].", "ACCUSE", "disapprove"),
    ("[S Thousands] marched in Dresna against [T the government].", "PROTEST", "demo"),
    (
        "[S Prisoners] went on hunger strike against [T the ministry].",
        "PROTEST",
        "hunger",
    ),
    # a wish, a refusal, a request and a threat hold the deed itself
    ("[S Sudria] sent food to [T Halvik].", "AID", None),
    ("[S Sudria] agreed to send food to [T Halvik].", "AGREE", None),
    ("[S Sudria] refused to send food to [T Halvik].", "REJECT", None),
    ("[S Sudria] urged [T Karvelia] to release prisoners.", "REQUEST", "yield"),
    ("[S Karvelia] threatened to bomb [T Port Sennet].", "THREATEN", "violence"),
    ("[S Karvelia] bombed [T Port Sennet].", "ASSAULT", "explosives"),
    # cooperation of words and of deeds, and meetings
    ("[S Sudria] and [T Karvelia] signed a treaty.", "SUPPORT", None),
    ("[S Sudria] shared intelligence with [T Karvelia].", "COOPERATE", None),
    ("[S The envoy] met [T President Velk] in Dresna.", "CONSULT", None),
    ("[S Sudria] praised [T the monitors].", "SUPPORT", None),
    # conflict short of violence
    ("[S Karvelia] accused [T Sudria] of spying.", "ACCUSE", "allege"),
    ("[S Karvelia] suspended aid to [T Sudria].", "SANCTION", "discontinue"),
    ("[S Karvelia] imposed a curfew in [T Halvik].", "COERCE", "curfew"),
    ("[S Karvelian troops] remained on alert in [T Tarn].", "MOBILIZE", "troops"),
    ("[S Drones of the Northern Front] struck [T a depot].", "ASSAULT", "drone"),
]


@pytest.mark.parametrize(("words", "kind", "mode"), RULED)
def test_type_and_mode(coder, words, kind, mode):
    found = coded(coder, words)
    assert (found.type, found.mode) == (kind, mode)


@pytest.mark.parametrize(
    ("words", "kind", "mode"),
    [
        ("[S Karvelia] withdrew its troops from [T Tarn].", "RETREAT", "withdraw"),
        (
            "[S The Front] declared a ceasefire with [T Karvelia].",
            "RETREAT",
            "ceasefire",
        ),
        ("[S Karvelia] released [T forty prisoners].", "RETREAT", "release"),
        ("[S The president] pardoned [T Brandt].", "CONCEDE", None),
        ("[S Karvelia] apologised to [T Sudria].", "CONCEDE", None),
    ],
)
def test_yielding_by_deeds_and_by_words(coder, words, kind, mode):
    found = coded(coder, words)
    assert (found.type, found.mode) == (kind, mode)


STATUSES = [
    ("[S Rebels] attacked [T the garrison].", "actual", False),
    ("[S Rebels] did not attack [T the garrison].", "actual", True),
    ("[S Rebels] denied that they had attacked [T the garrison].", "actual", True),
    ("[S Rebels] never shelled [T the hospital].", "actual", True),
    ("[S Rebels] may have shelled [T the hospital].", "hypothetical", False),
    ("In May [S rebels] shelled [T the hospital].", "actual", False),
    ("Decades ago [S Sudria] bombed [T Port Sennet].", "historical", False),
    (
        "[S Rebels] bombed [T the square where the king died years ago].",
        "actual",
        False,
    ),
]


@pytest.mark.parametrize(("words", "status", "negated"), STATUSES)
def test_status_and_negation_of_deeds(coder, words, status, negated):
    found = coded(coder, words)
    assert (found.status, found.negated) == (status, negated)


def test_an_attitude_is_actual_whatever_it_is_about(coder):
    found = coded(coder, "[S Sudria] will not send food to [T Halvik].")
    assert (found.type, found.status, found.negated) == ("REJECT", "actual", False)


def test_a_year_long_before_publication_is_historical(coder):
    words = "In 2012 [S Sudria] bombed [T Port Sennet]."
    assert coded(coder, words, date(2031, 5, 1)).status == "historical"
    assert coded(coder, words, date(2012, 5, 1)).status == "actual"
    assert coded(coder, words).status == "actual"  # nobody knows when it was printed


def test_shares_of_all_types_sum_to_one(coder):
    found = coded(coder, "[S Karvelia] accused [T Sudria] of spying.")
    assert sum(found.shares.values()) == pytest.approx(1, abs=1e-6)
    assert len(found.shares) == 16
    assert found.score == pytest.approx(max(found.shares.values()), abs=1e-4)


@pytest.mark.parametrize(
    "words",
    ["", "?", "[S Karvelia]", "[T Karvelia] [S Sudria]", "\u202eايران", "x " * 5000],
)
def test_odd_texts_get_an_answer(coder, words):
    assert coded(coder, words).type in table("codebook")["types"]


def test_every_mode_is_the_codebooks():
    known = table("codebook")["types"]
    for entry in (*table("codebook")["mode"], *table("codebook")["rule"]):
        assert (
            entry.get("mode") is None or entry["mode"] in known[entry["type"]]["modes"]
        )


def test_a_star_ends_an_open_word_and_dots_are_a_gap():
    found = pattern_of(["captur* … soldier*"])
    assert found.search("captured three tired soldiers")
    assert not found.search(
        "captured a town in which, long before, there were many soldiers"
    )
    assert mode_in("ASSAULT", "a drone attack") == "drone"
