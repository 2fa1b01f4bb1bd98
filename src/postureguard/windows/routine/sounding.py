"""Bells and voice of the routine window: when, and whether at all."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from postureguard.core.settings import Settings
from postureguard.core.training.chimes import Chime, step_chime
from postureguard.core.training.player import View
from postureguard.core.training.routine import Step
from postureguard.windows.routine.around import Loudspeaker
from postureguard.windows.routine.window import RoutineWindow


class Sounding(QObject):
    """Listens to a window, and rings and speaks as the settings say; never in a meeting.

    A gentle break appears without a sound, and is rung only if it cannot be seen.
    """

    def __init__(self, window: RoutineWindow, loudspeaker: Loudspeaker, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._loudspeaker = loudspeaker
        self._appears = False
        self._in_meeting = False
        self._last: View | None = None
        self._called = False
        self._sounds = settings.sounds != "off"
        window.hearing.learnt.connect(self._learn)
        if self._sounds:
            window.appeared.connect(self._appear)
            window.done.connect(self._over)
        if settings.sounds == "steps":
            window.led.connect(self._led)
        if settings.voice:
            window.said.connect(self._say)

    def _learn(self, facts: Mapping[str, object]) -> None:
        self._in_meeting = facts.get("meeting_until") is not None
        if self._appears and facts.get("firm") is True:
            self._ring("break")
        self._appears = False
        self._hear_call(facts)

    def _appear(self) -> None:
        """Whether the break is firm is known in a moment."""
        self._appears = True

    def _hear_call(self, facts: Mapping[str, object]) -> None:
        """The resident calls for a break that is shown and that nobody can see."""
        is_shown = self._window.isVisible() and self._window.waits
        called, before = is_shown and facts.get("tray") == "due", self._called
        self._called = called
        if called and not before and self._sounds:
            self._ring("break")

    def _led(self, step: Step, view: View) -> None:
        chime = step_chime(step, self._last, view)
        self._last = view
        if chime is not None and not view.held:
            self._ring(chime)

    def _over(self) -> None:
        self._ring("over")

    def _say(self, sentence: str) -> None:
        if not self._in_meeting:
            self._loudspeaker.say(sentence)

    def _ring(self, chime: Chime) -> None:
        if not self._in_meeting:
            self._loudspeaker.ring(chime)
