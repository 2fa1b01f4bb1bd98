"""The figure in the routine window: when it moves, when it rests, and what it paints."""

from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QImage, QShortcut
from PySide6.QtWidgets import QApplication

from postureguard.catalogue import shipped_catalogue
from postureguard.core.settings import Settings
from postureguard.core.training.player import begin, go_on, view
from postureguard.core.training.routine import script
from postureguard.core.training.tempo import end_phase
from postureguard.windows.client import ResidentClient
from postureguard.windows.routine.clocks import Clocks
from postureguard.windows.routine.motion import Faded, Fading, Moving, Shown
from postureguard.windows.routine.window import RoutineWindow

CATALOGUE = shipped_catalogue()
LUNCH = datetime(2026, 3, 2, 12, 30)  # noqa: DTZ001 - the time on the wall
LOOK_S = 1 / 30


class Paints(QObject):
    """Counts how often a widget is painted, and how much of it."""

    def __init__(self, widget):
        super().__init__(widget)
        self.regions = []
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.regions.append(event.region().boundingRect())
        return False


class Desk:
    """A window that leads through a routine, at a time that the test moves."""

    def __init__(self, routine, settings, qtbot):
        self.seconds = 0.0
        steps = script(CATALOGUE.routines[routine], CATALOGUE.exercises)
        clocks = Clocks(lambda: self.seconds, lambda: LUNCH)
        self.window = RoutineWindow(
            CATALOGUE.routines[routine], steps, "b1", ResidentClient("nobody"), clocks, settings
        )
        qtbot.addWidget(self.window)
        self.window.appear()
        self.window.start_page.start.click()
        self.leader = self.window._leader
        self.page = self.window.play_page
        self.figure = self.page.figure
        self.settle()

    def settle(self):
        for _round in range(3):
            QApplication.processEvents()

    def lead(self, seconds):
        """Look thirty times a second, as the window's own timer does."""
        for _look in range(round(seconds / LOOK_S)):
            self.seconds += LOOK_S
            self.leader.look()
            QApplication.processEvents()

    def begin_step(self):
        self.page.next.click()
        self.settle()


@pytest.fixture
def desk(qtbot):
    """Builds a desk on which a routine is led."""

    def build(routine, settings=None):
        return Desk(routine, settings or Settings(theme="light"), qtbot)

    return build


def picture(widget):
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    shape = (image.height(), image.width(), 4)
    return np.frombuffer(image.constBits(), np.uint8).reshape(shape)[:, :, :3].astype(int)


def test_it_moves_while_the_routine_runs_and_repaints_only_what_changes(desk):
    at = desk("mi-walk")
    at.begin_step()
    paints = Paints(at.figure)
    at.lead(1.0)
    assert len(paints.regions) > 25
    whole = at.figure.width() * at.figure.height()
    assert max(r.width() * r.height() for r in paints.regions) < 0.7 * whole


def test_a_paused_figure_stands_and_is_not_painted(desk):
    at = desk("mi-walk")
    at.begin_step()
    at.lead(0.4)
    at.page.hold.click()
    at.settle()
    paints, before = Paints(at.figure), picture(at.figure)
    paints.regions.clear()
    at.seconds += 40
    at.settle()
    assert paints.regions == []
    assert not at.leader.leading
    at.page.hold.click()
    at.lead(0.3)
    assert paints.regions
    assert abs(picture(at.figure) - before).max() > 20


@pytest.mark.parametrize("way", ["hide", "showMinimized"])
def test_no_timer_runs_for_a_figure_that_nobody_sees(desk, way):
    at = desk("mi-walk")
    at.begin_step()
    at.lead(0.2)
    assert active_timers(at.window) >= {"heartbeat", "frames"}
    getattr(at.window, way)()
    at.settle()
    assert active_timers(at.window) == {"heartbeat"}
    at.window.showNormal()
    at.settle()
    assert active_timers(at.window) >= {"heartbeat", "frames"}


def active_timers(window):
    names = {window.pulse: "heartbeat", window._leader._frames: "frames"}
    return {names.get(t, "another") for t in window.findChildren(QTimer) if t.isActive()}


def test_a_resized_figure_shows_the_same_moment(desk):
    at = desk("mi-wall")
    at.begin_step()
    at.lead(2.0)
    at.page.hold.click()
    held = at.figure._moment
    at.window.resize(1000, 700)
    at.settle()
    assert at.figure._moment == held
    assert held.phase == 1.0
    shown = picture(at.figure)
    at.figure.show_moment(Shown(0.0))
    assert abs(picture(at.figure) - shown).max() > 60


def test_the_other_side_is_a_mirror(desk):
    at = desk("mi-lcs-1")
    at.begin_step()
    at.lead(8)
    left = picture(at.figure)
    at.page.next.click()
    at.begin_step()
    at.lead(8)
    assert "right side" in at.page.lines.where.text()
    right = picture(at.figure)[:, ::-1]
    assert (abs(left - right).max(axis=2) < 24).mean() > 0.97
    assert (abs(left - right[:, ::-1]).max(axis=2) < 24).mean() < 0.95


