"""Fixtures for all tests, and the guard that nothing reaches out of this machine."""

import ipaddress
import socket
from datetime import UTC, datetime

import pytest
from hypothesis import settings

# Machines are noisy: no property is judged by its time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

FIXED = datetime(2031, 5, 4, 6, 0, tzinfo=UTC)
_connect = socket.socket.connect


class OutsideConnectError(AssertionError):
    """A test tried to reach a host other than this machine."""


def _is_local(address: object) -> bool:
    if isinstance(address, (str, bytes)):
        return True  # a Unix socket
    host = address[0] if isinstance(address, tuple) else ""
    if host in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(str(host).split("%")[0]).is_loopback
    except ValueError:
        return False


def _guarded(self: socket.socket, address: object) -> None:
    if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_local(address):
        message = f"a test tried to connect to {address!r}"
        raise OutsideConnectError(message)
    _connect(self, address)  # type: ignore[arg-type]


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """Every socket of the test run may reach loopback only."""
    socket.socket.connect = _guarded  # type: ignore[method-assign, assignment]
    yield
    socket.socket.connect = _connect  # type: ignore[method-assign]


@pytest.fixture
def clock() -> datetime:
    """A fixed moment: 4 May 2031, 06:00 UTC."""
    return FIXED
