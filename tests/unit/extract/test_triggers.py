"""The lexicon of events: inflections, phrases, and the codes that it may give."""

import pytest

from sayso.extract.triggers import inflections_of, lexicon, noun_forms, verb_forms
from sayso.vocab import table

PLOVER = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT "
    "THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("capture", "capture captures captured captured capturing"),
        ("seize", "seize seizes seized seized seizing"),
        ("kidnap", "kidnap kidnaps kidnapped kidnapped kidnapping"),
        ("flee", "flee flees fled fled fleeing"),
        ("free", "free frees freed freed freeing"),
        ("deploy", "deploy deploys deployed deployed deploying"),
        ("deny", "deny denies denied denied denying"),
        ("die", "die dies died died dying"),
        ("clash", "clash clashes clashed clashed clashing"),
        ("overrun", "overrun overruns overran overrun overrunning"),
        ("shoot", "shoot shoots shot shot shooting"),
    ],
)
def test_verbs_are_inflected_by_rule_or_by_table(verb, forms):
    assert " ".join(inflections_of(verb).values()) == forms


def test_longer_phrases_are_tried_before_shorter_ones():
    rests = [trigger.rest for trigger in lexicon()["took"]]
    assert rests == sorted(rests, key=len, reverse=True)
    assert ("control",) in rests


def test_every_type_is_plovers_or_says_that_it_is_ours():
    for entry in table("events")["event"]:
        assert entry["type"] in PLOVER or entry["type"].islower(), entry["key"]


def test_keys_are_unique():
    keys = [entry["key"] for entry in table("events")["event"]]
    assert len(keys) == len(set(keys))


def test_what_entails_or_excludes_is_a_kind_of_event():
    kinds = {"hold", "free"} | PLOVER
    for entry in table("events")["event"]:
        mode = entry.get("mode")
        kinds.add(f"{entry['type']}/{mode}" if mode else entry["type"])
    kinds.add("RETREAT/surrender")
    for name in ("entails", "excludes"):
        for one, others in table("events")[name].items():
            assert {one, *others} <= kinds, one


def test_a_word_that_is_noun_and_verb_is_not_always_a_verb():
    assert "attack" not in verb_forms()
    assert "attack" in noun_forms()
    assert "captured" in verb_forms()
