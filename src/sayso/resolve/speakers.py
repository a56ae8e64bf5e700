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
from itertools import pairwise

from sayso.model.attribution import Attribution
from sayso.model.issue import Issue
from sayso.model.source import SourceKind
from sayso.model.span import Span, hull_of
from sayso.resolve.aliases import alias_behind, one_of
from sayso.resolve.apposed import adopt
from sayso.resolve.cast import LOCAL_KINDS, Character
from sayso.resolve.chains import CITED
from sayso.resolve.coreference import Cast
from sayso.resolve.descriptions import core_of, head_of, is_of_a_side, kind_of_head
from sayso.resolve.heard import SPOKEN_REACH
from sayso.resolve.introduced import introduce
from sayso.resolve.likeness import groupish
from sayso.resolve.naming import is_personal
from sayso.resolve.phrased import Phrases
from sayso.resolve.referents import PRONOUNS, Referents, is_pronoun
from sayso.resolve.register import looks_like_nation
from sayso.resolve.spoken_for import Bodies
from sayso.resolve.titular import body_named

_WORDED = LOCAL_KINDS | {SourceKind.RECORD}
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)  # "The report"
_LEAD = re.compile(
    r"^(?:according to|by)\s+", re.IGNORECASE
)  # "according to a witness"
_END = re.compile(
    r",|\s(?:who|which|that|said|says|we|they|I)\b|\s(?:also|as)$"
    r"|\s(?:reached|contacted|interviewed) (?:by|via|on|over)\b"
)  # "a witness who"
_SELF = re.compile(r"(?<=\w),?\s(?:him|her|it|them)sel(?:f|ves),?$")
_PAIR = re.compile(r"\sand\s(?:an?|another|two|several)\s")  # "a source and a monitor"
_PLAIN = 2  # "the teacher"; with a word more it is told of somebody
QUOTED_REACH = 4000  # letters of a paragraph in which a quotation may be open
NOBODY = "nobody named"
_ANYBODY = frozenset("some many most few several one both all neither".split())
_TRADES = ("official", "expert", "analyst", "surgeon", "lawyer", "spokesman")
_BODY_NOUNS = frozenset(
    "monitor watchdog charity agency firm company body force club".split()
)
_DESCRIBED = frozenset({SourceKind.UNNAMED, SourceKind.PERSON})
RELATIVES = frozenset({"who", "which", "whom", "that"})
SINGULAR = frozenset({"he", "she", "him"})


def as_person(character: Character) -> Character:
    """The character, now a person: "Brandt told them ... She declined"."""
    if character.kind is SourceKind.BODY:
        character.kind = SourceKind.PERSON
        character.local = True
    return character


def _is_worded(found: Character) -> bool:
    """Whether somebody is known by words alone: "her lawyer", "residents"."""
    is_person = found.kind is SourceKind.PERSON and found.local and not found.roles
    return found.kind in _WORDED or (is_person and found.name[:1].islower())


def _is_common(word: str) -> bool:
    """Whether one word may be no name: "Friends", "Others", "Some"."""
    if " " in word or not word[1:].islower() or looks_like_nation(word):
        return False
    low = word.casefold()
    known = kind_of_head(low) is not SourceKind.UNNAMED
    return known or low in _ANYBODY or (low.endswith("s") and not low.endswith("ss"))


def _stands_quoted(text: str, at: int) -> bool:
    """Whether a quotation of the same paragraph is open there."""
    reach = max(0, at - QUOTED_REACH)
    begin = max(text.rfind("\n", reach, at) + 1, reach)
    before = text[begin:at]
    if "“" in before:
        return before.count("“") > before.count("”")
    return before.count('"') % 2 == 1


