"""Idle time where nothing tells about input: long silences, if the desktop tells logind."""

from gettext import gettext as _

from postureguard.ports import Presence
from postureguard.system.capability import Capability
from postureguard.system.presence.login_session import LoginSession
from postureguard.system.presence.null import ClockOnly


class IdleHint(ClockOnly):
    """Unknown while somebody may be there; known once the desktop calls the session idle."""

    def __init__(self, login: LoginSession) -> None:
        super().__init__(_("Nothing here tells about keyboard and mouse."))
        self._login = login

    def read(self) -> Presence:
        """Since the desktop called the session idle; the silence before that is not counted."""
        return Presence(self._login.idle_s)

    def describe(self) -> list[Capability]:
        """For `doctor`."""
        (missing,) = super().describe()
        means = _("When the desktop itself calls the session idle, that counts.")
        return [missing._replace(meaning=f"{missing.meaning} {means}")]
