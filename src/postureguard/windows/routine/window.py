"""The routine window: it leads, sends what happened to the resident, and can always be closed."""

from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from postureguard.core.settings import Settings
from postureguard.core.training.player import View
from postureguard.core.training.routine import Routine, Step
from postureguard.protocol import Finish, Skip, Stop
from postureguard.windows.client import ResidentClient
from postureguard.windows.full_screen import allow_full_screen
from postureguard.windows.keys import FirstKeys
from postureguard.windows.placing import fitting, for_font, placed
from postureguard.windows.routine import words
from postureguard.windows.routine.afterwards import Afterwards
from postureguard.windows.routine.beforehand import Beforehand
from postureguard.windows.routine.clocks import Clocks
from postureguard.windows.routine.hearing import Hearing
from postureguard.windows.routine.leader import Leader
from postureguard.windows.routine.pages import Page, Pages
from postureguard.windows.routine.play import PlayPage
from postureguard.windows.routine.pulse import Pulse
from postureguard.windows.routine.start import StartPage
from postureguard.windows.screens import Home, chosen_screen

DEFAULT_SIZE = QSize(880, 620)
SMALLEST_SIZE = QSize(640, 480)
TIGHTEST_SIZE = QSize(600, 450)
"""Where not even this fits the screen with the person's letters, the letters give way."""


