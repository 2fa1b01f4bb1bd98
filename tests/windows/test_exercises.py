"""The exercise window: find an exercise, look at its movement, cues and fault, by keyboard too."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from own_things import own_exercise
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWindowStateChangeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListWidget

from postureguard import theme as themes
from postureguard.catalogue import read_exercise
from postureguard.core.settings import Settings
from postureguard.core.training.exercise import STOP_RULE, Dose
from postureguard.core.training.faulty_lift import FaultyLift
from postureguard.core.training.left_out import LeftOut
from postureguard.core.training.lesson import Lesson
from postureguard.core.training.movement import Movement
from postureguard.core.training.tempo import end_phase
from postureguard.protocol import Event
from postureguard.resources import resource
from postureguard.windows.client import ResidentClient
from postureguard.windows.exercises import words
from postureguard.windows.exercises.entries import QUIET_LINE
from postureguard.windows.exercises.library import LEFT_OUT, Library, groups, shipped_library
from postureguard.windows.exercises.moving import TEMPO, faded
from postureguard.windows.exercises.run import Stock, join, run_exercises, turn
from postureguard.windows.exercises.window import ExercisesWindow
from postureguard.windows.routine.motion import Faded, Shown

NAMES = ("sit-to-stand", "seated-glute-squeeze", "standing-hip-flexor-stretch", "walk-snack")


def exercise(name):
    return read_exercise(resource("exercises", name, "exercise.toml"))


def with_lesson(found):
    """The exercise with a lesson of its own making: a cue at the hip and one at the knee."""
    lesson = Lesson(("hip", "kneec_r"), found.faults[0], found.figure.keys[:2])
    return replace(
        found,
        cues=("First cue.", "Second cue."),
        movement=lambda: Movement(found.figure, lesson),
    )


def without_lesson(found):
    figure = found.figure
    return replace(found, movement=lambda: Movement(figure, None))


@pytest.fixture
def library():
    found = {name: without_lesson(exercise(name)) for name in NAMES}
    found["sit-to-stand"] = with_lesson(found["sit-to-stand"])
    hinge = replace(
        found["seated-glute-squeeze"], id="wall-hip-hinge", name="Wall hip hinge", easier=None
    )
    found["sit-to-stand"] = replace(found["sit-to-stand"], harder="wall-hip-hinge", easier=None)
    found["wall-hip-hinge"] = hinge
    lifts = tuple(
        FaultyLift(f"lift-{n}", f"Lift {n}", "wall-hip-hinge", "See.", "Do.", "S20.", hinge.figure)
        for n in (1, 2, 3)
    )
    left_out = (LeftOut("sit-up", "Sit-ups", "Not for now."),)
    return Library(MappingProxyType(found), lifts, left_out, {"R45": "Callaghan 1998"})


class Time:
    """A clock that stands still until it is moved."""

    now_s = 0.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def window(qtbot, library, time):
    shown = ExercisesWindow(library, Settings(), time)
    qtbot.addWidget(shown)
    shown.resize(1080, 760)
    shown.show()
    shown.show_item("sit-to-stand")
    return shown


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


# --- the list ----------------------------------------------------------------------------------


def test_the_shipped_library_can_be_read():
    shipped = shipped_library()
    assert len(shipped.left_out) == 11
    assert {lift.of for lift in shipped.lifts} <= {"wall-hip-hinge"}
    assert shipped.exercises


def test_every_exercise_is_in_one_group_easy_ones_first(library):
    found = groups(library.exercises)
    names = [e.id for group in found for e in group.exercises]
    assert sorted(names) == sorted(library.exercises)
    levels = [(group.track, group.level) for group in found]
    assert len(set(levels)) == len(levels)
    assert [level for track, level in levels if track == "glute"] == [1]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("squeeze", {"seated-glute-squeeze"}),
        ("HIP standing", {"standing-hip-flexor-stretch"}),
        ("chair", {"sit-to-stand", "seated-glute-squeeze", "standing-hip-flexor-stretch",
                   "wall-hip-hinge"}),
        ("quadriceps", {"sit-to-stand"}),
        ("sit ups", {LEFT_OUT}),
        ("xyzzy", set()),
    ],
)  # fmt: skip
def test_a_search_looks_at_names_muscles_places_and_kit(window, search, found):
    window.contents.search.setText(search)
    assert set(window.contents.identifiers) == found
    assert window.contents.nothing.isVisible() == (not found)


def test_what_is_left_out_is_the_last_entry(qtbot, window):
    assert window.contents.identifiers[-1] == LEFT_OUT
    window.contents.list.setFocus()
    qtbot.keyClick(window.contents.list, Qt.Key.Key_End)
    assert window.shown == LEFT_OUT
    assert {"Sit-ups", "Not for now."} <= set(texts(window.left_out))


def test_arrow_keys_walk_from_exercise_to_exercise_over_the_headings(qtbot, window):
    seen = [window.shown]
    window.contents.show_chosen(window.contents.identifiers[0])
    for _ in window.contents.identifiers[1:]:
        qtbot.keyClick(window.contents.list, Qt.Key.Key_Down)
        seen.append(window.shown)
    assert tuple(seen[1:]) == window.contents.identifiers[1:]


def test_from_the_search_down_leads_to_the_first_that_was_found(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.contents.search.hasFocus()
    qtbot.keyClicks(window.contents.search, "walk")
    qtbot.keyClick(window.contents.search, Qt.Key.Key_Down)
    assert window.shown == "walk-snack"
    assert window.contents.list.hasFocus()


def test_escape_clears_the_search_before_it_closes_the_window(qtbot, window):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.contents.search.setFocus()
    qtbot.keyClicks(window.contents.search, "walk")
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert (window.isVisible(), window.contents.search.text()) == (True, "")
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_after_a_search_the_list_marks_what_is_shown(window):
    shown = window.shown
    window.contents.search.setText("walk")
    assert shown not in window.contents.identifiers
    window.contents.search.clear()
    current = window.contents.list.currentItem()
    assert current is not None
    assert window.contents._item(shown) is current


def test_pictures_are_drawn_after_the_window_is_there_and_once(qtbot, window):
    thumbnails = window.contents._thumbnails
    qtbot.waitUntil(lambda: "sit-to-stand" in thumbnails._drawn)
    qtbot.waitUntil(lambda: not thumbnails._idle.isActive())
    before = thumbnails._drawn["sit-to-stand"]
    window.contents.list.viewport().grab()
    assert not thumbnails._idle.isActive()
    assert thumbnails._drawn["sit-to-stand"] is before


# --- the lesson --------------------------------------------------------------------------------


def test_the_lesson_tells_everything(window, library):
    shown = library.exercises["sit-to-stand"]
    said = "\n".join(texts(window.lesson))
    for sentence in (shown.name, *shown.lines, *shown.do, *shown.faults, *shown.stop, STOP_RULE):
        assert sentence in said
    for sentence in (shown.muscles, shown.mastered, "8 times, 4 seconds each"):
        assert sentence in said


def test_at_half_tempo_the_movement_takes_twice_as_long(window, time):
    figure = window.lesson.stage.figure
    shown = window._library.exercises["sit-to-stand"].figure
    assert TEMPO == 0.5
    time.now_s = 2 * shown.tempo.out + 0.01
    figure.look()
    assert figure.moment == Shown(float(end_phase(shown)))
    time.now_s = 2 * sum((shown.tempo.out, shown.tempo.hold, shown.tempo.back)) + 0.01
    figure.look()
    assert figure.moment == Shown(0.0)


def test_paused_it_stands_where_it_is_and_no_timer_runs(window, time):
    figure, play = window.lesson.stage.figure, window.lesson.stage.play
    time.now_s = 1.0
    figure.look()
    before = figure.moment
    play.click()
    assert not figure.moving
    assert play.accessibleName() == "Play"
    time.now_s = 60.0
    play.click()
    figure.look()
    assert figure.moment == before
    assert play.accessibleName() == "Pause"


def test_nobody_looks_no_timer_runs(window):
    figure, stage = window.lesson.stage.figure, window.lesson.stage
    assert figure.moving
    stage.turn_to("fault")
    assert not figure.moving
    stage.turn_to("cues")
    assert figure.moving
    assert stage.cues.by_itself
    window.hide()
    assert not figure.moving
    assert not stage.cues.by_itself
    window.show()
    assert figure.moving


def test_minimised_no_time_passes(window):
    figure = window.lesson.stage.figure
    window.setWindowState(Qt.WindowState.WindowMinimized)
    QApplication.sendEvent(window, QWindowStateChangeEvent(Qt.WindowState.WindowNoState))
    assert not figure.moving
    window.setWindowState(Qt.WindowState.WindowNoState)
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowStateChange))
    assert figure.moving


def test_reduced_motion_fades_between_start_and_end(qtbot, library, time):
    window = ExercisesWindow(library, Settings(motion="reduced"), time)
    qtbot.addWidget(window)
    window.show()
    window.show_item("sit-to-stand")
    shown = library.exercises["sit-to-stand"].figure
    shares = set()
    for tick in range(60):
        time.now_s = tick / 2
        window.lesson.stage.figure.look()
        moment = window.lesson.stage.figure.moment
        assert isinstance(moment, Faded)
        assert moment.share == faded(shown, time.now_s * TEMPO)
        shares.add(moment.share)
    assert {0.0, 1.0} <= shares


def test_the_cues_point_at_what_they_are_about_one_by_one(qtbot, window):
    stage = window.lesson.stage
    stage.turn_to("cues")
    assert (stage.figure.pointer.number, stage.figure.pointer.landmark) == (1, "hip")
    stage.cues._by_itself.timeout.emit()
    assert (stage.figure.pointer.number, stage.figure.pointer.landmark) == (2, "kneec_r")
    assert stage.cues.by_itself
    stage.cues.later.click()
    assert stage.figure.pointer.number == 1
    assert not stage.cues.by_itself
    stage.turn_to("movement")
    assert stage.figure.pointer is None


def test_left_and_right_turn_the_cues_wherever_the_keyboard_is(qtbot, window):
    stage = window.lesson.stage
    stage.turn_to("cues")
    for place in (stage.cues.later, stage.play, window.lesson):
        place.setFocus()
        before = stage.cues.current
        qtbot.keyClick(place, Qt.Key.Key_Right)
        assert stage.cues.current == 1 - before
        qtbot.keyClick(place, Qt.Key.Key_Left)
        assert stage.cues.current == before


def test_no_button_moves_when_the_cue_changes(qtbot, window):
    stage = window.lesson.stage
    window.resize(700, 700)
    stage.turn_to("cues")
    QApplication.processEvents()
    before = stage.cues.later.mapTo(window, stage.cues.later.rect().topLeft())
    stage.cues.later.click()
    QApplication.processEvents()
    assert stage.cues.later.mapTo(window, stage.cues.later.rect().topLeft()) == before


def test_beside_a_larger_picture_the_words_grow_too(window):
    stage = window.lesson.stage
    before = [part.font().pointSizeF() for part in (*stage.lines, *stage.cues.lines)]
    window.resize(1920, 1080)
    QApplication.processEvents()
    after = [part.font().pointSizeF() for part in (*stage.lines, *stage.cues.lines)]
    assert all(b > 1.4 * a for a, b in zip(before, after, strict=True))
    window.show_item("walk-snack")
    assert stage.cues.lines[0].font().pointSizeF() == pytest.approx(after[0])


@pytest.mark.parametrize("width", [700, 1000, 1040, 1120, 1600])
def test_no_text_about_the_exercise_is_cut_at_any_width(window, width):
    window.resize(width, 760)
    QApplication.processEvents()
    details = window.lesson.details
    shown = [label for label in details.findChildren(QLabel) if label.isVisible()]
    assert len(shown) > 10
    assert [
        label.text() for label in shown if label.height() < label.heightForWidth(label.width())
    ] == []


def test_the_mark_is_painted_over_the_picture(window):
    stage = window.lesson.stage
    stage.play.click()
    stage.turn_to("cues")
    with_mark = stage.figure.grab().toImage()
    stage.figure.point_at_nothing()
    assert stage.figure.grab().toImage() != with_mark


def test_the_fault_is_beside_the_right_one_with_shape_and_words(window, library):
    stage = window.lesson.stage
    assert stage.chips["fault"].isVisible()
    stage.chips["fault"].click()
    said = texts(stage.fault)
    fault = library.exercises["sit-to-stand"].lesson.fault
    assert said[:1] == ["Like this"]
    assert {"Not like this", fault} <= set(said)
    right, wrong = stage.fault.right.example, stage.fault.wrong.example
    assert right.size() == wrong.size()
    assert right._card.framing == wrong._card.framing
    assert right._sign != wrong._sign
    assert "Not like this" in wrong.accessibleName()
    assert right.grab().toImage() != wrong.grab().toImage()


def test_without_a_lesson_there_is_no_fault_to_look_at_and_no_mark(window):
    window.show_item("walk-snack")
    stage = window.lesson.stage
    assert not stage.chips["fault"].isVisible()
    stage.turn_to("cues")
    assert stage.figure.pointer is None
    assert stage.cues.lines


def test_the_faulty_lifts_are_shown_where_one_lifts(window):
    stage = window.lesson.stage
    assert not stage.chips["lifts"].isVisible()
    window.show_item("wall-hip-hinge")
    assert stage.chips["lifts"].isVisible()
    stage.chips["lifts"].click()
    assert "Notice, adjust, carry on." in texts(stage.lifts)
    assert [part.example._card is not None for part in stage.lifts.parts] == [True] * 3


def test_another_exercise_begins_with_its_movement(window):
    window.lesson.stage.turn_to("cues")
    window.show_item("walk-snack")
    assert window.lesson.stage.view == "movement"


def test_harder_leads_to_the_harder_one_and_what_is_not_there_has_no_row(window):
    details = window.lesson.details
    assert details.harder.isVisible()
    assert not details.easier.isVisible()
    (link,) = details.harder.findChildren(QAbstractButton)
    link.click()
    assert window.shown == "wall-hip-hinge"
    assert window.contents.list.currentItem().text() == "Wall hip hinge"


# --- words -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        (Dose("reps", 8, 4), "8 times, 4 seconds each"),
        (Dose("hold", 8, 5, 3), "8 holds of 5 seconds, 3 seconds between them"),
        (Dose("hold", 1, 30, 0, sides="each"), "30 seconds, on each side"),
        (Dose("hold", 3, 8, 0), "3 holds of 8 seconds"),
        (Dose("time", 1, 60), "1 minute"),
        (Dose("time", 1, 120), "2 minutes"),
        (Dose("reps", 1, 1), "1 time, 1 second each"),
    ],
)
def test_the_dose_in_words(dose, said):
    assert words.dose(dose) == said


@pytest.mark.parametrize(
    ("breath", "said"),
    [
        ((), "Keep breathing easily all the way."),
        (("easy", "easy", "easy"), "Keep breathing easily all the way."),
        (
            ("out", "easy", "in"),
            "On the way breathe out, at the end keep breathing, on the way back breathe in.",
        ),
    ],
)
def test_breathing_in_words(breath, said):
    assert words.breathing(breath) == said


# --- the window --------------------------------------------------------------------------------


def test_out_of_full_screen_by_the_desktop_the_list_is_back(window):
    window.showFullScreen()
    assert not window.contents.isVisible()
    window.showNormal()
    assert window.contents.isVisible()
    assert window.full.text() == "Full screen"


def test_full_screen_shows_the_lesson_alone_and_escape_leads_back(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert not window.contents.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.contents.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize("size", [(640, 480), (800, 600), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("name", ["sit-to-stand", "wall-hip-hinge"])
def test_the_picture_is_never_smaller_than_240_and_fits_its_page(window, name, size):
    window.show_item(name)
    window.resize(*size)
    QApplication.processEvents()
    figure = window.lesson.stage.figure
    assert figure.width() >= 240
    assert figure.width() * 3 == pytest.approx(figure.height() * 4, abs=4)
    page = window.lesson
    assert figure.mapTo(page, figure.rect().bottomRight()).x() < page.viewport().width()
    assert page.widget().width() <= page.viewport().width()


def test_cues_that_needed_more_lines_in_a_narrow_place_give_the_room_back(window):
    cues = window.lesson.stage.cues
    window.lesson.stage.turn_to("cues")
    QApplication.processEvents()
    before = [line.height() for line in cues.lines]
    cues.set_reading_size(5.0)
    assert max(line.height() for line in cues.lines) > max(before)
    cues.set_reading_size(1.0)
    assert [line.height() for line in cues.lines] == before


@pytest.mark.parametrize("width", range(900, 906))
def test_pictures_to_compare_are_of_one_size(window, width):
    window.resize(width, 760)
    window.lesson.stage.turn_to("fault")
    QApplication.processEvents()
    fault = window.lesson.stage.fault
    assert fault.right.example.size() == fault.wrong.example.size()
    assert fault.right.y() == fault.wrong.y()


def test_the_fault_is_beside_the_right_way_even_in_the_smallest_window(window):
    window.resize(640, 480)
    window.lesson.stage.turn_to("fault")
    QApplication.processEvents()
    fault = window.lesson.stage.fault
    assert fault.wrong.x() > fault.right.geometry().right()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_light_and_dark_are_different_pictures(qtbot, qapp, library, time, name):
    palette = qapp.palette()
    qapp.setPalette(themes.qpalette(themes.DARK if name == "dark" else themes.LIGHT))
    window = ExercisesWindow(library, Settings(), time)
    qtbot.addWidget(window)
    window.show()
    window.show_item("sit-to-stand")
    window.lesson.stage.turn_to("fault")
    ground = window.lesson.stage.fault.right.example._card.background
    qapp.setPalette(palette)
    assert ground == (themes.DARK if name == "dark" else themes.LIGHT).card


def test_the_resident_can_turn_the_window_to_another_exercise(window, library):
    def look():
        return Stock(library)

    turn(window, look, Event("show", {"item": "walk-snack"}))
    assert window.shown == "walk-snack"
    for event in (Event("show"), Event("show", {"item": "no-such"}), Event("close", {"item": 3})):
        turn(window, look, event)
        assert window.shown == "walk-snack"


class Visitor(QObject):
    """Has the window turn to another exercise once it listens, and closes it when that is on."""

    def __init__(self, resident, item):
        super().__init__()
        self._resident, self._item = resident, item
        self.turned = False
        self._beat = self.startTimer(20)

    def timerEvent(self, _event):  # noqa: N802
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, ExercisesWindow)]
        if not windows or "subscribe" not in self._resident.verbs:
            return
        if windows[0].shown == self._item:
            self.turned = windows[0].isVisible()
            self.killTimer(self._beat)
            windows[0].close()
        else:
            self._resident.tell("show", item=self._item)


def test_as_a_process_it_listens_for_another_exercise(qapp, library, resident):
    visitor, client = Visitor(resident, "walk-snack"), ResidentClient(resident.name)
    stock = Stock(library)
    assert run_exercises(lambda: stock, Settings(theme="light"), "sit-to-stand", client) == 0
    assert visitor.turned
    assert [r["window"] for r in resident.requests("subscribe")] == ["exercises"]


def test_everything_that_takes_the_keyboard_has_a_name(window):
    for kind in (QAbstractButton, QLineEdit, QListWidget):
        for widget in window.findChildren(kind):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName(), widget
    assert window.lesson.stage.figure.accessibleName()
    assert window.lesson.accessibleName() == "Lesson: Sit to stand"
    item = window.contents.list.currentItem()
    assert "Level 1" in item.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_closed_window_leaves_no_timer_running(window):
    window.close()
    assert not window.lesson.stage.figure.moving
    assert not window.lesson.stage.cues.by_itself


def test_a_lesson_that_is_looked_at_counts_as_opened(qtbot, window):
    with qtbot.waitSignal(window.opened) as told:
        window.show_item("sit-to-stand")
    assert told.args == ["sit-to-stand"]


# --- what is left out, and one's own -----------------------------------------------------------


@pytest.fixture
def with_own(library):
    shrug = own_exercise()
    return replace(library, exercises={**library.exercises, shrug.id: shrug})


@pytest.fixture
def joined(qtbot, resident, with_own, time):
    """A window that a resident hears, and what it reads of the journal."""
    off = set()
    shown = ExercisesWindow(with_own, Settings(), time)
    qtbot.addWidget(shown)
    client = ResidentClient(resident.name)
    join(shown, lambda: Stock(with_own, frozenset(off)), client)
    client.open()
    shown.show()
    shown.show_item("sit-to-stand")
    yield shown, off
    client.close()


def row(window, identifier):
    return window.contents._item(identifier)


def test_an_exercise_is_left_out_and_offered_again(qtbot, resident, joined):
    window, off = joined
    off.add("sit-to-stand")
    assert window.choice.switch.text() == "Leave this one out"
    window.choice.switch.click()
    qtbot.waitUntil(lambda: window.choice.switch.text() == "Offer it again")
    assert row(window, "sit-to-stand").data(QUIET_LINE) == "left out by you"
    assert row(window, "walk-snack").data(QUIET_LINE) != "left out by you"
    assert window.lesson.heading.text().endswith("left out by you")
    off.clear()
    window.choice.switch.click()
    qtbot.waitUntil(lambda: window.choice.switch.text() == "Leave this one out")
    assert "left out" not in window.lesson.heading.text()
    said = [(r["about"], r["value"]) for r in resident.requests("say")]
    assert said == [("off.sit-to-stand", "yes"), ("off.sit-to-stand", "no")]


def test_what_is_left_out_is_pale_in_the_list(window):
    before = window.contents.list.grab().toImage()
    window.show_off(frozenset({"walk-snack"}))
    assert window.contents.list.grab().toImage() != before
    assert row(window, "walk-snack").data(Qt.ItemDataRole.AccessibleTextRole).endswith("by you")
    window.show_off(frozenset())
    assert window.contents.list.grab().toImage() == before


def test_own_exercises_stand_first_with_a_word_and_lead_to_their_editor(qtbot, resident, joined):
    window, _off = joined
    assert window.contents.identifiers[0] == "own-shrug"
    assert window.contents.list.item(0).text() == "Your own"
    assert row(window, "own-shrug").data(QUIET_LINE) == "own · Standing"
    assert not window.choice.change.isVisible()
    window.show_item("own-shrug")
    window.choice.change.click()
    window.own.click()
    qtbot.waitUntil(lambda: len(resident.requests("show")) == 2)
    shown = [(r["window"], r.get("item")) for r in resident.requests("show")]
    assert shown == [("own", "own-shrug"), ("own", None)]


def test_of_an_own_exercise_only_what_is_known_is_told(qtbot, with_own, time):
    window = ExercisesWindow(with_own, Settings(), time)
    qtbot.addWidget(window)
    window.show()
    window.show_item("own-shrug")
    said = texts(window.lesson)
    assert "8 times, 4 seconds each" in said
    for heading in ("Step by step", "What works", "Look out for", "Where it comes from", "Easier"):
        assert heading not in said
    assert not any(chip.isVisible() for chip in window.lesson.stage.chips.values())
    assert not window.lesson.stage.play.isVisible()
    assert window.lesson.stage.figure.accessibleName().startswith("Shrug. Lift both")
    window.show_item("sit-to-stand")
    assert "Step by step" in texts(window.lesson)
    assert window.lesson.stage.chips["cues"].isVisible()


def test_an_own_exercise_has_no_lesson_to_open(qtbot, with_own, time):
    window = ExercisesWindow(with_own, Settings(), time)
    qtbot.addWidget(window)
    told = []
    window.opened.connect(told.append)
    window.show()
    window.show_item("own-shrug")
    window._stay.timeout.emit()
    assert told == []


def test_nothing_can_be_chosen_while_nobody_hears_it(qtbot, resident, joined, window):
    assert not window.choice.isVisible()
    assert not window.own.isVisible()
    heard, _off = joined
    assert heard.choice.isVisible()
    assert heard.own.isVisible()
    resident.go()
    qtbot.waitUntil(lambda: not heard.choice.isVisible())
    assert not heard.own.isVisible()


def test_what_became_of_own_exercises_is_seen_on_coming_back(window, with_own, library):
    window.show_library(with_own)
    assert "own-shrug" in window.contents.identifiers
    assert window.shown == "sit-to-stand"
    window.show_item("own-shrug")
    changed = replace(with_own.exercises["own-shrug"], name="Both shoulders")
    stock = Stock(replace(with_own, exercises={**library.exercises, changed.id: changed}))
    turn(window, lambda: stock, Event("show"))
    assert window.lesson.name.text() == "Both shoulders"
    turn(window, lambda: Stock(library), Event("show"))
    assert "own-shrug" not in window.contents.identifiers
    assert window.shown == window.contents.identifiers[0]
