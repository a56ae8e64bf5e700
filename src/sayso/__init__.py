"""On whose say-so? Reads news reports and keeps a ledger of who says what."""

from sayso.errors import SaysoError

__version__ = "0.1.0"

__all__ = ["SaysoError", "__version__"]
