"""Figures: how many, of whom, since when. The sentences are made up."""

import pytest

from sayso.extract.figures.extractor import FigureExtractor
from sayso.model.figure import Figure
from sayso.model.issue import Issue
from tests.unit.extract.figures_and_times import document, sentences


def read(text: str) -> list[Figure]:
    doc = document(text)
    found = FigureExtractor().extract(doc, sentences(doc))
    return [figure for figure in found if isinstance(figure, Figure)]


def told(text: str) -> list[tuple[str, str, int | None, int | None]]:
    return [
        (text[f.span.start : f.span.end], f.measure, f.low, f.high) for f in read(text)
    ]


ONE = [
    # the verb before
    ("The mudslide killed 12 people.", "12 people", "killed", 12, 12),
    (
        "Killing at least nine, the wave hit the quay.",
        "at least nine",
        "killed",
        9,
        None,
    ),
    ("Fire in Tarn kills three", "three", "killed", 3, 3),
    ("Police arrested three men in Tarn.", "three men", "detained", 3, 3),
    ("The NFR said it had freed 14 prisoners.", "14 prisoners", "freed", 14, 14),
    (
        "The widow had lost two young sons and two children.",
        "two children",
        "killed",
        2,
        2,
    ),
    # the verb after
    ("More than 20 people were hurt.", "More than 20 people", "wounded", 20, None),
    ("12 dead in Tarn mudslide", "12", "killed", 12, 12),
    ("12 others were wounded.", "12 others", "wounded", 12, 12),
    ("Dozens were arrested.", "Dozens", "detained", 24, None),
    ("Scores of sailors were freed.", "Scores of sailors", "freed", 40, None),
    ("Thousands were forced to flee.", "Thousands", "fled", 2_000, None),
    ("Some 20 to 30 miners are missing.", "Some 20 to 30 miners", "missing", 20, 30),
    ("Up to 50 fishermen are missing.", "Up to 50 fishermen", "missing", None, 50),
    ("12 people were shot dead.", "12 people", "killed", 12, 12),
    ("A further 9 people remain missing.", "A further 9 people", "missing", 9, 9),
    ("Three ships were sunk.", "Three ships", "destroyed", 3, 3),
    ("One sailor was hurt.", "One sailor", "wounded", 1, 1),
    ("A civilian was killed near Dresna.", "A civilian", "killed", 1, 1),
    ("In 2030, 14 people were killed.", "14 people", "killed", 14, 14),
    (
        "As many as 9 miners may have been killed.",
        "As many as 9 miners",
        "killed",
        None,
        9,
    ),
    ("The wave killed 14 of them.", "14 of them", "killed", 14, 14),
    ("Twelve guards, it is said, were hurt.", "Twelve guards", "wounded", 12, 12),
    ("The wave hurt and killed 9.", "9", "killed", 9, 9),
    ("Twelve men were killed or freed.", "Twelve men", "killed", 12, 12),
    # past an aside, past a place
    (
        "Twenty-three people, mostly women and children, lost their lives.",
        "Twenty-three people",
        "killed",
        23,
        23,
    ),
    ("Two people, aged 40 and 52, were killed.", "Two people", "killed", 2, 2),
    (
        "Some 400 people (all from Tarn) are missing.",
        "Some 400 people",
        "missing",
        400,
        400,
    ),
    ("18 people, mostly women killed by a wave", "18 people", "killed", 18, 18),
    ("90 plumbers were evacuated.", "90 plumbers", "evacuated", 90, 90),
    ("12 people in the old town were killed.", "12 people", "killed", 12, 12),
    ("40 miners in the pit have died.", "40 miners", "killed", 40, 40),
    ("Forty families in Tarn are cut off.", "Forty families", "trapped", 40, 40),
    # a noun before
    ("The deaths of 12 villagers shocked Halvik.", "12 villagers", "killed", 12, 12),
    ("The wave took the lives of 16 men.", "16 men", "killed", 16, 16),
    ("A death toll of 12 was given.", "12", "killed", 12, 12),
    ("Police found the bodies of four men.", "four men", "killed", 4, 4),
    ("That brought the number of dead in Tarn to 53.", "53", "killed", 53, 53),
    # what the group is called
    ("They hold 40 hostages.", "40 hostages", "detained", 40, 40),
    (
        "He spoke of a dozen besieged towns.",
        "a dozen besieged towns",
        "besieged",
        12,
        12,
    ),
    ("There were 30 casualties.", "30 casualties", "casualties", 30, 30),
    ("About 500 troops in Dresna were paid.", "About 500 troops", "deployed", 500, 500),
    (
        "There may be up to 90 NFR fighters.",
        "up to 90 NFR fighters",
        "deployed",
        None,
        90,
    ),
    (
        "It planned a 3,000-strong border force.",
        "3,000-strong border force",
        "deployed",
        3000,
        3000,
    ),
    # nobody
    ("No casualties were reported.", "No casualties", "casualties", 0, 0),
    ("Nobody was hurt.", "Nobody", "wounded", 0, 0),
    ("No one was killed, police said.", "No one", "killed", 0, 0),
    ("None of the passengers were hurt.", "None of the passengers", "wounded", 0, 0),
    # nobody says how many of each
    ("The blast killed or injured 30 men.", "30 men", "casualties", 30, 30),
    ("Thirty men were killed or injured.", "Thirty men", "casualties", 30, 30),
    # an ordinal counts those before it
    ("She is the fifth pilot to have died.", "the fifth pilot", "killed", 5, 5),
    # a named body belongs to the group
    (
        "Two members of the Northern Front for Renewal (NFR) were killed.",
        "Two members of the Northern Front for Renewal (NFR)",
        "killed",
        2,
        2,
    ),
    (
        "29 children and newborn babies have died.",
        "29 children and newborn babies",
        "killed",
        29,
        29,
    ),
]


