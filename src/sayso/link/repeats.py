"""What a passage shared by two documents is: copy, own update, or a shared source.

And who had it first, with the reasons in words. A quotation in two papers is
`shared-source`: two reporters may have heard the same man. Whose copy it is, a credit
says before any clock does; a clock that cannot be right says nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sayso.link.alignment import Shared, shared_by
from sayso.link.imprints import Imprint
from sayso.link.sheets import SNAP, Laid
from sayso.model.span import Span
from sayso.text.names import name_key
from sayso.vocab import words
from sayso.vocab.outlets import outlet_named

Kind = Literal["copy", "own-update", "shared-source"]
First = Literal["a", "b", "unknown"]

COPIED = 16  # equal words that are a copy wherever they stand
COPIED_WHOLE = 10  # equal words that are one where they make up whole sentences
NARRATED = 8  # equal words outside of quotation marks, or it is a shared quotation
QUOTED = 15  # equal words of a quotation that are worth a line
CLOSE = 0.8  # so much of whole sentences must be equal
LOOSE = 0.6  # so much of any passage, unless there is very much of it
MUCH = 60
WHOLE = 0.9  # of both texts, to be a whole reprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A passage shared by two documents, in the words of both."""

    kind: Kind
    a: Span
    b: Span
    shared: Shared
    because: tuple[str, ...]

    @property
    def matched(self) -> int:
        """How many words are equal."""
        return self.shared.matched


def repeats_of(a: Laid, b: Laid, kind: Kind) -> Iterator[Repeat]:
    """The passages that two documents share, in the order of the second.

    `kind`: what a passage is that is no shared quotation.
    """
    for shared in _apart(shared_by(a, b.grams)):
        found = _repeat(a, b, shared, kind)
        if found is not None:
            yield found


def _apart(passages: list[Shared]) -> list[Shared]:
    """The passages less those whose words lie in longer ones in both texts.

    What a text says twice would be found twice in its reprint.
    """
    kept: list[Shared] = []
    for shared in sorted(passages, key=lambda s: (-s.matched, s.other)):
        if not (
            any(_lies_in(shared.one, other.one) for other in kept)
            and any(_lies_in(shared.other, other.other) for other in kept)
        ):
            kept.append(shared)
    return sorted(kept, key=lambda s: (s.other, s.one))


