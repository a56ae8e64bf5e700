"""A line of JSON as an object with a text: what questions asked line by line share."""

import json

from sayso.read.encodings import decode
from sayso.read.inputs import Origin
from sayso.read.streams import Line, megabytes


class BadLineError(ValueError):
    """A line that cannot be used: the code of its issue, and why in words."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def object_of(line: Line, origin: Origin) -> dict[str, object]:
    """The object of a line; BadLineError where it is too long, no text or no JSON."""
    if line.raw is None:
        limit = megabytes(origin.options.max_bytes)
        message = f"longer than {limit}, the limit for one line"
        raise BadLineError("S-READ-007", message)
    raw = line.raw.removeprefix(b"\xef\xbb\xbf") if line.number == 1 else line.raw
    decoded = decode(raw, origin.where)
    if decoded.text is None:
        raise BadLineError("S-READ-008", decoded.issues[0].message)
    try:
        row = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        raise BadLineError("S-READ-008", f"not JSON ({error})") from error
    if not isinstance(row, dict):
        message = f"an object is needed, found {type(row).__name__}"
        raise BadLineError("S-READ-008", message)
    return row


def text_of(row: dict[str, object]) -> str:
    """The "text" of an object; BadLineError where there is none."""
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        message = 'a string that is not empty is needed in "text"'
        raise BadLineError("S-READ-009", message)
    return text
