"""Who was cited where in one document: "the official" and "he" are who spoke last.

Rules that hold here: kept by where the source stands; who is cited inside another's
words is kept, too, but is not who has the floor.
"""

from bisect import bisect_left, insort_right
from collections.abc import Iterator
from operator import itemgetter

from sayso.resolve.cast import Character
from sayso.resolve.stage import Stage

CITED_REACH = 40  # attributions back in which "the official" may have been cited
SPOKEN_REACH = 3  # sentences in which "he" may still be who spoke last


class Heard:
    """The speakers of one document so far, in text order."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.nested: set[int] = set()
        self.passed_on: set[int] = set()
        self._spoken: list[tuple[int, Character]] = []

    def speaks(
        self,
        at: int,
        character: Character,
        *,
        inside: bool = False,
        passed_on: bool = False,
    ) -> None:
        """Note who is cited at an offset, `inside` another's words or not.

        `passed_on`: cited by who tells it ("the Courier, quoting an officer, said").
        """
        if inside or passed_on:
            self.nested.add(at)
        if passed_on:
            self.passed_on.add(at)
        insort_right(self._spoken, (at, character), key=itemgetter(0))

    def at_and_before(self, at: int) -> Iterator[tuple[int, Character]]:
        """Where and who was cited before an offset, the last one first; some only."""
        last = bisect_left(self._spoken, at, key=itemgetter(0))
        for i in range(last - 1, max(-1, last - 1 - CITED_REACH), -1):
            yield self._spoken[i]

    def before(self, at: int) -> Iterator[Character]:
        """Those who were cited before an offset, the last one first."""
        for _, character in self.at_and_before(at):
            yield character

    def last(self, at: int) -> Character | None:
        """Who was cited last before an offset, close by, inside nobody's words."""
        here = self.stage.sentence_at(at)
        for start, character in self.at_and_before(at):
            if start not in self.nested:
                back = here - self.stage.sentence_at(start)
                return character if back <= SPOKEN_REACH else None
        return None
