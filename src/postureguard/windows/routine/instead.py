"""What the break could lead through instead, as two quiet buttons."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from postureguard.theme import sized
from postureguard.windows.texts import button

_SHRINKS = (1.0, 0.92, 0.85, 0.78, 0.7)


class Instead(QWidget):
    """Another routine, or half a minute of this one. Both show what they lead to at once."""

    another_wished = Signal()
    half_wished = Signal(bool)
    """Half a minute is enough (True), or the whole routine after all."""

    def __init__(self, letters: QFont) -> None:
        super().__init__()
        self._letters = letters
        self._in_part = False
        self.another = button(_("Another one, please"), "quiet", self.another_wished.emit)
        self.half = button("", "quiet", self._wish_half)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for wish in (self.another, self.half):
            wish.setStyleSheet(f"text-align: {'right' if wish.isRightToLeft() else 'left'};")
            wish.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            rows.addWidget(wish)
        rows.addStretch(1)
        self.offer(another=False, half=False, in_part=False)

    def offer(self, *, another: bool, half: bool, in_part: bool) -> None:
        """Show what is possible; `in_part`: it is half a minute already."""
        self._in_part = in_part
        text = _("The whole routine") if in_part else _("Just 30 seconds")
        if self.half.text() != text:
            self.half.setText(text)
            self.half.setAccessibleName(text)
            self._fit()
        self.another.setVisible(another)
        self.half.setVisible(half or in_part)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the words into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for shrink in _SHRINKS:
            for wish in (self.another, self.half):
                wish.setFont(sized(self._letters, shrink))
            if max(self.another.sizeHint().width(), self.half.sizeHint().width()) <= self.width():
                return

    def _wish_half(self) -> None:
        self.half_wished.emit(not self._in_part)
