"""Who is most in mind where a pronoun stands: "he" and "she" of who is cited.

Rules that hold here:
- Of the people named or cited shortly before, the nearer, the one who opened a
  sentence, who spoke last, who is named most, and whose given name goes with the
  pronoun, counts for more.
- If two are as much in mind, there is no answer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.resolve.cast import Character

REACH = 5  # sentences in which somebody stays in mind
MARGIN = 0.5  # how far the first must be ahead of the second
SPOKE, OPENED, SUITS, SURE, OFTEN = 2.5, 1.0, 1.0, 0.5, 0.25
OFTEN_MAX = 4


@dataclass(slots=True)
class Memory:
    """How one person stands in mind: sentences back, and what speaks for them."""

    character: Character
    back: int = REACH + 1
    times: int = 0
    opened: bool = False
    spoke: bool = False
    suits: bool = False
    sure: bool = False

    def weight(self) -> float:
        """More for who is more in mind."""
        marks = SPOKE * self.spoke + OPENED * self.opened + SUITS * self.suits
        often = OFTEN * min(self.times, OFTEN_MAX)
        return marks + SURE * self.sure + often - self.back


@dataclass(slots=True)
class Minds:
    """The people who may be meant at one place."""

    found: dict[int, Memory] = field(default_factory=dict)
    has_spoken: bool = False

    def of(self, character: Character) -> Memory:
        """The memory of a person."""
        return self.found.setdefault(id(character), Memory(character))

    def spoke(self, memory: Memory, back: int, *, inside: bool) -> None:
        """Note that a person was cited, the last one first."""
        memory.spoke = memory.spoke or not (inside or self.has_spoken)
        memory.back = min(memory.back, back)
        self.has_spoken = self.has_spoken or not inside


def most_in_mind(memories: Iterable[Memory]) -> Character | None:
    """The one who is most in mind, if nobody comes close."""
    ranked: Sequence[Memory] = sorted(memories, key=lambda m: -m.weight())
    ranked = [memory for memory in ranked if memory.back <= REACH]
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0].weight() - ranked[1].weight() < MARGIN:
        return None
    return ranked[0].character
