"""How sure the weights are that the words of spans have a role in an attribution."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.nlp.scheme import ROLES
from sayso.nlp.scores import Scores, chances
from sayso.nlp.words import Words
from sayso.text.intervals import Bounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How sure the tags are of the role of some words (their numbers in the text).

    Shares of one: `mean` and `least` over the words; `begins`: that the first of them
    begins something of that role.
    """

    words: Sequence[int]
    mean: float
    least: float
    begins: float


_NO_WORDS = Share(words=(), mean=0.5, least=0.5, begins=0.5)


class Certainty:
    """What the tags of the outer layer say of a text's words, ready to be asked."""

    def __init__(self, words: Words, scores: Scores) -> None:
        self.texts = words.texts
        self._starts, self._ends = words.starts, words.ends
        tags = chances(scores.head("outer"))
        # lists: a thousand small questions are asked of them
        self._begins = [tags[:, 2 * k + 1].tolist() for k in range(len(ROLES))]
        both = (tags[:, 2 * k + 1] + tags[:, 2 * k + 2] for k in range(len(ROLES)))
        self._held = [shares.tolist() for shares in both]

    def share(self, role: str, spans: Iterable[Bounded]) -> Share:
        """How sure the tags are that the words of spans have a role."""
        kind = ROLES.index(role)
        words: list[int] = []
        held: list[float] = []
        for span in spans:
            low = bisect_right(self._ends, span.start)
            high = bisect_left(self._starts, span.end)
            words += range(low, high)
            held += self._held[kind][low:high]
        if not words:
            return _NO_WORDS
        return Share(
            words=words,
            mean=sum(held) / len(held),
            least=min(held),
            begins=self._begins[kind][words[0]],
        )
