"""The routine window: it leads, sends what happened to the resident, and can always be closed."""

from collections.abc import Mapping
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from postureguard.core.programme.subjects import BEFORE
from postureguard.core.settings import Settings
from postureguard.core.training.player import View
from postureguard.core.training.routine import Routine, Step
from postureguard.protocol import (
    Another,
    Answer,
    Begin,
    Event,
    Finish,
    HalfMinute,
    Postpone,
    Request,
    Say,
    Skip,
    Status,
    Stop,
)
from postureguard.windows.client import ResidentClient
from postureguard.windows.full_screen import allow_full_screen
from postureguard.windows.keys import FirstKeys
from postureguard.windows.placing import fitting, for_font, placed
from postureguard.windows.routine import words
from postureguard.windows.routine.afterwards import Afterwards
from postureguard.windows.routine.clocks import Clocks
from postureguard.windows.routine.leader import Leader
from postureguard.windows.routine.play import PlayPage
from postureguard.windows.routine.pulse import Pulse
from postureguard.windows.routine.start import POSTPONE_MINUTES, StartPage
from postureguard.windows.screens import Home, chosen_screen
from postureguard.windows.speaking import announce

__all__ = ["Clocks", "RoutineWindow"]

DEFAULT_SIZE = QSize(880, 620)
SMALLEST_SIZE = QSize(640, 480)
TIGHTEST_SIZE = QSize(600, 450)
"""Where not even this fits the screen with the person's letters, the letters give way."""


