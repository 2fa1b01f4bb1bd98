"""The figure of a lesson: it moves slowly, can be stopped, and may point at a part of the body."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy

from postureguard.core.figure.card import HEIGHT, WIDTH
from postureguard.core.figure.pointing import Spot, free_spot, spot_of
from postureguard.core.settings import Settings
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.tempo import end_phase, phase_at, repetition_seconds
from postureguard.theme import sized
from postureguard.windows.figure import CORNER
from postureguard.windows.look import reduced_motion
from postureguard.windows.routine.motion import FADE_S, Faded, Shown
from postureguard.windows.routine.moving import MovingFigure

TEMPO: Final = 0.5
"""Seconds of the movement for each second that passes."""
FRAME_MS: Final = 33
BADGE, SMALLEST_BADGE, LARGEST_BADGE = 15.0, 11.0, 20.0
"""Radius of a numbered mark: in card pixels, and within these limits in pixels of the screen."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A numbered mark, and the landmark it points at."""

    number: int
    landmark: str
    spot: Spot


class LessonFigure(MovingFigure):
    """One exercise at half its tempo; `steady_s` tells how time passes."""

    playing_changed = Signal(bool)
    """It has begun to move, or stands still."""

    def __init__(self, settings: Settings, steady_s: Callable[[], float]) -> None:
        super().__init__(settings)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on=False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._steady_s = steady_s
        self._shown: Exercise | None = None
        self._seconds = 0.0
        self._looked_s = 0.0
        self._playing = True
        self._pointer: Pointer | None = None
        self._fading = reduced_motion(settings)
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self.look)

    @property
    def playing(self) -> bool:
        """Whether it moves whenever it can be seen."""
        return self._playing

    @property
    def moving(self) -> bool:
        """Whether time passes for it now."""
        return self._frames.isActive()

    @property
    def moment(self) -> Shown | Faded:
        """What is shown now."""
        return self._moment

    @property
    def pointer(self) -> Pointer | None:
        """What it points at."""
        return self._pointer

    def show_exercise(self, exercise: Exercise) -> None:
        """Begin another exercise at its start."""
        self._shown, self._pointer, self._seconds = exercise, None, 0.0
        self.set_exercise(exercise, None)

    def set_playing(self, *, playing: bool) -> None:
        """Let it move, or stand still where it is."""
        if playing != self._playing:
            self._playing = playing
            self._go_or_rest()
            self.playing_changed.emit(playing)

    def point_at(self, number: int, landmark: str) -> None:
        """Point at a landmark with a numbered mark that stays where it is."""
        if self._shown is not None:
            spot = free_spot(self._shown.figure, landmark, self._look.build)
            self._pointer = Pointer(number, landmark, spot)
            self.update()

    def point_at_nothing(self) -> None:
        """Take the mark away."""
        self._pointer = None
        self.update()

    def look(self) -> None:
        """Show where the movement is now."""
        now_s = self._steady_s()
        self._seconds += (now_s - self._looked_s) * TEMPO
        self._looked_s = now_s
        if self._shown is None:
            return
        figure = self._shown.figure
        if self._fading:
            self.show_moment(Faded(faded(figure, self._seconds)))
        else:
            self.show_moment(Shown(phase_at(figure, self._seconds)))
        if self._pointer is not None:
            self.update()  # its line may lie outside of what has changed

    def _go_or_rest(self) -> None:
        seen = self.isVisible() and not self.window().isMinimized()
        if self._playing and seen and not self._frames.isActive():
            self._looked_s = self._steady_s()
            self._frames.start()
        elif not (self._playing and seen):
            self._frames.stop()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Move on."""
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._go_or_rest()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nobody looks: no time passes."""
        super().hideEvent(event)
        self._go_or_rest()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Rest while the window is minimised."""
        if event.type() == QEvent.Type.WindowStateChange:
            self._go_or_rest()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the figure with round corners, and over it the mark with its line."""
        super().paintEvent(event)
        scale = self.height() / HEIGHT
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(
            _corners(QRectF(self.rect()), CORNER * scale),
            self.palette().color(QPalette.ColorRole.Window),
        )
        painter.translate(QRectF(self.rect()).center() - QPointF(WIDTH, HEIGHT) * scale / 2)
        painter.scale(scale, scale)
        if self._shown is not None and self._pointer is not None:
            place = (self._phase(), self._pointer.landmark, self._look.build)
            aim = spot_of(self._shown.figure, *place)
            self._paint_pointer(painter, QPointF(*aim), self._pointer, scale)
        painter.end()

    def _phase(self) -> float:
        """The phase that is shown; of two pictures, that of the clearer one."""
        if isinstance(self._moment, Shown):
            return self._moment.phase
        at_end = self._shown is not None and self._moment.share > 0.5
        return float(end_phase(self._shown.figure)) if self._shown and at_end else 0.0

    def _paint_pointer(
        self, painter: QPainter, aim: QPointF, pointer: Pointer, scale: float
    ) -> None:
        tone = self.palette().color(QPalette.ColorRole.Highlight)
        back = self.palette().color(QPalette.ColorRole.HighlightedText)
        radius = min(max(BADGE, SMALLEST_BADGE / scale), LARGEST_BADGE / scale)
        thin = radius / 7.5
        spot = QPointF(*pointer.spot)
        _line(painter, spot, aim, (back, thin + 2.4), (tone, thin))
        painter.setPen(QPen(back, thin))
        painter.setBrush(tone)
        painter.drawEllipse(aim, 2.6 * thin, 2.6 * thin)
        painter.drawEllipse(spot, radius, radius)
        font = sized(self.font(), 1.0, strong=True)
        font.setPixelSize(round(radius * 1.15))
        painter.setFont(font)
        painter.setPen(back)
        box = QRectF(spot.x() - radius, spot.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(pointer.number))


def faded(figure: FigureData, seconds: float) -> float:
    """How much of the picture of the end is to be seen: half of a repetition each, and a fade."""
    whole = max(repetition_seconds(figure), 4 * FADE_S)
    now = seconds % whole
    return (
        min(now, FADE_S) / FADE_S if now < whole / 2 else max(0.0, 1 - (now - whole / 2) / FADE_S)
    )


def _corners(box: QRectF, radius: float) -> QPainterPath:
    """What is left of a box outside of its round corners."""
    inside, outside = QPainterPath(), QPainterPath()
    inside.addRoundedRect(box, radius, radius)
    outside.addRect(box)
    return outside.subtracted(inside)


def _line(painter: QPainter, start: QPointF, end: QPointF, *strokes: tuple[QColor, float]) -> None:
    """One line in several strokes, the broadest first, so that it is seen on any ground."""
    for colour, width in strokes:
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(start, end)
