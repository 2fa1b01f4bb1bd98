"""The routine window, led by a clock that the test moves."""

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import get_args

import pytest
from own_things import own_break, own_exercise, picture
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QScrollArea

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme.history import Where
from postureguard.core.programme.history import felt as read_felt
from postureguard.core.settings import Settings
from postureguard.core.training.exercise import KIT
from postureguard.core.training.routine import script
from postureguard.core.wording import kind_name
from postureguard.errors import UserError
from postureguard.protocol import Answer, Status
from postureguard.system.window_processes import LINGER_S
from postureguard.theme import DARK, LIGHT, apply
from postureguard.windows.client import ResidentClient
from postureguard.windows.placing import clamped, fitting, for_font, placed
from postureguard.windows.routine import real_clocks, run_routine, words
from postureguard.windows.routine.around import Around
from postureguard.windows.routine.clocks import Clocks
from postureguard.windows.routine.start import columns
from postureguard.windows.routine.window import RoutineWindow
from postureguard.windows.scale import PainScale, Scale, SmallScale

CATALOGUE = shipped_catalogue()
ROUTINE = CATALOGUE.routines["mi-wall"]
STEPS = script(ROUTINE, CATALOGUE.exercises)
HALF_PAST_TWO = datetime(2026, 3, 2, 14, 30)  # noqa: DTZ001 - the time on the wall


class Time:
    """A steady clock that stands until it is moved."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def make(qtbot, resident, time):
    """Builds a hidden window on an open line."""
    clients = []

    def build(routine=ROUTINE, exercises=CATALOGUE.exercises):
        client = ResidentClient(resident.name)
        clients.append(client)
        steps = script(routine, exercises)
        clocks = Clocks(time, lambda: HALF_PAST_TWO)
        window = RoutineWindow(routine, steps, "b1", client, clocks, Settings())
        qtbot.addWidget(window)
        client.open()
        return window

    yield build
    for client in clients:
        client.close()


@pytest.fixture
def window(qtbot, resident, make):
    """A window that the resident has revealed."""
    built = make()
    built._client.send(Status())
    qtbot.waitUntil(lambda: "status" in resident.verbs)
    resident.tell("show")
    qtbot.waitUntil(built.isVisible)
    return built


def let_pass(window, time, seconds):
    """Let so many seconds pass, as the window's own timer would see them."""
    while seconds > 0 and window.pages.at(window.play_page):
        time.seconds += min(2.0, seconds)
        seconds -= 2.0
        window._leader.look()


def listens(window, time, seconds):
    """So long the window handles its events."""
    for _beat in range(round(seconds / 0.1) + 1):
        time.seconds += 0.1
        window._keys.beat()


def to_the_end(qtbot, window, time):
    window.start_page.start.click()
    let_pass(window, time, 200)


def heard(qtbot, resident, *verbs):
    """Wait until the resident has heard exactly this, heartbeat and questions aside."""

    def wishes():
        return [v for v in resident.verbs if v not in {"alive", "status", "seen"}]

    qtbot.waitUntil(lambda: wishes() == list(verbs))


def test_hidden_until_the_resident_says_show(qtbot, resident, make):
    window = make()
    window.hearing.ask()
    qtbot.waitUntil(lambda: "status" in resident.verbs)
    assert not window.isVisible()
    assert not window._leader.leading
    assert not window.pulse.isActive()
    resident.tell("show")
    qtbot.waitUntil(window.isVisible)
    assert window.pulse.isActive()
    qtbot.waitUntil(lambda: "alive" in resident.verbs)


def test_the_choices_name_their_results(qtbot, window):
    qtbot.waitUntil(lambda: window.start_page.skip.text() == "Skip · next at 15:00")
    assert "35" in window.start_page.postpone.text()
    assert window.start_page.postpone.accessibleName() == window.start_page.postpone.text()


def test_putting_off_is_not_offered_when_it_would_be_refused(qtbot, resident, window):
    resident.status = {"can_postpone": False}
    window.hearing.ask()
    qtbot.waitUntil(window.start_page.postpone.isHidden)


@pytest.mark.parametrize(
    "facts",
    [
        {"next_if_skipped_s": "soon"},
        {"next_if_skipped_s": -1},
        {"next_if_skipped_s": 1e300},
        {"next_if_skipped_s": None, "limit_s": 1800.0},
        {"can_postpone": None},
        {},
    ],
)
def test_odd_answers_change_nothing(qtbot, resident, window, facts):
    resident.status = facts
    before = resident.verbs.count("status")
    window.hearing.ask()
    qtbot.waitUntil(
        lambda: resident.verbs.count("status") > before and window.hearing.facts == facts
    )
    assert window.start_page.skip.text() == "Skip"
    assert not window.start_page.postpone.isHidden()


def test_a_whole_routine_is_told_and_kept_before_the_question(qtbot, resident, window, time):
    to_the_end(qtbot, window, time)
    heard(qtbot, resident, "begin", *["step"] * len(STEPS), "finish")
    assert [s["index"] for s in resident.requests("step")] == list(range(len(STEPS)))
    assert not any(s["skipped"] for s in resident.requests("step"))
    assert window.pages.at(window.afterwards.end_page)
    assert not window._leader.leading


