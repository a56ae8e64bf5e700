"""Words that two attributions claim, and a name that looks like a verb."""

from dataclasses import replace

import pytest

from sayso.extract.speech.borders import bordered
from sayso.model.attribution import Attribution, Force
from tests.unit.extract.attributed import words
from tests.unit.extract.figures_and_times import document
from tests.unit.extract.told import spans_of

BASE = Attribution(
    key="w1",
    source=(),
    cue=(),
    content=(),
    force=Force.ASSERTS,
    manner="indirect",
    rule="weights",
)


def heard(text: str, source: str, cue: str, *content: str) -> Attribution:
    def at(part: str):
        return (spans_of(text, part)[0],)

    told = tuple(spans_of(text, part)[0] for part in content)
    return replace(BASE, source=at(source) if source else (), cue=at(cue), content=told)


def test_the_next_speaker_is_no_part_of_what_is_said():
    text = "The mayor says it rained, while the army says it was dry."
    one = heard(text, "The mayor", "says it", "it rained, while the army")
    two = heard(text, "the army", "says it was", "it was dry")
    first, _ = bordered(document(text), [one, two])
    assert words(text, first.content) == "it rained"


def test_a_name_in_capitals_is_the_speaker():
    text = "On Monday IS said it held the port."
    (found,) = bordered(document(text), [heard(text, "", "IS said", "it held")])
    assert (words(text, found.source), words(text, found.cue)) == ("IS", "said")


def test_anonymity_is_all_that_is_asked_for():
    text = "An envoy who asked for anonymity told MPA it rained."
    asked = heard(text, "An envoy", "asked for", "anonymity told MPA it rained")
    ruled = replace(asked, force=Force.DEMANDS, rule="reported")
    (found,) = bordered(document(text), [ruled])
    assert words(text, found.content) == "anonymity"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "kept"),
    [
        # what stands between a speaker and the verb says who it is
        (
            "Rebels fighting the state said it rained.",
            "Rebels",
            "said",
            ("fighting the state", "it rained"),
            ("Rebels fighting the state", "it rained"),
        ),
        (
            "It rained, the state-run Norlink agency said on the radio.",
            "Norlink agency",
            "said",
            ("It rained, the state-run", "on the radio"),
            ("the state-run Norlink agency", "It rained ... on the radio"),
        ),
        # words of another sentence are no quotation that goes on
        (
            "One said it rained. The port did not answer calls.",
            "One",
            "said",
            ("it rained", "answer calls"),
            ("One", "it rained"),
        ),
        (
            "“It rained,” she said. “It is over.”",
            "she",
            "said",
            ("“It rained,”", "“It is over.”"),
            ("she", "“It rained,” ... “It is over.”"),
        ),
    ],
)
def test_each_part_goes_to_where_it_belongs(text, source, cue, content, kept):
    (found,) = bordered(document(text), [heard(text, source, cue, *content)])
    assert (words(text, found.source), words(text, found.content)) == kept


def test_what_another_verb_has_said_is_not_said_again():
    text = "The deputy went further, claiming that it rained."
    vague = heard(text, "The deputy", "went further", "claiming that it rained")
    clear = replace(heard(text, "The deputy", "claiming", "that it rained"), rule="x")
    assert [item.rule for item in bordered(document(text), [vague, clear])] == ["x"]


def test_a_cue_inside_another_cites_nobody_anew():
    text = "Kolb was quoted by Norlink as saying that it rained."
    whole = heard(text, "Kolb", "was quoted by Norlink as saying", "that it rained")
    part = heard(text, "Norlink", "as", "that it rained")
    found = bordered(document(text), [replace(whole, rule="quoted-as"), part])
    assert [item.rule for item in found] == ["quoted-as"]


def test_a_quotation_begins_behind_the_sentence_before_it():
    text = "Roth tweeted that it was “bad”. “I am sorry,” she wrote."
    one = heard(text, "Roth", "tweeted", "that it was “bad”")
    two = heard(text, "she", "wrote", "that it was “bad”. “I am sorry,”")
    _, second = bordered(document(text), [one, two])
    assert words(text, second.content) == "“I am sorry,”"


def test_who_is_cited_is_no_part_of_what_is_said():
    text = "The Courier, quoting an officer, said it rained."
    told = heard(text, "The Courier", "said", "an officer", "it rained")
    cited = replace(heard(text, "an officer", "quoting", "it rained"), rule="citing")
    first, _ = bordered(document(text), [told, cited])
    assert words(text, first.content) == "it rained"


def test_what_has_no_cue_is_kept_as_it_is():
    text = "“It rained.” “It hailed,” the mayor said, adding that it snowed."
    bare = replace(BASE, content=(spans_of(text, "“It rained.”")[0],))
    told = heard(text, "the mayor", "said", "“It hailed,”")
    one, two = bordered(document(text), [bare, told])
    assert (one, two) == (bare, told)
