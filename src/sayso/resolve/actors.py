"""Whom a name or noun phrase means as of a day: country, sectors, and who it is.

Rules that hold here:
- What the text says counts before what is known: "former President" is of the elite
  whoever follows, "President" is a president.
- Somebody known has the offices of that day; who has none any more, but had one of a
  state, is of the elite.
- A name that nothing tells anything about has no country and no sector.
- Without a day only offices that have neither beginning nor end are held.
- What a name means without regard to the day is kept for names that come again.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from sayso.model.actorcode import ActorCandidate, ActorCode, KnownActor, Office
from sayso.model.ids import source_id_of
from sayso.ports import Gazetteer
from sayso.resolve.actor_known import ActorRegister
from sayso.resolve.actor_nations import (
    Nation,
    nations_in,
    placed_nation,
    town_of,
    typed_nation,
)
from sayso.resolve.actor_sectors import (
    ELITE,
    Match,
    head_of,
    matches_in,
    parts_of,
    sectors_of,
)
from sayso.resolve.actor_words import OF, Word, singular, words_of
from sayso.text.names import name_key
from sayso.vocab.countries import alpha3

OF_STATE = frozenset({"GOV", "LEG", "SPY", "JUD", "MIL", "COP"})
UNIONS = frozenset({"IGO", "UNO", "EUR"})
ARMED = frozenset({"UAF", "UNK", "CVL"})
_TOWN = 10_000  # people, of a town that stands for its people by itself
_NEAR = 1_000  # people, of a place that only says where a known thing is
_KEPT = 8_192  # names, of a stream of reports
_Run = tuple[int, int, tuple[KnownActor, ...]]


class ActorCoder:
    """Codes names against a register of known actors and a gazetteer."""

    def __init__(self, register: ActorRegister, gazetteer: Gazetteer) -> None:
        self.register = register
        self.gazetteer = gazetteer
        self._looked_up = lru_cache(_KEPT)(self._look_up)

    def code(self, name: str, on: date | None) -> ActorCode:
        """Country and sectors of a name as of a day; empty where nothing is known."""
        words, found, unknown = self._looked_up(name)
        return unknown if found is None else self._known(words, found, on)

    def _look_up(self, name: str) -> tuple[tuple[Word, ...], _Run | None, ActorCode]:
        """The words, whom they name, and what they say where they name nobody."""
        words = words_of(name)
        found = self._known_in(words) if words else None
        if found is not None or not words:
            return words, found, ActorCode()
        return words, None, self._unknown(words)

    def _known_in(self, words: tuple[Word, ...]) -> _Run | None:
        """The longest known name in the words, or a person by another spelling."""
        run = self._run_in(words)
        if run is None or self._is_nation_rather(words, run[0], run[1]):
            return self._person_in(words)
        if run[0] >= _first_part(words) and _sends(words[: run[0]]):
            return None
        return run[0], run[1], tuple(run[2])

    def _run_in(
        self, words: tuple[Word, ...]
    ) -> tuple[int, int, Sequence[KnownActor]] | None:
        """The longest known name; one in the first part before all others."""
        run = self.register.run_in(words)
        first = _first_part(words)
        if run is None or run[0] < first:
            return run
        return self.register.run_in(words[:first]) or run

    def _is_nation_rather(self, words: tuple[Word, ...], start: int, end: int) -> bool:
        """Whether a longer name of a state holds the words: "South Sudan"."""
        return any(
            n.start <= start and end <= n.end and n.end - n.start > end - start
            for n in nations_in(words)
        )

    def _person_in(self, words: tuple[Word, ...]) -> _Run | None:
        run = _last_capitals(words)
        if run is None:
            return None
        start, end = run
        while end - start > 1:
            key = " ".join(word.key for word in words[start:end])
            found = self.register.spelt_like(key)
            if found:
                return start, end, tuple(found)
            start += 1
        is_called = len(words) == 1 or head_of(words[:start]) is not None
        found = self.register.surnamed(words[start].key) if is_called else ()
        return (start, end, tuple(found)) if found else None

    def _unknown(self, words: tuple[Word, ...]) -> ActorCode:
        """What the words alone say of somebody that no register knows."""
        sectors = sectors_of(words, _long_nation(words))
        nation = self._nation(words, is_something=bool(sectors))
        country = nation.code if nation else ""
        if not sectors and nation is not None:
            sectors = _of_place(words, nation) or _of_people(words, nation)
        if sectors == ("UNK",) and not country and not _may_be_unknown(words):
            sectors = ()
        if sectors == ("IGO",):
            country, sectors = country or "IGO", ()
        return ActorCode(country=country, sectors=sectors)

    def _nation(self, words: tuple[Word, ...], *, is_something: bool) -> Nation | None:
        named = nations_in(words)
        if named:
            return named[0]
        place = self._place(words, is_something=is_something)
        return place or typed_nation(words)

    def _place(self, words: tuple[Word, ...], *, is_something: bool) -> Nation | None:
        if is_something:
            taken = frozenset(
                at
                for match in matches_in(words)
                for at in range(match.start, match.end)
            )
            return placed_nation(words, self.gazetteer, least=_NEAR, taken=taken)
        if not all(word.is_capital for word in words):
            return None
        whole = town_of(" ".join(word.text for word in words), self.gazetteer, _TOWN)
        if whole is None:
            return None
        return Nation(code=alpha3(whole.country), start=0, end=len(words), how="place")

    def _known(
        self, words: tuple[Word, ...], found: _Run, on: date | None
    ) -> ActorCode:
        start, end, actors = found
        head = head_of(words, (start, end))
        said = sectors_of(words, (start, end))
        nations = [n for n in nations_in(words) if n.end <= start or n.start >= end]
        country = nations[0].code if nations else ""
        of_day = [r for actor in actors for r in _of_day(actor, on)]
        other = [r for actor in actors for r in _other(actor, on)]
        of_day.sort(
            key=lambda r: (bool(country) and r.country != country, not r.sectors)
        )
        readings = [*of_day, *other]
        best = readings[0]
        if actors[0].is_person:
            sectors = _of_person(said, head, best)
        else:
            sectors = _of_body(said, best, head, words)
        return ActorCode(
            country=_country(best, country, is_body=not actors[0].is_person),
            sectors=sectors,
            source=best.source,
            candidates=tuple(readings),
        )


def _country(best: ActorCandidate, said: str, *, is_body: bool) -> str:
    """Of a known one its own state; of a body without one, what the words say."""
    if is_body and said and (not best.country or best.country in {"IGO"}):
        return said
    return best.country or said


def _of_day(actor: KnownActor, on: date | None) -> list[ActorCandidate]:
    """The actor in each office of the day; in none, what is left of those before."""
    held = [office for office in actor.offices if office.holds_on(on)]
    if not held:
        return [_candidate(actor, _after(actor, on), None)]
    return [_candidate(actor, office.sectors, office) for office in held]


def _other(actor: KnownActor, on: date | None) -> list[ActorCandidate]:
    """The actor in the offices of other days, the last one first."""
    others = [office for office in actor.offices if not office.holds_on(on)]
    return [_candidate(actor, office.sectors, office) for office in reversed(others)]


def _after(actor: KnownActor, on: date | None) -> tuple[str, ...]:
    """The sectors of somebody who holds no known office that day."""
    if on is None:
        return ()
    day = on
    ended = [o for o in actor.offices if o.end is not None and o.end <= day]
    if not ended:
        return ()
    last = max(ended, key=lambda office: office.end or day)
    return ELITE if OF_STATE & set(last.sectors) else last.sectors


def _candidate(
    actor: KnownActor, sectors: tuple[str, ...], office: Office | None
) -> ActorCandidate:
    of_union = sectors == ("IGO",)
    return ActorCandidate(
        source=source_id_of(name_key(actor.name)),
        name=actor.name,
        country=_union_of(office) if of_union else actor.country,
        sectors=() if of_union else sectors,
        office=office,
    )


def _union_of(office: Office | None) -> str:
    """Whose office it is of one who serves a union of states: UNO, EUR, else IGO."""
    named = nations_in(words_of(office.title or "")) if office else []
    unions = [nation.code for nation in named if nation.how == "union"]
    return unions[0] if unions else "IGO"


def _of_person(
    said: tuple[str, ...], head: Match | None, best: ActorCandidate
) -> tuple[str, ...]:
    """What the words call a person, else what is known of the day."""
    if said == ELITE or (
        said and head is not None and not head.is_weak and not best.sectors
    ):
        return said
    if (
        head is not None
        and said
        and said[0] in OF_STATE
        and best.sectors in {ELITE, ()}
    ):
        return said
    return best.sectors or said


def _of_body(
    said: tuple[str, ...],
    best: ActorCandidate,
    head: Match | None,
    words: tuple[Word, ...],
) -> tuple[str, ...]:
    """What somebody of a body is: "a Meridian reporter", "spokesman for the Front"."""
    if head is None or not said:
        return best.sectors
    if said == ELITE:
        return ELITE
    generic = head.is_weak or set(said) <= ARMED or _is_own_noun(head, words)
    if generic and best.sectors:
        return _former(best.sectors, words, head)
    return said if said != ("UNK",) else best.sectors


def _is_own_noun(head: Match, words: tuple[Word, ...]) -> bool:
    """Whether the noun only says what the body is: "the Zetas cartel"."""
    return head.end - head.start == 1 and words[head.start].key in {
        "group", "cartel", "party", "movement", "agency", "service", "army",
        "government",
    }  # fmt: skip


def _former(
    sectors: tuple[str, ...], words: tuple[Word, ...], head: Match
) -> tuple[str, ...]:
    was = any(word.key in {"former", "ex", "retired"} for word in words[: head.end])
    return ELITE if was and OF_STATE & set(sectors) else sectors


def _first_part(words: tuple[Word, ...]) -> int:
    """How many words stand before the first preposition or comma."""
    return parts_of(words).count(0)


def _sends(words: tuple[Word, ...]) -> bool:
    """Whether somebody of a state is named to whom a body is where it sends."""
    head = head_of(words)
    if head is None or not nations_in(words):
        return False
    return not head.is_weak or head.sectors == ("GOV",)


def _long_nation(words: tuple[Word, ...]) -> tuple[int, int]:
    """The words of a state's name of several words, which are no words of a sector."""
    for nation in nations_in(words):
        if nation.end - nation.start > 1:
            return nation.start, nation.end
    return 0, 0


