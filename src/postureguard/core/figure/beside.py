"""Several movements that are drawn at one scale and on one floor, to be compared."""

from dataclasses import replace
from typing import Final

import numpy as np

from postureguard.core.figure.kinematics import landmark, solve
from postureguard.core.figure.motion import pose_at
from postureguard.core.training.anatomy import LANDMARKS
from postureguard.core.training.figure_data import FigureData, Key, Work
from postureguard.core.training.lesson import Lesson, faulty
from postureguard.core.training.tempo import end_phase

Shot = tuple[FigureData, float]
"""What to draw, and at which phase."""

CLEARLY_NEARER: Final = 0.5
"""A fault happens at the start of a movement if it is so much nearer to that than to the end."""


def beside(*moments: Shot) -> tuple[Shot, ...]:
    """Moments of movements of which camera and things around are those of the first.

    Each figure passes through the keys of all of them, which gives them one framing.
    """
    keys: list[Key] = []
    phases = []
    for figure, phase in moments:
        phases.append(len(keys) + phase)
        keys += [replace(key, hold=True) for key in figure.keys]
    first = moments[0][0]
    joined = replace(first, keys=tuple(keys), cycle=False, ghost=False, arrows=(), breath=())
    shots = []
    for (figure, phase), place in zip(moments, phases, strict=True):
        track = (figure.work.activation[int(phase)],) * len(keys)
        work = Work(figure.work.names, figure.work.side, track)
        shots.append((replace(joined, work=work, overlays=figure.overlays), place))
    return tuple(shots)


def at_end(figure: FigureData) -> Shot:
    """The moment of the picture of the end."""
    return figure, float(end_phase(figure))


def right_and_wrong(figure: FigureData, lesson: Lesson) -> tuple[Shot, ...]:
    """The movement as it is meant, and the same with the lesson's fault, at the like moment."""
    wrong = at_end(replace(faulty(figure, lesson), overlays=figure.overlays))
    start, end = (figure, 0.0), at_end(figure)
    at_start = _distance(start, wrong) < CLEARLY_NEARER * _distance(end, wrong)
    return beside(start if at_start else end, wrong)


def _distance(first: Shot, second: Shot) -> float:
    """How far the landmarks of two bodies are apart on average, in body heights."""
    one, other = (
        solve(pose_at(figure.keys, phase, cycle=figure.cycle)) for figure, phase in (first, second)
    )
    return float(
        np.mean([np.linalg.norm(landmark(one, n) - landmark(other, n)) for n in LANDMARKS])
    )
