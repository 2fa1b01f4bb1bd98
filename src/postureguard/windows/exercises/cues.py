"""The cues of an exercise one by one, by themselves until somebody touches them."""

from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from postureguard.theme import LINE, SPACE, sized
from postureguard.windows.routine.parts import Line
from postureguard.windows.speaking import announce
from postureguard.windows.texts import button

EACH_MS: Final = 5000
"""How long a cue stays while they go by themselves."""


class CueLine(Line):
    """A cue that can be chosen with the pointer."""

    chosen = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setText(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Be chosen."""
        event.accept()
        self.chosen.emit()


class Cues(QWidget):
    """All cues below one another, one of them current."""

    turned = Signal(int)
    """Another cue is current; counted from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines: tuple[CueLine, ...] = ()
        self._current = 0
        self._touched = False
        self._reading_size = 1.0
        self._by_itself = QTimer(self, interval=EACH_MS)
        self._by_itself.timeout.connect(self._go_on)
        self.earlier = button(_("Previous"), "", lambda: self._touch(self._current - 1))
        self.later = button(_("Next"), "", lambda: self._touch(self._current + 1))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE + SPACE // 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.earlier)
        buttons.addWidget(self.later)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * SPACE)
        column.addLayout(self._rows)
        column.addLayout(buttons)

    @property
    def current(self) -> int:
        """Which cue is on."""
        return self._current

    @property
    def by_itself(self) -> bool:
        """Whether the next cue comes without being asked for."""
        return self._by_itself.isActive()

    def show_cues(self, cues: tuple[str, ...]) -> None:
        """Begin with the first of other cues."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = tuple(CueLine(f"{number}. {cue}") for number, cue in enumerate(cues, 1))
        for number, line in enumerate(self.lines):
            line.chosen.connect(lambda n=number: self._touch(n))
            self._rows.addWidget(line)
        several = len(cues) > 1
        self.earlier.setVisible(several)
        self.later.setVisible(several)
        self._touched = False
        self.set_reading_size(self._reading_size)
        self.turn_to(0)
        self._go_or_rest()

    def set_reading_size(self, factor: float) -> None:
        """Let the cues grow with the picture."""
        self._reading_size = factor
        for line in self.lines:
            line.setFont(sized(self.font(), LINE * factor))
        self._settle()

    def turn_to(self, number: int) -> None:
        """Make a cue the current one; after the last comes the first."""
        self._current = number % max(1, len(self.lines))
        for i, line in enumerate(self.lines):
            line.set_current(current=i == self._current)
        self.turned.emit(self._current)

    def touch(self, steps: int) -> None:
        """Go on or back by hand; from now on they stay."""
        self._touch(self._current + steps)

    def _touch(self, number: int) -> None:
        self._touched = True
        self._go_or_rest()
        self.turn_to(number)
        if self.lines:
            announce(self, self.lines[self._current].text())

    def _go_on(self) -> None:
        self.turn_to(self._current + 1)

    def _go_or_rest(self) -> None:
        if self.isVisible() and not self._touched and len(self.lines) > 1:
            self._by_itself.start()
        else:
            self._by_itself.stop()

    def _settle(self) -> None:
        """Give each cue the height of its strong self, so that nothing moves when it changes."""
        for line in self.lines:
            line.setFont(sized(line.font(), 1.0, strong=True))
            line.setMinimumHeight(0)  # a label asks for no less height than its minimum
            line.setFixedHeight(max(1, line.heightForWidth(self.width())))
            line.set_current(current=line.current)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Make room for the cues anew."""
        super().resizeEvent(event)
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Go by themselves again."""
        super().showEvent(event)
        self._go_or_rest()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nobody looks."""
        super().hideEvent(event)
        self._by_itself.stop()
