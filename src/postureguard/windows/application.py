"""The one application object of a process that shows windows."""

from PySide6.QtWidgets import QApplication

from postureguard import DESKTOP_FILE
from postureguard.language import translate_qt


def qapp() -> QApplication:
    """The application; the first call makes it, and it speaks the language of the texts."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    app = QApplication(["postureguard"])
    app.setDesktopFileName(DESKTOP_FILE)
    translate_qt(app)
    return app
