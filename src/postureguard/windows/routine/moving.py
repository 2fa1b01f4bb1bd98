"""The figure while a step is done: it shows what it is told to, and repaints only what changes."""

from dataclasses import replace
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from postureguard.core.figure.card import Look
from postureguard.core.settings import Settings
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.routine import Side
from postureguard.core.training.tempo import end_phase
from postureguard.windows.film import Canvas, Film, Moment, StillFilm, film_of
from postureguard.windows.look import reduced_motion
from postureguard.windows.routine.motion import Faded, Shown
from postureguard.windows.routine.picture import look_of, needed_width
from postureguard.windows.still import words_of


class MovingFigure(QWidget):
    """One exercise in motion, on the side that is trained, as large as it fits."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._reduced = reduced_motion(settings)
        self._exercise: Exercise | None = None
        self._look = Look()
        self._needed_width = 0.0
        self._film: Film | StillFilm | None = None
        self._moment: Shown | Faded = Shown(0.0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_exercise(self, exercise: Exercise, side: Side | None) -> None:
        """Choose the exercise; `show_moment` paints it."""
        look = look_of(self.palette(), self._settings, exercise, side)
        still = self._reduced  # only pictures that stand have arrows
        self._look = replace(look, ghost=still, arrows=still)
        self._needed_width = needed_width(exercise, look)
        self._exercise, self._film, self._moment = exercise, None, Shown(0.0)
        self.setAccessibleName(words_of(exercise, end_phase(exercise.figure)))
        self.update()

    def show_moment(self, moment: Shown | Faded) -> None:
        """Paint that moment, if it is not the one that is painted."""
        before, self._moment = self._moment, moment
        film = self._film_here() if self.isVisible() else None
        if film is None:
            return
        (old, old_opacity), (new, opacity) = _place(film, before), _place(film, moment)
        if (old, old_opacity) != (new, opacity):
            self.update(self._logical(film.frame(old).box | film.frame(new).box))

    def record_next(self, size: QSize) -> None:
        """Paint one moment ahead, for when the figure is on at that size."""
        self.resize(size)
        film = self._film_here()
        if film is not None and not self._reduced:
            film.record_next()

    @property
    def film_bytes(self) -> int:
        """What the recording takes."""
        return 0 if self._film is None else self._film.bytes

    def _film_here(self) -> Film | StillFilm | None:
        """The film at the present size; another size is another film."""
        ratio = self.devicePixelRatioF()
        width, height = ceil(self.width() * ratio), ceil(self.height() * ratio)
        if self._exercise is None or not width or not height:
            return None
        canvas = Canvas(width, height, self._needed_width)
        if self._film is None or self._film.canvas != canvas:
            self._film = film_of(self._exercise, self._look, canvas)
            self.update()
        return self._film

    def _logical(self, box: QRect) -> QRect:
        ratio = self.devicePixelRatioF()
        corner, size = box.topLeft().toPointF() / ratio, box.size().toSizeF() / ratio
        return QRectF(corner, size).toAlignedRect()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the first picture, and over it what has changed."""
        film = self._film_here()
        if film is None:
            return
        place, opacity = _place(film, self._moment)
        painter = QPainter(self)
        painter.scale(1 / self.devicePixelRatioF(), 1 / self.devicePixelRatioF())
        painter.drawImage(0, 0, film.first)
        painter.setOpacity(opacity)
        film.frame(place).paint(painter)
        painter.end()


def _place(film: Film | StillFilm, moment: Shown | Faded) -> tuple[Moment, float]:
    """Which picture of the film lies over the first one, and how much of it is to be seen."""
    match moment:
        case Shown(phase, glow):
            return film.moment(phase, glow), 1.0
        case Faded(share):
            return film.end, share * share * (3 - 2 * share)
