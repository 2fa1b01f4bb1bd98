"""Where the player meets the figure; nothing else in this package knows how it is drawn."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from postureguard.core.training.exercise import Exercise
from postureguard.core.training.routine import Side


class Picture(QWidget):
    """One exercise at one moment of its movement."""

    def __init__(self) -> None:
        super().__init__()
        self._exercise: Exercise | None = None
        self._side: Side | None = None
        self._pose = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def set_exercise(self, exercise: Exercise, side: Side | None) -> None:
        """Show another exercise, mirrored for the right side."""
        if (exercise, side) != (self._exercise, self._side):
            self._exercise, self._side = exercise, side
            self.setAccessibleName(exercise.name)
            self.update()

    def set_pose(self, pose: float) -> None:
        """Show the movement between its start (0) and its end (1)."""
        if pose != self._pose:
            self._pose = pose
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) * 0.8
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawEllipse(box)
