"""The word table of the meaning encoder: four bits a number, a scale for every 32.

Half the bytes of eight bits, which is what keeps both encoders in one small wheel.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

BLOCK = 32
_HALF = 8  # four bits hold -8 to 7

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordTable:
    """Packed numbers [pieces, width / 2] and scales [pieces, width / 32]."""

    packed: npt.NDArray[np.uint8]
    scales: npt.NDArray[np.float16]

    def vectors(self, ids: npt.NDArray[np.int64]) -> Floats:
        """The vectors [..., width] of piece numbers [...]."""
        pairs = self.packed[ids]
        low = (pairs & 15).astype(np.float32) - _HALF
        high = (pairs >> 4).astype(np.float32) - _HALF
        flat = np.stack([low, high], axis=-1).reshape(*ids.shape, -1, BLOCK)
        scaled = flat * self.scales[ids].astype(np.float32)[..., None]
        whole: Floats = scaled.reshape(*ids.shape, -1)
        return whole


def table_of(weights: Floats) -> WordTable:
    """A table [pieces, width] cut to four bits; the width is a multiple of 32."""
    pieces, width = weights.shape
    blocks = weights.reshape(pieces, width // BLOCK, BLOCK)
    scales = (np.abs(blocks).max(-1) / (_HALF - 1)).astype(np.float16)
    steps = blocks / np.maximum(scales.astype(np.float32), 1e-8)[..., None]
    codes = np.clip(np.rint(steps), -_HALF, _HALF - 1).astype(np.int16) + _HALF
    flat = codes.reshape(pieces, width).astype(np.uint8)
    packed = flat[:, 0::2] | (flat[:, 1::2] << 4)
    return WordTable(packed=packed, scales=scales)
