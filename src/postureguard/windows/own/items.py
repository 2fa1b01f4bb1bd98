"""The exercises of an own routine, in their order, each with how much of it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from postureguard.core.training.exercise import Exercise
from postureguard.core.training.routine import Item
from postureguard.theme import QUIET, SPACE
from postureguard.windows.own.fields import Number
from postureguard.windows.texts import text

UP, DOWN = -1, 1


class Items(QWidget):
    """Takes the items of a routine; each can be moved and taken out."""

    changed = Signal()

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        super().__init__()
        self._exercises = exercises
        self.rows: list[ItemRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE // 2)

    @property
    def items(self) -> tuple[Item, ...]:
        """What is filled in."""
        return tuple(row.item for row in self.rows)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        return tuple(stop for row in self.rows for stop in row.stops)

    def show_items(self, items: tuple[Item, ...], exercises: Mapping[str, Exercise]) -> None:
        """Show others."""
        self._exercises = exercises
        for row in tuple(self.rows):
            self._drop(row)
        for item in items:
            self._append(item)
        self._name_rows()

    def add(self, exercise: str) -> None:
        """Put one more at the end."""
        self._append(Item(exercise))
        self._name_rows()
        self.changed.emit()

    def move_row(self, row: "ItemRow", steps: int) -> None:
        """Move one up (-1) or down (1), as far as there is room; it keeps the keyboard."""
        place = self.rows.index(row)
        target = place + steps
        if not 0 <= target < len(self.rows):
            return
        self.rows.insert(target, self.rows.pop(place))
        for each in self.rows:
            self._column.removeWidget(each)
        for each in self.rows:
            self._column.addWidget(each)
        self._name_rows()
        self.changed.emit()

    def take_out(self, row: "ItemRow") -> None:
        """Leave one out; the keyboard goes to its neighbour."""
        place = self.rows.index(row)
        self._drop(row)
        self._name_rows()
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].out.setFocus()
        self.changed.emit()

    def _append(self, item: Item) -> None:
        row = ItemRow(item, self._exercises[item.exercise_id])
        row.changed.connect(self.changed)
        row.move_wished.connect(partial(self.move_row, row))
        row.out.clicked.connect(lambda _checked, row=row: self.take_out(row))
        self.rows.append(row)
        self._column.addWidget(row)

    def _drop(self, row: "ItemRow") -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _name_rows(self) -> None:
        for number, row in enumerate(self.rows):
            row.name_place(number, len(self.rows))


class ItemRow(QFrame):
    """One exercise of a routine."""

    changed = Signal()
    move_wished = Signal(int)

    def __init__(self, item: Item, exercise: Exercise) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._item = item
        self._exercise = exercise
        self.amount = _number(item, exercise)
        self.amount.valueChanged.connect(lambda _value: self.changed.emit())
        self.up = self._tool("↑", lambda: self.move_wished.emit(UP))
        self.down = self._tool("↓", lambda: self.move_wished.emit(DOWN))
        self.out = self._tool("✕", lambda: None)
        self._lay_out()
        for stop in self.stops:
            stop.installEventFilter(self)

    @property
    def item(self) -> Item:
        """What is filled in; the usual amount is not written down."""
        amount = self.amount.value()
        if amount == _amount(replace(self._item, count=None, seconds=None), self._exercise):
            return replace(self._item, count=None, seconds=None)
        if _is_timed(self._item, self._exercise):
            return replace(self._item, count=None, seconds=amount)
        return replace(self._item, count=amount, seconds=None)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        return self.amount, self.up, self.down, self.out

    def name_place(self, number: int, count: int) -> None:
        """Say which one it is."""
        name = self._exercise.name
        place = _("{n} of {m}").format(n=number + 1, m=count)
        self.setAccessibleName(_("{place}: {name}").format(place=place, name=name))
        for part, words in (
            (self.amount, _("How much of {exercise}")),
            (self.up, _("Move {exercise} up")),
            (self.down, _("Move {exercise} down")),
            (self.out, _("Take {exercise} out")),
        ):
            part.setAccessibleName(words.format(exercise=name))
        for tool, keys in ((self.up, "Alt+↑"), (self.down, "Alt+↓")):
            tool.setToolTip(f"{tool.accessibleName()} ({keys})")
        self.out.setToolTip(self.out.accessibleName())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Alt with an arrow moves the row, wherever in it the keyboard is."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            moves = {Qt.Key.Key_Up: UP, Qt.Key.Key_Down: DOWN}
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            steps = moves.get(Qt.Key(event.key())) if alt else None
            if steps is not None:
                self.move_wished.emit(steps)
                if isinstance(watched, QWidget):
                    watched.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _tool(self, sign: str, wish: object) -> QToolButton:
        tool = QToolButton()
        tool.setText(sign)
        tool.setProperty("role", "quiet")
        tool.setFixedWidth(2 * tool.fontMetrics().height())
        if callable(wish):
            tool.clicked.connect(lambda _checked: wish())
        return tool

    def _lay_out(self) -> None:
        unit = text(_unit(self._item, self._exercise), QUIET)
        unit.setProperty("role", "quiet")
        unit.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        name = text(self._exercise.name)
        name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE + 4, SPACE // 2, SPACE // 2, SPACE // 2)
        row.setSpacing(SPACE)
        row.addWidget(name, 5)
        row.addWidget(self.amount)
        row.addWidget(unit, 3)
        for tool in (self.up, self.down, self.out):
            row.addWidget(tool)


def _number(item: Item, exercise: Exercise) -> Number:
    field = Number("", 5, 600) if _is_timed(item, exercise) else Number("", 1, 60)
    field.show_number(_amount(item, exercise))
    return field


def _is_timed(item: Item, exercise: Exercise) -> bool:
    return exercise.dose.mode == "time" or item.seconds is not None


def _amount(item: Item, exercise: Exercise) -> int:
    dose = exercise.dose
    if dose.mode == "time":
        return item.seconds or dose.on_seconds
    return item.seconds or item.count or dose.count


def _unit(item: Item, exercise: Exercise) -> str:
    """What stands behind the number."""
    dose = exercise.dose
    if _is_timed(item, exercise):
        unit = _("s")
    elif dose.mode == "hold":
        unit = _("× {n} s").format(n=dose.on_seconds)
    else:
        unit = "×"
    unit = _("{amount}, each side").format(amount=unit) if dose.per_side else unit
    return unit if item.sets == 1 else _("{amount}, {n} rounds").format(amount=unit, n=item.sets)
