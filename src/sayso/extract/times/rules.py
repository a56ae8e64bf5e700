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
_DATE = "(?:W,?i?)?(?:M[do](?:,?Y)?|t?[do]O?M(?:,?Y)?)"
_DAY = f"(?:{_DATE}|[jLX]?W|D|I)"

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
        f"q?(?:CA?|dA)Z?(?:(?:,|i|P)*{_DAY})?",
        "around 4:00 a.m. on Sunday",
        build_day,
    ),
    Rule(
        "part-of-day", f"(?:[ETm]-?)?t?P(?:i|O|,)?{_DAY}", "dawn on Friday", build_day
    ),
    Rule(
        "date",
        f"(?:[ETm]-?)?{_DATE}P?",
        "Saturday, 3 May 2031",
        build_day,
    ),
    Rule("month-of", f"{_MOD}M(?:,?O?Y|O?[jLX]U)", "mid-May 2031", build_month),
    Rule("month", f"{_MOD}(?:t?[jLX])?M", "the end of last May", build_month),
    Rule("weekdays", "v?wP?|vW", "every Sunday", build_set),
    Rule(
        "weekday", "(?:[EeTy]i?)?(?:t?[jLXJ]{1,2})?WP?", "late on Saturday", build_day
    ),
    Rule("overnight", "H(?:i?(?:W|D))?", "overnight on Friday", build_overnight),
    Rule("deictic", "(?:[EeTym]-?)?DP?", "late yesterday", build_day),
    Rule("part", "(?:[EeTym]-?)?[jLJ]P", "this morning", build_part),
    Rule(
        "ago", "t?q?(?:[dNka]-?[UVuc]-?|[UV]-?)g", "less than two weeks ago", build_ago
    ),
    Rule("shift", "(?:q?[dNka]-?[UVuc]|V|U-)-?[ey]", "a day earlier", build_shift),
    Rule(
        "window",
        "t?[LX](?:[dNka]-?[VU]|V)|t?[LX]V|t?RV",
        "the past 24 hours",
        build_window,
    ),
    Rule(
        "season",
        f"{_MOD}(?:t?[jLX]{{1,2}}S|t?S(?:O?Y|O?[jLX]U)|tS)",
        "last spring",
        build_season,
    ),
    Rule(
        "quarter",
        "t?[jLX]?K?o-?u(?:O?Y|O?[jLX]U)?",
        "the third quarter",
        build_quarter,
    ),
    Rule("century", "t?o-?c", "the 19th century", build_century),
    Rule("decade", "t?(?:[ETm]-?)?x", "the late 1970s", build_decade),
    Rule("unit", f"{_MOD}t?[jLXJ]{{1,2}}K?[Uuc]", "earlier this week", build_unit),
    Rule(
        "the-unit",
        "(?:[EeTy]i|[bzm]O)?tK?[Uu](?![fFg])",
        "earlier in the day",
        build_unit,
    ),
    Rule("every", "v(?:[dNo]?[UVuM]|P)|Q", "every two weeks", build_set),
    Rule("after", "q?(?:[dNka]-?[UVuc]|V)(?=[fF])", "two hours after", build_after),
    Rule(
        "duration",
        "q?(?:to)?t?(?:[dNk]-?[UVuc]|aU)",
        "nearly 14 years",
        build_duration,
    ),
    Rule("open-duration", "V", "for years", build_duration),
    Rule("year", f"{_MOD}K?Y", "early 2031", build_year),
    Rule("ref", "t?R?r|[Rej]|tL", "recently", build_ref),
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