def test_the_rating_comes_with_its_break_and_then_one_sentence(qtbot, resident, window, time):
    resident.status = {"up_today": 9}
    to_the_end(qtbot, window, time)
    window.afterwards.end_page.scale.chips[4].click()
    heard(qtbot, resident, "begin", *["step"] * len(STEPS), "finish", "checkin")
    assert resident.requests("checkin")[0] == {"verb": "checkin", "pain": 4, "break_id": "b1"}
    qtbot.waitUntil(lambda: window.afterwards.last_page.sentence.text() == "Up 9 times today.")
    with qtbot.waitSignal(window.ended):
        window._leaving.setInterval(1)


def test_a_next_break_on_another_day_says_which(qtbot, resident, window):
    resident.status = {"next_if_skipped_s": 17.5 * 3600}
    window.hearing.ask()
    qtbot.waitUntil(lambda: window.start_page.skip.text() == "Skip · next Tue 08:00")


def test_nobody_is_thanked_before_the_rating_is_kept(qtbot, resident, window, time):
    to_the_end(qtbot, window, time)
    qtbot.waitUntil(lambda: "finish" in resident.verbs)
    resident.silent = True
    scale = window.afterwards.end_page.scale
    scale.chips[4].click()
    assert window.pages.at(window.afterwards.end_page)
    assert not any(chip.isEnabled() for chip in scale.chips)
    qtbot.waitUntil(lambda: "checkin" in resident.verbs)
    window.afterwards._kept(Answer(ok=True))
    assert window.pages.at(window.afterwards.last_page)


def test_a_refused_rating_is_told_and_can_be_given_again(qtbot, resident, window, time):
    to_the_end(qtbot, window, time)
    qtbot.waitUntil(lambda: "finish" in resident.verbs)
    resident.answer = {"ok": False, "message": "The journal is full."}
    scale = window.afterwards.end_page.scale
    scale.chips[4].click()
    qtbot.waitUntil(lambda: scale.note.text() == "The journal is full.")
    assert window.pages.at(window.afterwards.end_page)
    resident.answer = {"ok": True}
    scale.chips[4].click()
    qtbot.waitUntil(lambda: window.pages.at(window.afterwards.last_page))


@pytest.mark.parametrize("rated", [False, True])
def test_a_rating_that_nobody_can_keep_is_not_thanked_for(qtbot, resident, window, time, rated):
    to_the_end(qtbot, window, time)
    qtbot.waitUntil(lambda: "finish" in resident.verbs)
    scale = window.afterwards.end_page.scale
    if rated:
        resident.silent = True
        scale.chips[7].click()
        qtbot.waitUntil(lambda: "checkin" in resident.verbs)
    with qtbot.waitSignal(window._client.lost):
        resident.go()
    assert window.pages.at(window.afterwards.end_page)
    assert not any(chip.isEnabled() for chip in scale.chips)
    assert "cannot be kept" in scale.note.text()
    with qtbot.waitSignal(window.ended):
        scale.not_now.click()


def test_a_routine_of_skipped_steps_is_not_called_done(qtbot, resident, window):
    window.start_page.start.click()
    for _step in STEPS:
        window.play_page.skip.click()
    assert window.afterwards.end_page.first.text() == "Every step was left out."
    window.afterwards.end_page.scale.not_now.click()
    assert window.afterwards.last_page.sentence.text() == "Every step was left out."


def test_one_done_step_makes_it_a_routine(window):
    window.start_page.start.click()
    window.play_page.next.click()
    window.play_page.next.click()
    window.play_page.skip.click()
    assert window.afterwards.end_page.first.text() == "That was the routine."


def test_not_now_sends_no_rating(qtbot, resident, window, time):
    to_the_end(qtbot, window, time)
    window.afterwards.end_page.scale.not_now.click()
    assert window.pages.at(window.afterwards.last_page)
    assert "checkin" not in resident.verbs


def test_an_unanswered_question_goes_by_itself(qtbot, window, time):
    to_the_end(qtbot, window, time)
    assert window._leaving.isActive()
    with qtbot.waitSignal(window.ended):
        window._leaving.setInterval(1)


def test_skip_put_off_and_closing_say_so(qtbot, resident, make):
    for press, verb in (
        (lambda w: w.start_page.skip.click(), "skip"),
        (lambda w: w.start_page.postpone.click(), "postpone"),
        (lambda w: w.close(), "skip"),
    ):
        resident.heard.clear()
        window = make()
        window.appear()
        with qtbot.waitSignal(window.ended):
            press(window)
        heard(qtbot, resident, verb)
        assert not window.isVisible()


def test_it_hurts_stops_at_once_and_explains(qtbot, resident, window, time):
    window.start_page.start.click()
    let_pass(window, time, 8)
    window.play_page.hurts.click()
    heard(qtbot, resident, "begin", "step", "stop")
    assert window.pages.at(window.afterwards.stop_page)
    assert not window._leader.leading
    texts = " ".join(label.text() for label in window.afterwards.stop_page.findChildren(QLabel))
    assert "sharp or spreading pain" in texts
    with qtbot.waitSignal(window.ended):
        window.afterwards.stop_page.close_button.click()
    heard(qtbot, resident, "begin", "step", "stop")


def test_pause_holds_the_count_and_the_timer(qtbot, resident, window, time):
    window.start_page.start.click()
    let_pass(window, time, 8)
    window.play_page.hold.click()
    assert not window._leader.leading
    before = window.play_page.bar.share
    time.seconds += 300
    assert window.play_page.beat.text() == "Paused"
    window.play_page.hold.click()
    assert window._leader.leading
    let_pass(window, time, 0.5)
    assert window.play_page.bar.share - before < 0.02
    heard(qtbot, resident, "begin", "hold", "hold")
    assert [h["on"] for h in resident.requests("hold")] == [True, False]


