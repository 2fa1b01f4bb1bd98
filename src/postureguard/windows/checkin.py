"""The check-in: one question about the back, eleven answers, or none; and more for who wishes."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QElapsedTimer, QMargins, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from postureguard.core.programme.subjects import WEEK_LEFT_OUT
from postureguard.protocol import Answer, Checkin, Say, Show
from postureguard.theme import SPACE, apply, pick
from postureguard.windows.application import qapp
from postureguard.windows.client import ResidentClient
from postureguard.windows.front import listen_for_show
from postureguard.windows.keys import FirstKeys
from postureguard.windows.placing import active_screen, centre, clamped, for_font, placed
from postureguard.windows.scale import PainScale, cannot_be_kept
from postureguard.windows.speaking import announce
from postureguard.windows.texts import button
from postureguard.windows.today import Today
from postureguard.windows.week import Week, WeekFoot

WIDTH, LEAST_WIDTH = 640, 560
EDGE = QMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)


class CheckinWindow(QWidget):
    """Asks once, sends the answer, and goes; once a week it asks a little more before that."""

    ended = Signal()

    def __init__(
        self, client: ResidentClient, *, week_due: bool = False, rated_today: str = ""
    ) -> None:
        super().__init__()
        self._client = client
        self._week_due = week_due
        self._rated = False
        elapsed = QElapsedTimer()
        elapsed.start()
        self._keys = FirstKeys(self, lambda: elapsed.nsecsElapsed() / 1e9)
        self._keys.watch(deaf_s=0.0)
        self.setObjectName("page")
        self.setWindowTitle(_("Check-in"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocus()
        self.scale, self.today = PainScale(), Today()
        self.week, self.week_foot = Week(), WeekFoot()
        self.earlier = QLabel(rated_today)
        self.entries = button(_("Your entries…"), "quiet", self._open_entries)
        self._compose()
        self._connect()

    def _compose(self) -> None:
        self.scale.put_more(self.today)
        self.scale.put_more(self.earlier)
        self.scale.put_aside(self.entries)
        self.earlier.setProperty("role", "quiet")
        self.earlier.setWordWrap(True)
        self.earlier.setVisible(bool(self.earlier.text()))
        self._body = QWidget()
        self._body.setObjectName("page")
        self._parts = QVBoxLayout(self._body)
        self._parts.setContentsMargins(EDGE)
        self._parts.addWidget(self.scale)
        self._parts.addWidget(self.week)
        self._parts.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._body)
        for part in (self.week, self.week_foot):
            part.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(area, 1)
        rows.addWidget(self.week_foot)
        self._fit()

    def _connect(self) -> None:
        self.scale.rated.connect(self._rate)
        self.scale.declined.connect(self._go_on)
        self.today.unfolded.connect(self._unfold)
        self.today.said.connect(self._note_today)
        self.week.said.connect(self._note_week)
        self.week_foot.left_out.connect(self._leave_week_out)
        self.week_foot.done.connect(self.close)
        self._client.lost.connect(self._lose)

    def _fit(self) -> None:
        """Be as high as what is asked, as far as the screen goes; more than that scrolls."""
        room = placed(QSize(9999, 9999), active_screen().availableGeometry()).size()
        least = for_font(QSize(LEAST_WIDTH, 0), self.font()).boundedTo(room)
        width = max(least.width(), min(room.width(), self.width() if self.isVisible() else WIDTH))
        foot = 0 if self.week_foot.isHidden() else self.week_foot.sizeHint().height()
        high = self._parts.totalHeightForWidth(width) + foot
        self.setMinimumSize(least)
        self.resize(QSize(width, high).boundedTo(room))
        if self.isVisible():
            self.setGeometry(clamped(self.geometry(), self.screen().availableGeometry()))

    # --- today ---------------------------------------------------------------------------

    def _rate(self, score: int) -> None:
        self.scale.wait()
        self._client.send(Checkin(pain=score), self._hear)
        if self._client.gone:
            self.scale.cannot_keep()

    def _hear(self, answer: Answer) -> None:
        if not answer.ok:
            self.scale.ask_again(answer.message)
            return
        self._rated = True
        if self.today.is_open:
            self.scale.call_button(_("Done"))
        else:
            self._go_on()

    def _unfold(self) -> None:
        self._fit()
        self.setFocus()  # or it would be on a number
        announce(self, self.today.worst.question.text())

    def _note_today(self, about: str, value: str) -> None:
        self.scale.call_button(_("Done"))
        self._client.send(Say(about, value), self._tell_today)

    def _tell_today(self, answer: Answer) -> None:
        if not answer.ok:
            self.scale.tell(answer.message)

    def _go_on(self) -> None:
        if self._rated and self._week_due and not self._client.gone:
            self._ask_week()
        else:
            self.close()

    # --- the week ------------------------------------------------------------------------

    def _ask_week(self) -> None:
        self.scale.hide()
        self.week.show()
        self.week_foot.show()
        self._fit()
        self._keys.page_turned()
        self.setFocus()
        announce(self, self.week.title.text())

    def _note_week(self, about: str, value: str) -> None:
        self.week_foot.take_answer()
        self._client.send(Say(about, value), self._tell_week)

    def _tell_week(self, answer: Answer) -> None:
        self.week_foot.tell("" if answer.ok else answer.message)

    def _leave_week_out(self) -> None:
        self._client.send(Say(WEEK_LEFT_OUT, "yes"))
        self.close()

    def _open_entries(self) -> None:
        self._client.send(Show(window="entries"))
        self.close()

    def _lose(self) -> None:
        self.scale.cannot_keep()
        self.entries.setEnabled(False)
        self.today.setEnabled(False)
        self.week.setEnabled(False)
        self.week_foot.tell(cannot_be_kept())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Say that the window is gone."""
        super().closeEvent(event)
        self._keys.rest()
        self.ended.emit()


def rated_today(scores: Sequence[tuple[int, str]]) -> str:
    """What was rated already, as pairs of score and time of day; nothing without any."""
    told = (_("{n} at {time}").format(n=score, time=time) for score, time in scores)
    return _("Today so far: {ratings}").format(ratings=" · ".join(told)) if scores else ""


def run_checkin(
    client: ResidentClient,
    theme: str,
    *,
    week_due: bool = False,
    scores: Sequence[tuple[int, str]] = (),
) -> int:
    """Ask how the back is, once, and about the week if that is due; ends with the window.

    `scores` are those of today so far, with their times.
    """
    app = qapp()
    apply(app, pick(theme))
    window = CheckinWindow(client, week_due=week_due, rated_today=rated_today(scores))
    window.ended.connect(app.quit)
    listen_for_show(window, "checkin", client)
    client.open()
    centre(window)
    window.show()
    code = app.exec()
    client.close()
    return code
