"""The small pieces of the plan window: sections, lists of sentences, questions with a button."""

from collections.abc import Callable, Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from postureguard.theme import LINE, SPACE
from postureguard.windows.chips import Flow
from postureguard.windows.placing import letters_are_large
from postureguard.windows.texts import button, text


class Section(QFrame):
    """A card with a heading."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(heading)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, 2 * SPACE)
        self._column.setSpacing(SPACE)
        self._column.addWidget(text(heading, LINE, strong=True))

    def add(self, *parts: QWidget) -> None:
        """Put something below the rest."""
        for part in parts:
            self._column.addWidget(part)


class Sentences(QWidget):
    """Sentences below one another, one label each, so that they are read one by one."""

    def __init__(self) -> None:
        super().__init__()
        self._labels: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE - 2)

    def show_sentences(self, sentences: Iterable[str]) -> None:
        """Show these, each once, and no others; without any the list takes no room."""
        wanted = tuple(dict.fromkeys(sentence for sentence in sentences if sentence))
        while len(self._labels) < len(wanted):
            label = text()
            self._labels.append(label)
            self._column.addWidget(label)
        for number, label in enumerate(self._labels):
            shown = number < len(wanted)
            label.setText(wanted[number] if shown else "")
            label.setVisible(shown)
        self.setVisible(bool(wanted))


class Dated(QWidget):
    """What happened on days: the day on the left, what there is to say of it on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE)
        self._grid.setColumnStretch(1, 1)

    def show_days(self, days: Iterable[tuple[str, str]]) -> None:
        """Show these days and no others."""
        wanted = tuple(days)
        while len(self._rows) < len(wanted):
            day, told = QLabel(), text()
            day.setProperty("role", "quiet")
            place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(day, len(self._rows), 0, place)
            self._grid.addWidget(told, len(self._rows), 1)
            self._rows.append((day, told))
        for number, row in enumerate(self._rows):
            shown = number < len(wanted)
            for label, words in zip(row, wanted[number] if shown else ("", ""), strict=True):
                label.setText(words)
                label.setVisible(shown)


class Ask(QWidget):
    """Something that the person can say with one press, or put off with another."""

    def __init__(
        self,
        words: str,
        answer: str,
        wish: Callable[[], object],
        later: str,
        put_off: Callable[[], object],
    ) -> None:
        super().__init__()
        self.button: QPushButton = button(answer, "chip", wish)
        self.button.setAccessibleName(f"{words} {answer}")
        self.later = button(later, "quiet", put_off) if later else None
        if self.later is not None:
            self.later.setAccessibleName(f"{words} {later}")
        ways = QBoxLayout.Direction
        large = letters_are_large(self.font())
        row = QBoxLayout(ways.TopToBottom if large else ways.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        said = text(words)
        said.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(said, 1)
        place = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for one in self.buttons:
            row.addWidget(one, 0, place)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Where the Tab key stops, in order."""
        return (self.button,) if self.later is None else (self.button, self.later)


def in_order(*parts: QWidget) -> None:
    """Let the Tab key go from each to the next, whenever they were made."""
    for part, following in pairwise(parts):
        QWidget.setTabOrder(part, following)


def wrapped(*parts: QWidget) -> QWidget:
    """Widgets side by side that go to a new line where there is too little room."""
    row = QWidget()
    flow = Flow()
    for part in parts:
        flow.addWidget(part)
    row.setLayout(flow)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    row.setSizePolicy(policy)
    return row
