"""The clock of a hold: time to get ready, then seconds up to a minute."""

from collections.abc import Callable
from gettext import gettext as _
from typing import Final, Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from postureguard.core.programme.self_tests import LONGEST_S
from postureguard.theme import COUNT, SPACE, sized
from postureguard.windows.speaking import announce
from postureguard.windows.texts import button

READY_S: Final = 8.0
"""Time to get down on the floor."""
BEAT_MS: Final = 100

State = Literal["idle", "ready", "holding"]


class HoldClock(QWidget):
    """Counts a hold; what it counted can be put right by hand. `steady_s` tells the time."""

    held = Signal(int)
    """Seconds."""

    def __init__(self, name: str, steady_s: Callable[[], float]) -> None:
        super().__init__()
        self._steady_s = steady_s
        self._began_s = 0.0
        self.state: State = "idle"
        self.count = QLabel("0 s")
        self.count.setFont(sized(self.font(), COUNT, strong=True))
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance(" 00 s "))
        self.what = QLabel()
        self.what.setProperty("role", "quiet")
        self.go = button(_("Start the clock"), "", self.touch)
        self.seconds = QSpinBox()
        self.seconds.setRange(0, LONGEST_S)
        self.seconds.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.seconds.setSuffix(_(" s"))
        self.seconds.setAccessibleName(_("{name}: seconds held").format(name=name))
        self._beat = QTimer(self, interval=BEAT_MS)
        self._beat.timeout.connect(self.look)
        self._lay_out()
        self.seconds.editingFinished.connect(self._correct)

    def show_held(self, seconds: int | None) -> None:
        """Show what was held before; nothing for None."""
        self.seconds.setValue(seconds or 0)
        self.count.setText(_("{n} s").format(n=seconds or 0))

    def touch(self) -> None:
        """Start, or stop."""
        if self.state == "holding":
            self._stop()
        elif self.state == "ready":
            self._rest()
        else:
            self.state = "ready"
            self._began_s = self._steady_s() + READY_S
            self.go.setText(_("Not yet"))
            self.what.setText(_("Get into place"))
            announce(self, _("Get into place"))
            self._beat.start()
            self.look()

    def look(self) -> None:
        """Show what the time is now."""
        passed_s = self._steady_s() - self._began_s
        if self.state == "ready" and passed_s >= 0:
            self.state = "holding"
            self.go.setText(_("Stop"))
            self.what.setText(_("Hold, and breathe"))
            announce(self, _("Hold, and breathe"))
        if self.state == "holding" and passed_s >= LONGEST_S:
            self._stop()
        elif self.state != "idle":
            shown = int(passed_s) if passed_s >= 0 else int(-passed_s) + 1
            self.count.setText(_("{n} s").format(n=shown))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nobody holds any more."""
        super().hideEvent(event)
        self._rest()

    def _stop(self) -> None:
        seconds = min(int(self._steady_s() - self._began_s), LONGEST_S)
        self._rest()
        self.show_held(seconds)
        self.held.emit(seconds)

    def _rest(self) -> None:
        self._beat.stop()
        self.state = "idle"
        self.go.setText(_("Start the clock"))
        self.what.setText("")
        self.count.setText(_("{n} s").format(n=self.seconds.value()))

    def _correct(self) -> None:
        text = _("{n} s").format(n=self.seconds.value())
        if self.state == "idle" and text != self.count.text():
            self.count.setText(text)
            self.held.emit(self.seconds.value())

    def _lay_out(self) -> None:
        label = QLabel(_("or &by hand:"))
        label.setBuddy(self.seconds)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        for parts in ((self.count, self.go, self.what), (label, self.seconds)):
            row = QHBoxLayout()
            row.setSpacing(SPACE)
            for part in parts:
                row.addWidget(part)
            row.addStretch(1)
            rows.addLayout(row)
