"""Which column of a table is the date, which the score, and which the time, if any."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from postureguard.theme import SPACE
from postureguard.windows.data.surroundings import Columns
from postureguard.windows.settings.dropdown import DropDown

_LIKELY: Final = {
    "date": ("date", "day", "datum", "tag", "fecha", "data", "日付"),
    "score": ("score", "pain", "nrs", "vas", "schmerz", "wert", "dolor", "douleur", "dolore"),
    "time": ("time", "uhrzeit", "zeit", "hora", "heure", "ora", "時刻"),
}


class Mapping(QWidget):
    """Three lists; the likely columns are chosen already."""

    changed = Signal()

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self.fields = {
            "date": self._list(_("Column of the date")),
            "score": self._list(_("Column of the score, 0 to 10")),
            "time": self._list(_("Column of the time of day"), none=_("None")),
        }
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(SPACE)
        for name, field in self.fields.items():
            label = QLabel(field.accessibleName())
            label.setBuddy(field)
            form.addRow(label, field)
            self._choose_likely(name)
            field.currentIndexChanged.connect(lambda _place: self.changed.emit())

    @property
    def columns(self) -> Columns:
        """What is chosen."""
        place = self.fields["time"].currentIndex()
        return Columns(
            self._columns[self.fields["date"].currentIndex()],
            self._columns[self.fields["score"].currentIndex()],
            self._columns[place - 1] if place else None,
        )

    @property
    def is_sound(self) -> bool:
        """Whether no column stands for two things."""
        chosen = self.columns
        return len({chosen.date, chosen.score, chosen.time}) == 3

    def _list(self, name: str, none: str = "") -> DropDown:
        result = DropDown()
        result.addItems([none, *self._columns] if none else list(self._columns))
        result.setAccessibleName(name)
        return result

    def _choose_likely(self, name: str) -> None:
        """By the name of a column; the score is more likely the second than the first."""
        field, likely = self.fields[name], _LIKELY[name]
        lowered = [column.strip().casefold() for column in self._columns]
        found = next((n for n, column in enumerate(lowered) if column in likely), None)
        begins = next((n for n, column in enumerate(lowered) if column.startswith(likely)), None)
        place = begins if found is None else found
        if place is None:
            place = min(1, len(lowered) - 1) if name == "score" else -1 if name == "time" else 0
        field.setCurrentIndex(place + (name == "time"))
