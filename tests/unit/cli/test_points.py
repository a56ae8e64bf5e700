"""Points, series, what changed and why; linking and reading anew."""

import shutil
from pathlib import Path

import pytest

from tests.unit.cli.shell import STORY, demo_ledger, sayso

ROAD = "The road from Halvik"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's ledger, to look at only."""
    return demo_ledger(tmp_path_factory.mktemp("points"))


def points(ledger: Path, *words: str):
    return sayso("points", "--ledger", ledger, "--format", "json", *words).rows


def test_points_are_those_of_the_board(demo: Path):
    board = sayso("board", "--all", "--ledger", demo, "--format", "json").rows
    assert {(r["point"], r["standing"]) for r in points(demo, "--limit", "500")} == {
        (r["point"], r["standing"]) for r in board
    }


def test_a_page_says_how_many_there_are_and_where_it_goes_on(demo: Path):
    said = sayso("points", "--ledger", demo, "--limit", "2")
    assert said.lines[-2].startswith("2 of ")
    cursor = said.lines[-1].removeprefix("next: --cursor ")
    assert points(demo, "--limit", "1", "--cursor", cursor)[0] not in points(
        demo, "--limit", "2"
    )


def test_points_of_a_place_are_found_by_its_name(demo: Path):
    assert {r["place_name"] for r in points(demo, "--place", "Dresna")} == {"Dresna"}


def test_a_place_that_nobody_names_is_unknown(demo: Path):
    said = sayso("points", "--ledger", demo, "--place", "Nowhere")
    assert said.status == 2
    assert "no place 'Nowhere' here" in said.err


def test_a_point_folds_copies(demo: Path):
    found = points(demo, "--limit", "500")
    widest = max(found, key=lambda row: len(row["outlets_for"]))
    said = sayso("point", "--ledger", demo, widest["point"])
    assert " ×" in said.out
    assert "How it came to stand so" in said.out


def test_a_point_is_found_by_words_of_a_claim(demo: Path):
    (row,) = sayso("point", "--ledger", demo, "--format", "json", ROAD).rows
    assert (row["side"], row["origin"]) == ("for", "Mira Toll")


def test_series_are_those_of_figures(demo: Path):
    def numbers(*words: str):
        rows = sayso(*words, "--ledger", demo, "--format", "json").rows
        return {(r["claim"], r["bounds"], r["standing"]) for r in rows}

    assert numbers("series", "--limit", "500") == numbers("figures")


def test_what_changed_overnight(demo: Path):
    night = ("--from", "2031-05-01T22:00Z", "--to", "2031-05-02T06:00Z")
    said = sayso("diff", "--ledger", demo, "--clock", "published", *night)
    assert said.lines[-1].endswith(" gone")
    rows = sayso(
        *("diff", "--ledger", demo, "--clock", "published", *night, "--format", "json")
    ).rows
    assert rows
    assert all(row["before"] != row["after"] for row in rows)


def test_a_night_does_not_end_before_it_begins(demo: Path):
    said = sayso("diff", "--ledger", demo, "--from", "2031-05-02", "--to", "2031-05-01")
    assert said.status == 2
    assert "exchange the two" in said.err


def test_nothing_changes_between_a_moment_and_itself(demo: Path):
    said = sayso("diff", "--ledger", demo, "--from", "2031-05-02", "--to", "2031-05-02")
    assert said.out.startswith("Nothing changed")


def test_why_two_words_of_one_man_are_one_origin(demo: Path):
    said = sayso("why", "--ledger", demo, ROAD, ROAD)
    assert "one origin" in said.lines
    assert "one point" in said.lines
    assert any(line.startswith("  because both give the word") for line in said.lines)


def test_why_two_strangers_are_two_origins(demo: Path):
    other = points(demo, "--source", "Sela Brandt")[0]["claim"]
    said = sayso("why", "--ledger", demo, ROAD, other)
    assert "two origins" in said.lines
    assert "two points" in said.lines


def test_linking_anew_by_the_same_rules_changes_nothing(demo: Path, tmp_path: Path):
    copy = tmp_path / "copy.sayso"
    shutil.copyfile(demo, copy)
    before = sayso("board", "--all", "--ledger", copy).out
    said = sayso("relink", "--ledger", copy)
    assert "0 entries are new, 0 went out of force" in said.lines[0]
    assert said.lines[-1] == "No point stands otherwise."
    assert sayso("board", "--all", "--ledger", copy).out == before


def test_reading_anew_by_the_same_rules_changes_no_point(demo: Path, tmp_path: Path):
    copy = tmp_path / "copy.sayso"
    shutil.copyfile(demo, copy)
    places = STORY / "karvelia.toml"
    words = ("--ledger", copy, "--weights", "none", "--workers", "0")
    said = sayso("reread", *words, "--gazetteer", places)
    assert said.lines[-1] == "No point stands otherwise."


def test_a_dry_run_keeps_nothing_and_shows_what_would_change(
    demo: Path, tmp_path: Path
):
    copy = tmp_path / "copy.sayso"
    shutil.copyfile(demo, copy)
    before = sayso("log", "--ledger", copy, "--format", "json").out
    words = ("--ledger", copy, "--weights", "none", "--workers", "0", "--dry-run")
    said = sayso("reread", *words)  # without the story's places
    assert "nothing was kept" in said.lines[0]
    assert "Points that stand otherwise" in said.out
    assert sayso("log", "--ledger", copy, "--format", "json").out == before


def test_what_a_person_ruled_on_outlives_a_reading_that_lost_it(
    demo: Path, tmp_path: Path
):
    copy = tmp_path / "copy.sayso"
    shutil.copyfile(demo, copy)
    ruled = points(copy, "--place", "Halvik", "--limit", "500")
    for row in ruled[:5]:
        sayso("rule", "confirmed", row["claim"], "--note", "seen", "--ledger", copy)
    words = ("--ledger", copy, "--weights", "none", "--workers", "0")
    assert sayso("reread", *words).status == 0
    standings = {r["claim"]: r["standing"] for r in points(copy, "--limit", "500")}
    kept = [standings.get(row["claim"]) for row in ruled[:5]]
    assert set(kept) <= {"confirmed", None}
    assert "confirmed" in kept


def test_joining_what_somebody_ruled_apart_names_the_ruling(demo: Path, tmp_path: Path):
    copy = tmp_path / "copy.sayso"
    shutil.copyfile(demo, copy)
    wide = [r for r in points(copy, "--limit", "500") if r["claims"] > 1]
    point = sayso("point", wide[0]["point"], "--ledger", copy, "--format", "json").rows
    one = point[0]["claim"]
    third = next(c for row in point for c in row["claims"] if c != one)
    held = {claim for row in point for claim in row["claims"]}
    rows = points(copy, "--limit", "500")
    other = next(r["claim"] for r in rows if r["claim"] not in held)
    rule = ("--ledger", copy, "--by", "mira")
    assert sayso("rule", "not-same-point", third, other, *rule).status == 0
    said = sayso("rule", "same-point", one, other, "--ledger", copy, "--by", "jon")
    assert said.status == 1
    assert "mira ruled apart" in said.err


def test_verify_proves_the_points_of_the_demo_and_makes_them_again(
    demo: Path, tmp_path: Path
):
    copy = tmp_path / "copy.sayso"
    shutil.copyfile(demo, copy)
    assert sayso("verify", "--ledger", copy).status == 0
    before = sayso("points", "--ledger", copy).out
    assert sayso("verify", "--rebuild", "--ledger", copy).status == 0
    assert sayso("points", "--ledger", copy).out == before
