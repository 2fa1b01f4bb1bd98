"""Notifications of the desktop, by the freedesktop.org specification, with buttons.

Buttons come back on the connection that asked for them, so one connection does everything.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from postureguard.ports import Notice
from postureguard.system.bus import BusLink, BusSignal, Reply, session_address
from postureguard.system.notify.channel import APP_ID, APP_NAME
from postureguard.system.unavailable import Unavailable

SERVICE = INTERFACE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
BUS = "org.freedesktop.DBus"
PATIENCE_MS = 3000
"""No answer for so long means that nothing was shown."""
EXPIRE_MS = 120_000
"""The longest time between notice and break; should the program die, nothing stays for ever."""


@dataclass(slots=True)
class _Asked:
    """A notice on its way to the daemon."""

    notice: Notice
    wanted: bool = True
    """False once it was withdrawn or given up: if it is shown after all, it is closed."""


@dataclass(frozen=True, slots=True)
class _Shown:
    id: int
    notice: Notice


class FreedesktopNotifier(QObject):
    """One notification on the desktop. Raises Unavailable when there is no session bus."""

    action = Signal(str)
    """A button was pressed; its verb."""
    failed = Signal(str)
    """The present notice is not shown; the reason."""

    def __init__(
        self,
        address: str | None = None,
        *,
        patience_ms: int = PATIENCE_MS,
        buttons_needed: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = "desktop notifications"
        self.on_action: Callable[[str], None] | None = None
        self.on_failed: Callable[[str], None] | None = None
        self._address = session_address() if address is None else address
        self._buttons_needed = buttons_needed
        self._capabilities: frozenset[str] | None = None
        self._waiting: Notice | None = None
        self._asked: _Asked | None = None
        self._shown: _Shown | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._give_up)
        self._link = self._connect(None)

    @property
    def has_buttons(self) -> bool:
        """True as long as the daemon has not said that it draws none."""
        return self._capabilities is None or "actions" in self._capabilities

    @property
    def present(self) -> bool:
        """Whether a daemon has answered."""
        return self._capabilities is not None

    def show(self, notice: Notice) -> None:
        """Show it in place of the one before. What goes wrong comes by `failed`."""
        if not self._link.alive:
            try:
                self._link = self._connect(self._link)
            except Unavailable as error:
                self._fail(str(error))
                return
        self._waiting = notice
        if not self._patience.isActive():
            self._patience.start()
        self._advance()

    def withdraw(self) -> None:
        """Take the notification back, also one that is still on its way."""
        self._waiting = None
        if self._asked is not None:
            self._asked.wanted = False
        self._patience.stop()
        self._close_shown()

    def settle(self, timeout_ms: int = 500) -> bool:
        """Wait for the daemon's answers, for `doctor`. False: not all came in time."""
        return self._link.settle(timeout_ms)

    def close(self) -> None:
        """Take back what is shown and leave the bus."""
        self.withdraw()
        self._link.close()

    def _connect(self, old: BusLink | None) -> BusLink:
        if old is not None:
            old.deleteLater()
        link = BusLink(self._address, self._on_signal, self._on_broken, self)
        for member in ("ActionInvoked", "NotificationClosed"):
            link.subscribe(sender=SERVICE, path=PATH, interface=INTERFACE, member=member)
        link.subscribe(sender=BUS, interface=BUS, member="NameOwnerChanged", arg0=SERVICE)
        self._link = link
        self._look()
        return link

    def _look(self) -> None:
        """Ask who is there, without making the bus start a daemon."""
        self._call("GetCapabilities", self._on_capabilities, start=False)
        self._call("GetServerInformation", self._on_server, start=False)

    def _call(
        self,
        method: str,
        on_reply: Callable[[Reply], None],
        signature: str | None = None,
        body: tuple[Any, ...] = (),
        *,
        start: bool = True,
    ) -> None:
        from jeepney import DBusAddress, MessageFlag, new_method_call  # noqa: PLC0415

        address = DBusAddress(PATH, SERVICE, INTERFACE)
        message = new_method_call(address, method, signature, body)
        if not start:
            message.header.flags = MessageFlag.no_auto_start
        self._link.call(message, on_reply)

    def _advance(self) -> None:
        """Send the waiting notice, once everything needed for it is known."""
        if self._waiting is None or self._asked is not None:
            return
        if self._capabilities is None:
            self._call("GetCapabilities", self._on_first_capabilities)
            return
        notice, self._waiting = self._waiting, None
        if self._buttons_needed and notice.actions and not self.has_buttons:
            self._close_shown()
            self._fail("The notification service draws no buttons.")
            return
        asked = self._asked = _Asked(notice)
        self._call(
            "Notify",
            lambda reply: self._on_notified(asked, reply),
            "susssasa{sv}i",
            notify_arguments(notice, self._capabilities, self._shown.id if self._shown else 0),
        )

    def _on_first_capabilities(self, reply: Reply) -> None:
        self._on_capabilities(reply)
        if reply.error:
            if self._waiting is not None:
                self._fail(f"The notification service says: {reply.error}")
            return
        self._advance()

    def _on_capabilities(self, reply: Reply) -> None:
        if not reply.error:
            self._capabilities = frozenset(*reply.body[:1])

    def _on_server(self, reply: Reply) -> None:
        if not reply.error:
            self.name = f"desktop notifications ({' '.join(map(str, reply.body[:3:2]))})"

    def _on_notified(self, asked: _Asked, reply: Reply) -> None:
        if self._asked is asked:
            self._asked = None
        if reply.error or not reply.body:
            if asked.wanted and self._waiting is None:
                self._fail(f"The notification service says: {reply.error}")
            else:
                self._advance()
            return
        if asked.wanted:
            self._shown = _Shown(reply.body[0], asked.notice)
            if self._waiting is None:
                self._patience.stop()
            else:
                self._patience.start()
        else:
            self._call("CloseNotification", _ignore, "u", (reply.body[0],))
        self._advance()

    def _on_signal(self, signal: BusSignal) -> None:
        if signal.member == "NameOwnerChanged":
            self._on_owner(present=bool(signal.body[2]))
            return
        shown = self._shown
        if shown is None or len(signal.body) != 2 or signal.body[0] != shown.id:
            return
        if signal.member == "NotificationClosed":
            self._shown = None
        elif signal.body[1] in {verb for verb, _label in shown.notice.actions}:
            self.action.emit(signal.body[1])
            if self.on_action is not None:
                self.on_action(signal.body[1])

    def _on_owner(self, *, present: bool) -> None:
        """Another daemon knows nothing of our notification, and may be able to do other things."""
        self._capabilities = None
        self._shown = None
        if present:
            self._look()

    def _on_broken(self) -> None:
        self._capabilities = None
        self._shown = None
        self._asked = None
        if self._waiting is not None or self._patience.isActive():
            self._fail("The message bus is gone.")

    def _give_up(self) -> None:
        if self._asked is not None:
            self._asked.wanted = False
            self._asked = None  # whatever comes later is closed by _on_notified
        self._fail("The notification service does not answer.")

    def _fail(self, reason: str) -> None:
        self._waiting = None
        self._patience.stop()
        self.failed.emit(reason)
        if self.on_failed is not None:
            self.on_failed(reason)

    def _close_shown(self) -> None:
        shown, self._shown = self._shown, None
        if shown is not None and self._link.alive:
            self._call("CloseNotification", _ignore, "u", (shown.id,))


def notify_arguments(
    notice: Notice, capabilities: frozenset[str], replaces: int
) -> tuple[Any, ...]:
    """The eight arguments of Notify for a daemon that can do these things."""
    buttons: list[str] = []
    if "actions" in capabilities:
        buttons = [text for action in notice.actions for text in action]
    hints = {
        "urgency": ("y", 1),
        "category": ("s", "x-postureguard.break"),
        "transient": ("b", True),
        "desktop-entry": ("s", APP_ID),
    }
    body = _escaped(notice.body) if "body-markup" in capabilities else notice.body
    title = notice.title
    return (APP_NAME, replaces, APP_ID, title, body, buttons, hints, EXPIRE_MS)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _ignore(_reply: Reply) -> None:
    pass
