"""What the place is like where callers come in, and the line to each of them.

There is one for Unix (`unix_door.py`) and one for Windows (`pipe_door.py`).
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

MAX_UNSENT = 1024 * 1024
"""Bytes; a caller who reads nothing while so much waits for it is hung up on."""


class Line(Protocol):
    """The line to one caller. Nothing here waits or raises."""

    on_data: Callable[[bytes], None]
    on_gone: Callable[[], None]
    """Nothing can be said any more. Called once, perhaps from within `write`; by `drop` never."""

    def write(self, data: bytes) -> None:
        """Say something, as far as the caller still listens."""
        ...

    def catch_up(self) -> None:
        """Take in what has been said already, before the event loop comes to it."""
        ...

    def hang_up(self) -> None:
        """End the line after everything that was said has gone out."""
        ...

    def drop(self) -> None:
        """End the line at once."""
        ...


class Door(Protocol):
    """The one place where callers come in; only those of the same user."""

    def listen(self) -> None:
        """Open, in place of a stale socket that a killed program left behind; may raise OSError."""
        ...

    def catch_up(self) -> None:
        """Let in who has come already, before the event loop comes to it."""
        ...

    def close(self) -> None:
        """Let nobody in any more."""
        ...


MakeDoor = Callable[[str, Callable[[Line], None], QObject], Door]
"""By its name, who takes each new line, and the object that it lives with."""


def unheard(_data: bytes) -> None:
    """What `on_data` is until somebody listens."""


def unmissed() -> None:
    """What `on_gone` is until somebody wants to know."""
