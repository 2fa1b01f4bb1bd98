"""An exercise without a figure on its card: the person's own picture, or its lines, large.

Whoever shows exercises asks here what to paint and what a screen reader says; nobody else needs to
know which of them have a figure.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QImageReader, QPainter, QPainterPath

from postureguard.core.figure.alt_text import alt_text
from postureguard.core.figure.card import Card, Look, card
from postureguard.core.figure.palette import palette
from postureguard.core.training.exercise import Exercise
from postureguard.theme import DARK, LIGHT
from postureguard.windows.speaking import spoken

MARGIN: Final = 0.05
"""Room round a picture, and round lines twice that, as shares of the card's height."""
CORNER: Final = 0.03
PARAGRAPH: Final = 0.45
"""Room between two lines, in heights of a letter's line."""
LARGEST, SMALLEST = 0.085, 9.0
"""Letters: a share of the card's height, and pixels under which bars stand for the words."""
BARS: Final = (0.8, 1.0, 0.55)
MOST_PICTURES: Final = 16


@dataclass(frozen=True, slots=True)
class Still:
    """What is painted in place of a figure."""

    picture: str | None
    """The file of a picture; without one the lines are shown."""
    lines: tuple[str, ...]
    look: str
    """Name of the figures' palette."""

    @property
    def background(self) -> str:
        """The colour of the card."""
        return palette(self.look).card

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint it into a card that is filled already."""
        ratio = painter.deviceTransform().m11()
        inside = _inset(box, box.height() * MARGIN)
        found = _scaled(self.picture, (inside.size() * ratio).toSize()) if self.picture else None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if found is not None and not found.isNull():
            _paint_picture(painter, inside, found, ratio)
        else:
            self._paint_lines(painter, _inset(inside, box.height() * MARGIN))
        painter.restore()

    def _paint_lines(self, painter: QPainter, box: QRectF) -> None:
        theme = DARK if self.look.endswith("dark") else LIGHT
        font = _fitting(painter.font(), self.lines, box)
        if font is None or not self.lines:
            _paint_bars(painter, box, QColor(theme.line))
            return
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        heights = [_height(font, line, box.width()) for line in self.lines]
        gap = PARAGRAPH * QFontMetricsF(font).height()
        top = box.top() + (box.height() - sum(heights) - gap * (len(heights) - 1)) / 2
        for line, height in zip(self.lines, heights, strict=True):
            place = QRectF(box.left(), top, box.width(), height)
            painter.drawText(place, Qt.TextFlag.TextWordWrap, line)
            top += height + gap


def shown_of(exercise: Exercise, phase: float, look: Look) -> Card | Still:
    """What an exercise looks like at a moment of its movement."""
    if exercise.has_figure:
        return card(exercise.figure, phase, look)
    return Still(exercise.picture, exercise.lines, look.palette)


def words_of(exercise: Exercise, phase: float) -> str:
    """What a screen reader says in place of the picture of a moment."""
    if exercise.has_figure:
        return alt_text(exercise.name, exercise.figure, phase)
    return spoken(exercise.name, *exercise.lines)


def _inset(box: QRectF, by: float) -> QRectF:
    return box.adjusted(by, by, -by, -by)


def _scaled(path: str, room: QSize) -> QImage | None:
    """The picture as large as it fits, in pixels of the screen; None where it cannot be read."""
    try:
        changed = Path(path).stat().st_mtime_ns
    except OSError:
        return None
    return _read(path, changed, room.width(), room.height())


@lru_cache(maxsize=MOST_PICTURES)
def _read(path: str, _changed: int, width: int, height: int) -> QImage:
    image = QImageReader(path).read()
    if image.isNull() or width < 1 or height < 1:
        return QImage()
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio, smooth)


def _paint_picture(painter: QPainter, box: QRectF, image: QImage, ratio: float) -> None:
    """In the middle, with round corners; what is transparent lies on light paper."""
    place = QRectF(QPointF(), QSizeF(image.size()) / ratio)
    place.moveCenter(box.center())
    frame = QPainterPath()
    corner = CORNER * box.height()
    frame.addRoundedRect(place, corner, corner)
    if image.hasAlphaChannel():
        painter.fillPath(frame, QColor(LIGHT.card))
    painter.setClipPath(frame, Qt.ClipOperation.IntersectClip)
    painter.drawImage(place, image)


def _fitting(font: QFont, lines: tuple[str, ...], box: QRectF) -> QFont | None:
    """The largest letters in which all lines fit; None if nobody could read them."""
    size = max(SMALLEST, box.height() * LARGEST)
    while size >= SMALLEST:
        found = QFont(font)
        found.setPixelSize(round(size))
        gaps = PARAGRAPH * QFontMetricsF(found).height() * (len(lines) - 1)
        if sum(_height(found, line, box.width()) for line in lines) + gaps <= box.height():
            return found
        size *= 0.92
    return None


def _height(font: QFont, line: str, width: float) -> float:
    room = QRect(0, 0, int(width), 100_000)
    return QFontMetricsF(font).boundingRect(QRectF(room), Qt.TextFlag.TextWordWrap, line).height()


def _paint_bars(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """Lines too small to read."""
    thick = box.height() / 9
    for number, share in enumerate(BARS):
        top = box.center().y() + (number - 1) * 2.6 * thick - thick / 2
        bar = QRectF(box.left(), top, box.width() * share, thick)
        frame = QPainterPath()
        frame.addRoundedRect(bar, thick / 2, thick / 2)
        painter.fillPath(frame, colour)
