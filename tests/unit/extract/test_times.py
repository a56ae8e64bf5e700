"""Times as forms: what the words are, before anybody asks relative to when."""

import pytest

from sayso.extract.times.classes import pieces_of
from sayso.extract.times.extractor import TimeExtractor
from sayso.extract.times.rules import RULES, matches_of
from sayso.model.issue import Issue
from sayso.model.timeref import TimeMention
from tests.unit.extract.figures_and_times import document, sentences


def read(text: str) -> list[TimeMention]:
    doc = document(text)
    found = TimeExtractor().extract(doc, sentences(doc))
    return [m for m in found if isinstance(m, TimeMention)]


def issues(text: str) -> list[Issue]:
    doc = document(text)
    found = TimeExtractor().extract(doc, sentences(doc))
    return [m for m in found if isinstance(m, Issue)]


FORMS = [
    # sentence, words of the time, type, operator, fields
    (
        "It rained on 3 May 2031.",
        "3 May 2031",
        "DATE",
        "date",
        "month=5 day=3 year=2031",
    ),
    (
        "It rained on May 3, 2031.",
        "May 3, 2031",
        "DATE",
        "date",
        "month=5 day=3 year=2031",
    ),
    ("It rained on Sat. May 3.", "Sat. May 3", "DATE", "date", "month=5 day=3"),
    (
        "It rained on Saturday, May 3.",
        "Saturday, May 3",
        "DATE",
        "date",
        "month=5 day=3",
    ),
    ("It rained on the 3rd of May.", "the 3rd of May", "DATE", "date", "month=5 day=3"),
    ("It rained on Nov. 27.", "Nov. 27", "DATE", "date", "month=11 day=27"),
    (
        "Posted 2031-05-03 by us.",
        "2031-05-03",
        "DATE",
        "date",
        "year=2031 month=5 day=3",
    ),
    (
        "Posted 03.05.2031 by us.",
        "03.05.2031",
        "DATE",
        "date",
        "year=2031 month=05 day=03",
    ),
    (
        "Posted 5/14/2031 by us.",
        "5/14/2031",
        "DATE",
        "date",
        "year=2031 month=5 day=14",
    ),
    ("Posted 14/5/31 by us.", "14/5/31", "DATE", "date", "year=2031 month=5 day=14"),
    (
        "Posted 3/5/31 by us.",
        "3/5/31",
        "DATE",
        "date",
        "year=2031 month=3 day=5 open=order",
    ),
    ("It began in mid-May.", "mid-May", "DATE", "month", "month=5 mod=MID"),
    ("It began in May 2031.", "May 2031", "DATE", "month", "month=5 year=2031"),
    (
        "It began at the end of June.",
        "the end of June",
        "DATE",
        "month",
        "month=6 mod=END",
    ),
    ("It began in June last year.", "June last year", "DATE", "month", "month=6 of=-1"),
    ("It began last June.", "last June", "DATE", "month", "month=6 which=-1"),
    ("It began in early 2031.", "early 2031", "DATE", "year", "year=2031 mod=START"),
    ("It began in the 1970s.", "the 1970s", "DATE", "decade", "year=1970"),
    ("It began in the eighties.", "the eighties", "DATE", "decade", "year=1980"),
    ("It is of the 19th century.", "the 19th century", "DATE", "century", "century=19"),
    (
        "It fell in the third quarter.",
        "the third quarter",
        "DATE",
        "quarter",
        "quarter=3",
    ),
    ("Third-quarter sales fell.", "Third-quarter", "DATE", "quarter", "quarter=3"),
    (
        "It fell in the first quarter of 2030.",
        "the first quarter of 2030",
        "DATE",
        "quarter",
        "quarter=1 year=2030",
    ),
    (
        "It fell in the first quarter of last year.",
        "the first quarter of last year",
        "DATE",
        "quarter",
        "quarter=1 of=-1",
    ),
    ("It fell last spring.", "last spring", "DATE", "season", "season=SP which=-1"),
    (
        "It fell in the summer of 2030.",
        "the summer of 2030",
        "DATE",
        "season",
        "season=SU year=2030",
    ),
    (
        "It fell in the summer of last year.",
        "the summer of last year",
        "DATE",
        "season",
        "season=SU of=-1",
    ),
    (
        "He left late on Saturday.",
        "late on Saturday",
        "DATE",
        "weekday",
        "weekday=6 mod=END",
    ),
    ("He left last Friday.", "last Friday", "DATE", "weekday", "weekday=5 which=-1"),
    (
        "He comes this coming Friday.",
        "this coming Friday",
        "DATE",
        "weekday",
        "weekday=5 which=1",
    ),
    (
        "He left on Friday night.",
        "Friday night",
        "TIME",
        "weekday",
        "weekday=5 part=NI",
    ),
    (
        "He left at dawn on Friday.",
        "dawn on Friday",
        "TIME",
        "weekday",
        "weekday=5 part=MO",
    ),
    (
        "He left at noon on Friday.",
        "noon on Friday",
        "TIME",
        "weekday",
        "weekday=5 clock=12:00",
    ),
    (
        "He left around 4:00 a.m. on Sunday.",
        "around 4:00 a.m. on Sunday",
        "TIME",
        "weekday",
        "weekday=7 clock=04:00",
    ),
    (
        "He left at 4.30pm yesterday.",
        "4.30pm yesterday",
        "TIME",
        "day",
        "offset=-1 clock=16:30",
    ),
    (
        "He left at 4.30 p.m. yesterday.",
        "4.30 p.m. yesterday",
        "TIME",
        "day",
        "offset=-1 clock=16:30",
    ),
    (
        "He left at 4 p.m. and 12 a.m. is late.",
        "4 p.m.",
        "TIME",
        "day",
        "offset=0 from=near clock=16:00",
    ),
    (
        "He left at 12 a.m. today.",
        "12 a.m. today",
        "TIME",
        "day",
        "offset=0 clock=00:00",
    ),
    (
        "He left at 07:30 GMT.",
        "07:30 GMT",
        "TIME",
        "day",
        "offset=0 from=near clock=07:30 zone=gmt",
    ),
    ("He left yesterday.", "yesterday", "DATE", "day", "offset=-1"),
    ("He comes tonight.", "tonight", "TIME", "day", "offset=0 part=NI"),
    ("He left this morning.", "this morning", "TIME", "day", "offset=0 part=MO"),
    ("He left last night.", "last night", "TIME", "day", "offset=-1 part=NI"),
    (
        "He left that evening.",
        "that evening",
        "TIME",
        "day",
        "offset=0 part=EV from=mention",
    ),
    ("He left overnight.", "overnight", "TIME", "overnight", "offset=0"),
    (
        "He left overnight on Friday.",
        "overnight on Friday",
        "TIME",
        "overnight",
        "weekday=5",
    ),
    ("He left last week.", "last week", "DATE", "unit", "unit=week offset=-1"),
    (
        "He left earlier this week.",
        "earlier this week",
        "DATE",
        "unit",
        "unit=week offset=0 mod=EARLIER",
    ),
    (
        "He left earlier in the day.",
        "earlier in the day",
        "DATE",
        "unit",
        "unit=day offset=0 mod=EARLIER",
    ),
    (
        "They fled over the weekend.",
        "the weekend",
        "DATE",
        "unit",
        "unit=weekend offset=0",
    ),
    (
        "He left the following day.",
        "the following day",
        "DATE",
        "unit",
        "unit=day offset=1 from=mention",
    ),
    (
        "Sales in the quarter fell.",
        "the quarter",
        "DATE",
        "unit",
        "unit=quarter offset=-1",
    ),
    (
        "He left two weeks ago.",
        "two weeks ago",
        "DATE",
        "shift",
        "count=2 unit=week way=-1 from=published",
    ),
    (
        "He left less than two weeks ago.",
        "less than two weeks ago",
        "DATE",
        "shift",
        "count=2 unit=week about=less_than way=-1 from=published",
    ),
    (
        "The year-ago crop was poor.",
        "The year-ago",
        "DATE",
        "shift",
        "count=1 unit=year way=-1 from=published",
    ),
    (
        "Months ago he left.",
        "Months ago",
        "DATE",
        "shift",
        "count=X unit=month way=-1 from=published",
    ),
    (
        "He had left a day earlier.",
        "a day earlier",
        "DATE",
        "shift",
        "count=1 unit=day way=-1 from=mention",
    ),
    (
        "Two days later he left.",
        "Two days later",
        "DATE",
        "shift",
        "count=2 unit=day way=1 from=mention",
    ),
    (
        "It rained in the past 24 hours.",
        "the past 24 hours",
        "DURATION",
        "window",
        "count=24 unit=hour way=-1",
    ),
    (
        "It will rain the next few days.",
        "the next few days",
        "DURATION",
        "window",
        "count=X unit=day way=1",
    ),
    (
        "He has left in recent hours.",
        "recent hours",
        "DURATION",
        "window",
        "count=X unit=hour way=-1",
    ),
    (
        "He ruled for 13 years.",
        "13 years",
        "DURATION",
        "duration",
        "count=13 unit=year",
    ),
    (
        "He ruled nearly 14 years.",
        "nearly 14 years",
        "DURATION",
        "duration",
        "count=14 unit=year about=nearly",
    ),
    (
        "A twenty-five-year rule ended.",
        "twenty-five-year",
        "DURATION",
        "duration",
        "count=25 unit=year",
    ),
    (
        "A three-day march ended.",
        "three-day",
        "DURATION",
        "duration",
        "count=3 unit=day",
    ),
    (
        "He slept a couple of hours.",
        "a couple of hours",
        "DURATION",
        "duration",
        "count=2 unit=hour",
    ),
    ("He slept for hours.", "hours", "DURATION", "duration", "count=X unit=hour"),
    (
        "He came in the first nine months.",
        "the first nine months",
        "DURATION",
        "duration",
        "count=9 unit=month",
    ),
    ("It rains every day.", "every day", "SET", "set", "count=1 unit=day"),
    ("It rains every two weeks.", "every two weeks", "SET", "set", "count=2 unit=week"),
    ("It rains daily.", "daily", "SET", "set", "value=P1D"),
    (
        "It rains on Tuesday nights.",
        "Tuesday nights",
        "TIME",
        "weekday",
        "weekday=2 part=NI",
    ),
    ("It rains on Tuesdays.", "Tuesdays", "SET", "set", "weekday=2"),
    ("It rains every Friday.", "every Friday", "SET", "set", "weekday=5"),
    ("It rains each May.", "each May", "SET", "set", "month=5"),
    (
        "It rains every morning.",
        "every morning",
        "SET",
        "set",
        "count=1 unit=day part=MO",
    ),
    ("It is now open.", "now", "DATE", "ref", "value=PRESENT_REF"),
    ("He has recently left.", "recently", "DATE", "ref", "value=PAST_REF"),
    ("The envoy had earlier called.", "earlier", "DATE", "ref", "value=PAST_REF"),
    ("The current plan is new.", "current", "DATE", "ref", "value=PRESENT_REF"),
    (
        "The plan for the future is new.",
        "the future",
        "DATE",
        "ref",
        "value=FUTURE_REF",
    ),
    (
        "Just hours after the storm he left.",
        "hours",
        "DURATION",
        "event",
        "count=X unit=hour words=hours_after_the_storm way=1 event=storm",
    ),
    (
        "Hours later he left.",
        "Hours later",
        "DURATION",
        "event",
        "count=X unit=hour way=1 from=mention words=Hours_later",
    ),
    (
        "40 have died since the flood began in Tarn.",
        "since the flood began",
        "DATE",
        "event",
        "words=since_the_flood_began event=flood",
    ),
    (
        "In nineteen ninety-seven it rained.",
        "nineteen ninety-seven",
        "DATE",
        "year",
        "year=1997",
    ),
    (
        "He left at 4 in the morning.",
        "4 in the morning",
        "TIME",
        "day",
        "offset=0 from=near clock=04:00",
    ),
    (
        "He left at ten in the evening.",
        "ten in the evening",
        "TIME",
        "day",
        "offset=0 from=near clock=22:00",
    ),
    (
        "He left on Friday at 4pm.",
        "Friday at 4pm",
        "TIME",
        "weekday",
        "weekday=5 clock=16:00",
    ),
    (
        "He left at 9 a.m. (0700 GMT) on Friday.",
        "9 a.m. (0700 GMT) on Friday",
        "TIME",
        "weekday",
        "weekday=5 clock=09:00 zone=gmt exact=07:00",
    ),
    (
        "He left at 0735 GMT.",
        "0735 GMT",
        "TIME",
        "day",
        "offset=0 from=near clock=07:35 zone=gmt",
    ),
    (
        "He left in the morning.",
        "the morning",
        "TIME",
        "day",
        "offset=0 part=MO from=mention",
    ),
    (
        "He left by mid-afternoon.",
        "mid-afternoon",
        "TIME",
        "day",
        "offset=0 part=AF mod=MID from=mention",
    ),
    (
        "He left the next morning.",
        "the next morning",
        "TIME",
        "day",
        "offset=1 part=MO from=mention",
    ),
    ("He left last 3 May.", "3 May", "DATE", "date", "month=5 day=3"),
    ("He left last May 3.", "last May 3", "DATE", "date", "month=5 day=3 which=-1"),
    ("He left on Christmas Eve.", "Christmas Eve", "DATE", "holiday", "holiday=12-24"),
    (
        "He left on New Year's Day 2030.",
        "New Year's Day 2030",
        "DATE",
        "holiday",
        "holiday=01-01 year=2030",
    ),
    (
        "He left last Thanksgiving.",
        "last Thanksgiving",
        "DATE",
        "holiday",
        "holiday=thanksgiving which=-1",
    ),
    (
        "Prices fell in the first half of 2030.",
        "the first half of 2030",
        "DATE",
        "half",
        "half=1 year=2030",
    ),
    (
        "Prices fell in the second half of last year.",
        "the second half of last year",
        "DATE",
        "half",
        "half=2 of=-1",
    ),
    (
        "Prices fell in the 2030 third quarter.",
        "the 2030 third quarter",
        "DATE",
        "quarter",
        "quarter=3 year=2030",
    ),
    (
        "Prices fell in last year's third quarter.",
        "last year's third quarter",
        "DATE",
        "quarter",
        "quarter=3 of=-1",
    ),
    (
        "The year-ago quarter was poor.",
        "The year-ago quarter",
        "DATE",
        "shift",
        "count=1 unit=year way=-1 from=published quarter=last",
    ),
    (
        "He sails in the week of May 5.",
        "the week of May 5",
        "DATE",
        "date",
        "month=5 day=5 unit=week",
    ),
    (
        "He said that last week he slept.",
        "last week",
        "DATE",
        "unit",
        "unit=week offset=-1",
    ),
    (
        "He waited 2 1/2 years.",
        "2 1/2 years",
        "DURATION",
        "duration",
        "count=5/2 unit=year",
    ),
    (
        "He waited an hour and a half.",
        "an hour and a half",
        "DURATION",
        "duration",
        "count=3/2 unit=hour",
    ),
    (
        "He waits two more weeks.",
        "two more weeks",
        "DURATION",
        "duration",
        "count=2 unit=week",
    ),
    (
        "He waits two to three weeks.",
        "two to three weeks",
        "DURATION",
        "duration",
        "count=2 unit=week",
    ),
    (
        "It was the year two thousand.",
        "the year two thousand",
        "DATE",
        "year",
        "year=2000",
    ),
    (
        "It rained over the past week.",
        "the past week",
        "DATE",
        "unit",
        "unit=week offset=-1 rolling=1",
    ),
    (
        "It rained over the past decade.",
        "the past decade",
        "DURATION",
        "window",
        "count=1 unit=decade way=-1",
    ),
    (
        "He left seven or eight months ago.",
        "seven or eight months ago",
        "DATE",
        "shift",
        "count=7 unit=month way=-1 from=published",
    ),
]


