"""The force: by the cue, unless what is said says otherwise."""

import pytest

from sayso.model.attribution import Force
from tests.unit.extract.attributed import attributions


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Brandt said the port was open.", "asserts"),
        ("Brandt denied that the port was open.", "denies"),
        ("Brandt declined to comment.", "declines"),
        ("Brandt would not comment on the report.", "declines"),
        ("Brandt has not said whether she will go.", "declines"),
        ("Brandt did not deny that she would go.", "declines"),
        ("Officials said they could not confirm the report.", "declines"),
        ("Neither Brandt nor her aide has commented on the row.", "declines"),
        ("Neither side has confirmed the report.", "declines"),
        ("Brandt called for new talks.", "demands"),
        ("Brandt said the council should act.", "demands"),
        # "should be able to" is no order
        ("Brandt said the port should be able to open.", "asserts"),
        ("Brandt told farmers not to worry.", "demands"),
        ("Brandt asked the council to act.", "demands"),
        ("Brandt asked whether the council would act.", "asks"),
        ("Brandt questioned the figure.", "feels"),
        ("Brandt questioned whether it was true.", "asks"),
        ("Brandt vowed to rebuild the port.", "commits"),
        ("Brandt said she would rebuild the port.", "commits"),
        ("“We'll rebuild the port,” Brandt said.", "commits"),
        ("Brandt said he was ready to talk.", "commits"),
        ("Brandt said her government would pay.", "commits"),
        ("Torvald said Torvald would pay.", "commits"),
        # somebody else's act is no promise
        ("Brandt said the river would rise.", "asserts"),
        ("Brandt said it would be hard to pay.", "asserts"),
        ("Brandt said the port, which should be open, was shut.", "asserts"),
        ("Brandt praised the crew.", "feels"),
        ("Brandt told Norlink that it rained.", "asserts"),
    ],
)
def test_force_of_the_first(text: str, force: str):
    assert attributions(text)[0].force is Force(force)