def test_skipping_while_paused_ends_the_pause(qtbot, resident, window, time):
    window.start_page.start.click()
    window.play_page.hold.click()
    window.play_page.skip.click()
    heard(qtbot, resident, "begin", "hold", "hold", "step")
    (step,) = resident.requests("step")
    assert (step["index"], step["skipped"]) == (0, True)
    assert window._leader.leading


def test_next_counts_as_done(qtbot, resident, window):
    window.start_page.start.click()
    window.play_page.next.click()
    window.play_page.next.click()
    heard(qtbot, resident, "begin", "step")
    assert resident.requests("step")[0]["skipped"] is False


@pytest.mark.parametrize("routine", ["mi-lcs-2", "mi-walk"])
def test_each_step_says_what_it_was_and_how_much(qtbot, resident, make, time, routine):
    window = make(CATALOGUE.routines[routine])
    window.appear()
    to_the_end(qtbot, window, time)
    steps = script(CATALOGUE.routines[routine], CATALOGUE.exercises)
    qtbot.waitUntil(lambda: len(resident.requests("step")) == len(steps))
    told = [(step["exercise"], step["amount"]) for step in resident.requests("step")]
    assert told == {
        "mi-lcs-2": [*[("standing-hip-flexor-stretch", 1)] * 2, ("desk-plank", 3)],
        "mi-walk": [("walk-snack", 80)],
    }.get(routine)


@pytest.mark.parametrize(
    ("page", "last"),
    [("start", "skip"), ("play", "finish"), ("held", "finish"), ("end", None), ("stop", None)],
)
def test_escape_ends_from_every_page_even_in_the_first_second(
    qtbot, resident, window, time, page, last
):
    if page in {"play", "held", "stop"}:
        window.start_page.start.click()
    if page == "held":
        window.play_page.hold.click()
    if page == "stop":
        window.play_page.hurts.click()
    if page == "end":
        to_the_end(qtbot, window, time)
    with qtbot.waitSignal(window.ended):
        QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    if last is not None:
        qtbot.waitUntil(lambda: last in resident.verbs)


def test_typing_lands_nowhere(qtbot, resident, window, time):
    """E42: what was meant for another window does nothing, early or late."""
    every = [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_A, Qt.Key.Key_0]
    for late in (False, True):
        if late:
            listens(window, time, 10)
        for key in every:
            QTest.keyClick(window, key)
    assert window.pages.at(window.start_page)
    heard(qtbot, resident)


def test_even_a_focused_button_is_deaf_for_two_seconds(qtbot, window, time):
    window.start_page.start.setFocus()
    QTest.keyClick(window.start_page.start, Qt.Key.Key_Space)
    assert window.pages.at(window.start_page)
    listens(window, time, 1.8)
    QTest.keyClick(window.start_page.start, Qt.Key.Key_Space)
    assert window.pages.at(window.start_page)
    listens(window, time, 0.2)
    QTest.keyClick(window.start_page.start, Qt.Key.Key_Space)
    assert window.pages.at(window.play_page)


def test_keys_that_waited_while_the_window_stood_still_are_dropped(window, time):
    """They were typed before anybody could see where they would land."""
    window.start_page.start.setFocus()
    time.seconds += 30
    QTest.keyClick(window.start_page.start, Qt.Key.Key_Space)
    assert window.pages.at(window.start_page)
    window._keys.beat()
    QTest.keyClick(window.start_page.start, Qt.Key.Key_Space)
    assert window.pages.at(window.start_page)
    listens(window, time, 2)
    QTest.keyClick(window.start_page.start, Qt.Key.Key_Space)
    assert window.pages.at(window.play_page)


def test_a_double_click_on_start_does_not_end_the_get_ready_card(window, time):
    QTest.mouseClick(window.start_page.start, Qt.MouseButton.LeftButton)
    assert window.pages.at(window.play_page)
    press = partial(press_left, window.play_page.next)
    press()
    time.seconds += 30  # it was busy, and the second click waited; Qt still knows what it was
    press(double=True)
    assert window.play_page.beat.text() == "Get ready"
    assert not window.play_page.next.hasFocus()
    press()
    assert window.play_page.beat.text() == "Hold"
    press(double=True)
    assert window.play_page.beat.text() == "Hold"


@pytest.mark.parametrize(("passed_s", "counts"), [(0.0, False), (0.35, False), (0.45, True)])
def test_a_press_just_after_a_page_has_turned_does_nothing(window, time, passed_s, counts):
    window.start_page.start.click()
    time.seconds += passed_s
    press_left(window.play_page.next)
    assert window.play_page.beat.text() == ("Hold" if counts else "Get ready")


def press_left(button, *, double=False):
    """One click, or the second one of two."""
    kind = QEvent.Type.MouseButtonDblClick if double else QEvent.Type.MouseButtonPress
    for each in (kind, QEvent.Type.MouseButtonRelease):
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        place = QPointF(button.rect().center())
        held = Qt.MouseButton.NoButton if each is QEvent.Type.MouseButtonRelease else left
        where = button.mapToGlobal(place)
        QApplication.sendEvent(button, QMouseEvent(each, place, where, left, held, none))


