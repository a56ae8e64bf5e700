"""What a claim says happened; never a fact."""

from dataclasses import dataclass
from typing import Literal

from sayso.model.ids import SourceId
from sayso.model.place import PlaceRef
from sayso.model.span import Span
from sayso.model.timeref import TimeRef

EventStatus = Literal["actual", "historical", "future", "hypothetical"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """A word that names an event, with the words of who and where around it.

    `type` and `mode` are keys of vocab/events (PLOVER 2.0 and a layer above it, such
    as `enter`, that PLOVER has no mode for).
    """

    trigger: Span
    type: str
    mode: str | None
    actors: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    place: Span | None = None
    time: Span | None = None
    negated: bool = False
    status: EventStatus = "actual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who acts or is acted upon, as named; `source` is None while nobody knows whom.

    `name` is what the register or the document calls it, not a pronoun. `country` (ISO
    3166-1 alpha-3, or PLOVER's code for a union of states) and `sectors` (PLOVER's, the
    main one first) are those of the day of publication, empty where the words and the
    register do not say.
    """

    span: Span
    name: str
    source: SourceId | None
    country: str = ""
    sectors: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """Country and sectors as PLOVER writes them: "USA MIL"; "" where neither is."""
        return " ".join(filter(None, (self.country, *self.sectors)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What a claim says happened; it lives inside a claim and is never a fact."""

    type: str
    mode: str | None
    trigger: Span
    actors: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    place: PlaceRef | None = None
    when: TimeRef | None = None
    negated: bool = False
    status: EventStatus = "actual"
