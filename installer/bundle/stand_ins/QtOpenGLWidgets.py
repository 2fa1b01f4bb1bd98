"""In place of PySide6.QtOpenGLWidgets: pyqtgraph derives a class from it, not used here."""

from PySide6.QtWidgets import QWidget


class QOpenGLWidget(QWidget):
    """Only a name."""
