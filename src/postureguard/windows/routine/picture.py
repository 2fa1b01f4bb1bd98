"""Where the player meets the figure; nothing else in this package knows how it is drawn."""

from functools import cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy

from postureguard.core.figure.alt_text import alt_text
from postureguard.core.figure.card import HEIGHT, WIDTH, Card, Look, card
from postureguard.core.figure.display import extent
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.routine import Side
from postureguard.core.training.tempo import end_phase
from postureguard.windows.figure import FigureView, paint_card

BACKDROP_MARKS = 2
"""Disc and floor; they may be cut at the sides."""
DISC_WIDTH = 304.0


class Picture(FigureView):
    """One exercise at one moment of its movement, on the side that is trained."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(0, 0)
        self._exercise: Exercise | None = None
        self._look = Look()
        self._shown: tuple[str, float, bool] | None = None
        self._width = float(WIDTH)

    def set_exercise(self, exercise: Exercise, side: Side | None) -> None:
        """Choose the exercise; `show_start`, `show_end` or `show_phase` paint it."""
        native: Side = "left" if exercise.figure.work.side == "l" else "right"
        dark = self.palette().color(QPalette.ColorRole.Window).lightness() < 128
        if exercise is not self._exercise:
            self._exercise = exercise
            self._width = needed_width(exercise)
        self._look = Look(
            palette="dark" if dark else "light", mirrored=side is not None and side != native
        )

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
        data = exercise.figure
        text = "" if phase % 1 else alt_text(exercise.name, data, int(phase))
        self.show_card(card(data, phase, self._look), text)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint as large as the figure fits; empty sides of the card may be cut."""
        if self._card is None:
            return
        scale = min(self.width() / self._width, self.height() / HEIGHT)
        whole = QRectF(0, 0, WIDTH * scale, HEIGHT * scale)
        whole.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        paint_card(painter, whole, self._card)
        painter.end()


@cache
def needed_width(exercise: Exercise) -> float:
    """How much of a card's width, about its middle, an exercise fills."""
    data = exercise.figure
    ends = (card(data, phase, Look()) for phase in (0.0, float(end_phase(data))))
    reach = max(_reach(shown) for shown in ends)
    return min(float(WIDTH), max(DISC_WIDTH, 2 * reach + 16))


def _reach(shown: Card) -> float:
    left, _, right, _ = extent(shown.marks[BACKDROP_MARKS:])
    frame = shown.framing
    return max(frame.centre - left, right - frame.centre) * frame.scale
