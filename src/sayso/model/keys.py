"""Index keys of a claim: what two claims must share before they are compared.

Comparing everything with everything is out of the question; a claim is compared with
those that share a key with it. Keys are strings, so that any store can index them:

    at:<place>             something is claimed of that place
    <type>/<mode>@<place>  such an event there
    <type>/<mode>><who>    such an event, with that target, where no place is named
    #<measure>@<place>     a figure of that measure there ("" where no place is named)
    =<hash>                exactly the same content words

Keys of a name in the register: what two spellings of one name share. "Antoni Velk" and
"Anton Velk" share both of theirs, "velk" and "person:ant v".
"""

from functools import lru_cache

from sayso.model.claim import Claim
from sayso.model.event import Event
from sayso.model.ids import short_hash, source_id_of
from sayso.model.source import Source, SourceKind
from sayso.text.names import fold, name_key

REMEMBERED = 16_384  # the same names come up again and again
_NAMED = frozenset({SourceKind.PERSON, SourceKind.BODY, SourceKind.OUTLET})


def place_key(event: Event | None) -> str:
    """The place of an event as a key: gazetteer id, else folded name, else empty."""
    if event is None or event.place is None:
        return ""
    ref = event.place
    return ref.place.place if ref.place is not None else "?" + fold(ref.name)


def keys_of(claim: Claim) -> tuple[str, ...]:
    """The index keys of a claim, without repeats, in a fixed order."""
    event, where = claim.event, place_key(claim.event)
    keys = ["=" + short_hash(fold(claim.words))]
    if event is not None:
        what = f"{event.type}/{event.mode or ''}"
        if where:
            keys += ["at:" + where, f"{what}@{where}"]
        keys += [f"{what}>{t.source or fold(t.name)}" for t in event.targets]
        keys += [f"{what}<{a.source or fold(a.name)}" for a in event.actors]
    keys += [f"#{figure.measure}@{where}" for figure in claim.figures]
    return tuple(dict.fromkeys(keys))


@lru_cache(REMEMBERED)
def name_keys_of(source: Source) -> tuple[str, ...]:
    """The keys of a name: its last word, and how its first and last word begin.

    None for what is known by anything but its name: "a security official", or "the
    ministry" of one text.
    """
    key = name_key(source.name)
    words = key.split()
    if source.kind not in _NAMED or not words or source.source != source_id_of(key):
        return ()
    return words[-1], f"{source.kind}:{words[0][:3]} {words[-1][:1]}"
