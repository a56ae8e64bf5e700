"""The commands by which a person decides: `sayso rule` and `sayso undo`."""

from pathlib import Path

import pytest

from tests.unit.cli.shell import Row, Said, demo_ledger, sayso


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return demo_ledger(tmp_path)


def rule(ledger: Path, *words: str) -> Said:
    return sayso("rule", *words, "--by", "ines", "--ledger", ledger)


def board(ledger: Path, *words: str) -> list[Row]:
    return sayso("board", "--ledger", ledger, "--format", "json", *words).rows


def standing(ledger: Path, claim: str) -> object:
    return next(row["standing"] for row in board(ledger) if row["claim"] == claim)


def reported(ledger: Path) -> list[str]:
    return [row["claim"] for row in board(ledger, "--standing", "reported")]


@pytest.mark.parametrize("verdict", ["confirmed", "refuted"])
def test_only_a_person_confirms_or_refutes_and_says_why(ledger: Path, verdict: str):
    claim = reported(ledger)[0]
    said = rule(ledger, verdict, claim, "--note", "seen on site, photo 12")
    assert said.status == 0
    assert f": {verdict} by ines" in said.lines[0]
    assert said.lines[1].startswith("on: “")
    assert standing(ledger, claim) == verdict
    page = sayso("claim", claim, "--ledger", ledger).out
    assert f"{verdict} by ines: seen on site, photo 12" in page


def test_a_misread_claim_is_out_of_force(ledger: Path):
    claim = reported(ledger)[0]
    assert rule(ledger, "misread", claim).status == 0
    assert claim not in {row["claim"] for row in board(ledger)}
    gone = sayso("claim", claim, "--ledger", ledger)
    assert gone.status == 2


def test_a_claim_is_watched_or_noted_and_stands_as_before(ledger: Path):
    claim = reported(ledger)[0]
    rule(ledger, "watch", claim)
    rule(ledger, "note", claim, "--note", "the Gazette has a photograph")
    page = sayso("claim", claim, "--ledger", ledger).out
    assert "watch by ines" in page
    assert "note by ines: the Gazette has a photograph" in page
    assert standing(ledger, claim) == "reported"


def test_two_claims_are_one_proposition_and_then_not(ledger: Path):
    one, other = reported(ledger)[:2]
    before = len(board(ledger))
    assert rule(ledger, "same-point", one, other).status == 0
    assert len(board(ledger)) == before - 1
    assert rule(ledger, "not-same-point", one, other).status == 0
    assert len(board(ledger)) == before


def test_two_names_are_one_source_and_then_not(ledger: Path):
    pair = ("Red Lantern Aid", "Regional Relief Office")

    def are_one() -> bool:
        said = sayso("sources", "--ledger", ledger, "--format", "json")
        return any(set(pair) <= {row["name"], *row["also"]} for row in said.rows)

    assert not are_one()
    assert rule(ledger, "same-source", *pair).status == 0
    assert are_one()
    assert rule(ledger, "different-source", *pair).status == 0
    assert not are_one()


def test_a_source_is_a_party_to_the_matter(ledger: Path):
    rule(ledger, "side", "Northern Front for Renewal", "--value", "rebels")
    said = sayso("sources", "--ledger", ledger, "--format", "json")
    sides = {row["name"]: row["side"] for row in said.rows}
    assert sides["Northern Front for Renewal"] == "rebels"


@pytest.mark.parametrize(
    ("verdict", "value"), [("place", "karvelia:halvik"), ("figure", "20-30")]
)
def test_a_place_or_figure_fix_is_kept_with_the_claim(
    ledger: Path, verdict: str, value: str
):
    claim = reported(ledger)[0]
    assert rule(ledger, verdict, claim, "--value", value).status == 0
    assert f"{verdict} by ines" in sayso("claim", claim, "--ledger", ledger).out
    log = sayso("log", "--kind", "ruling", "--ledger", ledger).out
    assert value in log


def test_the_same_ruling_again_changes_nothing(ledger: Path):
    claim = reported(ledger)[0]
    rule(ledger, "watch", claim)
    again = rule(ledger, "watch", claim)
    assert again.out == "this ruling stands already; nothing was changed\n"


