"""What of a group works on this desktop; asked for after the page is shown, as it may take time."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from postureguard.windows.texts import quiet


class Here(QWidget):
    """Quiet sentences that come a moment after the widget does."""

    def __init__(self, ask: Callable[[], tuple[str, ...]]) -> None:
        super().__init__()
        self._ask = ask
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._fill)
        self._soon.start()

    def _fill(self) -> None:
        for sentence in self._ask():
            line = quiet(sentence)
            self._column.addWidget(line)
