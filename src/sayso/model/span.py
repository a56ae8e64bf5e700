"""Where in a text: half-open code-point offsets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open code-point offsets into one text; never empty, never negative.

    Which text is said by what holds the span: a reading belongs to one text (by its
    hash), so that fifty identical copies share one reading.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"a span needs 0 <= start < end, got [{self.start}, {self.end})"
            raise ValueError(message)

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def hull_of(spans: tuple[Span, ...]) -> Span:
    """The smallest span that holds all of the given ones; at least one is needed."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))
