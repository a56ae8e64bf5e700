"""Articles as numbers: pieces, and for every word what the heads should say of it.

"Outer" attributions are those whose cue stands in nobody else's content; the others are
"inner". A word that two attributions of one layer claim goes to the first. -100 marks
what is not asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sayso.nlp.pieces import Marks, Pieces, Tokenizer, pieces_of
from sayso.nlp.scheme import EXTRAS, FORCES, ROLES
from sayso.nlp.words import Words, words_of
from train.corpus import Article, Record, stretches_of

IGNORED = -100
Numbers = npt.NDArray[np.int64]


@dataclass(slots=True, kw_only=True)
class Example:
    """One article for training; arrays hold a number per word.

    `trust`: how much `inner`, `extra` and `force` weigh (1 where people marked them).
    """

    name: str
    pieces: Pieces
    outer: Numbers
    inner: Numbers
    extra: Numbers
    force: Numbers
    outer_cue: Numbers
    inner_cue: Numbers
    source: Numbers
    trust: float


@dataclass(slots=True)
class _Reader:
    words: Words
    at: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for i, (start, end) in enumerate(
            zip(self.words.starts, self.words.ends, strict=True)
        ):
            for place in range(start, end):
                self.at[place] = i

    def cover(self, spans: Sequence[Sequence[int]] | None) -> list[int]:
        """The words that any of the spans touches."""
        places = {self.at.get(c, -1) for s, e in spans or () for c in range(s, e)}
        return sorted(places - {-1})


def example_of(
    article: Article, tokenizer: Tokenizer, marks: Marks, *, silver: float
) -> Example:
    """The numbers of one article; `silver` is the trust in what the rules taught."""
    words = words_of(article.text, stretches_of(article.text))
    reader = _Reader(words)
    made = _blank(article, pieces_of(words, tokenizer, marks), len(words))
    made.trust = 1.0 if article.complete else silver
    outer, inner = _layers(reader, article.marked)
    for record in outer:
        _mark(reader, record, made.outer, made.outer_cue, made.source)
    for record in inner if article.complete else _taught_inner(reader, article):
        _mark(reader, record, made.inner, made.inner_cue, made.source)
    for record in article.marked if article.complete else article.taught:
        _mark_extras(reader, record, made)
    return made


def _blank(article: Article, pieces: Pieces, length: int) -> Example:
    def full(value: int) -> Numbers:
        return np.full(length, value, dtype=np.int64)

    return Example(
        name=article.name,
        pieces=pieces,
        outer=full(0),
        inner=full(0),
        extra=full(0),
        force=full(IGNORED),
        outer_cue=full(IGNORED),
        inner_cue=full(IGNORED),
        source=full(IGNORED),
        trust=1.0,
    )


def _layers(
    reader: _Reader, records: Sequence[Record]
) -> tuple[list[Record], list[Record]]:
    contents = [set(reader.cover(record["content"])) for record in records]
    outer, inner = [], []
    for i, record in enumerate(records):
        cue = reader.cover(record["cue"])
        held = any(cue and cue[0] in c for j, c in enumerate(contents) if j != i)
        (inner if held else outer).append(record)
    return outer, inner


def _taught_inner(reader: _Reader, article: Article) -> list[Record]:
    """What the rules find inside marked contents and people had no place to mark."""
    contents = {i for r in article.marked for i in reader.cover(r["content"])}
    cues = {i for r in article.marked for i in reader.cover(r["cue"])}
    marked = _layers(reader, article.marked)[1]
    return marked + [
        record
        for record in article.taught
        if (cue := set(reader.cover(record["cue"]))) <= contents and not cue & cues
    ]


def _mark(
    reader: _Reader, record: Record, tags: Numbers, cues: Numbers, sources: Numbers
) -> None:
    roles = [reader.cover(record[role]) for role in ROLES]
    for kind, places in enumerate(roles):
        _tag(tags, places, kind)
    source, cue, content = roles
    if not cue:
        return
    for place in (*source, *content):
        if cues[place] == IGNORED:
            cues[place] = cue[0]
    sources[cue[0]] = source[0] if source else cue[0]


def _tag(tags: Numbers, places: Sequence[int], kind: int) -> None:
    before = None
    for place in places:
        if tags[place]:
            continue
        tags[place] = 2 * kind + (2 if before == place - 1 else 1)
        before = place


def _mark_extras(reader: _Reader, record: Record, made: Example) -> None:
    for kind, name in enumerate(EXTRAS):
        span = record.get(name)
        if isinstance(span, dict):
            span = span.get("span")
        if span and isinstance(span[0], int):
            _tag(made.extra, reader.cover([span]), kind)
    cue = reader.cover(record["cue"])
    if cue and record.get("force"):
        made.force[cue[0]] = FORCES.index(record["force"])
