"""The only serialiser: any term to JSON bytes and back, from its field types.

Bytes are canonical (field order of the class, no white space, UTC as Z), so that
equal values have equal bytes and equal hashes.
"""

from collections.abc import Callable
from typing import TypeVar, get_type_hints

import msgspec

from sayso.errors import InputError
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.entry import Payload
from sayso.model.issue import Issue
from sayso.model.relation import Lineage, Relation
from sayso.model.ruling import Ruling, Withdrawal
from sayso.model.source import SameAs, Source

Term = TypeVar("Term")

# msgspec refuses a union of dataclasses; the kind stands beside the payload instead.
PAYLOADS: dict[str, type[Payload]] = {
    "document": Document,
    "source": Source,
    "same-as": SameAs,
    "claim": Claim,
    "lineage": Lineage,
    "relation": Relation,
    "ruling": Ruling,
    "withdrawal": Withdrawal,
    "issue": Issue,
}
KINDS: dict[type[Payload], str] = {term: kind for kind, term in PAYLOADS.items()}

_encoder = msgspec.json.Encoder()
_decoders: dict[type, msgspec.json.Decoder[object]] = {}


def encode(term: object) -> bytes:
    """Canonical JSON bytes of a term."""
    return _encoder.encode(term)


def decode(raw: bytes, term: type[Term]) -> Term:
    """The term that the bytes say; InputError names the field that is wrong."""
    decoder = _decoders.get(term)
    if decoder is None:  # making one takes as long as using it a hundred times
        decoder = _decoders.setdefault(term, msgspec.json.Decoder(term))
    try:
        return decoder.decode(raw)  # type: ignore[return-value]
    except msgspec.DecodeError as error:
        message = f"not a {term.__name__}: {error}"
        raise InputError(message) from error


def lists_of(term: type) -> Callable[[bytes], list[object]]:
    """Reads a list of the values of a dataclass's fields, in their order.

    Names of fields would be half of what many small records take. What is no such list
    raises InputError.
    """
    types = tuple(get_type_hints(term).values())
    decoder = msgspec.json.Decoder(tuple.__class_getitem__(types))

    def read(raw: bytes) -> list[object]:
        try:
            return list(decoder.decode(raw))
        except msgspec.DecodeError as error:
            message = f"not the values of a {term.__name__}: {error}"
            raise InputError(message) from error

    return read


def kind_of(payload: Payload) -> str:
    """The name of a payload's type, as entries carry it ("claim")."""
    return KINDS[type(payload)]


def decode_payload(kind: str, raw: bytes) -> Payload:
    """The payload of an entry of the given kind."""
    if kind not in PAYLOADS:
        known = ", ".join(PAYLOADS)
        message = f"unknown kind of entry {kind!r}; known are {known}"
        raise InputError(message)
    return decode(raw, PAYLOADS[kind])
