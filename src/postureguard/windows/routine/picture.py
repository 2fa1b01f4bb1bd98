"""Where the player meets the figure; nothing else in this package knows how it is drawn."""

from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QSizePolicy

from postureguard.core.figure.card import HEIGHT, WIDTH, Card, Look
from postureguard.core.figure.display import extent
from postureguard.core.figure.palette import palette
from postureguard.core.settings import Settings
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.routine import Side
from postureguard.core.training.tempo import end_phase
from postureguard.windows.figure import FigureView, paint_card
from postureguard.windows.look import chosen_look
from postureguard.windows.still import Still, shown_of, words_of

BACKDROP_MARKS = 2
"""Disc and floor; they may be cut at the sides."""
DISC_WIDTH = 304.0
MOST_CARDS = 16
"""So many cards are kept: the pictures of a routine are shown more than once."""


class Picture(FigureView):
    """One exercise at one moment of its movement, on the side that is trained.

    Start and end are drawn at one size, unless a picture stands alone.
    """

    def __init__(self, settings: Settings, *, alone: bool = False) -> None:
        super().__init__()
        self._settings = settings
        self._alone = alone
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(0, 0)
        self._exercise: Exercise | None = None
        self._look = Look()
        self._shown: tuple[str, float, bool] | None = None
        self._width = float(WIDTH)

    def set_exercise(self, exercise: Exercise, side: Side | None) -> None:
        """Choose the exercise; `show_start`, `show_end` or `show_phase` paint it."""
        self._exercise = exercise
        self._look = look_of(self.palette(), self._settings, exercise, side)

    def show_start(self) -> None:
        """Paint where the movement begins."""
        self.show_phase(0.0)

    def show_end(self) -> None:
        """Paint where the movement ends."""
        if self._exercise is not None:
            self.show_phase(float(end_phase(self._exercise.figure)))

    def show_phase(self, phase: float) -> None:
        """Paint any moment of the movement; the same moment is not painted twice."""
        exercise = self._exercise
        if exercise is None or (exercise.id, phase, self._look.mirrored) == self._shown:
            return
        self._shown = (exercise.id, phase, self._look.mirrored)
        text = "" if phase % 1 else words_of(exercise, int(phase))
        shown = _still(exercise, phase, self._look)
        self._width = _width(shown) if self._alone else needed_width(exercise, self._look)
        self.show_card(shown, text)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint as large as the figure fits; empty sides of the card may be cut."""
        if self._card is None:
            return
        scale = min(self.width() / self._width, self.height() / HEIGHT)
        whole = QRectF(self.rect())
        if isinstance(self._card, Card):
            whole = QRectF(0, 0, WIDTH * scale, HEIGHT * scale)
            whole.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        paint_card(painter, whole, self._card)
        painter.end()


def look_of(window: QPalette, settings: Settings, exercise: Exercise, side: Side | None) -> Look:
    """How an exercise is drawn in windows of that palette, on the side that is trained."""
    native: Side = "left" if exercise.figure.work.side == "l" else "right"
    return replace(chosen_look(window, settings), mirrored=side is not None and side != native)


def match_pictures(frame: QFrame, settings: Settings) -> None:
    """Give a frame the background of its pictures; in line style it is not the window's."""
    look = chosen_look(frame.palette(), settings)
    background = palette(look.palette).card
    frame.setStyleSheet(f'QFrame[role="card"] {{ background: {background}; }}')


def needed_width(exercise: Exercise, look: Look) -> float:
    """How much of a card's width, about its middle, start and end of an exercise fill."""
    ends = (0.0, float(end_phase(exercise.figure)))
    return max(_width(_still(exercise, phase, look)) for phase in ends)


def _still(exercise: Exercise, phase: float, look: Look) -> Card | Still:
    """A card; the other side is the same one in a mirror, and what has no figure has no sides."""
    shown = _drawn(exercise, phase, replace(look, mirrored=False))
    return replace(shown, mirrored=look.mirrored) if isinstance(shown, Card) else shown


@lru_cache(maxsize=MOST_CARDS)
def _drawn(exercise: Exercise, phase: float, look: Look) -> Card | Still:
    return shown_of(exercise, phase, look)


def _width(shown: Card | Still) -> float:
    if isinstance(shown, Still):
        return float(WIDTH)
    left, _, right, _ = extent(shown.marks[BACKDROP_MARKS:])
    frame = shown.framing
    reach = max(frame.centre - left, right - frame.centre) * frame.scale
    return min(float(WIDTH), max(DISC_WIDTH, 2 * reach + 16))
