"""Whom descriptions mean: "the president", "the ministry", "the rebels", "a witness".

Rules that hold here:
- "the ministry" joins the one body before it with that word in its name; "the
  president" the one person with that office; "the group" the last group named, if
  only one was named there.
- Groups with the same words are one group, of the state that an adjective says or the
  story is of ("the army" after "the Karvelian army").
- Descriptions of nobody in particular are one source within the document if their
  words are the same.
"""

from dataclasses import replace
from functools import cache

from sayso.model.source import Mention, SourceKind
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.resolve.descriptions import (
    Description,
    description_of,
    head_of,
    is_of_a_side,
    kind_of_head,
    side_words,
)
from sayso.resolve.likeness import (
    fold_role,
    groupish,
    has_word,
    is_somebody,
    last_word,
    with_office,
)
from sayso.resolve.officeholders import LEADING, holders_of_office
from sayso.resolve.register import organ_of, state_organ
from sayso.resolve.stage import Stage
from sayso.vocab import table

PERSON, BODY, OUTLET = SourceKind.PERSON, SourceKind.BODY, SourceKind.OUTLET
# How many sentences back "the group" may reach.
NEAR = 2
# A state has several of them: "the ministry" alone is nobody known elsewhere.
_ONE_OF_MANY = frozenset({"ministry", "ministries", "department"})


@cache
def _portfolios() -> frozenset[str]:
    """Words that say which of several an office is: "foreign", "deputy"."""
    before = table("titles")["titles"]["before"].split()
    plain = "then new current former late ex embattled incoming outgoing veteran"
    return frozenset({*before, "first"}) - frozenset(plain.split())


def _is_other(words: set[str], person: Character, head: str | None) -> bool:
    """Whether offices with one noun are two: "first minister", "foreign minister"."""
    own = [set(fold_role(r)) for r in person.roles if head in fold_role(r)]
    return all((words - role) & _portfolios() for role in own)


