"""Words that two attributions claim, and a name that looks like a verb."""

from dataclasses import replace

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
