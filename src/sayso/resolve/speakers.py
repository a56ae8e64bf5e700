"""Who is cited by each attribution.

Rules that hold here:
- Words that no mention covers still make a source: named by the words, and known in
  this document only unless they are a name.
- Crowds, footage, records and the unnamed keep the words of the attribution as name
  ("Residents of the capital").
- A pronoun that stays open makes a source of its own, and an issue says so.
"""

import re
from collections.abc import Iterable

from sayso.model.attribution import Attribution
from sayso.model.issue import Issue
from sayso.model.source import SourceKind
from sayso.model.span import Span, hull_of
from sayso.resolve.cast import LOCAL_KINDS, Character
from sayso.resolve.coreference import Cast
from sayso.resolve.descriptions import is_of_a_side, kind_of_head
from sayso.resolve.referents import PRONOUNS, Referents

_WORDED = LOCAL_KINDS | {SourceKind.RECORD}
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)  # "The report"
_LEAD = re.compile(r"^according to\s+", re.IGNORECASE)  # "according to a witness"
_END = re.compile(r",|\s(?:who|which|that|said|says)\b")  # "a witness who"
NOBODY = "nobody named"
SINGULAR = frozenset({"he", "she"})


def as_person(character: Character) -> Character:
    """The character, now a person: "Brandt told them ... She declined"."""
    if character.kind is SourceKind.BODY:
        character.kind = SourceKind.PERSON
        character.local = True
    return character


class Speakers:
    """The speakers of a document, found on demand and kept."""

    def __init__(self, cast: Cast, referents: Referents) -> None:
        self.cast = cast
        self.referents = referents
        self.of_attribution: dict[str, Character] = {}
        self.issues: list[Issue] = []
        self._attributions: dict[str, Attribution] = {}
        self._worded: dict[str, Character] = {}

    def read(self, attributions: Iterable[Attribution]) -> "Speakers":
        """Find the speaker of every attribution, outer ones first."""
        waiting = self._attributions = {attr.key: attr for attr in attributions}
        for attr in sorted(waiting.values(), key=lambda a: _order(a, waiting)):
            above = self.of_attribution.get(attr.inside or "")
            character = self._speaker(attr, above)
            character.used = character.cited = True
            self.of_attribution[attr.key] = character
            if attr.source:
                start = min(span.start for span in attr.source)
                self.referents.speaks(start, character)
        return self

    def _speaker(self, attr: Attribution, above: Character | None) -> Character:
        if not attr.source:
            return self._by_words(NOBODY + attr.key, NOBODY, SourceKind.UNNAMED)
        span = hull_of(attr.source)
        words = self.cast.doc.quote(span)
        first = words.casefold()
        if first in PRONOUNS:
            return self._pronoun(attr, span, first, above)
        found = self.referents.named_in(span)
        if found is None:
            return self._unknown(words)
        if found.kind in _WORDED:
            return self._described(found, words)
        self._widen(found, words)
        return self.cast.as_state(found, span)

    def _pronoun(
        self, attr: Attribution, span: Span, pronoun: str, above: Character | None
    ) -> Character:
        # an agency's "it" is mostly another's; a ministry's "it" is the ministry's
        is_agency = above is not None and above.kind is SourceKind.OUTLET
        self.referents.begin = self._begin_around(attr) if is_agency else span.start
        self.referents.quoted = False
        found = self.referents.behind(pronoun, span, above)
        if found is not None:
            return as_person(found) if pronoun in SINGULAR else found
        self.issues.append(
            Issue(
                code="S-RESOLVE-011",
                level="note",
                message=f"{pronoun!r} may be more than one, or nobody named before; "
                "it is kept as a source of its own",
                span=span,
            )
        )
        return self._by_words(f"{pronoun}{attr.key}", pronoun, SourceKind.UNNAMED)

    def _begin_around(self, attr: Attribution) -> int:
        """Where the content begins that holds an attribution."""
        around = self._attributions[attr.inside or ""]
        return min(span.start for span in around.content)

    def _described(self, found: Character, words: str) -> Character:
        """A crowd or the like, under the words that the attribution has for it."""
        bare = _ARTICLE.sub("", _END.split(_LEAD.sub("", words))[0]).strip()
        if bare and len(bare) > len(found.name) and not found.group:
            found.names.append(bare)
        return found

    def _widen(self, found: Character, words: str) -> None:
        """Give a group all its words: "union" is the "union of harbour workers"."""
        group, bare = found.group, _ARTICLE.sub("", _END.split(words)[0]).strip()
        if not group or found.country or is_of_a_side(group):
            return
        if bare.casefold().startswith(f"{group} of "):
            found.group = bare.casefold()

    def _unknown(self, words: str) -> Character:
        whole = _ARTICLE.sub("", " ".join(words.split()))
        bare = _END.split(whole)[0].strip(" ,") or whole
        is_name = bare[:1].isupper() and bare.split()[-1][:1].isupper()
        last = bare.split()[-1].casefold()
        kind = SourceKind.BODY if is_name else kind_of_head(last)
        if is_name and " " in bare and not any(w.isupper() for w in bare.split()):
            kind = SourceKind.PERSON
        return self._by_words(bare, bare, kind)

    def _by_words(self, key: str, name: str, kind: SourceKind) -> Character:
        known = self._worded.get(key.casefold())
        if known is None:
            is_local = kind is SourceKind.UNNAMED
            known = Character(kind=kind, names=[name], local=is_local)
            if name in {NOBODY, *PRONOUNS}:
                known.local_key = key
            self._worded[key.casefold()] = known
            self.cast.characters.append(known)
        return known


def _order(attr: Attribution, all_: dict[str, Attribution]) -> tuple[int, int]:
    """Outer ones first, then in text order."""
    start = min((span.start for span in attr.source), default=0)
    return _depth(attr, all_), start


def _depth(attr: Attribution, all_: dict[str, Attribution]) -> int:
    depth, seen = 0, {attr.key}
    while attr.inside and attr.inside in all_ and attr.inside not in seen:
        seen.add(attr.inside)
        attr, depth = all_[attr.inside], depth + 1
    return depth
