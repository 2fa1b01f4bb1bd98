"""The program as a screen reader finds it: the tree that it shows on the accessibility bus."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
ENV = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "NO_AT_BRIDGE": "0"}
"""For programs that are to be on the bus, whether or not a screen reader runs."""
ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"
FOCUSABLE, SHOWING = 11, 25
"""States of AT-SPI by their number."""


@dataclass(frozen=True)
class Node:
    """One thing that a screen reader can speak of."""

    name: str
    role: str
    states: int
    depth: int

    def has(self, state: int) -> bool:
        return bool(self.states >> state & 1)


class Accessibility:
    """The accessibility bus of a session, started for a test."""

    def __init__(self, env: dict[str, str]) -> None:
        self._launcher = subprocess.Popen([LAUNCHER, "--launch-immediately"], env=env)
        self._session = open_dbus_connection(env["DBUS_SESSION_BUS_ADDRESS"])
        self._bus: DBusConnection | None = None

    def close(self) -> None:
        if self._bus is not None:
            self._bus.close()
        self._session.close()
        self._launcher.terminate()
        self._launcher.wait(10)

    @property
    def is_there(self) -> bool:
        (owned,) = Proxy(message_bus, self._session).NameHasOwner("org.a11y.Bus")
        return bool(owned)

    def connect(self) -> None:
        where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        (address,) = self._session.send_and_get_reply(new_method_call(where, "GetAddress")).body
        self._bus = open_dbus_connection(address)

    def programs(self, pid: int) -> list[tuple[str, str]]:
        """What of a process is on the bus."""
        registry = ("org.a11y.atspi.Registry", ROOT)
        return [child for child in self._children(*registry) if self._pid(child[0]) == pid]

    def walk(self, bus: str, path: str, depth: int = 0) -> Iterator[Node]:
        """Everything below something, and itself."""
        (name,) = (self._ask(Properties(self._at(bus, path)).get("Name")),)
        (role,) = self._call(bus, path, "GetRoleName")
        (states,) = self._call(bus, path, "GetState")
        yield Node(name[0][1], role, states[0] | states[1] << 32, depth)
        for child in self._children(bus, path):
            yield from self.walk(*child, depth + 1)

    def _children(self, bus: str, path: str) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = self._call(bus, path, "GetChildren")[0]
        return found

    def _pid(self, bus: str) -> int:
        assert self._bus is not None
        (pid,) = Proxy(message_bus, self._bus).GetConnectionUnixProcessID(bus)
        return int(pid)

    def _call(self, bus: str, path: str, method: str) -> Any:
        return self._ask(new_method_call(self._at(bus, path), method))

    def _ask(self, message: Any) -> Any:
        assert self._bus is not None
        return self._bus.send_and_get_reply(message, timeout=10).body

    def _at(self, bus: str, path: str) -> DBusAddress:
        return DBusAddress(path, bus, ACCESSIBLE)
