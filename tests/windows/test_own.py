"""The window of one's own exercises and routines, on the real folder of files."""

from dataclasses import replace
from pathlib import Path

import pytest
from own_things import FIGURE, own_break, own_exercise, picture
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QSpinBox,
)

from postureguard.catalogue import shipped_catalogue
from postureguard.core.settings import Settings
from postureguard.core.training.exercise import MOST_WORDS, Dose
from postureguard.core.training.own_routine import LONGEST_S
from postureguard.core.training.routine import Item
from postureguard.protocol import Event
from postureguard.system.own import OwnFiles
from postureguard.system.own.pictures import picture_from
from postureguard.windows.client import ResidentClient
from postureguard.windows.exercises.entries import ID, QUIET_LINE
from postureguard.windows.own import OwnWindow, run_own
from postureguard.windows.own.contents import DRAFT
from postureguard.windows.own.drafts import NEW_EXERCISE
from postureguard.windows.own.exercise_form import ExerciseForm
from postureguard.windows.own.question import Question
from postureguard.windows.own.routine_form import RoutineForm
from postureguard.windows.own.run import turn

SHIPPED = shipped_catalogue()
SHRUG = own_exercise()
TUCK = own_exercise(
    "own-tuck",
    "Chin tuck",
    track="posture",
    level=1,
    place=["desk", "standing"],
    kit=["wall"],
    stop=["Dizziness."],
    dose={"mode": "hold", "count": 4, "on_s": 5, "off_s": 3, "sides": "each"},
)


@pytest.fixture
def store(tmp_path, qapp):
    return OwnFiles(tmp_path / "own")


@pytest.fixture
def filled(store):
    for exercise in (SHRUG, TUCK):
        store.keep_exercise(exercise, None)
    store.keep_routine(own_break(SHRUG, TUCK))
    return store


@pytest.fixture
def show(qtbot):
    def build(store):
        window = OwnWindow(store, SHIPPED, Settings(), picture_from)
        qtbot.addWidget(window, before_close_func=leave)
        window.show()
        return window

    return build


def leave(window):
    """Nothing is to be asked when a test is over."""
    window._leaving = True


@pytest.fixture
def window(show, filled):
    return show(filled)


@pytest.fixture
def empty(show, store):
    return show(store)


def entries(window):
    items = (window.contents.list.item(i) for i in range(window.contents.list.count()))
    return {item.data(ID): item.text() for item in items if item.data(ID)}


def notes(form):
    return {name: field.note.text() for name, field in form.fields.items() if field.note.text()}


def asked(window):
    """The one question that is open."""
    found = [q for q in window.findChildren(Question) if q.isVisible()]
    assert len(found) <= 1
    return found[0] if found else None


def answer(window, code):
    asked(window).buttons[code].click()


def choose_file(window, button, path):
    button.click()
    (dialog,) = [d for d in window.findChildren(QFileDialog) if d.isVisible()]
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    dialog.accept()


def write_new(window, name="Heel drops", lines=("Stand on a step.", "Lower your heels.")):
    window.contents.new_exercise.click()
    form = window.exercise_form
    form.name.setText(name)
    for edit, line in zip(form.lines.edits, lines, strict=False):
        edit.setText(line)
    return form


# --- the list ----------------------------------------------------------------------------------


def test_without_anything_it_says_what_it_is_for(empty):
    said = [label.text() for label in empty.findChildren(QLabel) if label.isVisible()]
    assert "Nothing of your own yet." in said
    assert "Exercises of your own" in said
    assert not empty.save.isVisible()
    assert not empty.give_out.isEnabled()


def test_exercises_and_routines_stand_in_the_list_with_what_matters(window):
    assert entries(window) == {
        "own-tuck": "Chin tuck", "own-shrug": "Shrug", "own-break": "My break",
    }  # fmt: skip
    quiet = {
        window.contents.list.item(i).data(ID): window.contents.list.item(i).data(QUIET_LINE)
        for i in range(window.contents.list.count())
    }
    assert quiet["own-tuck"] == "In your chair · Standing"
    assert quiet["own-break"] == "About 2 minutes"


def test_a_file_that_is_not_right_is_named(show, filled, tmp_path):
    (tmp_path / "own" / "own-shrug" / "exercise.toml").write_text("broken", "utf-8")
    found = show(filled)
    assert "own-shrug" in found.notice.text()
    assert "own-shrug" not in entries(found)


# --- an exercise -------------------------------------------------------------------------------


