"""The window “Your data”, on files of its own: what it tells, does, and asks before it does."""

import json
from datetime import UTC, date
from threading import Event, get_ident
from typing import Any

import pytest
from journal.facts import begin, counted, whole
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from postureguard import own_data
from postureguard import theme as themes
from postureguard.core.settings import Settings
from postureguard.errors import UserError
from postureguard.own_data import DataAtHand, Whose
from postureguard.system.clock import SystemClock
from postureguard.system.paths import Paths
from postureguard.windows.data.forgetting import Forgetting
from postureguard.windows.data.mapping import Mapping
from postureguard.windows.data.pages import Busy, Outcome, Step
from postureguard.windows.data.surroundings import Stopped, Surroundings
from postureguard.windows.data.window import DataWindow
from postureguard.windows.data.work import EVERY

RUNNING = "PostureGuard is ended for this, and started again afterwards."


class Desk:
    """A person's files, and a window on them."""

    def __init__(self, folder, qtbot):
        self.paths = Paths(
            settings=folder / "config" / "config.toml",
            journal=folder / "data" / "journal.sqlite3",
            own=folder / "data" / "own",
            log=folder / "state" / "postureguard.log",
            socket=str(folder / "s"),
        )
        self.qtbot = qtbot
        self.started: list[str] = []
        self.opened: list[Any] = []
        whose = Whose(self.paths, Settings(), SystemClock())
        self.data = DataAtHand(whose, lambda: self.started.append("program"))
        self.window: Any = None

    def open(self):
        around = Surroundings(
            self.data,
            lambda: self.started.append("report"),
            lambda path: bool(self.opened.append(path) or True),
        )
        self.window = DataWindow(around, lambda: date(2026, 11, 22), UTC)
        self.qtbot.addWidget(self.window)
        self.window.show()
        return self.window

    @property
    def page(self):
        return self.window.stage.page

    def words(self):
        labels = self.window.stage.currentWidget().findChildren(QLabel)
        text = "\n".join(label.text() for label in labels if label.isVisible())
        return text.replace("\u200b", "")

    def settle(self):
        """Until nothing goes on."""
        self.qtbot.waitUntil(lambda: not self.window.stage.is_working, timeout=30_000)

    def go_on(self):
        assert isinstance(self.page, Step)
        assert self.page.go.isEnabled()
        self.page.go.click()
        self.settle()


@pytest.fixture
def desk(tmp_path, qtbot, qapp):
    themes.apply(qapp, themes.LIGHT)
    yield Desk(tmp_path, qtbot)
    qapp.setStyleSheet("")


@pytest.fixture
def kept(desk):
    begin(desk.paths.journal)
    desk.open()
    return desk


def test_where_the_journal_is_how_large_and_what_it_spans(kept):
    told = kept.words()
    assert f"Your journal: {kept.paths.journal}" in told
    facts = sum(counted(kept.paths.journal).values())
    assert f"{facts} facts, from 19 Nov 2026 to 20 Nov 2026. Size: " in told
    assert "There is no backup beside it yet" in told
    kept.window.overview.buttons["back-up"].click()
    kept.settle()
    assert "The copy is whole: " in kept.words()
    kept.page.back.click()
    assert "1 copy in " in kept.words()


def test_without_a_journal_there_is_nothing_to_hand_out(desk):
    window = desk.open()
    assert "There is no journal yet." in desk.words()
    for name in ("json", "zip", "back-up", "copy", "report"):
        assert not window.overview.buttons[name].isEnabled()
    for name in ("journal", "workrave", "activitywatch", "pain", "restore", "forget"):
        assert window.overview.buttons[name].isEnabled()


def test_a_journal_that_cannot_be_read_is_told_in_one_sentence(desk):
    desk.paths.journal.parent.mkdir()
    desk.paths.journal.write_text("Dear diary")
    desk.open()
    assert f"{desk.paths.journal} is not a whole journal" in desk.words()


@pytest.mark.parametrize("form", ["json", "zip"])
def test_export(kept, tmp_path, form):
    target = tmp_path / f"all.{form}"
    kept.window.doings.export(form, target)
    kept.settle()
    assert f"Written: {target}" in kept.words()
    assert "It contains health data." in kept.words()
    if form == "json":
        assert json.loads(target.read_text())["tables"]["pain_rating"]
    else:
        assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("form", ["json", "zip"])
def test_nothing_is_written_over_the_journal(kept, form):
    before = counted(kept.paths.journal)
    kept.window.doings.export(form, kept.paths.journal)
    kept.settle()
    assert f"{kept.paths.journal} is the journal itself." in kept.words()
    assert counted(kept.paths.journal) == before


