"""How well shared passages are found, on a corpus whose truth is constructed.

    python -m bench.lineage [--shared ../shared] [--seed 1] [--show]
    python -m bench.lineage --natural ecb|polnear    list what the articles really share
    python -m bench.lineage --speed 10000            documents a second, memory
    python -m bench.lineage --growth 1000,10000      cost of one document in a ledger

Of public articles some are pasted into others in part (2 to 12 sentences) or reprinted
whole, with light edits: names made shorter, a clause dropped, quotation marks changed.
What the unedited articles share already is taken out of the count and said.
"""

import argparse
import os
import random
import re
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import islice, product
from pathlib import Path

from bench.constructed import (
    AT,
    SETS,
    Article,
    Constructed,
    Truth,
    articles,
    constructed,
    document_of,
)
from sayso.ledger.sqlite import open_ledger
from sayso.link.corpus import Corpus, Found
from sayso.link.imprints import Imprints
from sayso.link.told import Teller
from sayso.link.wire import lineages_of
from sayso.model.document import Document
from sayso.model.entry import NOW, Agent, Draft
from sayso.model.reading import Reading
from sayso.text.sentences import sentences_of

OVERLAP = 0.5
NEW = 200  # documents that are timed
RUN = 10  # words in a row that are shared by nature, not by chance


def found_in(some: list[Article]) -> list[Found]:
    """What the program finds in a corpus."""
    with tempfile.TemporaryFile() as spool:
        corpus = Corpus(spool)
        for article in some:
            corpus.add(document_of(article))
        return list(corpus.found())


def sides(found: Found) -> dict[str, tuple[int, int]]:
    """The two passages by the article's id."""
    a, b = found.repeat.a, found.repeat.b
    return {
        str(found.a.given_id): (a.start, a.end),
        str(found.b.given_id): (b.start, b.end),
    }


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union of two spans."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def is_hit(sides_of: dict[str, tuple[int, int]], truth: Truth) -> bool:
    """Whether a line tells of a pasted passage, in both documents."""
    if set(sides_of) != {truth.donor, truth.host}:
        return False
    return (
        overlap(sides_of[truth.donor], truth.span) >= OVERLAP
        and overlap(sides_of[truth.host], truth.pasted) >= OVERLAP
    )


def is_piece(sides_of: dict[str, tuple[int, int]], truth: Truth) -> bool:
    """Whether a line tells of a piece of what was pasted: right, and told by another.

    Where an edit cuts a reprint in two, or an article says a thing twice.
    """
    if set(sides_of) != {truth.donor, truth.host}:
        return False
    return _is_inside(sides_of[truth.donor], truth.span) and _is_inside(
        sides_of[truth.host], truth.pasted
    )


def _is_inside(span: tuple[int, int], whole: tuple[int, int]) -> bool:
    return whole[0] <= span[0] and span[1] <= whole[1]


def original_of(name: str) -> str:
    """The article that a constructed one was made from."""
    return name.split(":", 1)[1] if name.startswith(("paste-", "reprint-")) else name


def parents_of(name: str, truths: list[Truth]) -> set[str]:
    """The articles whose words a constructed one has."""
    return {original_of(name)} | {t.donor for t in truths if t.host == name}


