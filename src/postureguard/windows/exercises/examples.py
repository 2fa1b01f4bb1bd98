"""Pictures to compare: like this, not like this, and ways of lifting to notice."""

from dataclasses import replace
from gettext import gettext as _
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from postureguard.core.figure.alt_text import alt_text
from postureguard.core.figure.beside import at_end, beside, right_and_wrong
from postureguard.core.figure.card import HEIGHT, WIDTH, card
from postureguard.core.settings import Settings
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.faulty_lift import FaultyLift
from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.tempo import end_phase
from postureguard.theme import LINE, SPACE
from postureguard.windows.figure import FigureView
from postureguard.windows.look import chosen_look
from postureguard.windows.texts import text

Sign = Literal["right", "wrong", "notice"]

NARROWEST = 150
"""Pixels that a picture to compare needs; with less room they go below one another."""
SIGN_RADIUS = 17.0
"""Card pixels."""


class Example(FigureView):
    """One moment of a movement with a sign in the corner: a tick, a cross, or a ring."""

    def __init__(self, settings: Settings, sign: Sign) -> None:
        super().__init__()
        self._settings = settings
        self._sign = sign
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(0, 0)

    def show_moment(self, figure: FigureData, phase: float, spoken: str) -> None:
        """Show a figure at a phase; `spoken` is what a screen reader says instead."""
        look = replace(chosen_look(self.palette(), self._settings), ghost=False, arrows=False)
        self.show_card(card(figure, phase, look), spoken)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the shape of a card."""
        super().resizeEvent(event)
        self.setFixedHeight(max(1, self.heightForWidth(self.width())))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Whatever there is room for."""
        return QSize(NARROWEST, self.heightForWidth(NARROWEST))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the picture and its sign."""
        super().paintEvent(event)
        scale = min(self.width() / WIDTH, self.height() / HEIGHT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QRectF(self.rect()).center() - QPointF(WIDTH, HEIGHT) * scale / 2)
        painter.scale(scale, scale)
        radius = min(max(SIGN_RADIUS, 11 / scale), 22 / scale)
        self._paint_sign(painter, QPointF(radius + 16, radius + 16), radius)
        painter.end()

    def _paint_sign(self, painter: QPainter, at: QPointF, radius: float) -> None:
        role = QPalette.ColorRole
        right = self._sign == "right"
        tone = self.palette().color(role.Highlight if right else role.WindowText)
        back = self.palette().color(role.HighlightedText if right else role.Base)
        pen = QPen(tone, radius / 7)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(tone if right else back)
        painter.drawEllipse(at, radius, radius)
        pen.setColor(back if right else tone)
        painter.setPen(pen)
        for line in _strokes(self._sign):
            painter.drawPolyline([at + QPointF(x, y) * radius for x, y in line])
        if self._sign == "notice":
            painter.setBrush(tone)
            painter.drawEllipse(at, radius / 5, radius / 5)


def _strokes(sign: Sign) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The lines of a sign, in radii from its middle."""
    if sign == "right":
        return (((-0.45, 0.02), (-0.12, 0.36), (0.48, -0.34)),)
    if sign == "wrong":
        return (((-0.38, -0.38), (0.38, 0.38)), ((0.38, -0.38), (-0.38, 0.38)))
    return ()


class Captioned(QWidget):
    """An example with its words below."""

    def __init__(self, settings: Settings, sign: Sign, title: str) -> None:
        super().__init__()
        self.example = Example(settings, sign)
        self.title = text(title, LINE, strong=True)
        self.words = text()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for part in (self.example, self.title, self.words):
            column.addWidget(part)
        column.addStretch(1)

    def say(self, words: str) -> None:
        """What is to be seen."""
        self.words.setText(words)
        self.words.setVisible(bool(words))


class Row(QWidget):
    """Examples side by side, or below one another where there is too little room."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2 * SPACE)

    def add(self, part: QWidget) -> None:
        """Put one more at the end."""
        self._box.addWidget(part, 1)

    def fit(self, width: int) -> None:
        """Arrange them for a width."""
        count = self._box.count()
        needed = count * NARROWEST + (count - 1) * self._box.spacing()
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if width >= needed else direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave pixels that cannot be shared at the end, so that all pictures are of one size."""
        super().resizeEvent(event)
        aside = self._box.direction() == QBoxLayout.Direction.LeftToRight
        gaps = (self._box.count() - 1) * self._box.spacing()
        over = (self.width() - gaps) % self._box.count() if aside else 0
        self._box.setContentsMargins(0, 0, over, 0)


class FaultPage(QWidget):
    """The movement as it is meant, and the same with its most common fault."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.right = Captioned(settings, "right", _("Like this"))
        self.wrong = Captioned(settings, "wrong", _("Not like this"))
        self.row = Row()
        self.row.add(self.right)
        self.row.add(self.wrong)
        self.none = text(_("There is no picture of a fault for this one yet."))
        _column(self, self.row, self.none)

        self._shown: Exercise | None = None

    def show_exercise(self, exercise: Exercise) -> None:
        """Compare another exercise; drawn at once, so ask for it when it is looked at."""
        if exercise is self._shown:
            return
        self._shown = exercise
        lesson = exercise.lesson
        self.row.setVisible(lesson is not None)
        self.none.setVisible(lesson is None)
        if lesson is None:
            return
        right, wrong = right_and_wrong(exercise.figure, lesson)
        fault = lesson.fault
        seen = alt_text(exercise.name, exercise.figure, float(end_phase(exercise.figure)))
        self.right.example.show_moment(*right, f"{_('Like this')}: {seen}")
        self.wrong.example.show_moment(*wrong, f"{_('Not like this')}: {fault}")
        self.right.say("")
        self.wrong.say(fault)


class LiftsPage(QWidget):
    """Ways of lifting that are worth noticing, in one strip."""

    def __init__(self, settings: Settings, lifts: tuple[FaultyLift, ...]) -> None:
        super().__init__()
        self.row = Row()
        self.parts = tuple(Captioned(settings, "notice", lift.name) for lift in lifts)
        for part in self.parts:
            self.row.add(part)
        self.moral = text(_("Notice, adjust, carry on."), LINE, strong=True)
        _column(self, self.moral, self.row)
        self._lifts = lifts
        self._drawn = False

    def draw(self) -> None:
        """Draw them, once, when they are first looked at."""
        if self._drawn or not self._lifts:
            return
        self._drawn = True
        strip = beside(*(at_end(lift.figure) for lift in self._lifts))
        for part, lift, shot in zip(self.parts, self._lifts, strip, strict=True):
            notice, instead = lift.notice, lift.instead
            part.example.show_moment(*shot, f"{lift.name}: {notice}")
            part.say(f"{notice} {instead}")


def _column(page: QWidget, *parts: QLabel | QWidget) -> None:
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
