"""Windows stay in reach: called to the front when open, and well while minimised."""

from datetime import date, datetime
from threading import Event

import pytest
from days_in_memory import DaysInMemory, around
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from postureguard.catalogue import shipped_catalogue
from postureguard.core.insight.weeks import DayRow
from postureguard.core.settings import Settings
from postureguard.core.training.routine import script
from postureguard.windows.checkin import CheckinWindow, run_checkin
from postureguard.windows.client import ResidentClient
from postureguard.windows.front import come_forward, listen_for_show
from postureguard.windows.review import ReviewWindow, run_review
from postureguard.windows.routine.clocks import Clocks
from postureguard.windows.routine.window import RoutineWindow


class Look(QObject):
    """Looks again and again while a window is open, and closes it when it has seen enough."""

    def __init__(self, qapp, kind, resident):
        super().__init__()
        self._qapp, self._kind, self._resident = qapp, kind, resident
        self.minimised = self.came_back = False
        self._beat = self.startTimer(20)

    def timerEvent(self, _event):  # noqa: N802
        window = next((w for w in self._qapp.topLevelWidgets() if isinstance(w, self._kind)), None)
        if window is None or "subscribe" not in self._resident.verbs:
            return
        if not self.minimised:
            window.showMinimized()
            self.minimised = True
            self._resident.tell("show")
        elif not window.isMinimized():
            self.came_back = window.isVisible()
            self.killTimer(self._beat)
            window.close()


@pytest.fixture
def quits_with_window(qapp):
    """Whether the last window ends the program, for one test."""
    before = qapp.quitOnLastWindowClosed()
    yield qapp.setQuitOnLastWindowClosed
    qapp.setQuitOnLastWindowClosed(before)


@pytest.mark.parametrize("name", ["checkin", "review"])
def test_the_open_window_comes_back_when_it_is_asked_for_again(
    qapp, resident, quits_with_window, name
):
    quits_with_window(name == "review")  # the check-in says by itself when it ends
    kind = {"checkin": CheckinWindow, "review": ReviewWindow}[name]
    look, client = Look(qapp, kind, resident), ResidentClient(resident.name)
    if name == "checkin":
        assert run_checkin(client, "light") == 0
    else:
        assert run_review(DaysInMemory(), around(date(2026, 3, 2)), client) == 0
    assert look.came_back
    assert [r["window"] for r in resident.requests("subscribe")] == [name]


class SlowHistory(DaysInMemory):
    """Goes on reading for as long after its window was closed as it is let, up to a moment."""

    def __init__(self, *days):
        super().__init__(*days)
        self.begun, self.gone = Event(), Event()
        self.lost = []

    def history(self):
        self.begun.set()
        self.lost.append(self.gone.wait(0.3))
        return super().history()


class Close(QObject):
    """Closes the review as soon as the history is being read."""

    def __init__(self, qapp, source):
        super().__init__()
        self._qapp, self._source = qapp, source
        self._beat = self.startTimer(20)

    def timerEvent(self, _event):  # noqa: N802
        windows = [w for w in self._qapp.topLevelWidgets() if isinstance(w, ReviewWindow)]
        window = next(w for w in windows if w.isVisible())
        window.show_page("programme")
        if self._source.begun.is_set():
            self.killTimer(self._beat)
            window.close()


def test_a_review_that_is_closed_early_lets_its_reading_come_to_an_end(qapp, quits_with_window):
    quits_with_window(True)
    today = date(2026, 3, 2)
    source = SlowHistory(DayRow(today, done=1))
    close = Close(qapp, source)
    assert run_review(source, around(today)) == 0
    source.gone.set()
    assert (close is not None, source.lost) == (True, [False])


def test_a_maximised_window_stays_maximised(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMaximized()
    window.showMinimized()
    come_forward(window)
    assert window.isMaximized()
    assert not window.windowState() & Qt.WindowState.WindowMinimized


def test_other_events_leave_the_window_where_it_is(qtbot, resident):
    window, client = QWidget(), ResidentClient(resident.name)
    qtbot.addWidget(window)
    heard = []
    client.heard.connect(heard.append)
    listen_for_show(window, "review", client)
    client.open()
    qtbot.waitUntil(lambda: "subscribe" in resident.verbs)
    resident.tell("status")
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert not window.isVisible()
    client.close()


def test_a_hidden_routine_window_goes_on_saying_that_it_is_well(qtbot, resident):
    catalogue = shipped_catalogue()
    routine = catalogue.routines["mi-wall"]
    clocks = Clocks(lambda: 0.0, lambda: datetime(2026, 3, 2, 14, 30))  # noqa: DTZ001
    client = ResidentClient(resident.name)
    steps = script(routine, catalogue.exercises)
    window = RoutineWindow(routine, steps, "b1", client, clocks, Settings())
    qtbot.addWidget(window)
    client.open()
    window.appear()
    window.start_page.start.click()
    window.hide()  # what minimising does to it
    assert window.pulse.isActive()
    assert not window._leader.leading
    before = resident.verbs.count("alive")
    window.pulse.timeout.emit()
    qtbot.waitUntil(lambda: resident.verbs.count("alive") > before)
    window.close()
    assert not window.pulse.isActive()
    client.close()
