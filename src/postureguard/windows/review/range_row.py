"""The row of ranges: how long a span is looked at, and which one."""

from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from postureguard.core.insight.spans import Span
from postureguard.theme import SPACE, TITLE, sized
from postureguard.windows.chips import chip_of
from postureguard.windows.review.own_dates import OwnDates
from postureguard.windows.review.sides import Sides
from postureguard.windows.review.wording import span_text
from postureguard.windows.texts import button


class RangeRow(QWidget):
    """Chips for the length, arrows for the time."""

    chosen = Signal(str)
    """A range, by its name."""
    shifted = Signal(int)
    """Earlier (-1) or later (1), by as much as is in sight."""
    picked = Signal(object)
    """Dates of the person's own, a `Span`."""

    def __init__(self) -> None:
        super().__init__()
        self.chips = {name: chip_of(label) for name, label in _labels().items()}
        self.earlier = arrow("‹", _("Earlier"), "Alt+Left")
        self.later = arrow("›", _("Later"), "Alt+Right")
        self.dates = button("", "quiet", self._ask)
        self.own = OwnDates(self)
        self._span = self._bounds = Span(date.min, date.min)
        self._group = QButtonGroup(self)
        self._lay_out()
        for name, chip in self.chips.items():
            self._group.addButton(chip)
            chip.clicked.connect(lambda _on, name=name: self.chosen.emit(name))
        self.earlier.clicked.connect(lambda: self.shifted.emit(-1))
        self.later.clicked.connect(lambda: self.shifted.emit(1))
        self.own.chosen.connect(self.picked)

    def show_span(self, span: Span, bounds: Span, name: str | None) -> None:
        """Say what is in sight; `name` is the range that it is, if it is one."""
        self._span, self._bounds = span, bounds
        words = span_text(span)
        self.dates.setText(words)
        self.dates.setAccessibleName(_("Dates: {dates}. Choose others").format(dates=words))
        self.earlier.setEnabled(bounds.first < span.first)
        self.later.setEnabled(span.last < bounds.last)
        self._group.setExclusive(False)
        for own, chip in self.chips.items():
            chip.setChecked(own == name)
        self._group.setExclusive(name is not None)
        self._sides.choose()

    def _ask(self) -> None:
        if self.own.isHidden():
            self.own.ask(self._span, self._bounds)
        else:
            self.own.hide()

    def _lay_out(self) -> None:
        lengths, dates = QWidget(), QWidget()
        for parts, whole in (
            (tuple(self.chips.values()), lengths),
            ((self.earlier, self.dates, self.later), dates),
        ):
            row = QHBoxLayout(whole)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE)
            for part in parts:
                row.addWidget(part)
            row.addStretch(1)
        self.dates.setToolTip(_("Choose the dates"))
        self._sides = Sides(lengths, dates, apart=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        rows.addWidget(self._sides)
        rows.addWidget(self.own)


def _labels() -> dict[str, str]:
    return {
        "week": _("Week"),
        "4 weeks": _("4 weeks"),
        "12 weeks": _("12 weeks"),
        "year": _("Year"),
        "all": _("All"),
    }


def arrow(words: str, name: str, shortcut: str) -> QToolButton:
    """A button for earlier or later."""
    result = QToolButton()
    result.setText(words)
    result.setProperty("role", "quiet")
    result.setAccessibleName(name)
    result.setShortcut(QKeySequence(shortcut))
    result.setToolTip(f"{name} ({QKeySequence(shortcut).toString()})")
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    result.setFont(sized(result.font(), TITLE))
    return result
