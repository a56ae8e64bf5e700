"""Versions of one address, and the words in which they differ.

A page may be changed without a word; what was taken out and what was put in is shown
word by word. Marks are no words: a comma put elsewhere is no difference.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.link.alignment import Run, Sheet, shared_by
from sayso.model.document import Document
from sayso.model.ids import DocId
from sayso.ports import View
from sayso.text.fingerprint import Worded, worded

# Between two runs of equal words so many are compared word by word, and no more.
MOST_COMPARED = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Words of the older version, and what stands in their place in the newer one.

    `old` is empty where words were put in, `new` where they were taken out. Half-open
    offsets in the texts; an empty one says where the words would stand.
    """

    old: tuple[int, int]
    new: tuple[int, int]


def versions_of(view: View, doc: Document) -> tuple[Document, ...]:
    """All versions of a document's address that share words, the oldest first.

    Found by their lineages, so that a large ledger is not searched.
    """
    found = {doc.doc: doc}
    asked = [doc.doc]
    while doc.address is not None and asked:
        for other in _updates_of(view, asked.pop()):
            if other in found:
                continue
            version = view.document(other)
            if version.address == doc.address:
                found[other] = version
                asked.append(other)
    return tuple(sorted(found.values(), key=_age_of))


def _updates_of(view: View, doc: DocId) -> set[DocId]:
    return {
        passage.doc
        for lineage in view.lineages(doc)
        if lineage.kind == "own-update"
        for passage in lineage.passages
    }


def _age_of(doc: Document) -> tuple[object, ...]:
    printed = doc.published_at or doc.retrieved_at
    return max(printed, doc.head.updated_at or printed), doc.retrieved_at, doc.doc


def differences(old: Document, new: Document) -> list[Difference]:
    """Where the words of two versions differ, in the order of the text."""
    one, other = worded(old.text), worded(new.text)
    runs = _same_in_order(one, other)
    ends = Run(len(one), len(other), 0)
    found: list[Difference] = []
    before = (0, 0)
    for run in (*runs, ends):
        gap = (before[0], run.one), (before[1], run.other)
        found += [
            Difference(old=_place(one, *mine), new=_place(other, *theirs))
            for mine, theirs in _unequal(one, other, *gap)
        ]
        before = run.one + run.length, run.other + run.length
    return found


def _same_in_order(one: Worded, other: Worded) -> list[Run]:
    """Runs of equal words that follow each other in both, the long passages first."""
    passages = shared_by(Sheet(one), Sheet(other).grams)
    kept: list[Run] = []
    for passage in sorted(passages, key=lambda p: -p.matched):
        for run in passage.runs:
            if all(_is_beside(run, held) for held in kept):
                kept.append(run)
    return sorted(kept, key=lambda run: run.one)


def _is_beside(run: Run, held: Run) -> bool:
    """Whether two runs have the same order in both texts and do not overlap."""
    first, second = sorted((run, held), key=lambda r: r.one)
    apart = first.one + first.length <= second.one
    return apart and first.other + first.length <= second.other


def _unequal(
    one: Worded, other: Worded, mine: tuple[int, int], theirs: tuple[int, int]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The unequal words between two runs, as pairs of word numbers."""
    if mine[0] >= mine[1] and theirs[0] >= theirs[1]:
        return
    if max(mine[1] - mine[0], theirs[1] - theirs[0]) > MOST_COMPARED:
        yield mine, theirs
        return
    left, right = one.numbers[slice(*mine)], other.numbers[slice(*theirs)]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            yield (mine[0] + a, mine[0] + b), (theirs[0] + c, theirs[0] + d)


def _place(words: Worded, first: int, stop: int) -> tuple[int, int]:
    """Where some words stand; for none, where they would."""
    if first < stop:
        return words.starts[first], words.ends[stop - 1]
    at = words.ends[first - 1] if first else 0
    return at, at
