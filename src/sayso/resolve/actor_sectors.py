"""The sector of whoever common words name: title words, nouns of bodies, endings.

Rules that hold here:
- A name is cut where a preposition or a comma parts it; what stands first counts,
  unless its noun says nothing by itself ("spokesman for the rebels").
- Of two phrases in one part the longer counts, then the one nearer to the end.
- Who once had an office of a state is of the elite (ELI); a former rebel is a rebel.
"""

from dataclasses import dataclass, field
from functools import cache, lru_cache

from sayso.resolve.actor_nations import nations_in
from sayso.resolve.actor_words import OF, Word, keys_at, phrase_key, singular
from sayso.vocab import table

LONGEST = 5  # words of a phrase
ELITE = ("ELI",)
_FAITHS = frozenset({"MOS", "CHR", "JEW", "HIN", "BUD"})
_OF_STATE = frozenset({"GOV", "LEG", "MIL", "SPY", "JUD", "COP", "PTY", "REL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A phrase of the list at words [start, end), and the part it stands in."""

    start: int
    end: int
    sectors: tuple[str, ...]
    part: int
    is_weak: bool

    @property
    def rank(self) -> tuple[bool, int, int]:
        """What is compared in one part: the greatest counts."""
        return (self.sectors != ("UNK",), self.end - self.start, self.end)


@dataclass(slots=True)
class _Lists:
    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    weak: dict[str, str] = field(default_factory=dict)
    domains: dict[str, str] = field(default_factory=dict)


@cache
def _lists() -> _Lists:
    lists = _Lists()
    rows = table("actors_sectors")
    for codes, phrases in rows["phrases"].items():
        for phrase in phrases.replace("\n", " ").split(","):
            if phrase.strip():
                lists.phrases.setdefault(phrase_key(phrase), tuple(codes.split()))
    for code, nouns in rows["weak"].items():
        for noun in nouns.split():
            lists.weak.setdefault(noun, code)
    for code, words in rows["domains"].items():
        for word in words.split():
            lists.domains.setdefault(word, code)
    return lists


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(table("actors_sectors")["nouns"][name].split())


def parts_of(words: tuple[Word, ...]) -> list[int]:
    """The part of each word; a preposition or comma opens the next part."""
    found, part = [], 0
    for word in words:
        part += word.key in OF or word.key in {",", ";", "("}
        found.append(part)
    return found


@lru_cache(256)  # one name is asked about from several sides
def matches_in(words: tuple[Word, ...]) -> tuple[Match, ...]:
    """The phrases in the words, the longest at each place, in order."""
    lists, parts = _lists(), parts_of(words)
    found: list[Match] = []
    at = 0
    while at < len(words):
        match = _match_at(words, at, parts[at], lists)
        if match is not None:
            found.append(match)
        at = match.end if match is not None else at + 1
    return tuple(found)


def _match_at(
    words: tuple[Word, ...], at: int, part: int, lists: _Lists
) -> Match | None:
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        for key in keys_at(words, at, size):
            sectors = lists.phrases.get(key)
            weak = lists.weak.get(key)
            if sectors is None and weak is None:
                continue
            return Match(
                start=at,
                end=at + size,
                sectors=sectors or (weak or "UNK",),
                part=part,
                is_weak=weak is not None or sectors == ("UNK",),
            )
    sectors = _ending(words[at])
    if sectors is None:
        return None
    return Match(start=at, end=at + 1, sectors=sectors, part=part, is_weak=False)


def _ending(word: Word) -> tuple[str, ...] | None:
    """The sector that a word's ending or last half tells: "seismologist"."""
    key = singular(word.key)
    for ending, code in table("actors_sectors")["endings"].items():
        if key.endswith(ending) and len(key) > len(ending) + 2:
            return (code,)
    tail = key.rpartition("-")[2]
    return _lists().phrases.get(tail) if tail != key else None


def sectors_of(
    words: tuple[Word, ...], taken: tuple[int, int] = (0, 0)
) -> tuple[str, ...]:
    """The sectors of a name, the main one first; () where its words say nothing.

    `taken`: the words of a known name in it, which are looked at elsewhere.
    """
    head = head_of(words, taken)
    if head is None:
        return ()
    if is_former(words, head):
        return ELITE
    return _with_domain(words, head)


def head_of(words: tuple[Word, ...], taken: tuple[int, int] = (0, 0)) -> Match | None:
    """The phrase that says what the name is, or None."""
    found = [m for m in matches_in(words) if m.end <= taken[0] or m.start >= taken[1]]
    if _is_surname(words, found):
        return None
    parts = sorted({m.part for m in found})
    weakest: Match | None = None
    for part in parts:
        here = [m for m in found if m.part == part]
        strong = [m for m in here if not m.is_weak]
        if strong:
            best = max(strong, key=lambda m: m.rank)
            return _or_office(words, weakest, best)
        weakest = weakest or max(here, key=lambda m: m.rank)
    return weakest


def _is_surname(words: tuple[Word, ...], found: list[Match]) -> bool:
    """Whether all that is found is a person's last name: "Lena Bishop"."""
    if len(found) != 1 or len(words) < 2 or found[0].start != len(words) - 1:
        return False
    is_named = all(word.is_capital and not word.text.isupper() for word in words)
    return is_named and words[-1].key in _set("surnames") and not nations_in(words)


def _or_office(words: tuple[Word, ...], weak: Match | None, strong: Match) -> Match:
    """The strong one, unless people at a place are meant: "men in the city"."""
    if weak is None or weak.sectors == ("GOV",):
        return strong
    between = words[weak.end].key if weak.end < len(words) else ""
    counted = singular(words[weak.end - 1].key) in _set("counting") or (
        words[weak.end - 1].key in _set("counting")
    )
    return strong if between in {"of", "for", "at", "from", ","} or counted else weak


def is_former(words: tuple[Word, ...], head: Match) -> bool:
    """Whether the head is an office that its holder has no more."""
    past = _set("past")
    before = [word.key for word in words[: head.end]]
    was = any(key in past or key.startswith("ex-") for key in before)
    if not was or not _OF_STATE & set(head.sectors):
        return False
    return singular(words[head.end - 1].key.removeprefix("ex-")) in _set("offices")


def _with_domain(words: tuple[Word, ...], head: Match) -> tuple[str, ...]:
    """The sectors, with that of the field of a ministry: "minister for health"."""
    if head.sectors != ("GOV",):
        return head.sectors
    keys = {singular(word.key) for word in words}
    if not keys & _set("ministerial"):
        return head.sectors
    for word in words:
        code = _lists().domains.get(word.key)
        if code is not None:
            return ("GOV", code)
    return head.sectors
