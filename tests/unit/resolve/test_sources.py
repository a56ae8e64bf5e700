"""What one document tells the register."""

import pytest

from tests.unit.resolve.stories import Said, read, speaker


def cited(source: str, before: str = "", after: str = ""):
    text = f"{before}{source} said it rained. {after}"
    nth = before.count(source) + 1
    return read(text, Said(f"{source}#{nth}", "said", "it rained"))


def joined(reading) -> set[tuple[str, str]]:
    names = {source.source: source.name for source in reading.sources}
    return {
        (min(names[s.subject], names[s.object]), max(names[s.subject], names[s.object]))
        for s in reading.same_as
        if s.judgement == "same"
    }


def test_an_acronym_in_brackets_joins_two_rows_with_the_reason():
    reading = cited("The Northern Front for Renewal (NFR)")
    assert joined(reading) == {("NFR", "Northern Front for Renewal")}
    assert "(NFR)" in reading.same_as[0].because[0]


def test_a_known_alias_joins_whatever_stands_in_the_text():
    assert joined(cited("The UN")) == {("UN", "United Nations")}


def test_the_same_words_tell_the_same_whatever_came_before():
    assert cited("The UN").same_as == cited("The UN", "It is dark. ").same_as


def test_a_ministry_of_a_story_of_one_state_is_that_states():
    reading = cited("The Defense Ministry", "Egyptian troops met Egyptian bakers. ")
    found = speaker(reading)
    assert (found.name, found.country) == ("Defense Ministry", "EG")
    assert joined(reading) == set()


KARVELIA = "In Dresna and Halvik it was dark. "


@pytest.mark.parametrize(
    ("source", "before"),
    [
        # "the Defence Ministry" in a paper that names no state, but its towns
        ("The Defence Ministry", KARVELIA),
        ("The Karvelian Defence Ministry", ""),
        ("The defence ministry", KARVELIA),
        ("The Ministry of Defence", "Karvelian bakers met Karvelian millers. "),
        ("The Karvelian Ministry of Defense", "Sudrian bakers met Sudrian millers. "),
    ],
)
def test_a_ministry_is_one_source_in_all_papers_and_spellings(source, before):
    whole = speaker(cited("The Karvelian Defence Ministry"))
    found = speaker(cited(source, before))
    assert (found.source, found.country) == (whole.source, "KV")


def test_a_ministry_that_prints_itself_is_the_one_that_is_cited():
    said = Said("the Defence Ministry", "said", "It rained")
    text = "It rained, the Defence Ministry said."
    reading = read(text, said, outlet="Karvelian Defence Ministry")
    whole = speaker(cited("The Karvelian Defence Ministry"))
    assert speaker(reading).source == whole.source
    assert reading.claims[0].via == ()


def test_a_ministry_whose_nation_nobody_knows_is_known_by_its_adjective():
    one = speaker(cited("The Oulian Defence Ministry"))
    other = speaker(cited("The Oulian Ministry of Defence", "It is dark. "))
    assert one.source == other.source
    assert one.country is None


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("An NFR spokesman", "NFR"),
        ("A spokesman for the Northern Front", "Northern Front"),
        ("A spokesman for the presidency", "presidency"),
        # the ministry named before
        ("Ministry spokeswoman Ada Renn", "Karvelian Defence Ministry"),
        ("A ministry spokeswoman", "Karvelian Defence Ministry"),
        ("Karvelian army spokesman Jon Arvid", "Karvelian army"),
        # a police chief may speak for himself
        ("Police chief Jon Arvid", None),
        ("Spokesman Jon Arvid", None),
    ],
)
def test_whom_somebody_speaks_for(source, body):
    reading = cited(source, "The Karvelian Defence Ministry is dark. ")
    names = {row.source: row.name for row in reading.sources}
    for_ = speaker(reading).speaks_for
    assert (names[for_] if for_ else None) == body


def test_ministries_of_two_states_are_two_sources():
    one = cited("The Defense Ministry", "Egyptian troops met Egyptian bakers. ")
    other = cited("The Defense Ministry", "Moldovan troops met Moldovan bakers. ")
    assert speaker(one).source != speaker(other).source


def test_a_ministry_of_nobody_known_is_known_in_its_text_only():
    one = cited("The Defense Ministry")
    other = cited("The Defense Ministry", "It is dark. ")
    assert speaker(one).source != speaker(other).source
    assert joined(one) == set()


def test_the_rebels_of_one_state_are_one_source_in_all_papers():
    one = cited("Rebels", "They met in Dresna, Halvik and Velmora. ")
    other = cited("Rebels", "In Dresna and in Tarn it rained. ")
    assert speaker(one).source == speaker(other).source


def test_peoples_names_are_joined_by_nobody():
    assert joined(cited("President Ilan Torvald", after="Torvald left.")) == set()


def test_every_id_in_the_claims_has_a_row():
    reading = cited("The head of the Karvelia Monitoring Group, Rami Dost,")
    rows = {source.source for source in reading.sources}
    for claim in reading.claims:
        assert {claim.source, *claim.via} <= rows
    assert {s.speaks_for for s in reading.sources if s.speaks_for} <= rows


def test_who_is_only_named_is_an_actor_but_no_row():
    reading = cited("The Harbour Council", "President Ilan Torvald resigned. ")
    reading_idle = cited("The Harbour Council", "A mention of Sela Brandt. ")
    assert "Ilan Torvald" in {source.name for source in reading.sources}
    assert "Sela Brandt" not in {source.name for source in reading_idle.sources}
    assert "Sela Brandt" in {actor.name for actor in reading_idle.actors}


def test_an_actor_has_all_its_mentions_and_roles():
    reading = cited("Brandt", "Prime Minister Sela Brandt left. ")
    (actor,) = [a for a in reading.actors if a.name == "Sela Brandt"]
    words = [reading.document.quote(span) for span in actor.mentions]
    assert words == ["Prime Minister Sela Brandt", "Brandt"]
    assert actor.roles == ("Prime Minister",)
