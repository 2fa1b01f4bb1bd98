"""What the resident says to the routine window, and how things stand by its word."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from postureguard.protocol import Answer, Event, Status
from postureguard.windows.client import ResidentClient


class Hearing(QObject):
    """Listens to the resident, and asks it how things stand."""

    show_wished = Signal()
    close_wished = Signal()
    routine_told = Signal(str, str)
    """What the resident wants to be led through: a routine, and what it is made of."""
    learnt = Signal(object)
    """How things stand, as the resident tells it."""
    answered = Signal()
    """The resident has answered what `ask` asked; what it told is learnt."""

    def __init__(self, client: ResidentClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self.facts: Mapping[str, Any] = {}
        """How things stood when the resident told it last."""
        client.heard.connect(self._hear)

    def ask(self) -> None:
        """Ask how things stand."""
        self._client.send(Status(), self._take_answer)

    def know(self, facts: Mapping[str, Any]) -> None:
        """Take in how things stand now."""
        self.facts = facts
        self.learnt.emit(facts)

    def _take_answer(self, answer: Answer) -> None:
        self.know(answer.data or {})
        self.answered.emit()

    def _hear(self, event: Event) -> None:
        match event.event:
            case "show":
                self._hear_routine(event.data or {})
                self.show_wished.emit()
            case "close":
                self.close_wished.emit()
            case "status":
                self.know(event.data or {})

    def _hear_routine(self, told: Mapping[str, Any]) -> None:
        routine, items = told.get("routine"), told.get("script")
        if isinstance(routine, str) and isinstance(items, str):
            self.routine_told.emit(routine, items)
