"""Which mentions of one document mean the same person, body or group.

Rules that hold here:
- A full name, an acronym in brackets, an alias of vocab/bodies join.
- A surname alone joins the one person of the document who bears it. With two bearers
  the title decides; else who was called by it before the other one came up; else it
  stays a source of its own, and an issue says so. Two candidates are no answer.
- Descriptions ("the ministry", "the rebels") are for `described`.
"""

from collections.abc import Iterable, Sequence

from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.model.sentence import Sentence
from sayso.model.source import Mention, SourceKind
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.resolve.described import Describer
from sayso.resolve.descriptions import head_of
from sayso.resolve.likeness import (
    PARTICLES,
    bears,
    ends_with,
    has_part,
    initials_of,
    is_variant,
    opens_name,
    telling_nouns,
    with_office,
)
from sayso.resolve.nations import Nations
from sayso.resolve.register import (
    countries_in,
    country_of_name,
    key_of,
    known_body,
    looks_like_nation,
    organ_of,
    organ_of_nation,
    state_of_capital,
)
from sayso.resolve.stage import Stage

PERSON, BODY, OUTLET = SourceKind.PERSON, SourceKind.BODY, SourceKind.OUTLET
# How many sentences back "the group" may reach.
NEAR = 2
_SIDES = frozenset({"North", "South"})
_ADDRESS = frozenset({"mr", "mrs", "ms"})
INITIALS_MIN = 3  # two letters could be anybody's


def _is_half(character: Character, side: str) -> bool:
    return character.kind is BODY and any(
        country_of_name(n) and n.startswith(f"{side} ") for n in character.names
    )