def test_the_sentence_of_an_error_is_that_of_the_command_line(kept, tmp_path):
    target = tmp_path / "file" / "all.json"
    (tmp_path / "file").touch()
    with pytest.raises(UserError) as caught:
        own_data.hand_out(kept.data.whose, "json", target)
    kept.window.doings.export("json", target)
    kept.settle()
    assert isinstance(kept.page, Outcome)
    assert kept.page.sentences == (str(caught.value),)
    kept.window.doings.bring("workrave", tmp_path / "file")
    kept.settle()
    assert kept.page.sentences == (
        f"{tmp_path / 'file'}, line 1: it does not begin with “WorkRaveStats 4”. "
        "Nothing was changed.",
    )


def test_a_copy_is_looked_at_before_it_takes_the_place(kept, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    kept.window.doings.back_up(copy)
    kept.settle()
    begin_again = whole(kept.paths.journal)
    (tmp_path / "pain.csv").write_text("date,score\n2026-11-22,9\n")
    kept.window.doings.bring("pain", tmp_path / "pain.csv")
    kept.go_on()
    kept.go_on()
    changed = whole(kept.paths.journal)
    assert changed != begin_again
    kept.window.doings.restore(copy)
    kept.settle()
    told = kept.words()
    facts = sum(map(len, begin_again.values()))
    assert f"The copy {copy}: {facts} facts, from 19 Nov 2026 to 20 Nov 2026." in told
    assert f"which has now: {facts + 1} facts, from 19 Nov 2026 to 22 Nov 2026." in told
    assert "Your present journal is kept as a file beside it." in told
    assert whole(kept.paths.journal) == changed
    kept.go_on()
    assert whole(kept.paths.journal) == begin_again
    (before,) = kept.paths.journal.parent.glob("journal.before-*")
    assert f"The one before is kept as {before}" in kept.words()
    assert whole(before) == changed


def test_going_back_from_a_second_step_changes_nothing(kept, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    kept.data.back_up(copy)
    before = kept.paths.journal.read_bytes()
    kept.window.doings.restore(copy)
    kept.settle()
    assert kept.window.focusWidget() is kept.page.back
    kept.page.back.click()
    assert kept.page is None
    assert kept.paths.journal.read_bytes() == before


def test_what_is_no_copy_is_refused(kept, tmp_path):
    (tmp_path / "notes").write_text("Dear diary")
    kept.window.doings.restore(tmp_path / "notes")
    kept.settle()
    assert "is not a whole journal of PostureGuard" in kept.words()


def test_another_computers_journal(kept, tmp_path):
    other = begin(tmp_path / "other.sqlite3", "b", ratings=5)
    mine = sum(counted(kept.paths.journal).values())
    kept.window.doings.bring("journal", other)
    kept.settle()
    theirs = sum(counted(other).values())
    assert f"{other}: {theirs} facts, from 19 Nov 2026 to 20 Nov 2026." in kept.words()
    kept.go_on()
    assert f"{theirs} facts added." in kept.words()
    assert sum(counted(kept.paths.journal).values()) == mine + theirs
    kept.window.doings.bring("journal", other)
    kept.settle()
    kept.go_on()
    assert "Nothing was added." in kept.words()
    assert f"{theirs} facts known already." in kept.words()


def test_the_columns_of_a_table_are_chosen(kept, tmp_path):
    table = tmp_path / "pain.csv"
    table.write_text("Notiz;Tag;Wert;Uhrzeit\nx;2026-11-22;4;14:30\n;2026-11-21;3;09:00\n")
    kept.window.doings.bring("pain", table)
    mapping = kept.page.findChild(Mapping)
    assert (mapping.columns.date, mapping.columns.score, mapping.columns.time) == (
        "Tag",
        "Wert",
        "Uhrzeit",
    )
    mapping.fields["score"].setCurrentText("Tag")
    assert not kept.page.go.isEnabled()
    mapping.fields["score"].setCurrentText("Wert")
    mapping.fields["time"].setCurrentIndex(0)
    assert mapping.columns.time is None
    kept.go_on()
    assert "2 facts, from 21 Nov 2026 to 22 Nov 2026." in kept.words()
    ratings = counted(kept.paths.journal)["pain_rating"]
    kept.go_on()
    assert counted(kept.paths.journal)["pain_rating"] == ratings + 2


@pytest.mark.parametrize(
    ("head", "chosen"),
    [
        ("date,score", ("date", "score", None)),
        ("Datum;Schmerz;Zeit", ("Datum", "Schmerz", "Zeit")),
        ("a,b,c", ("a", "b", None)),
        ("Pain today\tDay", ("Day", "Pain today", None)),
    ],
)
def test_likely_columns_are_chosen_already(qtbot, desk, tmp_path, head, chosen):
    (tmp_path / "t.csv").write_text(f"{head}\n")
    mapping = Mapping(desk.data.columns(tmp_path / "t.csv"))
    qtbot.addWidget(mapping)
    found = mapping.columns
    assert (found.date, found.score, found.time) == chosen


@pytest.mark.parametrize("content", ["", "\n1,2\n", 'a,"b', "a\0b"])
def test_a_table_without_columns_is_refused(kept, tmp_path, content):
    (tmp_path / "t.csv").write_text(content)
    kept.window.doings.bring("pain", tmp_path / "t.csv")
    assert "t.csv, line 1: it is not a line of a table. Nothing was changed." in kept.words()


def test_everything_is_deleted_only_after_a_word(kept):
    kept.data.back_up(None)
    kept.paths.settings.parent.mkdir()
    kept.paths.settings.touch()
    kept.window.doings.ask_forget()
    told = kept.words()
    assert f"The journal {kept.paths.journal}, with 1 copy beside it" in told
    assert "write-ahead log" in told
    assert str(kept.paths.own) in told
    assert str(kept.paths.settings) in told
    assert "There is no way back." in told
    assert "snapshots and in backups of your system" in told
    assert not kept.page.go.isEnabled()
    asked = kept.page.findChild(Forgetting)
    kept.qtbot.keyClicks(asked.word, "delet")
    assert not kept.page.go.isEnabled()
    kept.qtbot.keyClicks(asked.word, "e")
    assert kept.page.go.isEnabled()
    asked.ticks["settings"].box.click()
    kept.go_on()
    assert list(kept.paths.journal.parent.glob("journal*")) == []
    assert not (kept.paths.journal.parent / "backups").exists()
    assert kept.paths.settings.exists()
    assert "Deleted: The journal with all its copies, and the log." in kept.words()
    assert "Deleted: Your settings" not in kept.words()
    kept.page.back.click()
    assert "There is no journal yet." in kept.words()


def test_nothing_ticked_deletes_nothing(kept):
    kept.window.doings.ask_forget()
    asked = kept.page.findChild(Forgetting)
    asked.word.setText("delete")
    for tick in asked.ticks.values():
        tick.box.click()
    assert not kept.page.go.isEnabled()


# --- work that goes on ---------------------------------------------------------------------------


class Slow:
    """Data of which adding takes as long as the test likes."""

    def __init__(self, data):
        self._data = data
        self.begun, self.go_on = Event(), Event()
        self.thread = 0

    def __getattr__(self, name):
        return getattr(self._data, name)

    def add(self, _found, watch):
        self.thread = get_ident()
        watch(EVERY)
        self.begun.set()
        self.go_on.wait(30)
        watch(2 * EVERY)
        raise AssertionError("it went on")

    def back_up(self, _file):
        self.begun.set()
        self.go_on.wait(30)
        return self._data.whose.paths.journal


@pytest.fixture
def slow(kept, tmp_path):
    data = Slow(kept.data)
    around = Surroundings(data, lambda: None, lambda _path: True)
    kept.window = DataWindow(around, lambda: date(2026, 11, 22), UTC)
    kept.qtbot.addWidget(kept.window)
    kept.window.show()
    other = begin(tmp_path / "other.sqlite3", "b")
    kept.window.doings.bring("journal", other)
    kept.settle()
    yield kept, data
    data.go_on.set()
    kept.window.stage.wait()


def test_work_goes_on_beside_the_window_and_can_be_stopped(slow):
    desk, data = slow
    desk.page.go.click()
    desk.qtbot.waitUntil(data.begun.is_set)
    assert data.thread != get_ident()
    assert isinstance(desk.page, Busy)
    desk.qtbot.waitUntil(lambda: "500 so far" in desk.words())
    desk.page.stop.click()
    data.go_on.set()
    desk.settle()
    assert "Stopped" in desk.words()
    assert "Nothing was changed." in desk.words()


def test_closing_stops_what_can_be_stopped(slow):
    desk, data = slow
    desk.page.go.click()
    desk.qtbot.waitUntil(data.begun.is_set)
    data.go_on.set()
    assert desk.window.close()
    desk.settle()


def test_what_cannot_be_stopped_keeps_the_window_open(slow):
    desk, data = slow
    desk.window.doings.back_up(None)
    desk.qtbot.waitUntil(data.begun.is_set)
    assert desk.page.stop is None
    assert not desk.window.close()
    assert desk.window.isVisible()
    assert desk.window.notice.text() == "This has to come to its end first."
    data.go_on.set()
    desk.settle()
    assert desk.window.close()


def test_an_import_that_is_stopped_leaves_the_journal_as_it_was(kept, tmp_path):
    other = begin(tmp_path / "other.sqlite3", "b", ratings=40)
    before = whole(kept.paths.journal)
    found = kept.data.read("journal", other, None)

    def watch(count):
        if count > 30:
            raise Stopped

    with pytest.raises(Stopped):
        kept.data.add(found, watch)
    assert whole(kept.paths.journal) == before


@pytest.mark.parametrize("form", ["json", "zip"])
def test_an_export_that_is_stopped_leaves_nothing(kept, tmp_path, form):
    target = tmp_path / "out" / f"all.{form}"

    def watch(count):
        if count > 5:
            raise Stopped

    with pytest.raises(Stopped):
        kept.data.export(form, target, watch)
    assert list(target.parent.iterdir()) == []


# --- a program that runs -------------------------------------------------------------------------


@pytest.fixture
def running(kept, monkeypatch):
    """The program runs until its lock is wanted; `alone` itself has tests of its own."""
    state = {"runs": True}
    monkeypatch.setattr(own_data, "is_running", lambda _paths: state["runs"])
    real = own_data.alone

    def alone(paths, *, end_first):
        assert end_first
        state["runs"] = False
        return real(paths, end_first=end_first)

    monkeypatch.setattr(own_data, "alone", alone)
    return kept


def test_a_program_that_runs_is_ended_and_started_again(running, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    running.data.back_up(copy)
    running.window.doings.restore(copy)
    running.settle()
    assert RUNNING in running.words()
    assert running.started == []
    running.go_on()
    assert running.started == ["program"]
    running.window.doings.restore(copy)
    running.settle()
    assert RUNNING not in running.words()
    running.go_on()
    assert running.started == ["program"]


def test_it_is_started_again_as_well_when_something_fails(running, monkeypatch, tmp_path):
    other = begin(tmp_path / "other.sqlite3", "b")
    found = running.data.read("journal", other, None)

    def fail(*_args):
        raise UserError("The disk is full.")

    monkeypatch.setattr(own_data, "take_in", fail)
    with pytest.raises(UserError, match="full"):
        running.data.add(found, lambda _count: None)
    assert running.started == ["program"]


def test_after_a_deletion_it_is_not_started_again(running):
    running.window.doings.ask_forget()
    assert "PostureGuard is ended for this." in running.words()
    running.data.forget(["journal"])
    assert running.started == []


# --- by keyboard, read aloud ---------------------------------------------------------------------


def test_everything_goes_by_keyboard(kept):
    window = kept.window
    window.activateWindow()
    kept.qtbot.waitUntil(window.isActiveWindow)
    reached = set()
    for _n in range(30):
        reached.add(window.focusWidget())
        kept.qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert {*window.overview.buttons.values(), window.close_button} <= reached
    window.overview.buttons["forget"].setFocus()
    kept.qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert window.focusWidget() is kept.page.back
    kept.qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert kept.page is None
    assert window.isVisible()
    kept.qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_every_button_has_a_name(kept):
    kept.window.doings.ask_forget()
    assert all(button.accessibleName() for button in kept.window.findChildren(QPushButton))


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("json", "postureguard-20261122.json"),
        ("zip", "postureguard-20261122.zip"),
        ("copy", "journal-20261122.sqlite3"),
    ],
)
def test_a_file_is_asked_for_under_a_likely_name(kept, name, file):
    kept.window.overview.buttons[name].click()
    (dialog,) = kept.window.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].rpartition("/")[2] == file
    dialog.reject()


def test_copies_are_looked_for_where_they_are(kept):
    kept.data.back_up(None)
    kept.window.overview.buttons["restore"].click()
    (dialog,) = kept.window.findChildren(QFileDialog)
    assert dialog.directory().path() == str(kept.paths.journal.parent / "backups")
    dialog.reject()


def test_what_else_it_leads_to(kept):
    kept.window.overview.buttons["report"].click()
    kept.window.overview.buttons["folder"].click()
    assert kept.started == ["report"]
    assert kept.opened == [kept.paths.journal.parent]
