"""Another program that fills the screen and has the focus, on X11.

Asked only when somebody wants to know. While such a window holds, the server tells when the focus
moves or the window shrinks; as soon as nothing holds any more, it is asked to be silent again.
"""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier

from postureguard.core.holding import Hold, HoldReason
from postureguard.system.holds.ourselves import is_ours
from postureguard.system.holds.source import OnChange, Told, unheard
from postureguard.system.unavailable import Unavailable

if TYPE_CHECKING:
    from postureguard.system.holds.x_windows import XWindows

REASON: HoldReason = "full screen"


class FullScreenSource(QObject):
    """Raises Unavailable where there is no X server, or one that sees only some windows."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        super().__init__()
        if environ.get("WAYLAND_DISPLAY") or environ.get("XDG_SESSION_TYPE") == "wayland":
            raise Unavailable("On Wayland no program is told about the windows of others.")
        self.name = "X11"
        self.on_change: OnChange = unheard
        self._display = environ.get("DISPLAY", "")
        if not self._display:
            raise Unavailable("There is no X display.")
        self._closed = False
        self._watched = 0
        self._ear: QSocketNotifier | None = None
        self._server: XWindows | None = _connect(self._display)

    def read(self) -> frozenset[Hold]:
        """Ask now; a lost connection is made anew."""
        if self._closed:
            return frozenset()
        try:
            if self._server is None:
                self._server = _connect(self._display)
            window = self._filling(self._server)
            self._watch(self._server, window)
            by = self._server.program_of(window) if window else ""
        except Exception:  # noqa: BLE001 - Xlib raises what its socket and its parser raise
            self._leave()
            return frozenset()
        return frozenset((Hold(REASON, by),) if window else ())

    def told(self) -> Told:
        """Full screen, while the server answers."""
        self.read()
        return {} if self._server is None else {REASON: self.name}

    def settle(self, timeout_ms: int) -> None:
        """Nothing is ever still to come."""

    def close(self) -> None:
        """Leave the X server."""
        self._closed = True
        self._leave()

    @staticmethod
    def _filling(server: "XWindows") -> int:
        """The window that has the focus, if it fills the screen and is not ours; else 0."""
        window = server.active_window()
        if window is None:
            raise Unavailable("The X server does not answer.")
        if not window or not server.fills_screen(window):
            return 0
        process = server.process_of(window)
        return 0 if process is not None and is_ours(process) else window

    def _watch(self, server: "XWindows", window: int) -> None:
        """Hear of changes while a window holds, and only then."""
        if window == self._watched:
            return
        if self._watched:
            server.listen(self._watched, on=False)
        if window:
            server.listen(window, on=True)
        self._watched = window
        if self._ear is None:
            self._ear = QSocketNotifier(server.socket_number, QSocketNotifier.Type.Read, self)
            self._ear.activated.connect(self._hear)
        self._ear.setEnabled(bool(window))

    def _hear(self) -> None:
        try:
            changed = self._server is not None and self._server.heard_change()
        except Exception:  # noqa: BLE001 - Xlib raises what its socket and its parser raise
            self._leave()
            changed = True
        if changed:
            self.on_change()

    def _leave(self) -> None:
        self._watched = 0
        if self._ear is not None:
            self._ear.setEnabled(False)
            self._ear = None  # it stays our child: it may be the one that has just called
        server, self._server = self._server, None
        if server is not None:
            server.close()


def _connect(name: str) -> "XWindows":
    try:
        from postureguard.system.holds.x_windows import XWindows  # noqa: PLC0415 - only on X11
    except ImportError as error:
        raise Unavailable(str(error)) from error
    return XWindows(name)