class RoutineWindow(QWidget):
    """Start card, routine, question. Hidden until the resident says "show"."""

    ended = Signal()
    """The window is gone for good."""
    appeared = Signal()
    led = Signal(object, object)
    """The `Step` that is on, and the `View` of it that is shown now."""
    said = Signal(str)
    """What is new in the routine, in words to be read out."""
    done = Signal()
    """The last step is behind."""

    def __init__(
        self,
        routine: Routine,
        steps: tuple[Step, ...],
        break_id: str,
        client: ResidentClient,
        clocks: Clocks,
        settings: Settings,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._break_id = break_id
        self._led = (routine, steps)
        self._client = client
        self._clocks = clocks
        self._settings = settings
        self._keys = FirstKeys(self, clocks.steady_s)
        self.pages = Pages(self, self._keys)
        self.hearing = Hearing(client, self)
        self._over = False
        screen = chosen_screen(settings.screen)
        self._room = placed(QSize(9999, 9999), screen.availableGeometry()).size()
        self._letters = fitting(self.font(), TIGHTEST_SIZE, self._room)
        self.start_page = StartPage(routine, steps, self._letters, settings)
        self._beforehand = Beforehand(self.start_page, break_id, client.send, self)
        self._leader, self.play_page = self._player()
        self.afterwards = Afterwards(break_id, client, self)
        self.pulse = Pulse(self, break_id, client.send)
        self.pulse.timeout.connect(self._show_times)
        self._leaving = QTimer(self, singleShot=True)
        self._leaving.timeout.connect(self.close)
        self._compose()
        self._connect()

    def _player(self) -> tuple[Leader, PlayPage]:
        """What leads through the present routine, and the page that shows it."""
        routine, steps = self._led
        leader = Leader(steps, self._break_id, self._clocks.steady_s, self._client.send, self)
        page = PlayPage(routine, steps, self._letters, self._settings)
        page.stop_wished.connect(self._stop)
        page.hold_wished.connect(leader.toggle_hold)
        page.skip_wished.connect(leader.skip_step)
        page.next_wished.connect(leader.next)
        page.announced.connect(self.pages.say)
        page.announced.connect(self.said)
        leader.moved.connect(page.show_view)
        leader.moved.connect(self._moved)
        leader.over.connect(self.done)
        leader.over.connect(self._finished)
        return leader, page

    def _compose(self) -> None:
        self.setObjectName("page")
        self.setWindowTitle(_("PostureGuard: a break"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        smallest = for_font(SMALLEST_SIZE, self.font())
        self.home = Home(self, self._settings.screen, smallest)
        self.setMinimumSize(smallest.boundedTo(self._room))
        self.resize(for_font(DEFAULT_SIZE, self.font()).boundedTo(self._room))
        for page in (self.start_page, self.play_page, *self.afterwards.pages):
            self.pages.addWidget(page)
        self._show_times()

    def _connect(self) -> None:
        allow_full_screen(self)
        self.hearing.show_wished.connect(self.appear)
        self.hearing.close_wished.connect(self._end)
        self.hearing.learnt.connect(self._show_times)
        self.hearing.answered.connect(self._choose_sentence)
        self._client.lost.connect(self._lose)
        self._beforehand.begun.connect(self._begin)
        self._beforehand.postponed.connect(self._end)
        self.start_page.skip_wished.connect(self.close)
        self.afterwards.turned.connect(self._turn_to)
        self.afterwards.close_wished.connect(self.close)

    # --- appearing and going -------------------------------------------------------------

    def appear(self) -> None:
        """Come up on the chosen screen, without taking the keyboard from anybody."""
        if self.isVisible() or self._over:
            return
        self._show_times()
        self.hearing.ask()
        self.home.show_window()
        self.raise_()
        self.appeared.emit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Be deaf for a moment, tell that we are well, and let time count."""
        super().showEvent(event)
        self.pages.read_out()
        self._keys.watch()
        self.pulse.begin()
        if self.pages.at(self.play_page):
            self._leader.lead()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Let time stand still; a minimised window is well and goes on saying so."""
        super().hideEvent(event)
        self._keys.rest()
        self._leader.rest()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Whoever closes the window has answered: not now, or that was enough."""
        super().closeEvent(event)
        if self._over:
            return
        if self.pages.at(self.start_page):
            self._client.send(Skip())
        elif self.pages.at(self.play_page):
            self._client.send(Finish(self._break_id))
        self._end()

    def _end(self) -> None:
        self._over = True
        self._leaving.stop()
        self.pulse.stop()
        self.hide()
        self.ended.emit()

    def _lose(self) -> None:
        """Without the resident a routine goes on; a window that waits for an answer does not."""
        if not self.isVisible() or self.pages.at(self.start_page):
            self._end()
        elif not self.pages.at(self.play_page):
            self.afterwards.lose()

    # --- before the start ----------------------------------------------------------------

    def _show_times(self) -> None:
        if self.pages.at(self.start_page):
            self.start_page.show_facts(self.hearing.facts, self._clocks.local())

    def lead_through(self, routine: Routine, steps: tuple[Step, ...]) -> None:
        """Lead through another routine, from its beginning, wherever the person is."""
        if (routine, steps) == self._led or not self._leads:
            return
        self._led = (routine, steps)
        leader, page, has_begun = self._leader, self.play_page, self.pages.at(self.play_page)
        self.start_page.show_routine(routine, steps)
        leader.rest()
        self._leader, self.play_page = self._player()
        self.pages.addWidget(self.play_page)
        if has_begun:
            self._begin()
        elif self.isVisible():
            self.pages.say(self.start_page.offered)
        self.pages.removeWidget(page)
        page.deleteLater()
        leader.deleteLater()

    @property
    def waits(self) -> bool:
        """True while the start card waits for an answer."""
        return not self._over and self.pages.at(self.start_page)

    @property
    def _leads(self) -> bool:
        """True until the routine is over."""
        return not self._over and (self.pages.at(self.start_page) or self.pages.at(self.play_page))

    def _begin(self) -> None:
        self.pages.turn_to(self.play_page)
        self._leader.lead()

    # --- the routine and afterwards ------------------------------------------------------

    def _moved(self, view: View, _led_s: float) -> None:
        self.led.emit(self._led[1][view.index], view)

    def _stop(self) -> None:
        hurt_in = self._leader.stop()
        self._client.send(Stop(self._break_id))
        self.afterwards.stop(hurt_in)

    def _finished(self) -> None:
        self.hearing.ask()
        self._choose_sentence()
        if self.hearing.facts.get("shared") is True:
            self.afterwards.say_goodbye()
        else:
            self.afterwards.ask(self._leader.done)

    def _choose_sentence(self) -> None:
        up = self.hearing.facts.get("up_today")
        if self._led[0].on_feet and isinstance(up, int) and up > 0:
            self.afterwards.end_with(words.times_up(up))
        else:
            self.afterwards.end_with(words.behind(nothing_done=not self._leader.done))

    def _turn_to(self, page: Page, leave_ms: int) -> None:
        self.pages.turn_to(page)
        self._leaving.start(leave_ms)
