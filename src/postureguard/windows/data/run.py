"""The window “Your data” as a process of its own.

It is no child of the resident, which it may have to end and to start again.
"""

from collections.abc import Callable
from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication

from postureguard.theme import apply, pick
from postureguard.windows.application import qapp
from postureguard.windows.data.surroundings import Surroundings
from postureguard.windows.data.window import DataWindow
from postureguard.windows.front import come_forward
from postureguard.windows.placing import centre

Hear = Callable[[Callable[[], None]], object]
"""Takes what is to be done when the window is asked for once more."""


def run_data(
    around: Surroundings, today: Callable[[], date], zone: tzinfo, theme: str, hear: Hear
) -> int:
    """Show the window until it is closed."""
    apply(qapp(), pick(theme))
    window = DataWindow(around, today, zone)
    hear(lambda: come_forward(window))
    centre(window)
    window.show()
    return QCoreApplication.exec()
