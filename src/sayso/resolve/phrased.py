"""Whom the phrase of a source means where it holds more than one name, or less.

Rules that hold here:
- "Moscow and Tehran" are two who speak with one voice: a source of its own, laid to
  neither of them.
- The noun that carries the phrase counts, not a name before it: "a Front source" is
  the source, "the US military" the military, "Brandt's lawyer, Jon Kost," Jon Kost.
- A statement is its author's: "a Karvelian army statement".
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from sayso.model.source import SourceKind
from sayso.model.span import Span
from sayso.resolve.apposed import (
    OWNED,
    body_at_end,
    is_office,
    may_be_person,
    named_at_end,
    person_at_end,
    relative_of,
    without_beside,
)
from sayso.resolve.cast import LOCAL_KINDS, Character
from sayso.resolve.coreference import Cast
from sayso.resolve.descriptions import (
    core_of,
    head_of,
    kind_of_head,
    without_count,
    without_ownership,
)
from sayso.resolve.naming import is_personal, shown_name
from sayso.resolve.referents import Referents
from sayso.resolve.register import country_of_name
from sayso.vocab import table

Named = tuple[str, SourceKind]  # words that nobody took for a mention
PERSON, BODY, OUTLET = SourceKind.PERSON, SourceKind.BODY, SourceKind.OUTLET
UNNAMED = SourceKind.UNNAMED
_AND = re.compile(r",?\s+(?:and|or|&)\s+(?:the\s+)?$", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?:the\s+)?$", re.IGNORECASE)
_OTHERS = re.compile(r",?\s+and\s+(?:several\s+|many\s+|some\s+)?other\s+[a-z]+")
_COUNT_OF = re.compile(
    r"(?:at least |about |more than )?(?:an?(?:other)? )?"
    r"(?:one|two|three|some|many|most|several|number|handful|couple|dozens) of "
    r"(?:the )?(?=\S)",
    re.IGNORECASE,
)
# "who identified herself as Ana Kost", "a group called the Lantern"
_CALLED = re.compile(
    r",?\s(?:(?:which|that|who)\s)?(?:(?:is|was)\s)?(?:called|named|known as|calling"
    r" (?:him|her|it)self|identified (?:(?:him|her|it)self )?(?:only )?as"
    r"|(?:who )?gave (?:his|her) name as)\s(?:the\s)?"
)
_BOTH = re.compile(r"^(?:both|either|the|a|an)\s+", re.IGNORECASE)
_OWN = re.compile(r"(?:his|her|its|their)\s+(?=\w)", re.IGNORECASE)
# People who are somebody's: "friends" alone are those of whom the story is of.
_KIN = frozenset("friend friends family relatives".split())
# Somebody of a body that has no name: "the hospital's director".
_OWNER = re.compile(r"(?:the|an?)\s(?:[a-z-]+\s)?[a-z-]+['’]s?\s[a-z-]+", re.IGNORECASE)
# What stands between a name and its own body: "Ana Kost, of the Harbour Institute"
_OF_BODY = re.compile(r",\s(?:also\s)?(?:of|from|at|with|for)\s(?:the\s)?$")
_NEWS = re.compile(r"\b(?:news|paper|newspaper|daily|radio|television|broadcaster)\b")
_RELATIVE = re.compile(r",|\s(?:who|which|that)(?:\s|$)")
_POSSESSIVE = frozenset("my our your his her its their".split())
_BEFORE_OWNER = re.compile(r"\s(?:of|by|from|for|to|with|in|at|on|the|around)\s+$")
_LONGEST = 12  # words of a phrase that still name somebody
# What is a part of a body and speaks for itself.
_PARTS = frozenset("branch wing arm chapter".split())


class Phrases:
    """Answers whom the words of a source mean, over the cast of one document."""

    def __init__(self, cast: Cast, referents: Referents) -> None:
        self.cast = cast
        self.referents = referents
        self._joined: dict[str, Character] = {}

    def meant(self, span: Span) -> Character | Named | None:
        """Whom a phrase means, or its words and what they are; None: its first name."""
        span = without_beside(self.cast, self._without_count(span))
        spans = self.referents.mentions_in(span)
        words = self.cast.doc.quote(span)
        if not spans or not core_of(words):
            return None
        return (
            self._related(span, spans)
            or self._listed(span, spans)
            or self._called(spans)
            or self._together(span, words, spans)
            or person_at_end(self.cast, span, spans)
            or body_at_end(self.cast, span, spans)
            or named_at_end(self.cast, span, spans)
            or self._headed(span, words, spans)
        )

    def owned(
        self, span: Span, above: Character | None, kind: SourceKind
    ) -> Named | None:
        """As in "her lawyer", "friends": the words with the owner's name, if known."""
        core = core_of(self.cast.doc.quote(span))
        possessive = _OWN.match(core)
        if possessive:
            owner = self._owner(possessive[0].strip().casefold(), span, above)
            rest = core[possessive.end() :]
        elif head_of(core) in _KIN and without_count(core).casefold() in _KIN:
            owner, rest = self._topic(span), without_count(core).casefold()
        else:
            return None
        if owner is None or owner.is_local or " and " in rest:
            return None
        name = shown_name(owner)
        kin = owner.kind is PERSON and kind_of_head(rest) in LOCAL_KINDS
        if kin and is_personal(rest) and " " not in rest:
            return f"{rest} of {name}", kind
        mark = "'s" if owner.kind is PERSON else ""
        return f"{name}{mark} {rest}", kind

    def is_owned(self, span: Span) -> bool:
        """Whether a phrase is of somebody's own, as in "its branch in Tarn"."""
        core = core_of(self.cast.doc.quote(span))
        spans = self.referents.mentions_in(span) if _OWN.match(core) else []
        end = span.start + len(core)
        if not spans or spans[0].start < end:
            return False
        return not self.cast.doc.text.startswith(",", end)

    def _owner(
        self, pronoun: str, span: Span, above: Character | None
    ) -> Character | None:
        self.referents.quoted, self.referents.begin = False, span.start
        if pronoun in {"his", "her"}:
            return self.referents.in_mind(pronoun, span.start)
        return self.referents.behind(pronoun, span, above)

    def _topic(self, span: Span) -> Character | None:
        """The person whom the text has named most before."""
        people = [c for c in self.cast.characters if c.kind is PERSON and not c.local]
        counts = {id(c): sum(m.start < span.start for m in c.mentions) for c in people}
        ranked = sorted(people, key=lambda c: -counts[id(c)])
        if not ranked or not counts[id(ranked[0])]:
            return None
        if len(ranked) > 1 and counts[id(ranked[1])] >= counts[id(ranked[0])]:
            return None
        return ranked[0]

    def _without_count(self, span: Span) -> Span:
        """The rest of "one of Brandt's aides", "a number of officials"."""
        count = _COUNT_OF.match(self.cast.doc.quote(span))
        return span if count is None else Span(span.start + count.end(), span.end)

    def _related(self, span: Span, spans: Sequence[Span]) -> Character | Named | None:
        found = relative_of(self.cast, span, spans)
        return (found, PERSON) if isinstance(found, str) else found

    def _listed(self, span: Span, spans: Sequence[Span]) -> Character | None:
        """As in "two factions – the Front and the League": those behind the dash."""
        text = self.cast.doc.text
        dash = text.find(" – ", span.start, span.end)
        behind = [s for s in spans if dash > 0 and s.start > dash]
        if not behind or text[dash + 3 : behind[0].start].strip(" the"):
            return None
        rest = Span(behind[0].start, span.end)
        return self._together(rest, self.cast.doc.quote(rest), behind)

    def _called(self, spans: Sequence[Span]) -> Character | None:
        """As in "an organisation called the Lantern", "a body, the Lantern"."""
        text, first = self.cast.doc.text, self.cast.by_span[spans[0]]
        for one, other in pairwise(spans):
            if other.start < one.end or not (first.is_local or first.group):
                continue
            named, between = self.cast.by_span[other], text[one.end : other.start]
            beside = one == spans[0] and _COMMA.fullmatch(between) is not None
            apposed = beside and _is_alike(first, named)
            if not named.is_local and (apposed or _CALLED.fullmatch(between)):
                return named
        return None

    def _together(
        self, span: Span, words: str, spans: Sequence[Span]
    ) -> Character | None:
        """As in "Sela Brandt, the premier, and the Harbour Council"."""
        lead = _BOTH.match(words)
        spans = self._from_first_name(span, spans)
        ahead = self.cast.doc.text[span.start : spans[0].start]
        if len(ahead) > (lead.end() if lead else 0) and not is_office(ahead):
            return None
        after = self.cast.doc.text[spans[-1].end : span.end]
        others = _OTHERS.fullmatch(after) is not None
        parts = self._parts(spans, by_and=others)
        if len(parts) + others < 2 or parts[0].is_local:
            return None
        if not others and _is_cut_off(after):
            return None
        return self._enter(parts, words)

    def _from_first_name(self, span: Span, spans: Sequence[Span]) -> Sequence[Span]:
        """The mentions from "Ana Kost" on in "Tarn's mayor, Ana Kost, and"."""
        for at, other in enumerate(spans[1:], start=1):
            named = self.cast.by_span[other]
            if named.kind is PERSON and not named.local:
                ahead = self.cast.doc.text[span.start : other.start]
                return spans[at:] if is_office(ahead) else spans
        return spans

    def _parts(self, spans: Sequence[Span], *, by_and: bool) -> list[Character]:
        """Those who are joined by commas and a last "and"; one alone if they are not.

        What stands between two names belongs to the first: "Brandt, the premier, and",
        and so does what is told of a person: "Ana Kost, a nurse at the Harbour Clinic".
        """
        text, parts = self.cast.doc.text, [self.cast.by_span[spans[0]]]
        aside = False
        for one, other in pairwise(spans):
            if other.start < one.end:
                continue
            named, between = self.cast.by_span[other], text[one.end : other.start]
            joined = _AND.search(between) is not None
            if named in parts:
                continue
            of_person = may_be_person(parts[-1])
            aside = (
                of_person
                and not joined
                and (aside or named.is_local or _OF_BODY.search(between) is not None)
            )
            if aside:
                continue
            if not (joined or _COMMA.fullmatch(between)):
                return parts[:1]
            if named.is_local and named.group is None:
                return parts[:1]
            by_and = by_and or joined
            parts.append(named)
        return parts if by_and else parts[:1]

    def _enter(self, parts: Sequence[Character], words: str) -> Character:
        names = [shown_name(part) for part in parts]
        if len(parts) == 2 and not _OTHERS.search(words):
            name = f"{names[0]} and {names[1]}"
        else:
            name = _BOTH.sub("", " ".join(words.split())).strip(" ,")
        known = self._joined.get(name)
        if known is None:
            known = Character(kind=BODY, names=[name], joined=tuple(parts))
            self._joined[name] = self.cast.enter(known)
        for part in parts:
            part.used = True
        return known

    def _headed(
        self, span: Span, words: str, spans: Sequence[Span]
    ) -> Character | Named | None:
        """As in "a Front source": the noun behind the name."""
        core = core_of(words)
        end = span.start + len(core)
        outer = spans[0]
        rest = self.cast.doc.text[outer.end : end].replace("’", "'")
        rest = rest.removeprefix("'s").removeprefix("'").strip()
        found, head = self.cast.by_span[outer], head_of(core)
        kind = kind_of_head(head)
        if outer.start >= end:
            return self._behind(core, span, spans, kind)
        if rest[:1].isupper() and OWNED.match(self.cast.doc.text, outer.end):
            return self._of_state(found, rest, kind)
        if not rest or not _is_common(rest) or head in _nouns("voice"):
            owned = not rest and found.local and _OWNER.fullmatch(core)
            named = (without_count(core), found.kind) if owned else None
            return named or self._author(core, span, outer)
        if kind is BODY or kind is OUTLET:
            return self._body(found, core, span, kind)
        if head in _PARTS and found.kind is BODY:
            return without_count(_RELATIVE.split(words, maxsplit=1)[0]), BODY
        return without_count(core), kind

    def _behind(
        self, core: str, span: Span, spans: Sequence[Span], kind: SourceKind
    ) -> Character | Named | None:
        """As in "a friend of Brandt", "agencies in Tarn": the friend, the agencies.

        A noun that no list has carries a phrase as well as one that was taken for a
        mention; what was taken for one behind it only says which is meant.
        """
        bare, name = without_count(core), self.cast.by_span[spans[0]]
        words = self.cast.doc.quote(span)
        between = self.cast.doc.text[span.start + len(core) : spans[0].start]
        if _is_described(core, words) and name.is_local:
            return core, PERSON
        if _COMMA.fullmatch(between) and not name.is_local:
            return name
        ends = spans[0].end == span.end and name.kind is PERSON
        if ends and is_personal(bare) and bare.islower():
            return f"{bare}{between}{shown_name(name)}", kind
        if kind is not UNNAMED or is_personal(bare.lower()):
            bare = _uncapitalised(bare)  # "Agencies in Tarn" at the head of a sentence
            words = words.replace(core, _uncapitalised(core), 1)
        if not _carries(bare) or _is_voice(core, between) or _is_aside(name, between):
            return None
        whole = without_count(_RELATIVE.split(words, maxsplit=1)[0]).strip()
        return (whole, kind) if len(whole.split()) <= _LONGEST else (bare, kind)

    def _of_state(self, found: Character, rest: str, kind: SourceKind) -> Named | None:
        """As in "Karvelia's Norlink news agency": the agency."""
        is_state = any(country_of_name(name) for name in found.names)
        return (rest, kind) if is_state and kind in {BODY, OUTLET} else None

    def _body(
        self, found: Character, core: str, span: Span, kind: SourceKind
    ) -> Character | Named | None:
        """As in "the US military"; "the Norlink agency" is Norlink, with more words."""
        if found.kind is PERSON:
            return without_count(core), kind
        if any(country_of_name(name) for name in found.names):
            return self.cast.described(core, span, kind)
        if OWNED.search(core):  # "Halvik's civil defence agency" is not Halvik
            return without_count(core), kind if _NEWS.search(core) else BODY
        bare = without_ownership(without_count(core))
        if found.kind in {BODY, OUTLET} and found.group is None and "'" not in bare:
            found.shown = found.shown or bare
        return None

    def _author(self, core: str, span: Span, outer: Span) -> Character | None:
        """As in "a Karvelian army statement": the army."""
        found = self.cast.by_span[outer]
        if found.kind is not SourceKind.RECORD or head_of(core) not in _nouns("voice"):
            return None
        before = core.rsplit(maxsplit=1)[0]
        kind = kind_of_head(head_of(before))
        return self.cast.described(before, span, kind) if kind is BODY else None


