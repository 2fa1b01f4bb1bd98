"""The plan window: today, the exercises, the last weeks; what the person says goes out at once."""

from functools import partial
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from postureguard.core.programme.subjects import BAD_DAY, LESSON
from postureguard.core.settings import Settings
from postureguard.core.training.catalogue import Catalogue
from postureguard.protocol import Answer, Event, Request, Say, Show
from postureguard.theme import SPACE, TITLE
from postureguard.windows.client import ResidentClient
from postureguard.windows.look import chosen_look
from postureguard.windows.placing import for_font, placed
from postureguard.windows.plan import words
from postureguard.windows.plan.empty import EmptyPage
from postureguard.windows.plan.exercises import ExercisesPage
from postureguard.windows.plan.now import NowPage
from postureguard.windows.plan.outlook import Look, outlook
from postureguard.windows.plan.parts import in_order
from postureguard.windows.plan.past import PastPage
from postureguard.windows.speaking import announce
from postureguard.windows.texts import button, text

DESIGN: Final = QSize(900, 720)
SMALLEST: Final = QSize(480, 420)


class PlanWindow(QWidget):
    """Shows what follows from the journal; without a resident it can only be looked at."""

    def __init__(
        self, look: Look, catalogue: Catalogue, settings: Settings, client: ResidentClient | None
    ) -> None:
        super().__init__()
        self._look = look
        self._catalogue = catalogue
        self._client = client
        self.headline = text(factor=TITLE, strong=True)
        self.notice = text()
        self.now, self.past = NowPage(), PastPage()
        self.exercises = ExercisesPage(chosen_look(self.palette(), settings))
        self.empty = EmptyPage(self._ask_questions)
        self.tabs = QTabWidget()
        self.bad_day = button(_("A bad day"), "chip", self._turn_bad_day)
        self.bad_day.setCheckable(True)
        self.method = button(
            _("About the method"), "quiet", lambda: self._send(Show(window="method"))
        )
        self.own = button(_("Own exercises…"), "quiet", lambda: self._send(Show(window="own")))
        self.close_button = button(_("Close"), "primary", self.close)
        self._pages = QStackedWidget()
        self._lay_out()
        self._join()
        self.refresh()
        (self.tabs.tabBar() if self._pages.currentIndex() else self.empty.begin).setFocus()
        self.resize(placed(self.sizeHint(), self.screen().availableGeometry()).size())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Larger with larger letters."""
        return for_font(DESIGN, self.font())

    def refresh(self) -> None:
        """Read the journal anew and show what follows from it."""
        found = outlook(self._look(), self._catalogue)
        self._pages.setCurrentIndex(0 if found.is_new else 1)
        self.headline.setVisible(not found.is_new)
        self.headline.setText(words.headline(found))
        self.bad_day.setVisible(not found.is_new)
        self.bad_day.setChecked(found.person.bad_day)
        for page in (self.now, self.exercises, self.past):
            page.show_outlook(found)
        self._allow()

    def hear(self, event: Event) -> None:
        """The resident calls the window: what it shows may be old."""
        if event.event == "show":
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Be up to date whenever the person comes back to the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.refresh()

    def _say(self, about: str, value: str) -> None:
        self._send(Say(about=about, value=value))

    def _turn_bad_day(self) -> None:
        self._say(BAD_DAY, "on" if self.bad_day.isChecked() else "off")

    def _open_lesson(self, exercise: str) -> None:
        self._say(LESSON + exercise, "yes")
        self._send(Show(window="exercises", item=exercise))

    def _ask_questions(self, page: str = "") -> None:
        self._send(Show(window="welcome", item=page or None))

    def _send(self, request: Request) -> None:
        if self._client is not None:
            self._client.send(request, partial(self._answered, said=isinstance(request, Say)))

    def _answered(self, answer: Answer, *, said: bool) -> None:
        self.refresh()
        self._tell(answer.message if not answer.ok else _("Noted.") if said else "")

    def _tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        announce(self, sentence)

    def _lose(self) -> None:
        self._client = None
        self._allow()

    def _allow(self) -> None:
        """Without a resident nobody would hear what is said."""
        there = self._client is not None
        for part in (*self.findChildren(QPushButton), *self.findChildren(QLineEdit)):
            if part is not self.close_button:
                part.setEnabled(there)
        if not there:
            self.notice.setText(_("PostureGuard is not running: you can look, and change nothing."))

    def _join(self) -> None:
        self.now.said.connect(self._say)
        self.now.asks.lesson.connect(self._open_lesson)
        self.now.welcome.connect(self._ask_questions)
        self.exercises.said.connect(self._say)
        self.exercises.lesson.connect(self._open_lesson)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.close)
        if self._client is not None:
            self._client.heard.connect(self.hear)
            self._client.lost.connect(self._lose)

    def _lay_out(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("My plan – PostureGuard"))
        self.setMinimumSize(SMALLEST)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.now, _("&Today"))
        self.tabs.addTab(self.exercises, _("&Exercises"))
        self.tabs.addTab(self.past, _("The last &weeks"))
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.tabs)
        self.notice.setProperty("role", "quiet")
        self.bad_day.setToolTip(_("Gentler routines until the day is over"))
        foot = QHBoxLayout()
        foot.addWidget(self.method)
        foot.addWidget(self.own)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        head = QHBoxLayout()
        head.addWidget(self.headline, 1)
        head.addWidget(self.bad_day, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addWidget(self.notice)
        column.addLayout(foot)
        stops = (self.bad_day, self.tabs.tabBar(), self.now, self.exercises, self.past)
        in_order(*stops, self.method, self.own, self.close_button)
