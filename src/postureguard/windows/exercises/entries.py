"""How an entry of the list is painted: a small picture, the name, and a quiet line."""

from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from postureguard.core.figure.card import Look
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.tempo import end_phase
from postureguard.theme import CORNER, QUIET, SPACE, sized
from postureguard.windows.exercises.library import LEFT_OUT, Library
from postureguard.windows.figure import paint_card
from postureguard.windows.still import shown_of

Index = QModelIndex | QPersistentModelIndex
Text = tuple[QFont, QColor, str]

ID: Final = Qt.ItemDataRole.UserRole
"""The identifier of an entry; a heading has none."""
QUIET_LINE: Final = Qt.ItemDataRole.UserRole + 1
OFF: Final = Qt.ItemDataRole.UserRole + 2
"""True for what the person has switched off."""
PALE: Final = 0.45
"""Opacity of the picture of what is switched off."""
PICTURE: Final = QSize(84, 63)


class Thumbnails:
    """Small pictures, each drawn when it is first needed and the program has a moment."""

    def __init__(self, library: Library, look: Look, where: QWidget) -> None:
        self._library = library
        self._look = look
        self._where = where
        self._drawn: dict[str, QPixmap] = {}
        self._wanted: list[tuple[str, float]] = []
        self._idle = QTimer(where, interval=0)  # no longer than what shows them
        self._idle.timeout.connect(self._draw_one)

    def picture(self, identifier: str, ratio: float) -> QPixmap | None:
        """The picture of an exercise, or None and it will be drawn soon."""
        found = self._drawn.get(identifier)
        wish = (identifier, ratio)
        if found is None and identifier in self._library.exercises and wish not in self._wanted:
            self._wanted.append(wish)
            self._idle.start()
        return found

    def _draw_one(self) -> None:
        identifier, ratio = self._wanted.pop(0)
        if not self._wanted:
            self._idle.stop()
        exercise = self._library.exercises[identifier]
        self._drawn[identifier] = _small(exercise, self._look, ratio)
        self._where.update()


def _small(exercise: Exercise, look: Look, ratio: float) -> QPixmap:
    result = QPixmap(PICTURE * ratio)
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    shown = shown_of(exercise, float(end_phase(exercise.figure)), look)
    painter = QPainter(result)
    paint_card(painter, QRectF(0, 0, PICTURE.width(), PICTURE.height()), shown)
    painter.end()
    return result


class Entry(QStyledItemDelegate):
    """Paints an entry: picture, name, and a quiet line; or a heading."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Room for a picture, or for a line."""
        line = QFontMetrics(option.font).height()
        if not index.data(ID):
            return QSize(0, line + 2 * SPACE)
        return QSize(0, max(PICTURE.height(), 4 * line) + SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(2, 2, -4, -2)
        role, colours = QPalette.ColorRole, QGuiApplication.palette()
        if not index.data(ID):
            painter.setFont(sized(option.font, QUIET, strong=True))
            painter.setPen(colours.color(role.PlaceholderText))
            low = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(
                box.adjusted(SPACE // 2, 0, -SPACE // 2, -SPACE // 2), low, index.data()
            )
        else:
            self._paint_ground(painter, option, box)
            self._paint_entry(painter, option, index, box)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        role, colours = QPalette.ColorRole, QGuiApplication.palette()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if not chosen and not option.state & QStyle.StateFlag.State_MouseOver:
            return
        held = chosen and option.state & QStyle.StateFlag.State_HasFocus
        line = role.Highlight if held else role.Mid if chosen else role.AlternateBase
        painter.setPen(QPen(colours.color(line), 2))
        painter.setBrush(colours.color(role.Base if chosen else role.AlternateBase))
        painter.drawRoundedRect(box, CORNER, CORNER)

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, box: QRect
    ) -> None:
        role, colours = QPalette.ColorRole, QGuiApplication.palette()
        corner = QPoint(box.left() + SPACE, box.center().y() - PICTURE.height() // 2)
        left = box.left() + SPACE
        if index.data(ID) != LEFT_OUT:
            ratio = painter.device().devicePixelRatioF()
            picture = self._thumbnails.picture(index.data(ID), ratio)
            if picture is not None:
                painter.setOpacity(PALE if index.data(OFF) else 1.0)
                place = QStyle.visualRect(option.direction, box, QRect(corner, PICTURE))
                painter.drawPixmap(place.topLeft(), picture)
                painter.setOpacity(1.0)
            left += PICTURE.width() + SPACE + SPACE // 2
        words_box = QRect(left, box.top(), box.right() - left - SPACE, box.height())
        words_box = QStyle.visualRect(option.direction, box, words_box)
        name, quiet = option.font, sized(option.font, QUIET)
        tone = role.PlaceholderText if index.data(OFF) else role.WindowText
        _two_texts(
            painter,
            words_box,
            (name, colours.color(tone), index.data()),
            (quiet, colours.color(role.PlaceholderText), index.data(QUIET_LINE)),
        )


def _two_texts(painter: QPainter, box: QRect, first: Text, second: Text) -> None:
    """A name of up to three lines and a quiet line below, together in the middle of a box."""
    wrap = Qt.TextFlag.TextWordWrap
    font, colour, name = first
    line = QFontMetrics(font).height()
    needed = QFontMetrics(font).boundingRect(QRect(0, 0, box.width(), 9999), wrap, name).height()
    high = min(needed, 3 * line)
    quiet_font, quiet_colour, quiet = second
    quiet_line = QFontMetrics(quiet_font).height()
    top = box.top() + (box.height() - high - quiet_line) // 2
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRect(box.left(), top, box.width(), high), wrap, name)
    painter.setFont(quiet_font)
    painter.setPen(quiet_colour)
    elided = _elided(quiet_font, quiet, box.width())
    below = QRect(box.left(), top + high, box.width(), quiet_line + 2)
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft, elided)


def _elided(font: QFont, words: str, width: int) -> str:
    return QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
