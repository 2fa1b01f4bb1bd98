"""A notification daemon for tests, on the event loop of the test: it records, and it obeys."""

from typing import Any

from bus_service import BusService
from jeepney import HeaderFields, new_error, new_method_return

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
FULL = ("actions", "body", "body-markup")


class NotificationDaemon(BusService):
    """Owns the name from the start until `stop`."""

    guard_s = 2

    def __init__(
        self,
        address: str,
        capabilities: tuple[str, ...] = FULL,
        *,
        silent: tuple[str, ...] = (),
        refuses: bool = False,
    ) -> None:
        self.capabilities = capabilities
        self.silent = silent
        self.refuses = refuses
        self.shown: dict[int, tuple[Any, ...]] = {}
        """What is on the screen: the eight arguments of Notify by id."""
        self.notified: list[tuple[Any, ...]] = []
        """Every Notify so far."""
        self.held: list[Any] = []
        """Calls that were not answered."""
        self._last_id = 0
        super().__init__(address, NAME, {})

    @property
    def only(self) -> int:
        """The id of the one notification on the screen."""
        (number,) = self.shown
        return number

    def emit(self, member: str, signature: str, *body: Any) -> None:
        """Tell of something that happened to a notification."""
        self.tell(PATH, f"{NAME}.{member}", signature, *body)

    def press(self, number: int, verb: str) -> None:
        """The user presses a button, which also closes the notification."""
        self.emit("ActionInvoked", "us", number, verb)
        self.dismiss(number)

    def dismiss(self, number: int, reason: int = 2) -> None:
        """The user closes it."""
        self.shown.pop(number, None)
        self.emit("NotificationClosed", "uu", number, reason)

    def wake(self) -> None:
        """Answer everything that was held back, and be silent no more."""
        self.silent = ()
        held, self.held = self.held, []
        for message in held:
            self._answer(message)

    def _answer(self, message: Any) -> None:
        method = message.header.fields[HeaderFields.member]
        if method in self.silent:
            self.held.append(message)
            return
        if self.refuses:
            self._bus.send(new_error(message, "org.test.Refused"))
            return
        match method:
            case "GetCapabilities":
                reply = ("as", (list(self.capabilities),))
            case "GetServerInformation":
                reply = ("ssss", ("testd", "tests", "1.0", "1.2"))
            case "Notify":
                reply = ("u", (self._notify(message.body),))
            case "CloseNotification":
                reply = (None, ())
                self.dismiss(message.body[0], 3)
            case _:
                return
        self._bus.send(new_method_return(message, *reply))

    def _notify(self, arguments: tuple[Any, ...]) -> int:
        number = arguments[1]
        if number not in self.shown:
            self._last_id += 1
            number = self._last_id
        self.shown[number] = arguments
        self.notified.append(arguments)
        return number