@pytest.mark.parametrize(("text", "words", "measure", "low", "high"), ONE)
def test_one_figure(text, words, measure, low, high):
    assert told(text)[-1] == (words, measure, low, high)


SEVERAL = [
    (
        "Twelve people were killed and 30 injured.",
        [("Twelve people", "killed", 12, 12), ("30", "wounded", 30, 30)],
    ),
    (
        "The blast left 12 dead and 30 injured.",
        [("12", "killed", 12, 12), ("30", "wounded", 30, 30)],
    ),
    (
        "The toll stands at 17 dead and 45 wounded.",
        [("17", "killed", 17, 17), ("45", "wounded", 45, 45)],
    ),
    (
        "The flood destroyed some 300 homes and damaged about 1,200.",
        [
            ("some 300 homes", "destroyed", 300, 300),
            ("about 1,200", "damaged", 1200, 1200),
        ],
    ),
    # one verb for two numbers, before and after them
    (
        "The NFR captured 12 villages and 30 soldiers.",
        [("12 villages", "captured", 12, 12), ("30 soldiers", "captured", 30, 30)],
    ),
    (
        "12 soldiers and 30 civilians were killed.",
        [("12 soldiers", "killed", 12, 12), ("30 civilians", "killed", 30, 30)],
    ),
    # strikes "killed about 12 fighters and 6 mercenaries in" a place: not "deployed"
    (
        "The raid killed 12 fighters and 6 mercenaries in Tarn.",
        [("12 fighters", "killed", 12, 12), ("6 mercenaries", "killed", 6, 6)],
    ),
    # "it had captured and killed": two figures in the same words
    (
        "The group captured and killed several soldiers.",
        [
            ("several soldiers", "captured", 3, None),
            ("several soldiers", "killed", 3, None),
        ],
    ),
]


@pytest.mark.parametrize(("text", "figures"), SEVERAL)
def test_several_figures(text, figures):
    assert told(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "Torvald, 61, was killed 12 days later.",
        "He was killed on 4 May 2031 at 07:30.",
        "The 4th Division left.",
        "Brigade 105 was destroyed.",
        "Halvik won 3-1 and nobody cared.",
        "A 14-year-old was arrested.",
        "A pilot killed at sea was buried.",
        "A member of the NFR who is believed to have been killed was seen.",
        "It was the second plan for Dresna.",
        "The dead were buried.",
        "Twelve soldiers killed the talks.",
        "Two guards who killed a wolf were praised.",
        "He walked 12 km through the destroyed town.",
        "Every one was killed.",
        "It changed the lives of 12 miners.",
        "A man who in 1957 fled Tarn is back.",
        "One big obstacle disappeared.",
        "There were no speeches released.",
        "The clerk destroyed 34,000 records.",
        "Some 90 percent were sent to Tarn.",
        "The state freed up $26 million.",
        "It is a 15-member committee.",
        "The 2031 drowning death of a miner is known.",
        "Torvald was killed 12.",
        "He came with a 3,000-strong.",
        "The arrest of the mayor by 12 guards.",
        "Dresna was destroyed and the mayor came to 12.",
        "Twelve men, who came late.",
        "Twelve men in the valley and the wounded",
        "The one destroyed was his.",
        "Nine guards of the old town saw the fire that destroyed it.",
        "Two friends met in Tarn before the war destroyed it.",
        "The 2/3 of Tarn was destroyed.",
    ],
)
def test_no_casualties(text):
    assert told(text) == []