# What is refused: (words after `sayso rule`, what the message says)
REFUSED = [
    ("confirmed CLAIM", "confirmed needs --note: say what it rests on"),
    ("refuted CLAIM", "refuted needs --note"),
    ("note CLAIM", "note needs --note"),
    ("same-point CLAIM", "same-point needs two claims, got 1"),
    ("not-same-point CLAIM CLAIM CLAIM", "needs two claims, got 3"),
    ("same-source NFR", "same-source needs two sources, got 1"),
    ("different-source NFR", "needs two sources, got 1"),
    ("watch CLAIM CLAIM", "watch needs one claim, got 2"),
    ("side NFR", "side needs --value: the party"),
    ("side NFR KMG --value x", "side needs one source, got 2"),
    ("place CLAIM", "place needs --value: the id of the place"),
    ("figure CLAIM", "figure needs --value: the bounds"),
    ("figure CLAIM --value many", "'many' are no bounds"),
    ("watch c0000000", "no claim 'c0000000' here; `sayso board --all` lists them"),
    ("watch c", "'c' fits "),
    ("side Nobody --value x", "no source 'Nobody' here; `sayso sources`"),
    ("same-point CLAIM CLAIM", "both are claim c"),
    ("same-source NFR NFR", "both names are NFR; name two sources"),
    ("believed CLAIM", "'believed' is not one of"),
    ("watch", "Missing argument"),
]


@pytest.mark.parametrize(("words", "told"), REFUSED)
def test_a_ruling_that_makes_no_sense_is_refused(ledger: Path, words: str, told: str):
    claim = reported(ledger)[0]
    said = rule(ledger, *words.replace("CLAIM", claim).split())
    assert said.status == 2
    assert told in " ".join(said.err.split())
    assert "Traceback" not in said.err
    log = sayso("log", "--kind", "ruling", "--ledger", ledger)
    assert log.out.startswith("No such entries.")


# undo -------------------------------------------------------------------------------


def undo(ledger: Path, *words: str) -> Said:
    return sayso("undo", *words, "--by", "ines", "--ledger", ledger)


def test_undo_takes_back_the_last_ruling_and_both_stay_in_the_log(ledger: Path):
    claim = reported(ledger)[0]
    rule(ledger, "confirmed", claim, "--note", "seen")
    said = undo(ledger)
    assert said.out.startswith("ruling of entry ")
    assert standing(ledger, claim) == "reported"
    log = sayso("log", "--limit", "2", "--ledger", ledger).out
    assert "out of force: ines: confirmed" in log
    assert "withdrawal" in log


def test_undo_goes_back_ruling_by_ruling(ledger: Path):
    one, other = reported(ledger)[:2]
    rule(ledger, "confirmed", one, "--note", "seen")
    rule(ledger, "refuted", other, "--note", "seen")
    undo(ledger)
    undo(ledger)
    assert standing(ledger, one) == standing(ledger, other) == "reported"
    nothing = undo(ledger)
    assert nothing.status == 2
    assert "there is no ruling in force to undo" in nothing.err


def test_undoing_an_undo_restores(ledger: Path):
    claim = reported(ledger)[0]
    rule(ledger, "confirmed", claim, "--note", "seen")
    withdrawal = undo(ledger).out.split("sayso undo ")[1].strip()
    said = undo(ledger, withdrawal)
    assert "stands again" in said.out
    assert standing(ledger, claim) == "confirmed"


def test_any_entry_may_be_taken_out_of_force_by_its_number(ledger: Path):
    log = sayso("log", "--kind", "claim", "--format", "json", "--ledger", ledger)
    entry = log.rows[-1]
    said = undo(ledger, str(entry["seq"]), "--reason", "the wrong town")
    assert f"claim of entry {entry['seq']} is out of force" in said.out
    again = undo(ledger, entry["entry"][:8])
    assert "is out of force already; nothing to change" in again.out


def test_an_entry_that_nobody_knows(ledger: Path):
    said = undo(ledger, "99999")
    assert said.status == 2
    assert "no entry '99999' here; `sayso log` lists them" in said.err
