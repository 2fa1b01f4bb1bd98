"""The window “Your data”."""

from collections.abc import Callable
from datetime import date, tzinfo
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from postureguard.theme import SPACE, TITLE
from postureguard.windows.data.doings import Doings
from postureguard.windows.data.overview import Overview
from postureguard.windows.data.stage import Stage
from postureguard.windows.data.surroundings import Surroundings
from postureguard.windows.placing import for_font, placed
from postureguard.windows.speaking import announce
from postureguard.windows.texts import button, quiet_text, text

DESIGN: Final = QSize(720, 720)
SMALLEST: Final = QSize(460, 360)


class DataWindow(QWidget):
    """Shows what is kept, and leads through what can be done with it."""

    def __init__(self, around: Surroundings, today: Callable[[], date], zone: tzinfo) -> None:
        super().__init__()
        self._data = around.data
        self.overview = Overview(zone)
        self.stage = Stage(self.overview, self.refresh)
        self.doings = Doings(self.stage, around, today)
        self.notice = quiet_text()
        self.close_button = button(_("Close"), "quiet", self.close)
        self._lay_out()
        self.overview.wished.connect(self.doings.do)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self._leave)
        self.refresh()
        self.overview.buttons["json"].setFocus()
        self.resize(placed(self.sizeHint(), self.screen().availableGeometry()).size())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Larger with larger letters."""
        return for_font(DESIGN, self.font())

    def refresh(self) -> None:
        """Look anew at what is kept."""
        self.overview.show_kept(self._data.kept())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Work that can be stopped is; the rest is waited for."""
        if not self.stage.is_working:
            self.notice.setText("")
        elif self.stage.may_stop:
            self.stage.stop()
            self.stage.wait()
        else:
            told = _("This has to come to its end first.")
            self.notice.setText(told)
            announce(self, told)
            event.ignore()
            return
        super().closeEvent(event)

    def _leave(self) -> None:
        """Escape: one page back, and from the overview out."""
        if self.stage.is_working:
            self.stage.stop()
        elif self.stage.page is not None:
            self.stage.go_home()
        else:
            self.close()

    def _lay_out(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Your data – PostureGuard"))
        self.setMinimumSize(SMALLEST)
        foot = QHBoxLayout()
        foot.addWidget(self.notice, 1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(text(_("Your data"), TITLE, strong=True))
        column.addWidget(self.stage, 1)
        column.addLayout(foot)
