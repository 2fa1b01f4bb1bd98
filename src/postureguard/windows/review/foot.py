"""The ways from the review to other windows, which only a resident can open."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from postureguard.protocol import Show, WindowName
from postureguard.windows.texts import button


class Foot(QWidget):
    """Without a resident there is only the button that closes."""

    asked = Signal(object)
    """For another window: a `Show`."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.entries = button(_("Your entries…"), "quiet", lambda: self._ask("entries"))
        self.report = button(_("Page to hand on…"), "quiet", lambda: self._ask("report"))
        self.report.setToolTip(_("Page for your physiotherapist or doctor"))
        self.data = button(_("Your data…"), "quiet", lambda: self._ask("data"))
        self.close_button = button(_("Close"), "primary", self.closed.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for way in (self.entries, self.report, self.data):
            row.addWidget(way)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.allow(on=False)

    def allow(self, *, on: bool) -> None:
        """Whether there is a resident."""
        for way in (self.entries, self.report, self.data):
            way.setVisible(on)

    def _ask(self, window: WindowName) -> None:
        self.asked.emit(Show(window=window))
