"""Passages that two texts share: seeds of equal words, extended over light edits.

Seeds are runs of `GRAM` equal words or more. Runs that follow each other in both texts
are one passage where what lies between them is no longer than a clause: a name made
shorter, a clause dropped, words put in another place. So much work is done as the
texts are long; of a phrase that a text says again and again only the first few places
count.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.text.fingerprint import GRAM, Worded, grams_of

MOST_PLACES = 4  # of one gram in one text
CLAUSE = 30  # words that may stand between two runs in one text
EDIT = 12  # words that may stand there in both
LOOK_BACK = 64  # runs that a run may go on from


@dataclass(frozen=True, slots=True)
class Run:
    """Equal words: `length` of them, from word `one` and from word `other` on."""

    one: int
    other: int
    length: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that two texts share, as runs in the order of both."""

    runs: tuple[Run, ...]

    @property
    def matched(self) -> int:
        """How many words are equal."""
        return sum(run.length for run in self.runs)

    @property
    def longer(self) -> int:
        """How many words it is long, in the text where it is longer."""
        return max(stop - first for first, stop in (self.one, self.other))

    @property
    def one(self) -> tuple[int, int]:
        """The first word and the word after the last, in the first text."""
        return self.runs[0].one, self.runs[-1].one + self.runs[-1].length

    @property
    def other(self) -> tuple[int, int]:
        """The first word and the word after the last, in the second text."""
        return self.runs[0].other, self.runs[-1].other + self.runs[-1].length


class Sheet:
    """A text made ready to be laid beside others: its words, and where grams stand."""

    def __init__(self, words: Worded) -> None:
        self.words = words
        self.grams = grams_of(words.numbers)
        self._places: dict[int, list[int]] | None = None

    @property
    def places(self) -> dict[int, list[int]]:
        """The first few places of each gram."""
        if self._places is None:
            self._places = {}
            for place, gram in enumerate(self.grams):
                held = self._places.setdefault(gram, [])
                if len(held) < MOST_PLACES:
                    held.append(place)
        return self._places


def shared_by(one: Sheet, grams: Sequence[int]) -> list[Shared]:
    """All passages that a text shares with another, given the other's grams.

    In the order of the other text; none overlaps another one in both texts.
    """
    return [Shared(tuple(chain)) for chain in _chains(_runs(one.places, grams))]


def _runs(places: dict[int, list[int]], grams: Sequence[int]) -> list[Run]:
    """The longest runs of equal words, in the order of the second text."""
    begun: dict[int, tuple[int, int]] = {}  # by diagonal: the run's start, last place
    found: list[Run] = []
    find = places.get
    for other, gram in enumerate(grams):
        held = find(gram)
        if held is None:
            continue
        for one in held:
            slant = other - one
            start, last = begun.get(slant, (other, other - 1))
            if last != other - 1:
                found.append(_run(slant, start, last))
                start = other
            begun[slant] = start, other
    found += [_run(slant, start, last) for slant, (start, last) in begun.items()]
    return sorted(found, key=lambda run: (run.other, run.one))


def _run(slant: int, start: int, last: int) -> Run:
    return Run(start - slant, start, last - start + GRAM)


def _chains(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that follow each other closely in both texts, the best chains first.

    Each run goes on with the chain that makes it longest, among the last few runs; a
    run that several chains lead to is the longest one's.
    """
    lengths: list[int] = []
    before: list[tuple[int, int] | None] = []
    for place, run in enumerate(runs):
        led = max(_leading(runs, lengths, place), default=(0, 0, 0))
        lengths.append(run.length + led[0])
        before.append((led[1], led[2]) if led[0] > 0 else None)
    used: set[int] = set()
    chains = []
    for end in sorted(range(len(runs)), key=lambda place: (-lengths[place], place)):
        chain = list(_followed_back(runs, before, end, used))
        if chain:
            chains.append(chain[::-1])
    return sorted(chains, key=lambda chain: (chain[0].other, chain[0].one))


def _leading(
    runs: Sequence[Run], lengths: Sequence[int], place: int
) -> Iterator[tuple[int, int, int]]:
    """Runs that one may go on from: (words gained, which, words to cut)."""
    run = runs[place]
    for number in range(max(0, place - LOOK_BACK), place):
        last = runs[number]
        gaps = run.one - last.one - last.length, run.other - last.other - last.length
        cut = max(0, -min(gaps))
        longer, shorter = max(gaps) + cut, min(gaps) + cut
        if cut < run.length and longer <= CLAUSE and shorter <= EDIT:
            # Of two that are as long the closer one: the gap counts a little.
            yield lengths[number] - cut - (longer + shorter) // 4, number, cut


def _followed_back(
    runs: Sequence[Run],
    before: Sequence[tuple[int, int] | None],
    end: int,
    used: set[int],
) -> Iterator[Run]:
    """The runs of a chain from its end to its start, less what longer chains took."""
    place: int | None = end
    while place is not None and place not in used:
        used.add(place)
        led = before[place]
        if led is None or led[0] in used:
            yield runs[place]
            return
        yield cut_by(runs[place], led[1])
        place = led[0]


def cut_by(run: Run, words: int) -> Run:
    """The run without its first words."""
    return Run(run.one + words, run.other + words, run.length - words)
