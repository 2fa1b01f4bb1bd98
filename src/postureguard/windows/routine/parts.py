"""The small pieces of the player: the lines, the ring, the dots and the bar."""

from gettext import gettext as _

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from postureguard.theme import LINE, SPACE, TITLE, sized
from postureguard.windows.direction import edges, mirror
from postureguard.windows.texts import Column, label

BAR_HEIGHT = 6


class Line(QLabel):
    """One of the lines of an exercise; the current one stands out by weight, tone and a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(edges(SPACE + 6, 0, 0, 0))
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._current = False

    @property
    def current(self) -> bool:
        """True for the line the person is at."""
        return self._current

    def set_current(self, *, current: bool) -> None:
        """Let the line stand out, or step back."""
        self._current = current
        role = QPalette.ColorRole.WindowText if current else QPalette.ColorRole.PlaceholderText
        self.setForegroundRole(role)
        self.setFont(sized(self.font(), 1.0, strong=True) if current else _plain(self))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        super().paintEvent(event)
        if not self._current:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().highlight())
        mirror(painter, self)
        painter.drawRoundedRect(QRectF(0, 2, 4, self.height() - 4), 2, 2)


class Lines(Column):
    """Name, place and side, and the lines of a step: three, or fewer."""

    def __init__(self) -> None:
        super().__init__()
        self.name = self.add(label(), TITLE, strong=True)
        self.where = self.add(label(), 1.0)
        self.where.setForegroundRole(QPalette.ColorRole.Highlight)
        self.space(SPACE)
        self.lines = tuple(Line() for _i in range(3))
        for line in self.lines:
            self.add(line, LINE, strong=True)

    def show_texts(self, name: str, where: str, lines: tuple[str, ...]) -> None:
        """Say another step."""
        self.name.setText(name)
        self.where.setText(where)
        for number, line in enumerate(self.lines):
            line.setText("".join(lines[number : number + 1]))
            line.setVisible(number < len(lines))
        self.fit()

    def set_current(self, number: int) -> None:
        """Let one of the three lines stand out."""
        for i, line in enumerate(self.lines):
            if line.current != (i == number):
                line.set_current(current=i == number)

    def _settle(self) -> None:
        """Give each line the height of its strong self, so that nothing moves when it changes."""
        for line in self.lines:
            line.setMinimumHeight(0)  # or it could only grow
            line.setFixedHeight(max(1, line.heightForWidth(self.width())))
            line.set_current(current=line.current)


class Ring(QWidget):
    """The present beat: a ring that empties, with its seconds inside."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 1.0
        self._text = ""
        self._held = False
        self._quiet = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("What to do now"))

    def set_beat(self, share: float, text: str, *, held: bool, quiet: bool) -> None:
        """Show how much of the beat is left; a rest is drawn quietly."""
        new = (share, text, held, quiet)
        if new != (self._share, self._text, self._held, self._quiet):
            self._share, self._text, self._held, self._quiet = new
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        side = min(self.width(), self.height())
        thick = max(4.0, side / 14)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        box.adjust(thick, thick, -thick, -thick)
        role = QPalette.ColorRole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(role.Mid), thick))
        painter.drawEllipse(box)
        tone = self.palette().color(role.PlaceholderText if self._quiet else role.Highlight)
        painter.setPen(QPen(tone, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if self._share > 0.0:
            painter.drawArc(box, 90 * 16, round(self._share * 360 * 16))
        painter.setPen(self.palette().color(role.WindowText))
        if self._held:
            _paint_pause(painter, box, self.palette().color(role.WindowText))
            return
        font = sized(self.font(), 1.0, strong=True)
        font.setPixelSize(max(8, round(side * 0.36)))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._text)


class Dots(QWidget):
    """The exercises of the routine: done (full), present (ringed), to come (hollow)."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._present = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_place(self, present: int, count: int) -> None:
        """Show which exercise is on."""
        if (present, count) != (self._present, self._count):
            self._present, self._count = present, count
            self.setAccessibleName(_("Exercise {n} of {m}").format(n=present + 1, m=count))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for all dots."""
        return QSize(18 * self._count, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirror(painter, self)
        action = self.palette().color(QPalette.ColorRole.Highlight)
        line = self.palette().color(QPalette.ColorRole.PlaceholderText)
        for i in range(self._count):
            centre = QPointF(18 * i + 9, self.height() / 2)
            painter.setPen(QPen(line if i > self._present else action, 1.6))
            painter.setBrush(action if i < self._present else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 5, 5)
            if i == self._present:
                painter.setBrush(action)
                painter.drawEllipse(centre, 2, 2)


class Bar(QWidget):
    """The whole routine as one line that fills."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(BAR_HEIGHT)
        self._name_it()

    @property
    def share(self) -> float:
        """How much of the routine is behind us."""
        return self._share

    def set_share(self, share: float) -> None:
        """Fill the line so far."""
        if share != self._share:
            before, self._share = round(self._share * 100), share
            if round(share * 100) != before:  # a screen reader hears every new name
                self._name_it()
            self.update()

    def _name_it(self) -> None:
        self.setAccessibleName(_("Routine {n}% done").format(n=round(self._share * 100)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        mirror(painter, self)
        painter.setBrush(self.palette().mid())
        painter.drawRoundedRect(self.rect(), 3, 3)
        if self._share > 0.0:
            painter.setBrush(self.palette().highlight())
            painter.drawRoundedRect(QRectF(0, 0, max(6.0, self.width() * self._share), 6), 3, 3)


def _plain(widget: QLabel) -> QFont:
    font = widget.font()
    font.setWeight(QFont.Weight.Normal)
    return font


def _paint_pause(painter: QPainter, box: QRectF, tone: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    high, wide = box.height() * 0.36, box.width() * 0.1
    for x in (-1.6, 0.6):
        left = box.center().x() + x * wide
        painter.drawRoundedRect(QRectF(left, box.center().y() - high / 2, wide, high), 2, 2)
