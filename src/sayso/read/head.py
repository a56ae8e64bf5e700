"""Lines over and under a story: byline, dateline, credit, as the text itself has them.

Each function looks at one line and gives a `Mark` or None. Forms are mechanical: a
name in the place of a credit is one, known or not; an agency that is only cited in the
story ("told MPA") is no credit.
"""

import re
from dataclasses import dataclass

from sayso.model.document import PartKind
from sayso.read.dates import MONTHS
from sayso.vocab import table, words
from sayso.vocab.outlets import outlet_named

DATELINE_WITHIN = 110
CREDIT_WITHIN = 320
_LONGEST_LINE = 160
LAST_DAY = 31
_LONGEST_NAME = 60

# The dash that ends a dateline: "VELMORA (MPA) - ", "VELMORA —", "DRESNA (MPA): "
_DASH = re.compile(r"\s*[—–―]\s*|\s+--?\s+|(?<=[)/\]])\s*(?:--?|:)\s*|\s*--\s*")
# "VELMORA, January 12. /MPA/. The": some have stops and strokes, and no dash
_STROKES = re.compile(
    r"(?P<before>[^/\n]{2,60}\s/[^/\s][^/\n]{0,38}/)\.?\s+(?=[^\s—–―:-])"
)
# "(MPA)", "/Norlink/", "[MPA]" at the end of what stands before the dash
_BRACKET = re.compile(
    r"\s*(?:[(\[](?P<names>[^()\[\]]{2,40})[)\]]|/(?P<slashed>[^()\[\]/]{2,40})/)$"
)
# "(MPA) VELMORA —": some senders put the credit first
_FIRST_BRACKET = re.compile(r"[(\[](?P<names>[^()\[\]/]{2,40})[)\]]\s*")
_WEEKDAY = re.compile(
    r"[, ]*\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?$"
)
# ", May 1", ", May 1, 2031", ", 1 May 2031"
_DATE = re.compile(
    r"(?:^|[, ])\s*(?:(?P<month>[A-Z][a-z]{2,8}\.?|[A-Z]{3,9}) (?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2}) (?P<month2>[A-Z][a-z]{2,8}\.?|[A-Z]{3,9}))"
    r"(?:,? (?P<year>\d{4}))?$"
)
_SPLIT = re.compile(r"\s*(?:/|,|;|\||&|\+|\band\b)\s*")
# "| BGNES" after the last words
_PIPE = re.compile(r"\s*\|+\s*(?P<names>[^|\n]{2,60}?)\s*$")
# "(AFP)", "/MPA/", "[Norlink]" after a full stop
_END_BRACKET = re.compile(
    r"(?<=[.!?\"”’])\s*(?:[(\[](?P<names>[^()\[\]\n]{2,60})[)\]]"
    r"|/(?P<slashed>[^()\[\]/\n]{2,60})/)\s*$"
)
# "— MPA", "- MPA/Norlink" after a full stop
_END_DASH = re.compile(
    r"(?<=[.!?\"”’])\s*(?:[—–―]|--?)\s*(?P<names>[^—–―\n]{2,40}?)\s*$"
)
# the desk line of Reuters: (Reporting by Jane Roe; Editing by John Doe)
_DESK = re.compile(
    r"\s*[(\[](?:additional )?(?:reporting|writing|edit(?:ing|ed)|compiled|reported"
    r"|written|translated) by [^()\[\]]{2,250}[)\]]?\s*$",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:By|BY|by)\s*:?\s+(?P<names>\S.*)$")
