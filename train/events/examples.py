"""What the meaning encoder is taught: marked, tagged and plain sentences."""

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.nlp.parties import SIDES
from sayso.nlp.pieces import Marks, Tokenizer, pieces_of
from sayso.nlp.words import words_of
from train.events.frames import marked_sentences

YIELDS = ("CONCEDE", "RETREAT")
TYPES = (
    "ACCUSE AGREE AID ASSAULT COERCE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST "
    "SANCTION SUPPORT THREATEN YIELD"
).split()
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with its two parties and the type of the event between them."""

    text: str
    source: Sequence[Sequence[int]]
    target: Sequence[Sequence[int]]
    label: int  # in TYPES
    kind: int  # in YIELDS, -1 where nobody says
    weight: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """Pieces of an unmarked sentence, a tag for each first piece, -100 elsewhere."""

    text: str
    ids: list[int]
    tags: list[int]
    weight: float


def pairs_of(shared: Path) -> list[Pair]:
    """The marked sentences that people labelled."""
    path = shared / "data" / "plover" / "plv_train.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        Pair(r["text"], r["source"], r["target"], TYPES.index(r["root"]), -1, 1.0)
        for r in rows
    ]


def framed_pairs(seed: int, weight: float) -> list[Pair]:
    """The sentences made of frames."""
    found = []
    for made in marked_sentences(seed):
        kind = YIELDS.index(made.root) if made.root in YIELDS else -1
        root = "YIELD" if kind >= 0 else made.root
        label = TYPES.index(root)
        found.append(Pair(made.text, made.source, made.target, label, kind, weight))
    return found


def tagged_of(
    shared: Path, pairs: Sequence[Pair], tokenizer: Tokenizer, marks: Marks
) -> list[Tagged]:
    """Sentences with the parties that people marked, each sentence once."""
    path = shared / "data" / "actors" / "cameo_ner_train.jsonl"
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        marked = [(*s["span"], s["type"]) for s in row["spans"]]
        spans.setdefault(row["text"], marked)
    known = {_key(text) for text in spans}
    for pair in pairs:
        if _key(pair.text) not in known:
            known.add(_key(pair.text))
            spans[pair.text] = sides_of(pair)
    return [tagged(t, s, tokenizer, marks, 1.0) for t, s in spans.items()]


def sides_of(pair: Pair) -> list[tuple[int, int, str]]:
    """The parties of a marked sentence as typed spans."""
    sources = [(s, e, "source") for s, e in pair.source]
    return sources + [(s, e, "target") for s, e in pair.target]


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def tagged(
    text: str,
    spans: Sequence[tuple[int, int, str]],
    tokenizer: Tokenizer,
    marks: Marks,
    weight: float,
) -> Tagged:
    """A sentence cut into pieces, its words tagged with the spans that they are in."""
    words = words_of(text, [(0, len(text))])
    pieces = pieces_of(words, tokenizer, marks)
    tags = [-100] * len(pieces.ids)
    before: tuple[int, int, str] | None = None
    for i, first in enumerate(pieces.firsts):
        start, end = words.starts[i], words.ends[i]
        span = next((s for s in spans if s[0] < end and start < s[1]), None)
        tags[first] = 0
        if span is not None:
            at = 1 + 2 * SIDES.index(span[2])
            tags[first] = at + 1 if span == before else at
        before = span
    return Tagged(text, list(pieces.ids)[:126], tags[:126], weight)


def plain_sentences(shared: Path, seed: int) -> Iterator[str]:
    """Sentences of news, a few an article, for keeping the vectors as they are."""
    chance = random.Random(seed)
    polnear = shared / "data" / "polnear" / "train.jsonl.gz"
    with gzip.open(polnear, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    ecb = shared / "data" / "ecb" / "train.jsonl"
    texts += [json.loads(x)["text"] for x in ecb.read_text("utf-8").splitlines()]
    for text in texts:
        whole = [s.strip() for s in _SENTENCE.split(text)]
        whole = [s for s in whole if 30 < len(s) < 220]
        yield from chance.sample(whole, min(3, len(whole)))
