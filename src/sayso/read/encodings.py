"""Bytes to text: by mark, as UTF-8, as declared, by detection; or not at all.

The first that fits is taken and a guess is said. UTF-8 with a few broken bytes stays
UTF-8: guessing another encoding for its sake would spoil every accent of the text.
"""

import codecs
import re
from dataclasses import dataclass

from sayso.model.issue import Issue
from sayso.read.issues import issue

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF (audio, video, WebP) file"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOKED_AT = 8192
_DETECT_IN = 65_536
_NULS_OF_UTF16 = 0.3
_FEW_ODD = 0.15
_TYPOGRAPHY = "“”‘’‚„–—…«»€£°•·§©®½\u00a0"
_WIDE = (
    "utf_16",
    "utf_16_be",
    "utf_16_le",
    "utf_32",
    "utf_32_be",
    "utf_32_le",
    "utf_7",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text out of bytes; `text` is None when there is none, and `issues` say why."""

    text: str | None
    issues: tuple[Issue, ...] = ()


def decode(raw: bytes, where: str, declared: str | None = None) -> Decoded:
    """The text that the bytes hold, with what had to be guessed or replaced."""
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            return _by_mark(raw, encoding, where)
    try:
        return _unless_binary(raw, raw.decode(), where)
    except UnicodeDecodeError:
        return _not_utf8(raw, where, declared)


def binary_kind(raw: bytes) -> str | None:
    """What the bytes are when they are no text ("a PNG image"); None for text."""
    for magic, kind in _BINARY:
        if raw.startswith(magic):
            return kind
    start = raw[:_LOOKED_AT]
    # A stray control character stands in real wire copy; one in fifty does not.
    if b"\x00" in start or len(_CONTROL.findall(start)) * 50 > len(start):
        return "binary data"
    return None


def _unless_binary(raw: bytes, text: str, where: str) -> Decoded:
    kind = binary_kind(raw)
    if kind is None:
        return Decoded(text=text)
    wide = _wide_encoding(raw)
    return _attempt(raw, wide, where) if wide else _refused(kind, where)


def _refused(kind: str, where: str) -> Decoded:
    message = f"found {kind}, not text; convert it to text or HTML first"
    return Decoded(text=None, issues=(issue("S-READ-002", where, message),))


def _by_mark(raw: bytes, encoding: str, where: str) -> Decoded:
    text = raw.decode(encoding, "replace")
    broken = text.count("\ufffd")
    return Decoded(text=text, issues=_replaced(broken, encoding, where))


def _replaced(broken: int, encoding: str, where: str) -> tuple[Issue, ...]:
    if not broken:
        return ()
    message = (
        f"{broken} broken bytes in {encoding} text were replaced by U+FFFD; "
        "save the file as UTF-8 again to get them right"
    )
    return (issue("S-READ-005", where, message),)


def _not_utf8(raw: bytes, where: str, declared: str | None) -> Decoded:
    wide = _wide_encoding(raw)
    kind = None if wide else binary_kind(raw)
    if kind is not None:
        return _refused(kind, where)
    if declared and (text := _decoded_as(raw, declared)) is not None:
        return Decoded(text=text)
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(re.findall(r"[^\x00-\x7f\ufffd]", text[: 4 * _DETECT_IN]))
    if whole >= 4 * broken:
        return Decoded(text=text, issues=_replaced(broken, "UTF-8", where))
    return _attempt(raw, wide or _western(raw) or _detected(raw), where)


def _attempt(raw: bytes, encoding: str | None, where: str) -> Decoded:
    text = _decoded_as(raw, encoding) if encoding else None
    if text is None:
        message = "not UTF-8 and no other encoding fits; save the file as UTF-8"
        return Decoded(text=None, issues=(issue("S-READ-004", where, message),))
    message = (
        f"not UTF-8; read as {encoding}, which was told from the bytes; "
        "if letters look wrong, save the file as UTF-8"
    )
    return Decoded(text=text, issues=(issue("S-READ-003", where, message),))


def _decoded_as(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _wide_encoding(raw: bytes) -> str | None:
    """UTF-16 without a mark, which shows in NULs at every second byte."""
    start = raw[: _LOOKED_AT // 2 * 2]
    half = len(start) // 2
    if half < 4:
        return None
    even, odd = start[::2].count(0) / half, start[1::2].count(0) / half
    if odd > _NULS_OF_UTF16 and even < odd / 10:
        return "utf-16-le"
    if even > _NULS_OF_UTF16 and odd < even / 10:
        return "utf-16-be"
    return None


def _western(raw: bytes) -> str | None:
    """cp1252 for mostly ASCII text whose few other characters make sense in it.

    Detection takes a lone "é" for UTF-16 and curly quotation marks for Polish.
    """
    start = raw[:_DETECT_IN]
    text = _decoded_as(start, "cp1252")
    odd = [c for c in text if not c.isascii()] if text else []
    if not odd or len(odd) > max(2, _FEW_ODD * len(start)):
        return None
    return "cp1252" if all(c.isalpha() or c in _TYPOGRAPHY for c in odd) else None


def _detected(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only odd files need it

    start = raw[:_DETECT_IN]
    best = from_bytes(start, cp_exclusion=list(_WIDE)).best()
    return best.encoding if best else None
