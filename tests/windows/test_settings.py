"""The settings window: made from the table, valid at once, and never ahead of the file."""

import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from postureguard.core.settings import GROUPS, OPTIONS, Settings
from postureguard.core.settings.presets import PRESETS
from postureguard.errors import UserError
from postureguard.protocol import Event
from postureguard.system.settings_editor import SettingsEditor
from postureguard.system.settings_file import read_settings
from postureguard.windows.settings import Surroundings
from postureguard.windows.settings.window import PROGRAM, SettingsWindow

DEFAULTS = Settings()


class Login:
    """A desktop that keeps what it is told, refuses, or does not say."""

    def __init__(self, on=False):
        self.on = on
        self.refuses = False

    def read(self):
        return self.on

    def turn(self, on):
        if self.refuses:
            raise UserError("The folder cannot be written.")
        self.on = on


def choose(found, value):
    """Open a list and choose."""
    found.setCurrentIndex(found.findData(value))
    found.activated.emit(found.currentIndex())


class FullDisk(SettingsEditor):
    """A file that can only be read."""

    def change(self, _changes):
        raise UserError("The disk is full.")


class Opened(SettingsWindow):
    """The window over a real file, with everything it was asked for."""

    def __init__(self, path: Path, login: Login, *, opener=True, kind=SettingsEditor):
        self.path = path
        self.login = login
        self.asked_here = []
        self.opened = []
        self._opener = opener
        store = kind(path)
        super().__init__(
            Surroundings(
                store,
                login,
                self._here,
                lambda s: s,
                self._open,
                lambda: self.opened.append("data"),
            ),
            QApplication.instance(),
        )

    def _here(self, group):
        self.asked_here.append(group)
        return ("Here: something.",) if group == "presence" else ()

    def _open(self, path):
        self.opened.append(path)
        return self._opener

    @property
    def kept(self):
        return read_settings(self.path)[0]

    def control(self, name):
        return self.groups.row(name).control

    def note(self, name):
        note = self.groups.row(name).note
        return "" if note.isHidden() else note.text()

    def shown_rows(self):
        return [name for name in OPTIONS if self.groups.row(name).isVisible()]


@pytest.fixture
def window(qtbot, tmp_path):
    """Open the window on a file with that text."""

    def call(text=None, *, login=None, **more):
        path = tmp_path / "postureguard" / "config.toml"
        path.parent.mkdir()
        if text is not None:
            path.write_text(text)
        opened = Opened(path, login or Login(), **more)
        qtbot.addWidget(opened)
        with qtbot.waitActive(opened):
            opened.show()
            opened.activateWindow()
        return opened

    return call


