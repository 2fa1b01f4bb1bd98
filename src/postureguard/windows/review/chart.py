"""A calm chart over days: no frame, light horizontal lines, and a line below that reads out."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout

from postureguard import theme as themes
from postureguard.core.insight.spans import Part
from postureguard.theme import Theme
from postureguard.windows.review.days import Days
from postureguard.windows.review.marks import column
from postureguard.windows.review.place import Place
from postureguard.windows.review.timeline import Timeline
from postureguard.windows.speaking import announce


@dataclass(frozen=True, slots=True)
class Detail:
    """Something within a part that can be read out on its own."""

    low: float
    high: float
    """Where it is on the scale upwards."""
    text: str


class Chart(Timeline):
    """One plot with its read-out below. Arrow keys walk along it, wheel and drag go through time.

    A chart over days says in `scale`, `text` and `paint` what it shows. The parts that it may have
    to show are in `parts`, those in sight in `seen`; both are made anew before `prepare`.
    """

    def __init__(self, name: str, days: Days, theme: Theme) -> None:
        super().__init__(days, theme)
        self._selected: Part | None = None
        self._detail: Detail | None = None
        self._readout = QLabel()
        self._lay_out()
        self.setAccessibleName(name)
        self.plot.pointed.connect(self._point)

    @abstractmethod
    def text(self, part: Part) -> str:
        """One part, read aloud."""

    @abstractmethod
    def paint(self, painter: QPainter, place: Place, selected: Part | None) -> None:
        """Paint what the place sees, in pixels; the selected part stands out."""

    def details(self, part: Part) -> Sequence[Detail]:  # noqa: ARG002
        """What can be pointed at within a part, from the top down; Up and Down walk along it."""
        return ()

    @property
    def readout(self) -> str:
        """What is being read out."""
        return self._readout.text()

    def settle(self) -> None:
        """Fit the scale and the words to what is in sight, once the person has arrived there."""
        super().settle()
        texts = ". ".join(self.text(part) for part in self.seen)
        self.setAccessibleDescription(self.nothing() or f"{texts}.")

    def keep_selected(self) -> None:
        """Go on reading out the same part, if it is still in sight."""
        was = self._selected
        self.select(next((part for part in self.seen if was and part.first == was.first), None))

    def select(self, part: Part | None, detail: Detail | None = None) -> None:
        """Read out one part, or something within it."""
        self._selected, self._detail = part, detail
        if part is None:
            words = _("Point at the chart, or use the arrow keys, to read it out.")
        else:
            words = self.text(part) if detail is None else detail.text
        self._readout.setText(words)
        self.plot.renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk along the chart, or go through time."""
        key, ctrl = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        quarter = max(1, self.span.days // 4)
        match key:
            case Qt.Key.Key_Left if ctrl:
                self.wish(self.span.moved(-quarter))
            case Qt.Key.Key_Right if ctrl:
                self.wish(self.span.moved(quarter))
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.wish(self.span.zoomed(0.5, self._middle))
            case Qt.Key.Key_Minus:
                self.wish(self.span.zoomed(2, self._middle))
            case Qt.Key.Key_0:
                self.back.emit()
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Home | Qt.Key.Key_End:
                self._walk(key)
            case Qt.Key.Key_Up | Qt.Key.Key_Down if self._selected is not None:
                self._walk_within(self._selected, 1 if key == Qt.Key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)

    @property
    def _middle(self) -> date:
        if self._selected is not None:
            return self._selected.first
        return self.span.first + (self.span.last - self.span.first) / 2

    def _point(self, moment: float, height: float) -> None:
        day = date.fromordinal(int(moment))
        part = next((part for part in self.parts if part.first <= day <= part.last), None)
        if part is None:
            return
        details = self.details(part)
        detail = next((one for one in details if one.low <= height <= one.high), None)
        if (part, detail) != (self._selected, self._detail):
            self.select(part, detail)

    def _walk_within(self, part: Part, way: int) -> None:
        details = self.details(part)
        before = len(details) if way < 0 else -1
        now = details.index(self._detail) if self._detail in details else before
        if 0 <= now + way < len(details):
            self.select(part, details[now + way])
            announce(self, self.readout)

    def _walk(self, key: Qt.Key) -> None:
        parts = self.parts
        seen = [n for n, part in enumerate(parts) if part in self.seen]
        now = parts.index(self._selected) if self._selected in parts else None
        target = {
            Qt.Key.Key_Left: seen[-1] if now is None else now - 1,
            Qt.Key.Key_Right: seen[0] if now is None else now + 1,
            Qt.Key.Key_Home: seen[0],
            Qt.Key.Key_End: seen[-1],
        }[key]
        if not 0 <= target < len(parts):
            return
        part = parts[target]
        if part not in self.seen:
            by = part.first - self.span.first if target < seen[0] else part.last - self.span.last
            self.wish(self.span.moved(by.days))
        self.select(next((p for p in self.parts if p.first == part.first), None))
        announce(self, self.readout)

    def paint_marks(self, painter: QPainter, place: Place) -> None:
        """Paint the marks, and a frame about what is read out within a part."""
        self.paint(painter, place, self._selected)
        if self._selected is None or self._detail is None:
            return
        box = column(place, self._selected)
        box.setTop(place.y(self._detail.high))
        box.setBottom(place.y(self._detail.low))
        painter.setPen(QPen(QColor(self.theme.text), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 0, -1, 0), 3, 3)

    def _lay_out(self) -> None:
        self._readout.setProperty("role", "quiet")
        self._readout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._readout.setWordWrap(True)
        self._readout.setFont(themes.sized(self.font(), themes.QUIET))
        self._readout.setMinimumHeight(self._readout.fontMetrics().lineSpacing() * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(themes.SPACE)
        column.addWidget(self.plot.widget, 1)
        column.addWidget(self._readout)
