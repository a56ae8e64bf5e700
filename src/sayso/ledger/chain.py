"""The hash chain: each line's hash covers the line and the hash of the line before.

Parts are hashed with their length before them, so that no byte can move from one
field to the next unseen. A chain shows any change inside it; that lines were cut off
at its end shows only to someone who kept the last hash elsewhere.
"""

import hashlib

from sayso.ledger.lines import Line, Transaction

GENESIS = bytes(32)
NOTHING = b"\xff" * 8  # no part is so long


def digest_of(*parts: bytes | str | int | None) -> bytes:
    """SHA-256 of the parts, unambiguous in their borders; None is no empty string."""
    digest = hashlib.sha256()
    for part in parts:
        if part is None:
            digest.update(NOTHING)
            continue
        raw = part if isinstance(part, bytes) else str(part).encode("utf-8", "replace")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.digest()


def line_hash_of(prev: bytes, line: Line, within: Transaction) -> bytes:
    """The hash of a line of a transaction, given the hash of the line before."""
    agent = line.agent
    return digest_of(
        prev,
        line.seq,
        line.tx,
        line.entry,
        line.kind,
        agent.kind,
        agent.name,
        agent.version,
        within.run,
        within.at_us,
        line.raw,
    )


def transaction_hash_of(row: Transaction) -> bytes:
    """The hash of a transaction, which covers the hash of the one before."""
    return digest_of(
        row.prev, row.tx, row.at_us, row.run, row.first_seq, row.count, row.note
    )