def test_a_part_has_the_measure_and_the_scope_of_the_whole():
    text = (
        "At least 40 villagers, mostly miners but also 12 children, have been killed "
        "since the flood began."
    )
    whole, part = read(text)
    assert (whole.low, whole.high, whole.scope) == (40, None, "total")
    assert whole.since == "the flood began"
    assert (part.low, part.measure, part.scope, part.of) == (
        12,
        "killed",
        "total",
        "children",
    )
    assert part.part_of == whole.span
    assert whole.part_of is None


@pytest.mark.parametrize(
    "text",
    [
        "30 people died, including 9 children.",
        "30 people died, 9 of them children.",
        "30 people died, of whom 9 were children.",
        "30 people, including 9 children, were killed.",
        "That brought the number of dead to 30, among them 9 children.",
    ],
)
def test_parts(text):
    whole, part = read(text)
    assert (whole.low, part.low) == (30, 9)
    assert part.part_of == whole.span


@pytest.mark.parametrize(
    "text",
    [
        "Three people were wounded and one of them had died.",
        "Three people were wounded; one of them later died.",
        "Three people were wounded, one of whom died in Tarn.",
    ],
)
def test_a_part_by_its_pronoun_keeps_its_own_measure(text):
    whole, part = read(text)
    assert (whole.measure, whole.low) == ("wounded", 3)
    assert (part.measure, part.low, part.part_of) == ("killed", 1, whole.span)


def test_a_part_is_no_larger_than_its_whole():
    (figure,) = read("The wave killed 9 people, including 30 sailors.")
    assert figure.low == 9


SCOPES = [
    ("The mudslide killed 12 people.", "incident"),
    ("The death toll rose to 41.", "total"),
    # "The death toll from the shelling ... has risen to at least 26": one incident
    ("The death toll from the mudslide has risen to 41.", "incident"),
    ("The death toll of the fire near Tarn rose to 41.", "incident"),
    ("The death toll from the war rose to 41.", "total"),
    ("The death toll has risen to 41 since the fire.", "total"),
    ("More than 1,000 people have been killed so far.", "total"),
    ("The frost has killed several hikers.", "total"),
    ("He is the seventh sailor to have died.", "total"),
    ("12 people have died.", "total"),
    ("370,000 people have been displaced.", "state"),
    ("1.5 million people are besieged in Velmora.", "state"),
    ("2,000 troops are stationed in Dresna.", "state"),
    ("The army deployed 2,000 troops.", "incident"),
    ("300 people were displaced by the storm.", "incident"),
    ("Forty men are detained.", "state"),
    ("Forty men were detained.", "incident"),
    ("They hold 40 hostages.", "state"),
]


@pytest.mark.parametrize(("text", "scope"), SCOPES)
def test_scope(text, scope):
    assert read(text)[0].scope == scope


def test_since_ends_with_its_clause():
    (figure,) = read("Since the dam broke in March, 12 people have died.")
    assert figure.since == "the dam broke in March"


def test_since_at_the_end_of_a_sentence_is_no_time():
    (figure,) = read("12 people have died since")
    assert figure.since is None


UNITS = [
    ("About 40% of the harbour was destroyed.", "About 40%", "destroyed", 40, "%"),
    (
        "Some 40 per cent of Tarn was destroyed.",
        "Some 40 per cent",
        "destroyed",
        40,
        "%",
    ),
    ("The fire destroyed 300 hectares.", "300 hectares", "destroyed", 300, "hectares"),
    ("The NFR captured 30 square km.", "30 square km", "captured", 30, "square km"),
    ("The storm caused $5 million in damage.", "$5 million", "damaged", 5_000_000, "$"),
]


@pytest.mark.parametrize(("text", "words", "measure", "low", "unit"), UNITS)
def test_shares_areas_and_money_keep_their_unit(text, words, measure, low, unit):
    (figure,) = read(text)
    assert text[figure.span.start : figure.span.end] == words
    assert (figure.measure, figure.low, figure.unit) == (measure, low, unit)


GROUPS = [
    ("The mudslide killed 12 people.", "people"),
    ("None of the passengers were hurt.", "passengers"),
    ("12 were killed.", None),
    ("There were 30 casualties.", None),
    ("12 more sailors were hurt.", "sailors"),
]


@pytest.mark.parametrize(("text", "group"), GROUPS)
def test_group(text, group):
    assert read(text)[0].of == group


def test_numbers_beyond_all_bounds_are_none():
    assert read("The wave killed " + "9" * 400 + " people.") == []


