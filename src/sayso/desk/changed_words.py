"""Two texts as one: what was taken out and what was put in, where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.link.versions import Difference, differences
from sayso.model.document import Document

LONGEST = 400_000  # code points: comparing longer texts takes longer than anybody waits
AROUND = 400  # equal text that is shown on either side of a difference

Kind = Literal["same", "out", "in", "left-out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of both texts ("same"), of the older ("out") or the newer one ("in").

    Of a long equal stretch only the ends are shown; "left-out" stands between.
    """

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The newer text with its differences; `places`: how many there are."""

    places: int
    runs: tuple[Run, ...]


def compared(old: Document, new: Document) -> Compared | None:
    """Two documents word by word; None where they are too long for that."""
    if max(len(old.text), len(new.text)) > LONGEST:
        return None
    found = differences(old, new)
    return Compared(places=len(found), runs=tuple(_runs(old, new, found)))


def _runs(old: Document, new: Document, found: Sequence[Difference]) -> Iterator[Run]:
    at = 0
    for number, difference in enumerate(found):
        start, stop = difference.new
        yield from _same(new.text[at:start], is_first=number == 0, is_last=False)
        begin, end = difference.old
        if start == stop and new.text[:start][-1:].isalnum():
            begin = _gap_before(old.text, begin)
        if end > difference.old[0]:
            yield Run(kind="out", text=old.text[begin:end])
        if stop > start:
            yield Run(kind="in", text=new.text[start:stop])
        at = stop
    yield from _same(new.text[at:], is_first=not found, is_last=True)


def _gap_before(text: str, at: int) -> int:
    """Where the marks and blanks before a word begin: they went with it."""
    while at and not text[at - 1].isalnum():
        at -= 1
    return at


def _same(text: str, *, is_first: bool, is_last: bool) -> Iterator[Run]:
    """An equal stretch, cut in the middle, or where no difference is near."""
    before, after = (0 if is_first else AROUND), (0 if is_last else AROUND)
    if is_first and is_last:
        before = AROUND
    if len(text) <= before + after + AROUND:
        yield from [Run(kind="same", text=text)] if text else []
        return
    if before:
        yield Run(kind="same", text=text[:before])
    yield Run(kind="left-out", text="")
    if after:
        yield Run(kind="same", text=text[len(text) - after :])
