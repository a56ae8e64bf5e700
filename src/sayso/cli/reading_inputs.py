"""Inputs as people name them, as one stream; and the pipeline that reads them."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sayso.cli.options import HeadOptions
from sayso.gazetteer import LayeredGazetteer, read_table, shipped
from sayso.link.rules import RuleLinker
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.pipeline import Pipeline
from sayso.ports import Gazetteer
from sayso.read import ReadOptions, read_path, read_stream, read_url
from sayso.resolve.document import DocumentResolver

SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the user asked to be read, and what the user knows of it."""

    names: tuple[str, ...]
    options: ReadOptions
    gazetteers: tuple[Path, ...]
    strict: bool


def inputs_from(names: Sequence[str], head: HeadOptions) -> Inputs:
    """The inputs from the command line's options."""
    input_format = head["input_format"]
    published_at, grain = head["published_at"] or (None, "minute")
    options = ReadOptions(
        input_format=None if input_format == "auto" else input_format,
        outlet=head["outlet"],
        credit=head["credit"],
        published_at=published_at,
        published_grain=grain,
        lang=head["lang"],
        url=head["url"],
        allow_private=head["allow_private"],
    )
    return Inputs(
        names=tuple(names),
        options=options,
        gazetteers=head["gazetteer"],
        strict=head["strict"],
    )


def items_of(inputs: Inputs, at: datetime) -> Iterator[Document | Issue]:
    """Documents and issues of all inputs, streamed in the order given."""
    yield from gazetteer_issues(inputs.gazetteers)
    for name in inputs.names:
        if name == "-":
            yield from read_stream(sys.stdin.buffer, inputs.options, at=at)
        elif name.startswith(SCHEMES):
            yield from read_url(name, inputs.options, at=at)
        else:
            yield from read_path(Path(name), inputs.options, at=at)


def pipeline_maker(
    gazetteers: tuple[Path, ...], *, strict: bool
) -> Callable[[], Pipeline]:
    """What makes a pipeline with these gazetteers, here or in another process."""
    return partial(make_pipeline, gazetteers, strict)


def make_pipeline(gazetteers: tuple[Path, ...], strict: bool) -> Pipeline:  # noqa: FBT001 - called through partial, by position, in worker processes
    """The pipeline: the user's gazetteers before the shipped one, rules everywhere."""
    tables = [read_table(path) for path in gazetteers]
    layers: list[Gazetteer] = [*(table for table, _ in tables), shipped()]
    resolver = DocumentResolver(gazetteer=LayeredGazetteer(layers))
    return Pipeline(resolver=resolver, linker=RuleLinker(), strict=strict)


def gazetteer_issues(gazetteers: Sequence[Path]) -> Iterator[Issue]:
    """What could not be used of the user's own gazetteers."""
    for path in gazetteers:
        _, issues = read_table(path)
        yield from issues
