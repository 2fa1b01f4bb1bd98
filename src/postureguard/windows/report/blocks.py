"""The pieces that the page is made of, one below the other. Each knows how high it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from postureguard.windows.report.ink import (
    FAR_SIDE,
    HAIRLINE,
    HEAD_PT,
    LEAD_PT,
    LEAD_SIDE,
    NOTE_PT,
    PAPER_COLOURS,
    POINT,
    TABLE_PT,
    TEXT_PT,
    TITLE_PT,
    height_of,
    letters,
    line_height,
    mirrored,
    thin,
    width_of,
    write,
)
from postureguard.windows.report.pain_chart import MARK, paint_number

INDENT: Final = 14 * POINT


class Block(Protocol):
    """A piece of the page."""

    above: float
    """Room before it, unless it comes first on its page; in dots."""
    holds_next: bool
    """Whether it stays with what follows, as a heading does."""

    @property
    def words(self) -> str:
        """The same for those who do not see it."""
        ...

    def height(self, width: float) -> float:
        """How high it is at a width."""
        ...

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint it into a box of just that height."""
        ...


@dataclass(slots=True)
class Text:
    """Words that wrap."""

    words: str
    font: QFont
    colour: str = PAPER_COLOURS.text
    above: float = 3 * POINT
    holds_next: bool = False

    def height(self, width: float) -> float:
        """As high as the words."""
        return height_of(self.words, self.font, width)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Write it."""
        write(painter, box, self.words, self.font, self.colour)


def title(words: str) -> Text:
    """What the page is about."""
    return Text(words, letters(TITLE_PT, strong=True), above=0.0, holds_next=True)


def lead(words: str) -> Text:
    """The one thing to know."""
    return Text(words, letters(LEAD_PT), above=8 * POINT)


def heading(words: str) -> Text:
    """Above a chart, a table or some sentences."""
    return Text(words, letters(HEAD_PT, strong=True), above=11 * POINT, holds_next=True)


def sentence(words: str) -> Text:
    """To read."""
    return Text(words, letters(TEXT_PT))


def note(words: str) -> Text:
    """To look up."""
    return Text(words, letters(NOTE_PT), PAPER_COLOURS.quiet)


@dataclass(slots=True)
class Numbered:
    """A text beside the number that it has in a chart."""

    number: int
    text: Text
    above: float = 3 * POINT
    holds_next: bool = False

    @property
    def words(self) -> str:
        """The number, and the text."""
        return f"{self.number}. {self.text.words}"

    def height(self, width: float) -> float:
        """As high as the text beside the number."""
        return self.text.height(width - INDENT)

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the number as in the chart, and write the text."""
        line = line_height(self.text.font)
        sign = mirrored(QRectF(box.left(), box.top(), MARK, line), box)
        paint_number(painter, sign.center(), self.number)
        words = QRectF(box.left() + INDENT, box.top(), box.width() - INDENT, box.height())
        self.text.paint(painter, mirrored(words, box))


@dataclass(slots=True)
class NameLine:
    """A line to write a name on by hand."""

    words: str
    above: float = 6 * POINT
    holds_next: bool = False

    def height(self, _width: float) -> float:
        """Room for handwriting."""
        return 16 * POINT

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """A word, and a rule from there to the middle of the page."""
        font = letters(TEXT_PT)
        wide = width_of(self.words, font)
        at = QRectF(box.left(), box.bottom() - line_height(font), wide, line_height(font))
        rule = QRectF(at.right() + 6 * POINT, box.bottom(), box.width() * 0.5 - wide, 0)
        write(painter, mirrored(at, box), self.words, font, PAPER_COLOURS.quiet)
        line = mirrored(rule, box)
        painter.setPen(thin(PAPER_COLOURS.quiet))
        painter.drawLine(line.topLeft(), line.topRight())


@dataclass(slots=True)
class Table:
    """Rows below a head; the first column names, the others count."""

    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    above: float = 4 * POINT
    holds_next: bool = False
    _font: QFont = field(default_factory=lambda: letters(TABLE_PT))
    _head_font: QFont = field(default_factory=lambda: letters(NOTE_PT))

    @property
    def words(self) -> str:
        """Row by row."""
        return "\n".join(", ".join(row) for row in (self.head, *self.rows))

    def height(self, width: float) -> float:
        """The head and all rows."""
        return self._head_height(width) + len(self.rows) * self._row_height()

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Write it, with a rule below each row."""
        columns = self._columns(box.width())
        top = box.top()
        for number, row in enumerate((self.head, *self.rows)):
            font = self._font if number else self._head_font
            colour = PAPER_COLOURS.text if number else PAPER_COLOURS.quiet
            high = self._row_height() if number else self._head_height(box.width())
            for (left, wide), words in zip(columns, row, strict=True):
                cell = QRectF(box.left() + left, top + 1.5 * POINT, wide, high - 1.5 * POINT)
                side = FAR_SIDE if left else LEAD_SIDE
                write(painter, mirrored(cell, box), words, font, colour, side)
            top += high
            painter.setPen(thin(width=HAIRLINE))
            painter.drawLine(QPointF(box.left(), top), QPointF(box.right(), top))

    def _columns(self, width: float) -> list[tuple[float, float]]:
        """Where each column begins, and how wide it is."""
        names = (row[0] for row in (self.head, *self.rows))
        first = min(width / 3, max(width_of(name, self._font) for name in names) + 4 * POINT)
        others = len(self.head) - 1
        each = min((width - first) / others, 92 * POINT) if others else 0.0
        gap = 6 * POINT
        return [(0.0, first), *((first + n * each + gap, each - gap) for n in range(others))]

    def _row_height(self) -> float:
        return line_height(self._font) + 3 * POINT

    def _head_height(self, width: float) -> float:
        columns = zip(self._columns(width), self.head, strict=True)
        tallest = max(height_of(words, self._head_font, wide) for (_left, wide), words in columns)
        return tallest + 5 * POINT
