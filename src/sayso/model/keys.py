"""Index keys of a claim: what two claims must share before they are compared.

Comparing everything with everything is out of the question; a claim is compared with
those that share a key with it. Keys are strings, so that any store can index them:

    at:<place>             something is claimed of that place
    <type>/<mode>@<place>  such an event there
    <type>/<mode>><who>    such an event, with that target, where no place is named
    #<measure>@<place>     a figure of that measure there ("" where no place is named)
    =<hash>                exactly the same content words
    ~<word>+<word>         two telling words of what is asserted
    !<word>+<word>         two telling words of what is denied

Keys of a name in the register: what two spellings of one name share. "Antoni Velk" and
"Anton Velk" share both of theirs, "velk" and "person:ant v"; "Northern Front" and
"Northern Front for Renewal" share "body=northern front".
"""

from functools import lru_cache

from sayso.model.claim import Claim
from sayso.model.event import Event
from sayso.model.ids import short_hash, source_id_of
from sayso.model.source import Source, SourceKind
from sayso.text.names import fold, name_key
from sayso.text.stems import pairs_of, stems_in, telling
from sayso.text.untruth import calls_untrue, says_not

REMEMBERED = 16_384  # the same names come up again and again
MOST_ASSERTED = 5  # telling words of a claim that are filed: 6 pairs
MOST_DENIED = 6  # denials are few, so that more of their words may be: 15 pairs
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
    keys += word_keys_of(claim)
    return tuple(dict.fromkeys(keys))


def is_gainsaid(claim: Claim) -> bool:
    """Whether the matter is said not to be so: denied, or by its own words."""
    if claim.negated or calls_untrue(claim.words):
        return True
    return claim.event is None and says_not(claim.words)


def word_keys_of(claim: Claim) -> list[str]:
    """The keys of a claim's telling words, two by two."""
    mark = "!" if is_gainsaid(claim) else "~"
    return [mark + pair for pair in _word_pairs(claim)]


def opposite_keys_of(claim: Claim) -> list[str]:
    """The keys under which claims in such words of the other polarity are filed."""
    mark = "~" if is_gainsaid(claim) else "!"
    return [mark + pair for pair in _word_pairs(claim)]


def _word_pairs(claim: Claim) -> tuple[str, ...]:
    """As many for what is filed as for what is asked: neither must come first."""
    most = MOST_DENIED if is_gainsaid(claim) else MOST_ASSERTED
    return _pairs_in(claim.words, _names_in(claim), most)


@lru_cache(REMEMBERED)
def _pairs_in(words: str, names: str, most: int) -> tuple[str, ...]:
    return tuple(pairs_of(telling((*stems_in(words), *stems_in(names)), most)))


def telling_words(claim: Claim) -> tuple[str, ...]:
    """The keys of the words that tell the matter: content, people, place."""
    found = (*stems_in(claim.words), *stems_in(_names_in(claim)))
    return tuple(dict.fromkeys(found))


def _names_in(claim: Claim) -> str:
    """Who and where, as far as an event tells."""
    event = claim.event
    if event is None:
        return ""
    people = (*event.actors, *event.targets)
    place = event.place.name if event.place else ""
    return " ".join((*(person.name for person in people), place))


@lru_cache(REMEMBERED)
def name_keys_of(source: Source) -> tuple[str, ...]:
    """The keys of a name: its last word, how its first and last word begin, its stem.

    None for what is known by anything but its name: "a security official", or "the
    ministry" of one text.
    """
    key = name_key(source.name)
    words = key.split()
    if source.kind not in _NAMED or not words or source.source != source_id_of(key):
        return ()
    keys = [words[-1], f"{source.kind}:{words[0][:3]} {words[-1][:1]}"]
    if source.kind is not SourceKind.PERSON and len(words) > 1:
        keys.append(f"{source.kind}={stem_of(words)}")
    return tuple(keys)


def stem_of(words: list[str]) -> str:
    """A body's name up to "for" or "of": all that a text cut short may print of it."""
    ends = (at for at, word in enumerate(words) if at > 1 and word in {"for", "of"})
    return " ".join(words[: next(ends, len(words))])