def test_a_click_meant_for_the_routine_answers_no_question(qtbot, resident, window, time):
    to_the_end(qtbot, window, time)
    chip = window.afterwards.end_page.scale.chips[4]
    press_left(chip)
    assert not chip.isChecked()
    time.seconds += 0.5
    press_left(chip)
    assert chip.isChecked()
    qtbot.waitUntil(lambda: len(resident.requests("checkin")) == 1)


def test_no_button_is_a_default_and_none_has_the_keyboard(window):
    assert window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    for each in window.findChildren(QPushButton):
        assert not each.isDefault()
        assert not each.autoDefault()
        assert not each.hasFocus()


def test_the_keyboard_moves_to_no_button_when_the_page_changes(window, time):
    time.seconds += 5
    window.start_page.start.setFocus()
    window.start_page.start.click()
    assert not any(each.hasFocus() for each in window.findChildren(QPushButton))


def test_everything_that_takes_the_keyboard_has_a_name(window):
    for each in window.findChildren(QPushButton):
        assert each.accessibleName()


def test_close_is_obeyed_at_once_and_nothing_more_is_said(qtbot, resident, window):
    window.start_page.start.click()
    heard(qtbot, resident, "begin")
    with qtbot.waitSignal(window.ended):
        resident.tell("close")
    assert not window.isVisible()
    heard(qtbot, resident, "begin")


def test_the_routine_goes_on_when_the_resident_is_gone(qtbot, resident, window, time):
    window.start_page.start.click()
    let_pass(window, time, 10)
    with qtbot.waitSignal(window._client.lost):
        resident.go()
    assert window.isVisible()
    let_pass(window, time, 200)
    assert window.pages.at(window.afterwards.last_page), "without a journal no question is asked"
    assert window.afterwards.last_page.sentence.text() == "That was the routine."
    with qtbot.waitSignal(window.ended):
        window.close()


def test_a_hidden_window_ends_with_the_resident(qtbot, resident, make):
    window = make()
    window.hearing.ask()
    qtbot.waitUntil(lambda: "status" in resident.verbs)
    with qtbot.waitSignal(window.ended):
        resident.go()


def test_garbled_lines_disturb_nothing(qtbot, resident, window, time):
    window.start_page.start.click()
    resident.say(b'{"event": "close the other one"}\n\xff\xff\n{"event": ["close"]}\n')
    resident.tell("status", limit_s=900.0)
    qtbot.waitUntil(lambda: window.hearing.facts.get("limit_s") == 900.0)
    assert window.isVisible()


def get_ready(window):
    """Every get-ready card of the routine: name, where, kit, stop texts."""
    window.start_page.start.click()
    card = window.play_page.ready
    seen = {}
    while window.pages.at(window.play_page):
        kit = "" if card.kit.isHidden() else card.kit.text()
        stops = "" if card.stops.isHidden() else card.stops.text()
        seen[card.name.text()] = (card.where.text(), kit, stops)
        window.play_page.skip.click()
    return seen


@pytest.mark.parametrize("routine", CATALOGUE.routines.values(), ids=lambda r: r.id)
def test_what_would_hurt_is_on_every_get_ready_card(make, routine):
    window = make(routine)
    cards = get_ready(window)
    for step in script(routine, CATALOGUE.exercises):
        stops = cards[step.exercise.name][2]
        assert all(sign in stops for sign in step.exercise.stop)
        assert bool(stops) == bool(step.exercise.stop)


def test_what_is_needed_and_where_as_the_routine_means_it(make):
    cards = get_ready(make(CATALOGUE.routines["lo-stand-1"]))
    assert cards["Sit to stand"][1] == "You need: a chair that cannot roll"
    assert cards["Standing hip-flexor stretch"][1] == "You need: a desk or a chair that cannot roll"
    assert cards["Brace and breathe"][:2] == ("Standing", "")
    assert cards["Walk or march"][0] == "Anywhere"
    seated = get_ready(make(CATALOGUE.routines["mi-seat-brace"]))
    assert seated["Brace and breathe"][0] == "In your chair"
    seated |= get_ready(make(CATALOGUE.routines["mi-seat-discreet"]))
    assert {kit for _where, kit, _stops in seated.values()} == {""}


def test_a_steady_chair_is_named_once():
    assert words.kit(("hand-support", "steady-chair", "wall")) == (
        "You need: a chair that cannot roll, a wall"
    )
    assert all(words.kit((code,)) for code in KIT)


@pytest.mark.parametrize("code", ["micro", "short", "long"])
def test_one_thing_has_one_name(code):
    assert words.kind(code).lower() == kind_name(code).lower()


def test_a_screen_reader_hears_steps_beats_and_new_lines(window, time):
    heard = []
    window.play_page.announced.connect(heard.append)
    window.start_page.start.click()
    let_pass(window, time, 24)
    squeeze, rest = STEPS[0].exercise.lines[1:]
    assert heard[0].startswith("Get ready. Wall stand reset. Standing. 4 × 5 s. You need: a wall.")
    assert heard[0].endswith("For this one also: Neck pain.")
    first = [f"Hold. {squeeze}", "Keep breathing.", f"Let go. {rest} Breathe in."]
    assert heard[1:6] == [*first, "Hold.", "Let go."]
    window.play_page.hold.click()
    assert heard[-1] == "Paused."
    assert window.play_page.ring.accessibleName() == "Paused"


