"""What only tells of what somebody spoke: "..., referring to the harbour".

"Commenting on the report, Brandt said it rained" cites Brandt for one thing, that it
rained; the report is what she spoke of, and no word of hers.
"""

import re

from sayso.model.attribution import Attribution
from sayso.model.document import Document

_ABOUT = re.compile(
    r"(?:apparently |when |while |in (?:an )?(?:apparent )?)?"
    r"(?:(?:referring|alluding|replying|responding|reacting) to|commenting on"
    r"|(?:a )?reference to|referring|alluding)",
    re.IGNORECASE,
)


def is_aside(doc: Document, item: Attribution) -> bool:
    """Whether a cue only says what somebody's words were about."""
    cue = " ".join(doc.quote(span) for span in item.cue)
    return _ABOUT.fullmatch(cue) is not None
