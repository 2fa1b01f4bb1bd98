"""The working hours, written into the settings file."""

from collections.abc import Callable, Mapping
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtWidgets import QGridLayout, QLabel, QTimeEdit, QWidget

from postureguard.core.hours import Range, parse_hours
from postureguard.core.settings import OPTIONS, Settings
from postureguard.errors import UserError
from postureguard.theme import SPACE
from postureguard.windows.chips import Ticks
from postureguard.windows.texts import quiet_text, text
from postureguard.windows.welcome.page import WelcomePage
from postureguard.windows.welcome.tick import Tick

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
USUAL, NOON = "08:00-18:00", "12:00-13:00"

Write = Callable[[Mapping[str, str]], None]
"""Sets options in the settings file; `UserError` when that fails."""


class HoursPage(WelcomePage):
    """From when to when on which days, and lunch."""

    def __init__(self, settings: Settings, write: Write) -> None:
        super().__init__(_("Working hours"), _("Outside of them nothing reminds you."))
        self._write = write
        self._known = {name: getattr(settings, name) for name in (*DAYS, "lunch")}
        self.working = Ticks("", {name: _(OPTIONS[name].label) for name in DAYS})
        self.days = self.working.chips
        self.start, self.end = _time(_("From")), _time(_("To"))
        self.lunch = Tick(_("No prompts at lunch"))
        self.lunch_start, self.lunch_end = _time(_("Lunch from")), _time(_("Lunch to"))
        self._lunch_row = _from_to(self.lunch_start, self.lunch_end)
        self.note = text()
        self.note.setProperty("role", "warning")
        self.note.hide()
        self.differs = quiet_text(
            _("Your days differ from one another. What you change here makes them alike.")
        )
        self.add(self.working, _from_to(self.start, self.end), self.lunch, self._lunch_row)
        self.add(self.note, self.differs)
        self.add(
            quiet_text(_("Different hours for each day can be written into the settings file."))
        )
        self.finish()
        self._show_known()
        for day in self.days.values():
            day.clicked.connect(self._changed)
        self.lunch.clicked.connect(self._changed)
        for time in (self.start, self.end, self.lunch_start, self.lunch_end):
            time.editingFinished.connect(self._changed)

    @property
    def chosen(self) -> dict[str, str]:
        """The hours as the settings file has them."""
        hours = _written(self.start, self.end)
        found = {name: hours if day.isChecked() else "" for name, day in self.days.items()}
        lunch = _written(self.lunch_start, self.lunch_end) if self.lunch.isChecked() else ""
        return found | {"lunch": lunch}

    def leave(self) -> None:
        """Keep a time that is still being edited."""
        self._changed()

    def _show_known(self) -> None:
        working = [self._known[name] for name in DAYS if self._known[name]]
        ranges = parse_hours(working[0]) if working else parse_hours(USUAL)
        _show(self.start, self.end, (ranges[0][0], ranges[-1][1]))
        for name, day in self.days.items():
            day.setChecked(bool(self._known[name]))
        lunch = parse_hours(self._known["lunch"])
        self.lunch.setChecked(bool(lunch))
        _show(self.lunch_start, self.lunch_end, (lunch or parse_hours(NOON))[0])
        self._lunch_row.setVisible(self.lunch.isChecked())
        self.differs.setVisible(len(set(working)) > 1 or len(ranges) > 1)
        self._shown = self.chosen

    def _changed(self) -> None:
        self._lunch_row.setVisible(self.lunch.isChecked())
        chosen = self.chosen
        if chosen == self._shown:
            return
        if self.start.time() >= self.end.time() or (
            self.lunch.isChecked() and self.lunch_start.time() >= self.lunch_end.time()
        ):
            self._tell(_("The end has to come after the start."))
            return
        try:
            self._write(self._differences(chosen))
        except UserError as error:
            self._tell(str(error))
            return
        self._shown = chosen
        self.note.hide()
        self.differs.hide()

    def _differences(self, chosen: Mapping[str, str]) -> dict[str, str]:
        """What has to be written: all days alike, or lunch alone where only that was changed."""
        days_changed = any(chosen[name] != self._shown[name] for name in DAYS)
        return {name: chosen[name] for name in chosen if days_changed or name == "lunch"}

    def _tell(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.show()


def _time(name: str) -> QTimeEdit:
    result = QTimeEdit()
    result.setAlignment(Qt.AlignmentFlag.AlignCenter)
    result.setLocale(QLocale.c())
    result.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # first, or Qt turns the time round
    result.setDisplayFormat("HH:mm")
    result.setAccessibleName(name)
    return result


def _from_to(start: QTimeEdit, end: QTimeEdit) -> QWidget:
    result = QWidget()
    grid = QGridLayout(result)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE)
    for column, edit in ((0, start), (2, end)):
        label = QLabel(edit.accessibleName())
        label.setBuddy(edit)
        grid.addWidget(label, 0, column)
        grid.addWidget(edit, 0, column + 1)
    grid.setColumnStretch(4, 1)
    return result


def _show(start: QTimeEdit, end: QTimeEdit, hours: Range) -> None:
    for edit, offset in ((start, hours[0]), (end, hours[1])):
        minutes = min(int(offset.total_seconds()) // 60, 24 * 60 - 1)
        edit.setTime(QTime(*divmod(minutes, 60)))


def _written(start: QTimeEdit, end: QTimeEdit) -> str:
    return f"{start.time().toString('HH:mm')}-{end.time().toString('HH:mm')}"