_INITIALS = re.compile(r"[A-Z][A-Z&.-]{1,5}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day in a dateline; the year is None as a rule."""

    month: int
    day: int
    year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of a line that is byline, dateline or credit; offsets in the line.

    `words`: the people of a byline, the place of a dateline. `names`: whose copy it is
    said to be. `signs`: a site's own mark at the end ("| BGNES").
    """

    kind: PartKind
    start: int
    end: int
    words: str | None = None
    names: tuple[str, ...] = ()
    day: Day | None = None
    signs: bool = False


def split_names(line: str) -> tuple[str, ...]:
    """The names in a credit ("BGNES/AFP", "MPA and Norlink"), as printed, in order."""
    whole = line.strip(" .")
    if outlet_named(whole):
        return (whole,)
    pieces = (piece.strip(" .()[]") for piece in _SPLIT.split(whole))
    return tuple(dict.fromkeys(piece for piece in pieces if piece))


def dateline_of(line: str) -> Mark | None:
    """The dateline that a paragraph begins with: "VELMORA, May 1 (MPA) —"."""
    before, end = _before_story(line[:DATELINE_WITHIN])
    if not end or not _begins_sentence(line[end:][:2]):
        return None
    rest, names = _take_credit(before.strip())
    rest, day = _take_day(rest.rstrip(" ."))
    place = rest.strip(" ,.:")
    if not _is_dateline(place, names=names, dated=day is not None):
        return None
    return Mark(
        kind=PartKind.DATELINE,
        start=0,
        end=end,
        words=place or None,
        names=names,
        day=day,
    )


def _before_story(line: str) -> tuple[str, int]:
    """What stands before a dateline's dash or stroke, and where that ends (0: none)."""
    strokes = _STROKES.match(line)
    if strokes is not None:
        return strokes["before"], strokes.end()
    dash = _DASH.search(line)
    return (line[: dash.start()], dash.end()) if dash else ("", 0)


def byline_of(line: str) -> Mark | None:
    """A byline on a line of its own: "By Jane Roe and John Doe, Associated Press"."""
    match = _BY.match(line) if len(line) <= _LONGEST_LINE else None
    if match is None:
        return None
    people, names = _people_and_credit(match["names"].strip())
    if not names and not _are_names(people):
        return None
    return Mark(
        kind=PartKind.BYLINE, start=0, end=len(line), words=people or None, names=names
    )


def credit_line_of(line: str) -> Mark | None:
    """A credit on a line of its own: "Reuters", "(MPA)", "With agencies"."""
    if len(line) > CREDIT_WITHIN:
        return None
    if desk := _DESK.match(line):
        return Mark(kind=PartKind.CREDIT, start=0, end=desk.end())
    names = _lone_names(line) if len(line) <= _LONGEST_LINE else ()
    if not names:
        return None
    return Mark(kind=PartKind.CREDIT, start=0, end=len(line), names=names)


def end_credit_of(line: str) -> Mark | None:
    """The credit that a paragraph ends with: "| BGNES", "(MPA)", "— MPA"."""
    base = max(0, len(line) - CREDIT_WITHIN)
    tail = line[base:]
    if desk := _DESK.search(tail):
        return Mark(kind=PartKind.CREDIT, start=base + desk.start(), end=len(line))
    for form in (_PIPE, _END_BRACKET, _END_DASH):
        match = form.search(tail)
        if match is None or not tail[: match.start()].strip():
            continue
        found = match.groupdict()
        names = split_names(found["names"] or found.get("slashed") or "")
        if all(_may_sign(name, loose=form is _PIPE) for name in names):
            return Mark(
                kind=PartKind.CREDIT,
                start=base + match.start(),
                end=len(line),
                names=names,
                signs=form is _PIPE,
            )
    return None


def is_body_name(name: str) -> bool:
    """Whether a name is a known agency or outlet, or an agency nobody names."""
    return bool(outlet_named(name)) or name.lower() in words(
        "furniture", "credit", "unnamed"
    )


def _begins_sentence(start: str) -> bool:
    first = start.lstrip("\"'“‘«([")[:1]
    return bool(first) and (first.isupper() or first.isdigit() or not first.isascii())


def _take_credit(before: str) -> tuple[str, tuple[str, ...]]:
    match = _FIRST_BRACKET.match(before)
    if match and match.end() < len(before):
        return before[match.end() :], split_names(match["names"])
    match = _BRACKET.search(before)
    if match and not any(c.isdigit() for c in match.group()):
        names = split_names(match["names"] or match["slashed"])
        return before[: match.start()].rstrip(), names
    if outlet_named(before):
        return "", (before,)
    place, slash, name = before.rpartition("/")
    if slash and outlet_named(name.strip()):
        return place.strip(), (name.strip(),)
    return before, ()


def _take_day(before: str) -> tuple[str, Day | None]:
    match = _DATE.search(before)
    month = MONTHS.get(_month_words(match)) if match else None
    if match is None or month is None:
        return before, None
    day = int(match["day"] or match["day2"])
    if not 1 <= day <= LAST_DAY:
        return before, None
    year = int(match["year"]) if match["year"] else None
    rest = _WEEKDAY.sub("", before[: match.start()])
    return rest, Day(month=month, day=day, year=year)


def _month_words(match: re.Match[str]) -> str:
    return str(match["month"] or match["month2"]).rstrip(".").lower()


def _is_dateline(place: str, *, names: tuple[str, ...], dated: bool) -> bool:
    if not place:
        return bool(names) and (dated or all(is_body_name(name) for name in names))
    town, _, region = place.partition(",")
    if len(place) > _LONGEST_NAME or place.lower() in words(
        "furniture", "dateline", "no_places"
    ):
        return False
    if not _are_names(region.strip()) or any(c.isdigit() for c in place):
        return False
    if town.isupper() and len(town) > 2:
        return len(town.split()) <= 5
    # "Velmora (MPA) — The": small letters need more to show for it
    return (dated or bool(names)) and _are_names(town) and len(town.split()) <= 3


def _are_names(line: str) -> bool:
    """Whether all words are names or the small words inside names."""
    inside = words("furniture", "byline", "inside")
    pieces = re.split(r"[\s,/&|.]+", line.strip(" .,"))
    if pieces == [""]:
        return True
    if len(pieces) > 16 or pieces[0].lower() in words(
        "furniture", "byline", "no_persons"
    ):
        return False
    return pieces[0][:1].isupper() and all(
        piece[:1].isupper() or not piece or piece in inside for piece in pieces
    )


def _people_and_credit(line: str) -> tuple[str, tuple[str, ...]]:
    if outlet_named(line.strip(" .")):
        return "", (line.strip(" ."),)
    people, mark, last = _last_piece(line)
    if mark and (is_body_name(last) or (last.isupper() and len(last.split()) == 1)):
        return people, split_names(last)
    whole = split_names(line)
    if whole and all(is_body_name(name) for name in whole):
        return "", whole
    return line, ()


def _last_piece(line: str) -> tuple[str, str, str]:
    cut = max(line.rfind(","), line.rfind("|"), line.rfind("/"))
    if cut <= 0:
        return line, "", ""
    return line[:cut].rstrip(" ,|/"), line[cut], line[cut + 1 :].strip(" .")


def _lone_names(line: str) -> tuple[str, ...]:
    credit = table("furniture")["credit"]
    bare = line.strip(" .()[]|/—–-*©")
    for opening in credit["opens"]:
        if bare.lower().startswith(opening + " "):
            return _known(bare[len(opening) :])
    for closing in credit["closes"]:
        if bare.lower().endswith(" " + closing):
            return _known(bare[: -len(closing)])
    if known := _known(bare):
        return known
    # "MPA" is a credit; "ABSTRACT." and "LETTERS." over a story are not
    initials = _INITIALS.match(bare) is not None and not line.endswith(".")
    return (bare,) if initials or _is_body_form(bare) else ()


def _known(line: str) -> tuple[str, ...]:
    names = split_names(line.strip(" :."))
    return names if names and all(is_body_name(name) for name in names) else ()


def _is_body_form(line: str) -> bool:
    # "Meridian Press Agency" alone on a line
    pieces = line.split()
    bodies = words("furniture", "credit", "bodies")
    return (
        2 <= len(pieces) <= 5
        and all(piece[:1].isupper() for piece in pieces)
        and pieces[-1].lower() in bodies
    )


def _may_sign(name: str, *, loose: bool) -> bool:
    if is_body_name(name) or _INITIALS.match(name):
        return True
    if not loose:
        return _is_body_form(name)
    return len(name.split()) <= 5 and _are_names(name) and not name.endswith((".", ":"))