def test_a_stay_too_short_to_say_is_not_said(make, time):
    window = make(CATALOGUE.routines["mi-glu-1"])
    window.appear()
    heard = []
    window.play_page.announced.connect(heard.append)
    window.start_page.start.click()
    let_pass(window, time, 5)
    window.play_page.skip.click()
    for _look in range(200):
        time.seconds += 0.1
        window._leader.look()
    assert "Go." in heard
    assert "And back." in heard
    assert not any(said.startswith("Stay") for said in heard)


def test_every_page_begins_with_its_first_text(qtbot, window, time):
    assert window.focusWidget() is window.start_page.title
    assert "Time to stand up" in window.start_page.spoken
    window.start_page.start.click()
    assert window.focusWidget() is window.play_page.title
    let_pass(window, time, 200)
    assert window.focusWidget() is window.afterwards.end_page.first
    assert window.afterwards.end_page.spoken == "That was the routine. How is your back right now?"
    window.afterwards.end_page.scale.not_now.click()
    assert window.focusWidget() is window.afterwards.last_page.first
    window.pages.turn_to(window.afterwards.stop_page)
    assert window.focusWidget() is window.afterwards.stop_page.first
    assert "Get emergency help" in window.afterwards.stop_page.spoken


def test_the_bar_has_a_new_name_only_with_a_new_percentage(window):
    bar = window.play_page.bar
    bar.set_share(0.1)
    assert bar.accessibleName() == "Routine 10% done"
    bar.setAccessibleName("kept")
    bar.set_share(0.101)
    assert bar.accessibleName() == "kept"
    bar.set_share(0.11)
    assert bar.accessibleName() == "Routine 11% done"


def enough_routines():
    """Some routines, short ones first, that together have every exercise that any has."""
    chosen, seen = [], set()
    for routine in sorted(CATALOGUE.routines.values(), key=lambda r: len(r.items)):
        new = {item.exercise_id for item in routine.items} - seen
        if new:
            chosen.append(routine)
            seen |= new
    return chosen


@pytest.mark.parametrize("routine", enough_routines(), ids=lambda r: r.id)
def test_large_letters_are_cut_on_no_page(qapp, make, large_letters, routine):
    """24 points on the 800 × 800 pixels of the screen in memory."""
    apply(qapp, LIGHT)
    window = make(routine)
    window.appear()
    room = window.screen().availableSize()
    pages = [window.start_page, window.play_page, window.play_page]
    for page in pages:
        settle()
        assert window.pages.at(page)
        assert window.size().boundedTo(room) == window.size()
        assert_fits(page)
        (window.start_page.start if page is window.start_page else window.play_page.next).click()
    window._leader.rest()
    window.afterwards.end_page.scale.ask_again("The journal cannot be written just now.")
    felt = window.afterwards.felt_page.felt
    exercises = [CATALOGUE.exercises[item.exercise_id] for item in routine.items]
    felt.aim_at(words.target(each for each in exercises if each.level > 1))
    window.afterwards.stop_page.felt.aim_at(words.target(exercises[:1]))
    felt.leg.box.click()
    for page in window.afterwards.pages:
        window.pages.turn_to(page)
        settle()
        assert_fits(page, chips=False)
        (area,) = page.findChildren(QScrollArea)
        assert area.horizontalScrollBar().maximum() == 0
        assert area.verticalScrollBar().maximum() < area.height()
    for page in (window.afterwards.felt_page, window.afterwards.stop_page):
        window.pages.turn_to(page)
        settle()
        assert in_sight(window, page.close_button)
    assert in_sight(window, window.afterwards.stop_page.help)


def in_sight(window, widget):
    """Whether all of it can be seen without scrolling."""
    place = widget.rect().translated(widget.mapTo(window, QPoint(0, 0)))
    return widget.isVisible() and window.rect().contains(place)


def settle():
    """Let nested layouts come to rest."""
    for _round in range(5):
        QApplication.processEvents()


@pytest.fixture
def large_letters(qapp):
    before = qapp.font()
    font = QFont(before)
    font.setPointSize(24)
    qapp.setFont(font)
    yield
    qapp.setFont(before)


def test_no_pain_before_the_end(qtbot, window, time):
    """E35: what others may see on a shared screen says nothing about pain scores."""
    assert not any(chip.isChecked() for chip in window.start_page.pain.chips)
    for scale in (Scale, SmallScale, PainScale):
        assert not window.play_page.findChildren(scale)


def test_pain_before_is_one_tap_that_may_be_left_out(qtbot, resident, window):
    window.start_page.pain.chips[3].click()
    window.start_page.pain.chips[2].click()
    assert [chip.isChecked() for chip in window.start_page.pain.chips].index(True) == 2
    assert window.pages.at(window.start_page)
    window.start_page.start.click()
    qtbot.waitUntil(lambda: "begin" in resident.verbs)
    assert said(resident) == [("felt.before", "3"), ("felt.before", "2")]


def said(resident):
    """What was said about the break."""
    requests = resident.requests("say")
    assert all(request["break_id"] == "b1" for request in requests)
    return [(request["about"], request["value"]) for request in requests]


def felt_page(make, time, routine="mi-lcs-2"):
    window = make(CATALOGUE.routines[routine])
    window.appear()
    window.start_page.start.click()
    let_pass(window, time, 1200)
    return window