def _lies_in(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    shared = min(inner[1], outer[1]) - max(inner[0], outer[0])
    return 2 * shared > inner[1] - inner[0]


def _repeat(a: Laid, b: Laid, shared: Shared, kind: Kind) -> Repeat | None:
    (one, other), whole = _spans(a, b, shared)
    matched, narrated = shared.matched, _narrated(a, b, shared)
    enough = _is_enough(shared, whole=whole)
    if enough and (narrated >= NARRATED or kind == "own-update"):
        said = extent_of(a, b, shared)
    elif kind == "copy" and enough and matched >= QUOTED:
        kind = "shared-source"
        said = f"{matched} words the same, in quotation marks: both may quote one"
    else:
        return None
    return Repeat(kind=kind, a=one, b=other, shared=shared, because=(said,))


def _is_enough(shared: Shared, *, whole: bool) -> bool:
    """Whether so much is the same that it is no chance."""
    matched, longer = shared.matched, shared.longer
    if whole and matched >= CLOSE * longer:
        return matched >= COPIED_WHOLE
    return matched >= COPIED and (matched >= MUCH or matched >= LOOSE * longer)


def _spans(a: Laid, b: Laid, shared: Shared) -> tuple[tuple[Span, Span], bool]:
    """Where the passage stands in both, and whether it is whole sentences in both.

    Where few words are uneven at an end, the sentence is one with the passage.
    """
    wide, before, behind = a.widened(*shared.one)
    other, before_too, behind_too = b.widened(*shared.other)
    narrow = a.span(*shared.one), b.span(*shared.other)
    head = max(before, before_too) <= SNAP
    tail = max(behind, behind_too) <= SNAP
    one = Span(
        wide.start if head else narrow[0].start, wide.end if tail else narrow[0].end
    )
    two = Span(
        other.start if head else narrow[1].start, other.end if tail else narrow[1].end
    )
    return (one, two), max(before, before_too, behind, behind_too) <= 2


def _narrated(a: Laid, b: Laid, shared: Shared) -> int:
    """How many of the equal words stand outside of quotation marks in both."""
    quoted, too = a.quoted, b.quoted
    return sum(
        not (quoted[run.one + n] or too[run.other + n])
        for run in shared.runs
        for n in range(run.length)
    )


def extent_of(a: Laid, b: Laid, shared: Shared) -> str:
    """How much is the same, in words."""
    matched, sizes = shared.matched, (len(a.words), len(b.words))
    if a.doc.text_sha256 == b.doc.text_sha256:
        return "the whole text is the same"
    if matched >= WHOLE * max(sizes):
        return f"the whole text, {matched} of {max(sizes)} words the same in order"
    longer = shared.longer
    if matched == longer:
        return f"{matched} words the same in a row"
    return f"{matched} of {longer} words the same in order, with light edits between"


def kind_of(a: Imprint, b: Imprint) -> tuple[Kind, str | None]:
    """Whether a shared passage is copy or an outlet's own, and why if its own."""
    if a.address is not None and a.address == b.address:
        return "own-update", "two versions of one address"
    if a.outlet is not None and a.outlet == b.outlet:
        return "own-update", "one outlet printed both"
    return "copy", None


def first_of(a: Laid, b: Laid, prints: tuple[Imprint, Imprint]) -> tuple[First, str]:
    """Who had it first, and how that is known: by credit, by mention, by the clock."""
    crediting = _credits(prints[1], prints[0]), _credits(prints[0], prints[1])
    if all(crediting):
        return "unknown", "each credits the other"
    if any(crediting):
        return _told(crediting, "is credited by the other")
    naming = _names(b, prints[0]), _names(a, prints[1])
    if any(naming) and not all(naming):
        return _told(naming, "is named by the other as the one who reported it")
    return _by_clock(*prints)


def _told(whose: tuple[bool, bool], how: str) -> tuple[First, str]:
    return ("a", f"a {how}") if whose[0] else ("b", f"b {how}")


def _credits(one: Imprint, other: Imprint) -> bool:
    """Whether one document credits the outlet of the other one."""
    return (
        other.outlet is not None
        and one.outlet != other.outlet
        and bool({*one.credits} & {other.outlet, *other.marks})
    )


def _by_clock(one: Imprint, other: Imprint) -> tuple[First, str]:
    if one.dated_ahead != other.dated_ahead:
        name = "a" if one.dated_ahead else "b"
        return "unknown", f"the clock of {name} is ahead of when it was read"
    if not (one.dated and other.dated):
        return "unknown", "nobody knows when both were printed"
    if one.until <= other.at and one.at < other.at:
        return "a", f"a was printed first, {_moment(one)}"
    if other.until <= one.at and other.at < one.at:
        return "b", f"b was printed first, {_moment(other)}"
    return "unknown", "both were printed at one time, as far as is known"


def _moment(printed: Imprint) -> str:
    day = f"{printed.at:%Y-%m-%d}"
    return day if printed.until > printed.at else f"{day} {printed.at:%H:%M} UTC"


def _names(laid: Laid, printed: Imprint) -> bool:
    """Whether a text says that an outlet reported something: "Norlink reported"."""
    name = printed.outlet_name
    if name is None:
        return False
    return any(form.search(laid.folded) is not None for form in _forms(name))


@lru_cache(4096)
def _forms(name: str) -> tuple[re.Pattern[str], ...]:
    known = outlet_named(name)
    names = {name_key(n) for n in (name, *(known.aliases if known else ()))}
    either = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True) if n)
    if not either:
        return ()
    said = "|".join(sorted(words("links", "reporting", "after")))
    before = "|".join(sorted(words("links", "reporting", "before")))
    return (
        re.compile(rf"\b(?:{either}) (?:{said})\b"),
        re.compile(rf"\b(?:{before}) (?:the )?(?:{either})\b"),
    )
