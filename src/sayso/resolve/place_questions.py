"""Words that name a place, as questions to a gazetteer: one per wording of a document.

Rules: the most telling name is looked up first ("Sednaya prison" before "Sednaya"); a
state's short form means the state; compass words and words of kind are left away when
nothing carries the whole name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.model.place import Place, PlaceMention
from sayso.ports import Gazetteer
from sayso.resolve.place_geometry import unit_of
from sayso.resolve.place_kinds import PART_OF_NAME, fits, wanted_kind
from sayso.text.names import name_key
from sayso.vocab import table

# Of a hundred namesakes, the hamlets are not looked at: it costs time, gains nothing.
MOST_CANDIDATES = 40
COMPASS = frozenset(
    "north south east west northern southern eastern western central northeastern "
    "northwestern southeastern southwestern northeast northwest southeast southwest "
    "upper lower greater downtown metro metropolitan mid inner outer rural".split()
)
_STATES: dict[str, str] = table("places")["states"]
_WORD_SHORT = {"co": "county", "twp": "township", "cty": "county", "co's": "county"}
# "Kish River" is not at Kish, but Tarn County has the town of Tarn.
_UNITS = frozenset({"district", "region", "populated place", "country"})
_TURNED = frozenset({"lake", "river"})  # "Lake Oule", "Oule Lake"
_PREFIXED = frozenset("city town village state township county province".split())
_SPACED = re.compile(r"(?<=\.) (?=\w\b)|(?<=\b\w\.) ")


@dataclass(frozen=True, slots=True)
class Question:
    """Words that name a place, asked once however often the document says them.

    `key`: by it two wordings are the same name. `candidates`: in the gazetteer's
    order. `holders`: the places that its context may mean. `state`: the words are the
    short form of a state's name.
    """

    key: str
    name: str
    cue: str | None
    candidates: tuple[Place, ...]
    holders: tuple[Place, ...] = ()
    state: bool = False


Asked = tuple[PlaceMention, Question]
_Words = tuple[str, str | None, str | None]


def ask(mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> list[Asked]:
    """Each mention with its question; mentions in the same words share one."""
    known: dict[_Words, Question] = {}
    asked: list[Asked] = []
    for mention in mentions:
        words = (mention.name, mention.cue, mention.context)
        if words not in known:
            known[words] = question_of(mention, gazetteer)
        asked.append((mention, known[words]))
    return asked


def question_of(mention: PlaceMention, gazetteer: Gazetteer) -> Question:
    """The question that one mention asks."""
    found: Sequence[Place] = ()
    name = mention.name
    for name in names_to_try(mention):
        found = gazetteer.candidates(name)
        if found:
            break
    holders: Sequence[Place] = ()
    if mention.context:
        context = state_named(mention.context) or mention.context
        holders = gazetteer.candidates(context)
    return Question(
        key=name_key(mention.name),
        name=name if found else mention.name,
        cue=mention.cue,
        candidates=as_called(found, mention.cue)[:MOST_CANDIDATES],
        holders=tuple(holders[:MOST_CANDIDATES]),
        state=state_named(mention.name) is not None,
    )


def as_called(found: Sequence[Place], cue: str | None) -> tuple[Place, ...]:
    """Of a town and the unit of its name around it, only what the words call it.

    "Dresna province" is never the town of Dresna; a Tarn province elsewhere says
    nothing about the town of Tarn.
    """
    called = {unit_of(place) for place in found if fits(place, cue) > 0}
    if not called:
        return tuple(found)
    return tuple(
        place
        for place in found
        if fits(place, cue) >= 0
        or place.kind not in {"populated place", "region", "district"}
        or unit_of(place) not in called
    )


def state_named(words: str) -> str | None:
    """The state's full name for a short form with a full stop or "D.C." ("W. Va.")."""
    if "." not in words:
        return None
    short = _SPACED.sub("", words).rstrip(".").casefold()
    return _STATES.get(short) or _STATES.get(short.replace(".", ""))


def names_to_try(mention: PlaceMention) -> Iterator[str]:
    """Names to look up, the most telling first ("Sednaya prison", "Sednaya")."""
    words = mention.name.split()
    cue = mention.cue
    if cue in PART_OF_NAME and words[-1].casefold() != cue:
        yield f"{mention.name} {singular(cue)}"
    state = state_named(mention.name)
    if state is not None:
        yield state
    last = words[-1].rstrip(".").casefold()
    if len(words) > 1 and last in _WORD_SHORT:
        yield f"{' '.join(words[:-1])} {_WORD_SHORT[last]}"
    yield mention.name
    if len(words) > 1:
        yield from _shorter(words)


def _shorter(words: Sequence[str]) -> Iterator[str]:
    """The name without the words that only say what or which part it is."""
    first, last = words[0].casefold(), words[-1].rstrip(".").casefold()
    if wanted_kind(last) in _UNITS:
        yield " ".join(words[:-1])
    if first in _TURNED:
        yield " ".join([*words[1:], words[0]])
    if first in _PREFIXED and len(words) > 2 and words[1].casefold() == "of":
        yield " ".join(words[2:])
    if first in COMPASS:
        yield " ".join(words[1:])
    if last in COMPASS:
        yield " ".join(words[:-1])


def singular(cue: str | None) -> str:
    """The cue as part of one place's name ("counties" -> "county")."""
    cue = cue or ""
    if cue.endswith("ies"):
        return cue[:-3] + "y"
    if cue.endswith("s") and cue not in {"heights", "hills", "plains", "islands"}:
        return cue[:-1]
    return cue
