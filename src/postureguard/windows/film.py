"""A movement at one size: each moment is painted when it is first needed, then shown again at once.

Most of a picture stands still. A frame keeps the rectangle in which it differs from the first
picture, compressed: 20 kB at 480 by 360, and a quarter of a millisecond to show again. A minute of
exercise repeats some two hundred moments, and no film keeps more than `MOST_BYTES`.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from postureguard.core.figure.card import HEIGHT, WIDTH, Card, Look, activation_at, card
from postureguard.core.figure.display import Mark, extent
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.tempo import end_phase, last_phase, repetition_seconds
from postureguard.windows.figure import paint_marks
from postureguard.windows.still import Still

MOST_BYTES: Final = 24_000_000
STEPS_A_SECOND: Final = 60
"""So finely is a movement cut, twice as fine as it is shown."""
MOST_STEPS: Final = 150
QUICKEST_S: Final = 1.5
"""The player moves no held pose faster than this."""
GLOWS: Final = 50
"""So finely is the brightness of the muscle cut."""
DIMMEST: Final = 0.76
"""The least brightness that is recorded ahead."""
EDGE: Final = 2
"""Room around what changes, in pixels, for its soft edges."""
COMPRESSION: Final = 1


class Moment(NamedTuple):
    """Where in the movement, and how bright the muscle is, in whole steps."""

    step: int
    glow: int = GLOWS


@dataclass(frozen=True, slots=True)
class Canvas:
    """A surface in physical pixels; of the card's width so much, about its middle, has to fit."""

    width: int
    height: int
    shown: float = float(WIDTH)

    @property
    def scale(self) -> float:
        """Physical pixels for each pixel of a card."""
        return min(self.width / self.shown, self.height / HEIGHT)

    @property
    def card(self) -> QRectF:
        """Where the card lies; empty sides of it may be cut."""
        whole = QRectF(0, 0, WIDTH * self.scale, HEIGHT * self.scale)
        whole.moveCenter(QPointF(self.width / 2, self.height / 2))
        return whole


class Frame(NamedTuple):
    """The rectangle in which a moment differs from the first picture, and its pixels."""

    box: QRect
    pixels: bytes

    def paint(self, painter: QPainter) -> None:
        """Put the pixels over the first picture; the painter measures in physical pixels."""
        width, height = self.box.width(), self.box.height()
        raw = zlib.decompress(self.pixels, bufsize=4 * width * height)  # the image borrows it
        image = QImage(raw, width, height, 4 * width, QImage.Format.Format_RGB32)
        painter.drawImage(self.box.topLeft(), image)


