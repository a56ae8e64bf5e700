"""Through what, and to whom."""

import pytest

from tests.unit.extract.attributed import attributions


@pytest.mark.parametrize(
    ("text", "channel", "recipient"),
    [
        ("Brandt told Norlink that it rained.", None, "Norlink"),
        ("Brandt told Norlink the road was open.", None, "Norlink"),
        ("Brandt told reporters it rained.", None, "reporters"),
        ("Brandt said to reporters that it rained.", None, "reporters"),
        ("Brandt told his men about the road.", None, "his men"),
        ("“It rained,” Brandt told Norlink.", None, "Norlink"),
        ("Brandt urged both sides to talk.", None, "both sides"),
        ("Brandt wrote on Telegram: “It rained.”", "Telegram", None),
        ("Brandt posted on X that it rained.", "X", None),
        (
            "Brandt posted on her Truth Social platform that it rained.",
            "her Truth Social platform",
            None,
        ),
        ("Brandt said in a statement that it rained.", "in a statement", None),
        (
            "“It rained,” Brandt said in a speech broadcast on his Facebook page.",
            "in a speech broadcast on his Facebook page",
            None,
        ),
        (
            "In an interview with Norlink, Brandt said it rained.",
            "In an interview with Norlink",
            "Norlink",
        ),
        ("Brandt, in a letter to members, said it rained.", "in a letter to members",
         "members"),
        (
            "Brandt said in a call with Sudria’s envoy, Ana Reyl, that it rained.",
            "in a call with Sudria’s envoy, Ana Reyl",
            "Sudria’s envoy, Ana Reyl",
        ),
        ("“It rained,” said Brandt in a statement.", "in a statement", None),
        ("“It rained,” said Ana Reyl, a clerk, in a letter.", "in a letter", None),
        ("Brandt said at a rally in Tarn that it rained.", "at a rally in Tarn", None),
        ("Brandt said at a house in Halvik that it rained.", None, None),
        ("Brandt said late on Monday it rained.", None, None),
        ("Brandt said in May 2031 that it rained.", None, None),
        (
            "Brandt called for “a new pact” in a call with Envoy Ana Reyl.",
            "in a call with Envoy Ana Reyl",
            "Envoy Ana Reyl",
        ),
        ("Brandt said it rained.", None, None),
        # a number can be a name; a telephone is a channel
        ("Brandt told Channel Nine that it rained.", None, "Channel Nine"),
        ("Brandt told Norlink by telephone that it rained.", "by telephone", "Norlink"),
        # where the film was shown is where they declared it
        ("Rebels aired a film on Telegram, declaring that it rained.", "Telegram",
         None),
        ("Rebels left Tarn, declaring that it rained.", None, None),
        ("Rebels said on X it rained, adding that it was late.", "X", None),
        # nobody is asked
        ("The town hall asked for blankets.", None, None),
    ],
)  # fmt: skip
def test_channel_and_recipient(text: str, channel: str | None, recipient: str | None):
    found = attributions(text)[0]
    spans = (found.channel, found.recipient)
    assert tuple(s and text[s.start : s.end] for s in spans) == (channel, recipient)
