"""What the figure does between two looks: it moves with the routine and glows while it holds still.

With reduced motion it fades between the pictures of start and end instead, whenever the movement
turns. Time is told, never asked for: seconds in which the routine was led.
"""

from dataclasses import dataclass
from math import pi, sin
from typing import Final

from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.player import Beat, View
from postureguard.core.training.tempo import end_phase

PULSE_S: Final = 1.6
PULSE_MIDDLE, PULSE_SWING = 0.88, 0.12
GLOW_A_SECOND: Final = 1.2
"""No faster does the brightness change, so that a hold begins and ends without a flash."""
FADE_S: Final = 1.0
ROUND_S: Final = 3.0
"""So long stands each picture of a movement that goes round and round."""
OUT: Final[frozenset[Beat]] = frozenset({"out", "stay", "hold", "go"})
"""Beats that belong to the picture of the end."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A moment of the figure: where in the movement, and how bright the muscle is at that."""

    phase: float
    glow: float = 1.0


@dataclass(frozen=True, slots=True)
class Faded:
    """Between two pictures: how much of the picture of the end is to be seen, 0 to 1."""

    share: float


class Moving:
    """The figure moves at the tempo of the exercise."""

    def __init__(self) -> None:
        self._glow = 1.0
        self._now_s = 0.0
        self._still_since_s: float | None = None

    def show(self, view: View, figure: FigureData, now_s: float) -> Shown:
        """The figure at this moment of the routine."""
        still = view.beat in OUT and not figure.cycle and view.phase == end_phase(figure)
        if not still:
            self._still_since_s = None
        elif self._still_since_s is None:
            self._still_since_s = now_s
        wanted = 1.0 if self._still_since_s is None else _pulse(now_s - self._still_since_s)
        self._glow = _towards(wanted, self._glow, GLOW_A_SECOND * (now_s - self._now_s))
        self._now_s = now_s
        return Shown(view.phase, self._glow)


class Fading:
    """The figure stands still, and changes its picture when the movement turns."""

    def __init__(self) -> None:
        self._share = 0.0
        self._now_s = 0.0

    def show(self, view: View, figure: FigureData, now_s: float) -> Faded:
        """The pictures at this moment of the routine."""
        at_end = view.beat in OUT
        if at_end and figure.cycle:
            at_end = int(now_s / ROUND_S) % 2 == 1
        elapsed_s, self._now_s = now_s - self._now_s, now_s
        if view.beat in {"ready", "swap"}:  # another picture is on, or the other side
            self._share = 0.0
        else:
            self._share = _towards(float(at_end), self._share, elapsed_s / FADE_S)
        return Faded(self._share)


def _pulse(still_s: float) -> float:
    return PULSE_MIDDLE + PULSE_SWING * sin(2 * pi * still_s / PULSE_S)


def _towards(wanted: float, now: float, most: float) -> float:
    return now + min(max(wanted - now, -most), most)