class Film:
    """One exercise in one look, on one canvas."""

    def __init__(self, data: FigureData, look: Look, canvas: Canvas) -> None:
        self.canvas = canvas
        self._data, self._look = data, look
        self.steps = _steps(data)
        """Into so many steps the way is cut; none when there is nothing to move."""
        self._frames: dict[Moment, Frame] = {}
        self._to_record = self._ahead()
        start = self._card(Moment(0))
        self._start = frozenset(start.moving)
        self._surroundings = self._empty(start)
        self.first = self._painted(start, QRect(0, 0, canvas.width, canvas.height))
        """The picture that every frame is a change of."""
        self.bytes = 0
        """What the frames kept so far take."""

    def moment(self, phase: float, glow: float = 1.0) -> Moment:
        """The nearest moment of the film; glow is a share of the exercise's own brightness."""
        step = round(phase / last_phase(self._data) * self.steps) if self.steps else 0
        return Moment(step % self.steps if self._data.cycle else step, round(glow * GLOWS))

    @property
    def end(self) -> Moment:
        """The moment of the picture of the end."""
        return self.moment(end_phase(self._data))

    def frame(self, moment: Moment) -> Frame:
        """A moment, painted now if it has not been before."""
        found = self._frames.get(moment)
        if found is None:
            found = self._record(moment)
            if self.bytes + len(found.pixels) <= MOST_BYTES:
                self._frames[moment] = found
                self.bytes += len(found.pixels)
        return found

    def record_next(self) -> bool:
        """Paint one moment that will be needed; False when all of them are kept."""
        for moment in self._to_record:
            if moment not in self._frames and self.bytes < MOST_BYTES:
                self.frame(moment)
                return True
        return False

    def _ahead(self) -> Iterator[Moment]:
        """The way, and the glowing at its end."""
        for step in range(self.steps + (0 if self._data.cycle else 1)):
            yield Moment(step)
        if not self._data.cycle:
            for glow in range(round(DIMMEST * GLOWS), GLOWS):
                yield Moment(self.steps, glow)

    def _record(self, moment: Moment) -> Frame:
        shown = self._card(moment)
        box = self._changed(shown)
        image = self._painted(shown, box)  # the pixels are its own
        return Frame(box, zlib.compress(image.constBits(), COMPRESSION))

    def _card(self, moment: Moment) -> Card:
        data = self._data
        phase = moment.step / self.steps * last_phase(data) if self.steps else 0.0
        activation = activation_at(data, phase) * moment.glow / GLOWS
        return card(data, phase, replace(self._look, activation=activation))

    def _changed(self, shown: Card) -> QRect:
        """Where this card and the first one are painted differently."""
        changed = frozenset(shown.moving) ^ self._start
        if not changed:
            return QRect(0, 0, 1, 1)
        left, top, right, bottom = extent(changed)
        wide = max((_line_width(mark) for mark in changed), default=0.0) / 2
        frame, place = shown.framing, self.canvas.card
        xs = [
            WIDTH / 2 + (-1 if shown.mirrored else 1) * (x - frame.centre) * frame.scale
            for x in (left - wide, right + wide)
        ]
        ys = [frame.floor + y * frame.scale for y in (top - wide, bottom + wide)]
        scale = self.canvas.scale
        box = QRectF(QPointF(min(xs), ys[0]) * scale, QPointF(max(xs), ys[1]) * scale)
        whole = QRect(0, 0, self.canvas.width, self.canvas.height)
        edged = box.translated(place.topLeft()).toAlignedRect().adjusted(-EDGE, -EDGE, EDGE, EDGE)
        return edged.intersected(whole)

    def _empty(self, shown: Card) -> QImage:
        """What never moves, on the whole canvas."""
        image = QImage(self.canvas.width, self.canvas.height, QImage.Format.Format_RGB32)
        image.fill(QColor(shown.background))
        painter = QPainter(image)
        paint_marks(painter, self.canvas.card, shown, shown.surroundings)
        painter.end()
        return image

    def _painted(self, shown: Card, box: QRect) -> QImage:
        image = self._surroundings.copy(box)
        painter = QPainter(image)
        painter.translate(-box.topLeft())
        paint_marks(painter, self.canvas.card, shown, shown.moving)
        painter.end()
        return image


class StillFilm:
    """The one picture of an exercise without a figure; nothing in it ever changes."""

    bytes = 0
    end = Moment(0)

    def __init__(self, still: Still, canvas: Canvas) -> None:
        self.canvas = canvas
        self.first = QImage(canvas.width, canvas.height, QImage.Format.Format_RGB32)
        self.first.fill(QColor(still.background))
        painter = QPainter(self.first)
        still.paint(painter, QRectF(self.first.rect()))
        painter.end()
        box = QRect(0, 0, 1, 1)
        corner = self.first.copy(box)  # the pixels are its own
        self._nothing = Frame(box, zlib.compress(corner.constBits(), COMPRESSION))

    def moment(self, _phase: float, _glow: float = 1.0) -> Moment:
        """Always the same."""
        return self.end

    def frame(self, _moment: Moment) -> Frame:
        """A change of nothing."""
        return self._nothing

    def record_next(self) -> bool:
        """There is nothing to record."""
        return False


def film_of(exercise: Exercise, look: Look, canvas: Canvas) -> Film | StillFilm:
    """The film of an exercise, whether it has a figure or not."""
    if exercise.has_figure:
        return Film(exercise.figure, look, canvas)
    return StillFilm(Still(exercise.picture, exercise.lines, look.palette), canvas)


def _steps(data: FigureData) -> int:
    if len(data.keys) == 1:
        return 0
    tempo = data.tempo
    seconds = repetition_seconds(data) if data.cycle else max(tempo.out, tempo.back, QUICKEST_S)
    return min(MOST_STEPS, ceil(seconds * STEPS_A_SECOND))


def _line_width(mark: Mark) -> float:
    return mark.width if mark.stroke is not None else 0.0
