"""The commands that look at a ledger: what they show, of whom, and as of when."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.unit.cli.shell import Row, demo_ledger, sayso, sayso_on_terminal


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's ledger, to look at only."""
    return demo_ledger(tmp_path_factory.mktemp("looking"))


def board(ledger: Path, *words: str) -> list[Row]:
    return sayso("board", "--ledger", ledger, "--format", "json", *words).rows


# board ------------------------------------------------------------------------------


def test_a_board_says_as_of_when_and_how_many_more_there_are(demo: Path):
    said = sayso("board", "--ledger", demo, "--limit", "3")
    assert said.lines[0] == "Claims, as of now"
    more = len(board(demo)) - 3
    assert said.lines[-1] == f"{more} more: --limit {more + 3} or --all"


def test_wishes_and_attitudes_are_listed_on_demand(demo: Path):
    assert "listed" not in {row["standing"] for row in board(demo)} - {"listed"}
    shown = sayso("board", "--ledger", demo)
    everything = sayso("board", "--ledger", demo, "--all")
    assert " listed " not in shown.out
    assert " listed " in everything.out


@pytest.mark.parametrize("standing", ["contested", "retracted", "denied", "reported"])
def test_only_points_that_stand_so(demo: Path, standing: str):
    found = board(demo, "--standing", standing)
    assert found
    assert {row["standing"] for row in found} == {standing}


def test_several_standings_at_once(demo: Path):
    found = board(demo, "--standing", "denied", "--standing", "retracted")
    assert {row["standing"] for row in found} == {"denied", "retracted"}


def test_only_what_a_source_says_by_any_of_its_names(demo: Path):
    found = board(demo, "--source", "KMG")
    assert found
    assert found == board(demo, "--source", "Karvelia Monitoring Group")


def test_only_what_is_said_of_a_place(demo: Path):
    places = {row["place"] for row in board(demo, "--place", "Halvik")}
    assert places
    assert "Dresna (KV)" not in places


def test_only_what_an_outlet_printed(demo: Path):
    found = board(demo, "--outlet", "Harbour Post")
    assert found
    for row in found:
        assert "Harbour Post" in row["outlets_for"] + row["outlets_against"]


def test_only_points_with_these_words(demo: Path):
    found = board(demo, "--words", "velmora airport")
    assert found
    assert any("Velmora airport" in row["title"] for row in found)


def test_only_points_spoken_of_since(demo: Path):
    found = board(demo, "--since", "2031-05-04T00:00Z")
    assert 0 < len(found) < len(board(demo))
    assert min(row["last_said"] for row in found) >= "2031-05-04"


def test_filters_that_nothing_passes_say_so(demo: Path):
    said = sayso("board", "--ledger", demo, "--words", "zeppelin")
    assert (said.status, said.lines[0][:21]) == (0, "Nothing on this board")


def test_what_the_ledger_held_and_what_had_been_printed_differ(demo: Path):
    # The Gazette's report of Thursday 20:15 came in at 20:20.
    moment = "2031-05-01T20:17Z"
    held = board(demo, "--as-of", moment)
    printed = board(demo, "--published-by", moment)
    assert len(held) < len(printed) < len(board(demo))


def test_both_clocks_stand_in_every_answer(demo: Path):
    clocks = ("--as-of", "2031-05-02", "--published-by", "2031-05-01T20:00+02:00")
    said = sayso("board", "--ledger", demo, "--format", "json", *clocks)
    assert json.loads(said.out)["as_of"] == {
        "recorded": "2031-05-02T23:59:59.999999Z",
        "published": "2031-05-01T18:00:00Z",
    }
    title = sayso("board", "--ledger", demo, *clocks).lines[0]
    assert "what this ledger held at 2031-05-02 23:59Z" in title
    assert "what had been published by 2031-05-01 18:00Z" in title


def test_csv_has_a_line_for_each_row_and_a_header(demo: Path):
    said = sayso("board", "--ledger", demo, "--format", "csv")
    table = list(csv.DictReader(io.StringIO(said.out)))
    assert len(table) == len(board(demo))
    assert {"standing", "title", "as_of_recorded"} <= set(table[0])


def test_a_piped_table_is_wide_and_has_no_blanks_at_the_ends(demo: Path):
    said = sayso("board", "--ledger", demo)
    assert all(line == line.rstrip() for line in said.lines)
    assert 110 < max(map(len, said.lines)) <= 160


