"""Where what is said begins and ends."""

import pytest

from tests.unit.extract.attributed import said


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # another attribution takes over
        ("Brandt said it rained; the dam held.", "it rained"),
        ("Brandt said it rained, according to MPA.", "it rained"),
        ("Brandt said it rained, and Torvald said it was dry.", "it rained"),
        ("Brandt said it rained, while she added that the dam held.", "it rained"),
        ("Brandt said it rained, but warned that the dam leaked.", "it rained"),
        ("Brandt said it rained and added “it pours”.", "it rained"),
        ("Brandt said it rained and has warned traders.", "it rained"),
        ("Brandt said it rained, later adding that it poured.", "it rained"),
        # or does not
        ("Brandt said it rained, and the dam held.", "it rained, and the dam held"),
        (
            "Brandt said it rained, while the dam – of Tarn – said nothing.",
            "it rained, while the dam – of Tarn – said nothing",
        ),
        ("Brandt said it rained as the dam broke.", "it rained as the dam broke"),
        # quotations
        ("Brandt said “it rained” and warned traders.", "“it rained”"),
        ("Brandt said it “rained” in Tarn.", "it “rained” in Tarn"),
        ("Brandt said it was “wet. Very wet.”", "it was “wet. Very wet.”"),
        ("Brandt called Torvald “a friend”.", "Torvald “a friend”"),
        ("Brandt called him a friend.", "him a friend"),
        ("Police named him as the driver.", "him as the driver"),
        ("Traders consider the pact to be void.", "the pact to be void"),
        ("Traders see the vote as a test.", "the vote as a test"),
        ("Brandt put the toll at nine.", "the toll at nine"),
        ("Brandt said: the dam held.", "the dam held"),
        ("Brandt told traders: “It rained.”", "“It rained.”"),
        ("Brandt praised what the crew did.", "what the crew did"),
        ("Brandt attacked the plan as “a toy”.", "the plan as “a toy”"),
        ("And the rain was “bad,” Brandt said.", "the rain was “bad,”"),
        ("It rained, “all day and all night,” Brandt said.",
         "“all day and all night,”"),
        ("Brandt asked traders about the dam.", "about the dam"),
        ("Brandt told them it rained.", "it rained"),
        ("The port was shut, Brandt told Norlink in Tarn.", "The port was shut"),
        ("The port was shut, Brandt said, and left.", "The port was shut"),
        # the outlet says when it was said
        ("The port was shut, Brandt said on Friday, two days after the war began.",
         "The port was shut"),
        ("The port was shut, Brandt said, hours before she resigned.",
         "The port was shut"),
        ("The port was shut, Brandt said, shortly after the war began.",
         "The port was shut"),
        ("The port was shut, Brandt said, more than a week into the war.",
         "The port was shut"),
        # ... but what follows "said the" is all hers
        ("Brandt said the port was shut on Friday, two days after the war began.",
         "the port was shut on Friday, two days after the war began"),
        ("Brandt had said hours earlier that it rained.", "that it rained"),
        ("Brandt said two days later that it rained.", "that it rained"),
        ("Brandt said between 2,000 and 3,000 people slept in the open.",
         "between 2,000 and 3,000 people slept in the open"),
        ("The hospital said at least 21.", "at least 21"),
        ("Brandt asked for blankets on Saturday.", "blankets"),
        ("Brandt urged rebels to halt on Thursday and offered talks “today”.",
         "to halt"),
        ("Brandt said on Monday she wished to rest on Sunday.",
         "she wished to rest on Sunday"),
        ("Brandt urged the rebels to halt and offered talks “without terms”.",
         "to halt"),
        ("Brandt urged the rebels to be heard and offered soup.",
         "to be heard and offered soup"),
        ("Rebels say that Tarn has fallen, but the government rejects this.",
         "that Tarn has fallen"),
        ("Rebels say that Tarn has fallen, but the governor slept.",
         "that Tarn has fallen, but the governor slept"),
        ("Rebels say that Tarn has fallen, but not, so the army denies, Dresna.",
         "that Tarn has fallen, but not, so the army denies, Dresna"),
        ("The port was shut, Brandt said, leaving Tarn.", "The port was shut"),
        ("Brandt appealed on Monday for calm.", "calm"),
        ("Brandt admitted hiding the report.", "hiding the report"),
        ("“It rained,” Brandt told Norlink in Tarn.", "“It rained,”"),
    ],
)  # fmt: skip
def test_content_of_the_first(text: str, content: str):
    assert said(text)[0][2] == content


@pytest.mark.parametrize(
    "text",
    [
        "Brandt said goodbye.",
        "Brandt said so.",
        "Brandt called.",
        "Brandt told them.",
        "Brandt praised to.",
        "Brandt called for of.",
        "Brandt supports the plan.",
        "Brandt put the boat away.",
        "Police named him.",
        "Brandt urged the dam.",
        "Brandt told of.",
        "Brandt said and left.",
        "Brandt asked “",
        "Brandt appealed for.",
        "Brandt agreed, with rain.",
        "It, he said.",
        "Tarn, he says, rain.",
        "Tarn of old, she insisted, and rain.",
    ],
)
def test_nothing_is_said(text: str):
    assert [s for s in said(text) if s[0] == "Brandt" and s[1] != "urged"] == []


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        # number and kind must fit the verb
        ("Officials claim it rained.", ["Officials"]),
        ("Police claim it rained.", ["Police"]),
        ("Brandt and Torvald claim it rained.", ["Brandt and Torvald"]),
        ("He claims it rained.", ["He"]),
        ("They claim it rained.", ["They"]),
        ("The traders who claim it rained left.", ["The traders ... who"]),
        ("The rain claim it rained.", []),
        ("The upcoming claims it rained.", []),
        ("I think it rained.", []),
        ("We say it rained.", ["We"]),
        ("Researchers found that sleep helps.", ["Researchers"]),
        ("The boat found that sleep helps.", []),
        ("Norlink has learned that it rained.", ["Norlink"]),
        ("The boy has learned that it rained.", []),
    ],
)
def test_who_can_speak(text: str, sources: list[str]):
    assert [source for source, _, _ in said(text)] == sources


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("Brandt appealed again and again for calm.", []),
        ("Brandt called on Monday for calm.", ["called ... for"]),
        ("Brandt was saying that it rained.", ["was saying"]),
        ("Brandt did say that it rained.", ["did say"]),
        ("Brandt would have said that it rained.", ["would have said"]),
        ("Brandt pointed out that it rained.", ["pointed out"]),
        ("Brandt is report that it rained.", []),
        ("The four posts that rain are old.", []),
    ],
)
def test_cue_group(text: str, cues: list[str]):
    assert [cue for _, cue, _ in said(text)] == cues


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the speaker after a clause must end the sentence
        ("It rained in Tarn, said Brandt on Monday.", ["Brandt"]),
        ("It rained in Tarn, said Brandt.", ["Brandt"]),
        ("“It rained,” told Brandt.", []),
        ("“It rained,” said him.", []),
        ("“It rained.” Said Brandt.", ["Brandt"]),
        ("“It rained,” said last week.", []),
    ],
)
def test_inverted(text: str, expected: list[str]):
    assert [source for source, _, _ in said(text)] == expected
