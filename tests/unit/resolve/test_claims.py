"""Claims: whose word, on what event, by which way, on what grounds."""

from dataclasses import replace

import pytest

from sayso.model.attribution import Force
from sayso.model.figure import Figure
from sayso.model.timeref import TimeMention
from tests.unit.resolve.stories import Said, at, lines, read


def one(source: str, content: str, cue: str = "said", **more):
    text = f"{source} {cue} {content}."
    return read(text, Said(source, cue, content, **more))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # "its fighters": the possessor acts
        ("its fighters had seized Dresna",
         ["COERCE/seize, by Northern Front, at Dresna"]),
        ("it had captured Dresna", ["COERCE/seize, by Northern Front, at Dresna"]),
        ("the Harbour Council had told its guards to leave Dresna",
         ["flee, by Harbour Council, at Dresna"]),
        ("rebels had entered Dresna", ["enter, by rebels, at Dresna"]),
        ("it had not shelled Halvik",
         ["ASSAULT/heavy-weapons, by Northern Front, at Halvik, not"]),
        # several events, several claims
        ("it seized Dresna and freed 40 prisoners",
         ["COERCE/seize, by Northern Front, at Dresna",
          "RETREAT/release, by Northern Front, to 40 prisoners"]),
        # a place named before: "the town"
        ("it left Dresna after it captured the town",
         ["flee, by Northern Front, at Dresna",
          "COERCE/seize, by Northern Front, at Dresna"]),
        ("the weather was fine", ["no event"]),
        # what lies years back is no news where there is some
        ("it held talks and seized Dresna in 2019", ["CONSULT, by Northern Front"]),
        ("it seized Dresna in 2019", ["COERCE/seize, by Northern Front, at Dresna"]),
    ],
)  # fmt: skip
def test_one_claim_for_each_event_of_the_content(content, expected):
    assert lines(one("The Northern Front", content)) == expected


def test_who_acts_is_told_by_the_register_if_it_can_know_them():
    (claim,) = one("The Northern Front", "it had captured Dresna").claims
    assert claim.event is not None
    assert claim.event.actors[0].source == claim.source
    (claim,) = one("The Northern Front", "two bakers had captured Dresna").claims
    assert claim.event is not None
    assert [(a.name, a.source) for a in claim.event.actors] == [("two bakers", None)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # "the Front's fighters" are the Front's, "the Dresna bridge" is no town
        ("the Old Guild's fighters seized Dresna",
         "COERCE/seize, by Old Guild, at Dresna"),
        ("Old Guild fighters seized Dresna", "COERCE/seize, by Old Guild, at Dresna"),
        ("the Dresna fighters seized Halvik",
         "COERCE/seize, by Dresna fighters, at Halvik"),
        ("Ilan Torvald, whose army seized Dresna, slept",
         "COERCE/seize, by Ilan Torvald, at Dresna"),
        ("the baker, whose army seized Dresna, slept",
         "COERCE/seize, by whose army, at Dresna"),
        ("its new bridge hit Dresna", "ASSAULT, by its new bridge, at Dresna"),
        ("Ilan Torvald and Marek Kost met and he left Dresna", "flee, at Dresna"),
        ("Tokyo seized Dresna", "COERCE/seize, by Japan, at Dresna"),
        # "Fighters of the Front" are the Front's, "the mayor of the Guild" is one man
        ("fighters of the Old Guild (OGR) seized Dresna",
         "COERCE/seize, by Old Guild, at Dresna"),
        ("the fighters of the Old Guild seized Dresna",
         "COERCE/seize, by Old Guild, at Dresna"),
    ],
)  # fmt: skip
def test_whose_people_act(content, expected):
    assert lines(one("The Northern Front", content))[-1] == expected


def test_where_and_when_it_was_said_is_not_where_and_when_it_happened():
    text = "In Velmora on Friday the Harbour Council said rebels had left."
    reading = read(text, Said("the Harbour Council", "said", "rebels had left"))
    assert lines(reading) == ["no event"] or "Velmora" not in lines(reading)[0]