def test_the_extractor_says_what_it_needs_and_gives():
    extractor = FigureExtractor()
    assert (extractor.name, extractor.version) == ("figures", "2")
    assert (extractor.needs, extractor.gives) == (("sentences",), ("figures",))


MORE = [
    # sentence, what is told: words, measure, low, high
    ("Two armed men shot and killed a singer.", [("a singer", "killed", 1, 1)]),
    ("Police shot dead three men.", [("three men", "killed", 3, 3)]),
    ("Three men were shot dead.", [("Three men", "killed", 3, 3)]),
    (
        "They shot and killed a 29-year-old miner.",
        [("a 29-year-old miner", "killed", 1, 1)],
    ),
    ("Gunmen shot five guards.", [("five guards", "wounded", 5, 5)]),
    ("One shot was fired and a door was destroyed.", []),
    (
        "About ten miners aboard six lorries were killed.",
        [("About ten miners", "killed", 10, 10)],
    ),
    ("The fire killed his wife and three sons.", [("three sons", "killed", 3, 3)]),
    ("Two men belonging to the crew were killed.", [("Two men", "killed", 2, 2)]),
    (
        "Between 14 to 20 people were killed.",
        [("Between 14 to 20 people", "killed", 14, 20)],
    ),
    ("12 bodies were found in Tarn.", [("12 bodies", "killed", 12, 12)]),
    ("Rescuers pulled out 14 bodies.", [("14 bodies", "killed", 14, 14)]),
    ("The clinic received 52 bodies.", [("52 bodies", "killed", 52, 52)]),
    (
        "Two young men's bodies were found.",
        [("Two young men's bodies", "killed", 2, 2)],
    ),
    (
        "At least three men are in Sudrian custody.",
        [("At least three men", "detained", 3, None)],
    ),
    (
        "The army lost 20 soldiers and 3 tanks.",
        [("20 soldiers", "killed", 20, 20), ("3 tanks", "destroyed", 3, 3)],
    ),
    (
        "12 were killed in Tarn and 30 in Halvik.",
        [("12", "killed", 12, 12), ("30", "killed", 30, 30)],
    ),
    (
        "3 boys, 2 women and a man were killed.",
        [
            ("3 boys", "killed", 3, 3),
            ("2 women", "killed", 2, 2),
            ("a man", "killed", 1, 1),
        ],
    ),
    ("Six passengers and the driver were hurt.", [("Six passengers", "wounded", 6, 6)]),
    ("Three policemen were among the dead.", [("Three policemen", "killed", 3, 3)]),
    ("He was one of four men killed.", [("four men", "killed", 4, 4)]),
    ("12 of the 30 passengers died.", [("12 of the 30 passengers", "killed", 12, 12)]),
    ("A family of five was killed.", [("A family of five", "killed", 5, 5)]),
    ("A group of five miners was killed.", [("five miners", "killed", 5, 5)]),
    (
        "Dozens – or even hundreds – of miners were killed.",
        [("Dozens – or even hundreds – of miners", "killed", 24, None)],
    ),
    (
        "About 10 “Lantern” members were killed.",
        [("About 10 “Lantern” members", "killed", 10, 10)],
    ),
    ("Raids raise to 371 the number of people killed.", [("371", "killed", 371, 371)]),
    (
        "12 people were hurt. The number rose to 15.",
        [("12 people", "wounded", 12, 12), ("15", "wounded", 15, 15)],
    ),
    (
        "9 miners died. Others put the figure at 40.",
        [("9 miners", "killed", 9, 9), ("40", "killed", 40, 40)],
    ),
    ("The number of guests rose to 40.", []),
    (
        "There are 2,000 troops in Tarn, rather than the 500 told.",
        [("2,000 troops", "deployed", 2000, 2000), ("500", "deployed", 500, 500)],
    ),
    ("300 houses were burned.", [("300 houses", "destroyed", 300, 300)]),
    ("Three men were burned.", []),
    # ages, labels, halves of numbers
    ("Two girls aged 14 and 16 were killed.", [("Two girls", "killed", 2, 2)]),
    ("Boys of 12 and 14 were killed.", []),
    ("Two men, 20 and 25, were arrested.", [("Two men", "detained", 2, 2)]),
    ("The blast at block 12 killed 3.", [("3", "killed", 3, 3)]),
    ("Half the town's 40,000 people have fled.", []),
    ("The wall may save a few more lives.", []),
    ("The storm claimed 12 lives.", [("12 lives", "killed", 12, 12)]),
    ("They paid 32 death claims.", []),
    ("The father of four boys was shot to death.", []),
    ("It would be one that is executed quickly.", []),
    ("His death left the court split, with four liberals.", []),
    ("Edition '11 was released.", []),
    ("A captain from battalion 101 was killed.", []),
]


