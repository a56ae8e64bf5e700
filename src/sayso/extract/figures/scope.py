"""Whether a figure is of one incident, a running total, or how things stand now.

- "since the offensive began", "so far", a toll that rose, an ordinal, and the perfect
  ("have been killed") make a total; but the toll "from the shelling of the market" is
  that incident's number, however often it has risen.
- What lasts (displaced, besieged, trapped, stationed) is a state.
- All else is one incident.
"""

from collections.abc import Sequence

from sayso.extract.figures.counted import Counted
from sayso.extract.figures.signs import Governed
from sayso.extract.figures.words import listed, usual_scope
from sayso.model.figure import Scope

_LASTS = frozenset({"detained", "captured", "missing", "trapped", "besieged"})
_BEGINS = frozenset({"displaced", "deployed", "missing", "affected"})
_GROWS = frozenset(
    "rose risen rises rising climbed reached stands stood total overall now passed "
    "grew grown raise raises raising raised increases bringing brings".split()
)
_SINCE_MOST = 12
_BESIDE = 10  # tokens back to the toll that a number beside it grows with


def scope_of(
    low: Sequence[str], counted: Counted, governed: Governed, *, running: bool
) -> Scope:
    """The scope of one figure, from the plain words of its sentence.

    `running` is what `is_running` says of the sentence.
    """
    usual = usual_scope(governed.measure)
    if usual == "state":
        return "state" if _lasts(low, counted, governed) else "incident"
    if counted.number.kind == "ordinal" or running:
        return "total"
    around = low[max(0, min(governed.sign, counted.start) - 3) : counted.start]
    if governed.way == "led" and _GROWS & set(around):
        return "incident" if _of_one_incident(low, counted, governed) else "total"
    if governed.way == "own":
        lasts = governed.measure in _LASTS and low[governed.sign] in listed("people")
        return "state" if lasts else "incident"
    verb = _verb_words(low, counted, governed)
    if listed("perfect") & verb or _beside_a_toll(low, counted):
        return "total"
    lasting = governed.measure in _LASTS and listed("present") & verb
    return "state" if lasting else "incident"


def _beside_a_toll(low: Sequence[str], counted: Counted) -> bool:
    """As in "the toll rose to 165, with 1,000 wounded"."""
    before = low[max(0, counted.start - _BESIDE) : counted.start]
    if before[-1:] not in (["with"], ["and"]) or "toll" not in before:
        return False
    return bool(_GROWS & set(before))


def _of_one_incident(low: Sequence[str], counted: Counted, governed: Governed) -> bool:
    """As in "the death toll from the shelling of the market has risen to 26"."""
    between = low[governed.sign + 1 : counted.start]
    is_told = between[:1] in (["from"], ["of"], ["in"])
    return is_told and bool(listed("incidents").intersection(between))


def since_of(low: Sequence[str]) -> tuple[int, int] | None:
    """Token indices of the words after "since", if the sentence has them."""
    if "since" not in low:
        return None
    start = low.index("since") + 1
    end = start
    while end < len(low) and end - start < _SINCE_MOST and not _closes(low, end):
        end += 1
    return (start, end) if end > start else None


def _closes(low: Sequence[str], at: int) -> bool:
    word = low[at]
    return word in {"with", "when", "and", "but", "said", "says", "according"} or not (
        word[0].isalnum() or word[0] in "'’"
    )


def is_running(low: Sequence[str]) -> bool:
    """Whether a sentence counts up: "since the dam broke", "so far"."""
    if "since" in low:
        return True
    return any(
        low[at : at + 2] in (["so", "far"], ["to", "date"], ["in", "total"])
        for at in range(len(low) - 1)
    )


def _lasts(low: Sequence[str], counted: Counted, governed: Governed) -> bool:
    """As in "were deployed", "went missing" happened; "have been displaced" lasts."""
    if governed.way in {"own", "led"} or governed.measure not in _BEGINS:
        return True
    verb = _verb_words(low, counted, governed)
    happened = verb & {"was", "were", "went", "got"} and not verb & listed("perfect")
    return not (happened or governed.way == "before")


def _verb_words(low: Sequence[str], counted: Counted, governed: Governed) -> set[str]:
    """The words between the counted and its verb, or the two before the verb."""
    if governed.sign >= counted.end:
        return set(low[counted.end : governed.sign + 1])
    return set(low[max(0, governed.sign - 2) : governed.sign])
