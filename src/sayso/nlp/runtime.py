"""How a file of weights is run: on which cores, and with which rewriting.

`SAYSO_THREADS` says how many threads may be used; without it, one a core. The number
never changes an answer.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from sayso.errors import UsageError


class Session(Protocol):
    """The part of `onnxruntime.InferenceSession` that is used."""

    def run(self, names: Sequence[str], inputs: Mapping[str, Any]) -> list[Any]:
        """The outputs of these names."""
        ...


def threads() -> int:
    """How many threads the weights may use."""
    asked = os.environ.get("SAYSO_THREADS", "")
    if not asked:
        return os.cpu_count() or 1
    if not asked.isdecimal() or int(asked) < 1:
        message = f"SAYSO_THREADS is {asked!r}: give a whole number from 1 up"
        raise UsageError(message)
    return int(asked)


def session_of(path: Path) -> Session:
    """The weights in a file, ready to run."""
    import onnxruntime  # noqa: PLC0415 - slow to import, and only needed with weights

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads()
    options.inter_op_num_threads = 1
    # threads that spin while they wait burn the cores that other processes need
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # the files were rewritten when they were made; more would only slow the start
    level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.graph_optimization_level = level
    session: Session = onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"]
    )
    return session