def test_after_strengthening_each_tap_is_sent_at_once(qtbot, resident, make, time):
    window = felt_page(make, time)
    page = window.afterwards.felt_page
    assert window.pages.at(page)
    felt = page.felt
    assert not any(b.isChecked() for b in page.findChildren(QAbstractButton))
    assert page.close_button.text() == "Not now"
    felt.during.chips[4].click()
    felt.moved.chips["yes"].click()
    felt.where.chips["target"].click()
    assert felt.help.isHidden()
    felt.leg.box.click()
    assert not felt.help.isHidden()
    felt.leg.box.click()
    assert felt.help.isHidden()
    qtbot.waitUntil(lambda: len(resident.requests("say")) == 5)
    assert said(resident) == [
        ("felt.during", "4"),
        ("felt.moved", "yes"),
        ("felt.where", "target"),
        ("felt.leg", "yes"),
        ("felt.leg", "no"),
    ]
    assert page.close_button.text() == "Done"
    page.close_button.click()
    assert window.pages.at(window.afterwards.last_page)
    assert "checkin" not in resident.verbs


@pytest.mark.parametrize("where", get_args(Where))
@pytest.mark.parametrize("moved", ["yes", "no"])
def test_the_journal_reads_every_tap(qtbot, resident, make, time, where, moved):
    felt = felt_page(make, time).afterwards.felt_page.felt
    felt.during.chips[10].click()
    felt.moved.chips[moved].click()
    felt.leg.box.click()
    felt.where.chips[where].click()
    qtbot.waitUntil(lambda: len(resident.requests("say")) == 4)
    kept = read_felt(dict(said(resident)))
    assert kept == {"during": 10, "moved": moved == "yes", "leg": True, "where": where}


def test_leaving_all_taps_out_is_fine(qtbot, resident, make, time):
    window = felt_page(make, time)
    window.afterwards.felt_page.close_button.click()
    assert window.pages.at(window.afterwards.last_page)
    assert not resident.requests("say")
    with qtbot.waitSignal(window.ended):
        window._leaving.setInterval(1)


def test_taps_that_nobody_makes_go_by_themselves(qtbot, make, time):
    window = felt_page(make, time)
    assert window._leaving.isActive()
    assert window._leaving.interval() < LINGER_S * 1000
    with qtbot.waitSignal(window.ended):
        window._leaving.setInterval(1)


@pytest.mark.parametrize("routine", CATALOGUE.routines.values(), ids=lambda r: r.id)
def test_only_strengthening_is_followed_by_three_taps(make, time, routine):
    window = felt_page(make, time, routine.id)
    levels = {CATALOGUE.exercises[item.exercise_id].level for item in routine.items}
    page = window.afterwards.felt_page if max(levels) > 1 else window.afterwards.end_page
    assert window.pages.at(page)


def test_strengthening_that_was_left_out_is_not_asked_about(make, time):
    window = make(CATALOGUE.routines["mi-lcs-2"])
    window.appear()
    window.start_page.start.click()
    for step in script(CATALOGUE.routines["mi-lcs-2"], CATALOGUE.exercises):
        if step.exercise.level == 1:
            window.play_page.next.click()
            window.play_page.next.click()
        else:
            window.play_page.skip.click()
    assert window.pages.at(window.afterwards.end_page)
    assert window.afterwards.end_page.first.text() == "That was the routine."


def test_a_tap_that_was_refused_is_told(qtbot, resident, make, time):
    window = felt_page(make, time)
    felt = window.afterwards.felt_page.felt
    resident.answer = {"ok": False, "message": "The journal is full."}
    felt.during.chips[4].click()
    qtbot.waitUntil(lambda: felt.note.text() == "The journal is full.")
    assert not felt.note.isHidden()
    resident.answer = {"ok": True}
    felt.during.chips[4].click()
    qtbot.waitUntil(felt.note.isHidden)


@pytest.mark.parametrize("stopped", [False, True])
def test_taps_that_nobody_can_keep_are_not_taken(qtbot, resident, make, time, stopped):
    window = make(CATALOGUE.routines["mi-lcs-2"])
    window.appear()
    window.start_page.start.click()
    if stopped:
        window.play_page.hurts.click()
        page = window.afterwards.stop_page
    else:
        let_pass(window, time, 1200)
        page = window.afterwards.felt_page
    qtbot.waitUntil(lambda: "begin" in resident.verbs)
    with qtbot.waitSignal(window._client.lost):
        resident.go()
    assert window.pages.at(page)
    assert not page.felt.during.chips[0].isEnabled()
    assert "cannot be kept" in page.felt.note.text()
    with qtbot.waitSignal(window.ended):
        page.close_button.click()


def test_after_a_stop_the_same_can_be_told(qtbot, resident, make, time):
    window = make(CATALOGUE.routines["mi-glu-1"])
    window.appear()
    window.start_page.start.click()
    window.play_page.hurts.click()
    felt = window.afterwards.stop_page.felt
    assert felt.moved.isHidden()
    felt.during.chips[7].click()
    felt.where.chips["low-back"].click()
    felt.leg.box.click()
    assert felt.help.isHidden(), "the page says it above"
    heard(qtbot, resident, "begin", "step", "stop", "say", "say", "say")
    assert said(resident) == [
        ("felt.during", "7"),
        ("felt.where", "low-back"),
        ("felt.leg", "yes"),
    ]