class RoutineWindow(QWidget):
    """Start card, routine, question. Hidden until the resident says "show"."""

    ended = Signal()
    """The window is gone for good."""
    routine_told = Signal(str, str)
    """What the resident wants to be led through: a routine, and what it is made of."""
    appeared = Signal()
    learnt = Signal(object)
    """How things stand, as the resident tells it."""
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
        self._facts: Mapping[str, Any] = {}
        self._over = False
        screen = chosen_screen(settings.screen)
        self._room = placed(QSize(9999, 9999), screen.availableGeometry()).size()
        self._letters = fitting(self.font(), TIGHTEST_SIZE, self._room)
        self.start_page = StartPage(routine, steps, self._letters, settings)
        self._leader, self.play_page = self._player()
        self.afterwards = Afterwards(break_id, client, self)
        self.pulse = Pulse(self, break_id, self._send)
        self.pulse.timeout.connect(self._show_times)
        self._leaving = QTimer(self, singleShot=True)
        self._leaving.timeout.connect(self.close)
        self._compose()
        self._connect()

    def _player(self) -> tuple[Leader, PlayPage]:
        """What leads through the present routine, and the page that shows it."""
        routine, steps = self._led
        leader = Leader(steps, self._break_id, self._clocks.steady_s, self._send, self)
        page = PlayPage(routine, steps, self._letters, self._settings)
        page.stop_wished.connect(self._stop)
        page.hold_wished.connect(leader.toggle_hold)
        page.skip_wished.connect(leader.skip_step)
        page.next_wished.connect(leader.next)
        page.announced.connect(self._announce)
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
        self._pages = QStackedLayout(self)
        for page in (self.start_page, self.play_page, *self.afterwards.pages):
            self._pages.addWidget(page)
        self._show_times()

    def _connect(self) -> None:
        allow_full_screen(self)
        self._client.heard.connect(self._hear)
        self._client.lost.connect(self._lose)
        self.start_page.start_wished.connect(self._begin)
        self.start_page.postpone_wished.connect(self._postpone)
        self.start_page.skip_wished.connect(self.close)
        self.start_page.instead.another_wished.connect(self._want_another)
        self.start_page.instead.half_wished.connect(self._want_half)
        self.start_page.pain.rated.connect(self._note_pain)
        self.afterwards.turned.connect(self._turn_to)
        self.afterwards.close_wished.connect(self.close)

    # --- appearing and going -------------------------------------------------------------

    def appear(self) -> None:
        """Come up on the chosen screen, without taking the keyboard from anybody."""
        if self.isVisible() or self._over:
            return
        self._show_times()
        self._ask()
        self.home.show_window()
        self.raise_()
        self.appeared.emit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Be deaf for a moment, tell that we are well, and let time count."""
        super().showEvent(event)
        self._read_out()
        self._keys.watch()
        self.pulse.begin()
        if self._at(self.play_page):
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
        if self._at(self.start_page):
            self._send(Skip())
        elif self._at(self.play_page):
            self._send(Finish(self._break_id))
        self._end()

    def _end(self) -> None:
        self._over = True
        self._leaving.stop()
        self.pulse.stop()
        self.hide()
        self.ended.emit()

    # --- the resident --------------------------------------------------------------------

    def _send(self, request: Request) -> None:
        self._client.send(request)

    def _ask(self) -> None:
        self._client.send(Status(), self._learn)

    def _learn(self, answer: Answer) -> None:
        self._know(answer.data or {})
        self._choose_sentence()

    def _hear(self, event: Event) -> None:
        match event.event:
            case "show":
                self._hear_routine(event.data or {})
                self.appear()
            case "close":
                self._end()
            case "status":
                self._know(event.data or {})

    def _know(self, facts: Mapping[str, Any]) -> None:
        self._facts = facts
        self.learnt.emit(facts)
        self._show_times()

    def _hear_routine(self, told: Mapping[str, Any]) -> None:
        routine, items = told.get("routine"), told.get("script")
        if isinstance(routine, str) and isinstance(items, str):
            self.routine_told.emit(routine, items)

    def _lose(self) -> None:
        """Without the resident a routine goes on; a window that waits for an answer does not."""
        if not self.isVisible() or self._at(self.start_page):
            self._end()
        elif not self._at(self.play_page):
            self.afterwards.lose()

    # --- before the start ----------------------------------------------------------------

    def _show_times(self) -> None:
        if self._at(self.start_page):
            self.start_page.show_facts(self._facts, self._clocks.local())

    def lead_through(self, routine: Routine, steps: tuple[Step, ...]) -> None:
        """Lead through another routine, from its beginning, wherever the person is."""
        if (routine, steps) == self._led or not self._leads:
            return
        self._led = (routine, steps)
        leader, page, has_begun = self._leader, self.play_page, self._at(self.play_page)
        self.start_page.show_routine(routine, steps)
        leader.rest()
        self._leader, self.play_page = self._player()
        self._pages.addWidget(self.play_page)
        if has_begun:
            self._go_to(self.play_page)
            self._leader.lead()
        elif self.isVisible():
            self._announce(self.start_page.offered)
        self._pages.removeWidget(page)
        page.deleteLater()
        leader.deleteLater()

    @property
    def waits(self) -> bool:
        """True while the start card waits for an answer."""
        return not self._over and self._at(self.start_page)

    @property
    def _leads(self) -> bool:
        """True until the routine is over."""
        return not self._over and (self._at(self.start_page) or self._at(self.play_page))

    def _want_another(self) -> None:
        self._send(Another(self._break_id))

    def _want_half(self, on: bool) -> None:  # noqa: FBT001 - a signal's word
        self._send(HalfMinute(self._break_id, on=on))

    def _note_pain(self, score: int) -> None:
        self._send(Say(BEFORE, str(score), self._break_id))

    def _postpone(self) -> None:
        self._send(Postpone(minutes=POSTPONE_MINUTES))
        self._end()

    def _begin(self) -> None:
        self._send(Begin(self._break_id))
        self._go_to(self.play_page)
        self._leader.lead()

    # --- the routine and afterwards ------------------------------------------------------

    def _moved(self, view: View, _led_s: float) -> None:
        self.led.emit(self._led[1][view.index], view)

    def _stop(self) -> None:
        hurt_in = self._leader.stop()
        self._send(Stop(self._break_id))
        self.afterwards.stop(hurt_in)

    def _finished(self) -> None:
        self._ask()
        self._choose_sentence()
        if self._facts.get("shared") is True:
            self.afterwards.say_goodbye()
        else:
            self.afterwards.ask(self._leader.done)

    def _choose_sentence(self) -> None:
        up = self._facts.get("up_today")
        if self._led[0].on_feet and isinstance(up, int) and up > 0:
            self.afterwards.end_with(words.times_up(up))
        else:
            self.afterwards.end_with(words.behind(nothing_done=not self._leader.done))

    def _turn_to(self, page: QWidget, leave_ms: int) -> None:
        self._go_to(page)
        self._leaving.start(leave_ms)

    def _go_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._keys.page_turned()
        self._read_out()

    def _read_out(self) -> None:
        """Put the keyboard on the first text of the page, and say the page."""
        first, sentence = self._first_text()
        first.setFocus()
        self._announce(sentence)

    def _first_text(self) -> tuple[QWidget, str]:
        for page in self.afterwards.pages:
            if self._at(page):
                return page.first, page.spoken
        sheet = self.start_page if self._at(self.start_page) else self.play_page
        return sheet.title, sheet.spoken

    def _announce(self, sentence: str) -> None:
        announce(self, sentence)

    def _at(self, page: QWidget) -> bool:
        return self._pages.currentWidget() is page
