"""Answers to tap: chips that wrap like words, of which one or several may be chosen."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from postureguard.theme import SPACE, ring


class Flow(QLayout):
    """Widgets side by side, on a new line when the width is used up."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(SPACE)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """One of them; Qt asks until there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Let one go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """All lines together."""
        return max((place.bottom() + 1 for place in self._laid(width)), default=0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """All on one line."""
        sizes = [item.sizeHint() for item in self._items]
        gaps = self.spacing() * max(0, len(sizes) - 1)
        return QSize(sum(size.width() for size in sizes) + gaps, self.minimumSize().height())

    def minimumSize(self) -> QSize:  # noqa: N802
        """As wide as the widest."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, place: QRect) -> None:  # noqa: N802
        """Put each into its place."""
        super().setGeometry(place)
        way = QGuiApplication.layoutDirection()
        for item, where in zip(self._items, self._laid(place.width()), strict=True):
            found = where.translated(place.topLeft())
            item.setGeometry(QStyle.visualRect(way, place, found))

    def _laid(self, width: int) -> list[QRect]:
        places: list[QRect] = []
        corner, below = QPoint(0, 0), 0
        for item in self._items:
            size = item.sizeHint()
            if corner.x() > 0 and corner.x() + size.width() > width:
                corner = QPoint(0, below + self.spacing())
            size.setWidth(min(size.width(), width))
            places.append(QRect(corner, size))
            below = max(below, places[-1].bottom() + 1)
            corner += QPoint(size.width() + self.spacing(), 0)
        return places


class _Chips(QWidget):
    """A row of chips by the values they stand for; none is chosen beforehand."""

    said = Signal(str, bool)
    """A value, and whether it was chosen or taken back."""

    def __init__(self, question: str, words: Mapping[str, str], *, several: bool) -> None:
        super().__init__()
        self.question = QLabel(question)
        self.question.setWordWrap(True)
        self.chips = {value: chip_of(text, question) for value, text in words.items()}
        self._group = QButtonGroup(self)
        self._group.setExclusive(not several)
        row = QWidget()
        flow = Flow()
        row.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        for value, chip in self.chips.items():
            self._group.addButton(chip)
            chip.clicked.connect(lambda on, value=value: self.said.emit(value, on))
            flow.addWidget(chip)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE // 2)
        rows.addWidget(self.question)
        rows.addWidget(row)
        self.question.setVisible(bool(question))


class Choices(_Chips):
    """One of a few answers."""

    def __init__(self, question: str, words: Mapping[str, str]) -> None:
        super().__init__(question, words, several=False)


class Ticks(_Chips):
    """Any of several answers; a second tap takes one back."""

    def __init__(self, question: str, words: Mapping[str, str]) -> None:
        super().__init__(question, words, several=True)


def chip_of(text: str, question: str = "") -> QPushButton:
    """An answer that stays marked while it holds."""
    chip = QPushButton(text)
    chip.setProperty("role", "chip")
    chip.setCheckable(True)
    chip.setAutoDefault(False)
    chip.setAccessibleName(f"{question} {text}".strip())
    chip.setMinimumHeight(chip.fontMetrics().height() + 2 * SPACE)
    return chip


class Box(QAbstractButton):
    """A box to tick, as large as a letter of its line."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the line."""
        return QSize(1, 1) * self.fontMetrics().height()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, colour = QPalette.ColorRole, self.palette().color
        plain, focused = role.PlaceholderText, role.Highlight
        if self.isChecked():
            plain, focused = role.Highlight, role.WindowText
        wide = ring() if self.hasFocus() else 2
        painter.setPen(QPen(colour(focused if self.hasFocus() else plain), wide))
        painter.setBrush(colour(role.Highlight if self.isChecked() else role.Base))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            painter.setPen(QPen(colour(role.HighlightedText), max(2.0, box.height() / 8)))
            at = ((0.24, 0.52), (0.44, 0.72), (0.77, 0.3))
            hook = [box.topLeft() + QPointF(x * box.width(), y * box.height()) for x, y in at]
            painter.drawPolyline(hook)


class Tick(QWidget):
    """A small box whose text may wrap, and answers like the box."""

    said = Signal(bool)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box = Box()
        self.box.setAccessibleName(text)
        self.box.clicked.connect(self.said)
        words = QLabel(text)
        words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A press on the text."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.box.click()
