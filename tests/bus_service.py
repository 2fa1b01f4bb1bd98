"""A service on a message bus for tests, on the event loop of the test: it answers and it tells."""

from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, Parser, new_error, new_method_return
from jeepney import new_signal as signal_message
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection
from PySide6.QtCore import QSocketNotifier

Answer = tuple[str, tuple[Any, ...]]
GUARD_S = 30


class BusService:
    """Owns a name from the start until `stop`.

    `answers` has the signature and the body of the answer by method, or by property for Get.
    """

    guard_s = GUARD_S

    def __init__(self, address: str, name: str, answers: dict[str, Answer]) -> None:
        self.answers = answers
        self.asked: list[tuple[str, tuple[Any, ...]]] = []
        """Every method so far, with its arguments."""
        self._bus = open_dbus_connection(address)
        Proxy(message_bus, self._bus, timeout=self.guard_s).RequestName(name, 4)
        self._parser = Parser()
        self._reader = QSocketNotifier(self._bus.sock.fileno(), QSocketNotifier.Type.Read)
        self._reader.activated.connect(self._read)

    def tell(self, path: str, member: str, signature: str, *body: Any) -> None:
        """Send a signal; the member is written with its interface before it."""
        interface, _, name = member.rpartition(".")
        self._bus.send(
            signal_message(DBusAddress(path, interface=interface), name, signature, body)
        )

    def stop(self) -> None:
        """Leave the bus, as at a crash."""
        self._reader.setEnabled(False)
        self._bus.close()

    def _read(self) -> None:
        self._parser.add_data(self._bus.sock.recv(65536))
        while (message := self._parser.get_next_message()) is not None:
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, message: Any) -> None:
        method = message.header.fields[HeaderFields.member]
        self.asked.append((method, message.body))
        name = ".".join(message.body) if method == "Get" else method
        if name in self.answers:
            self._bus.send(new_method_return(message, *self.answers[name]))
        else:
            self._bus.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