def test_a_new_exercise_is_kept_with_everything_that_was_filled_in(empty, store):
    form = write_new(empty, "  Heel   drops ")
    form.amount.mode.chips["hold"].click()
    for field, number in ((form.amount.holds, 6), (form.amount.on, 20), (form.amount.off, 4)):
        field.setValue(number)
    form.amount.sides.chips["each"].click()
    form.place.chips["standing"].click()
    form.place.chips["floor"].click()
    form.kit.chips["wall"].click()
    form.track.chips["glute"].click()
    form.level.chips["3"].click()
    form.stop.setText("Pain at the heel.")
    empty.save.click()
    kept = store.catalogue().exercises["own-heel-drops"]
    assert kept == replace(
        NEW_EXERCISE,
        id="own-heel-drops",
        name="Heel drops",
        lines=("Stand on a step.", "Lower your heels."),
        dose=Dose("hold", 6, 20, 4, "each"),
        place=("floor",),
        kit=("wall",),
        track="glute",
        level=3,
        stop=("Pain at the heel.",),
    )
    assert empty.notice.text() == "Saved."
    assert empty.editing == "own-heel-drops"
    assert entries(empty) == {"own-heel-drops": "Heel drops"}


def test_what_is_shown_is_what_is_kept_and_nothing_has_changed(window):
    for identifier, kept in (("own-tuck", TUCK), ("own-shrug", SHRUG)):
        window.turn(identifier)
        assert window.form.draft == kept
        assert not window.form.is_changed
        assert not window.save.isEnabled()


def test_a_change_is_kept_under_the_same_name_in_the_files(window, filled):
    window.turn("own-tuck")
    window.form.name.setText("Chin back")
    assert window.save.isEnabled()
    window.save.click()
    assert filled.catalogue().exercises["own-tuck"] == replace(TUCK, name="Chin back")
    assert entries(window)["own-tuck"] == "Chin back"
    assert filled.catalogue().routines["own-break"].items[1].exercise_id == "own-tuck"


def test_each_field_says_what_it_still_needs_until_it_has_it(empty):
    empty.contents.new_exercise.click()
    form = empty.exercise_form
    assert notes(form) == {
        "name": "Give it a name.",
        "lines": "One, two or three short lines, to be read at a glance.",
    }
    form.name.setText("A <b> name")
    assert notes(form)["name"] == "Please leave out the signs < and >."
    form.name.setText("A name")
    form.lines.edits[1].setText("word " * (MOST_WORDS + 1))
    assert notes(form)["lines"].startswith(f"At most {MOST_WORDS} words")
    assert not empty.save.isEnabled()
    form.lines.edits[1].setText("word " * MOST_WORDS)
    form.place.chips["standing"].click()
    assert notes(form) == {"place": "Choose at least one place."}
    form.place.chips["anywhere"].click()
    assert notes(form) == {}
    assert empty.save.isEnabled()


def test_words_are_counted_while_they_are_typed(qtbot, empty):
    empty.contents.new_exercise.click()
    field = empty.exercise_form.lines
    qtbot.keyClicks(field.edits[0], "Stand tall and")
    assert field.counts[0].text() == f"3 of {MOST_WORDS} words"
    assert field.edits[0].accessibleName() == f"Line 1, 3 of {MOST_WORDS} words"
    field.edits[0].clear()
    assert field.counts[0].text() == ""


def test_a_stretch_of_time_cannot_take_turns(empty):
    form = write_new(empty)
    form.amount.sides.chips["in turn"].click()
    assert form.draft.dose.sides == "in turn"
    form.amount.mode.chips["time"].click()
    form.amount.length.setValue(45)
    assert form.draft.dose == Dose("time", 1, 45, sides="each")
    assert not form.amount.sides.chips["in turn"].isEnabled()


def test_a_harder_one_from_a_pack_stays_as_hard_as_it_is(show, store):
    store.keep_exercise(replace(SHRUG, level=5), None)
    window = show(store)
    window.turn("own-shrug")
    assert window.form.level.chips["3"].isChecked()
    assert window.form.draft.level == 5
    window.form.level.chips["1"].click()
    assert window.form.draft.level == 1


def test_what_the_store_refuses_is_told_and_nothing_is_lost(empty, monkeypatch, tmp_path):
    form = write_new(empty)
    (tmp_path / "own").write_text("in the way", "utf-8")
    empty.save.click()
    assert str(tmp_path) in empty.notice.text()
    assert form.is_changed
    assert form.name.text() == "Heel drops"


# --- its picture -------------------------------------------------------------------------------