@pytest.mark.parametrize(
    ("force", "content", "negated"),
    [
        (Force.ASSERTS, "rebels had entered Dresna", False),
        (Force.DENIES, "rebels had entered Dresna", True),
        (Force.ASSERTS, "rebels had not entered Dresna", True),
        # "denied that rebels had not left" claims that they left
        (Force.DENIES, "rebels had not entered Dresna", False),
        (Force.DENIES, "the weather was fine", True),
    ],
)
def test_negated_by_denial_or_by_its_own_words(force, content, negated):
    (claim,) = one("The army", content, force=force).claims
    assert claim.negated is negated


def test_claims_of_an_attribution_inside_another_are_the_inner_ones():
    text = "AFP said the Northern Front said it had captured Dresna."
    reading = read(
        text,
        Said("AFP", "said", "the Northern Front said it had captured Dresna"),
        Said("the Northern Front", "said#2", "it had captured Dresna", inside="a1"),
    )
    assert lines(reading) == [
        "no event",
        "COERCE/seize, by Northern Front, at Dresna",
    ]


def test_nothing_said_is_no_claim():
    text = "The Northern Front declined to comment."
    said = Said("The Northern Front", "declined to comment", "", Force.DECLINES)
    assert read(text, said).claims == ()


def test_the_outlets_own_words_are_its_own_claims():
    reading = read("Rebels captured Dresna on Thursday.")
    assert lines(reading, "own") == ["COERCE/seize, by Rebels, at Dresna"]
    (claim,) = reading.claims
    assert (claim.source_name, claim.via) == ("The Velmora Courier", ())


def test_words_are_kept_as_printed_broken_ones_with_a_mark():
    text = '"It rained," the Harbour Council said, "and it poured."'
    said = Said("the Harbour Council", "said", '"It rained," … "and it poured."')
    (claim,) = read(text, said).claims
    assert claim.words == '"It rained," … "and it poured."'


def test_they_in_a_quotation_are_not_the_speaker():
    text = '"They seized Dresna," the Harbour Council said.'
    said = Said("the Harbour Council", "said", '"They seized Dresna,"', manner="direct")
    assert lines(read(text, said)) == ["COERCE/seize, at Dresna"]


def test_we_in_a_quotation_are_the_speaker():
    text = '"We seized Dresna," the Harbour Council said.'
    said = Said("the Harbour Council", "said", '"We seized Dresna,"', manner="direct")
    assert lines(read(text, said)) == ["COERCE/seize, by Harbour Council, at Dresna"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('that it "seized Dresna"', "COERCE/seize, by Harbour Council, at Dresna"),
        ('that "it seized Dresna"', "COERCE/seize, at Dresna"),
    ],
)
def test_in_a_mixed_quotation_the_marks_decide(content, expected):
    reading = one("The Harbour Council", content, manner="mixed")
    assert lines(reading) == [expected]


def figure(text: str, words: str, **more) -> Figure:
    return Figure(span=at(text, words), measure="killed", low=4, high=4, **more)


def test_figures_go_with_the_event_they_count():
    text = "The Harbour Council said it seized Dresna and four people were killed."
    content = "it seized Dresna and four people were killed"
    reading = read(
        text,
        Said("The Harbour Council", "said", content),
        figures=(figure(text, "four people"),),
    )
    assert [len(claim.figures) for claim in reading.claims] == [0, 1]


def test_a_part_goes_where_its_whole_goes():
    text = "Four people were killed, one baker with them, and rebels seized Dresna."
    whole = figure(text, "Four people")
    part = figure(text, "one baker", part_of=whole.span)
    reading = read(text, figures=(whole, part))
    assert [len(claim.figures) for claim in reading.claims] == [2, 0]


def test_a_figure_without_an_event_is_a_claim():
    text = "The Harbour Council said the toll was four people."
    reading = read(
        text,
        Said("The Harbour Council", "said", "the toll was four people"),
        figures=(figure(text, "four people"),),
    )
    assert [len(claim.figures) for claim in reading.claims] == [1]


