"""In place of PySide6.QtOpenGL, 10 MB that pyqtgraph imports for a way of drawing not used here."""
