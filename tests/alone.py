"""Run a command with no network but loopback, where the machine allows that.

Linux network namespaces need a permission that some machines withhold; there the guard
in tests/conftest.py stands alone, and this says so.
"""

import os
import shutil
import subprocess
import sys

LOOPBACK_UP = 'ip link set lo up 2>/dev/null || ifconfig lo up 2>/dev/null; exec "$@"'


def _namespace() -> list[str] | None:
    if shutil.which("unshare") is None:
        return None
    for flags in (["-n"], ["-rn"]):
        trial = ["unshare", *flags, "sh", "-c", LOOPBACK_UP, "sh", sys.executable, "-c"]
        probe = "import socket; s=socket.create_server(('127.0.0.1',0)); "
        probe += "socket.create_connection(s.getsockname(), 2)"
        if (
            subprocess.run([*trial, probe], capture_output=True, check=False).returncode
            == 0
        ):
            return ["unshare", *flags, "sh", "-c", LOOPBACK_UP, "sh"]
    return None


def main() -> None:
    """Replace this process by the command, inside an empty network if possible."""
    prefix = _namespace()
    if prefix is None:
        print("no network namespace here; the socket guard of the tests stands alone")
    command = [*(prefix or []), *sys.argv[1:]]
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