@pytest.mark.parametrize(
    ("names", "target"),
    [
        (("glute-bridge",), "Buttocks"),
        (("desk-plank",), "Belly or buttocks"),
        (("half-kneeling-reach", "rkc-plank"), "Front of the hip, buttocks or belly"),
        (("goblet-squat", "glute-bridge"), "Buttocks"),
        (("side-plank-knees", "dead-bug", "half-kneeling-reach"), "Where the pictures showed it"),
        (("walk-snack",), "Buttocks"),
        (("seated-pelvic-rock",), ""),
    ],
)
def test_where_it_was_meant_to_be_felt_in_plain_words(names, target):
    assert words.target(CATALOGUE.exercises[name] for name in names) == target


def test_without_a_target_only_the_other_places_are_offered(make):
    window = make(CATALOGUE.routines["mi-seat-discreet"])
    felt = window.afterwards.stop_page.felt
    felt.aim_at(words.target([CATALOGUE.exercises["seated-pelvic-rock"]]))
    assert felt.where.chips["target"].isHidden()
    felt.aim_at("Buttocks")
    assert not felt.where.chips["target"].isHidden()
    assert felt.where.chips["target"].accessibleName() == "Felt mostly in… Buttocks"


@pytest.mark.parametrize("routine", enough_routines(), ids=lambda r: r.id)
@pytest.mark.parametrize("size", [QSize(640, 480), QSize(880, 620)], ids=["small", "default"])
def test_no_text_is_clipped_and_the_stage_never_moves(qtbot, qapp, make, time, routine, size):
    apply(qapp, LIGHT)
    window = make(routine)
    window.resize(size)
    window.show()
    stages = {stage(window, window.start_page)}
    assert_fits(window.start_page)
    window.start_page.start.click()
    while window.pages.at(window.play_page):
        let_pass(window, time, 1)
        QApplication.processEvents()
        stages.add(stage(window, window.play_page))
        assert_fits(window.play_page)
        window.play_page.next.click()
    assert len(stages) == 1


def stage(window, page):
    corner = page.stage.mapTo(window, QPoint(0, 0))
    return corner.x(), corner.y(), page.stage.width(), page.stage.height()


def assert_fits(page, *, chips=True):
    for label in page.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        if label.wordWrap():
            assert label.heightForWidth(label.width()) <= label.height() + 1, label.text()
        else:
            assert label.sizeHint().width() <= label.width() + 1, label.text()
    for each in page.findChildren(QPushButton):
        if each.isVisible() and (chips or each.property("role") != "chip"):
            assert each.width() >= each.sizeHint().width(), each.text()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda t: t.name)
def test_every_page_paints_in_both_themes(qtbot, qapp, make, time, theme):
    apply(qapp, theme)
    window = make()
    window.appear()
    assert not window.grab().isNull()
    window.start_page.start.click()
    for _ in range(6):
        let_pass(window, time, 7)
        assert not window.grab().isNull()


def test_a_window_is_put_on_the_screen_and_kept_there():
    screen = QRect(1920, 0, 1280, 800)
    assert screen.contains(placed(QSize(880, 620), screen))
    assert screen.contains(placed(QSize(5000, 5000), screen))
    assert screen.contains(clamped(QRect(-3000, 4000, 880, 620), screen))
    inside = QRect(2000, 100, 880, 620)
    assert clamped(inside, screen) == inside


def test_large_letters_get_a_large_window(qapp):
    font = qapp.font()
    font.setPointSizeF(30)
    assert for_font(QSize(640, 480), font).width() > 640


def test_letters_give_way_to_a_small_screen_but_not_below_common_ones(qapp):
    font = QFont(qapp.font())
    design, room = QSize(600, 450), QSize(792, 752)
    font.setPointSizeF(30)
    assert 12 < fitting(font, design, room).pointSizeF() < 30
    font.setPointSizeF(8)
    assert fitting(font, design, QSize(300, 200)) == font


@pytest.mark.parametrize(("count", "across"), [(1, 1), (2, 2), (4, 2), (6, 3)])
def test_pictures_are_as_large_as_can_be(count, across):
    assert columns(count) == across


def test_the_process_waits_for_show_and_ends_with_close(qtbot, resident):
    talk = QTimer(interval=5)

    def answer():
        if "alive" in resident.verbs:
            talk.stop()
            resident.tell("close")
        elif "subscribe" in resident.verbs:
            resident.tell("show")

    talk.timeout.connect(answer)
    talk.start()
    around = Around(ResidentClient(resident.name), Settings(theme="light"))
    code = run_routine("mi-wall", "b7", CATALOGUE, around)
    assert code == 0
    subscribed = resident.requests("subscribe")[0]
    assert (subscribed["window"], subscribed["break_id"]) == ("routine", "b7")
    assert "skip" not in resident.verbs


def test_without_a_resident_the_process_ends_at_once(qapp, tmp_path):
    nobody = Around(ResidentClient(str(tmp_path / "nobody")), Settings())
    assert run_routine("mi-wall", "b7", CATALOGUE, nobody) == 1


def test_an_unknown_routine_is_named(resident):
    around = Around(ResidentClient(resident.name), Settings())
    with pytest.raises(UserError, match="no-such"):
        run_routine("no-such", "b7", CATALOGUE, around)


def test_the_clocks_of_this_computer_go_forward():
    clocks = real_clocks()
    assert clocks.steady_s() <= clocks.steady_s()
    assert clocks.local().year > 2000


# --- exercises without a figure ----------------------------------------------------------------


