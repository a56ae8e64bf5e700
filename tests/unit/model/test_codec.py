"""Terms to JSON bytes and back."""

import hashlib
from dataclasses import fields

import pytest

from sayso.errors import InputError
from sayso.model.claim import Claim
from sayso.model.codec import (
    KINDS,
    PAYLOADS,
    decode,
    decode_payload,
    encode,
    kind_of,
)
from sayso.model.ids import EntryId, SourceId
from sayso.model.ruling import Ruling, Verdict, Withdrawal
from sayso.model.source import Source, SourceKind
from sayso.model.span import Span
from tests.unit.publish.made_up import (
    CAPTURED,
    COPY,
    DENIED,
    MORNING_DOC,
    NFR,
    READER_NOTE,
    RELATION,
    SAME,
    SIDED,
    TOLL,
)

TAKEN = Withdrawal(entry=EntryId("e1"), reason="misread")
EACH_KIND = (
    MORNING_DOC,
    NFR,
    SAME,
    CAPTURED,
    COPY,
    RELATION,
    SIDED,
    TAKEN,
    READER_NOTE,
)


def test_bytes_are_canonical():
    kmg = Source(source=SourceId("s1"), name="KMG", kind=SourceKind.BODY)
    assert encode(kmg) == (
        b'{"source":"s1","name":"KMG","kind":"body",'
        b'"role":null,"speaks_for":null,"country":null,"members":[]}'
    )
    assert encode(kmg) == encode(decode(encode(kmg), Source))


def test_fields_stand_in_the_order_of_the_class():
    names = [field.name for field in fields(Claim)]
    places = [encode(CAPTURED).index(f'"{name}":'.encode()) for name in names[:4]]
    assert places == sorted(places)


def test_times_are_utc_with_z():
    assert b'"published_at":"2031-05-02T04:10:00Z"' in encode(MORNING_DOC)


def test_words_stand_as_they_are():
    assert "„Tarn“ 😀".encode() in encode(
        Withdrawal(entry=EntryId("e1"), reason="„Tarn“ 😀")
    )


@pytest.mark.parametrize("payload", [*EACH_KIND, DENIED, TOLL], ids=kind_of)
def test_every_kind_comes_back_as_it_was(payload):
    assert decode_payload(kind_of(payload), encode(payload)) == payload


def test_each_kind_of_payload_was_tried():
    assert {type(payload) for payload in EACH_KIND} == set(PAYLOADS.values())
    assert {kind_of(payload) for payload in EACH_KIND} == set(PAYLOADS)
    assert len(KINDS) == len(PAYLOADS)


def test_an_unknown_kind_lists_the_known_ones():
    with pytest.raises(InputError, match="unknown kind of entry 'fact'; known are doc"):
        decode_payload("fact", b"{}")


@pytest.mark.parametrize(
    ("raw", "term", "message"),
    [
        (b"{", Source, "not a Source: Input data was truncated"),
        (b"[]", Source, r"not a Source: Expected `object`, got `array`"),
        (b'{"source":"s1"}', Source, "missing required field `name`"),
        (
            b'{"source":1,"name":"KMG","kind":"body"}',
            Source,
            r"Expected `str`, got `int` - at `\$.source`",
        ),
        (
            b'{"source":"s1","name":"KMG","kind":"cloud"}',
            Source,
            r"Invalid enum value 'cloud' - at `\$.kind`",
        ),
        (b'{"verdict":"watch","person":"ines","span":{"start":1}}', Ruling, r"\$.span"),
        (b'{"start":5,"end":2}', Span, "a span needs 0 <= start < end"),
    ],
)
def test_the_message_names_the_field_that_is_wrong(raw, term, message):
    with pytest.raises(InputError, match=message):
        decode(raw, term)


def test_a_field_of_a_newer_version_is_passed_over():
    raw = b'{"verdict":"watch","person":"ines","colour":"red"}'
    assert decode(raw, Ruling) == Ruling(verdict=Verdict.WATCH, person="ines")


def test_the_bytes_of_a_claim_do_not_change_unseen():
    # A ledger holds hashes over these bytes. A new field at its default changes them;
    # then entry ids of the next version differ: a decision, not an accident.
    assert hashlib.sha256(encode(CAPTURED)).hexdigest()[:16] == "742c34727630f3d5"
