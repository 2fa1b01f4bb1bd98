"""Own exercises, routines and pictures to try things with."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from postureguard.core.training.exercise import Dose, Exercise
from postureguard.core.training.own import parse_own_exercise
from postureguard.core.training.own_routine import own_routine
from postureguard.core.training.routine import Item, Routine

FIGURE = """
[figure]
camera = { yaw = 0, elev = 8 }
tempo = [1, 1, 1, 1]
[[figure.key]]
root = { anchor = ["hip", 0, 0.53] }
[[figure.key]]
root = { anchor = ["hip", 0, 0.53] }
arm = { sho = 80 }
"""


def own_exercise(identifier="own-shrug", name="Shrug", **more) -> Exercise:
    """An exercise that a person made up."""
    document = {
        "id": identifier,
        "name": name,
        "lines": ["Lift both shoulders.", "Let them sink."],
        "dose": {"mode": "reps", "count": 8, "rep_s": 4},
    }
    return parse_own_exercise({**document, **more}, "somebody's exercise")


def own_break(*exercises: Exercise, identifier="own-break", name="My break", **more) -> Routine:
    """A routine of these exercises with their usual amounts."""
    items = tuple(Item(exercise.id) for exercise in exercises)
    return own_routine(identifier, name, items, {e.id: e for e in exercises}, **more)


def picture(path: Path, width=64, height=48, colour="teal") -> Path:
    """A picture file of one colour and a corner of another one."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    image.setPixelColor(0, 0, QColor("white"))
    assert image.save(str(path))
    return path


def hold(seconds: int) -> Dose:
    """One hold."""
    return Dose("time", 1, seconds)
