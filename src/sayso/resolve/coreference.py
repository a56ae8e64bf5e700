"""Which mentions of one document mean the same person, body or group.

Rules that hold here:
- A full name, an acronym in brackets, an alias of vocab/bodies join.
- A surname alone joins the one person of the document who bears it. With two bearers
  the title decides; else who was called by it before the other one came up; else it
  stays a source of its own, and an issue says so. Two candidates are no answer.
- "the ministry" joins the one body before it with that word in its name; "the
  president" the one person with that office; "the group" the last group named, if
  only one was named there.
- Descriptions of nobody in particular are one source within the document if their
  words are the same.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.sentence import Sentence
from sayso.model.source import Mention, SourceKind
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.resolve.descriptions import (
    Description,
    description_of,
    looks_like_nation,
    side_words,
)
from sayso.resolve.likeness import (
    ends_with,
    groupish,
    has_part,
    has_word,
    is_organ,
    is_somebody,
    is_variant,
    telling_nouns,
    with_office,
)
from sayso.resolve.nations import Nations
from sayso.resolve.register import (
    countries_in,
    country_of_name,
    key_of,
    known_body,
    organ_of,
)

PERSON, BODY, OUTLET = SourceKind.PERSON, SourceKind.BODY, SourceKind.OUTLET
# How many sentences back "the group" may reach.
NEAR = 2


class Cast:
    """All characters of one document, and which words mean whom."""

    def __init__(
        self,
        doc: Document,
        sentences: Sequence[Sentence],
        *,
        nations: Nations,
        placed: Iterable[Span],
    ) -> None:
        self.doc = doc
        self.nations = nations
        self.country = nations.country
        self.characters: list[Character] = []
        self.issues: list[Issue] = []
        self.by_span: dict[Span, Character] = {}
        self._starts = [s.span.start for s in sentences]
        self._placed = {(s.start, s.end) for s in placed}
        self._names: dict[str, Character] = {}
        self._short: dict[str, Character] = {}
        self._people: list[tuple[tuple[str, ...], Character]] = []

    def read(self, mentions: Sequence[Mention]) -> "Cast":
        """Take in all mentions, full names of people first."""
        for mention in mentions:
            if mention.kind is PERSON and mention.name and " " in mention.name:
                self._enter_person(mention)
        for mention in mentions:
            character = self._meant(mention)
            if character is not None:
                self._add(character, mention)
        return self

    def sentence_at(self, at: int) -> int:
        """The number of the sentence in which an offset lies."""
        return bisect_right(self._starts, at) - 1

    def opens_sentence(self, span: Span, number: int) -> bool:
        """Whether a mention is the first thing in a sentence."""
        return 0 <= number < len(self._starts) and span.start == self._starts[number]

    def _add(self, character: Character, mention: Mention) -> None:
        character.mentions.append(mention.span)
        self.by_span[mention.span] = character
        if mention.name and mention.name not in character.names:
            character.names.append(mention.name)
        if mention.title and mention.name and mention.title not in character.roles:
            character.roles.append(mention.title)
        if mention.acronym:
            character.acronym = mention.acronym
            self._names.setdefault(key_of(mention.acronym), character)

    def _new(self, kind: SourceKind, **more: object) -> Character:
        character = Character(kind=kind)
        for name, value in more.items():
            setattr(character, name, value)
        self.characters.append(character)
        return character

    # --- names -------------------------------------------------------------------

    def _meant(self, mention: Mention) -> Character | None:
        if mention.name is None:
            return self._described(mention)
        key = key_of(mention.name)
        if mention.kind is PERSON:
            return self._person(mention, key)
        known = self._names.get(key)
        return known or self._by_surname(mention, key) or self._body(mention, key)

    def _enter_person(self, mention: Mention) -> None:
        key = key_of(mention.name or "")
        if key in self._names:
            return
        parts = tuple(key.split())
        for other, character in self._people:
            if is_variant(parts, other):
                self._names[key] = character
                return
        # "UN envoy for Karvelia" is no Karvelian
        office = (mention.title or "").partition(" for ")[0]
        country, adjective = self._state_of(office)
        character = self._new(
            PERSON, names=[mention.name], country=country, adjective=adjective
        )
        self._names[key] = character
        self._people.append((parts, character))

    def _state_of(self, office: str) -> tuple[str | None, str | None]:
        """The state of an office by code and adjective ("Sudrian Foreign Minister")."""
        adjective = next((w for w in office.split() if looks_like_nation(w)), None)
        code = self.nations.code_of(adjective) if adjective else None
        return code or next(iter(countries_in(office)), None), adjective

    def _person(self, mention: Mention, key: str) -> Character:
        known = self._names.get(key)
        if known is not None:
            return known
        found = self._by_surname(mention, key)
        if found is None:
            found = self._new(PERSON, names=[mention.name], local=" " not in key)
            self._names[key] = found
            self._people.append((tuple(key.split()), found))
        return found

    def _by_surname(self, mention: Mention, key: str) -> Character | None:
        parts = tuple(key.split())
        if len(parts) > 2 or (len(parts) == 2 and not key.startswith("al ")):
            return None
        bearers = [c for name, c in self._people if ends_with(name, parts)]
        if len(bearers) > 1:
            before = [c for c in bearers if c.mentions]
            bearers = before or bearers
        if len(bearers) <= 1:
            return self._bound(key, bearers[0]) if bearers else None
        titled = with_office(bearers, mention.head) if mention.title else []
        if len(titled) == 1:
            return titled[0]
        return self._settled(mention, key, bearers)

    def _bound(self, key: str, character: Character) -> Character:
        self._short.setdefault(key, character)
        return character

    def _settled(
        self, mention: Mention, key: str, bearers: Sequence[Character]
    ) -> Character:
        """Whom a surname means that two people bear."""
        usual = self._short.get(key)
        if usual in bearers and not self._is_disputed(mention, usual, bearers):
            return usual
        names = " and ".join(c.name for c in bearers)
        self.issues.append(
            Issue(
                code="S-RESOLVE-010",
                level="note",
                message=f"{mention.name!r} may be {names}; it is kept apart from both",
                span=mention.span,
            )
        )
        own = self._names.get("?" + key)
        if own is None:
            own = self._new(PERSON, names=[mention.name], local=True)
            self._names["?" + key] = own
        return own

    def _is_disputed(
        self, mention: Mention, usual: Character, bearers: Sequence[Character]
    ) -> bool:
        """Whether the other bearer was named last, and close by."""
        last = max(bearers, key=lambda c: c.mentions[-1].start)
        here = self.sentence_at(mention.span.start)
        near = here - self.sentence_at(last.mentions[-1].start) < NEAR
        return last is not usual and near

    def _body(self, mention: Mention, key: str) -> Character:
        name = mention.name or ""
        found = self._by_alias(name) or self._by_organ(name) or self._by_part(key)
        if found is None:
            body, organ = known_body(name), organ_of(name)
            country = body.country if body else country_of_name(name)
            if organ is not None and body is None:
                country = organ.country or self.country
            span = (mention.span.start, mention.span.end)
            found = self._new(
                body.kind if body else mention.kind,
                names=[name],
                country=country,
                placed=span in self._placed and body is None,
            )
        self._names.setdefault(key, found)
        self._names.setdefault(key_of(found.name), found)
        found.marks.update(self._marks_around(mention.span))
        return found

    def _by_alias(self, name: str) -> Character | None:
        body = known_body(name)
        if body is None:
            return None
        return self._names.get(key_of(body.name))

    def _by_organ(self, name: str) -> Character | None:
        """ "the Defence Ministry" after "the Karvelian Defence Ministry"."""
        organ = organ_of(name)
        if organ is None:
            return None
        fitting = [c for c in self.characters if is_organ(c, organ.name)]
        if organ.country:
            fitting = [c for c in fitting if c.country in {organ.country, None}]
        return fitting[0] if len(fitting) == 1 else None

    def _by_part(self, key: str) -> Character | None:
        """ "the Front" after "the Northern Front for Renewal"."""
        parts = tuple(key.split())
        if len(parts) == 1 and parts[0] not in telling_nouns():
            return None
        fitting = [c for c in self.characters if has_part(c, parts)]
        return fitting[0] if len(fitting) == 1 else None

    def _marks_around(self, span: Span) -> set[str]:
        """The words beside a name in its phrase: "the Islamist group X"."""
        before = self.doc.text[max(0, span.start - 40) : span.start]
        after = self.doc.text[span.end : span.end + 25]
        left = before.replace("\n", ".").rpartition(".")[2].rpartition(",")[2].split()
        right = after.partition(",")[0].partition(".")[0].split()
        return {word.casefold() for word in (*left[-4:], *right[:2])}

    # --- descriptions --------------------------------------------------------------

    def _described(self, mention: Mention) -> Character | None:
        told = description_of(self.doc.quote(mention.span), mention.head)
        if told.adjective and told.country is None:
            told = replace(told, country=self.nations.code_of(told.adjective))
        if told.article == "possessive":
            return None  # "its fighters": whose they are is asked where they act
        if mention.kind is PERSON:
            return self._office(mention, told)
        if mention.kind is BODY or mention.kind is OUTLET:
            return self._group(mention, told)
        return self._unnamed(mention, told)

    def _office(self, mention: Mention, told: Description) -> Character:
        """ "the president": the one person before it who bears the office."""
        seen = [c for _, c in self._people if c.mentions]
        fitting = with_office(seen, mention.head)
        if told.country:
            fitting = [c for c in fitting if c.country in {told.country, None}]
        elif len(fitting) > 1:
            fitting = [c for c in fitting if c.country is None] or fitting
        if len(fitting) == 1:
            return fitting[0]
        return self._own(PERSON, told, country=told.country or self.country)

    def _group(self, mention: Mention, told: Description) -> Character:
        if told.article == "indefinite":
            return self._own(mention.kind, told)
        named = self._by_head(told)
        if named is not None:
            return named
        if told.article == "definite" and told.head in groupish():
            recent = self._recent_group(mention.span)
            if recent is not None:
                return recent
        return self._same_group(mention.kind, told)

    def _by_head(self, told: Description) -> Character | None:
        """ "the observatory" after "the Karvelia Observatory for Rights"."""
        if told.article != "definite" or " " in told.group:
            return None
        fitting = [
            c
            for c in self.characters
            if c.mentions and c.kind in {BODY, OUTLET} and has_word(c, told.head)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _recent_group(self, span: Span) -> Character | None:
        here = self.sentence_at(span.start)
        near = [
            c
            for c in self.characters
            if c.kind is BODY and c.mentions and is_somebody(c)
            and organ_of(c.name) is None
            and here - self.sentence_at(c.mentions[-1].start) <= NEAR
        ]  # fmt: skip
        return near[0] if len(near) == 1 else None

    def _same_group(self, kind: SourceKind, told: Description) -> Character:
        alike = [c for c in self.characters if c.group == told.group]
        if told.adjective:
            exact = [c for c in alike if c.adjective in {told.adjective, None}]
            alike = [c for c in exact if c.country in {told.country, None}]
        if len(alike) == 1:
            one = alike[0]
            one.adjective = one.adjective or told.adjective
            one.country = told.country or one.country
            return one
        sides = side_words("government") | side_words("rebels")
        sided = bool(sides.intersection(told.group.split()))
        country = told.country or (self.country if sided and not told.adjective else None)
        return self._new(
            kind, group=told.group, country=country, adjective=told.adjective
        )

    def _unnamed(self, mention: Mention, told: Description) -> Character:
        if told.article == "definite":
            alike = [
                c
                for c in self.characters
                if c.kind is mention.kind and not c.group and c.names
                and c.names[0].split()[-1].casefold() == told.head
            ]  # fmt: skip
            if len(alike) == 1:
                return alike[0]
        return self._own(mention.kind, told)

    def _own(
        self, kind: SourceKind, told: Description, country: str | None = None
    ) -> Character:
        words_ = f"{told.adjective} {told.group}" if told.adjective else told.group
        key = f"{kind.value}:{words_.casefold()}"
        found = self._names.get(key)
        if found is None:
            found = self._new(kind, names=[words_], local=True, country=country)
            self._names[key] = found
        return found