@pytest.mark.parametrize(
    ("source", "cue", "content", "basis"),
    [
        ("The Northern Front", "said", "it had captured Dresna", "own-act"),
        ("A spokesman for the Northern Front", "said",
         "the Northern Front had captured Dresna", "own-act"),
        ("The Harbour Council", "said", "rebels had captured Dresna", "unstated"),
        ("Residents", "saw", "rebels in Dresna", "witnessed"),
        ("The Harbour Council", "believes", "rebels left Dresna", "inferred"),
        ("The Harbour Council", "heard", "rebels left Dresna", "told"),
        ("Footage", "showed", "rebels in Dresna", "record"),
        ("The Harbour Council", "revealed", "rebels left Dresna", "record"),
    ],
)  # fmt: skip
def test_on_what_grounds(source, cue, content, basis):
    assert {c.basis for c in one(source, content, cue).claims} == {basis}


def test_the_same_story_gives_the_same_claims():
    assert one("The Front", "it left") == one("The Front", "it left")


DENIES = Force.DENIES


def test_a_rumour_known_only_by_its_denial_is_nobodys_claim():
    # "denied rumours that the airport had been closed"
    text = "The presidency denied rumours that Ilan Torvald had left Velmora."
    reading = read(
        text,
        Said("The presidency", "denied", text[22:-1], force=DENIES),
        Said("", "rumours", "that Ilan Torvald had left Velmora", inside="a1",
             rule="noun"),
    )  # fmt: skip
    assert lines(reading) == ["flee, by Ilan Torvald, at Velmora, not"]
    assert len(reading.attributions) == 2
    assert "nobody named" not in {source.name for source in reading.sources}


def test_a_claim_that_is_denied_by_its_noun_is_claimed_and_denied():
    text = "The army denied the Northern Front's claim that rebels had entered Dresna."
    reading = read(
        text,
        Said("The army", "denied", text[16:-1], force=DENIES),
        Said("the Northern Front", "claim", "that rebels had entered Dresna",
             inside="a1", rule="noun"),
    )  # fmt: skip
    assert lines(reading) == [
        "enter, by rebels, at Dresna, not",
        "enter, by rebels, at Dresna",
    ]


def test_who_denied_saying_it_has_not_said_it():
    text = "The army denied saying that rebels had entered Dresna."
    reading = read(
        text,
        Said("The army", "denied", text[16:-1], force=DENIES),
        Said("The army", "saying", "that rebels had entered Dresna", inside="a1"),
    )
    assert lines(reading) == ["no event, not"]


@pytest.mark.parametrize(
    "source",
    ["An earlier version of this report", "Our previous report", "The first edition"],
)
def test_what_an_earlier_version_said_is_nobodys_claim(source):
    reading = one(source, "that 31 people were killed in Halvik")
    assert reading.claims == ()
    assert source.partition(" ")[2] not in {row.name for row in reading.sources}


@pytest.mark.parametrize("source", ["An earlier report", "The first speaker"])
def test_others_who_spoke_earlier_make_claims(source):
    assert len(one(source, "that 31 people were killed in Halvik").claims) == 1


@pytest.mark.parametrize("content", ["this", "it", "“that”"])
def test_content_that_only_points_makes_no_claim(content):
    reading = one("The army", content, cue="rejects", force=DENIES)
    assert len(reading.claims) == (content == "“that”")
    assert len(reading.attributions) == 1


def test_the_rejecting_of_a_claim_is_not_claimed_by_its_teller():
    text = "Rebels say that Dresna fell to them, but the army rejects this."
    reading = read(
        text,
        Said("Rebels", "say", text[11:-1]),
        Said("the army", "rejects", "this", force=DENIES, inside="a1"),
    )
    seized = "COERCE/seize, by rebels, at Dresna"
    assert lines(reading) == [seized, f"{seized}, not"]
    assert [claim.source_name for claim in reading.claims] == ["rebels", "army"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # the dead did not attack
        ("four soldiers died fighting near Dresna",
         ["casualty, to four soldiers, at Dresna"]),
        # the same event in the same words is one claim
        ("rebels entered Dresna and rebels entered Dresna",
         ["enter, by rebels, at Dresna"]),
    ],
)  # fmt: skip
def test_nobody_claims_the_same_twice(content, expected):
    assert lines(one("The Northern Front", content)) == expected


def test_a_number_that_is_told_twice_counts_once():
    text = "The army said four people were killed, yes, four people."
    figures = tuple(
        Figure(span=at(text, words), measure="killed", low=4, high=4, of="people")
        for words in ("four people", "four people#2")
    )
    reading = read(text, Said("The army", "said", text[14:-1]), figures=figures)
    assert [len(claim.figures) for claim in reading.claims] == [1]


