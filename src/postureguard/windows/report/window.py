"""The window of the page for a physiotherapist or doctor: choose, look, save."""

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from postureguard.protocol import Event
from postureguard.theme import SPACE, TITLE
from postureguard.windows.client import ResidentClient
from postureguard.windows.placing import for_font, letters_are_large, placed
from postureguard.windows.report import words
from postureguard.windows.report.choices import ReportChoices
from postureguard.windows.report.contents import sheets
from postureguard.windows.report.diary import Diary
from postureguard.windows.report.pdf import pdf
from postureguard.windows.report.preview import Preview
from postureguard.windows.report.saving import Around, Saving
from postureguard.windows.report.sheets import Sheets
from postureguard.windows.speaking import announce
from postureguard.windows.texts import breakable, button, quiet_text, text

DESIGN: Final = QSize(960, 760)
SMALLEST: Final = QSize(520, 440)
PANEL: Final = 260
"""The choices, in pixels with common letters."""
SIDE_BY_SIDE: Final = 680
"""Narrower windows have the choices above the page."""


class ReportWindow(QWidget):
    """Shows the page as it will be printed; whatever is chosen is on it at once."""

    def __init__(
        self, look: Callable[[], Diary], around: Around, client: ResidentClient | None = None
    ) -> None:
        super().__init__()
        self._look = look
        self._diary = look()
        self._sheets: Sheets | None = None
        self._saved: Path | None = None
        self._around = around
        self.choices = ReportChoices(self._diary.today)
        self.preview = Preview()
        self.saving = Saving(self, around)
        self.notice = quiet_text()
        self.save = button(_("&Save as PDF…"), "primary", self._save)
        self.open = button(_("Open it"), "", self._open)
        self.data = button(_("Your data…"), "quiet", around.show_data)
        self.close_button = button(_("Close"), "quiet", self.close)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._join(client)
        self.draw()
        self.choices.ranges.chips["12"].setFocus()
        self.resize(placed(self.sizeHint(), self.screen().availableGeometry()).size())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Larger with larger letters."""
        return for_font(DESIGN, self.font())

    def refresh(self) -> None:
        """Read the journal anew and show what follows from it."""
        self._diary = self._look()
        self.draw()

    def draw(self) -> None:
        """Show what is chosen now."""
        self._sheets = sheets(self._diary, self.choices.asked())
        self.preview.show_sheets(self._sheets)
        self._saved = None
        self.open.hide()
        self.notice.setText(words.keep_it_safe())

    def made(self) -> bytes:
        """The page as a file."""
        return pdf(sheets(self._diary, self.choices.asked()))

    def hear(self, event: Event) -> None:
        """The resident calls the window: what it shows may be old."""
        if event.event == "show":
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the choices beside the page where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        ways = QBoxLayout.Direction
        scale = for_font(QSize(PANEL, 1), self.font()).width() / PANEL
        narrow = self.width() < SIDE_BY_SIDE * scale or letters_are_large(self.font())
        narrow = narrow and self.width() < 1.4 * SIDE_BY_SIDE * scale
        self._both.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._both.setStretch(0, 2 if narrow else 1)
        panel = round(PANEL * scale)
        self.choices.setMinimumWidth(0 if narrow else panel)
        self.choices.setMaximumWidth(self.width() if narrow else panel)

    def _save(self) -> None:
        self.saving.ask(self.choices.asked().span, self.made)

    def _keep(self, path: Path) -> None:
        self._saved = path
        self.open.show()

    def _open(self) -> None:
        if self._saved is not None and not self._around.open_file(self._saved):
            told = _("No program on this desktop opens it. It is {file}.")
            self._tell(told.format(file=breakable(self._saved)))

    def _tell(self, sentence: str) -> None:
        self.notice.setText(f"{sentence} {words.keep_it_safe()}")
        announce(self, sentence)

    def _join(self, client: ResidentClient | None) -> None:
        self.choices.changed.connect(self.draw)
        self.saving.told.connect(self._tell)
        self.saving.saved.connect(self._keep)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self._save)
        if client is not None:
            client.heard.connect(self.hear)

    def _lay_out(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Page for your physiotherapist or doctor – PostureGuard"))
        self.setMinimumSize(SMALLEST)
        title = text(_("Page for your physiotherapist or doctor"), TITLE, strong=True)
        self._both.setSpacing(3 * SPACE)
        self._both.addWidget(self.choices, 1)
        self._both.addWidget(self.preview, 3)
        self.open.hide()
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.data)
        foot.addStretch(1)
        for part in (self.close_button, self.open, self.save):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE + SPACE // 2)
        column.addWidget(title)
        column.addLayout(self._both, 1)
        column.addWidget(self.notice)
        column.addLayout(foot)
