"""What was said so far, kept by the resident as soon as it is said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from postureguard.core.programme import subjects
from postureguard.core.programme.history import History, Statement
from postureguard.core.programme.safety import Safety, safety
from postureguard.core.programme.safety import answers as signs_that_hold
from postureguard.core.programme.signs import TIERS, SignTier, read_ticks, written_ticks
from postureguard.protocol import Answer, Checkin, Request, Say
from postureguard.windows.client import ResidentClient
from postureguard.windows.scale import cannot_be_kept


class Answers(QObject):
    """Everything known, and the way to say more; `wall` gives the moment in UTC."""

    changed = Signal()
    """Something was said."""
    trouble = Signal(str)
    """One sentence: why something is not kept."""

    def __init__(
        self,
        history: History,
        today: date,
        wall: Callable[[], datetime],
        client: ResidentClient,
    ) -> None:
        super().__init__()
        self.history = history
        self.today = today
        self._wall = wall
        self._client = client
        self._parts = {tier: _said_part(history, tier) for tier in TIERS}
        client.lost.connect(self._lose)

    @property
    def safety(self) -> Safety:
        """How careful to be after what was said so far."""
        return safety(self.history, self.today)

    @property
    def emergency(self) -> bool:
        """Whether an emergency sign is ticked now, or was and has not been asked again."""
        part = self._parts["E"]
        return self.safety.tier == "E" if part is None else bool(part)

    @property
    def ticked(self) -> frozenset[str]:
        """The signs that hold after what was said so far."""
        return signs_that_hold(self.history, self.today).ticked

    def value(self, about: str) -> str:
        """What was said last about something; empty when nothing was."""
        return self.history.value(about)

    def value_today(self, about: str) -> str:
        """The same, where it was said today."""
        said = self.history.last(about)
        return said.value if said is not None and said.day == self.today else ""

    def say(self, about: str, value: str) -> None:
        """Say something, and keep it at once."""
        statement = Statement(self._wall(), self.today, about, value)
        self.history = replace(self.history, said=(*self.history.said, statement))
        self._send(Say(about=about, value=value))
        self.changed.emit()

    def rate(self, score: int) -> None:
        """Low-back pain right now, 0 to 10."""
        self._send(Checkin(pain=score))

    def part(self, tier: SignTier) -> frozenset[str] | None:
        """What is ticked on a page of the screen under way; None before that page was answered."""
        return self._parts.get(tier)

    def say_part(self, tier: SignTier, ticked: frozenset[str] | None) -> None:
        """What is ticked on a page of the screen; None takes the answer back."""
        self._parts[tier] = ticked
        self.say(_part(tier), "" if ticked is None else written_ticks(ticked))

    def finish_screen(self) -> None:
        """The whole screen is answered by its pages."""
        ticked = frozenset[str]().union(*(part or () for part in self._parts.values()))
        self.say(subjects.SCREEN, written_ticks(ticked))

    def _send(self, request: Request) -> None:
        if self._client.gone:
            self._lose()
        else:
            self._client.send(request, self._hear)

    def _hear(self, answer: Answer) -> None:
        if not answer.ok:
            self.trouble.emit(answer.message)

    def _lose(self) -> None:
        self.trouble.emit(cannot_be_kept())


def _part(tier: SignTier) -> str:
    return subjects.SCREEN_PART + tier.lower()


def _said_part(history: History, tier: SignTier) -> frozenset[str] | None:
    """What was said on that page since the last whole screen."""
    found = ""
    for said in history.said:
        if said.about == subjects.SCREEN:
            found = ""
        elif said.about == _part(tier):
            found = said.value
    return read_ticks(found) if found else None