def _uncapitalised(words: str) -> str:
    """Words without a capital that only opens a sentence."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _carries(bare: str) -> bool:
    """Whether words can carry a phrase: common ones that are nobody's ("his")."""
    return (
        bare.islower()
        and bare[-1].isalpha()
        and bare.partition(" ")[0] not in _POSSESSIVE
    )


def _is_voice(core: str, between: str) -> bool:
    """Whether a noun only counts, or is only the voice of, who stands behind it."""
    head = head_of(core)
    counted = head in _nouns("counting") and between.split()[:1] == ["of"]
    return counted or head in _nouns("voice")


def _is_aside(name: Character, between: str) -> bool:
    """As in "master of ceremonies Jon Kost", "on the other side, Brandt"."""
    owned = name.kind is not PERSON or _BEFORE_OWNER.search(between) is not None
    return not owned or between.lstrip().startswith(",")


@cache
def _nouns(name: str) -> frozenset[str]:
    """Nouns that stand for whoever is named behind them, from vocab/groups."""
    return frozenset(table("groups")["nouns"][name].split())


def _is_alike(described: Character, named: Character) -> bool:
    """Whether a name may be the body's that words before its comma describe."""
    bodies = {BODY, OUTLET}
    is_name = named.kind in bodies and named.group is None and not named.placed
    return is_name and described.kind in bodies


def _is_described(name: str, words: str) -> bool:
    """As in "Sela, a baker and poet": one word that is somebody's name."""
    is_name = name[:1].isupper() and name[1:].islower() and name.isalpha()
    return (
        is_name and re.match(r",\s(?:an?|the|\d\d),?\s", words[len(name) :]) is not None
    )


def _is_common(words: str) -> bool:
    """Whether words behind a name are common ones that end in a noun."""
    if words.startswith(("and ", "or ", "nor ")):
        return False
    return words.rsplit(maxsplit=1)[-1].isalpha() and words.islower()


def _is_cut_off(after: str) -> bool:
    """Whether a common noun goes on behind the last name: "the US and Front forces"."""
    word = after.split()[:1]
    return bool(word) and word[0].isalpha() and word[0].islower()
