"""Which places the words of a claim may mean: for a person to choose from."""

from dataclasses import dataclass

from sayso.model.claim import Claim
from sayso.serve.looks import Look
from sayso.text.names import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """A place that may be meant: its id, and what it is called where that is known."""

    place: str
    name: str


def places_meant(look: Look, claim: Claim) -> tuple[Meant, ...]:
    """The place that was read, those not taken, and those of the same name."""
    ref = claim.event.place if claim.event else None
    if ref is None:
        return ()
    own = [str(ref.place.place)] if ref.place else []
    wanted = [*own, *map(str, ref.candidates)]
    # Names of places that nobody counted yet are not worth a second's wait.
    known = {} if look.is_costly("places") else {str(p.place): p for p in look.places()}
    alike = [k for k, p in known.items() if fold(p.name) == fold(ref.name)]
    named = {key: place.name for key, place in known.items()}
    if ref.place:
        named[str(ref.place.place)] = f"{ref.place.name}, {ref.place.country}"
    return tuple(
        Meant(place=key, name=named.get(key, ref.name))
        for key in dict.fromkeys([*wanted, *alike])
        if not key.startswith("?")
    )
