"""Which names are one as a document comes in: by the register and by the document.

What the register will say once the document is entered, as far as its own judgements
tell. So two documents are compared alike whichever of them came first: "the NFR" of
one and "the Northern Front" of another are one as soon as a third names both.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from sayso.model.ids import SourceId
from sayso.model.source import SameAs
from sayso.text.names import is_cut_short, name_key

Pair = tuple[SourceId, SourceId]
Find = Callable[[SourceId], SourceId | None]


class Joined:
    """Names of the register, joined as a new document judges them to be one."""

    def __init__(
        self,
        judged: Iterable[SameAs],
        find: Find,
        name_of: Callable[[SourceId], str],
    ) -> None:
        """`find`: whom the register takes a name for, None where it has no such name.

        `name_of`: the name that goes by an id, empty where nobody knows.
        """
        self._find = find
        self._name_of = name_of
        self._group: dict[SourceId, frozenset[SourceId]] = {}
        same = [(j.subject, j.object) for j in judged if j.judgement == "same"]
        for pairs in self._by_length(same):
            self._join_clear(pairs)

    def canonical(self, source: SourceId) -> SourceId:
        """The id that a name goes by: one of the register where it is in there."""
        own = self._known(source)
        group = self._group.get(own, frozenset((own,)))
        if len(group) == 1:
            return own
        held = {name for name in group if self._find(name) is not None}
        return min(held or group)

    def _known(self, source: SourceId) -> SourceId:
        return self._find(source) or source

    def _by_length(self, same: list[Pair]) -> Iterator[list[tuple[SourceId, Pair]]]:
        """The pairs with the short name of each, the longest short names first.

        Before them the pairs of names of which neither is short for the other.
        """

        def rank(named: tuple[SourceId, Pair]) -> float:
            return -self._words_in(named[0]) if named[0] else -math.inf

        found = sorted(((self._short_of(pair), pair) for pair in same), key=rank)
        for _, pairs in groupby(found, key=rank):
            yield list(pairs)

    def _short_of(self, pair: Pair) -> SourceId:
        """The one of the two that may be short for the other, empty where none is."""
        names = [name_key(self._name_of(source)) for source in pair]
        words = [len(name.split()) for name in names]
        few = words.index(min(words))
        is_short = min(words) == 1 < max(words)
        if is_short or is_cut_short(names[few], names[1 - few]):
            return pair[few]
        return SourceId("")

    def _words_in(self, source: SourceId) -> int:
        return len(name_key(self._name_of(source)).split())

    def _join_clear(self, pairs: list[tuple[SourceId, Pair]]) -> None:
        """Join the pairs but those of a short name of two that are not one."""
        meant: dict[SourceId, set[frozenset[SourceId]]] = {}
        for short, pair in pairs:
            if short:
                known = self._known(short)
                names = {*pair} - {short} | ({known} - {short})
                meant.setdefault(short, set()).update(map(self._in, names))
        for short, pair in pairs:
            if len(meant.get(short, ())) < 2:
                one = self._in(pair[0]) | self._in(pair[1])
                self._group.update(dict.fromkeys(one, one))

    def _in(self, source: SourceId) -> frozenset[SourceId]:
        own = self._known(source)
        return self._group.get(own, frozenset((own,)))