@pytest.mark.parametrize(("text", "words", "kind", "op", "fields"), FORMS)
def test_form(text, words, kind, op, fields):
    mention = read(text)[0]
    assert text[mention.span.start : mention.span.end] == words
    assert (mention.type, mention.op) == (kind, op)
    wanted = dict(pair.split("=") for pair in fields.split())
    assert {name: value.replace(" ", "_") for name, value in mention.fields} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "A 14-year-old left.",  # an age
        "He may march with us on the sun deck.",  # other words
        "The fall of the old mill grieved them.",  # no season
        "They worked at night.",  # any night
        "They broke the Ports Act 2006.",  # the year of a law
        "An earlier envoy called.",  # a comparison
        "He spoke of the future of the port.",
        "It cost $2031 in all.",  # money
        "Resolution 2254 stands.",
        "Some 2031 men left.",  # counted
        "The score was 1.35 points.",
        "It came no earlier than we thought.",
        "The most recent plan failed.",
        "Jan left.",  # a name
        "His future is open.",
        "This is the last boat.",
        "The fifth quarter was shut.",
        "Since then the boat, it is said, is gone.",
        "A well-known man left.",
        "The post-war mood was good.",
        "It weighed 99/99/99 stone.",
        "It weighed 5/6/2.5 stone.",
        "Lot 14/15/31 was sold.",
        "Then 1500 people left.",
    ],
)
def test_no_time(text):
    assert read(text) == []