def words(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def retype(field, text):
    """As a person does: into the field, everything replaced."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


# --- what is there -------------------------------------------------------------------------------


def test_every_option_has_a_control_with_a_name_and_a_meaning(window):
    opened = window()
    for name, option in OPTIONS.items():
        main = opened.control(name).main
        assert main.accessibleName() == option.label
        assert main.accessibleDescription() == option.help


def test_nothing_is_called_by_its_code_name(window):
    opened = window("[breaks]\nnotice_s = 1\n")
    shown = "\n".join(label.text() for label in opened.findChildren(QLabel))
    for field in fields(Settings):
        if "_" in field.name:
            assert field.name not in shown
    for chip in opened.findChildren(QPushButton):
        assert chip.text() not in {"auto", "time only", "plyer"}


def test_one_group_is_shown_at_a_time_and_all_can_be(window):
    opened = window()
    assert opened.shown_rows() == [n for n, o in OPTIONS.items() if o.group == GROUPS[0]]
    for group in GROUPS:
        opened.sidebar.show_group(group)
        assert opened.shown_rows() == [n for n, o in OPTIONS.items() if o.group == group]
    opened.sidebar.show_group(PROGRAM)
    assert opened.shown_rows() == []
    assert opened.at_login.isVisible()


def test_it_leads_to_everything_else_that_is_kept(window):
    opened = window()
    opened.sidebar.show_group(PROGRAM)
    opened.data.open.click()
    assert opened.opened == ["data"]
    opened.sidebar.search.setText("backup")
    assert not opened.data.isVisible()
    opened.sidebar.search.setText("export")
    assert opened.data.isVisible()


def test_every_control_of_every_group_is_reached_by_the_tab_key(window):
    opened = window("[breaks]\nnotice_s = 60\n[figure]\nskin = 'deep'\n")
    for group in GROUPS:
        opened.sidebar.show_group(group)
        opened.sidebar.search.setFocus()
        reached = []
        while True:
            QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Tab)
            part = opened.focusWidget()
            if part is opened.sidebar.search:
                break
            reached.append(part)
            assert part.accessibleName(), part
        for name in opened.shown_rows():
            row = opened.groups.row(name)
            assert any(row.isAncestorOf(part) for part in reached), name
            assert row.back.isHidden() or row.back in reached
        places = [part.mapTo(opened, part.rect().topLeft()).y() for part in reached[1:-1]]
        assert places == sorted(places)
        assert reached[-1] is opened.close_button


def test_what_the_file_says_is_shown(window):
    opened = window(
        '[breaks]\nsitting_limit_min = 45\nmicro = false\nlong_at = ""\n'
        '[hours]\ntue = "09:00-17:00"\nday_start = "03:30"\n'
        '[look]\ntheme = "dark"\n[figure]\nhair = "curly"\n'
    )
    assert opened.control("sitting_limit_min").field.text() == "45 min"
    assert not opened.control("micro").switch.isChecked()
    assert not opened.control("long_at").switch.isChecked()
    assert not opened.control("long_at").edit.isEnabled()
    assert opened.control("tue").line.text() == "09:00-17:00"
    assert opened.control("sat").line.placeholderText() == "a day off"
    assert opened.control("day_start").written == "03:30"
    assert opened.control("theme").list.currentData() == "dark"
    assert opened.control("hair").list.currentText() == "Curly"


def test_a_number_that_means_never_says_so(window):
    opened = window("[breaks]\nshort_every = 0\nnudge_min = 0\n")
    assert opened.control("short_every").field.text() == "never"
    assert opened.control("nudge_min").field.text() == "never"


# --- choosing ------------------------------------------------------------------------------------


def test_a_switch_is_in_the_file_at_once(window):
    opened = window("[breaks]\n# mine\nnotice_s = 40 # seconds\n")
    QTest.keyClick(opened.control("micro").switch, Qt.Key.Key_Space)
    assert opened.path.read_text() == ("[breaks]\n# mine\nnotice_s = 40 # seconds\nmicro = false\n")


def test_a_number_is_in_the_file_after_a_pause(window, qtbot):
    opened = window()
    retype(opened.control("sitting_limit_min").field, "42")
    assert opened.kept == DEFAULTS
    qtbot.waitUntil(lambda: opened.kept.sitting_limit_min == 42)


def test_the_buttons_beside_a_number_go_in_steps_and_not_beyond(window, qtbot):
    opened = window()
    number = opened.control("sitting_limit_min")
    for _time in range(9):
        number.more.click()
    assert number.field.value() == 60
    for _time in range(2):
        number.less.click()
    qtbot.waitUntil(lambda: opened.kept.sitting_limit_min == 50)


def test_choices_and_lists_are_written(window):
    opened = window()
    choose(opened.control("theme").list, "light")
    skins = opened.control("skin").list
    skins.setFocus()
    QTest.keyClick(skins, Qt.Key.Key_Down)
    assert (opened.kept.theme, opened.kept.skin) == ("light", OPTIONS["skin"].choices[1])


def test_a_time_can_be_none_and_comes_back(window, qtbot):
    opened = window()
    long = opened.control("long_at")
    long.switch.click()
    assert opened.kept.long_at == ""
    long.switch.click()
    assert opened.kept.long_at == "15:00"
    long.edit.setFocus()
    QTest.keyClick(long.edit, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: opened.kept.long_at == "16:00")


def test_hours_are_taken_as_soon_as_they_are_whole(window, qtbot):
    opened = window()
    opened.sidebar.show_group("hours")
    retype(opened.control("mon").line, "09:00-12:30, 13:00-17:30")
    qtbot.waitUntil(lambda: opened.kept.mon == "09:00-12:30, 13:00-17:30")
    assert opened.note("mon") == ""


def test_working_days_can_be_made_alike(window):
    opened = window('[hours]\nmon = "09:00-17:00"\n')
    opened.sidebar.show_group("hours")
    (alike,) = [b for b in opened.findChildren(QPushButton) if "like Monday" in b.text()]
    alike.click()
    kept = opened.kept
    assert {kept.tue, kept.wed, kept.thu, kept.fri} == {"09:00-17:00"}
    assert kept.sat == DEFAULTS.sat


@pytest.mark.parametrize("key", PRESETS)
def test_a_rhythm_sets_what_belongs_to_it_and_nothing_else(window, key):
    opened = window("[breaks]\nsitting_limit_min = 33\nnotice_s = 40\n")
    rhythms = opened.groups.rhythms
    assert rhythms.chips[""].isChecked()
    rhythms.chips[key].click()
    kept = opened.kept
    assert {name: getattr(kept, name) for name in PRESETS[key].values} == PRESETS[key].values
    assert kept.notice_s == 40
    assert rhythms.chips[key].isChecked()
    assert not rhythms.chips[""].isVisible()
    assert PRESETS[key].help in words(rhythms)


def test_the_way_back_is_there_only_where_something_differs(window):
    opened = window("[breaks]\nsitting_limit_min = 45 # mine\n")
    row = opened.groups.row("sitting_limit_min")
    assert row.back.text() == "Back to 30 min"
    assert opened.groups.row("notice_s").back.isHidden()
    row.back.click()
    assert opened.path.read_text() == "[breaks]\n# sitting_limit_min = 30 # mine\n"
    assert row.back.isHidden()
    assert opened.control("sitting_limit_min").field.value() == 30


# --- what is not valid ---------------------------------------------------------------------------


def test_a_number_out_of_range_is_named_and_goes_to_the_limit_on_leaving(window, qtbot):
    opened = window()
    retype(opened.control("notice_s").field, "500")
    qtbot.waitUntil(lambda: opened.note("notice_s") != "")
    assert opened.note("notice_s") == "Must be a whole number from 10 to 120, not 500."
    assert opened.kept == DEFAULTS
    opened.sidebar.search.setFocus()
    assert opened.note("notice_s") == ""
    qtbot.waitUntil(lambda: opened.kept.notice_s == 120)


def test_hours_that_cannot_be_are_named_and_not_written(window, qtbot):
    opened = window()
    opened.sidebar.show_group("hours")
    line = opened.control("mon").line
    retype(line, "17:00-09:00")
    qtbot.waitUntil(lambda: opened.note("mon") != "")
    assert opened.note("mon") == "Must end after it starts, not '17:00-09:00'."
    assert opened.kept == DEFAULTS
    retype(line, "09:00-17:00")
    assert opened.note("mon") == ""
    opened.close()
    assert opened.kept.mon == "09:00-17:00"


def test_e53_a_value_out_of_range_in_the_file_is_shown_beside_its_option(window):
    opened = window("[breaks]\nnotice_s = 5\n[brekas]\n")
    assert opened.control("notice_s").field.value() == 10
    assert opened.note("notice_s") == (
        "In the file: must be a whole number from 10 to 120, not 5; 10 is used."
    )
    opened.sidebar.show_group(PROGRAM)
    assert "did you mean [breaks]?" in words(opened.file)


# --- the file ------------------------------------------------------------------------------------


def test_a_change_from_outside_is_shown_and_leaves_what_is_being_typed(window, qtbot):
    opened = window("[breaks]\nsitting_limit_min = 45\n")
    opened.sidebar.show_group("hours")
    retype(opened.control("mon").line, "09:00-")
    opened.path.write_text('[breaks]\nsitting_limit_min = 50\n[hours]\nmon = "07:00-08:00"\n')
    qtbot.waitUntil(lambda: opened.control("sitting_limit_min").field.value() == 50)
    assert opened.control("mon").line.text() == "09:00-"


def test_a_file_that_cannot_be_read_can_be_kept_aside(window):
    opened = window("[breaks\n")
    assert "not valid TOML" in words(opened.broken)
    assert not opened.groups.isEnabled()
    assert opened.broken.isVisible()
    opened.broken.anew.click()
    assert not opened.broken.isVisible()
    assert opened.groups.isEnabled()
    assert opened.kept == DEFAULTS
    kept = opened.path.with_name("config-kept-1.toml")
    assert kept.read_text() == "[breaks\n"
    assert str(kept) in opened.notice.text()


def test_a_broken_file_that_was_mended_is_read_again(window, qtbot):
    opened = window("[breaks\n")
    opened.path.write_text("[breaks]\nsitting_limit_min = 50\n")
    qtbot.waitUntil(opened.groups.isEnabled)
    assert opened.control("sitting_limit_min").field.value() == 50


def test_a_file_that_cannot_be_written_is_told_and_shown_as_it_is(window):
    opened = window(kind=FullDisk)
    opened.control("micro").switch.click()
    assert opened.notice.text() == "The disk is full."
    assert opened.control("micro").switch.isChecked()


def test_the_file_is_made_and_opened(window):
    opened = window()
    opened.sidebar.show_group(PROGRAM)
    opened.file.open.click()
    assert opened.opened == [opened.path]
    assert "# sitting_limit_min = 30" in opened.path.read_text()


def test_without_a_program_for_the_file_its_place_is_told(window):
    opened = window(opener=False)
    opened.file.open.click()
    assert str(opened.path) in opened.notice.text()


# --- search, theme, what is here -----------------------------------------------------------------


def test_a_search_finds_options_of_every_group(window):
    opened = window()
    opened.sidebar.search.setText("keyboard")
    assert opened.shown_rows() == ["presence", "long_idle_min"]
    assert opened.sidebar.list.currentRow() == -1
    opened.sidebar.search.setText("no such thing")
    assert opened.shown_rows() == []
    assert opened.groups.nothing.isVisible()
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert opened.isVisible()
    assert opened.sidebar.list.currentRow() == 0
    assert "sitting_limit_min" in opened.shown_rows()
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_a_group_chosen_while_searching_ends_the_search(window):
    opened = window()
    opened.sidebar.search.setText("lunch")
    opened.sidebar.show_group("look")
    assert opened.sidebar.search.text() == ""
    assert opened.shown_rows() == [
        *("notifications", "panel", "theme"),
        *("language", "screen", "dim_others"),
    ]


def test_the_colours_change_with_their_setting(window, qapp):
    opened = window('[look]\ntheme = "light"\n')
    before = qapp.palette().window().color()
    choose(opened.control("theme").list, "dark")
    assert qapp.palette().window().color().lightness() < 60 < before.lightness()


def test_what_works_here_is_asked_for_once_and_after_the_page_is_shown(window, qtbot):
    opened = window()
    opened.sidebar.show_group("presence")
    assert "presence" not in opened.asked_here
    qtbot.waitUntil(lambda: "Here: something." in words(opened.groups))
    opened.sidebar.show_group("hours")
    opened.sidebar.show_group("presence")
    qtbot.waitUntil(lambda: "hours" in opened.asked_here)
    assert opened.asked_here.count("presence") == 1


def test_the_figure_is_drawn_as_it_is_chosen(window):
    opened = window()
    assert opened.groups.figure is None
    opened.sidebar.show_group("figure")
    before = opened.groups.figure.grab().toImage()
    opened.control("build").choices.chips["broad"].click()
    assert opened.groups.figure.grab().toImage() != before


# --- starting with the desktop -------------------------------------------------------------------


def test_e56_the_switch_shows_what_the_system_has_each_time_the_window_is_looked_at(window):
    login = Login()
    opened = window(login=login)
    switch = opened.at_login.switch
    assert not switch.isChecked()
    login.on = True
    opened.hear(Event("show"))
    assert switch.isChecked()
    switch.click()
    assert not login.on


def test_e56_a_desktop_that_refuses_is_told_and_the_switch_stays_true(window):
    login = Login()
    login.refuses = True
    opened = window(login=login)
    opened.at_login.switch.click()
    assert not opened.at_login.switch.isChecked()
    assert opened.at_login.note.text() == "The folder cannot be written."


def test_e56_a_state_that_cannot_be_told_is_said(window):
    opened = window(login=Login(on=None))
    assert "cannot be told" in opened.at_login.note.text()


def test_the_wheel_scrolls_the_page_and_changes_nothing(window):
    opened = window()
    parts = [opened.control("sitting_limit_min").field, opened.control("long_at").edit]
    parts += [opened.control("skin").list]
    for part in parts:
        part.setFocus()
        middle = QPointF(part.rect().center())
        turn = QWheelEvent(
            *(middle, part.mapToGlobal(middle), QPoint(), QPoint(0, 240)),
            *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier),
            *(Qt.ScrollPhase.NoScrollPhase, False),
        )
        QCoreApplication.sendEvent(part, turn)
        assert not turn.isAccepted()
    opened.close()
    assert opened.kept == DEFAULTS


def test_the_window_opens_without_what_figures_need():
    names = "import sys, postureguard.windows.settings; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", names], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "postureguard.windows.settings.window" in loaded
    assert not {"numpy", "postureguard.core.figure", "postureguard.catalogue"} & set(loaded)


def test_programs_of_ones_own_are_shown_and_changed_in_the_file_alone(window):
    opened = window('[hooks]\non_break = ["notify-send", "Up you get"]\n')
    row = opened.groups.row("on_break")
    assert row.control.line.text() == "notify-send 'Up you get'"
    assert row.back.isHidden()
    assert opened.groups.row("on_quit").control.line.text() == "nothing"
    opened.sidebar.show_group("hooks")
    buttons = opened.groups.findChildren(QPushButton)
    next(b for b in buttons if b.text() == "Open the file" and b.isVisibleTo(opened)).click()
    assert opened.opened == [opened.path]


def test_languages_are_called_as_they_call_themselves(window):
    opened = window('[look]\nlanguage = "pt_BR"\n')
    shown = opened.control("language").list
    assert shown.currentData() == "pt_BR"
    assert shown.currentText() == "português"
    assert shown.itemText(shown.findData("en")) == "English"
    choose(shown, "en")
    assert opened.kept.language == "en"


def test_a_screen_that_is_not_there_is_still_among_the_choices(window):
    opened = window('[look]\nscreen = "DP-7"\n')
    shown = opened.control("screen").list
    assert shown.currentText() == "DP-7"
    here = QApplication.primaryScreen().name()
    assert [shown.itemData(row) for row in range(shown.count())] == [
        "active",
        "primary",
        here,
        "DP-7",
    ]
