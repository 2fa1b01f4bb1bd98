"""A compositor for tests that draws nothing and tells of silences when it is asked to.

It answers in a thread of its own, because whoever connects waits for the first answers.
"""

import socket
import struct
import threading
from pathlib import Path

HEADER = struct.Struct("=II")
IDLED, RESUMED = 0, 1


class Compositor:
    """Listens at a path from the start until `stop`. `offers`: its globals and their versions."""

    def __init__(self, path: Path, offers: dict[str, int], *, silent: bool = False) -> None:
        self.path = str(path)
        self.offers = offers
        self.silent = silent
        self.bound: dict[int, str] = {}
        """Interfaces by the number of the object."""
        self.watches: list[tuple[str, int, tuple[int, ...]]] = []
        """Every request for a watch: on which interface, which opcode, with which numbers."""
        self.ended: list[int] = []
        self._watch = 0
        self._registry = 0
        self._line: socket.socket | None = None
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(self.path)
        self._server.listen()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def idle(self) -> None:
        """Tell that a silence began."""
        self.say(self._watch, IDLED)

    def resume(self) -> None:
        """Tell that a silence ended."""
        self.say(self._watch, RESUMED)

    def remove(self, interface: str) -> None:
        """Take a global back."""
        self.say(self._registry, 1, struct.pack("=I", self._number(interface)))

    def say(self, number: int, opcode: int, body: bytes = b"") -> None:
        """Send any event."""
        self.raw(HEADER.pack(number, (8 + len(body)) << 16 | opcode) + body)

    def raw(self, data: bytes) -> None:
        """Send any bytes."""
        assert self._line is not None
        self._line.sendall(data)

    def stop(self) -> None:
        """Leave, as a crash would."""
        for end in (self._line, self._server):
            if end is not None:
                end.shutdown(socket.SHUT_RDWR)
                end.close()
        self._thread.join()
        Path(self.path).unlink()

    def _number(self, interface: str) -> int:
        return 10 + list(self.offers).index(interface)

    def _serve(self) -> None:
        try:
            self._line, _address = self._server.accept()
            self._answer(self._line)
        except OSError:
            return

    def _answer(self, line: socket.socket) -> None:
        rest = b""
        while data := line.recv(65536):
            rest += data
            while len(rest) >= 8 and len(rest) >= (size := HEADER.unpack_from(rest)[1] >> 16):
                number, word = HEADER.unpack_from(rest)
                body, rest = rest[8:size], rest[size:]
                if not self.silent:
                    self._take(number, word & 0xFFFF, body)

    def _take(self, number: int, opcode: int, body: bytes) -> None:
        numbers = struct.unpack(f"={len(body) // 4}I", body)
        if number == 1 and opcode == 0:
            self.say(numbers[0], 0, struct.pack("=I", 0))
            self.say(1, 1, struct.pack("=I", numbers[0]))
        elif number == 1:
            self._registry = numbers[0]
            for interface, version in self.offers.items():
                said = interface.encode() + b"\0"
                said = struct.pack("=I", len(said)) + said + b"\0" * (-len(said) % 4)
                body = struct.pack("=I", self._number(interface)) + said
                self.say(self._registry, 0, body + struct.pack("=I", version))
        elif number == self._registry:
            length = numbers[1]
            self.bound[numbers[-1]] = body[8 : 8 + length - 1].decode()
        elif number in self.bound:
            self._watch = numbers[0]
            self.watches.append((self.bound[number], opcode, numbers))
        else:
            self.ended.append(number)
            self.say(1, 1, struct.pack("=I", number))
