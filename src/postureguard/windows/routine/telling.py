"""What a screen reader hears of the routine: what is new, and nothing every two seconds."""

from gettext import gettext as _
from typing import Final

from postureguard.core.training.player import View
from postureguard.core.training.routine import Step
from postureguard.windows.routine import words
from postureguard.windows.routine.breath import STAY_FROM_S, cue
from postureguard.windows.speaking import spoken

BREATH_FROM_S: Final = 4
"""A shorter breath is said once a step."""

Place = tuple[int, str, int, bool]
"""Step, beat, line, and whether the routine is paused."""


class Telling:
    """Makes sentences of views; each is asked for once, in the order in which they are shown."""

    def __init__(self, steps: tuple[Step, ...], place: str) -> None:
        self._steps = steps
        self._place = place
        self._last: Place | None = None
        self._lines: set[tuple[int, int]] = set()
        self._breaths: set[tuple[int, str]] = set()

    def turned(self, view: View) -> bool:
        """Whether another step, beat or line is on than at the last look."""
        before, self._last = self._last, (view.index, view.beat, view.line, view.held)
        return before != self._last

    def turn(self, view: View) -> str:
        """What to say when something else is on; empty where there is no time for it."""
        if view.held:
            return spoken(_("Paused"))
        if view.beat == "stay" and self._steps[view.index].exercise.figure.tempo.hold < STAY_FROM_S:
            return ""
        beat = self._beat(view)
        slow = view.beat in {"out", "back"} and view.beat_left_s >= BREATH_FROM_S
        breath = self._breath(view, again=slow)
        return beat if breath.lower() in beat.lower() else spoken(beat, breath)

    def meanwhile(self, view: View) -> str:
        """What to say in the middle of a beat: a breath that is new in this step."""
        return "" if view.held else spoken(self._breath(view, again=False))

    def _beat(self, view: View) -> str:
        step, beat = self._steps[view.index], words.beat(view.beat)
        if view.beat in {"ready", "swap"}:
            exercise, where = step.exercise, words.where(step, self._place)
            needs = (words.kit(exercise.kit), words.stops(exercise))
            return spoken(beat, exercise.name, where, view.count, *needs)
        line = (view.index, view.line)
        if line in self._lines:
            return spoken(beat)
        self._lines.add(line)
        return spoken(beat, step.exercise.lines[view.line])

    def _breath(self, view: View, *, again: bool) -> str:
        breath = (view.index, cue(view, self._steps[view.index].exercise.figure).code)
        if not breath[1] or (breath in self._breaths and not again):
            return ""
        self._breaths.add(breath)
        return words.breath(breath[1])
