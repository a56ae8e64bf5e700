"""Bytes to documents: what does the paper say, word for word, and who printed it?

Nothing here asks what the words mean. Libraries that are slow to import are imported
when a format needs them, each behind one module.
"""

from sayso.read.dates import Moment, parse_moment
from sayso.read.documents import make_document
from sayso.read.fetch import FetchLimits
from sayso.read.formats import READERS, Reader
from sayso.read.inputs import Metadata, Origin, ReadOptions
from sayso.read.opening import read_input, read_path, read_stream, read_url

__all__ = [
    "READERS",
    "FetchLimits",
    "Metadata",
    "Moment",
    "Origin",
    "ReadOptions",
    "Reader",
    "make_document",
    "parse_moment",
    "read_input",
    "read_path",
    "read_stream",
    "read_url",
]
