"""A corpus whose truth is constructed: pasted passages and reprints, edited.

Light edits: names made shorter, a clause dropped, quotation marks changed.
"""

import gzip
import json
import random
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sayso.model.document import Document
from sayso.read import ReadOptions
from sayso.read.documents import make_document
from sayso.read.inputs import Metadata, Origin
from sayso.text.sentences import sentences_of

AT = datetime(2026, 1, 1, tzinfo=UTC)
SETS = {
    "polnear": ("data/polnear/train.jsonl.gz", "data/polnear/dev.jsonl"),
    "lgl": ("data/geo/lgl.jsonl",),
    "ecb": ("data/ecb/train.jsonl", "data/ecb/dev.jsonl"),
    "ecb-dev": ("data/ecb/dev.jsonl",),
}
NAME = re.compile(
    r"\b(?!The|In|On|At|But|And|He|She|It)[A-Z][a-z]+ (?=[A-Z][a-z]{3,}\b)"
)
CLAUSE = re.compile(
    r", (?:who|which|where|when|while|after|as|but|and|with)\b[^,.;\"“”]{8,90}(?=[,.])"
)


@dataclass(frozen=True)
class Article:
    """A public article as it is handed to the program."""

    id: str
    text: str
    outlet: str | None
    at: datetime | None


@dataclass(frozen=True)
class Truth:
    """A passage put into `host` that is taken from `donor`."""

    donor: str
    host: str
    span: tuple[int, int]
    pasted: tuple[int, int]
    edits: int


def records_in(path: Path) -> list[dict[str, Any]]:
    """The records of a JSONL file, zipped or not."""
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    return [json.loads(line) for line in text.split(b"\n") if line]


def articles(shared: Path, *names: str) -> list[Article]:
    """All articles of some sets, each text once."""
    found: dict[str, Article] = {}
    for path in (shared / p for name in names for p in SETS[name]):
        for row in records_in(path):
            day = row.get("date")
            at = _day(day) if isinstance(day, str) else None
            outlet = row.get("publisher") or row.get("outlet")
            key = f"{path.parent.name}:{row['id']}"
            article = Article(key, row["text"], outlet, at)
            found.setdefault(row["text"], article)
    return list(found.values())


def _day(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words[:10]).replace(tzinfo=UTC)
    except ValueError:
        return None


def document_of(article: Article) -> Document:
    """The article as the reader makes it."""
    printed = None if article.at is None else article.at.date().isoformat()
    metadata = Metadata(
        outlet=article.outlet, given_id=article.id, published=printed, lang="en"
    )
    origin = Origin(where=article.id, options=ReadOptions(), at=AT)
    raw = json.dumps([article.id, article.text]).encode()
    return make_document(article.text, origin, metadata, raw=raw, reader="bench@1")


def edited(passage: str, chance: random.Random) -> tuple[str, int]:
    """The passage with light edits, and how many there are."""
    names = list(NAME.finditer(passage))
    cut = chance.sample(names, min(len(names), 3))
    for match in sorted(cut, key=lambda m: m.start(), reverse=True):
        passage = passage[: match.start()] + passage[match.end() :]
    count = len(cut)
    clauses = list(CLAUSE.finditer(passage))
    if clauses:
        clause = chance.choice(clauses)
        passage = passage[: clause.start()] + passage[clause.end() :]
        count += 1
    if chance.random() < 0.5:
        table = {'"': "”", "“": '"', "”": '"', "’": "'"}
        changed = "".join(table.get(c, c) for c in passage)
        count += changed != passage
        passage = changed
    return passage, count


def paste(
    donor: Article, host: Article, chance: random.Random, number: int
) -> tuple[Article, Truth] | None:
    """The host with a passage of the donor at a sentence's end, and the truth."""
    own = list(sentences_of(donor.text))
    places = [end for _, end in sentences_of(host.text)]
    if len(own) < 4 or len(places) < 4:
        return None
    length = chance.randint(2, min(12, len(own) - 1))
    first = chance.randrange(len(own) - length + 1)
    start, end = own[first][0], own[first + length - 1][1]
    passage, edits = edited(donor.text[start:end], chance)
    at = chance.choice(places)
    text = f"{host.text[:at]}\n\n{passage}\n\n{host.text[at:].lstrip()}"
    name = f"paste-{number}:{host.id}"
    truth = Truth(donor.id, name, (start, end), (at + 2, at + 2 + len(passage)), edits)
    return replace(host, id=name, text=text), truth


def reprint(
    donor: Article, chance: random.Random, number: int
) -> tuple[Article, Truth]:
    """The donor as another paper prints it, lightly edited."""
    text, edits = edited(donor.text, chance)
    name = f"reprint-{number}:{donor.id}"
    at = None if donor.at is None else donor.at + timedelta(days=1)
    truth = Truth(donor.id, name, (0, len(donor.text)), (0, len(text)), edits)
    return Article(name, text, f"Paper {number % 9}", at), truth


@dataclass(frozen=True)
class Constructed:
    """A constructed corpus with its truth."""

    articles: list[Article]
    passages: list[Truth]
    reprints: list[Truth]


def constructed(base: list[Article], seed: int, pastes: int, whole: int) -> Constructed:
    """Articles, some replaced by hosts with pasted passages, and whole reprints."""
    chance = random.Random(seed)
    long = [a for a in base if len(a.text) > 600]
    chance.shuffle(long)
    donors, hosts = long[: len(long) // 2], long[len(long) // 2 :]
    made, passages, reprints = {a.id: a for a in base}, [], []
    for number, (donor, host) in enumerate(zip(donors, hosts[:pastes], strict=False)):
        put = paste(donor, host, chance, number)
        if put is not None:
            made[host.id], truth = put
            passages.append(truth)
    for number, donor in enumerate(donors[:whole]):
        again, truth = reprint(donor, chance, number)
        made[again.id] = again
        reprints.append(truth)
    order = list(made.values())
    chance.shuffle(order)
    return Constructed(order, passages, reprints)