def test_a_picture_is_chosen_seen_and_kept_as_a_copy(empty, store, tmp_path):
    form = write_new(empty)
    before = form.picture.view.grab().toImage()
    choose_file(empty, form.picture.choose, picture(tmp_path / "photo.png", 60, 40))
    assert form.picture.view.grab().toImage() != before
    assert not store.catalogue().exercises
    empty.save.click()
    kept = store.catalogue().exercises["own-heel-drops"]
    assert Path(kept.picture).parent == tmp_path / "own" / "own-heel-drops"
    assert QImage(kept.picture).pixelColor(30, 20).name() == "#008080"
    assert not empty.form.is_changed


def test_a_dropped_picture_is_taken(window, filled, tmp_path):
    window.turn("own-shrug")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture(tmp_path / "photo.png")))])
    buttons = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    action, field = Qt.DropAction.CopyAction, window.form.picture
    enter = QDragEnterEvent(QPoint(5, 5), action, data, *buttons)
    QApplication.sendEvent(field, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(field, QDropEvent(QPointF(5, 5), action, data, *buttons))
    window.save.click()
    assert filled.catalogue().exercises["own-shrug"].picture is not None


def test_a_picture_is_taken_away(show, filled, tmp_path):
    filled.keep_exercise(SHRUG, picture(tmp_path / "photo.png"))
    window = show(filled)
    window.turn("own-shrug")
    window.form.picture.remove.click()
    window.save.click()
    assert filled.catalogue().exercises["own-shrug"].picture is None


def test_a_pose_file_makes_it_move(window, filled, tmp_path):
    pose = tmp_path / "pose.toml"
    pose.write_text(FIGURE, "utf-8")
    window.turn("own-shrug")
    choose_file(window, window.form.picture.choose, pose)
    assert window.form.draft.has_figure
    window.save.click()
    assert filled.catalogue().exercises["own-shrug"].has_figure
    window.form.picture.remove.click()
    assert window.form.is_changed
    window.save.click()
    assert not filled.catalogue().exercises["own-shrug"].has_figure


@pytest.mark.parametrize("name", ["notes.png", "empty.svg", "list.toml", "missing.png"])
def test_a_file_that_is_no_picture_is_refused_beside_the_field(window, tmp_path, name):
    path = tmp_path / name
    if name != "missing.png":
        path.write_text("no = 'picture'", "utf-8")
    window.turn("own-shrug")
    window.form.picture.take(path)
    assert name in notes(window.form)["picture"]
    assert not window.form.is_changed
    window.form.picture.take(picture(tmp_path / "photo.png"))
    assert notes(window.form) == {}


# --- a routine ---------------------------------------------------------------------------------


def test_a_routine_is_made_of_own_and_shipped_exercises(window, filled):
    window.contents.new_routine.click()
    form = window.routine_form
    assert notes(form) == {"name": "Give it a name.", "items": "Add at least one exercise."}
    form.name.setText("Before lunch")
    for wish in ("Shrug", "glute bridge"):
        form.adding.search.setText(wish)
        form.adding.add.click()
    form.items.rows[0].amount.setValue(5)
    form.place.chips["floor"].click()
    form.discreet.box.click()
    window.save.click()
    kept = filled.catalogue().routines["own-before-lunch"]
    assert kept.items == (Item("own-shrug", count=5), Item("glute-bridge"))
    assert (kept.place, kept.discreet) == ("floor", True)
    assert entries(window)["own-before-lunch"] == "Before lunch"


def test_the_length_and_its_break_are_told_while_it_grows(window):
    window.contents.new_routine.click()
    form = window.routine_form
    assert not form.total.isVisible()
    told = []
    for _once in range(6):
        form.items.add("own-shrug")
        told.append(form.total.text())
    assert told[0] == "0:32 in all: it fits a break of about a minute."
    assert told[2] == "1:46 in all: it fits a break of 2–3 minutes."
    assert told[5] == "3:37 in all: it fits a break of 5–8 minutes."


def test_a_routine_that_is_too_long_says_so_and_waits(window):
    window.turn("own-break")
    row = window.form.items.rows[0]
    row.amount.setValue(60)
    window.form.items.rows[1].amount.setValue(60)
    assert f"at most {LONGEST_S['long'] // 60} minutes" in notes(window.form)["items"]
    assert not window.save.isEnabled()
    row.amount.setValue(10)
    window.form.items.rows[1].amount.setValue(4)
    assert notes(window.form) == {}


def test_the_usual_amount_of_an_exercise_is_not_written_down(window):
    window.turn("own-break")
    row = window.form.items.rows[0]
    row.amount.setValue(12)
    assert window.form.draft.items[0] == Item("own-shrug", count=12)
    row.amount.setValue(8)
    assert window.form.draft.items[0] == Item("own-shrug")


def test_items_of_a_pack_keep_their_rounds_and_pauses(show, filled):
    item = Item("own-tuck", seconds=40, sets=2, rest_seconds=30, last_rest=False)
    routine = replace(filled.catalogue().routines["own-break"], items=(item,))
    filled.keep_routine(routine)
    window = show(filled)
    window.turn("own-break")
    row = window.form.items.rows[0]
    assert row.amount.value() == 40
    row.amount.setValue(30)
    assert window.form.draft.items == (replace(item, seconds=30),)


def test_items_are_moved_and_taken_out_by_buttons(window):
    window.turn("own-break")
    items = window.form.items
    first, second = items.rows
    first.down.click()
    assert [item.exercise_id for item in items.items] == ["own-tuck", "own-shrug"]
    first.down.click()  # it is the last one already
    assert items.rows == [second, first]
    second.out.click()
    assert [item.exercise_id for item in items.items] == ["own-shrug"]
    assert window.form.is_changed


def test_items_are_moved_by_keyboard_and_keep_it(qtbot, window):
    window.turn("own-break")
    items = window.form.items
    first, second = items.rows
    first.amount.setFocus()
    qtbot.keyClick(first.amount, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert items.rows == [second, first]
    assert first.amount.value() == 8
    qtbot.keyClick(first.amount, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert items.rows == [first, second]
    assert window.focusWidget() is first.amount
    assert first.accessibleName() == "1 of 2: Shrug"


def test_return_in_the_search_and_in_the_list_adds(qtbot, window):
    window.contents.new_routine.click()
    adding = window.routine_form.adding
    qtbot.keyClicks(adding.search, "chin")
    qtbot.keyClick(adding.search, Qt.Key.Key_Return)
    assert window.focusWidget() is adding.list
    qtbot.keyClick(adding.list, Qt.Key.Key_Return)
    assert [item.exercise_id for item in window.routine_form.items.items] == ["own-tuck"]
    adding.search.setText("no such thing")
    assert not adding.add.isEnabled()


def test_the_keyboard_goes_through_the_items_in_their_order(qtbot, window):
    window.turn("own-break")
    form = window.form
    form.items.add("own-shrug")
    form.items.move_row(form.items.rows[2], -1)
    qtbot.waitUntil(form.items.rows[1].isVisible)
    form.name.setFocus()
    for stop in (*form.items.stops, form.adding.search):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is stop


# --- leaving, removing -------------------------------------------------------------------------


def test_closing_asks_once_about_what_is_not_saved(window, filled):
    window.turn("own-tuck")
    window.form.name.setText("Changed")
    window.close()
    assert window.isVisible()
    answer(window, "stay")
    assert window.isVisible()
    assert window.form.name.text() == "Changed"
    window.close()
    answer(window, "leave")
    assert not window.isVisible()
    assert filled.catalogue().exercises["own-tuck"] == TUCK


def test_closing_can_save(window, filled):
    window.turn("own-tuck")
    window.form.name.setText("Changed")
    window.close()
    answer(window, "save")
    assert not window.isVisible()
    assert filled.catalogue().exercises["own-tuck"].name == "Changed"


def test_what_is_not_complete_cannot_be_saved_on_leaving(window):
    window.turn("own-tuck")
    window.form.name.clear()
    window.close()
    assert set(asked(window).buttons) == {"leave", "stay"}
    asked(window).reject()  # Escape
    assert window.isVisible()
    assert asked(window) is None


def test_without_changes_it_closes_at_once(window):
    window.turn("own-break")
    window.close()
    assert not window.isVisible()
    assert asked(window) is None


def test_turning_to_another_one_asks_as_well_and_stays_until_then(window):
    window.turn("own-tuck")
    window.form.name.setText("Changed")
    window.turn("own-shrug")
    assert window.editing == "own-tuck"
    answer(window, "leave")
    assert window.editing == "own-shrug"
    window.turn("own-tuck")
    assert window.form.name.text() == "Chin tuck"


def test_something_new_stands_in_the_list_until_it_is_left(window):
    form = write_new(window)
    assert entries(window)[DRAFT] == "New exercise"
    assert form.is_changed
    window.turn("own-tuck")
    answer(window, "leave")
    assert DRAFT not in entries(window)


def test_removing_asks_first(window, filled):
    window.turn("own-break")
    window.remove.click()
    answer(window, "keep")
    assert "own-break" in filled.catalogue().routines
    window.remove.click()
    answer(window, "remove")
    assert not filled.catalogue().routines
    assert "own-break" not in entries(window)


def test_an_exercise_in_a_routine_cannot_be_removed(window, filled):
    window.turn("own-tuck")
    window.remove.click()
    answer(window, "remove")
    assert "My break" in window.notice.text()
    assert "own-tuck" in filled.catalogue().exercises


# --- packs -------------------------------------------------------------------------------------


def test_a_pack_goes_out_and_comes_in_again(window, show, tmp_path):
    pack = tmp_path / "mine.posturepack"
    choose_file(window, window.give_out, pack)
    assert str(pack) in window.notice.text()
    other = show(OwnFiles(tmp_path / "other"))
    told = []
    other.told.connect(lambda *what: told.append(what))
    choose_file(other, other.take_in, pack)
    assert entries(other) == entries(window)
    assert other.notice.text().startswith("Added: ")
    assert told == [("pack", "kept")]
    choose_file(other, other.take_in, pack)
    assert other.notice.text() == "Everything in this pack was there already."


def test_a_bad_pack_is_refused_with_one_sentence(window, tmp_path):
    pack = tmp_path / "bad.posturepack"
    pack.write_bytes(b"PK nonsense")
    before = entries(window)
    choose_file(window, window.take_in, pack)
    assert "bad.posturepack" in window.notice.text()
    assert entries(window) == before


# --- the resident, the keyboard, a screen reader -----------------------------------------------


def test_each_change_is_told_by_name(window):
    told = []
    window.told.connect(lambda *what: told.append(what))
    window.turn("own-tuck")
    window.form.name.setText("Changed")
    window.save.click()
    window.turn("own-break")
    window.remove.click()
    answer(window, "remove")
    assert told == [("own-tuck", "kept"), ("own-break", "removed")]


def test_the_resident_can_turn_it(window):
    turn(window, Event("show", {"item": "own-tuck"}))
    assert window.editing == "own-tuck"
    for event in (Event("show"), Event("show", {"item": "no-such"}), Event("close")):
        turn(window, event)
        assert window.editing == "own-tuck"


def test_as_a_process_it_tells_the_resident_what_was_kept(qtbot, qapp, filled, resident):
    client = ResidentClient(resident.name)

    def change():
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, OwnWindow)]
        (found,) = [w for w in windows if w.isVisible()]
        found.form.name.setText("Changed")
        found.save.click()
        found.close()

    def when_heard():
        if "subscribe" in resident.verbs:
            beat.stop()
            change()

    beat = QTimer(interval=20)
    beat.timeout.connect(when_heard)
    beat.start()
    shipped = shipped_catalogue()
    assert run_own(filled, shipped, Settings(), picture_from, "own-tuck", client) == 0
    qtbot.waitUntil(lambda: "say" in resident.verbs)
    (said,) = resident.requests("say")
    assert (said["about"], said["value"]) == ("own.own-tuck", "kept")


def test_an_exercise_can_be_made_with_the_keyboard_alone(qtbot, empty, store):
    empty.contents.new_exercise.setFocus()
    qtbot.keyClick(empty.contents.new_exercise, Qt.Key.Key_Space)
    assert empty.focusWidget() is empty.exercise_form.name
    qtbot.keyClicks(empty.focusWidget(), "Heel drops")
    for _stop in range(20):
        if empty.focusWidget() is empty.exercise_form.lines.edits[0]:
            break
        qtbot.keyClick(empty.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(empty.focusWidget(), "Lower your heels slowly.")
    qtbot.keyClick(empty.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "own-heel-drops" in store.catalogue().exercises


@pytest.mark.parametrize("wish", ["own-tuck", "own-break"])
def test_everything_that_takes_the_keyboard_has_a_name(window, wish):
    window.turn(wish)
    for kind in (QAbstractButton, QLineEdit, QListWidget, QSpinBox):
        for widget in window.form.findChildren(kind) + window.findChildren(kind):
            inner = isinstance(widget.parent(), QSpinBox)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not inner:
                assert widget.accessibleName(), widget


def test_the_form_fits_the_thing(window):
    window.turn("own-tuck")
    assert isinstance(window.form, ExerciseForm)
    window.turn("own-break")
    assert isinstance(window.form, RoutineForm)
    assert window.heading.text() == "My break"


@pytest.mark.parametrize("wish", ["own-tuck", "own-break"])
def test_nothing_is_cut_at_the_side_of_the_smallest_window(window, wish):
    window.resize(window.minimumSize())
    window.turn(wish)
    form = window.form
    modes = ("reps", "hold", "time") if isinstance(form, ExerciseForm) else ("",)
    for mode in modes:
        if isinstance(form, ExerciseForm):
            form.amount.mode.chips[mode].click()
        QApplication.processEvents()
        assert form.widget().width() <= form.viewport().width()
