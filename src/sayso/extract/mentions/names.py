"""Runs of capitalised words that are names, cut from a sentence by their shape.

Rules that hold here:
- A run goes on over small words inside names ("bin", "al-Sham") and, after a body's
  word, over "of" and "for" ("Observatory for Human Rights").
- Days, months and faiths, and adjectives of nations before a common noun ("Karvelian
  soldiers"), are no names.
- The first word of a sentence is a name only if something else says so: capital
  letters throughout, the same word inside another sentence, or the word that follows.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sayso.extract.nounphrases import Classes
from sayso.model.sentence import Token
from sayso.text.names import name_key
from sayso.vocab import table

PARTICLES = frozenset(
    "de bin van von der al ibn da di du bint ben el la le ter".split()
)
OPENERS = frozenset("\"'“‘«(:—–-")
ARABIC_ARTICLES = ("al-", "el-", "as-", "ad-", "ar-", "an-", "at-", "ash-", "ez-")
_LED = ("-led", "-backed", "-held", "-based", "-born", "-run", "-controlled", "-era")
RUN_MAX = 9
_COMMON_ENDINGS = ("s", "tion", "ment", "ing", "ness", "ity", "ship")


class Run(NamedTuple):
    """Token positions of a name, `first <= i <= last`."""

    first: int
    last: int


@cache
def _split(*path: str) -> frozenset[str]:
    found: object = table(path[0])
    for step in path[1:]:
        found = found[step]  # type: ignore[index] # TOML: tables down to the string
    return frozenset(str(found).split())


def body_words() -> frozenset[str]:
    """Words that make a capitalised run the name of a body."""
    return _split("bodies", "words", "body")


def outlet_words() -> frozenset[str]:
    """Words that make a capitalised run the name of an outlet."""
    return _split("bodies", "words", "outlet")


def place_words() -> frozenset[str]:
    """Words that make a capitalised run the name of a place."""
    return _split("bodies", "words", "place")


def given_names() -> frozenset[str]:
    """Given names, case-folded."""
    return _split("first_names", "names", "given")


def speaking() -> frozenset[str]:
    """Offices that speak for a body: "spokesman"."""
    return _split("groups", "sides", "speaking")


def _never() -> frozenset[str]:
    return _split("bodies", "words", "never")


@cache
def nations() -> frozenset[str]:
    """Adjectives and peoples of states, case-folded: "syrian", "danes"."""
    found: set[str] = set()
    for _, adjectives, _ in table("bodies")["countries"].values():
        found.update(word.casefold() for word in adjectives.split("|") if word)
    return frozenset(found)


@cache
def states() -> frozenset[str]:
    """Names of states and their capitals, case-folded."""
    found: set[str] = set()
    for names, _, capitals in table("bodies")["countries"].values():
        words = (*names.split("|"), *capitals.split("|"))
        found.update(word.casefold() for word in words if word)
    return frozenset(found)


@cache
def known_kinds() -> dict[str, str]:
    """Folded name or alias of a known body -> its group in vocab/bodies."""
    found: dict[str, str] = {}
    for kind, rows in table("bodies")["known"].items():
        for name, aliases, _ in rows:
            for alias in (name, *aliases.split("|")):
                found[name_key(alias)] = kind
    found.pop("", None)
    return found


def is_capital(token: Token) -> bool:
    """Whether a word has the shape of a name: a capital, or "al-Jalali"."""
    text = token.text
    if text[0].isupper():
        return True
    if "-" not in text or not token.low.startswith(ARABIC_ARTICLES):
        return False
    return text[text.find("-") + 1].isupper()


def is_initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word opens a sentence or a quotation, so that its capital says little.

    A bracket, a colon or a dash opens one as well.
    """
    return at == 0 or tokens[at - 1].text in OPENERS


def runs_of(
    tokens: Sequence[Token], classes: Classes, inside: frozenset[str]
) -> list[Run]:
    """The names of a sentence; `inside` are capitalised words seen inside sentences."""
    found, i, size = [], 0, len(tokens)
    while i < size:
        if not _may_begin(tokens, classes, i, inside):
            i += 1
            continue
        last = _end_of_run(tokens, classes, i)
        if not _is_adjective(tokens, classes, i, last):
            found.append(Run(i, last))
        i = last + 1
    return found


def _may_begin(
    tokens: Sequence[Token], classes: Classes, at: int, inside: frozenset[str]
) -> bool:
    token = tokens[at]
    if not is_capital(token) or token.low.endswith(_LED):
        return False
    if token.low in _never() and not _opens_body(tokens, at):
        return False
    if not is_initial(tokens, at):
        return classes[at] == "N" or (token.text.isupper() and len(token.text) > 1)
    return _is_name_at_start(tokens, classes, at, inside)


