"""Small repairs of strings, each of which says what it keeps.

Document texts of plain files and JSONL are never cleaned: only a lone surrogate, which
no file can hold, is replaced, one code point by one, so that offsets stay.
"""

import re

_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Zero-width marks, the BOM and the soft hyphen: "Mini\u00adstry" in web text.
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_SPACES = re.compile(r"[^\S\n]+")
_SPACE = re.compile(r"\s+")


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD; offsets stay."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def one_line(words: str) -> str:
    """Words from a metadata field as one line: no invisible marks, single spaces."""
    visible = _INVISIBLE.sub("", without_surrogates(words))
    return _SPACE.sub(" ", visible).strip()


def tidy_lines(text: str) -> str:
    """Text out of markup: one line per paragraph, single spaces, no empty lines."""
    visible = _INVISIBLE.sub("", without_surrogates(text))
    lines = (_SPACES.sub(" ", line).strip() for line in visible.splitlines())
    return "\n".join(line for line in lines if line)
