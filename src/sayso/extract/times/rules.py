"""The rules for times: each a short regular expression over classes, with an example.

The first rule that matches at the leftmost place wins, so the longer forms stand first.
A class is a letter for a word, see `time_classes` and vocab/times; what a rule finds is
built by the function beside it, see `time_forms`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.times.classes import Piece
from sayso.extract.times.forms import (
    Builder,
    build_after,
    build_ago,
    build_century,
    build_day,
    build_decade,
    build_duration,
    build_half,
    build_hour,
    build_iso,
    build_month,
    build_overnight,
    build_part,
    build_quarter,
    build_ref,
    build_season,
    build_set,
    build_shift,
    build_slashed,
    build_unit,
    build_week_of,
    build_window,
    build_year,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, a pattern over classes, an example of what it reads, and its builder."""

    name: str
    pattern: str
    example: str
    build: Builder


_MOD = "(?:t?[EeTymbz](?:-|i|O)?t?)?"
# "last" and "this coming" before a unit; "that" stands alone
_WHICH = "(?:t?j?[LX]|t?j|J)"
_DATE = "(?:W,?i?)?(?:(?:j?[LX])?M[do](?:,?Y)?|t?[do]O?M(?:,?Y)?)"
_DAY = f"(?:{_DATE}|[jLX]?W|D|I|B(?:,?Y)?)"
_CLOCK = "(?:CA?|dA)(?:Z|ll)?"
_COUNT = "[dNka]-?p?-?"

RULES = (
    Rule(
        "iso",
        "Y-d-d|I",
        "2031-05-04",
        lambda p: build_iso(p) if len(p) > 1 else build_day(p),
    ),
    Rule("slashed", "d/d/[YN]|d/d/d", "5/14/2031", build_slashed),
    Rule(
        "clock",
        rf"q?{_CLOCK}(?:\({_CLOCK}\))?(?:(?:,|i|P)*{_DAY})?",
        "around 4:00 a.m. on Sunday",
        build_day,
    ),
    Rule(
        "clock-and-part",
        f"(?<=i)[CdN]itP(?:(?:,|i)*{_DAY})?",
        "at 4 in the morning",
        build_hour,
    ),
    Rule(
        "part-of-day",
        f"(?:[ETm]-?)?t?P(?:i|O|,)?{_DAY}",
        "dawn on Friday",
        build_day,
    ),
    Rule(
        "date",
        f"(?:[ETm]-?)?{_DATE}(?:P|(?:,|i|q)*{_CLOCK})?",
        "Saturday, 3 May 2031",
        build_day,
    ),
    Rule("month-of", f"{_MOD}M(?:,?O?Y|O?[jLX]U)", "mid-May 2031", build_month),
    Rule("month", f"{_MOD}(?:t?[jLX])?M", "the end of last May", build_month),
    Rule("weekdays", "v?wP?|vW", "every Sunday", build_set),
    Rule(
        "weekday",
        f"(?:[EeTy]i?)?{_WHICH}?W(?:P|(?:,|i|q)*{_CLOCK})?",
        "late on Saturday",
        build_day,
    ),
    Rule("holiday", f"{_WHICH}?B(?:O?,?Y|O?[jLX]U)?", "last Christmas", build_day),
    Rule("overnight", "H(?:i?(?:W|D))?", "overnight on Friday", build_overnight),
    Rule(
        "deictic",
        "(?:[EeTym]-?)?D(?:P|(?:,|i|q)*" + _CLOCK + ")?",
        "late yesterday",
        build_day,
    ),
    Rule(
        "part",
        "(?:[EeTym]-?)?t?[jLJX]P|(?:[ETm]-?|(?<=i)t)P|(?<=i)P",
        "this morning",
        build_part,
    ),
    Rule(
        "ago",
        f"t?q?(?:(?:[dNa]n)?{_COUNT}[UVuc]-?|[UV]-?)g(?:o-?)?u?",
        "less than two weeks ago",
        build_ago,
    ),
    Rule(
        "shift",
        f"t?(?:q?{_COUNT}[UVuc]|V|U-)-?[ey](?:(?<=-e)(?:o-?)?u)?",
        "a day earlier",
        build_shift,
    ),
    Rule(
        "window",
        "t?[LX](?:[dNka]-?p?[VU]|V)|t?[LX]V|t?RV",
        "the past 24 hours",
        build_window,
    ),
    Rule(
        "season",
        f"{_MOD}(?:t?[jLX]{{1,2}}S|t?S(?:O?Y|O?[jLX]U)|tS(?!O))",
        "last spring",
        build_season,
    ),
    Rule(
        "quarter",
        "t?[jLX]?K?o-?u(?:O?Y|O?[jLX]U)?|t?(?:Y|[jLX]U')o-?u",
        "the third quarter",
        build_quarter,
    ),
    Rule("half", "t?[oL]hOt?(?:Y|[jLX]U)", "the first half of 2031", build_half),
    Rule("century", "t?o-?c", "the 19th century", build_century),
    Rule("decade", "t?(?:[ETm]-?)?x", "the late 1970s", build_decade),
    Rule("week-of", f"tUO{_DATE}", "the week of May 5", build_week_of),
    Rule("unit", f"{_MOD}{_WHICH}K?[Uuc]", "earlier this week", build_unit),
    Rule(
        "the-unit",
        "(?:[EeTy]i|[bzm]O)?tK?[Uu](?![fFgY-])",
        "earlier in the day",
        build_unit,
    ),
    Rule("every", "v(?:[dNo]?[UVuM]|P)|Q", "every two weeks", build_set),
    Rule("after", "q?(?:[dNka]-?[UVuc]|V)(?=[fF>])", "two hours after", build_after),
    Rule("and-a-half", "q?aUnah", "an hour and a half", build_duration),
    Rule(
        "duration",
        "q?(?:to)?t?(?:[dN]-?n-?)?(?:[dNk]-?p?-?[UVuc]|ap?U)",
        "nearly 14 years",
        build_duration,
    ),
    Rule("open-duration", "V", "for years", build_duration),
    Rule("year", f"{_MOD}(?:t?U)?K?Y", "early 2031", build_year),
    Rule("ref", "R?r|tp?G|[Rje]|tL", "recently", build_ref),
)
BY_NAME = {rule.name: rule for rule in RULES}
# A group name has no hyphen.
_ANY = re.compile(
    "|".join(f"(?P<{r.name.replace('-', '_')}>{r.pattern})" for r in RULES)
)


def matches_of(pieces: Sequence[Piece]) -> list[tuple[Rule, int, int]]:
    """What the rules match in a sentence: the rule and the pieces [start, end)."""
    classes = "".join(piece.kind for piece in pieces)
    return [
        (BY_NAME[(m.lastgroup or "").replace("_", "-")], m.start(), m.end())
        for m in _ANY.finditer(classes)
    ]
