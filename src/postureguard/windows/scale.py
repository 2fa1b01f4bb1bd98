"""Numbers from 0 to 10, with words at both ends; nothing is chosen beforehand."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from postureguard.theme import QUIET, SPACE, TITLE, sized
from postureguard.windows.chips import chip_of
from postureguard.windows.speaking import announce

WORST = 10


class Scale(QWidget):
    """A question and eleven equal chips; another tap changes the answer."""

    rated = Signal(int)

    def __init__(
        self, question: str, ends: tuple[str, str] | None = None, *, leads: bool = False
    ) -> None:
        super().__init__()
        self._ends = ends or (_("no pain"), _("worst imaginable"))
        self.question = QLabel(question)
        self.question.setWordWrap(True)
        if leads:
            self.question.setFont(sized(self.font(), TITLE, strong=True))
        self._group = QButtonGroup(self)
        self.chips = tuple(self._chip(score, large=leads) for score in range(WORST + 1))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * SPACE if leads else SPACE // 2)
        rows.addWidget(self.question)
        rows.addLayout(self._arranged())

    def _chip(self, score: int, *, large: bool) -> QPushButton:
        chip = chip_of(str(score))
        chip.setFont(sized(self.font(), 1.15 if large else 1.0))
        chip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        narrow, low = (36, 44) if large else (30, 34)
        widest = chip.fontMetrics().horizontalAdvance(str(WORST))
        chip.setMinimumSize(max(narrow, widest + 8), max(low, chip.fontMetrics().height() + 8))
        chip.setStyleSheet("padding: 3px 0px;")
        chip.setAccessibleName(f"{self.question.text()} {_spoken(score, self._ends)}")
        chip.clicked.connect(lambda: self.rated.emit(score))
        self._group.addButton(chip)
        return chip

    def _arranged(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE // 2)
        grid.setVerticalSpacing(SPACE // 2)
        for score, chip in enumerate(self.chips):
            grid.addWidget(chip, 0, score)
            grid.setColumnStretch(score, 1)
        grid.addWidget(_quiet(self._ends[0]), 1, 0, 1, 5)
        worst = _quiet(self._ends[1])
        worst.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(worst, 1, 6, 1, 5)
        return grid

    def clear(self) -> None:
        """Nothing is chosen any more."""
        clear(self._group)

    def open(self, *, is_open: bool) -> None:
        """Whether an answer can be given."""
        for chip in self.chips:
            chip.setEnabled(is_open)


class SmallScale(QWidget):
    """The same on one line of text."""

    rated = Signal(int)

    def __init__(self, question: str) -> None:
        super().__init__()
        self.question = QLabel(question)
        self.question.setProperty("role", "quiet")
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.question)
        row.addSpacing(SPACE // 2)
        self.chips = tuple(self._chip(score) for score in range(WORST + 1))
        for chip in self.chips:
            row.addWidget(chip)

    def _chip(self, score: int) -> QPushButton:
        chip = chip_of(str(score))
        chip.setProperty("small", True)  # noqa: FBT003 - Qt's own word
        spoken = _spoken(score, (_("no pain"), _("worst imaginable")))
        chip.setAccessibleName(f"{self.question.text()} {spoken}")
        chip.setToolTip(spoken)
        chip.clicked.connect(lambda: self.rated.emit(score))
        self._group.addButton(chip)
        return chip

    def set_letters(self, letters: QFont) -> None:
        """Give it the letters of its line."""
        for part in (self.question, *self.chips):
            part.setFont(letters)
        lines = self.question.fontMetrics()
        for chip in self.chips:
            chip.setFixedSize(lines.horizontalAdvance(str(WORST)) + 12, lines.height() + SPACE)


class PainScale(QWidget):
    """How the back is: eleven chips and "Not now"."""

    rated = Signal(int)
    """The pain that was chosen."""
    declined = Signal()
    """Not now."""

    def __init__(self) -> None:
        super().__init__()
        self._scale = Scale(_("How is your back right now?"), leads=True)
        self._scale.rated.connect(self.rated)
        self.question, self.chips = self._scale.question, self._scale.chips
        self.not_now = QPushButton()
        self.not_now.setAutoDefault(False)
        self.not_now.clicked.connect(self._decline)
        self.call_button(_("Not now"))
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("role", "quiet")
        self._arrange()

    def _arrange(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2 * SPACE)
        self._rows.addWidget(self._scale)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(2 * SPACE)
        self._foot.addWidget(self.note, 1)
        self.not_now.setMinimumHeight(self.chips[0].minimumHeight())
        self._foot.addWidget(self.not_now)
        self._rows.addLayout(self._foot)

    def put_more(self, more: QWidget) -> None:
        """Ask or tell more right below the numbers."""
        self._rows.insertWidget(1, more)

    def put_aside(self, more: QWidget) -> None:
        """Put something quiet on the line of the button."""
        self._foot.insertWidget(0, more)

    def _decline(self) -> None:
        self.declined.emit()

    def call_button(self, text: str) -> None:
        """What leaving is called."""
        self.not_now.setText(text)
        self.not_now.setAccessibleName(text)

    def wait(self) -> None:
        """One answer is on its way; no other until it is known."""
        self._scale.open(is_open=False)

    def ask_again(self, sentence: str) -> None:
        """The answer was refused; say why, and let the person try another time."""
        self._scale.clear()
        self._scale.open(is_open=True)
        self.tell(sentence)

    def cannot_keep(self) -> None:
        """Nobody is there who could keep an answer."""
        self._scale.clear()
        self._scale.open(is_open=False)
        self.tell(cannot_be_kept())
        self.call_button(_("Close"))

    def tell(self, sentence: str) -> None:
        """Say what has become of an answer."""
        self.note.setText(sentence)
        announce(self, sentence)


def cannot_be_kept() -> str:
    """What to say when the resident is gone."""
    return _("PostureGuard is not running, so an answer cannot be kept.")


def clear(group: QButtonGroup) -> None:
    """Let no button of an exclusive group be chosen."""
    group.setExclusive(False)
    for each in group.buttons():
        each.setChecked(False)
    group.setExclusive(True)


def _spoken(score: int, ends: tuple[str, str]) -> str:
    text = _("{n} of 10").format(n=score)
    at_end = {0: ends[0], WORST: ends[1]}
    return f"{text}, {at_end[score]}" if score in at_end else text


def _quiet(text: str) -> QLabel:
    result = QLabel(text)
    result.setProperty("role", "quiet")
    result.setFont(sized(result.font(), QUIET))
    return result