@pytest.mark.parametrize("name", ["board", "sources", "doc", "log", "figures"])
def test_a_table_on_80_columns_breaks_no_id_and_no_standing(demo: Path, name: str):
    said = sayso_on_terminal(name, "--ledger", demo, columns=80)
    assert max(map(len, said.plain)) <= 80
    starts = [line.split()[0] for line in said.plain[2:12] if line[1:2].strip()]
    assert all(len(word) in {1, 2, 3, 8, 10} for word in starts if name != "figures")
    assert not any("2031-05-0\n" in line for line in said.plain)


def test_a_narrow_board_keeps_everything_under_the_words(demo: Path):
    said = sayso_on_terminal(
        "board", "--ledger", demo, "--standing", "contested", columns=80
    )
    assert said.plain[1].split() == ["claim", "standing", "what", "is", "said"]
    whole = " ".join(" ".join(said.plain).split())
    assert "· for " in whole
    assert "· against " in whole


# claim ------------------------------------------------------------------------------


def contested(ledger: Path) -> Row:
    return max(board(ledger, "--standing", "contested"), key=lambda row: row["claims"])


def test_a_claim_is_shown_in_its_passage_with_all_its_company(demo: Path):
    row = contested(demo)
    said = sayso("claim", row["claim"][:8], "--ledger", demo)
    assert said.status == 0
    for part in ("stands", "contested", "for", "against", "Bears on it"):
        assert part in said.out
    assert "Also of this point" in said.out
    assert "How its standing moved" in said.out
    assert said.lines[-1].startswith(row["claim"])
    assert "as of now" in said.lines[-1]


def test_the_reasons_of_a_standing_are_said_once(demo: Path):
    said = sayso("claim", contested(demo)["claim"], "--ledger", demo)
    section = said.out.split("stands")[1].split("Bears on it")[0]
    reasons = [line.strip() for line in section.splitlines() if line.strip()]
    assert len(reasons) == len(set(reasons))


def test_a_claim_may_be_named_by_words_that_stand_in_it_alone(demo: Path):
    said = sayso("claim", "the road from halvik", "--ledger", demo)
    assert "Mira Toll" in said.out


def test_the_same_claim_earlier_stood_otherwise(demo: Path):
    # Dresna: reported on Thursday, contested that night, conceded on Saturday.
    moved = board(demo, "--standing", "contested") + board(
        demo, "--standing", "conceded"
    )
    then = [
        sayso("claim", r["claim"], "--ledger", demo, "--published-by", r["first_said"])
        for r in moved
    ]
    assert any(line.split() == ["stands", "reported"] for s in then for line in s.lines)


def test_a_claim_as_json_is_all_claims_of_its_point(demo: Path):
    row = contested(demo)
    said = sayso("claim", row["claim"], "--ledger", demo, "--format", "json")
    assert len(said.rows) == row["claims"]
    assert {r["point"] for r in said.rows} == {row["point"]}


def test_a_claim_that_was_printed_later_is_not_known_before(demo: Path):
    words = ("claim", "The road from Halvik", "--ledger", demo)
    said = sayso(*words, "--published-by", "2031-05-01")
    assert said.status == 2
    assert "no claim 'The road from Halvik' here" in said.err


# doc --------------------------------------------------------------------------------


def test_documents_are_listed_in_order_of_publication(demo: Path):
    said = sayso("doc", "--ledger", demo, "--format", "json")
    times = [row["published_at"] for row in said.rows]
    assert times == sorted(times)
    assert "Documents, as of now" in sayso("doc", "--ledger", demo).out


@pytest.mark.parametrize(
    "name",
    ["08-courier-night.txt", "https://courier.example/velmora/queues"],
)
def test_a_document_is_named_by_the_id_it_brought_or_its_address(demo: Path, name: str):
    said = sayso("doc", name, "--ledger", demo)
    assert said.status == 0
    assert said.lines[0] == "Queues in Velmora"


def test_a_document_shows_its_claims_and_its_newer_version(demo: Path):
    said = sayso("doc", "14-courier-halvik.txt", "--ledger", demo)
    assert "A newer version of this address is d" in said.out
    claims = sayso("doc", "14-courier-halvik.txt", "--ledger", demo, "--format", "json")
    assert {row["document"] for row in claims.rows} == {"14-courier-halvik.txt"}


def test_a_copy_is_said_to_be_one(demo: Path):
    said = sayso("doc", "04-lantern-dresna-captured.txt", "--ledger", demo)
    assert "copy: shared with d" in " ".join(said.out.split())


