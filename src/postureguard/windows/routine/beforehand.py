"""What comes before a routine: the answers on the start card."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from postureguard.core.programme.subjects import BEFORE
from postureguard.protocol import Another, Begin, HalfMinute, Postpone, Request, Say
from postureguard.windows.routine.start import POSTPONE_MINUTES, StartPage


class Beforehand(QObject):
    """Sends what is answered on the start card."""

    begun = Signal()
    postponed = Signal()

    def __init__(
        self, page: StartPage, break_id: str, send: Callable[[Request], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._break_id = break_id
        self._send = send
        page.start_wished.connect(self._begin)
        page.postpone_wished.connect(self._postpone)
        page.instead.another_wished.connect(self._want_another)
        page.instead.half_wished.connect(self._want_half)
        page.pain.rated.connect(self._note_pain)

    def _begin(self) -> None:
        self._send(Begin(self._break_id))
        self.begun.emit()

    def _postpone(self) -> None:
        self._send(Postpone(minutes=POSTPONE_MINUTES))
        self.postponed.emit()

    def _want_another(self) -> None:
        self._send(Another(self._break_id))

    def _want_half(self, on: bool) -> None:  # noqa: FBT001 - a signal's word
        self._send(HalfMinute(self._break_id, on=on))

    def _note_pain(self, score: int) -> None:
        self._send(Say(BEFORE, str(score), self._break_id))
