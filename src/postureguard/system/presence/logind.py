"""Sleep and the lock: what logind and the screen savers of the desktop say.

Over jeepney rather than QtDBus: that one cannot say GetSessionByPID (it has no unsigned
numbers) nor unpack PropertiesChanged, and it waits for the answer.
"""

import os
from collections.abc import Mapping
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from postureguard.system.bus import BusLink, BusSignal, Reply, session_address, system_address
from postureguard.system.capability import Capability
from postureguard.system.unavailable import Unavailable

LOGIN = "org.freedesktop.login1"
LOGIN_PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
BUS = "org.freedesktop.DBus"
SAVERS = {
    "org.freedesktop.ScreenSaver": "/org/freedesktop/ScreenSaver",
    "org.gnome.ScreenSaver": "/org/gnome/ScreenSaver",
    "org.cinnamon.ScreenSaver": "/org/cinnamon/ScreenSaver",
    "org.mate.ScreenSaver": "/org/mate/ScreenSaver",
    "org.xfce.ScreenSaver": "/org/xfce/ScreenSaver",
}
"""Each says ActiveChanged on an interface of its own name."""
PROOF_MS = 15_000
"""A wish to lock that nothing else confirms by then was not granted: no locker is running."""


class LogindWatch(QObject):
    """Tells when the machine sleeps and when the session is locked; quiet where nothing can."""

    sleeping = Signal(bool)
    """True just before the machine sleeps, False when it is awake again."""
    locked = Signal(bool)
    """The session was locked, or unlocked."""

    def __init__(
        self,
        system: str | None = None,
        session: str | None = None,
        environ: Mapping[str, str] = os.environ,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._environ = environ
        self._hint: bool | None = None
        self._asked = False
        self._savers: set[str] = set()
        self._present: set[str] = set()
        self._told = False
        self._session_path = ""
        self.logind_works = False
        self._proof = QTimer(self)
        self._proof.setSingleShot(True)
        self._proof.setInterval(PROOF_MS)
        self._proof.timeout.connect(self._not_granted)
        self._system = self._watch_logind(system_address(environ) if system is None else system)
        self._desktop = self._watch_savers(session_address(environ) if session is None else session)

    def read_locked(self) -> bool | None:
        """Whether the session is locked, as far as is known now; None: nothing tells."""
        if self._asked or self._savers:
            return True
        return self._hint

    @property
    def lock_by(self) -> str:
        """What tells about the lock; "" when nothing does."""
        if self._hint is not None:
            return "logind"
        return ", ".join(sorted(self._present))

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        sleep = _("Time asleep is not counted as sitting.")
        guess = _("logind is not there; sleep is known only by the gap that the clocks show.")
        lock = _("Locking the screen counts as getting up.")
        no_lock = _("Nothing tells when the screen is locked; a long silence does.")
        logind, by = self.logind_works, self.lock_by
        return [
            Capability(_("Sleep"), logind, "logind" if logind else "", sleep if logind else guess),
            Capability(_("Lock"), bool(by), by, lock if by else no_lock),
        ]

    def settle(self, timeout_ms: int = 300) -> None:
        """Wait for the first answers, each bus so long at most."""
        for link in (self._system, self._desktop):
            if link is not None:
                link.settle(timeout_ms)

    def close(self) -> None:
        """Leave both buses."""
        self._proof.stop()
        for link in (self._system, self._desktop):
            if link is not None:
                link.close()

    def _watch_logind(self, address: str) -> BusLink | None:
        try:
            link = BusLink(address, self._on_system, self._on_system_broken, self)
        except Unavailable:
            return None
        self._system = link
        link.subscribe(sender=LOGIN, interface=MANAGER, member="PrepareForSleep")
        link.subscribe(sender=BUS, interface=BUS, member="NameOwnerChanged", arg0=LOGIN)
        self._find_session()
        return link

    def _find_session(self) -> None:
        """By the name the login gave us, else by our process, else by our user's display."""
        name = self._environ.get("XDG_SESSION_ID", "")
        if name:
            self._ask_manager("GetSession", "s", name)
        else:
            self._ask_manager("GetSessionByPID", "u", os.getpid())

    def _ask_manager(self, method: str, signature: str, argument: str | int) -> None:
        _call(
            self._system,
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
            user = f"{LOGIN_PATH}/user/self"
            get = (PROPERTIES, "Get", "ss", (f"{LOGIN}.User", "Display"))
            _call(self._system, (user, LOGIN, get[0]), get[1], get[2:], self._on_display)

    def _on_display(self, reply: Reply) -> None:
        if not reply.error:
            self._enter(str(reply.body[0][1][1]))

    def _enter(self, path: str) -> None:
        if self._system is None or not path.startswith("/") or path == "/":
            return
        self.logind_works = True
        if path != self._session_path:
            self._session_path = path
            self._system.subscribe(sender=LOGIN, path=path, interface=SESSION)
            self._system.subscribe(sender=LOGIN, path=path, interface=PROPERTIES)
        self._ask_hint()

    def _ask_hint(self) -> None:
        address = (self._session_path, LOGIN, PROPERTIES)
        _call(self._system, address, "Get", ("ss", (SESSION, "LockedHint")), self._on_hint)

    def _on_hint(self, reply: Reply) -> None:
        if not reply.error:
            self._take_hint(locked=bool(reply.body[0][1]))

    def _take_hint(self, *, locked: bool) -> None:
        self._hint = locked
        if locked:
            self._proof.stop()
            self._asked = False
        self._tell()

    def _on_system(self, signal: BusSignal) -> None:
        match signal.member, signal.body:
            case "PrepareForSleep", (bool(asleep),):
                self.logind_works = True
                self.sleeping.emit(asleep)
            case "Lock", () if signal.path == self._session_path:
                self._asked = self._hint is not True
                self._proof.start()
                self._tell()
            case "Unlock", () if signal.path == self._session_path:
                self._take_unlock()
            case "PropertiesChanged", (str(), changed, gone):
                if "LockedHint" in changed:
                    self._take_hint(locked=bool(changed["LockedHint"][1]))
                elif "LockedHint" in gone:
                    self._ask_hint()
            case "NameOwnerChanged", (str(), str(), new):
                self._on_owner(present=bool(new))

    def _take_unlock(self) -> None:
        self._proof.stop()
        self._asked = False
        self._hint = None if self._hint is None else False
        self._tell()

    def _on_owner(self, *, present: bool) -> None:
        self.logind_works = False
        if present:
            self._find_session()

    def _not_granted(self) -> None:
        self._asked = False
        self._tell()

    def _on_system_broken(self) -> None:
        self.logind_works = False
        self._hint = None
        self._not_granted()

    def _watch_savers(self, address: str) -> BusLink | None:
        try:
            link = BusLink(address, self._on_desktop, self._on_desktop_broken, self)
        except Unavailable:
            return None
        for service, path in SAVERS.items():
            link.subscribe(interface=service, member="ActiveChanged")
            link.subscribe(sender=BUS, interface=BUS, member="NameOwnerChanged", arg0=service)
            _call(link, (path, service, service), "GetActive", (None, ()), _Saver(self, service))
        return link

    def _on_desktop(self, signal: BusSignal) -> None:
        match signal.member, signal.body:
            case "ActiveChanged", (bool(active),):
                self.take_saver(signal.interface, active=active)
            case "NameOwnerChanged", (str(service), str(), ""):
                self.take_saver(service, active=False)
                self._present.discard(service)

    def take_saver(self, service: str, *, active: bool) -> None:
        """A screen saver says that it covers the screen, or that it does not."""
        self._present.add(service)
        if active:
            self._savers.add(service)
        else:
            self._savers.discard(service)
        self._tell()

    def _on_desktop_broken(self) -> None:
        self._savers.clear()
        self._present.clear()
        self._tell()

    def _tell(self) -> None:
        locked = bool(self.read_locked())
        if locked != self._told:
            self._told = locked
            self.locked.emit(locked)


class _Saver:
    """Takes the answer of one screen saver that was asked whether it is active."""

    def __init__(self, watch: LogindWatch, service: str) -> None:
        self._watch = watch
        self._service = service

    def __call__(self, reply: Reply) -> None:
        if not reply.error:
            self._watch.take_saver(self._service, active=reply.body == (True,))


def _call(
    link: BusLink | None,
    where: tuple[str, str, str],
    method: str,
    arguments: tuple[str | None, tuple[Any, ...]],
    on_reply: Any,
) -> None:
    """Ask something that is running; nothing is started for it."""
    from jeepney import DBusAddress, MessageFlag, new_method_call  # noqa: PLC0415

    if link is not None:
        message = new_method_call(DBusAddress(*where), method, *arguments)
        message.header.flags = MessageFlag.no_auto_start
        link.call(message, on_reply)