TUCK = own_exercise(
    "own-tuck",
    "Chin tuck",
    lines=["Sit tall.", "Draw your chin back."],
    dose={"mode": "hold", "count": 2, "on_s": 5, "off_s": 3, "sides": "each"},
)


@pytest.fixture
def own_window(qtbot, resident, make, tmp_path):
    """Shows an own routine: one exercise with a picture, one without."""
    shrug = replace(own_exercise(), picture=str(picture(tmp_path / "photo.png")))
    built = make(own_break(shrug, TUCK), {shrug.id: shrug, TUCK.id: TUCK})
    built._client.send(Status())
    qtbot.waitUntil(lambda: "status" in resident.verbs)
    resident.tell("show")
    qtbot.waitUntil(built.isVisible)
    return built


def test_a_routine_of_own_exercises_is_led_to_its_end(qtbot, resident, own_window, time):
    page = own_window.play_page
    heard_words = []
    page.announced.connect(heard_words.append)
    own_window.start_page.start.click()
    beats = []
    for _second in range(120):
        let_pass(own_window, time, 1)
        if not own_window.pages.at(page):
            break
        beats.append(page.beat.text())
    assert not own_window.pages.at(page)
    order = ("Get ready", "Go", "And back", "Hold", "Let go", "Other side")
    assert [b for b in dict.fromkeys(beats) if b] == list(order)
    qtbot.waitUntil(lambda: len(resident.requests("step")) == 3)
    names = [step["exercise"] for step in resident.requests("step")]
    assert names == ["own-shrug", "own-tuck", "own-tuck"]
    said = " ".join(heard_words)
    assert "left side" in said
    assert "right side" in said
    assert "Draw your chin back." in said
    assert "reathe" not in said


def test_what_has_no_figure_has_one_picture_and_its_own_lines(own_window, time):
    page = own_window.play_page
    own_window.start_page.start.click()
    shown = [picture.isVisible() for picture in page.cards._pictures]
    captions = [caption.isVisible() for caption in page.cards._captions]
    assert (shown, captions) == ([True, False], [False, False])
    let_pass(own_window, time, 6)
    assert [line.text() for line in page.lines.lines if line.isVisible()] == [
        "Lift both shoulders.",
        "Let them sink.",
    ]
    assert [line.current for line in page.lines.lines[:2]] == [False, True]
    assert not page.breath.isVisible()
    assert page.figure.accessibleName() == "Shrug. Lift both shoulders. Let them sink."


def test_after_own_exercises_nothing_is_asked_about_where_they_were_felt(own_window, time):
    own_window.start_page.start.click()
    let_pass(own_window, time, 200)
    assert own_window.pages.at(own_window.afterwards.felt_page)
    own_window.afterwards.stop(own_window._leader.present)
    assert own_window.pages.at(own_window.afterwards.stop_page)


def test_a_shipped_exercise_after_an_own_one_has_its_two_pictures_again(qtbot, make, resident):
    squeeze = CATALOGUE.exercises["standing-glute-squeeze"]
    both = {TUCK.id: TUCK, squeeze.id: squeeze}
    built = make(own_break(TUCK, squeeze), both)
    page = built.play_page
    for identifier in both:
        (step, *_rest) = [s for s in page._steps if s.exercise.id == identifier]
        page.cards.show_step(step)
        page.lines.show_texts("", "", step.exercise.lines)
    assert not any(picture.isHidden() for picture in page.cards._pictures)
    assert not any(line.isHidden() for line in page.lines.lines)


def test_e43_the_window_tells_once_that_it_can_be_seen(qtbot, resident, window):
    window.pulse.timeout.emit()
    qtbot.waitUntil(lambda: "seen" in resident.verbs)
    window.pulse.timeout.emit()
    window.pulse.timeout.emit()
    qtbot.waitUntil(lambda: resident.verbs.count("alive") >= 3)
    assert resident.verbs.count("seen") == 1


def test_e43_a_minimised_window_is_not_seen(qtbot, resident, make):
    window = make()
    window.appear()
    window.showMinimized()
    window.pulse.timeout.emit()
    qtbot.waitUntil(lambda: resident.verbs.count("alive") >= 2)
    assert "seen" not in resident.verbs


def test_e35_nothing_about_pain_is_on_a_screen_that_others_see(qtbot, resident, window):
    assert window.start_page.pain.isVisible()
    resident.status = {"shared": True}
    window.hearing.ask()
    qtbot.waitUntil(window.start_page.pain.isHidden)
    window.start_page.start.click()
    for _step in STEPS:
        window.play_page.skip.click()
    assert window.pages.at(window.afterwards.last_page)


def test_firm_leaving_out_takes_a_second_press_and_closing_does_not(qtbot, resident, make):
    window = make()
    resident.status = {"firm": True}
    window.appear()
    page = window.start_page
    qtbot.waitUntil(lambda: page._asks_twice)
    page.skip.click()
    assert not page.skip.isEnabled()
    assert window.isVisible()
    page._sure.stop()
    page._take_second_press()
    window._show_times()
    assert page.skip.accessibleName() == "Leave it out all the same"
    with qtbot.waitSignal(window.ended):
        page.skip.click()
    heard(qtbot, resident, "skip")
    resident.heard.clear()
    closed = make()
    closed.appear()
    with qtbot.waitSignal(closed.ended):
        closed.close()
    heard(qtbot, resident, "skip")
