"""The actors that are known before any document is read, and where names find them.

Rules that hold here:
- People stand in vocab/actors_people.toml and bodies in vocab/actors_bodies.toml and
  vocab/bodies.toml; a user's own rows come before all of them.
- A person is found by the full name, in any usual spelling; by the surname alone only
  one who headed a state or a government, or who has that surname for an alias.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher
from functools import cache

from sayso.model.actorcode import KnownActor, Office
from sayso.resolve.actor_words import Word, phrase_key
from sayso.text.names import fold
from sayso.vocab import table
from sayso.vocab.countries import alpha3

LONGEST = 8  # words of a name
_ALIKE = 0.8  # of two spellings of one full name
_HEADS = (
    "president",
    "premier",
    "chancellor",
    "king",
    "emir",
    "sultan",
    "supreme leader",
    "prime minister",
    "queen",
)
# States where the family's name stands first.
_FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "KHM", "HKG"})
_GROUP_SECTORS = {
    "outlet": ("JRN",),
    "ngo": ("NGO",),
    "armed": ("REB",),
    "party": ("PTY",),
    "state": ("GOV",),
    "igo": (),
}
_SAME_SOUND = (
    ("ks", "x"), ("kh", "h"), ("ck", "k"), ("ph", "f"), ("ts", "c"), ("sch", "sh"),
    ("tch", "ch"), ("dj", "j"), ("ou", "u"), ("w", "v"), ("y", "i"), ("j", "i"),
    ("q", "k"), ("c", "k"), ("z", "s"),
)  # fmt: skip
_VOWELS = str.maketrans("", "", "aeiouh'-")


class ActorRegister:
    """Known actors by name; `candidates` gives all that a name may mean."""

    def __init__(self, actors: Iterable[KnownActor]) -> None:
        self._names: dict[str, list[KnownActor]] = defaultdict(list)
        self._surnames: dict[str, list[KnownActor]] = defaultdict(list)
        self._sounds: dict[str, list[tuple[str, KnownActor]]] = defaultdict(list)
        for actor in actors:
            self._enter(actor)

    def _enter(self, actor: KnownActor) -> None:
        for name in (actor.name, *actor.aliases):
            key = phrase_key(name)
            if actor not in self._names[key]:
                self._names[key].append(actor)
            if actor.is_person and " " in key:
                self._sounds[_sound(key.split()[-1])].append((key, actor))
        if actor.is_person and _headed_a_state(actor):
            words = phrase_key(actor.name).split()
            first = actor.country in _FAMILY_FIRST
            self._surnames[words[0] if first else words[-1]].append(actor)

    def named(self, key: str) -> Sequence[KnownActor]:
        """Those who have just this name."""
        return self._names.get(key, ())

    def surnamed(self, key: str) -> Sequence[KnownActor]:
        """Heads of states or governments with this surname."""
        return self._surnames.get(key, ())

    def spelt_like(self, key: str) -> Sequence[KnownActor]:
        """People whose full name is this one in another spelling."""
        words = key.split()
        if len(words) < 2:
            return ()
        found = [
            (_likeness(key, other), actor)
            for other, actor in self._sounds.get(_sound(words[-1]), ())
        ]
        best = max((likeness for likeness, _ in found), default=0.0)
        if best < _ALIKE:
            return ()
        return tuple(dict.fromkeys(actor for like, actor in found if like == best))

    def run_in(
        self, words: tuple[Word, ...]
    ) -> tuple[int, int, Sequence[KnownActor]] | None:
        """The longest run [start, end) of the words that is a known name."""
        for size in range(min(LONGEST, len(words)), 0, -1):
            for at in range(len(words) - size + 1):
                key = " ".join(word.key for word in words[at : at + size])
                found = self._names.get(key)
                if found and _is_name(words[at : at + size], words):
                    return at, at + size, found
        return None


def _is_name(run: tuple[Word, ...], words: tuple[Word, ...]) -> bool:
    """Whether words stand as a name: with a capital, or where nothing has one.

    A single word in lower case is a name only all alone.
    """
    if any(word.is_capital for word in run):
        return True
    return len(run) == len(words) or (
        len(run) > 1 and not any(word.is_capital for word in words)
    )


def _sound(word: str) -> str:
    """What the usual spellings of a surname share."""
    for spelt, heard in _SAME_SOUND:
        word = word.replace(spelt, heard)
    plain = word.translate(_VOWELS)
    return "".join(a for a, b in zip(plain, "\0" + plain, strict=False) if a != b)


def _likeness(one: str, other: str) -> float:
    """How alike two full names are: by their first words where both have one."""
    mine, theirs = one.split(), other.split()
    if mine[0] != theirs[0] and mine[0][0] != theirs[0][0]:
        return 0.0
    if mine[0] == theirs[0] and mine[-1] == theirs[-1]:
        return 0.9 if {len(mine), len(theirs)} & {2} else 0.7
    return (
        SequenceMatcher(None, one, other, autojunk=False).ratio()
        if len(mine) == len(theirs)
        else 0.0
    )


def _headed_a_state(actor: KnownActor) -> bool:
    return any(
        (office.title or "").startswith(head)
        for office in actor.offices
        for head in _HEADS
    )


@cache
def shipped_actors() -> ActorRegister:
    """The register that comes with the program."""
    return ActorRegister(_rows())


def register_with(own: Sequence[KnownActor]) -> ActorRegister:
    """The user's actors before the shipped ones; of one name, only the user's count."""
    if not own:
        return shipped_actors()
    taken = {phrase_key(name) for actor in own for name in (actor.name, *actor.aliases)}
    rest = [actor for actor in _rows() if phrase_key(actor.name) not in taken]
    return ActorRegister([*own, *rest])


def _rows() -> Iterator[KnownActor]:
    yield from _people()
    yield from _bodies()


def _people() -> Iterator[KnownActor]:
    for country, lines in table("actors_people")["people"].items():
        for line in filter(None, (each.strip() for each in lines.splitlines())):
            names, _, offices = line.partition(" = ")
            name, *aliases = names.split("|")
            yield KnownActor(
                name=name,
                aliases=tuple(aliases),
                country=alpha3(country),
                offices=tuple(_office(words) for words in offices.split(";")),
                is_person=True,
            )


def _office(words: str) -> Office:
    """An office from "GOV+MIL defence minister 2019-03 2021-06"."""
    sectors, *title, begin, end = words.split()
    return Office(
        sectors=tuple(sectors.split("+")),
        title=" ".join(title) or None,
        begin=_day(begin),
        end=_day(end),
    )


def _day(words: str) -> date | None:
    if words == "-":
        return None
    year, month, day = (*map(int, words.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _bodies() -> Iterator[KnownActor]:
    rows = table("actors_bodies")
    seen: set[str] = set()
    for sectors, by_country in rows["bodies"].items():
        for country, names in by_country.items():
            for each in names.replace("\n", " ").split(";"):
                name, *aliases = (part.strip() for part in each.split("|"))
                if name:
                    actor = _body(name, tuple(aliases), country, sectors)
                    seen.update(fold(n) for n in (name, *aliases))
                    yield actor
    for group, known in table("bodies")["known"].items():
        for name, aliases, country in known:
            others = tuple(a for a in aliases.split("|") if a)
            if not seen & {fold(n) for n in (name, *others)}:
                code = country or ("IGO" if group == "igo" else "")
                yield _body(name, others, code, " ".join(_GROUP_SECTORS[group]))


def _body(
    name: str, aliases: tuple[str, ...], country: str, sectors: str
) -> KnownActor:
    codes = tuple(code for code in sectors.split() if code != "NONE")
    return KnownActor(
        name=name,
        aliases=aliases,
        country="" if country == "NONE" else alpha3(country),
        offices=(Office(sectors=codes),) if codes else (),
    )
