"""The wire protocol of Wayland, as much of it as asking for silences needs.

A message is the object's number, then size and opcode in one word, then the arguments: whole
numbers, and texts with their length before them. Everything is padded to words of four bytes.
"""

import os
import select
import socket
import struct
from collections.abc import Callable, Mapping
from gettext import gettext as _

from PySide6.QtCore import QDeadlineTimer, QObject, QSocketNotifier

from postureguard.system.incoming import received
from postureguard.system.unavailable import Unavailable

DISPLAY = 1
"""The one object that is there from the start."""
SYNC, GET_REGISTRY = 0, 1
ERROR, DELETE_ID = 0, 1
CONNECT_S = 0.2
HEADER = struct.Struct("=II")

OnEvent = Callable[[int, bytes], None]


def socket_path(environ: Mapping[str, str]) -> str:
    """Where the compositor listens, by the rules of its own library; "" when there is none."""
    on_wayland = environ.get("XDG_SESSION_TYPE") == "wayland"
    name = environ.get("WAYLAND_DISPLAY") or ("wayland-0" if on_wayland else "")
    if not name or name.startswith("/"):
        return name
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    return os.path.join(runtime, name) if runtime else ""  # noqa: PTH118 - text, not a file


class WaylandWire(QObject):
    """One connection to a compositor that never waits. Raises Unavailable when there is none."""

    def __init__(self, path: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._socket = _connect(path)
        self._rest = b""
        self._last_id = DISPLAY
        self._free: list[int] = []
        self._listeners: dict[int, OnEvent] = {DISPLAY: self._on_display}
        self.alive = True
        self._reader = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._reader.activated.connect(self.take)

    def create(self, on_event: OnEvent) -> int:
        """A number for an object that a request is about to make, and who hears its events."""
        if self._free:
            number = self._free.pop()
        else:
            self._last_id = number = self._last_id + 1
        self._listeners[number] = on_event
        return number

    def forget(self, number: int) -> None:
        """Hear no more of an object that a request has just ended."""
        self._listeners.pop(number, None)

    def send(self, number: int, opcode: int, *arguments: int | str) -> None:
        """One request. A compositor that takes no more is lost."""
        body = b"".join(_packed(argument) for argument in arguments)
        data = HEADER.pack(number, (HEADER.size + len(body)) << 16 | opcode) + body
        try:
            sent = self._socket.send(data) if self.alive else len(data)
        except OSError:
            sent = 0
        if sent != len(data):
            self.close()

    def roundtrip(self, timeout_ms: int) -> bool:
        """Wait until everything asked so far was answered. False: not in that time."""
        answered: list[int] = []
        callback = self.create(lambda opcode, _body: answered.append(opcode))
        self.send(DISPLAY, SYNC, callback)
        deadline = QDeadlineTimer(timeout_ms)
        while self.alive and not answered:
            left_s = deadline.remainingTime() / 1000
            if left_s <= 0 or not select.select([self._socket], [], [], left_s)[0]:
                return False
            self.take()
        self.forget(callback)
        return self.alive

    def take(self) -> None:
        """Hand on the events that have come in, without waiting."""
        data = received(self._socket) if self.alive else None
        if data:
            self._rest += data
            self._hand_on()
        elif data is not None:
            self.close()

    def close(self) -> None:
        """Leave the compositor; it ends whatever was asked of it."""
        if self.alive:
            self.alive = False
            self._reader.setEnabled(False)
            self._socket.close()

    def _hand_on(self) -> None:
        while self.alive and len(self._rest) >= HEADER.size:
            number, word = HEADER.unpack_from(self._rest)
            size = word >> 16
            if size < HEADER.size:  # nobody can read on from here
                self.close()
                return
            if len(self._rest) < size:
                return
            body, self._rest = self._rest[HEADER.size : size], self._rest[size:]
            on_event = self._listeners.get(number)
            if on_event is not None:
                on_event(word & 0xFFFF, body)

    def _on_display(self, opcode: int, body: bytes) -> None:
        if opcode == ERROR:
            self.close()
        elif opcode == DELETE_ID:
            self._free.append(whole(body, 0))


def whole(body: bytes, offset: int) -> int:
    """The whole number at that place."""
    (number,) = struct.unpack_from("=I", body, offset)
    return int(number)


def text(body: bytes, offset: int) -> tuple[str, int]:
    """The text at that place, and where the next argument begins."""
    length = whole(body, offset)
    start = offset + 4
    said = body[start : start + max(0, length - 1)].decode(errors="replace")
    return said, start + length + -length % 4


def _packed(argument: int | str) -> bytes:
    if isinstance(argument, int):
        return struct.pack("=I", argument)
    said = argument.encode() + b"\0"
    return struct.pack("=I", len(said)) + said + b"\0" * (-len(said) % 4)


def _connect(path: str) -> socket.socket:
    if not path:
        raise Unavailable(_("There is no Wayland compositor here."))
    link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    link.settimeout(CONNECT_S)
    try:
        link.connect(path)
    except OSError as error:
        link.close()
        why = _("The Wayland compositor cannot be reached: {error}")
        raise Unavailable(why.format(error=error)) from error
    link.setblocking(False)  # noqa: FBT003 - the name of the method says it
    return link
