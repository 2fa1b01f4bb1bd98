"""What the player does in a window with little room: smaller buttons, margins and chips."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from postureguard.theme import SPACE, sized
from postureguard.windows.scale import WORST

NARROW = 480
"""Pixels; in a window with less, margins are half of the usual."""
LEAST_CHIP = 24
"""Pixels; what is smaller is hard to hit."""
SHRINKS = (1.0, 0.92, 0.85, 0.78, 0.7)
_TIGHT = "padding-left: 2px; padding-right: 2px;"


class Foot(QWidget):
    """Buttons side by side. Where they do not fit, all of them get a little smaller."""

    def __init__(self, height: int, letters: QFont) -> None:
        super().__init__()
        self.setFixedHeight(height)
        self._letters = letters
        self._buttons: list[QPushButton] = []
        self._fitted: tuple[object, ...] = ()
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(SPACE)

    def add(self, *buttons: QPushButton | None) -> None:
        """Fill the row; None is the gap in it."""
        for each in buttons:
            if each is None:
                self.box.addStretch(1)
            else:
                self._buttons.append(each)
                each.setFont(self._letters)
                self.box.addWidget(each)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the buttons into the new width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fit them again when one of them says something else, comes or goes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        shown = [each for each in self._buttons if not each.isHidden()]
        present = (self.width(), *(each.text() for each in shown))
        if present == self._fitted:
            return
        self._fitted = present
        for style in ("", _TIGHT):
            for shrink in SHRINKS:
                for each in shown:
                    each.setStyleSheet(style)
                    each.setFont(sized(self._letters, shrink))
                if self._needed(shown) <= self.width():
                    return

    def _needed(self, shown: list[QPushButton]) -> int:
        gaps = self.box.spacing() * max(0, self.box.count() - 1)
        return gaps + sum(max(each.sizeHint().width(), each.minimumWidth()) for each in shown)


class Margins(QWidget):
    """Keeps the margins around and inside a block at half where there is little room."""

    def __init__(self, block: QFrame) -> None:
        super().__init__()
        self._block = block

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Choose them for the new width."""
        super().resizeEvent(event)
        share = 1 if self.width() >= NARROW else 2
        outer, inner = 3 * SPACE // share, 4 * SPACE // share
        for layout, wide in ((self.layout(), outer), (self._block.layout(), inner)):
            if layout is not None and layout.contentsMargins().left() != wide:
                layout.setContentsMargins(wide, wide, wide, wide)


def let_shrink(chips: tuple[QPushButton, ...]) -> None:
    """Let the numbers of a scale be narrow where the window is."""
    for chip in chips:
        widest = chip.fontMetrics().horizontalAdvance(str(WORST))
        chip.setMinimumWidth(max(LEAST_CHIP, widest + 4))
