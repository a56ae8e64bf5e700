"""Inputs as people name them, as one stream; and the pipeline that reads them."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sayso.cli.options import HeadOptions
from sayso.errors import FetchError, InputError, UsageError
from sayso.extract import Weights, all_extractors
from sayso.gazetteer import LayeredGazetteer, read_table, shipped
from sayso.link.rules import RuleLinker
from sayso.model.actorcode import KnownActor
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.pipeline import Pipeline
from sayso.ports import Gazetteer
from sayso.read import READERS, ReadOptions, read_path, read_stream, read_url
from sayso.read.actor_register import read_register
from sayso.resolve.actor_known import register_with
from sayso.resolve.document import DocumentResolver
from sayso.vocab import table

SCHEMES = ("http://", "https://")
# Endings of files in a folder that may be reports: those that a reader knows, and those
# whose first bytes tell (an export, a feed). All others are passed over and listed.
ENDINGS = {ending for reader in READERS.values() for ending in reader.endings}
ENDINGS |= {".json", ".xml", ""}
LISTED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What the user asked to be read, and what the user knows of it."""

    names: tuple[str, ...]
    options: ReadOptions
    gazetteers: tuple[Path, ...]
    registers: tuple[Path, ...]
    weights: Weights
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
        registers=head["register"],
        weights=head["weights"],
        strict=head["strict"],
    )


def items_of(inputs: Inputs, at: datetime) -> Iterator[Document | Issue]:
    """Documents and issues of all inputs, streamed in the order given."""
    yield from gazetteer_issues(inputs.gazetteers)
    yield from own_actors(inputs.registers)[1]
    for name in inputs.names:
        try:
            yield from items_named(name, inputs.options, at)
        except InputError as error:
            yield issue("S-CLI-002", f"{error}{hint_for(error, inputs.options)}")


def hint_for(error: InputError, options: ReadOptions) -> str:
    """The option that would help, if there is one."""
    if isinstance(error, FetchError) and not options.allow_private:
        return " (--allow-private fetches from your own network)"
    return ""


def items_named(
    name: str, options: ReadOptions, at: datetime
) -> Iterator[Document | Issue]:
    """Documents and issues of one input; InputError where it cannot be used at all."""
    path = Path(name)
    if name == "-":
        yield from read_stream(sys.stdin.buffer, options, at=at)
    elif name.startswith(SCHEMES):
        yield from read_url(name, options, at=at)
    elif path.is_dir():
        yield from items_below(path, options, at)
    else:
        yield from read_path(path, options, at=at)


def items_below(
    folder: Path, options: ReadOptions, at: datetime
) -> Iterator[Document | Issue]:
    """Documents of all files below a folder that may be reports, in their order."""
    passed: list[Path] = []
    for file in files_below(folder):
        if options.input_format is None and file.suffix.lower() not in ENDINGS:
            passed.append(file)
        else:
            yield from read_path(file, options, at=at)
    if passed:
        names = [str(file.relative_to(folder)) for file in passed[:LISTED]]
        names += ["…"] if len(passed) > LISTED else []
        message = (
            f"{folder}: {len(passed)} files were passed over, since their endings are "
            f"not those of reports ({', '.join(names)}); name a file to have it read"
        )
        yield issue("S-CLI-001", message)


def files_below(folder: Path) -> Iterator[Path]:
    """All files by path; hidden ones and linked folders are passed over."""
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(parent, name)


def issue(code: str, message: str) -> Issue:
    """An issue of the command line."""
    return Issue(code=code, level=table("issues_cli")[code]["level"], message=message)


def check_names(inputs: Inputs) -> None:
    """Raise UsageError when there is not one input that could be read."""
    for name in inputs.names:
        if name == "-" or name.startswith(SCHEMES) or Path(name).exists():
            return
    names = ", ".join(inputs.names)
    message = f"no such file or folder: {names}; check the path"
    raise UsageError(message)


def pipeline_maker(
    gazetteers: tuple[Path, ...],
    *,
    strict: bool,
    weights: Weights = "none",
    registers: tuple[Path, ...] = (),
) -> Callable[[], Pipeline]:
    """What makes a pipeline with these gazetteers, here or in another process."""
    return partial(
        make_pipeline,
        gazetteers,
        strict=strict,
        weights=weights,
        registers=registers,
    )


def make_pipeline(
    gazetteers: tuple[Path, ...],
    *,
    strict: bool,
    weights: Weights = "none",
    registers: tuple[Path, ...] = (),
) -> Pipeline:
    """The pipeline: the user's gazetteers and registers before the shipped ones."""
    known, _ = own_actors(registers)
    resolver = DocumentResolver(
        gazetteer=layered_gazetteer(gazetteers), register=register_with(known)
    )
    return Pipeline(
        resolver=resolver,
        linker=RuleLinker(),
        extractors=all_extractors(weights),
        strict=strict,
    )


def own_actors(
    registers: Sequence[Path],
) -> tuple[list[KnownActor], list[Issue]]:
    """The actors of the user's files, and what could not be used of them."""
    rows = [item for path in registers for item in read_register(path)]
    known = [item for item in rows if isinstance(item, KnownActor)]
    return known, [item for item in rows if isinstance(item, Issue)]


def layered_gazetteer(gazetteers: Sequence[Path]) -> Gazetteer:
    """The user's gazetteers in the order given, then the shipped one."""
    tables = [read_table(path) for path in gazetteers]
    layers: list[Gazetteer] = [*(table for table, _ in tables), shipped()]
    return LayeredGazetteer(layers)


def gazetteer_issues(gazetteers: Sequence[Path]) -> Iterator[Issue]:
    """What could not be used of the user's own gazetteers."""
    for path in gazetteers:
        _, issues = read_table(path)
        yield from issues
