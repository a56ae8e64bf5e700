"""Items that their sender takes back: a field's word, or a kill notice."""

import pytest

from sayso.read.status import is_kill_notice, status_named


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("canceled", "canceled"),
        ("Cancelled", "canceled"),
        ("stat:canceled", "canceled"),
        ("usable", "usable"),
        ("stat:withheld", "withheld"),
        ("draft", None),
    ],
)
def test_a_field_names_the_status(word, status):
    assert status_named(word) == status


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("MANDATORY KILL - President", "The story on the president is withdrawn."),
        (None, "BULLETIN KILL: Dresna. Editors, the story was wrong."),
        (None, "STORY REMOVED: Halvik market"),
        (None, "ADVISORY - KILL ADVISORY on Halvik"),
        ("Note to editors", "Please disregard our earlier report on the president."),
        (None, "Editors: please do not use the Halvik story."),
    ],
)
def test_a_kill_notice_opens_with_its_words(headline, text):
    assert is_kill_notice(headline, text)


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Shells kill 12 in Halvik", "Shells killed 12 people, officials said."),
        ("KILLED IN HALVIK", "Twelve people were killed."),
        (None, "KILL LIST FOUND IN DRESNA\n\nA list of names was found."),
        ("President", "Please disregard the rumours, the presidency said."),
        (None, "x " * 200 + "please disregard our earlier report"),
        (None, ""),
    ],
)
def test_other_words_are_no_kill_notice(headline, text):
    assert not is_kill_notice(headline, text)