@pytest.mark.parametrize(("text", "figures"), MORE)
def test_what_is_told_and_no_more(text, figures):
    assert told(text) == figures


SHARES = [
    ("One in five homes was destroyed.", "%", 20, 20, False),
    ("Two thirds of the homes were destroyed.", "%", 66, 67, True),
    ("Half of the homes were destroyed.", "%", 50, 50, False),
    ("Twice as many people were killed as on Friday.", "times", 2, 2, False),
    ("Three times as many people were wounded.", "times", 3, 3, False),
]


@pytest.mark.parametrize(("text", "unit", "low", "high", "about"), SHARES)
def test_shares_and_multiples_are_kept_as_such(text, unit, low, high, about):
    (figure,) = read(text)
    assert (figure.unit, figure.low, figure.high) == (unit, low, high)
    assert figure.about == about


def test_the_rest_of_a_whole_is_part_of_it_too():
    text = "9 people died, including 4 members of the guard and 5 other people."
    whole, *parts = read(text)
    assert [part.part_of for part in parts] == [whole.span, whole.span]


def test_of_whom_some_died():
    students, dead = read("The blast hurt 2 students, 1 of whom later died.")
    assert (students.measure, dead.measure) == ("wounded", "killed")


def test_the_wounded_beside_a_growing_toll_grow_with_it():
    figures = read("The death toll rose to 165 with 1,000 injured.")
    assert [figure.scope for figure in figures] == ["total", "total"]


ODD = [
    ("Between 30 and 20 people were killed.", "Between 30 and 20"),
    (f"{'9' * 20} people were killed.", "9" * 20),
]


@pytest.mark.parametrize(("text", "words"), ODD)
def test_a_number_that_nobody_can_mean_is_an_issue_and_no_figure(text, words):
    doc = document(text)
    found = list(FigureExtractor().extract(doc, sentences(doc)))
    (issue,) = found
    assert isinstance(issue, Issue)
    assert issue.code == "S-EXT-022"
    assert issue.span is not None
    assert text[issue.span.start : issue.span.end] == words


def test_none_is_a_number_too():
    assert told("0 killed, 5 wounded.") == [
        ("0", "killed", 0, 0),
        ("5", "wounded", 5, 5),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a number with a counted noun of its own has no neighbour's measure
        (
            "The town reported 58 deaths and 206 recoveries.",
            [("58 deaths", "killed", 58, 58)],
        ),
        (
            "The clinic told of 206 recoveries and 58 deaths.",
            [("58 deaths", "killed", 58, 58)],
        ),
        (
            "The storm killed 12 people and led to 40 cases of fever.",
            [("12 people", "killed", 12, 12)],
        ),
        (
            "The fever killed 12 people, with 40 infections.",
            [("12 people", "killed", 12, 12)],
        ),
        (
            "The town counted 12 deaths and 30 homes.",
            [("12 deaths", "killed", 12, 12)],
        ),
        (
            "The raid ended with 12 deaths and 30 arrests.",
            [("12 deaths", "killed", 12, 12), ("30 arrests", "detained", 30, 30)],
        ),
        # what was destroyed may have any name
        (
            "12 homes and 3 ambulances were destroyed.",
            [("12 homes", "destroyed", 12, 12), ("3 ambulances", "destroyed", 3, 3)],
        ),
        # a second day is nobody
        (
            "12 people were killed on April 24 and 25 in Tarn.",
            [("12 people", "killed", 12, 12)],
        ),
        (
            "12 people were killed in Tarn on 24 and 25 April.",
            [("12 people", "killed", 12, 12)],
        ),
        (
            "Two men died on April 24 and 25 were hurt.",
            [("Two men", "killed", 2, 2), ("25", "wounded", 25, 25)],
        ),
        # people and bare numbers still share
        (
            "The storm killed 12 miners and 30 dockhands.",
            [("12 miners", "killed", 12, 12), ("30 dockhands", "killed", 30, 30)],
        ),
        (
            "12 miners and 30 dockhands were killed.",
            [("12 miners", "killed", 12, 12), ("30 dockhands", "killed", 30, 30)],
        ),
        (
            "There are 500 troops and 30 tanks in the valley.",
            [("500 troops", "deployed", 500, 500), ("30 tanks", "deployed", 30, 30)],
        ),
    ],
)
def test_a_noun_of_its_own_takes_no_neighbours_measure(text, expected):
    assert told(text) == expected
