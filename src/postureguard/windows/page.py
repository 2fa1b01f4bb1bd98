"""A page to read: it scrolls up and down only, and is as long as its texts are."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from postureguard.theme import SPACE
from postureguard.windows.direction import edges


class Page(QScrollArea):
    """Put what is to be read into `column`."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        body = _Body()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(edges(0, 2 * SPACE, SPACE, SPACE))
        self.column.setSpacing(SPACE + SPACE // 2)
        self.setWidget(body)
        body.setAutoFillBackground(False)

    def from_the_top(self) -> None:
        """Begin to read."""
        self.verticalScrollBar().setValue(0)


class _Body(QWidget):
    """As high as its texts are at the width it gets, whatever they would like to have."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Any height."""
        return QSize(super().minimumSizeHint().width(), 0)