def _of_people(words: tuple[Word, ...], nation: Nation) -> tuple[str, ...]:
    """Of some of a people: "ordinary Karvelians"; a people alone may be its state."""
    last = words[-1].key
    is_people = nation.how == "adjective" and nation.end == len(words) > 1
    counted = is_people and singular(last) != last and words[0].text.islower()
    return ("CVL",) if counted else ()


def _of_place(words: tuple[Word, ...], nation: Nation) -> tuple[str, ...]:
    """Of a place all alone: its people, unless it is a state or a land of its own."""
    if nation.how == "land":
        return ("PRE",)
    alone = nation.end - nation.start == len(words)
    return ("CVL",) if alone and nation.how == "place" else ()


def _may_be_unknown(words: tuple[Word, ...]) -> bool:
    """Whether somebody is meant of whom nothing is said: "two men", no "a cat"."""
    return not any(word.is_capital for word in words[1:])


def _last_capitals(words: tuple[Word, ...]) -> tuple[int, int] | None:
    """The last run of capitalised words of the first part: a person's name."""
    end = 0
    for i, word in enumerate(words):
        if word.key in OF or word.key in {",", "("}:
            break
        end = i + 1
    while end and not words[end - 1].is_capital:
        end -= 1
    start = end
    while start and words[start - 1].is_capital and words[start - 1].key != "'s":
        start -= 1
    return (start, end) if end > start else None