def test_how_long_it_lasted_is_no_time_when():
    text = "The army said rebels entered Dresna a day after the vote."
    reading = read(
        text,
        Said("The army", "said", "rebels entered Dresna a day after the vote"),
        times=(
            TimeMention(
                span=at(text, "a day"),
                type="DURATION",
                op="duration",
                fields=(("count", "1"), ("unit", "day")),
            ),
        ),
    )
    event = reading.claims[0].event
    assert event is not None
    assert event.when is None


HALVIK = "Twelve people were killed on Friday in Halvik, the army said. "


def killed(text: str, words: str, **more) -> Figure:
    return Figure(span=at(text, words), measure="killed", low=14, high=14, **more)


@pytest.mark.parametrize(
    ("told", "number", "expected"),
    [
        # "put the number of dead at 14": the incident of the sentence before
        ("the number of dead was 14", "14", "casualty, at Halvik"),
        ("14 people had been killed", "14 people",
         "casualty, to 14 people, at Halvik"),
        # others, or at another time or place, may have died elsewhere
        ("14 soldiers had been killed", "14 soldiers", "casualty, to 14 soldiers"),
        ("14 people had been killed in Tarn", "14 people",
         "casualty, to 14 people, at Tarn"),
    ],
)  # fmt: skip
def test_a_toll_without_a_place_is_of_the_incident_told_before(told, number, expected):
    text = f"{HALVIK}The Harbour Council said {told}."
    of = number.partition(" ")[2] or None
    figures = (killed(text, number, of=of),)
    said = Said("The Harbour Council", "said", told)
    reading = read(text, replace(said, cue="said#2"), figures=figures)
    assert lines(reading) == [expected]


def test_two_places_before_leave_a_toll_open():
    text = f"Rebels shelled Tarn. {HALVIK}It rained. The army said 14 people died."
    near = f"Rebels shelled Tarn, and in Halvik nine died. {text[-30:]}"
    for story in (text, near):
        figures = (killed(story, "14 people", of="people"),)
        said = Said("The army", "said", "14 people died")
        nth = story.count("said")
        reading = read(story, replace(said, cue=f"said#{nth}"), figures=figures)
        assert lines(reading) == ["casualty, to 14 people"]


def test_a_running_total_is_of_no_incident():
    text = f"{HALVIK}The Harbour Council said 14 people have been killed so far."
    figures = (killed(text, "14 people", of="people", scope="total"),)
    said = Said("The Harbour Council", "said#2", "14 people have been killed so far")
    assert lines(read(text, said, figures=figures)) == ["casualty, to 14 people"]


@pytest.mark.parametrize("content", ["at least 21", "about 1,500", "21"])
def test_a_bare_number_makes_no_claim(content):
    assert one("The army", content).claims == ()


@pytest.mark.parametrize(
    ("text", "said", "events"),
    [
        # what is said names no event: saying it is the act
        (
            "The ministry accused the Front of treason.",
            Said("The ministry", "accused", "the Front of treason"),
            [("ACCUSE", "accused")],
        ),
        # what is said to have been done counts before saying it
        (
            "The ministry accused the Front of shelling Halvik.",
            Said("The ministry", "accused", "the Front of shelling Halvik"),
            [("ASSAULT", "shelling")],
        ),
        # a deed that is no saying is none here: "attacked the plan"
        (
            "The ministry attacked the plan.",
            Said("The ministry", "attacked", "the plan", Force.FEELS),
            [],
        ),
        # a denial and a demand are told by their force
        (
            "The ministry rejected the plan.",
            Said("The ministry", "rejected", "the plan", Force.DENIES),
            [],
        ),
        (
            "The ministry demanded an apology from Brandt.",
            Said("The ministry", "demanded", "an apology from Brandt", Force.DEMANDS),
            [],
        ),
    ],
)
def test_saying_it_is_the_act_where_no_event_is_told(text, said, events):
    claims = read(text, said).claims
    told = [(c.event.type, text[c.event.trigger.start : c.event.trigger.end])
            for c in claims if c.event]  # fmt: skip
    assert told == events
