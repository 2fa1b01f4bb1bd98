"""A connection to a message bus that never waits for anybody.

jeepney makes and reads the messages, a QSocketNotifier tells when there is something to read.
"""

import os
import select
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QObject, QSocketNotifier

from postureguard.system.unavailable import Unavailable

AUTH_S = 0.5
"""A bus that does not even shake hands within this time is taken to be missing."""
CHUNK = 65536


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a call; `error` is the name of the error, or "" when all went well."""

    body: tuple[Any, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class BusSignal:
    """A signal of the bus; `sender` is the unique name of who sent it."""

    sender: str
    path: str
    interface: str
    member: str
    body: tuple[Any, ...]


OnReply = Callable[[Reply], None]


def session_address(environ: Mapping[str, str] = os.environ) -> str:
    """Where the session bus listens, or "" when there is none."""
    if address := environ.get("DBUS_SESSION_BUS_ADDRESS", ""):
        return address
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    path = os.path.join(runtime, "bus") if runtime else ""  # noqa: PTH118 - text, not a file
    return f"unix:path={path}" if path and os.path.exists(path) else ""  # noqa: PTH110


def system_address(environ: Mapping[str, str] = os.environ) -> str:
    """Where the system bus listens."""
    usual = "unix:path=/run/dbus/system_bus_socket"
    return environ.get("DBUS_SYSTEM_BUS_ADDRESS", "") or usual


class BusLink(QObject):
    """One connection. Sending never blocks; whatever goes wrong ends it with one `on_broken`."""

    def __init__(
        self,
        address: str,
        on_signal: Callable[[BusSignal], None],
        on_broken: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._socket = _connect(address)
        from jeepney import Parser  # noqa: PLC0415 - only who has a bus pays for it
        from jeepney.bus_messages import message_bus  # noqa: PLC0415

        self._parser = Parser()
        self._serials = count(1)
        self._waiting: dict[int, OnReply] = {}
        self._on_signal = on_signal
        self._on_broken = on_broken
        self.alive = True
        self._reader = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._reader.activated.connect(self._read)
        self.call(message_bus.Hello(), _ignore)

    def call(self, message: Any, on_reply: OnReply) -> None:
        """Send a method call. The answer comes later, or never; a broken link answers at once."""
        serial = next(self._serials)
        self._waiting[serial] = on_reply
        data = message.serialise(serial=serial)
        if self.alive:
            try:
                sent = self._socket.send(data)
            except OSError:  # broken, or full because the bus hangs
                sent = 0
            if sent == len(data):
                return
        self._break()

    def subscribe(self, **rule: str) -> None:
        """Let signals that match come in: `interface=`, `sender=`, `member=`, `path=`."""
        from jeepney import MatchRule  # noqa: PLC0415
        from jeepney.bus_messages import message_bus  # noqa: PLC0415

        arg0 = rule.pop("arg0", None)
        match = MatchRule(type="signal", **rule)
        if arg0 is not None:
            match.add_arg_condition(0, arg0)
        self.call(message_bus.AddMatch(match.serialise()), _ignore)

    def settle(self, timeout_ms: int) -> bool:
        """Wait for the answers still open, for who has no event loop yet. True: all came."""
        deadline = QDeadlineTimer(timeout_ms)
        while self.alive and self._waiting:
            left = deadline.remainingTime()
            if left <= 0 or not select.select([self._socket], [], [], left / 1000)[0]:
                return False
            self._read()
        return self.alive

    def close(self) -> None:
        """End the connection without a word to anybody."""
        if self.alive:
            self.alive = False
            self._reader.setEnabled(False)
            self._waiting.clear()
            self._socket.close()

    def _read(self) -> None:
        try:
            data = self._socket.recv(CHUNK)
            if not data:
                self._break()
                return
            self._parser.add_data(data)
            messages = list(iter(self._parser.get_next_message, None))
        except BlockingIOError:
            return
        except Exception:  # noqa: BLE001 - a message nobody can read ends the connection
            self._break()
            return
        for message in messages:
            if self.alive:
                self._take(message)

    def _take(self, message: Any) -> None:
        from jeepney import HeaderFields, MessageType  # noqa: PLC0415

        fields = message.header.fields
        match message.header.message_type:
            case MessageType.method_return | MessageType.error as kind:
                on_reply = self._waiting.pop(fields.get(HeaderFields.reply_serial, 0), _ignore)
                name = fields.get(HeaderFields.error_name, "error")
                on_reply(Reply(message.body, name if kind is MessageType.error else ""))
            case MessageType.signal:
                self._on_signal(
                    BusSignal(
                        fields.get(HeaderFields.sender, ""),
                        fields.get(HeaderFields.path, ""),
                        fields.get(HeaderFields.interface, ""),
                        fields.get(HeaderFields.member, ""),
                        message.body,
                    )
                )

    def _break(self) -> None:
        waiting = list(self._waiting.values())
        was_alive = self.alive
        self.close()
        self._waiting.clear()
        for on_reply in waiting:
            on_reply(Reply(error="connection lost"))
        if was_alive:
            self._on_broken()


def _ignore(_reply: Reply) -> None:
    pass


def _connect(address: str) -> socket.socket:
    if not address:
        raise Unavailable("There is no message bus in this session.")
    try:
        from jeepney.bus import get_bus  # noqa: PLC0415
        from jeepney.io.blocking import prep_socket  # noqa: PLC0415

        link = prep_socket(get_bus(address), timeout=AUTH_S)
    except (ImportError, OSError, ValueError, LookupError, RuntimeError, AttributeError) as error:
        raise Unavailable(f"The message bus cannot be reached: {error}") from error
    link.setblocking(False)  # noqa: FBT003 - the name of the method says it
    assert isinstance(link, socket.socket)  # noqa: S101 - narrows the type
    return link
