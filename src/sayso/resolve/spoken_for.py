"""Which body is meant by "the force", and for whom "a spokesman" speaks.

Rules that hold here:
- It is the body that was cited last, close by, or that who was cited last speaks for;
  else the only one with a name of its own in this sentence and the one before.
- "A spokesman" alone speaks for that body, too; "a spokesman for the force" for the
  force. Only a body with a name is put in the place of such words.
"""

import re
from operator import itemgetter

from sayso.model.source import SourceKind
from sayso.model.span import Span
from sayso.resolve.cast import Character
from sayso.resolve.coreference import Cast
from sayso.resolve.descriptions import kind_of_head
from sayso.resolve.heard import SPOKEN_REACH
from sayso.resolve.likeness import last_word
from sayso.resolve.naming import shown_name
from sayso.resolve.referents import Referents
from sayso.resolve.register import country_of_name

_ROLE = r"(?:an?|one|another)\s+(?P<role>spokes(?:man|woman|person)|representative)"
_ALONE = re.compile(_ROLE, re.IGNORECASE)
_FOR = re.compile(
    _ROLE.replace("representative", "representative|official|source")
    + r"\s+(?:for|of|at|from|with|in)\s+(?P<body>the\s+(?P<noun>[a-z]+))",
    re.IGNORECASE,
)


class Bodies:
    """Answers which body is meant where the words do not name one."""

    def __init__(self, cast: Cast, referents: Referents) -> None:
        self.cast = cast
        self.referents = referents

    def that_spoke(self, at: int) -> Character | None:
        """The body that was cited last, or that who was cited last speaks for."""
        here = self.cast.sentence_at(at)
        for start, last in self.referents.heard.at_and_before(at):
            if last.joined or here - self.cast.sentence_at(start) > SPOKEN_REACH:
                break
            body = last if last.kind is SourceKind.BODY else last.speaks_for
            if body is not None and body.group is None:
                return body
        return self._named_before(at)

    def called(self, noun: str, at: int) -> Character | None:
        """The body whose name ends so: "the ministry", cited last or named last."""
        last = self.referents.heard.last(at)
        body = last if last is None or last.kind is SourceKind.BODY else last.speaks_for
        if body is not None and _ends_so(body, noun):
            return body
        begin = self.cast.start_of(self.cast.sentence_at(at) - SPOKEN_REACH)
        named = [
            (max(starts), body)
            for body in self.cast.named_since(self.cast.sentence_at(at) - SPOKEN_REACH)
            if _ends_so(body, noun)
            and (starts := [m.start for m in body.mentions if begin <= m.start < at])
        ]
        return max(named, key=itemgetter(0))[1] if named else None

    def spokesman(self, span: Span) -> tuple[str, Character] | None:
        """What to call "a spokesman (for the force)", and the body that is meant."""
        words = self.cast.doc.quote(span)
        alone = _ALONE.fullmatch(words)
        told = alone or _FOR.fullmatch(words)
        if told is None:
            return None
        body = self.that_spoke(span.start) if alone else self._described(told, span)
        if body is None or not _is_named(body):
            return None
        return f"{shown_name(body)} {told['role'].casefold()}", body

    def _described(self, told: re.Match[str], span: Span) -> Character | None:
        """The body that "the force" means in "a spokesman for the force"."""
        if kind_of_head(told["noun"]) is not SourceKind.BODY:
            return None
        at = span.start + told.start("body")
        found = self.cast.described(told["body"], Span(at, at + 1), SourceKind.BODY)
        if found is not None and (_is_named(found) or found.country):
            return found
        return self.that_spoke(span.start)

    def _named_before(self, at: int) -> Character | None:
        here = self.cast.sentence_at(at)
        begin = self.cast.start_of(here - 1)
        named = {
            id(body): body
            for body in self.cast.named_since(here - 1)
            if _is_named(body) and any(begin <= m.start < at for m in body.mentions)
        }
        return next(iter(named.values())) if len(named) == 1 else None


def _ends_so(body: Character, noun: str) -> bool:
    """Whether a body has a name of its own that ends in a noun: "Trade Ministry"."""
    return _is_named(body) and last_word(body.name) == noun and body.name.count(" ") > 0


def _is_named(body: Character) -> bool:
    """Whether a body has a name of its own, and is neither a state nor a town."""
    is_body = body.kind is SourceKind.BODY and bool(body.names)
    plain = body.group is None and not body.placed and not body.joined
    return is_body and plain and not any(country_of_name(name) for name in body.names)
