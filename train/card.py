"""The model card beside the weights: what they are, made of what, and how good.

    python -m train.card --weights FOLDER --figures FILE [--log FILE]

FILE of figures: what `python -m bench.learned` printed for these weights.
"""

import argparse
import hashlib
from pathlib import Path

TEMPLATE = Path(__file__).with_name("card_template.md")


def main() -> None:
    """Read the options and write the card."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--figures", type=Path, required=True)
    options.add_argument("--training", default="")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--silver", type=float, default=0.4)
    chosen = options.parse_args()
    raw = (chosen.weights / "reader.onnx").read_bytes()
    card = TEMPLATE.read_text("utf-8").format(
        size=len(raw) / 1e6,
        digest=hashlib.sha256(raw).hexdigest(),
        seed=chosen.seed,
        silver=chosen.silver,
        training=chosen.training,
        figures=chosen.figures.read_text("utf-8").strip(),
    )
    (chosen.weights / "CARD.md").write_text(card, "utf-8")


if __name__ == "__main__":
    main()