class Cast(Stage):
    """All characters of one document, and which words mean whom."""

    def __init__(
        self,
        doc: Document,
        sentences: Sequence[Sentence],
        *,
        nations: Nations,
        placed: Iterable[Span],
    ) -> None:
        super().__init__(doc, sentences, nations)
        self.by_span: dict[Span, Character] = {}
        self._describer = Describer(self)
        self._placed = {(s.start, s.end) for s in placed}
        self._short: dict[str, Character] = {}
        self._described: Sequence[Mention] = ()

    def read(self, mentions: Sequence[Mention]) -> "Cast":
        """Take in all mentions, full names of people first."""
        for mention in mentions:
            if self._is_person(mention) and " " in (mention.name or ""):
                self._enter_person(mention)
        for mention in mentions:
            character = self._meant(mention)
            if character is not None:
                self._add(character, mention)
        self._described = [
            mention
            for mention in mentions
            if mention.name is None
            and (mention.kind is PERSON or mention.head == "police")
        ]
        for mention in self._described:
            self._look_ahead(mention)
        return self

    def introduce(self, person: Character, span: Span) -> None:
        """Take a description for the person who is named after it."""
        before = self.by_span[span]
        office = next((m.title for m in self._described if m.span == span), None)
        self.give_office(person, office or before.name)
        person.country = person.country or before.country
        person.speaks_for = person.speaks_for or before.speaks_for
        self._put(span, before, person)
        for mention in self._described:
            self._look_ahead(mention)

    def _put(self, span: Span, before: Character, meant: Character) -> None:
        """Take a mention of one character for a mention of another."""
        self.by_span[span] = meant
        before.mentions.remove(span)
        meant.mentions.append(span)

    def _look_ahead(self, mention: Mention) -> None:
        """As in "the president said ... President Brandt": the one named later."""
        before = self.by_span.get(mention.span)
        if before is None or before.roles or (before.names and not before.local):
            return
        meant = self._describer.meant(mention)
        if meant is None or meant is before or meant.local or meant.group:
            return
        self._put(mention.span, before, meant)

    def body_before(self, mention: Mention) -> Character | None:
        """The body that an office names before its noun ("ministry spokeswoman")."""
        return self._describer.before_office(mention)

    def described(self, words: str, span: Span, kind: SourceKind) -> Character | None:
        """Whom words at the begin of a phrase describe that no mention covers.

        As in "the US military", "the Front's press office".
        """
        part = Span(span.start, span.start + len(words))
        mention = Mention(span=part, kind=kind, name=None, head=head_of(words))
        return self._describer.meant(mention)

    def as_state(self, character: Character, span: Span) -> Character:
        """The state that a capital stands for where it speaks or acts ("Tokyo")."""
        if character.kind is not BODY or not character.names:
            return character
        state = state_of_capital(character.names[0])
        if state is None:
            return character
        country, name = state
        found = self.names.get(key_of(name))
        if found is None:
            found = self.enter(Character(kind=BODY, names=[name], country=country))
            self.names[key_of(name)] = found
        found.mentions.append(span)
        return found

    def _add(self, character: Character, mention: Mention) -> None:
        self.name_at(character, mention.span)
        self.by_span[mention.span] = character
        if mention.name:
            self.call(character, mention.name)
        if mention.title and mention.name:
            self.give_office(character, mention.title)
        if mention.acronym:
            character.acronym = mention.acronym
            self.names.setdefault(key_of(mention.acronym), character)

    def _meant(self, mention: Mention) -> Character | None:
        if mention.name is None:
            return self._describer.meant(mention)
        key = key_of(mention.name)
        if self._is_person(mention) or (mention.kind is PERSON and key in self.names):
            return self._person(mention, key)
        known = self.names.get(key)
        if known is None and known_body(mention.name) is None:  # "UN" is no Kim Un
            known = self._by_surname(mention, key)
        return known or self._body(mention, key)

    def _is_person(self, mention: Mention) -> bool:
        """Whether a name is a person's; "Deir Oule" is a town if the gazetteer says."""
        span = (mention.span.start, mention.span.end)
        return mention.kind is PERSON and (
            span not in self._placed or mention.title is not None
        )

    def _enter_person(self, mention: Mention) -> None:
        key = key_of(mention.name or "")
        if key in self.names:
            return
        parts = tuple(key.split())
        for other, character in self.people_with(parts[-1]):
            surname = parts[0] in PARTICLES and ends_with(other, parts)
            if surname or is_variant(parts, other):
                self.names[key] = character
                return
        # "UN envoy for Karvelia" is no Karvelian
        office = (mention.title or "").partition(" for ")[0]
        country, adjective = self._state_of(office)
        character = Character(
            kind=PERSON,
            names=[mention.name or ""],
            country=country,
            adjective=adjective,
        )
        self.enter_person(character, parts)
        self.names[key] = character

    def _state_of(self, office: str) -> tuple[str | None, str | None]:
        """The state of an office by code and adjective ("Sudrian Foreign Minister")."""
        adjective = next((w for w in office.split() if looks_like_nation(w)), None)
        code = self.nations.code_of(adjective) if adjective else None
        return code or next(iter(countries_in(office)), None), adjective

    def _person(self, mention: Mention, key: str) -> Character:
        known = self.names.get(key)
        if known is not None:
            return known
        found = self._by_surname(mention, key)
        if found is None:
            found = Character(
                kind=PERSON, names=[mention.name or ""], local=" " not in key
            )
            self.enter_person(found, tuple(key.split()))
            self.names[key] = found
        return found

    def _by_surname(self, mention: Mention, key: str) -> Character | None:
        parts = tuple(key.split())
        if len(parts) > 2 or (len(parts) == 2 and parts[0] not in PARTICLES):
            return None
        near = self.people_with(parts[-1], parts[0])
        bearers = [c for name, c in near if bears(c, name, parts)]
        if not bearers and (mention.kind is PERSON or mention.head in _ADDRESS):
            # "Mr Lee" of Lee Hsien Loong; "Ana" of Ana Kost
            bearers = [c for name, c in near if len(name) > 1 and name[:1] == parts]
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
        if (
            usual is not None
            and usual in bearers
            and not self._is_disputed(mention, usual, bearers)
        ):
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
        own = self.names.get("?" + key)
        if own is None:
            own = self.enter(
                Character(
                    kind=PERSON,
                    names=[mention.name or ""],
                    local=True,
                    local_key="?" + key,
                )
            )
            self.names["?" + key] = own
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
        found = found or self._by_initials(name)
        if found is None:
            body, organ = known_body(name), organ_of(name)
            country = body.country if body else country_of_name(name)
            if organ is not None and body is None:
                country = organ.country or self.country
            country = country or self._nation_of_organ(name)
            span = (mention.span.start, mention.span.end)
            found = self.enter(
                Character(
                    kind=body.kind if body else mention.kind,
                    names=[name],
                    country=country,
                    placed=span in self._placed and body is None,
                )
            )
        self.names.setdefault(key, found)
        self.names.setdefault(key_of(found.name), found)
        found.marks.update(self._marks_around(mention.span))
        return found

    def _nation_of_organ(self, name: str) -> str | None:
        """As in "Karvelian Defence Ministry", where the gazetteer has Karvelia."""
        nation = organ_of_nation(name)
        return self.nations.code_of(nation) if nation else None

    def _by_alias(self, name: str) -> Character | None:
        body = known_body(name)
        if body is None:
            return None
        return self.names.get(key_of(body.name))

    def _by_organ(self, name: str) -> Character | None:
        """As in "the Defence Ministry" after "the Karvelian Defence Ministry"."""
        organ = organ_of(name)
        if organ is None:
            return None
        fitting = self.organs_called(organ.name)
        if organ.country:
            fitting = [c for c in fitting if c.country in {organ.country, None}]
        return fitting[0] if len(fitting) == 1 else None

    def state_of_side(self, side: str) -> Character | None:
        """As in "the North" where only "North Karvelia" is named so."""
        if side not in _SIDES:
            return None
        states = [c for c in self.with_word(key_of(side)) if _is_half(c, side)]
        return states[0] if len(states) == 1 else None

    def _by_initials(self, name: str) -> Character | None:
        """As in "NFR" where only "the Northern Front for Renewal" begins so."""
        if not name.isupper() or len(name) < INITIALS_MIN:
            return None
        near = self.with_word(name.casefold())
        fitting = [c for c in near if initials_of(c.name) == name]
        fitting = [c for c in fitting if c.kind in {BODY, OUTLET}]
        return fitting[0] if len(fitting) == 1 else None

    def _by_part(self, key: str) -> Character | None:
        """As in "the Front" after "the Northern Front for Renewal"."""
        parts = tuple(key.split())
        near = self.with_word(parts[0])
        if len(parts) == 1 and parts[0] not in telling_nouns():  # "Norlink News"
            near = [c for c in near if c.kind is OUTLET and opens_name(c, parts[0])]
        fitting = [c for c in near if has_part(c, parts)]
        return fitting[0] if len(fitting) == 1 else None

    def _marks_around(self, span: Span) -> set[str]:
        """The words beside a name in its phrase: "the Islamist group X"."""
        before = self.doc.text[max(0, span.start - 40) : span.start]
        after = self.doc.text[span.end : span.end + 25]
        left = before.replace("\n", ".").rpartition(".")[2].rpartition(",")[2].split()
        right = after.partition(",")[0].partition(".")[0].split()
        return {word.casefold() for word in (*left[-4:], *right[:2])}
