"""What all pages of the welcome window have."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from postureguard.theme import LINE, SPACE, TITLE
from postureguard.windows.direction import edges
from postureguard.windows.page import Page
from postureguard.windows.placing import COMMON_LINE
from postureguard.windows.speaking import readable_first
from postureguard.windows.texts import text

READING_WIDTH = 760
"""A page is not set wider than this, in pixels with common letters."""


class WelcomePage(Page):
    """A title, and below it what is asked or told."""

    ready_changed = Signal()
    """Whether the person may go on has changed."""
    left_for = Signal(str)
    """A button of the page leads to another page."""

    def __init__(self, title: str, intro: str = "") -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = readable_first(text(title, TITLE, strong=True))
        self.intro = text(intro, LINE)
        self.column.setSpacing(2 * SPACE)
        self.column.setContentsMargins(edges(0, 0, 2 * SPACE, SPACE))
        self.column.addWidget(self.title)
        self.column.addWidget(self.intro)
        self.intro.setVisible(bool(intro))
        lines = max(self.fontMetrics().height(), COMMON_LINE)
        body = self.takeWidget()
        body.setMaximumWidth(READING_WIDTH * lines // COMMON_LINE)
        body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setWidget(body)

    @property
    def ready(self) -> bool:
        """Whether the person may go on."""
        return True

    def enter(self) -> None:
        """It is about to be seen: show what is known now."""

    def leave(self) -> None:
        """The person goes on, back, or away."""

    def add(self, *parts: QWidget) -> None:
        """Put widgets below one another."""
        for part in parts:
            self.column.addWidget(part)

    def finish(self) -> None:
        """Nothing more comes below."""
        self.column.addStretch(1)


def card(*parts: QWidget) -> QFrame:
    """A card around some widgets."""
    result = QFrame()
    result.setProperty("role", "card")
    rows = QVBoxLayout(result)
    rows.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
    rows.setSpacing(SPACE)
    for part in parts:
        rows.addWidget(part)
    return result


def close_together(*parts: QWidget) -> QWidget:
    """Rows that belong together."""
    result = QWidget()
    rows = QVBoxLayout(result)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(SPACE // 2)
    for part in parts:
        rows.addWidget(part)
    return result
