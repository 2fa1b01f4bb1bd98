"""The welcome window: one page after the other, each answer kept as it is given."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from typing import Final, cast

from PySide6.QtCore import QKeyCombination, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from postureguard.core.programme import subjects
from postureguard.core.programme.self_tests import TestName
from postureguard.core.programme.signs import TIERS
from postureguard.core.settings import Settings
from postureguard.theme import SPACE
from postureguard.windows.placing import for_font, placed
from postureguard.windows.speaking import announce
from postureguard.windows.texts import button, quiet_text, text
from postureguard.windows.welcome import route
from postureguard.windows.welcome.answers import Answers
from postureguard.windows.welcome.asked import QuestionsPage
from postureguard.windows.welcome.first import FirstPage
from postureguard.windows.welcome.hours import HoursPage, Write
from postureguard.windows.welcome.outcome import OutcomePage
from postureguard.windows.welcome.page import WelcomePage
from postureguard.windows.welcome.pain import PainPage
from postureguard.windows.welcome.place import PlacePage
from postureguard.windows.welcome.plan import PlanPage
from postureguard.windows.welcome.screen import ScreenPage
from postureguard.windows.welcome.trying import SelfTestPage, TryPage

DESIGN: Final = QSize(820, 700)
SMALLEST: Final = QSize(440, 300)
BEFORE_THE_OUTCOME: Final = ("start", "pain")
"""What the answers about safety mean is not skipped."""
BACK: Final = QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Left)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the window needs beside the answers."""

    settings: Settings
    write: Write
    """Sets options in the settings file."""
    region: str
    """The country of the desktop, in two letters; empty where it is not known."""
    steady_s: Callable[[], float]


