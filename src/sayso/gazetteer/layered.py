"""Several gazetteers as one, asked in order.

Rules: the first gazetteer that knows a name at all answers for it, so that a story's
own "Tarn" is not mixed with real towns of that name; ids are looked up in each.
"""

from collections.abc import Sequence

from sayso.model.ids import PlaceId
from sayso.model.place import Place
from sayso.ports import Gazetteer


class LayeredGazetteer:
    """Gazetteers in order of precedence."""

    def __init__(self, layers: Sequence[Gazetteer]) -> None:
        self.layers = tuple(layers)
        self.name = "+".join(layer.name for layer in self.layers)

    def candidates(self, name: str) -> Sequence[Place]:
        """The candidates of the first gazetteer that has any."""
        for layer in self.layers:
            found = layer.candidates(name)
            if found:
                return found
        return ()

    def place(self, place: PlaceId) -> Place | None:
        """The place with this id, of whichever gazetteer has it."""
        for layer in self.layers:
            found = layer.place(place)
            if found is not None:
                return found
        return None
