"""The pages that lead: the get-ready card and the step, with the count below."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QWidget

from postureguard.core.training.exercise import STOP_RULE
from postureguard.core.training.player import View
from postureguard.core.training.routine import Routine, Step
from postureguard.windows.routine import words
from postureguard.windows.routine.parts import (
    Bar,
    Column,
    Dots,
    Lines,
    Ring,
    button,
    keep_width,
    label,
    say,
)
from postureguard.windows.routine.picture import Picture
from postureguard.windows.routine.sheet import Sheet
from postureguard.windows.theme import COUNT, LINE, QUIET, SPACE, TITLE, sized


class PlayPage(Sheet):
    """Shows a `View` of the player; every button is a wish."""

    stop_wished = Signal()
    hold_wished = Signal()
    skip_wished = Signal()
    next_wished = Signal()

    def __init__(self, routine: Routine, steps: tuple[Step, ...]) -> None:
        super().__init__()
        self._kind = words.kind(routine.kind)
        self._steps = steps
        self.dots, self.left, self.bar = Dots(), label(factor=QUIET), Bar()
        self.cards, self.figure = Pair(), Picture()
        self.ready, self.lines = ReadyText(), Lines()
        self.ring, self.beat = Ring(), label(factor=TITLE, strong=True)
        self.count = label(factor=COUNT, strong=True)
        self._compose()
        self._add_buttons()

    def _compose(self) -> None:
        self.left.setProperty("role", "quiet")
        self.left.setWordWrap(False)
        self.header.box.addWidget(self.left)
        self.header.box.addSpacing(SPACE)
        self.header.box.addWidget(self.dots)
        self.stage_pages.addWidget(self.cards)
        self.stage_pages.addWidget(self.figure)
        self.column.addWidget(self.ready)
        self.column.addWidget(self.lines)
        self.ring.setFixedSize(self.band.height(), self.band.height())
        self.band.box.addWidget(self.ring)
        self.band.box.addSpacing(SPACE)
        self.band.box.addWidget(self.beat, 1)
        self.count.setWordWrap(False)
        self.tally.box.addWidget(self.count)
        self.put_bar(self.bar)

    def _add_buttons(self) -> None:
        self.hurts = button(_("It hurts: stop"), "stop", self.stop_wished.emit)
        self.hurts.setAccessibleDescription(_(STOP_RULE))
        self.hurts.setToolTip(_(STOP_RULE))
        self.hold = button(_("Pause"), "quiet", self.hold_wished.emit)
        self.skip = button(_("Skip this one"), "quiet", self.skip_wished.emit)
        self.next = button(_("Next"), "primary", self.next_wished.emit)
        self.buttons.box.addWidget(self.hurts)
        self.buttons.box.addStretch(1)
        for each in (self.hold, self.skip, self.next):
            self.buttons.box.addWidget(each)
        keep_width(self.hold, (_("Pause"), _("Go on")))

    def set_reading_size(self, factor: float) -> None:
        """Let the count and its word grow as well."""
        super().set_reading_size(factor)
        self.beat.setFont(sized(self.font(), TITLE * factor, strong=True))
        self.count.setFont(sized(self.font(), COUNT * factor, strong=True))

    def show_view(self, view: View) -> None:
        """Paint one moment of the routine."""
        step = self._steps[view.index]
        self._show_step(step, view)
        ready = view.beat == "ready"
        self.stage_pages.setCurrentIndex(0 if ready else 1)
        self.column.setCurrentIndex(0 if ready else 1)
        self.figure.show_phase(view.phase)
        self.lines.set_current(view.line)
        self.ring.set_beat(
            view.beat_share,
            str(view.beat_left_s) if view.beat_counts else "",
            held=view.held,
            quiet=view.beat in {"rest", "back"},
        )
        say(self.beat, _("Paused") if view.held else words.beat(view.beat))
        say(self.count, view.count)
        say(self.left, words.left(view.left_s))
        self._show_hold(view)
        self.dots.set_place(view.exercise, view.exercises)
        self.bar.set_share(view.progress)

    def _show_step(self, step: Step, view: View) -> None:
        number = words.of(view.exercise + 1, view.exercises)
        say(self.title, f"{self._kind} · {number}")
        exercise, where = step.exercise, words.where(step)
        if (self.lines.name.text(), self.lines.where.text()) != (exercise.name, where):
            self.cards.show_step(step)
            self.figure.set_exercise(exercise, step.side)
            self.ready.show_texts(exercise.name, where, words.kit(exercise.kit))
            self.lines.show_texts(exercise.name, where, exercise.lines)

    def _show_hold(self, view: View) -> None:
        text = _("Go on") if view.held else _("Pause")
        if self.hold.text() != text:
            self.hold.setText(text)
            self.hold.setAccessibleName(text)


class Pair(QWidget):
    """Where the movement begins and where it ends, side by side."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE, SPACE, SPACE, 2 * SPACE)
        grid.setSpacing(SPACE)
        self._pictures = (Picture(), Picture())
        for i, (picture, text) in enumerate(
            zip(self._pictures, (_("From here"), _("to here")), strict=True)
        ):
            caption = label(text, QUIET)
            caption.setProperty("role", "quiet")
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(picture, 0, i)
            grid.addWidget(caption, 1, i)
        grid.setRowStretch(0, 1)

    def show_step(self, step: Step) -> None:
        """Show another exercise."""
        for picture in self._pictures:
            picture.set_exercise(step.exercise, step.side)
        self._pictures[0].show_start()
        self._pictures[1].show_end()


class ReadyText(Column):
    """Name, place and kit, and when to stop."""

    def __init__(self) -> None:
        super().__init__()
        self.name = self.add(label(), TITLE, strong=True)
        self.where = self.add(label(), 1.0)
        self.where.setForegroundRole(QPalette.ColorRole.Highlight)
        self.kit = self.add(label(), LINE)
        self.space(SPACE)
        self.add(label(_(STOP_RULE)), QUIET).setProperty("role", "quiet")

    def show_texts(self, name: str, where: str, kit: str) -> None:
        """Say another step."""
        self.name.setText(name)
        self.where.setText(where)
        self.kit.setText(kit)
        self.kit.setVisible(bool(kit))
        self.fit()
