"""What logind says: sleep, and of our own session whether it is locked, in front and idle.

Over jeepney rather than QtDBus: that one cannot say GetSessionByPID (it has no unsigned
numbers) nor unpack PropertiesChanged, and it waits for the answer.
"""

import os
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QTimer

from postureguard.system.bus import BusLink, BusSignal, Reply
from postureguard.system.bus_guest import BUS, BusGuest
from postureguard.system.clock import monotonic_s

LOGIN = "org.freedesktop.login1"
LOGIN_PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
FOLLOWED = ("LockedHint", "Active", "IdleHint", "IdleSinceHintMonotonic")
PROOF_MS = 15_000
"""A wish to lock that nothing else confirms by then was not granted: no locker is running."""


class LoginSession(BusGuest):
    """Follows our session; quiet where there is no logind.

    `on_sleep` hears True just before the machine sleeps and False when it is awake again;
    `on_change` that something else may be known now than before.
    """

    def __init__(
        self,
        address: str,
        environ: Mapping[str, str],
        on_sleep: Callable[[bool], None],
        on_change: Callable[[], None],
    ) -> None:
        super().__init__(address)
        self._environ = environ
        self._on_sleep = on_sleep
        self._on_change = on_change
        self._path = ""
        self._known: dict[str, Any] = {}
        self.lock_asked = False
        """Somebody asked for the lock, and nothing has confirmed it yet."""
        self.works = False
        self._proof = QTimer()
        self._proof.setSingleShot(True)
        self._proof.setInterval(PROOF_MS)
        self._proof.timeout.connect(self._not_granted)

    @property
    def locked(self) -> bool | None:
        """Whether the session says that it is locked; None: it does not say."""
        return self._flag("LockedHint")

    @property
    def in_front(self) -> bool | None:
        """Whether this session has the screen, not another user's; None: it does not say."""
        return self._flag("Active")

    @property
    def idle_s(self) -> float | None:
        """Seconds since the desktop called the session idle; None: it does not call it so."""
        since_us = self._known.get("IdleSinceHintMonotonic", 0)
        if not self._flag("IdleHint") or not since_us:
            return None
        return max(0.0, monotonic_s() - float(since_us) / 1e6)

    def close(self) -> None:
        """Leave the bus."""
        self._proof.stop()
        super().close()

    def read_anew(self) -> None:
        """Ask for everything again: what happened during sleep was told to nobody."""
        if self._path:
            self._call((self._path, LOGIN, PROPERTIES), "GetAll", ("s", (SESSION,)), self._on_all)

    def _joined(self, link: BusLink) -> None:
        link.subscribe(sender=LOGIN, interface=MANAGER, member="PrepareForSleep")
        link.subscribe(sender=BUS, interface=BUS, member="NameOwnerChanged", arg0=LOGIN)
        self._find_session()

    def _flag(self, name: str) -> bool | None:
        value = self._known.get(name)
        return None if value is None else bool(value)

    def _find_session(self) -> None:
        """By the name the login gave us, else by our process, else by our user's display."""
        name = self._environ.get("XDG_SESSION_ID", "")
        if name:
            self._ask_manager("GetSession", "s", name)
        else:
            self._ask_manager("GetSessionByPID", "u", os.getpid())

    def _ask_manager(self, method: str, signature: str, argument: str | int) -> None:
        self._call(
            (LOGIN_PATH, LOGIN, MANAGER),
            method,
            (signature, (argument,)),
            lambda reply: self._on_session(method, reply),
        )

    def _on_session(self, method: str, reply: Reply) -> None:
        if not reply.error:
            self._enter(str(reply.body[0]))
        elif method == "GetSession":
            self._ask_manager("GetSessionByPID", "u", os.getpid())
        elif method == "GetSessionByPID":  # a user service belongs to no session
            user = (f"{LOGIN_PATH}/user/self", LOGIN, PROPERTIES)
            self._call(user, "Get", ("ss", (f"{LOGIN}.User", "Display")), self._on_display)

    def _on_display(self, reply: Reply) -> None:
        if not reply.error:
            self._enter(str(reply.body[0][1][1]))

    def _enter(self, path: str) -> None:
        if self._link is None or not path.startswith("/") or path == "/":
            return
        self.works = True
        if path != self._path:
            self._path = path
            self._link.subscribe(sender=LOGIN, path=path, interface=SESSION)
            self._link.subscribe(sender=LOGIN, path=path, interface=PROPERTIES)
        self.read_anew()

    def _on_all(self, reply: Reply) -> None:
        if not reply.error:
            self._learn(reply.body[0])

    def _learn(self, values: Mapping[str, tuple[str, Any]]) -> None:
        self._known |= {name: values[name][1] for name in FOLLOWED if name in values}
        if "LockedHint" in values and self.locked:
            self._proof.stop()
            self.lock_asked = False
        self._on_change()

    def _hear(self, signal: BusSignal) -> None:
        match signal.member, signal.body:
            case "PrepareForSleep", (bool(asleep),):
                self.works = True
                self._on_sleep(asleep)
                if not asleep:
                    self.read_anew()
            case "Lock", () if signal.path == self._path:
                self.lock_asked = self.locked is not True
                self._proof.start()
                self._on_change()
            case "Unlock", () if signal.path == self._path:
                self._take_unlock()
            case "PropertiesChanged", (str(), dict() as values, list() as gone):
                self._learn(values)
                if not set(FOLLOWED).isdisjoint(gone):
                    self.read_anew()
            case "NameOwnerChanged", (str(), str(), new):
                self._on_owner(present=bool(new))

    def _take_unlock(self) -> None:
        self._proof.stop()
        self.lock_asked = False
        if "LockedHint" in self._known:
            self._known["LockedHint"] = False
        self._on_change()

    def _on_owner(self, *, present: bool) -> None:
        self.works = False
        if present:
            self._find_session()

    def _not_granted(self) -> None:
        self.lock_asked = False
        self._on_change()

    def _lost(self) -> None:
        self.works = False
        self._path = ""
        self._known.clear()
        self._proof.stop()
        self._not_granted()
