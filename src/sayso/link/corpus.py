"""Shared passages in a corpus of documents, each compared with what it can match only.

All documents are filed first, so that it is known what an outlet prints under each of
its stories; then each is laid beside those before it that share fingerprints with it.
Documents lie in a spool, a file of the caller's; in memory is a compact index.
"""

from array import array
from collections import Counter, OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from sayso.link.imprints import Imprint, imprint_of
from sayso.link.postings import Postings
from sayso.link.repeats import First, Repeat, first_of, kind_of, repeats_of
from sayso.link.sheets import Laid
from sayso.model.codec import decode, encode
from sayso.model.document import Document
from sayso.model.ids import SourceId
from sayso.text.fingerprint import tag_of

# Two documents on one matter share a phrase by chance, and seldom two.
FEWEST_SHARED = 2
MOST_CANDIDATES = 24  # documents that one is laid beside
MOST_LAID = 512  # documents kept at hand
# An outlet's own words in so many of its stories are furniture, unless they are the
# better part of a story; words that another outlet has too, only if they are short.
FURNITURE = 4
OTHERS = 6
ANYBODYS = 16  # documents of whomever
LONG = 60
PART = 0.5
TAG_BYTES = array("I").itemsize


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A shared passage of two documents of a corpus, the first filed first."""

    a: Document
    b: Document
    repeat: Repeat
    first: First
    because: tuple[str, ...]


class Corpus:
    """Documents, filed by their fingerprints."""

    def __init__(self, spool: BinaryIO) -> None:
        self._spool = spool
        self._postings = Postings()
        self._places: list[tuple[int, int, int]] = []
        self._prints: list[Imprint] = []
        self._laid: OrderedDict[int, Laid] = OrderedDict()

    def __len__(self) -> int:
        return len(self._places)

    def add(self, doc: Document) -> None:
        """File a document."""
        number, raw, tags = len(self._places), encode(doc), Laid(doc).fingerprints
        self._spool.seek(0, 2)
        self._places.append((self._spool.tell(), len(raw), len(tags)))
        self._spool.write(array("I", tags).tobytes() + raw)
        self._prints.append(imprint_of(doc))
        for tag in tags:
            self._postings.add(tag, number)

    def found(self) -> Iterator[Found]:
        """All shared passages, by the later of the two documents."""
        for number in range(len(self)):
            yield from self.found_in(number)

    def found_in(self, number: int) -> Iterator[Found]:
        """The passages that a document shares with those filed before it."""
        for other in self._candidates(number):
            yield from self._compared(other, number)

    def _candidates(self, number: int) -> list[int]:
        tags = self._tags_of(number)
        shared: Counter[int] = Counter()
        holders = self._postings.holders
        for tag in tags:
            shared.update(held for held in holders(tag) if held < number)
        enough = min(FEWEST_SHARED, len(tags))
        likely = sorted(
            (-count, held) for held, count in shared.items() if count >= enough
        )
        return sorted(held for _, held in likely[:MOST_CANDIDATES])

    def _compared(self, one: int, other: int) -> Iterator[Found]:
        a, b = self._sheet(one), self._sheet(other)
        prints = self._prints[one], self._prints[other]
        kind, why = kind_of(*prints)
        found = [
            repeat
            for repeat in repeats_of(a, b, kind)
            if not self._is_furniture(repeat, (a, b), prints)
        ]
        if not found:
            return
        first, how = first_of(a, b, prints)
        for repeat in found:
            own = (why,) if why and repeat.kind == "own-update" else ()
            yield Found(
                a=a.doc,
                b=b.doc,
                repeat=repeat,
                first=first,
                because=(*repeat.because, *own, how),
            )

    def _is_furniture(
        self, repeat: Repeat, sheets: tuple[Laid, Laid], prints: tuple[Imprint, Imprint]
    ) -> bool:
        """Whether many stories that are otherwise different have the passage."""
        if repeat.matched >= PART * min(len(sheet.words) for sheet in sheets):
            return False
        tags = _tags(repeat, sheets[1])
        one, other = (printed.outlet for printed in prints)
        if one is not None and one == other:
            return self._usual(tags, one) >= FURNITURE
        if repeat.matched >= LONG:
            return False
        own = [self._usual(tags, o) for o in (one, other) if o is not None]
        return max(own, default=0) >= OTHERS or self._usual(tags, None) >= ANYBODYS

    def _usual(self, tags: Sequence[int], outlet: SourceId | None) -> int:
        """In how many documents the fingerprints stand, of one outlet if given."""
        counts = sorted(
            sum(outlet is None or self._prints[n].outlet == outlet for n in held)
            for held in map(self._postings.holders, tags)
        )
        return counts[len(counts) // 2] if counts else 0

    def _sheet(self, number: int) -> Laid:
        if number in self._laid:
            self._laid.move_to_end(number)
            return self._laid[number]
        place, size, tags = self._places[number]
        self._spool.seek(place + TAG_BYTES * tags)
        laid = Laid(decode(self._spool.read(size), Document))
        self._laid[number] = laid
        if len(self._laid) > MOST_LAID:
            self._laid.popitem(last=False)
        return laid

    def _tags_of(self, number: int) -> "array[int]":
        place, _, tags = self._places[number]
        self._spool.seek(place)
        found = array("I")
        found.frombytes(self._spool.read(TAG_BYTES * tags))
        return found


def _tags(repeat: Repeat, sheet: Laid) -> Sequence[int]:
    """The fingerprints of a document that lie in a passage."""
    first, last = sheet.word_at(repeat.b.start), sheet.word_at(repeat.b.end)
    filed = set(sheet.fingerprints)
    tags = dict.fromkeys(map(tag_of, sheet.grams[first:last]))
    return [tag for tag in tags if tag in filed]