def test_getting_ready_is_used_to_record(desk):
    at = desk("mi-wall")
    at.lead(4.9)
    kept = at.figure.film_bytes
    assert kept > 0
    at.lead(5)
    assert at.figure.film_bytes < 1.1 * kept, "the whole repetition was there"


def test_the_muscle_pulses_while_it_holds(desk):
    at = desk("mi-wall")
    at.begin_step()
    glows = []
    for _look in range(140):  # 1.67 s to the end pose, then the hold
        at.lead(LOOK_S)
        if at.figure._moment.phase == 1.0:
            glows.append(at.figure._moment.glow)
    assert min(glows) == pytest.approx(0.76, abs=0.01)
    assert max(glows) == pytest.approx(1.0, abs=0.01)
    assert max(abs(b - a) for a, b in pairwise(glows)) < 0.05


def step_views(name):
    """Views of the first step of an exercise as time goes by: (seconds, view)."""
    exercise = CATALOGUE.exercises[name]
    routine = next(r for r in CATALOGUE.routines.values() if name in str(r))
    steps = [s for s in script(routine, CATALOGUE.exercises) if s.exercise is exercise][:1]
    player = go_on(begin(tuple(steps)))
    for look in range(300):
        spent = look * LOOK_S
        yield spent, view(replace(player, phase=replace(player.phase, spent_s=spent)))


def test_the_pulse_is_a_gentle_wave():
    moving, figure = Moving(), CATALOGUE.exercises["sit-tall-reset"].figure
    still = {}
    since = None
    for now, seen in step_views("sit-tall-reset"):
        shown = moving.show(seen, figure, now)
        if shown.phase == end_phase(figure):
            since = now if since is None else since
            still[round(now - since, 3)] = shown.glow
        else:
            assert shown.glow == 1.0
    wave = {t: 0.88 + 0.12 * np.sin(2 * np.pi * t / 1.6) for t in still if t > 0.3}
    assert {t: still[t] for t in wave} == pytest.approx(wave, abs=0.03)


def test_with_reduced_motion_it_fades_for_a_second_when_the_movement_turns():
    fading, figure = Fading(), CATALOGUE.exercises["sit-to-stand"].figure
    shares = [(seen.beat, fading.show(seen, figure, now).share) for now, seen in step_views(
        "sit-to-stand"
    )]  # fmt: skip
    out = [share for beat, share in shares[:54] if beat == "out"]
    assert out[0] == 0.0
    assert out[15] == pytest.approx(0.5, abs=0.05)
    assert out[31:] == [1.0] * len(out[31:])
    back = [share for beat, share in shares[60:115] if beat == "back"]
    assert back[-1] == 0.0
    assert max(abs(b[1] - a[1]) for a, b in pairwise(shares)) < 0.04


def test_with_reduced_motion_a_walk_changes_its_picture_slowly():
    fading, figure = Fading(), CATALOGUE.exercises["walk-snack"].figure
    shares = [fading.show(seen, figure, now).share for now, seen in step_views("walk-snack")]
    turns = sum(
        (b - a) * (c - b) < 0 or (a == b != c)
        for a, b, c in zip(shares, shares[1:], shares[2:], strict=False)
    )
    assert turns <= 4


def test_with_reduced_motion_nothing_moves_in_a_hold(desk):
    at = desk("mi-lcs-1", Settings(theme="light", motion="reduced"))
    at.begin_step()
    at.lead(1.8)  # the fade, and the breath of the way
    assert at.figure._moment == Faded(1.0)
    paints = Paints(at.figure)
    at.lead(6)
    assert paints.regions == []


def test_with_reduced_motion_two_pictures_are_recorded(desk):
    at = desk("mi-wall", Settings(theme="light", motion="reduced"))
    at.lead(12)
    one = at.figure.film_bytes
    at.lead(7)
    assert at.figure.film_bytes == one
    assert 0 < one < 100_000


def test_with_reduced_motion_the_picture_of_the_end_has_its_arrows(desk):
    still = desk("mi-lcs-1", Settings(theme="light", motion="reduced"))
    moving = desk("mi-lcs-1", Settings(theme="light"))
    for at in (still, moving):
        at.begin_step()
        at.lead(5)
    arrow = np.array([0x7F, 0x85, 0x16])  # blue, green, red

    def arrows(at):
        return int((abs(picture(at.figure) - arrow).max(axis=2) < 8).sum())

    assert arrows(still) > arrows(moving) + 20


def test_what_is_shown_has_a_text(desk):
    at = desk("mi-wall")
    assert at.figure.accessibleName().startswith("Wall stand reset, end: a person standing")


def test_full_screen_comes_and_goes_with_one_key(qtbot, desk):
    at = desk("mi-walk")
    at.seconds += 5  # keys of the first seconds were not meant for this window
    (press,) = at.window.findChildren(QShortcut)
    assert press.keys()[0].toString() == "F11"
    for full in (True, False):
        press.activated.emit()
        at.settle()
        assert at.window.isFullScreen() is full
        assert at.leader.leading
    with qtbot.waitSignal(at.window.ended):
        press.activated.emit()
        at.window.close()
