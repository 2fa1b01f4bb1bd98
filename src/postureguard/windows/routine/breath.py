"""How to breathe in this moment: a word, and a circle that swells and shrinks with the breath."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.player import View
from postureguard.core.training.tempo import end_phase
from postureguard.theme import sized
from postureguard.windows.routine import words

SMALLEST, EASY = 0.3, 0.65
"""Radius of the emptiest circle, and of one that nobody has to follow, as shares of the largest."""

STAY_FROM_S = 1.0
"""A shorter stay at the end pose is over before anything could be said about it."""
WIDEST = 0.4
"""Width of the chip, as a share of the picture's."""


class Cue(NamedTuple):
    """One breath: "in", "out" or "easy" ("" for none), and how much of it is behind us."""

    code: str = ""
    share: float = 0.0

    @property
    def radius(self) -> float:
        """Radius of the circle, as a share of the largest."""
        if self.code == "easy":
            return EASY
        full = self.share if self.code == "in" else 1.0 - self.share
        eased = full * full * (3.0 - 2.0 * full)
        return SMALLEST + (1.0 - SMALLEST) * eased


def cue(view: View, figure: FigureData) -> Cue:
    """How to breathe: with the movement out, the hold, and the way back."""
    if not figure.breath or view.beat in {"ready", "swap", "over"}:
        return Cue()
    out, hold, back = figure.breath
    behind = 1.0 - view.beat_share
    match view.beat:
        case "out":
            return Cue(out, behind)
        case "back":
            return Cue(back, behind)
        case "stay" if figure.tempo.hold < STAY_FROM_S:
            return Cue(out, 1.0)
        case "rest":
            return Cue(back, 1.0 - _way(view, figure))
        case "hold" | "go" if not figure.cycle and _way(view, figure) < 1.0:
            first = view.beat_share > 0.5
            return Cue(out, _way(view, figure)) if first else Cue(back, 1.0 - _way(view, figure))
        case _:
            return Cue(hold, behind)


def _way(view: View, figure: FigureData) -> float:
    """How much of the way to the end pose the figure has covered."""
    end = end_phase(figure)
    return view.phase / end if end else 1.0


class Breath(QWidget):
    """The chip in a corner of the picture; it is not there when nothing has to be said.

    With reduced motion the circle is full or empty at once.
    """

    def __init__(self, picture: QWidget, *, reduced: bool) -> None:
        super().__init__(picture)
        self._picture = picture
        self._reduced = reduced
        self._radius = 0.0
        self._code = ""
        self._text = ""
        self._letters = self.font()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_letters(self, letters: QFont) -> None:
        """Write in these letters, or in smaller ones where the picture is small."""
        self._letters = letters
        self._fit()

    def _fit(self) -> None:
        self.setFont(self._letters)
        room = self._picture.width() * WIDEST
        if 0 < room < self.sizeHint().width():
            self.setFont(sized(self._letters, room / self.sizeHint().width()))
        self.adjustSize()

    def show_cue(self, shown: Cue) -> None:
        """Say how to breathe."""
        if shown.code != self._code:
            self._code, self._text = shown.code, words.breath(shown.code)
            self.setAccessibleName(self._text)
            self.setVisible(bool(shown.code))
            self._fit()
        radius = shown._replace(share=1.0).radius if self._reduced else shown.radius
        if radius != self._radius:
            self._radius = radius
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the circle and the longest of the words, so that nothing jumps."""
        metrics = QFontMetrics(self.font())
        wide = max(metrics.horizontalAdvance(words.breath(code)) for code in ("in", "out", "easy"))
        high = metrics.height()
        return QSize(wide + 3 * high, 2 * high)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint it."""
        role, high = QPalette.ColorRole, float(self.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(role.Base))
        painter.drawRoundedRect(QRectF(self.rect()), high / 2, high / 2)
        there = self.isRightToLeft()
        centre, largest = (
            QPointF(self.width() - high / 2 if there else high / 2, high / 2),
            high * 0.38,
        )
        painter.setBrush(self.palette().color(role.Highlight))
        painter.drawEllipse(centre, largest * self._radius, largest * self._radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.palette().color(role.Mid), max(1.0, high / 24)))
        painter.drawEllipse(centre, largest, largest)
        painter.setPen(self.palette().color(role.WindowText))
        beside = (0.0, -high * 1.02) if there else (high * 1.02, 0.0)
        text = QRectF(self.rect()).adjusted(beside[0], 0, beside[1], 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.end()
