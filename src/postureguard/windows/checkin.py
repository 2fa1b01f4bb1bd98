"""The check-in: one question about the back, eleven answers, or none."""

from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from postureguard.protocol import Answer, Checkin
from postureguard.theme import QUIET, SPACE, TITLE, apply, pick, sized
from postureguard.windows.client import ResidentClient
from postureguard.windows.front import listen_for_show
from postureguard.windows.placing import centre
from postureguard.windows.speaking import announce

WORST = 10


class PainScale(QWidget):
    """Eleven equal chips from 0 to 10 and "Not now"; nothing is chosen beforehand."""

    rated = Signal(int)
    """The pain that was chosen."""
    declined = Signal()
    """Not now."""

    def __init__(self) -> None:
        super().__init__()
        self.question = QLabel(_("How is your back right now?"))
        self.question.setFont(sized(self.font(), TITLE, strong=True))
        self.question.setWordWrap(True)
        self.chips = tuple(self._chip(score) for score in range(WORST + 1))
        self.not_now = QPushButton(_("Not now"))
        self.not_now.setAutoDefault(False)
        self.not_now.setAccessibleName(_("Not now"))
        self.not_now.clicked.connect(self._decline)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("role", "quiet")
        self._arrange()

    def _chip(self, score: int) -> QPushButton:
        chip = QPushButton(str(score))
        chip.setProperty("role", "chip")
        chip.setAutoDefault(False)
        chip.setFont(sized(self.font(), 1.15))
        chip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        widest = chip.fontMetrics().horizontalAdvance(str(WORST))
        chip.setMinimumSize(max(36, widest + 8), max(44, chip.fontMetrics().height() + 8))
        chip.setStyleSheet("padding: 3px 0px;")
        chip.setAccessibleName(f"{self.question.text()} {_spoken(score)}")
        chip.clicked.connect(lambda: self.rated.emit(score))
        return chip

    def _decline(self) -> None:
        self.declined.emit()

    def wait(self) -> None:
        """One answer is on its way; no other until it is known."""
        self._open_chips(is_open=False)

    def ask_again(self, sentence: str) -> None:
        """The answer was refused; say why, and let the person try another time."""
        self._open_chips(is_open=True)
        self._tell(sentence)

    def cannot_keep(self) -> None:
        """Nobody is there who could keep an answer."""
        self._open_chips(is_open=False)
        self._tell(_("PostureGuard is not running, so an answer cannot be kept."))
        self.not_now.setText(_("Close"))
        self.not_now.setAccessibleName(_("Close"))

    def _tell(self, sentence: str) -> None:
        self.note.setText(sentence)
        announce(self, sentence)

    def _open_chips(self, *, is_open: bool) -> None:
        for chip in self.chips:
            chip.setEnabled(is_open)

    def _arrange(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * SPACE)
        rows.addWidget(self.question)
        scale = QGridLayout()
        scale.setHorizontalSpacing(SPACE // 2)
        scale.setVerticalSpacing(SPACE // 2)
        for score, chip in enumerate(self.chips):
            scale.addWidget(chip, 0, score)
            scale.setColumnStretch(score, 1)
        scale.addWidget(_quiet(_("no pain")), 1, 0, 1, 5)
        worst = _quiet(_("worst imaginable"))
        worst.setAlignment(Qt.AlignmentFlag.AlignRight)
        scale.addWidget(worst, 1, 6, 1, 5)
        rows.addLayout(scale)
        below = QHBoxLayout()
        below.setSpacing(2 * SPACE)
        below.addWidget(self.note, 1)
        self.not_now.setMinimumHeight(self.chips[0].minimumHeight())
        below.addWidget(self.not_now)
        rows.addLayout(below)


def _spoken(score: int) -> str:
    text = _("{n} of 10").format(n=score)
    ends = {0: _("no pain"), WORST: _("worst imaginable")}
    return f"{text}, {ends[score]}" if score in ends else text


def _quiet(text: str) -> QLabel:
    result = QLabel(text)
    result.setProperty("role", "quiet")
    result.setFont(sized(result.font(), QUIET))
    return result


class CheckinWindow(QWidget):
    """Asks once, sends the answer, and goes."""

    ended = Signal()

    def __init__(self, client: ResidentClient) -> None:
        super().__init__()
        self._client = client
        self.setObjectName("page")
        self.setWindowTitle(_("Check-in"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocus()
        self.scale = PainScale()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        rows.addWidget(self.scale)
        self.resize(640, self.sizeHint().height())
        self.setMinimumSize(self.minimumSizeHint().expandedTo(QSize(560, 0)))
        self.scale.rated.connect(self._rate)
        self.scale.declined.connect(self.close)
        client.lost.connect(self.scale.cannot_keep)

    def _rate(self, score: int) -> None:
        self.scale.wait()
        self._client.send(Checkin(pain=score), self._hear)
        if self._client.gone:
            self.scale.cannot_keep()

    def _hear(self, answer: Answer) -> None:
        if answer.ok:
            self.close()
            return
        self.scale.ask_again(answer.message)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Say that the window is gone."""
        super().closeEvent(event)
        self.ended.emit()


def run_checkin(client: ResidentClient, theme: str) -> int:
    """Ask how the back is, once; ends with the window."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["postureguard"])
    apply(app, pick(theme))
    window = CheckinWindow(client)
    window.ended.connect(app.quit)
    listen_for_show(window, "checkin", client)
    client.open()
    centre(window)
    window.show()
    code = app.exec()
    client.close()
    return code
