"""The sheets as they will be printed, one below the other."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from postureguard.theme import SPACE, ring
from postureguard.windows.report.sheets import Sheets

WIDEST: Final = 900
"""Pixels; a wider picture of a sheet would be larger than the sheet itself on most screens."""


class Sheet(QWidget):
    """A picture of one sheet; those who do not see it hear its words."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets: Sheets | None = None
        self._number = 0
        self._picture = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(WIDEST)

    def show_sheet(self, sheets: Sheets, number: int) -> None:
        """Show one of the sheets, counted from 0."""
        self._sheets, self._number, self._picture = sheets, number, QPixmap()
        name = _("Page {n} of {all}").format(n=number + 1, all=len(sheets.pages))
        self.setAccessibleName(name)
        self.setAccessibleDescription(sheets.words(number))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As high as the paper is."""
        if self._sheets is None:
            return 0
        return round(width * self._sheets.size.height() / self._sheets.size.width())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Any width."""
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A picture can be small."""
        return QSize(160, self.heightForWidth(160))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the sheet, drawn once for each size, with a frame."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn())
        role = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Dark
        width = ring() if self.hasFocus() else 1
        painter.setPen(QPen(self.palette().color(role), width))
        half = width / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))
        painter.end()

    def _drawn(self) -> QPixmap:
        wanted = self.size() * self.devicePixelRatio()
        if self._sheets is None or self._picture.size() == wanted:
            return self._picture
        self._picture = QPixmap(wanted)
        self._picture.fill(QColor(Qt.GlobalColor.white))
        painter = QPainter(self._picture)
        scale = wanted.width() / self._sheets.size.width()
        painter.scale(scale, scale)
        self._sheets.paint(painter, self._number)
        painter.end()
        self._picture.setDevicePixelRatio(self.devicePixelRatio())
        return self._picture


class Preview(QScrollArea):
    """All sheets, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.pages: list[Sheet] = []
        body = QWidget()
        body.setAutoFillBackground(False)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, SPACE, 0)
        self._column.setSpacing(2 * SPACE)
        self._column.addStretch(1)
        self._body = body
        self.setWidget(body)
        body.setAutoFillBackground(False)

    def show_sheets(self, sheets: Sheets) -> None:
        """Show these and no others."""
        while len(self.pages) < len(sheets.pages):
            page = Sheet()
            self._column.insertWidget(len(self.pages), page)
            self.pages.append(page)
        for number, page in enumerate(self.pages):
            page.setVisible(number < len(sheets.pages))
            if number < len(sheets.pages):
                page.show_sheet(sheets, number)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A sheet is never wider than the room for it."""
        super().resizeEvent(event)
        self._body.setMaximumWidth(self.viewport().width())
