"""What was chosen in the window on its way into the file."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from postureguard.core.settings.reading import fault
from postureguard.errors import UserError
from postureguard.windows.settings.surroundings import Store
from postureguard.windows.settings.words import sentence

PAUSE_MS = 400
"""So long after the last key what was typed is taken as meant."""


class Changes(QObject):
    """Writes what is valid a moment after it was chosen, and says what is wrong with the rest."""

    accepted = Signal(str)
    """An option whose value is valid, as soon as it is."""
    refused = Signal(str, str)
    """An option and a sentence about its value, after a pause."""
    written = Signal()
    """The file has changed."""
    failed = Signal(str)
    """The file could not be changed, in a sentence."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._waiting: dict[str, object] = {}
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.settle)

    def put(self, name: str, value: object) -> None:
        """A value that may still be being typed."""
        self._waiting[name] = value
        if not fault(name, value):
            self.accepted.emit(name)
        self._pause.start()

    def put_now(self, values: Mapping[str, object]) -> None:
        """Values chosen with one press; None stands for a default."""
        for name in values:
            self.accepted.emit(name)
        self._waiting.update(values)
        self.settle()

    def waits(self, name: str) -> bool:
        """Whether something of the person's own is in the field that the file does not have."""
        return name in self._waiting

    def settle(self) -> None:
        """Write now whatever can be written."""
        self._pause.stop()
        valid: dict[str, object] = {}
        for name, value in self._waiting.items():
            problem = "" if value is None else fault(name, value)
            if problem:
                self.refused.emit(name, sentence(problem))
            else:
                valid[name] = value
        if not valid:
            return
        for name in valid:
            del self._waiting[name]
        try:
            self._store.change(valid)
        except UserError as error:
            self.failed.emit(str(error))
            return
        self.written.emit()