class Describer:
    """Answers whom a description means, over the characters so far."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def meant(self, mention: Mention) -> Character | None:
        """The character that a description means; None for "its fighters"."""
        told = description_of(self.stage.doc.quote(mention.span), mention.head)
        if told.adjective and told.country is None:
            told = replace(told, country=self.stage.nations.code_of(told.adjective))
        if told.article == "possessive":
            return None  # "its fighters": whose they are is asked where they act
        if mention.kind is PERSON:
            return self._office(mention, told)
        if mention.kind is BODY or mention.kind is OUTLET:
            return self._group(mention, told)
        return self._unnamed(mention, told)

    def before_office(self, mention: Mention) -> Character | None:
        """The body whose spokeswoman is named: "ministry" of "ministry spokeswoman".

        None where the office speaks for nobody that is named in it.
        """
        office = (mention.title or "").split()
        lows = [word.casefold() for word in office]
        at = next((i for i, low in enumerate(lows) if low in side_words("speaking")), 0)
        if not at or kind_of_head(lows[at - 1]) is not BODY:
            return None
        told = description_of(" ".join(["the", *office[:at]]), lows[at - 1])
        if told.adjective and told.country is None:
            told = replace(told, country=self.stage.nations.code_of(told.adjective))
        return self._group(Mention(span=mention.span, kind=BODY, name=None), told)

    def _office(self, mention: Mention, told: Description) -> Character:
        """As in "the president": the one person before it who bears the office."""
        fitting = self._in_office(mention.head)
        words = set(told.group.split())
        whole = [c for c in fitting if any(words <= set(fold_role(r)) for r in c.roles)]
        fitting = whole or [c for c in fitting if not _is_other(words, c, mention.head)]
        if told.country:
            fitting = [c for c in fitting if c.country in {told.country, None}]
        elif len(fitting) > 1:
            fitting = [c for c in fitting if c.country is None] or fitting
        if len(fitting) == 1:
            return fitting[0]
        if told.country and not fitting and told.head == "leader":
            fitting = self._leading(told.country)
        if len(fitting) == 1:
            return fitting[0]
        if told.country and not fitting:
            fitting = self._known(told.group, told.country)
        if len(fitting) == 1:
            self.stage.give_office(fitting[0], mention.title or told.group)
            fitting[0].country = fitting[0].country or told.country
            return fitting[0]
        return self._own(PERSON, told, country=told.country or self.stage.country)

    def _leading(self, country: str) -> list[Character]:
        """As in "the Karvelian leader": those who head the state."""
        named = (c for head in LEADING for c in self._in_office(head))
        return list({id(c): c for c in named if c.country == country}.values())

    def _known(self, office: str, country: str) -> list[Character]:
        """As in "the Karvelian president" where Torvald is named without an office."""
        at = self.stage.doc.published_at
        people = self.stage.characters
        return holders_of_office(people, office, country, at and at.date())

    def _group(self, mention: Mention, told: Description) -> Character:
        if told.article == "indefinite":
            return self._own(mention.kind, told)
        named = self._by_head(told) or self._by_organ(told)
        if named is not None:
            return named
        if told.article == "definite" and told.head in groupish():
            recent = self._recent_group(mention.span)
            if recent is not None:
                return recent
        return self._same_group(mention.kind, told)

    def _by_head(self, told: Description) -> Character | None:
        """As in "the observatory" after "the Karvelia Observatory for Rights"."""
        if told.article == "possessive" or " " in told.group or told.adjective:
            return None
        if told.article != "definite" and told.head != "police":
            return None
        fitting = [
            c
            for c in self.stage.with_word(told.head)
            if c.mentions and c.kind in {BODY, OUTLET} and has_word(c, told.head)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _by_organ(self, told: Description) -> Character | None:
        """As in "the defence ministry" after "the Karvelian Defence Ministry"."""
        organ = state_organ(told.group)
        if organ is None or told.article == "possessive":
            return None
        fitting = self.stage.organs_called(organ)
        if told.adjective:
            fitting = [c for c in fitting if c.country == told.country]
        return fitting[0] if len(fitting) == 1 else None

    def _recent_group(self, span: Span) -> Character | None:
        here = self.stage.sentence_at(span.start)
        near = {
            id(c): c
            for c in self.stage.named_since(here - NEAR)
            if c.kind is BODY and is_somebody(c) and organ_of(c.name) is None
        }
        return next(iter(near.values())) if len(near) == 1 else None

    def _in_office(self, head: str | None) -> list[Character]:
        """The people named so far with this noun in their office."""
        named = self.stage.with_office_word(head or "")
        return [c for c in with_office(named, head) if c.kind is PERSON]

    def _same_group(self, kind: SourceKind, told: Description) -> Character:
        group = self._group_called(kind, told)
        if told.full and not group.shown:
            group.shown = told.full  # "the US-led coalition"
        return group

    def _group_called(self, kind: SourceKind, told: Description) -> Character:
        alike = self.stage.groups_called(told.group)
        if told.adjective:
            exact = [c for c in alike if c.adjective in {told.adjective, None}]
            alike = [c for c in exact if c.country in {told.country, None}]
        if len(alike) == 1:
            one = alike[0]
            one.adjective = one.adjective or told.adjective
            one.country = told.country or one.country
            return one
        country = told.country or (
            self.stage.country
            if is_of_a_side(told.group)
            and not told.adjective
            and told.group not in _ONE_OF_MANY
            else None
        )
        return self.stage.enter(
            Character(
                kind=kind, group=told.group, country=country, adjective=told.adjective
            )
        )

    def _unnamed(self, mention: Mention, told: Description) -> Character:
        if told.article == "definite":
            alike = [
                c
                for c in self.stage.with_word(last_word(told.head))
                if c.kind is mention.kind and not c.group and c.names
                and head_of(c.names[0]) == told.head
            ]  # fmt: skip
            alike = alike or self._in_office(told.head)
            if len(alike) == 1:
                return alike[0]
        return self._own(mention.kind, told)

    def _own(
        self, kind: SourceKind, told: Description, country: str | None = None
    ) -> Character:
        words_ = f"{told.adjective} {told.words}" if told.adjective else told.words
        key = f"{kind.value}:{words_.casefold()}"
        found = self.stage.names.get(key)
        if found is None:
            found = self.stage.enter(
                Character(kind=kind, names=[words_], local=True, country=country)
            )
            self.stage.names[key] = found
        return found