def _precedes_name(tokens: Sequence[Token], at: int) -> bool:
    """As in "League of Latin American Citizens": the name goes on behind the word."""
    return at + 1 < len(tokens) and is_capital(tokens[at + 1])


def _opens_body(tokens: Sequence[Token], at: int) -> bool:
    """As in "European Union": the word of a part of the world before a body's."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        tokens[at].low.endswith(("an", "ab"))
        and following is not None
        and is_capital(following)
        and following.low in body_words()
    )


def _is_name_at_start(
    tokens: Sequence[Token], classes: Classes, at: int, inside: frozenset[str]
) -> bool:
    token = tokens[at]
    if classes[at] not in "NV" or len(token.text) < 2:
        return False
    if token.low == "police" and not _precedes_name(tokens, at):
        return False  # the town's, though "Tarn Police" has the word, too
    if token.text in inside or _is_known(token):
        return True
    if at + 1 == len(tokens) or is_capital(tokens[at + 1]):
        return at + 1 < len(tokens)
    # "Norlink reported" is a name, "Police fired" and "Protesters marched" are none
    common = token.low in _common_nouns() or token.low.endswith(_COMMON_ENDINGS)
    return not common and classes[at + 1] in "VX'"


def _is_known(token: Token) -> bool:
    """Whether a word is a name wherever it stands: "NFR", "AFP", "Sela", "Russia"."""
    if token.text[1:] != token.text[1:].lower() or token.low in given_names():
        return True
    key = name_key(token.text)
    return key in known_kinds() or token.low in nations() or token.low in states()


@cache
def _common_nouns() -> frozenset[str]:
    heads = table("groups")["heads"].values()
    return frozenset(word for words in heads for word in words.split())


def _end_of_run(tokens: Sequence[Token], classes: Classes, first: int) -> int:
    last = first
    while last - first < RUN_MAX:
        step = _step(tokens, classes, first, last)
        if not step:
            break
        last += step
    return last


def _step(tokens: Sequence[Token], classes: Classes, first: int, last: int) -> int:
    """How many tokens further the run goes on: 0, 1, 2 or 3."""
    if _goes_on(tokens, classes, last + 1):
        return 1
    for step in (2, 3):  # "bin Oule", "van der Oule"
        between = [t.low for t in tokens[last + 1 : last + step]]
        if PARTICLES.issuperset(between) and _goes_on(tokens, classes, last + step):
            return step
    if _is_middle_initial(tokens, classes, first, last):
        return 2
    following = tokens[last + 1].low if last + 1 < len(tokens) else ""
    if following in {"of", "for", "on"} and _has_body_word(tokens, first, last):
        if _goes_on(tokens, classes, last + 2):
            return 2
        if last + 2 < len(tokens) and tokens[last + 2].low == "the":
            return 3 if _goes_on(tokens, classes, last + 3) else 0
    return 0


def _is_middle_initial(
    tokens: Sequence[Token], classes: Classes, first: int, last: int
) -> bool:
    """As in "Robert M. Johnson": a letter, its stop, and the name goes on."""
    letter = last > first and len(tokens[last].text) == 1
    stop = last + 1 < len(tokens) and tokens[last + 1].text == "."
    return letter and stop and _goes_on(tokens, classes, last + 2)


def _has_body_word(tokens: Sequence[Token], first: int, last: int) -> bool:
    words = body_words()
    return any(tokens[i].low in words for i in range(first, last + 1))


def _goes_on(tokens: Sequence[Token], classes: Classes, at: int) -> bool:
    if at >= len(tokens) or not is_capital(tokens[at]):
        return False
    # "League of Latin American Citizens", "United Arab Emirates"
    inner = tokens[at].low.endswith(("an", "ab")) and _precedes_name(tokens, at)
    if tokens[at].low.endswith(_LED) or (tokens[at].low in _never() and not inner):
        return False
    # a capital letter alone is an initial ("John F. Kennedy")
    return classes[at] in "NV" or len(tokens[at].text) == 1 or tokens[at].text.isupper()


def _is_adjective(
    tokens: Sequence[Token], classes: Classes, first: int, last: int
) -> bool:
    """As in "Karvelian" before "soldiers": the adjective of a nation is no name."""
    if first != last:
        return False
    low = tokens[first].low
    if low in nations():
        return True
    following = first + 1 < len(classes) and classes[first + 1] == "N"
    return following and low.endswith(("ian", "ean", "ese", "ish", "ist"))


def text_of(tokens: Sequence[Token], first: int, last: int, text: str) -> str:
    """The words of a run as printed, white space made single."""
    return " ".join(text[tokens[first].start : tokens[last].end].split())
