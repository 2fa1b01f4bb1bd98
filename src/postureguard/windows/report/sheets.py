"""The pieces on sheets of paper, with margins and a foot that says what the page is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QGuiApplication, QPageSize, QPainter

from postureguard.windows.disclaimer import what_it_is
from postureguard.windows.report import words
from postureguard.windows.report.asked import PAPERS, Paper
from postureguard.windows.report.axis import date_text
from postureguard.windows.report.blocks import Block
from postureguard.windows.report.ink import (
    DOTS_PER_INCH,
    FAR_SIDE,
    PAPER_COLOURS,
    POINT,
    SMALL_PT,
    height_of,
    letters,
    line_height,
    thin,
    write,
)

MARGIN: Final = 45 * POINT
"""On every side, 16 mm: what common printers can reach, and room to hold the sheet."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """All sheets of one paper."""

    paper: Paper
    made_on: date
    pages: tuple[tuple[tuple[Block, QRectF], ...], ...]

    @property
    def size(self) -> QSizeF:
        """One sheet, in dots."""
        return paper_size(self.paper)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint one sheet, counted from 0, from the painter's origin on, in dots."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(QGuiApplication.layoutDirection())
        for block, box in self.pages[number]:
            block.paint(painter, box)
        self._paint_foot(painter, number)

    def words(self, number: int) -> str:
        """One sheet in words."""
        return "\n".join(block.words for block, _box in self.pages[number])

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        font = letters(SMALL_PT)
        field = body(self.paper)
        texts, top = foot_texts(), self.size.height() - MARGIN - foot_height(self.paper)
        painter.setPen(thin())
        painter.drawLine(QPointF(field.left(), top), QPointF(field.right(), top))
        top += 5 * POINT
        line = QRectF(field.left(), top, field.width(), line_height(font))
        made = _("PostureGuard, {day}").format(day=date_text(self.made_on, "d MMMM yyyy"))
        page = _("Page {n} of {all}").format(n=number + 1, all=len(self.pages))
        write(painter, line, made, font, PAPER_COLOURS.quiet)
        write(painter, line, page, font, PAPER_COLOURS.quiet, FAR_SIDE)
        top += line.height()
        for text in texts:
            high = height_of(text, font, field.width())
            box = QRectF(field.left(), top, field.width(), high)
            write(painter, box, text, font, PAPER_COLOURS.quiet)
            top += high


def paper_size(paper: Paper) -> QSizeF:
    """One sheet, upright, in dots."""
    return QSizeF(QPageSize(PAPERS[paper]).sizePixels(DOTS_PER_INCH))


def body(paper: Paper) -> QRectF:
    """What is between the margins and above the foot."""
    size = paper_size(paper)
    high = size.height() - 2 * MARGIN - foot_height(paper) - 8 * POINT
    return QRectF(MARGIN, MARGIN, size.width() - 2 * MARGIN, high)


def foot_texts() -> tuple[str, ...]:
    """What stands at the foot of every page."""
    return words.keep_it_safe(), what_it_is()


def foot_height(paper: Paper) -> float:
    """How high the foot is, in dots."""
    font, width = letters(SMALL_PT), paper_size(paper).width() - 2 * MARGIN
    texts = sum(height_of(text, font, width) for text in foot_texts())
    return 5 * POINT + line_height(font) + texts


def laid_out(blocks: Sequence[Block], paper: Paper, made_on: date) -> Sheets:
    """The pieces on as many sheets as they need, each whole, a heading with what follows."""
    field = body(paper)
    pages: list[list[tuple[Block, QRectF]]] = [[]]
    top = field.top()
    for place, block in enumerate(blocks):
        high = block.height(field.width())
        above = block.above if pages[-1] else 0.0
        if pages[-1] and top + above + _needed(blocks, place, field.width()) > field.bottom():
            pages.append([])
            top, above = field.top(), 0.0
        pages[-1].append((block, QRectF(field.left(), top + above, field.width(), high)))
        top += above + high
    return Sheets(paper, made_on, tuple(tuple(page) for page in pages))


def _needed(blocks: Sequence[Block], place: int, width: float) -> float:
    """How much a piece needs together with what it must not be parted from."""
    needed = blocks[place].height(width)
    while blocks[place].holds_next and place + 1 < len(blocks):
        place += 1
        needed += blocks[place].above + blocks[place].height(width)
    return needed