# sources ----------------------------------------------------------------------------


def test_sources_come_with_all_their_names(demo: Path):
    said = sayso("sources", "--ledger", demo, "--format", "json")
    monitor = next(r for r in said.rows if r["name"] == "Karvelia Monitoring Group")
    assert "KMG" in monitor["also"]
    assert "Karvelia Monitoring Group" in sayso("sources", "--ledger", demo).out


def test_names_that_wait_for_a_person_come_with_the_rulings_to_make(tmp_path: Path):
    # One spelling of a ministry's speaker, then another, in two papers.
    ledger = tmp_path / "l.sayso"
    for number, name in enumerate(("Sela Brandt", "Sella Brandt")):
        text = (
            f"Prime Minister {name} said on Friday that the talks had begun.".encode()
        )
        outlet = f"Paper {number}"
        sayso("add", "-", "--ledger", ledger, "--outlet", outlet, stdin=text)
    said = sayso("sources", "--proposals", "--ledger", ledger)
    as_json = sayso("sources", "--proposals", "--ledger", ledger, "--format", "json")
    if not as_json.rows:
        assert said.out.startswith("No names wait for a decision.")
        return
    pair = as_json.rows[0]
    assert f"{pair['name']}  =?  {pair['other_name']}" in said.out
    ids = pair["source"][:8], pair["other_source"][:8]
    assert f"sayso rule same-source {ids[0]} {ids[1]}" in said.out


# figures ----------------------------------------------------------------------------


def test_figures_are_series_with_bounds_and_origins(demo: Path):
    said = sayso("figures", "--ledger", demo)
    assert "killed, " in said.out
    assert "≥" in said.out
    assert said.lines[-1] == "Figures, as of now"


def test_only_a_measure_and_only_a_place(demo: Path):
    args = ("figures", "--ledger", demo, "--format", "json")
    killed = sayso(*args, "--measure", "killed").rows
    assert {row["measure"] for row in killed} == {"killed"}
    place = next(row["place"] for row in sayso(*args).rows if row["place"])
    there = sayso(*args, "--place", place).rows
    assert {row["place"] for row in there} == {place}
    town = place.partition(" (")[0].upper()
    assert sayso(*args, "--place", town).rows == there


def test_no_figures_say_so(demo: Path):
    said = sayso("figures", "--ledger", demo, "--measure", "eaten")
    assert said.out.startswith("No figures here.")


# log --------------------------------------------------------------------------------


def test_the_log_ends_with_the_newest_entry(demo: Path):
    said = sayso("log", "--ledger", demo, "--limit", "5")
    numbers = [int(line.split()[0]) for line in said.lines[2:] if line[1:2].isdigit()]
    assert numbers == sorted(numbers)
    assert len(numbers) == 5


def test_only_one_kind_of_entry(demo: Path):
    said = sayso("log", "--ledger", demo, "--kind", "document", "--format", "json")
    assert {row["kind"] for row in said.rows} == {"document"}


def test_the_log_as_of_a_moment_is_a_beginning_of_the_log(demo: Path):
    args = ("log", "--ledger", demo, "--format", "json")
    then, now = sayso(*args, "--as-of", "2031-05-02").rows, sayso(*args).rows
    assert 0 < len(then) < len(now)
    assert now[: len(then)] == then


def test_a_log_has_one_clock(demo: Path):
    said = sayso("log", "--ledger", demo, "--published-by", "2031-05-02")
    assert said.status == 2
    assert "use --as-of" in said.err


def test_a_kind_without_entries_says_so(demo: Path):
    said = sayso("log", "--ledger", demo, "--kind", "ruling")
    assert said.out.startswith("No such entries.")


# an empty ledger --------------------------------------------------------------------


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in which nobody says anything."""
    ledger = tmp_path_factory.mktemp("bare") / "l.sayso"
    sayso("add", "-", "--ledger", ledger, "--input-format", "jsonl", stdin=b"\n")
    return ledger


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("board", "Nothing on this board."),
        ("doc", "No documents."),
        ("sources", "Nobody is cited here yet."),
        ("sources --proposals", "No names wait for a decision."),
        ("figures", "No figures here."),
        ("log", "No such entries."),
        ("verify", "sound: 0 entries"),
    ],
)
def test_an_empty_ledger_says_what_would_be_here(bare: Path, words: str, told: str):
    said = sayso(*words.split(), "--ledger", bare)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(told)
