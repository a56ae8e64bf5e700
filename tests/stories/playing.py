"""Stories played into a ledger, and boards of them that a desk editor has checked.

A story is a folder as `sayso.demo` loads it. Its `[[ruling]]` rows, which only tests
have, are entered between the deliveries: `at`, `person`, `verdict`, `claim` (as
"1-mpa.txt/1.1") and `note`, or `undo = true` for the ruling before it. A folder with
`story.txt` names the bundled story instead of having one.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sayso.cli.reading_inputs import make_pipeline
from sayso.demo import Delivery, Story, bundled, enter_story, load_story
from sayso.model.entry import NOW, Agent, AsOf, Draft, Payload
from sayso.model.ids import EntryId
from sayso.model.relation import RelationKind
from sayso.model.ruling import Ruling, Verdict, Withdrawal
from sayso.notation import parse_say
from sayso.notation.tree import (
    DocumentSay,
    Item,
    PointSay,
    Ref,
    RelationSay,
    SeriesSay,
    SourceSay,
    Tree,
)
from sayso.pipeline import Pipeline
from sayso.ports import Ledger, View
from sayso.publish.say import labels_of, refs_of, say_of_view

HERE = Path(__file__).parent
NAMES = sorted(
    path.name
    for path in HERE.iterdir()
    if (path / "story.toml").exists() or (path / "story.txt").exists()
)
# What a point says already: who asserts, who denies. The others are news of their own.
TOLD_BY_POINTS = {RelationKind.SUPPORTS, RelationKind.DENIES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A person's act in a story; `undo` takes back the ruling before it."""

    at: datetime
    person: str
    undo: bool
    row: Mapping[str, Any]


def story_in(name: str) -> Story:
    """The story of a folder; one without places of its own is set in Karvelia."""
    if (HERE / name / "story.txt").exists():
        return bundled()
    story = load_story(HERE / name)
    return replace(story, gazetteer=story.gazetteer or bundled().gazetteer)


def pipeline_for(story: Story) -> Pipeline:
    """A pipeline with the places of the story; tests share one for each gazetteer."""
    return _pipeline_with(story.gazetteer)


@cache
def _pipeline_with(gazetteer: Path | None) -> Pipeline:
    return make_pipeline((gazetteer,) if gazetteer else (), strict=True)


def rulings_in(name: str) -> tuple[Ruled, ...]:
    """What people rule in a story, in order of time."""
    path = HERE / name / "story.toml"
    table = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    rows = [
        Ruled(
            at=row["at"].astimezone(UTC),
            person=row["person"],
            undo=row.get("undo", False),
            row=row,
        )
        for row in table.get("ruling", ())
    ]
    return tuple(sorted(rows, key=lambda ruled: ruled.at))


def play(name: str, ledger: Ledger) -> None:
    """Enter a story, deliveries and rulings in the order of their times."""
    story = story_in(name)
    pipeline = pipeline_for(story)
    last: EntryId | None = None
    for act in _in_order(story, rulings_in(name)):
        if isinstance(act, Ruled):
            last = _rule(act, ledger, last)
        else:
            for _ in enter_story(replace(story, deliveries=(act,)), ledger, pipeline):
                pass


def _in_order(story: Story, rulings: tuple[Ruled, ...]) -> Iterator[Delivery | Ruled]:
    acts = [(delivery.recorded_at, 0, delivery) for delivery in story.deliveries]
    ruled = [(each.at, 1, each) for each in rulings]
    for _, _, act in sorted([*acts, *ruled], key=lambda row: row[:2]):
        yield act  # type: ignore[misc]


def _rule(act: Ruled, ledger: Ledger, last: EntryId | None) -> EntryId:
    payload: Payload
    if act.undo:
        assert last is not None, "nothing was ruled before this undo"
        payload = Withdrawal(entry=last, reason=act.row.get("note", "undone"))
    else:
        payload = _ruling(act, ledger.view(NOW))
    draft = Draft(agent=Agent(kind="person", name=act.person), payload=payload)
    receipt = ledger.append([draft], run="rule", at=act.at)
    return receipt.entered[0]


def _ruling(act: Ruled, view: View) -> Ruling:
    label, _, number = str(act.row["claim"]).partition("/")
    labels = labels_of(view)
    doc = next(doc for doc in view.documents() if labels[doc.doc] == label)
    refs = refs_of(view, doc, label)
    claim = view.claim(next(c for c, ref in refs.items() if ref.number == number))
    return Ruling(
        verdict=Verdict(act.row["verdict"]),
        person=act.person,
        note=act.row.get("note"),
        claim=claim.claim,
        doc=claim.doc,
        span=claim.span,
        words=claim.words,
    )


def boards_of(name: str) -> list[Path]:
    """The boards that a story's folder holds."""
    return sorted((HERE / name).glob("as-of-*.say"))


def moment_in(path: Path) -> AsOf:
    """Both clocks of a board, from its first line."""
    first = path.read_text("utf-8").partition("\n")[0]
    as_of = parse_say(first + "\n").as_of
    assert as_of is not None, f"{path} does not begin with as-of"
    return as_of


def board_at(view: View) -> tuple[Item, ...]:
    """What an editor checks of a board: all blocks, without reasons in words.

    Left out are the relations that points tell already.
    """
    return tuple(map(_bare, filter(_is_checked, say_of_view(view).items)))


def _is_checked(item: Item) -> bool:
    return not isinstance(item, RelationSay) or item.kind not in TOLD_BY_POINTS


def _bare(item: Item) -> Item:
    if isinstance(item, PointSay):
        return replace(item, reasons=())
    return replace(item, because=()) if isinstance(item, RelationSay) else item


def sorted_out(checked: Tree, board: tuple[Item, ...]) -> tuple[Tree, tuple[Item, ...]]:
    """The checked blocks as found and missing, and what the board says beside them.

    A point is known by its words, not by its title and numbers, which are only shown.
    """
    right = {key_of(item): item for item in (*checked.items, *checked.missing)}
    said = {key_of(item) for item in board}
    found = [item for item in board if key_of(item) in right]
    missing = [item for key, item in right.items() if key not in said]
    beside = tuple(item for item in board if key_of(item) not in right)
    in_order = sorted(missing, key=lambda item: ORDER.index(type(item)))
    return (
        Tree(as_of=checked.as_of, items=tuple(found), missing=tuple(in_order)),
        beside,
    )


def key_of(item: Item) -> Item:
    """A block as it is compared: numbers of claims may change, words may not."""
    if isinstance(item, PointSay):
        claims = tuple(replace(c, ref=_unnumbered(c.ref)) for c in item.claims)
        return replace(item, title="", claims=claims)
    if isinstance(item, SeriesSay):
        steps = tuple(replace(s, ref=_unnumbered(s.ref)) for s in item.steps)
        return replace(item, steps=steps)
    return item


def _unnumbered(ref: Ref) -> Ref:
    return replace(ref, number="")


ORDER = (DocumentSay, SourceSay, PointSay, RelationSay, SeriesSay)
