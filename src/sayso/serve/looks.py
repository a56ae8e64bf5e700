"""The ledger at a moment, kept while several requests ask about the same one."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock, RLock
from typing import TypeVar, cast

from sayso.model.board import (
    OutletCount,
    PlaceCount,
    PlaceQuery,
    SpeakerCount,
    called,
)
from sayso.model.entry import NOW, AsOf
from sayso.ports import Ledger, View
from sayso.serve.recent import Recent

PAGES = 16  # of 100 kB each; most readers look at the same few
KEPT = 24  # a reader who moves the slider to and fro asks about the same few moments

Found = TypeVar("Found")


class Pages:
    """A few pages of one look, as bytes, the last asked for."""

    def __init__(self, most: int = PAGES) -> None:
        self._most = most
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, name: str) -> bytes | None:
        """The page of that name, if it is kept."""
        return self._kept.get(name)

    def put(self, name: str, page: bytes) -> None:
        """Keep a page, and let go of the oldest."""
        with self._lock:
            self._kept[name] = page
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)


class Look:
    """The ledger at one moment, and what was worked out about it once.

    `seq` is the number of the ledger's last entry when it was looked at. What is
    costly about now may be a little older than that; of a past moment it never is.
    """

    def __init__(self, view: View, seq: int, recent: Recent) -> None:
        self.view = view
        self.seq = seq
        self._recent = recent
        self._lock = RLock()  # what is worked out may rest on other things worked out
        self._known: dict[str, object] = {}
        self.pages = Pages()

    @property
    def as_of(self) -> AsOf:
        """The two clocks that this is a look at."""
        return self.view.as_of

    def once(self, name: str, work_out: Callable[[], Found]) -> Found:
        """What was worked out under a name, by the first who asks for it."""
        if self.as_of == NOW:
            return self._recent.get(name, self.seq, work_out)
        if name not in self._known:
            with self._lock:
                if name not in self._known:
                    self._known[name] = work_out()
        return cast("Found", self._known[name])

    def is_costly(self, name: str) -> bool:
        """Whether what stands under a name is not known yet and would take long."""
        if name in self._known:
            return False
        if self.as_of == NOW:
            return not self._recent.knows(name)
        return self._recent.is_costly(name)

    def places(self) -> Sequence[PlaceCount]:
        """All places that points are of, the place with most points first."""
        return self.once("places", lambda: self.view.places(PlaceQuery()))

    def speakers(self) -> Sequence[SpeakerCount]:
        """Who is cited, the most cited first."""
        return self.once("speakers", self.view.speakers)

    def outlets(self) -> Sequence[OutletCount]:
        """What each outlet printed, the one with most claims first."""
        return self.once("outlets", self.view.outlets)

    def place_name(self, key: str) -> str:
        """What the place with a key is called; the key where no point is of it."""
        return called(self.places()).get(key, key)


class Looks:
    """Looks at one ledger, the last few of them kept."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: OrderedDict[tuple[int, AsOf], Look] = OrderedDict()
        self._lock = Lock()
        self._recent = Recent()

    def at(self, as_of: AsOf) -> Look:
        """The ledger at a moment; the same look while nothing was entered."""
        seq = self._ledger.latest_seq()
        key = (seq, as_of)
        with self._lock:
            look = self._kept.get(key)
            if look is None:
                look = Look(self._ledger.view(as_of), seq, self._recent)
                self._kept[key] = look
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
            else:
                self._kept.move_to_end(key)
        return look

    def warm(self) -> None:
        """Work out what is costly about now, before anybody asks for it."""
        now = self.at(NOW)
        for work_out in (now.places, now.outlets, now.speakers):
            work_out()
