"""Laws of the codec, over every payload type, built from the types of its fields."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.model.codec import PAYLOADS, decode, decode_payload, encode, kind_of
from sayso.model.span import Span
from tests.properties.from_types import values_of

few = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
offsets = st.integers(0, 2**40)
# Times are aware UTC everywhere; JSON has no infinities.
PLAIN = {
    str: st.text(max_size=5),
    bool: st.booleans(),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    datetime: st.datetimes(timezones=st.just(UTC)),
    Span: st.builds(
        lambda start, size: Span(start, start + size + 1), offsets, offsets
    ),
}


@pytest.mark.parametrize("kind", PAYLOADS)
@few
@given(data=st.data())
def test_what_is_encoded_decodes_to_the_same(kind, data):
    payload = data.draw(values_of(PAYLOADS[kind], PLAIN))
    raw = encode(payload)
    assert kind_of(payload) == kind
    assert decode_payload(kind, raw) == payload
    assert encode(decode_payload(kind, raw)) == raw


@pytest.mark.parametrize("kind", PAYLOADS)
@few
@given(raw=st.binary(max_size=30) | st.sampled_from([b"{}", b"null", b"[1]", b'"x"']))
def test_any_bytes_decode_or_are_refused(kind, raw):
    term = PAYLOADS[kind]
    try:
        found = decode(raw, term)
    except InputError as error:
        message = str(error)
    else:
        message = f"not a {term.__name__}: {type(found).__name__}"
    assert message.startswith(f"not a {term.__name__}: ")
