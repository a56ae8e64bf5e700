"""Which documents hold a fingerprint: a compact table in memory, for a whole archive.

A posting is one number of 64 bits, the fingerprint's tag before the document's number,
in an open table: 14 bytes or so a posting, where a dict of lists takes 150. Of a
fingerprint that very many documents hold only the first `MOST_HOLDERS` are kept: the
500th reprint is found by the first.
"""

from array import array

MOST_HOLDERS = 48
_FIRST = 1 << 12
_EMPTY = 0
_SCATTER = 0x9E3779B1  # a tag's place; tags of one run of holders lie side by side
_LOW = (1 << 32) - 1


class Postings:
    """Documents, by number from 0, under the tags of their fingerprints."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * _FIRST))
        self._mask = _FIRST - 1
        self._held = 0

    def __len__(self) -> int:
        return self._held

    def add(self, tag: int, number: int) -> None:
        """File a document under a tag, unless enough others are."""
        if 2 * self._held > self._mask:
            self._grow()
        slots, mask = self._slots, self._mask
        place, same = tag * _SCATTER & mask, 0
        while slots[place] != _EMPTY:
            same += slots[place] >> 32 == tag
            if same >= MOST_HOLDERS:
                return
            place = (place + 1) & mask
        slots[place] = tag << 32 | (number + 1)
        self._held += 1

    def holders(self, tag: int) -> list[int]:
        """The documents under a tag, in the order in which they were filed."""
        slots, mask = self._slots, self._mask
        place = tag * _SCATTER & mask
        found: list[int] = []
        while slots[place] != _EMPTY:
            if slots[place] >> 32 == tag:
                found.append((slots[place] & _LOW) - 1)
            place = (place + 1) & mask
        return found

    def _grow(self) -> None:
        """Twice the room; what is filed keeps its order."""
        held = sorted(
            (slot for slot in self._slots if slot != _EMPTY), key=lambda s: s & _LOW
        )
        size = 2 * len(self._slots)
        self._slots = array("Q", bytes(8 * size))
        self._mask = mask = size - 1
        slots = self._slots
        for slot in held:
            place = (slot >> 32) * _SCATTER & mask
            while slots[place] != _EMPTY:
                place = (place + 1) & mask
            slots[place] = slot
