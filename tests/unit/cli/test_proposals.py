"""Close spellings from two papers, as the person sees them who must decide."""

from pathlib import Path

from tests.unit.cli.shell import sayso

TEXTS = {
    "a.txt": "Sudrian Foreign Minister Antoni Velk said that the border was open.",
    "b.txt": "Sudrian Foreign Minister Anton Velk told reporters that he would not go.",
}


def proposals(ledger: Path) -> list[set[object]]:
    said = sayso("sources", "--proposals", "--ledger", ledger, "--format", "json")
    return [{row["name"], row["other_name"]} for row in said.rows]


def test_are_listed_once_until_the_person_rules(tmp_path: Path):
    for order in (list(TEXTS), list(TEXTS)[::-1]):
        ledger = tmp_path / f"{order[0]}.sayso"
        for name in order:
            (tmp_path / name).write_text(TEXTS[name], "utf-8")
            sayso("add", tmp_path / name, "--ledger", ledger, "--quiet")
        assert proposals(ledger) == [{"Antoni Velk", "Anton Velk"}]
        names = ("Antoni Velk", "Anton Velk")
        said = sayso("rule", "different-source", *names, "--ledger", ledger)
        assert said.status == 0
        assert proposals(ledger) == []
