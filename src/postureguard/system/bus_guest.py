"""Whoever stays on a message bus, and comes back to it when the bus does."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer

from postureguard.system.bus import BusLink, BusSignal, Reply
from postureguard.system.unavailable import Unavailable

BUS = "org.freedesktop.DBus"
FIRST_WAIT_MS = 1_000
LAST_WAIT_MS = 600_000
MORE = 4
"""Where no bus is, trying again costs more than it brings: each wait is so many times the last."""


class BusGuest:
    """Quiet where there is no bus. One that breaks off is joined again when it is back."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._link: BusLink | None = None
        self._broken_link: BusLink | None = None
        """Kept until another one breaks: it may still be telling us of its end."""
        self._wait_ms = FIRST_WAIT_MS
        self._again = QTimer()
        self._again.setSingleShot(True)
        self._again.timeout.connect(self.start)
        self._closed = False

    def start(self) -> None:
        """Join the bus, if it is there; nothing happens while it is joined, or after the end."""
        if self._closed or self._link is not None or not self._address:
            return
        try:
            link = BusLink(self._address, self._hear, self._break)
        except Unavailable:
            self._wait()
            return
        if not link.alive:
            self._wait()
            return
        self._link = link
        self._wait_ms = FIRST_WAIT_MS
        self._again.stop()
        self._joined(link)

    def settle(self, timeout_ms: int) -> None:
        """Wait for the answers still open, so long at most, for who has no event loop yet."""
        if self._link is not None:
            self._link.settle(timeout_ms)

    def close(self) -> None:
        """Leave the bus for good."""
        self._closed = True
        self._again.stop()
        if self._link is not None:
            self._link.close()

    def _joined(self, link: BusLink) -> None:
        """Say what is to be heard of, and ask for all of it: what was before was told to nobody."""
        raise NotImplementedError

    def _hear(self, signal: BusSignal) -> None:
        """Somebody on the bus says something."""
        raise NotImplementedError

    def _lost(self) -> None:
        """The bus is gone, and with it everything that it told."""
        raise NotImplementedError

    def _call(
        self,
        where: tuple[str, str, str],
        method: str,
        arguments: tuple[str | None, tuple[Any, ...]],
        on_reply: Callable[[Reply], None],
    ) -> None:
        """Ask a path, service and interface that is running; nothing is started for it."""
        from jeepney import DBusAddress, MessageFlag, new_method_call  # noqa: PLC0415

        if self._link is not None:
            message = new_method_call(DBusAddress(*where), method, *arguments)
            message.header.flags = MessageFlag.no_auto_start
            self._link.call(message, on_reply)

    def _wait(self) -> None:
        self._again.start(self._wait_ms)
        self._wait_ms = min(MORE * self._wait_ms, LAST_WAIT_MS)

    def _break(self) -> None:
        self._broken_link, self._link = self._link, None
        self._wait()
        self._lost()
