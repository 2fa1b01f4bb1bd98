"""The one frame of every page: stage, column, band and buttons, always in the same places."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from postureguard.theme import QUIET, SPACE, sized
from postureguard.windows.placing import COMMON_LINE, for_font
from postureguard.windows.routine.narrow import NARROW, Foot, Margins
from postureguard.windows.routine.parts import BAR_HEIGHT
from postureguard.windows.speaking import readable_first
from postureguard.windows.texts import Column, label

_WIDE, _NARROW = (19, 11), (1, 1)
"""Shares of stage and column in the width, and where there is little of it."""
READING_HEIGHT = 500
"""From here on a window's texts grow with it: they are read standing, a step away."""


class Sheet(QWidget):
    """A page whose parts stay where they are, whatever they hold."""

    def __init__(self, letters: QFont) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setFont(letters)
        line = QFontMetrics(letters).height()
        self.title = self.first = readable_first(label(factor=QUIET, letters=letters))
        self.title.setProperty("role", "quiet")
        self.header = Row(line + SPACE)
        self.header.box.addWidget(self.title, 1)
        self.stage = QFrame()
        self.stage.setProperty("role", "card")
        self.stage.setContentsMargins(*[SPACE // 2] * 4)  # keeps pictures off the round corners
        self.stage.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.stage_pages = QStackedLayout(self.stage)
        self.column = QStackedLayout()
        self.band = Row(4 * line)
        self.tally = Row(4 * line)
        self.buttons = Foot(line + 14 + 2 * SPACE, letters)
        self._gap = Row(BAR_HEIGHT)
        self._shares = (0, 0)
        self._grid = self._arrange()
        self._share(_WIDE)

    def _arrange(self) -> QGridLayout:
        column = QWidget()
        column.setLayout(self.column)
        column.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        for part in (self.band, self.tally):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        grid.setHorizontalSpacing(3 * SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.addWidget(self.header, 0, 0, 1, 2)
        grid.addWidget(self.stage, 1, 0)
        grid.addWidget(column, 1, 1)
        grid.addWidget(self.band, 2, 0)
        grid.addWidget(self.tally, 2, 1)
        grid.addWidget(self._gap, 3, 0, 1, 2)
        grid.addWidget(self.buttons, 4, 0, 1, 2)
        grid.setRowStretch(1, 1)
        return grid

    def add_buttons(self, *buttons: QPushButton | None) -> None:
        """Fill the last row; None is the gap in it."""
        self.buttons.add(*buttons)

    def put_bar(self, bar: QWidget) -> None:
        """Lay the line of the whole routine over the buttons."""
        self._gap.hide()
        self._grid.addWidget(bar, 3, 0, 1, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A larger window has larger texts."""
        super().resizeEvent(event)
        self._share(_NARROW if self.width() < NARROW else _WIDE)
        high = READING_HEIGHT * max(1.0, QFontMetrics(self.font()).height() / COMMON_LINE)
        self.set_reading_size(min(2.0, max(0.7, self.height() / high)))

    def _share(self, shares: tuple[int, int]) -> None:
        if shares != self._shares:
            self._shares = shares
            for place, share in enumerate(shares):
                self._grid.setColumnStretch(place, share)
            self._grid.activate()

    def set_reading_size(self, factor: float) -> None:
        """Make the texts that lead so much larger."""
        for i in range(self.column.count()):
            text = self.column.widget(i)
            if isinstance(text, Column):
                text.setFont(sized(self.font(), factor))
                text.fit()


class Row(QWidget):
    """Things side by side, at a height that never changes."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setFixedHeight(height)
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(SPACE)


def centred(*widgets: QWidget, width: int) -> QWidget:
    """A block of widgets in the middle of a page, no wider than it needs to be.

    It is as wide as its letters ask for, and scrolls when it is higher than the window.
    """
    block = QFrame()
    block.setProperty("role", "card")
    block.setMaximumWidth(for_font(QSize(width, 0), block.font()).width())
    rows = QVBoxLayout(block)
    rows.setContentsMargins(4 * SPACE, 4 * SPACE, 4 * SPACE, 4 * SPACE)
    rows.setSpacing(2 * SPACE)
    for widget in widgets:
        if isinstance(widget, QLabel):
            widget.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        rows.addWidget(widget)
    page = Margins(block)
    page.setObjectName("page")
    across = QHBoxLayout(page)
    across.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
    across.addStretch(1)
    across.addWidget(block, 100, Qt.AlignmentFlag.AlignVCenter)
    across.addStretch(1)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
