"""How standings are shown: a glyph, a word and a colour, never a colour alone."""

from dataclasses import dataclass

from sayso.model.standing import StandingName


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one standing looks: its glyph, and what it means in a few words."""

    name: StandingName
    glyph: str
    means: str


# In the order in which a desk asks about them: what is disputed comes first.
LOOKS = tuple(
    Look(name=name, glyph=glyph, means=means)
    for name, glyph, means in (
        (StandingName.CONTESTED, "◐", "one origin says so, another says otherwise"),
        (StandingName.CONCEDED, "◉", "the side that had denied it now says so too"),
        (StandingName.RETRACTED, "⊘", "everybody who said so has taken it back"),
        (StandingName.DENIED, "✕", "only denials name it"),
        (StandingName.CORROBORATED, "●", "two or more independent origins say so"),
        (StandingName.REPORTED, "○", "one origin says so, nobody else"),
        (StandingName.CONFIRMED, "✓", "a person confirmed it, signed"),
        (StandingName.REFUTED, "✗", "a person refuted it, signed"),
        (StandingName.SUPERSEDED, "◌", "its origin has given a newer figure"),
        (StandingName.LISTED, "·", "a wish, an order or a question: nothing to weigh"),
    )
)
BY_NAME = {look.name: look for look in LOOKS}