TENSES = [
    ("The council will meet on Tuesday.", "future"),
    ("The council met on Tuesday.", "past"),
    ("The council voted on Tuesday.", "past"),
    ("The council is here on Tuesday.", "present"),
    ("Council meeting on Tuesday", None),
]


@pytest.mark.parametrize(("text", "tense"), TENSES)
def test_tense_of_the_nearest_verb(text, tense):
    assert read(text)[0].tense == tense


@pytest.mark.parametrize(
    "text",
    [
        "It ended on 31 June.",
        "It ended on February 29, 2031.",
        "It ended on 30 February.",
    ],
)
def test_a_day_that_no_calendar_has_is_an_issue(text):
    (issue,) = issues(text)
    assert issue.code == "S-EXT-020"
    assert "no calendar has" in issue.message
    assert len(read(text)) == 1


def test_a_leap_day_is_none():
    assert issues("It ended on February 29, 2032. It ended on 29 February.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained on April 24 and 25.", "April 24: 4/24; 25: 4/25"),
        ("It rained on 24 and 25 April.", "24: 4/24; 25 April: 4/25"),
        (
            "It rained on April 3, 4 and 5 in Tarn.",
            "April 3: 4/3; 4: 4/4; 5: 4/5",
        ),
        (
            "It rained on 3, 4 and 5 April.",
            "3: 4/3; 4: 4/4; 5 April: 4/5",
        ),
        ("It rained on May 3, 4, and 5.", "May 3: 5/3; 4: 5/4; 5: 5/5"),
        ("The 3rd and 4th of May were dry.", "3rd: 5/3; 4th of May: 5/4"),
        (
            "It rained on April 24 and 25, 2031.",
            "April 24: 2031/4/24; 25: 2031/4/25",
        ),
        (
            "It rained on 24 and 25 April 2031.",
            "24: 2031/4/24; 25 April 2031: 2031/4/25",
        ),
        ("Between April 24 and 25 it rained.", "April 24: 4/24; 25: 4/25"),
        # the second number counts somebody
        ("On April 24 and 25 people fled.", "April 24: 4/24"),
        ("It hit Tarn on April 24, 25 boats sank.", "April 24: 4/24"),
        ("Two died on April 24 and 25 were hurt.", "April 24: 4/24"),
        ("It sank 24 and 25 April boats.", "25 April: 4/25"),
        ("We met on April 24 and on May 3.", "April 24: 4/24; May 3: 5/3"),
        # no other day at all
        ("It rained on April 24 and.", "April 24: 4/24"),
        ("It rained on 24 and in April.", ""),
    ],
)
def test_days_that_share_a_month_are_a_time_each(text, expected):
    told = [
        (text[m.span.start : m.span.end], dict(m.fields))
        for m in read(text)
        if m.op == "date"
    ]
    names = ("year", "month", "day")
    assert expected == "; ".join(
        f"{words}: {'/'.join(fields[n] for n in names if n in fields)}"
        for words, fields in told
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_reads_its_example(rule):
    doc = document(f"He left: {rule.example} he said.")
    (sentence,) = sentences(doc).sentences
    names = [found.name for found, _, _ in matches_of(pieces_of(sentence.tokens))]
    assert rule.name in names


def test_the_extractor_says_what_it_needs_and_gives():
    extractor = TimeExtractor()
    assert (extractor.name, extractor.version) == ("times", "2")
    assert (extractor.needs, extractor.gives) == (("sentences",), ("times",))