class Speakers:
    """The speakers of a document, found on demand and kept."""

    def __init__(self, cast: Cast, referents: Referents) -> None:
        self.cast = cast
        self.referents = referents
        self.phrases = Phrases(cast, referents)
        self.bodies = Bodies(cast, referents)
        self.of_attribution: dict[str, Character] = {}
        self.issues: list[Issue] = []
        self._attributions: dict[str, Attribution] = {}
        self._worded: dict[str, Character] = {}

    def read(self, attributions: Iterable[Attribution]) -> "Speakers":
        """Find the speaker of every attribution, outer ones first."""
        waiting = self._attributions = {attr.key: attr for attr in attributions}
        introduce(self.cast, self.referents, waiting.values())
        for attr in sorted(waiting.values(), key=lambda a: _order(a, waiting)):
            above = self.of_attribution.get(attr.inside or "")
            character = self._speaker(attr, above)
            character.used = character.cited = True
            self.of_attribution[attr.key] = character
            if attr.source:
                whole = hull_of(attr.source)
                adopt(self.cast, character, whole, self.referents.mentions_in(whole))
                start = min(span.start for span in attr.source)
                aside = bool(attr.inside) or self._is_relative(attr)
                cited = attr.rule.startswith(CITED)
                self.referents.heard.speaks(
                    start, character, inside=aside, passed_on=cited
                )
        return self

    def _is_relative(self, attr: Attribution) -> bool:
        """As in "..., who has said": told beside what the sentence is about."""
        return self.cast.doc.quote(attr.source[-1]).casefold() in RELATIVES

    def _nearest(self, attr: Attribution) -> Span:
        """The words of a source: of parts far from one another those by the cue."""
        if len(attr.source) == 1 or not attr.cue:
            return hull_of(attr.source)
        parts = [s for s in attr.source if self.cast.doc.quote(s).casefold() != "by"]
        text = self.cast.doc.text
        apart = any(
            len(text[one.end : other.start].split()) > 1
            for one, other in pairwise(parts)
        )
        if not apart:
            return hull_of(tuple(parts) or attr.source)
        at = attr.cue[0].start
        return min(parts, key=lambda s: max(s.start - at, at - s.end))

    def _before_relative(self, attr: Attribution) -> Character | None:
        """Whom "who" goes with; None where the words before it say it at once."""
        phrase, relative = attr.source[:-1], attr.source[-1]
        begin = attr.source[0].start
        inside = self.referents.mentions_in(hull_of(phrase)) if phrase else []
        lead = self.cast.doc.text[begin : inside[0].start] if inside else ""
        if inside and len(lead.split()) <= 1:  # an article at most
            return None
        return self.referents.antecedent(relative, begin)

    def _without_self(self, span: Span) -> Span:
        """The words before "himself" in "Brandt himself said"."""
        stressed = _SELF.search(self.cast.doc.quote(span))
        return Span(span.start, span.start + stressed.start()) if stressed else span

    def _speaker(self, attr: Attribution, above: Character | None) -> Character:
        if not attr.source:
            return self._by_words(NOBODY + attr.key, NOBODY, SourceKind.UNNAMED)
        span = hull_of(attr.source)
        if self._is_relative(attr):
            found = self._before_relative(attr)
            if found is not None:
                return found
            span = hull_of(attr.source[:-1] or attr.source)
        else:
            span = self._without_self(self._nearest(attr))
        words = self.cast.doc.quote(span)
        if is_pronoun(words):
            return self._pronoun(attr, span, words.casefold(), above)
        return self._phrase(span, words, above)

    def _phrase(self, span: Span, words: str, above: Character | None) -> Character:
        """Whom the words of a source mean where they are no pronoun."""
        phrase = self._of_few_words(span, words) or self.phrases.meant(span)
        if isinstance(phrase, Character):
            return phrase
        title = body_named(self.cast, span, self.referents.mentions_in(span))
        if title is not None:
            return self._by_words(title, title, SourceKind.BODY)
        found = self.referents.named_in(span)
        worded = found is None or _is_worded(found) or self.phrases.is_owned(span)
        if phrase is None and worded:
            kind = kind_of_head(head_of(words)) if found is None else found.kind
            kind = SourceKind.UNNAMED if kind is SourceKind.PERSON else kind
            phrase = self.phrases.owned(span, above, kind)
        if phrase is not None:
            return self._by_words(phrase[0], *phrase)
        if found is None:
            return self._unknown(words, span)
        return self._again(found, words, span) or self._as_found(found, words, span)

    def _of_few_words(self, span: Span, words: str) -> Character | None:
        """Who is called "one", or goes by a name that stands behind the words."""
        alias = alias_behind(self.cast, span)
        if alias is not None:
            return self._by_words(alias, alias, SourceKind.PERSON)
        single = one_of(words, self.referents.heard.before(span.start))
        if single is None:
            return None
        key = f"{single}:{span.start}"
        found = self._by_words(key, single, SourceKind.UNNAMED)
        found.local_key = key  # another one than "a diplomat" before
        return found

    def _as_found(self, found: Character, words: str, span: Span) -> Character:
        """The one whom a mention means, grown by the words of the source."""
        told = self.bodies.spokesman(span)
        if told is not None:
            name, body = told
            spokesman = self._by_words(name, name, SourceKind.UNNAMED)
            spokesman.speaks_for = body
            return spokesman
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
        found = self._he_or_she(attr, span, pronoun, above)
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

    def _again(self, found: Character, words: str, span: Span) -> Character | None:
        """Who spoke before and is meant by "the official", "the group", "Kost"."""
        bearer = self._bearer(found, span)
        if bearer is not None:
            return bearer
        if words[:4].casefold() != "the " or core_of(words) != words:
            return None
        if found.kind is SourceKind.BODY and found.group in _BODY_NOUNS | groupish():
            return None if found.country else self.bodies.that_spoke(span.start)
        if found.kind is SourceKind.BODY and found.group and not found.country:
            spoke = self.bodies.called(found.group, span.start)
            if spoke is not None:
                return spoke
        head = head_of(words)
        if found.kind is SourceKind.RECORD and head == "statement":
            return self.referents.heard.last(span.start)
        is_open = found.kind in _DESCRIBED and found.local and not found.roles
        return self._described_again(head, span) if is_open else None

    def _described_again(self, head: str, span: Span) -> Character | None:
        """The unnamed one who was cited before by the same noun, or by name."""
        for other in self.referents.heard.before(span.start):
            unnamed = other.kind is SourceKind.UNNAMED and other.names
            if unnamed and head_of(other.names[0]) == head:
                return other
        if not head.endswith(_TRADES) and not self._is_epithet(head, span):
            return None
        told = self.cast.doc.quote(span).casefold().replace("’", "'").split()
        bodies = (kind_of_head(word.removesuffix("'s")) for word in told)
        if SourceKind.BODY in bodies:  # "the ministry official" is not who spoke last
            return None
        return self._named_speaker(span) or self._mentioned(head, span)

    def _is_epithet(self, head: str, span: Span) -> bool:
        """As in "the retired teacher": a word more on who was just named."""
        if len(self.cast.doc.quote(span).split()) <= _PLAIN or not is_personal(head):
            return False
        return self.cast.doc.text.find(f" {head}", 0, span.start) < 0

    def _mentioned(self, head: str, span: Span) -> Character | None:
        """The unnamed one whom the last sentences told of by the same noun."""
        here = self.cast.sentence_at(span.start)
        for other in self.cast.named_since(here - SPOKEN_REACH):
            before = other.mentions[0].start < span.start
            unnamed = other.kind is SourceKind.UNNAMED and other.names
            if before and unnamed and head_of(other.names[0]) == head:
                return other
        return None

    def _named_speaker(self, span: Span) -> Character | None:
        """Who was cited last and by name: "the expert" after "Ana Kost said"."""
        last = self.referents.heard.last(span.start)
        return last if last is not None and last.kind is SourceKind.PERSON else None

    def _bearer(self, found: Character, span: Span) -> Character | None:
        """Of those who may bear a surname, the only one who was cited before."""
        if found.kind is not SourceKind.PERSON or not found.local or found.roles:
            return None
        bearers = {
            id(c): c
            for c in self.referents.heard.before(span.start)
            if c.kind is SourceKind.PERSON
            and found.name in c.name.split()
            and c is not found
        }
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    def _he_or_she(
        self, attr: Attribution, span: Span, pronoun: str, above: Character | None
    ) -> Character | None:
        """Whom a pronoun means; who is quoted is not the "he" of the quotation."""
        if pronoun not in SINGULAR:
            return self.referents.behind(pronoun, span, above)
        around = self._attributions.get(attr.inside or "")
        quoted = _stands_quoted(self.cast.doc.text, span.start)
        quoted = quoted or (around is not None and around.manner == "direct")
        if around is not None and not quoted:
            return self.referents.behind(pronoun, span, above)
        quoting = above
        if quoted and above is None:
            quoting = next(self.referents.heard.before(span.start), None)
        found = self.referents.in_mind(pronoun, span.start, quoting)
        found = found or self.referents.behind(pronoun, span, None)
        return None if found is quoting else found

    def _begin_around(self, attr: Attribution) -> int:
        """Where the content begins that holds an attribution."""
        around = self._attributions[attr.inside or ""]
        return min(span.start for span in around.content)

    def _described(self, found: Character, words: str) -> Character:
        """A crowd or the like, under the words that the attribution has for it."""
        bare = _ARTICLE.sub("", _END.split(_LEAD.sub("", words))[0]).strip()
        if found.kind is SourceKind.UNNAMED and _PAIR.search(bare):
            return self._by_words(bare, bare, found.kind)
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

    def _unknown(self, words: str, span: Span) -> Character:
        whole = _ARTICLE.sub("", " ".join(words.split()))
        bare = _END.split(whole)[0].strip(" ,") or whole
        state = self.cast.state_of_side(bare)
        if state is not None:
            return state
        is_name = bare[:1].isupper() and bare.split()[-1][:1].isupper()
        if is_name and _is_common(bare) and self._opens(span):
            is_name, bare = False, bare.lower()
        last = bare.split()[-1].casefold()
        kind = SourceKind.BODY if is_name else kind_of_head(last)
        if is_name and " " in bare and not any(w.isupper() for w in bare.split()):
            kind = SourceKind.PERSON
        return self._by_words(bare, bare, kind)

    def _opens(self, span: Span) -> bool:
        """Whether a phrase opens its sentence, where a capital says nothing."""
        number = self.cast.sentence_at(span.start)
        before = self.cast.doc.text[self.cast.start_of(number) : span.start]
        return not before.strip("\"'“‘«—–- ") or before.rstrip().endswith(":")

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
