"""Letters and lines on paper: everything is measured in dots, ten of them to a point."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen

from postureguard.theme import LIGHT

POINT: Final = 10.0
DOTS_PER_INCH: Final = 720
HAIRLINE: Final = 0.5 * POINT
PAPER_COLOURS: Final = LIGHT
"""Paper is white, whatever the screen is."""

TITLE_PT, LEAD_PT, HEAD_PT, TEXT_PT, TABLE_PT = 18.0, 11.0, 10.5, 9.0, 8.5
NOTE_PT, SMALL_PT = 8.0, 7.0

LEAD_SIDE: Final = Qt.AlignmentFlag.AlignLeft
"""Where reading begins: Qt mirrors it for a painter that writes from the right."""
FAR_SIDE: Final = Qt.AlignmentFlag.AlignRight
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter

_WRAP: Final = Qt.TextFlag.TextWordWrap
_TALL: Final = 1e6


def letters(points: float, *, strong: bool = False) -> QFont:
    """The desktop's letters at a size on paper, with figures of equal width."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(round(points * POINT))
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def line_height(font: QFont) -> float:
    """From one line of text to the next."""
    return QFontMetricsF(font).lineSpacing()


def width_of(words: str, font: QFont) -> float:
    """How wide a text on one line is."""
    return QFontMetricsF(font).horizontalAdvance(words)


def height_of(words: str, font: QFont, width: float) -> float:
    """How high a text is that wraps at a width; an empty one is not high at all."""
    if not words:
        return 0.0
    box = QRectF(0, 0, width, _TALL)
    return QFontMetricsF(font).boundingRect(box, int(LEAD_SIDE.value | _WRAP.value), words).height()


def write(
    painter: QPainter,
    box: QRectF,
    words: str,
    font: QFont,
    colour: str = PAPER_COLOURS.text,
    side: Qt.AlignmentFlag = LEAD_SIDE,
) -> None:
    """Write a text that wraps, from the top of a box down."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    flags = int(side.value | Qt.AlignmentFlag.AlignTop.value | _WRAP.value)
    painter.drawText(box, flags, words)


def label(
    painter: QPainter,
    box: QRectF,
    words: str,
    font: QFont,
    colour: str = PAPER_COLOURS.quiet,
    side: Qt.AlignmentFlag = CENTRE,
) -> None:
    """Write one line in the middle of a box's height; the side is left or right for everybody."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    absolute = Qt.AlignmentFlag.AlignAbsolute.value | Qt.AlignmentFlag.AlignVCenter.value
    painter.drawText(box, int(side.value | absolute | Qt.TextFlag.TextDontClip.value), words)


def thin(colour: str = PAPER_COLOURS.track, width: float = HAIRLINE) -> QPen:
    """A pen for rules and grids."""
    return QPen(QColor(colour), width)


def mirrored(box: QRectF, whole: QRectF) -> QRectF:
    """Where a box stands for those who read from the right."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        return box
    return QRectF(whole.left() + whole.right() - box.right(), box.top(), box.width(), box.height())