class WelcomeWindow(QWidget):
    """Asks, and can be closed at any time.

    `item` "safety" asks for nothing but that, "questions" for those and what follows from them.
    """

    ended = Signal()

    def __init__(
        self, answers: Answers, surroundings: Surroundings, item: str | None = None
    ) -> None:
        super().__init__()
        self._answers = answers
        self._surroundings = surroundings
        self._part = route.part_of(item)
        self._made: dict[str, WelcomePage] = {}
        self._name = ""
        self.where = quiet_text()
        self.note = text()
        self.note.setProperty("role", "warning")
        self.note.hide()
        self.hint = quiet_text()
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back = button(_("Back"), "quiet", self.go_back)
        self.rest = button(_("Skip the rest"), "quiet", partial(self.show_page, "plan"))
        self.on = button(_("Next"), "primary", self.go_on)
        self._stack = QStackedWidget()
        self._lay_out()
        answers.trouble.connect(self._tell)
        self.resize(placed(self.sizeHint(), self.screen().availableGeometry()).size())
        self.show_page(self._first_page(item))

    @property
    def name(self) -> str:
        """The page that is shown."""
        return self._name

    @property
    def page(self) -> WelcomePage:
        """The same, itself."""
        return self._made[self._name]

    def turn(self, item: str | None) -> None:
        """Turn to what was asked for while the window is open."""
        if item == "safety" and self._name not in route.ONLY_SAFETY:
            self.show_page("safety-e")
        elif item == "questions" and self._first_page(item) == item:
            self.show_page(item)

    def show_page(self, name: str) -> None:
        """Turn to a page, and remember that it was reached."""
        if self._name:
            self.page.leave()
        self._name = name
        if name not in self._route:
            self._part = None
        page = self._made.get(name)
        if page is None:
            page = self._made[name] = self._make(name)
            page.ready_changed.connect(self._show_buttons)
            page.left_for.connect(self.show_page)
            self._stack.addWidget(page)
        page.enter()
        page.from_the_top()
        self._stack.setCurrentWidget(page)
        self._show_buttons()
        title = page.title.text()
        self.setWindowTitle(_("{name} – PostureGuard").format(name=title))
        page.title.setFocus()
        announce(self, title)
        self._remember(name)

    def go_on(self) -> None:
        """The next page; after the last one the window closes."""
        if not self.page.ready:
            announce(self, self.hint.text())
            return
        self.page.leave()
        self._screen_answered()
        if isinstance(self.page, QuestionsPage):
            self.page.confirm()
        following = self._neighbour(1)
        if following is None:
            self.close()
        else:
            self.show_page(following)

    def go_back(self) -> None:
        """The page before."""
        before = self._neighbour(-1)
        if before is not None:
            self.show_page(before)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Larger with larger letters."""
        return for_font(DESIGN, self.font())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter presses what has the keyboard, or goes on; Alt+Left goes back; Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.keyCombination() == BACK:
            self.go_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self.go_on()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Keep what is still being edited; after the last page all is done."""
        self.page.leave()
        if self._name == "plan":
            self._answers.say(subjects.WELCOME, route.DONE)
        super().closeEvent(event)
        self.ended.emit()

    def _first_page(self, item: str | None) -> str:
        return route.first_page(self._answers.value(subjects.WELCOME), self._answers.safety, item)

    def _neighbour(self, step: int) -> str | None:
        place = self._route.index(self._name) + step
        return self._route[place] if 0 <= place < len(self._route) else None

    @property
    def _route(self) -> tuple[str, ...]:
        known = self._answers
        return route.pages(known.safety, emergency=known.emergency, part=self._part)

    def _remember(self, name: str) -> None:
        known = self._answers.value(subjects.WELCOME)
        if self._part is None and known not in (name, route.DONE):
            self._answers.say(subjects.WELCOME, name)

    def _screen_answered(self) -> None:
        """After its last page, or at once where the first one says enough, the screen is whole."""
        if not isinstance(self.page, ScreenPage):
            return
        at_once = self._name == "safety-e" and bool(self.page.ticked)
        if at_once or self._name == "safety-c":
            self._answers.finish_screen()

    def _show_buttons(self) -> None:
        last = self._neighbour(1) is None
        asked = isinstance(self.page, ScreenPage)
        self.back.setVisible(self._neighbour(-1) is not None)
        only_safety = self._part == "safety"
        may_skip = not (last or asked or only_safety or self._name in BEFORE_THE_OUTCOME)
        self.rest.setVisible(may_skip)
        self.on.setEnabled(self.page.ready)
        self.hint.setText("" if self.page.ready else _("Tick what applies, or “None of these”."))
        words = _("Close") if last and self._name == "outcome" else _("Next")
        words = _("Done") if self._name == "plan" else words
        self.on.setText(words)
        self.on.setAccessibleName(words)
        sections = list(dict.fromkeys(route.section(name) for name in self._route))
        number = sections.index(route.section(self._name)) + 1
        self.where.setText(_("Part {n} of {count}").format(n=number, count=len(sections)))

    def _make(self, name: str) -> WelcomePage:
        answers, around = self._answers, self._surroundings
        if name.startswith("test-"):
            test = cast(TestName, name.removeprefix("test-"))
            return SelfTestPage(test, answers, around.settings, around.steady_s)
        makers: dict[str, Callable[[], WelcomePage]] = {
            "start": FirstPage,
            "pain": lambda: PainPage(answers),
            "outcome": lambda: OutcomePage(answers, around.region),
            "questions": lambda: QuestionsPage(answers),
            "tests": TryPage,
            "place": lambda: PlacePage(answers),
            "hours": lambda: HoursPage(around.settings, around.write),
            "plan": lambda: PlanPage(answers),
        }
        for tier in TIERS:
            makers[f"safety-{tier.lower()}"] = partial(ScreenPage, tier, answers)
        return makers[name]()

    def _tell(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.show()
        announce(self, sentence)

    def _lay_out(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(SMALLEST)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.back)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.rest)
        foot.addWidget(self.on)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.where)
        column.addWidget(self._stack, 1)
        column.addWidget(self.note)
        column.addLayout(foot)
