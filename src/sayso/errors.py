"""What can go wrong in a call; doubtful data is an Issue, never an exception.

    SaysoError
    ├── UsageError          the call makes no sense: unknown name, wrong option
    │   └── UnknownNameError  a component, claim, document or setting nobody knows
    ├── InputError          a file, address or stream that cannot be used at all
    │   ├── FetchError        a URL that may not or could not be fetched
    │   └── NotationError     a .say text that does not parse
    └── LedgerError         the ledger cannot do what was asked
        ├── NotALedgerError   the file is something else
        ├── NewerLedgerError  written by a newer version of this program
        ├── LedgerBusyError   another writer holds it
        ├── LedgerFullError   the disk is full; nothing was half-entered
        └── RefusedError      an entry that the rules of the ledger do not allow

Messages say what was found, where, and what to do.
"""


class SaysoError(Exception):
    """The root of everything this program raises on purpose."""


class UsageError(SaysoError):
    """The call makes no sense as written."""


class UnknownNameError(UsageError):
    """A name that nothing known carries; the message lists the known ones."""


class InputError(SaysoError):
    """A file, address or stream that cannot be used at all."""


class FetchError(InputError):
    """A URL that may not or could not be fetched."""


class NotationError(InputError):
    """A .say text that does not parse; the message has line and column."""


class LedgerError(SaysoError):
    """The ledger cannot do what was asked."""


class NotALedgerError(LedgerError):
    """The file is no Sayso ledger."""


class NewerLedgerError(LedgerError):
    """The ledger was written by a newer version of this program."""


class LedgerBusyError(LedgerError):
    """Another writer holds the ledger."""


class LedgerFullError(LedgerError):
    """The disk is full; nothing was half-entered."""


class RefusedError(LedgerError):
    """An entry that the rules of the ledger do not allow."""
