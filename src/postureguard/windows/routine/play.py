"""The pages that lead: the get-ready card and the step, with the count below."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QGridLayout, QWidget

from postureguard.core.settings import Settings
from postureguard.core.training.exercise import STOP_RULE
from postureguard.core.training.player import View
from postureguard.core.training.routine import Routine, Step
from postureguard.theme import COUNT, LINE, QUIET, SPACE, TITLE, sized
from postureguard.windows.look import reduced_motion
from postureguard.windows.routine import words
from postureguard.windows.routine.breath import Breath, cue
from postureguard.windows.routine.motion import Fading, Moving
from postureguard.windows.routine.moving import MovingFigure
from postureguard.windows.routine.parts import Bar, Dots, Lines, Ring
from postureguard.windows.routine.picture import Picture, match_pictures
from postureguard.windows.routine.sheet import Sheet
from postureguard.windows.routine.telling import Telling
from postureguard.windows.texts import Column, button, keep_width, label, say


class PlayPage(Sheet):
    """Shows a `View` of the player; every button is a wish."""

    stop_wished = Signal()
    hold_wished = Signal()
    skip_wished = Signal()
    next_wished = Signal()
    announced = Signal(str)
    """What a screen reader is to say: a step, a beat, a line that is on for the first time."""

    def __init__(
        self, routine: Routine, steps: tuple[Step, ...], letters: QFont, settings: Settings
    ) -> None:
        super().__init__(letters)
        self._kind = words.kind(routine.kind)
        self._place = routine.place
        self._steps = steps
        self._settings = settings
        self._telling = Telling(steps, routine.place)
        self._texts: tuple[object, ...] = ()
        self.spoken = ""  # its first beat says it all
        self.dots, self.left = Dots(), label(factor=QUIET, letters=letters)
        self.bar = Bar()
        self.cards, self.figure = Pair(letters, settings), MovingFigure(settings)
        reduced = reduced_motion(settings)
        self.breath = Breath(self.figure, reduced=reduced)
        self.breath.move(SPACE, SPACE)
        self._motion = Fading() if reduced else Moving()
        self.ready, self.lines = ReadyText(), Lines()
        self.ring, self.beat = Ring(), label(factor=TITLE, strong=True)
        self.count = label(factor=COUNT, strong=True)
        self._compose()
        self._add_buttons()

    def _compose(self) -> None:
        match_pictures(self.stage, self._settings)
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
        self.add_buttons(self.hurts, None, self.hold, self.skip, self.next)
        keep_width(self.hold, (_("Pause"), _("Go on")))

    def set_reading_size(self, factor: float) -> None:
        """Let the count and its word grow as well."""
        super().set_reading_size(factor)
        self.beat.setFont(sized(self.font(), TITLE * factor, strong=True))
        self.count.setFont(sized(self.font(), COUNT * factor, strong=True))
        self.breath.set_letters(sized(self.font(), factor))

    def show_view(self, view: View, led_s: float) -> None:
        """Paint one moment of the routine, so many seconds after its beginning."""
        step = self._steps[view.index]
        texts = (view.index, view.beat, view.line, view.count, view.left_s, view.held)
        if texts != self._texts:
            self._texts = texts
            self._show_texts(step, view)
        elif view.beat in {"ready", "swap"} and not view.held:
            self.figure.record_next(self.stage.contentsRect().size())
        self.breath.show_cue(cue(view, step.exercise.figure))
        self.figure.show_moment(self._motion.show(view, step.exercise.figure, led_s))
        self.ring.set_beat(
            view.beat_share,
            str(view.beat_left_s) if view.beat_counts else "",
            held=view.held,
            quiet=view.beat in {"rest", "back"},
        )
        self._tell(view)
        self.bar.set_share(view.progress)

    def _show_texts(self, step: Step, view: View) -> None:
        self._show_step(step, view)
        ready = view.beat == "ready"
        self.stage_pages.setCurrentIndex(0 if ready else 1)
        self.column.setCurrentIndex(0 if ready else 1)
        self.lines.set_current(view.line)
        say(self.beat, _("Paused") if view.held else words.beat(view.beat))
        say(self.count, view.count)
        say(self.left, words.left(view.left_s))
        self._show_hold(view)
        self.dots.set_place(view.exercise, view.exercises)

    def _show_step(self, step: Step, view: View) -> None:
        number = words.of(view.exercise + 1, view.exercises)
        say(self.title, f"{self._kind} · {number}")
        exercise, where = step.exercise, words.where(step, self._place)
        if (self.lines.name.text(), self.lines.where.text()) != (exercise.name, where):
            self.cards.show_step(step)
            self.figure.set_exercise(exercise, step.side)
            self.ready.show_texts(
                exercise.name, where, words.kit(exercise.kit), words.stops(exercise)
            )
            self.lines.show_texts(exercise.name, where, exercise.lines)

    def _show_hold(self, view: View) -> None:
        text = _("Go on") if view.held else _("Pause")
        if self.hold.text() != text:
            self.hold.setText(text)
            self.hold.setAccessibleName(text)

    def _tell(self, view: View) -> None:
        if self._telling.turned(view):
            self.ring.setAccessibleName(words.ring(view))
            sentence = self._telling.turn(view)
        else:
            sentence = self._telling.meanwhile(view)
        if sentence:
            self.announced.emit(sentence)


class Pair(QWidget):
    """Where the movement begins and where it ends, side by side; or the one picture there is."""

    def __init__(self, letters: QFont, settings: Settings) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE, SPACE, SPACE, 2 * SPACE)
        grid.setSpacing(SPACE)
        self._pictures = (Picture(settings), Picture(settings))
        self._captions = tuple(
            label(text, QUIET, letters=letters) for text in (_("From here"), _("to here"))
        )
        for i, (picture, caption) in enumerate(zip(self._pictures, self._captions, strict=True)):
            caption.setProperty("role", "quiet")
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(picture, 0, i)
            grid.addWidget(caption, 1, i)
        grid.setRowStretch(0, 1)

    def show_step(self, step: Step) -> None:
        """Show another exercise; what does not move has one picture."""
        moves = step.exercise.has_figure
        for part in (*self._captions, self._pictures[1]):
            part.setVisible(moves)
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
        self.stops = self.add(label(), QUIET)

    def show_texts(self, name: str, where: str, kit: str, stops: str) -> None:
        """Say another step."""
        self.name.setText(name)
        self.where.setText(where)
        for text, sentence in ((self.kit, kit), (self.stops, stops)):
            text.setText(sentence)
            text.setVisible(bool(sentence))
        self.fit()
