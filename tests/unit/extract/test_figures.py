"""Figures: how many, of whom, since when. The sentences are made up."""

import pytest

from sayso.extract.figures.extractor import FigureExtractor
from sayso.model.figure import Figure
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
    assert (extractor.name, extractor.version) == ("figures", "1")
    assert (extractor.needs, extractor.gives) == (("sentences",), ("figures",))
