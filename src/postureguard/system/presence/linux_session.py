"""Sleep, the lock and other users on Linux: logind and the screen savers together."""

import os
from collections.abc import Mapping
from gettext import gettext as _

from PySide6.QtCore import QObject, Signal

from postureguard.system.bus import session_address, system_address
from postureguard.system.capability import Capability
from postureguard.system.presence.login_session import LoginSession
from postureguard.system.presence.savers import ScreenSavers


class LinuxSession(QObject):
    """Tells when the machine sleeps and when nobody can be at our screen; else quiet."""

    sleeping = Signal(bool)
    """True just before the machine sleeps, False when it is awake again."""
    locked = Signal(bool)
    """The screen was locked or given to another user, or is ours again."""

    def __init__(
        self,
        system: str | None = None,
        session: str | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        super().__init__()
        self._told = False
        bus = system_address(environ) if system is None else system
        self.login = LoginSession(bus, environ, self._sleep, self._tell)
        bus = session_address(environ) if session is None else session
        self.savers = ScreenSavers(bus, self._tell)
        self.login.start()
        self.savers.start()

    @property
    def display_off(self) -> bool:
        """Nothing here tells."""
        return False

    def read_locked(self) -> bool | None:
        """Whether the screen is locked or another user's, as far as known; None: nothing tells."""
        if self.login.lock_asked or self.savers.covering or self.login.in_front is False:
            return True
        return self.login.locked

    @property
    def lock_by(self) -> str:
        """What tells about the lock; "" when nothing does."""
        if self.login.locked is not None:
            return "logind"
        return ", ".join(sorted(self.savers.present))

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        sleep = _("Time asleep is not counted as sitting.")
        guess = _("logind is not there; sleep is known only by the gap that the clocks show.")
        lock = _("Locking the screen counts as getting up.")
        no_lock = _("Nothing tells when the screen is locked; a long silence does.")
        user = _("While another user has the screen, you count as away.")
        no_user = _("Nothing tells when another user takes the screen; a long silence does.")
        logind, by, front = self.login.works, self.lock_by, self.login.in_front is not None
        return [
            Capability(_("Sleep"), logind, "logind" if logind else "", sleep if logind else guess),
            Capability(_("Lock"), bool(by), by, lock if by else no_lock),
            Capability(
                _("Other users"), front, "logind" if front else "", user if front else no_user
            ),
        ]

    def settle(self, timeout_ms: int = 300) -> None:
        """Wait for the first answers, each bus so long at most."""
        self.login.settle(timeout_ms)
        self.savers.settle(timeout_ms)

    def close(self) -> None:
        """Leave both buses."""
        self.login.close()
        self.savers.close()

    def _sleep(self, asleep: bool) -> None:  # noqa: FBT001 - logind's own word
        self.sleeping.emit(asleep)
        if not asleep:
            self.savers.read_anew()

    def _tell(self) -> None:
        locked = bool(self.read_locked())
        if locked != self._told:
            self._told = locked
            self.locked.emit(locked)
