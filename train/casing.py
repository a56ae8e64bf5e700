"""Learns how mixed-case news writes its words, for texts that are all capitals.

    python -m train.casing --shared ../shared           print what it gets right
    python -m train.casing --shared ../shared --write   and write casing.toml

Counts the words inside sentences of the training texts as small, capitalised or all in
capitals, and the pairs of neighbours that are written otherwise than each alone ("White
House"). Seconds on one core; the standard library is enough.
"""

import argparse
import gzip
import itertools
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from sayso.extract.casing import (
    CAPITAL,
    SMALL,
    UPPER,
    WORDS,
    cased,
    form_by_rule,
    stems_of,
)

TRAIN = (
    "data/polnear/train.jsonl.gz",
    "gold/wire/train.jsonl",
    "data/time/train.jsonl",
    "data/geo/geovirus.jsonl",
    "data/geo/lgl.jsonl",
    "data/ecb/train.jsonl",
    "data/plover/plv_train.jsonl",
    "data/re3d/train.jsonl",
    "data/actors/cameo_ner_train.jsonl",
    "data/figures/acled_train.jsonl",
)
# Tables of common words: small, unless the training texts write them otherwise.
COMMON = "events codebook cues measures nouncues source_nouns inflections wordclasses"
DEV = ("gold/wire/texts.jsonl", "data/polnear/dev.jsonl", "data/ecb/dev.jsonl")
TABLE = Path(__file__).parents[1] / "src/sayso/vocab/casing.toml"
SENTENCE = re.compile(r"(?:(?<=\b[A-Z])\.|(?<=\b[A-Z][a-z])\.|(?<=Mrs)\.|[^.!?…\n])+")
FEWEST_PAIRS = 3
SURE = 0.6
HEADLINE = 0.5
HEAD = """\
# How mixed-case news writes its words, counted by `python -m train.casing`
# in the training halves of PolNeAR, TimeBank/AQUAINT, ECB+, PLV, RE3D, CAMEO sentences,
# ACLED notes, in LGL and GeoVirus, and in hand-read agency articles; none of their
# texts is here, and NOTICE has their licences.
# `small`: words; inflected forms are left out where their stem tells.
# `upper`: initials. `capital`: names that the rules would take for something else.
# `pairs_XY`: neighbours that are written otherwise than each alone, s: small,
# c: capitalised, u: all in capitals.
"""


def form_of(word: str) -> str:
    """How a word is written: small, capital, or upper (two letters or more)."""
    if len(word) > 1 and word.isupper():
        return UPPER
    return CAPITAL if word[0].isupper() else SMALL


def sentences_in(shared: Path, names: tuple[str, ...]) -> Iterator[list[str]]:
    """The words of each sentence that is not set as a headline, first word left out."""
    for name in names:
        opened = gzip.open if name.endswith("gz") else open
        with opened(shared / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                for sentence in SENTENCE.findall(json.loads(line).get("text") or ""):
                    words = WORDS.findall(sentence)[1:]
                    large = sum(form_of(word) != SMALL for word in words)
                    if words and large <= HEADLINE * len(words):
                        yield words


def learned(shared: Path) -> dict[str, list[str]]:
    """The lists of the table."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    pairs: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for words in sentences_in(shared, TRAIN):
        for word in words:
            forms[word.lower()][form_of(word)] += 1
        for one, two in itertools.pairwise(words):
            both = form_of(one) + form_of(two)
            pairs[one.lower(), two.lower()][both] += 1
    best = {word: count.most_common(1)[0][0] for word, count in forms.items()}
    best = dict.fromkeys(common_words(), SMALL) | best
    small: set[str] = set()
    for word in sorted(best, key=lambda word: (len(word), word)):
        if best[word] == SMALL and len(word) > 1 and small.isdisjoint(stems_of(word)):
            small.add(word)
    upper = {w for w, form in best.items() if form == UPPER and forms[w][UPPER] > 1}
    lists = {"small": sorted(small), "upper": sorted(upper)}
    lists["capital"] = sorted(
        word
        for word, form in best.items()
        if form == CAPITAL and len(word) > 1 and form_by_rule(word, small) != CAPITAL
    )
    odd: dict[str, list[str]] = defaultdict(list)
    for pair, count in pairs.items():
        (both, most), alone = count.most_common(1)[0], "".join(best[w] for w in pair)
        if most >= FEWEST_PAIRS and most > SURE * count.total() and both != alone:
            odd[both].append(" ".join(pair))
    return lists | {f"pairs_{both}": sorted(odd[both]) for both in sorted(odd)}


def common_words() -> set[str]:
    """The words in small letters of the tables of common words."""
    tables = (
        (TABLE.parent / f"{name}.toml").read_text("utf-8") for name in COMMON.split()
    )
    lists = (re.findall(r"\"[^\"]+\"", text) for text in tables)
    return {w for found in lists for w in re.findall(r"\b[a-z]{3,}\b", " ".join(found))}


def right(shared: Path, name: str) -> float:
    """The share of words inside sentences that are cased as they were."""
    same = total = 0
    for words in sentences_in(shared, (name,)):
        told = cased("A " + " ".join(words).upper()).split()[1:]
        same += sum(form_of(a) == form_of(b) for a, b in zip(words, told, strict=True))
        total += len(words)
    return same / total


def written(lists: dict[str, list[str]]) -> str:
    """The table as TOML, eight words a line."""
    pieces = [HEAD]
    for name, words in lists.items():
        joiner = "|" if name.startswith("pairs") else " "
        lines = [joiner.join(words[i : i + 8]) for i in range(0, len(words), 8)]
        pieces.append(f'{name} = """\n' + "\n".join(lines) + '\n"""\n')
    return "".join(pieces)


def main() -> None:
    """Learn, write when asked, and print what comes out right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if args.write:
        TABLE.write_text(written(learned(args.shared)), "utf-8")
    for name in DEV:
        print(f"{name:32} {100 * right(args.shared, name):.1f} % of words")


if __name__ == "__main__":
    main()
