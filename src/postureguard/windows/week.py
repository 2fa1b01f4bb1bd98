"""The questions about the last seven days: asked once a week, left out with one tap."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from postureguard.core.programme.subjects import WEEK, WEEK_CHANGE
from postureguard.theme import SPACE, TITLE, sized
from postureguard.windows.chips import Choices
from postureguard.windows.scale import Scale
from postureguard.windows.speaking import announce


class Week(QWidget):
    """How much the back got in the way, and how it compares with the beginning."""

    said = Signal(str, str)
    """About what, and the value."""

    def __init__(self) -> None:
        super().__init__()
        self.title = QLabel(_("Over the last 7 days, how much did your back get in the way of …"))
        self.title.setFont(sized(self.font(), TITLE, strong=True))
        self.title.setWordWrap(True)
        ends = _("not at all"), _("completely")
        self.scales = {
            "desk": Scale(_("work at the desk?"), ends),
            "moving": Scale(_("moving about and chores?"), ends),
            "enjoying": Scale(_("things you enjoy?"), ends),
        }
        self.change = Choices(_("Compared with when you started, your back is:"), changes())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * SPACE)
        rows.addWidget(self.title)
        for name, scale in self.scales.items():
            scale.rated.connect(lambda score, name=name: self.said.emit(WEEK + name, str(score)))
            rows.addWidget(scale)
        self.change.said.connect(lambda value, _on: self.said.emit(WEEK_CHANGE, value))
        rows.addWidget(self.change)


def changes() -> dict[str, str]:
    """How the back may compare with the beginning, by value."""
    return {
        "-3": _("much worse"),
        "-2": _("worse"),
        "-1": _("a little worse"),
        "0": _("the same"),
        "1": _("a little better"),
        "2": _("better"),
        "3": _("much better"),
    }


class WeekFoot(QWidget):
    """Leaves the week out; after the first answer it is done whenever the person likes."""

    left_out = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("role", "quiet")
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._press)
        self._answered = False
        self._call(_("Not this week"))
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * SPACE, SPACE, 3 * SPACE, 2 * SPACE)
        row.setSpacing(2 * SPACE)
        row.addWidget(self.note, 1)
        row.addWidget(self.button)

    def take_answer(self) -> None:
        """Something was answered; the rest may stay open."""
        self._answered = True
        self._call(_("Done"))

    def tell(self, sentence: str) -> None:
        """Say what has become of an answer."""
        self.note.setText(sentence)
        announce(self, sentence)

    def _press(self) -> None:
        (self.done if self._answered else self.left_out).emit()

    def _call(self, text: str) -> None:
        self.button.setText(text)
        self.button.setAccessibleName(text)
