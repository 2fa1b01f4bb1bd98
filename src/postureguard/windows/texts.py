"""Texts, buttons and columns: what every window is made of."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from postureguard.theme import QUIET, SPACE, sized

_SHRINKS = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)


def label(
    words: str = "", factor: float = 1.0, *, strong: bool = False, letters: QFont | None = None
) -> QLabel:
    """A text that may wrap, in the letters of the desktop or in those that fit."""
    result = QLabel(words)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(True)
    result.setFont(sized(letters or result.font(), factor, strong=strong))
    return result


def text(words: str = "", factor: float = 1.0, *, strong: bool = False) -> QLabel:
    """A text to read: as wide as there is room, and it can be selected with the pointer."""
    result = label(words, factor, strong=strong)
    result.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    result.setSizePolicy(policy)
    return result


def quiet_text(words: str = "", factor: float = 1.0) -> QLabel:
    """A text to read that steps back."""
    result = text(words, factor)
    result.setProperty("role", "quiet")
    return result


def quiet(words: str = "") -> QLabel:
    """A smaller text in the background, beside what it is about."""
    result = label(words, QUIET)
    result.setProperty("role", "quiet")
    return result


def button(words: str, role: str, wish: Callable[[], object], spoken: str = "") -> QPushButton:
    """A push button that is nobody's default; `spoken` is what a screen reader says instead."""
    result = QPushButton(words)
    result.setProperty("role", role)
    result.setAccessibleName(spoken or words.replace("&", ""))
    result.setAutoDefault(False)
    result.clicked.connect(lambda _checked: wish())
    return result


def link(words: str, wish: Callable[[], object]) -> QPushButton:
    """A quiet button whose words stand nearly at its edge."""
    result = button(words, "quiet", wish)
    result.setStyleSheet("padding: 1px 3px;")
    return result


def say(shown: QLabel, sentence: str) -> None:
    """Change a text only when it is another one."""
    if shown.text() != sentence:
        shown.setText(sentence)


def keep_width(what: QPushButton, texts: tuple[str, ...]) -> None:
    """Make a button wide enough for every text it will have, so that nothing beside it moves."""
    now = what.text()
    widths = []
    for words in texts:
        what.setText(words)
        widths.append(what.sizeHint().width())
    what.setText(now)
    what.setMinimumWidth(max(widths))


def breakable(path: Path) -> str:
    """A path that may go on in a new line after each folder."""
    return str(path).replace(os.sep, f"{os.sep}\u200b")


class Column(QWidget):
    """Texts below one another. When they do not fit, all of them get a little smaller."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: list[tuple[QLabel, float, bool]] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE)
        self._rows.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def add(self, shown: QLabel, factor: float, *, strong: bool = False) -> QLabel:
        """Put a text below the others."""
        self._texts.append((shown, factor, strong))
        self._rows.insertWidget(self._rows.count() - 1, shown)
        return shown

    def space(self, height: int) -> None:
        """Leave some room below the last text."""
        self._rows.insertSpacing(self._rows.count() - 1, height)

    def fit(self) -> None:
        """Choose the size of the texts anew; call it after changing one."""
        for shrink in _SHRINKS:
            for shown, factor, strong in self._texts:
                shown.setFont(sized(self.font(), factor * shrink, strong=strong))
            self._settle()
            if self._needed() <= self.height():
                return

    def _settle(self) -> None:
        """For those who keep heights."""

    def _needed(self) -> int:
        shown = [text for text, _, _ in self._texts if not text.isHidden()]
        heights = [max(t.heightForWidth(self.width()), t.minimumHeight()) for t in shown]
        gaps = (self._rows.count() - 1) * SPACE
        return sum(heights) + gaps

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the texts into the new size."""
        super().resizeEvent(event)
        self.fit()
