"""What `read/encodings.py` makes of bytes."""

import pytest

from sayso.read.encodings import decode

GERMAN = "Die Behörden in Dresna sagten, die Brücke über die Oule sei für alle zu."
RUSSIAN = "Жители города Дресна сообщили, что мост через реку закрыт для всех."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_or_utf8_needs_no_guess(encoding: str):
    decoded = decode(GERMAN.encode(encoding), "x")
    assert (decoded.text, decoded.issues) == (GERMAN, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "latin-1"),
        (RUSSIAN, "cp1251"),
        ("Quiet, she said", "utf-16-le"),
        ("Quiet, she said", "utf-16-be"),
        ("“Quiet” in Dresna, says Brandt", "cp1252"),
        ("a café", "latin-1"),
    ],
)
def test_what_is_told_from_the_bytes_is_said(text: str, encoding: str):
    decoded = decode(text.encode(encoding), "x")
    assert decoded.text == text
    assert [issue.code for issue in decoded.issues] == ["S-READ-003"]


def test_a_declared_encoding_is_believed():
    decoded = decode(RUSSIAN.encode("koi8-r"), "x", "koi8-r")
    assert (decoded.text, decoded.issues) == (RUSSIAN, ())


def test_a_declared_encoding_that_nobody_knows_is_passed_over():
    assert decode(RUSSIAN.encode("cp1251"), "x", "klingon").text == RUSSIAN


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"%PDF-1.7", "PDF"),
        (b"a\x00b\x00\x00c", "binary"),
        (b"\x01\x02\x03" * 20, "binary"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "JPEG"),
    ],
)
def test_what_is_no_text_is_named(raw: bytes, kind: str):
    decoded = decode(raw, "x")
    assert decoded.text is None
    assert kind in decoded.issues[0].message


def test_a_few_broken_bytes_spoil_nothing_else():
    decoded = decode(f"“{GERMAN}” ".encode() + b"\xff.", "x")
    assert decoded.text == f"“{GERMAN}” \ufffd."
    assert decoded.issues[0].code == "S-READ-005"


def test_a_cut_utf16_file_is_read_to_its_end():
    decoded = decode("Quiet".encode("utf-16")[:-1], "x")
    assert decoded.text == "Quie\ufffd"
    assert decoded.issues[0].code == "S-READ-005"