def grams(text: str) -> set[tuple[str, ...]]:
    """All runs of `RUN` words of a text, without case."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[n:] for n in range(RUN)), strict=False))


class Natural:
    """Which of the unedited articles share words by themselves.

    Words in a row, whoever looks for them, or a passage that the program finds: those
    are listed by --natural for a person to judge.
    """

    def __init__(self, base: list[Article]) -> None:
        self._found = {frozenset(sides(found)) for found in found_in(base)}
        self._texts = {a.id: a.text for a in base}
        self._grams: dict[str, set[tuple[str, ...]]] = {}

    def shares(self, one: str, other: str) -> bool:
        """Whether two different articles share words."""
        if one == other:
            return False
        found = frozenset((one, other)) in self._found
        return found or not self._of(one).isdisjoint(self._of(other))

    def _of(self, name: str) -> set[tuple[str, ...]]:
        if name not in self._grams:
            self._grams[name] = grams(self._texts[name])
        return self._grams[name]


def measured(base: list[Article], seed: int, *, show: bool) -> dict[str, float]:
    """Precision and recall per passage, and of whole reprints."""
    pastes = constructed(base, seed, len(base) // 2, 0)
    whole = constructed(base, seed + 1, 0, len(base) // 3)
    natural = Natural(base)
    figures = _scored(pastes, natural, "passages", show=show)
    return figures | _scored(whole, natural, "reprints", show=show)


def lineage_figures(shared: Path) -> dict[str, float]:
    """The figures that the gate keeps."""
    return measured(articles(shared, "polnear", "lgl", "ecb"), 1, show=False)


def _scored(
    corpus: Constructed, natural: Natural, name: str, *, show: bool
) -> dict[str, float]:
    truths = corpus.passages + corpus.reprints
    by_pair: dict[frozenset[str], list[Truth]] = {}
    by_host: dict[str, list[Truth]] = {}
    for truth in truths:
        by_host.setdefault(truth.host, []).append(truth)
        by_pair.setdefault(frozenset((truth.donor, truth.host)), []).append(truth)
    hit: set[Truth] = set()
    right = wrong = left_out = quoted = pieces = 0
    for found in found_in(corpus.articles):
        told = sides(found)
        hits = [t for t in by_pair.get(frozenset(told), ()) if is_hit(told, t)]
        if hits:
            right += 1
            hit.update(hits)
            quoted += found.repeat.kind == "shared-source"
        elif any(is_piece(told, t) for t in by_pair.get(frozenset(told), ())):
            pieces += 1
        elif any(
            natural.shares(x, y)
            for x, y in product(*(parents_of(n, by_host.get(n, [])) for n in told))
        ):
            left_out += 1
        else:
            wrong += 1
            if show:
                print("EXTRA", found.repeat.kind, told, found.because)
                print("   ", found.a.quote(found.repeat.a)[:300].replace("\n", "¶"))
    if show:
        texts = {a.id: a.text for a in corpus.articles}
        for truth in truths:
            if truth not in hit:
                words = texts[truth.host][slice(*truth.pasted)][:500]
                print("MISS", truth, words.replace("\n", "¶"))
    edits = sum(t.edits for t in truths) / max(1, len(truths))
    print(
        f"{name}: {len(truths)} of {len(corpus.articles)} articles, {edits:.1f} edits "
        f"each; {right} right, {wrong} wrong, {pieces} pieces of right ones and "
        f"{left_out} of natural pairs left out; "
        f"{quoted} right ones as shared-source"
    )
    return {
        f"{name} precision": 100 * right / max(1, right + wrong),
        f"{name} recall": 100 * len(hit) / max(1, len(truths)),
    }


def list_natural(some: list[Article]) -> None:
    """Every passage that articles really share, for a person to judge."""
    for found in found_in(some):
        told = found.repeat
        print(f"## {told.kind} {found.first} {sides(found)} {found.because}")
        print("  A:", found.a.quote(told.a)[:400].replace("\n", "¶"))
        print("  B:", found.b.quote(told.b)[:400].replace("\n", "¶"))


def many(base: list[Article], size: int) -> Iterator[Article]:
    """So many articles: the base, then new ones; one in five has a passage of another.

    A new one is of sentences of the base with the words of each in another order.
    """
    chance = random.Random(7)
    pool = [a.text[b:e] for a in base for b, e in sentences_of(a.text)]
    yield from base[:size]
    for number in range(len(base), size):
        like = base[number % len(base)]
        sentences = [_mixed(s, chance) for s in chance.choices(pool, k=24)]
        if number % 5 == 0:
            start = chance.randrange(len(pool) - 6)
            sentences[6:6] = pool[start : start + 5]
        yield replace(like, id=f"dealt-{number}", text=" ".join(sentences))


def _mixed(sentence: str, chance: random.Random) -> str:
    words = sentence.split()
    chance.shuffle(words)
    return " ".join(words)


def speed(base: list[Article], size: int) -> None:
    """Documents a second, filing and comparing, and the memory at the end."""
    docs = [document_of(article) for article in many(base, size)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryFile() as spool:
        corpus, begun = Corpus(spool), time.process_time()
        for doc in docs:
            corpus.add(doc)
        filed = time.process_time()
        lines = sum(1 for _ in corpus.found())
        ended = time.process_time()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"{size} documents a second of processor time: filed "
        f"{size / (filed - begun):.0f}, compared {size / (ended - filed):.0f}, both "
        f"{size / (ended - begun):.0f}; {lines} passages; {grown:.0f} MiB more at the "
        "peak"
    )


def bare_reading_of(doc: Document) -> Reading:
    """A reading in which nothing was found but the document."""
    nothing = {f.name: () for f in fields(Reading) if f.name != "document"}
    return Reading(document=doc, **nothing)


def growth(base: list[Article], sizes: list[int]) -> None:
    """What finding the copies of one new document costs in ledgers of some sizes."""
    agent = Agent(kind="machine", name="bench", version="1")
    with tempfile.TemporaryDirectory() as folder:
        ledger, held = open_ledger(Path(folder, "growth.sayso")), 0
        docs = map(document_of, many(base, max(sizes) + NEW))
        for size in sizes:
            for doc in islice(docs, size - held):
                ledger.append([Draft(agent=agent, payload=doc)], run="b", at=AT)
            new, held = list(islice(docs, NEW)), size + NEW
            begun, found = time.process_time(), 0
            for doc in new:
                view = ledger.view(NOW)
                teller = Teller(bare_reading_of(doc), view, Imprints())
                found += len(list(lineages_of(doc, teller, view)))
            spent = (time.process_time() - begun) / len(new)
            for doc in new:
                ledger.append([Draft(agent=agent, payload=doc)], run="b", at=AT)
            print(f"{size:>8} documents: {1000 * spent:.1f} ms each, {found} lineages")
        ledger.close()


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("SAYSO_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--natural", choices=sorted(SETS))
    parser.add_argument("--speed", type=int)
    parser.add_argument("--growth", help="sizes of the ledger, with commas")
    args = parser.parse_args()
    if args.natural:
        list_natural(articles(args.shared, args.natural))
        return
    base = articles(args.shared, "polnear", "lgl", "ecb")
    if args.speed:
        speed(base, args.speed)
        return
    if args.growth:
        growth(base, [int(size) for size in args.growth.split(",")])
        return
    for figure, value in measured(base, args.seed, show=args.show).items():
        print(f"{figure:24} {value:6.2f}")


if __name__ == "__main__":
    main()
