"""Who a name means: country and sector, as of a day."""

from dataclasses import dataclass
from datetime import date

from sayso.model.ids import SourceId


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What somebody is from one day to another.

    `sectors`: PLOVER's, the main one first.

    `begin` None: since always; `end` None: still, or until death. `end` is the first
    day on which it no longer holds.
    """

    sectors: tuple[str, ...]
    title: str | None = None
    begin: date | None = None
    end: date | None = None

    def holds_on(self, day: date | None) -> bool:
        """Whether the office is held on a day; without one, whether it always is."""
        if day is None:
            return self.begin is None and self.end is None
        begun = self.begin is None or self.begin <= day
        return begun and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """A person or body of the register, with its other names and its dated offices.

    `country`: ISO 3166-1 alpha-3, or one of PLOVER's codes for what is no state (UNO,
    IGO, EUR...); "" where it is of none.
    """

    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    offices: tuple[Office, ...] = ()
    is_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCandidate:
    """One reading of a name: somebody of the register in one office."""

    source: SourceId
    name: str
    country: str
    sectors: tuple[str, ...]
    office: Office | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCode:
    """Country and sectors of a name; all empty where the words do not say.

    `source` is the register's id, None where the words name nobody it knows.
    `candidates`: every reading that stands, the chosen one first.
    """

    country: str = ""
    sectors: tuple[str, ...] = ()
    source: SourceId | None = None
    candidates: tuple[ActorCandidate, ...] = ()

    @property
    def sector(self) -> str:
        """The main sector, "" for none."""
        return self.sectors[0] if self.sectors else ""
