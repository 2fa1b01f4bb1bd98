"""The technique lesson of an exercise: where each cue points, and the movement with its fault."""

from dataclasses import dataclass, replace
from gettext import gettext

from postureguard.core.training import anatomy
from postureguard.core.training.fields import Table, check_choice, refuse
from postureguard.core.training.figure_data import FigureData, Key, Work
from postureguard.core.training.figure_file import MOST_KEYS
from postureguard.core.training.pose_file import KEY_FIELDS, read_key

LESSON_FIELDS = ("cue_at", "fault", "key")


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is taught beside the movement itself.

    `cue_at` names the landmark each cue of the exercise is about. `fault` is one of the exercise's
    faults, `keys` the movement made with it.
    """

    cue_at: tuple[str, ...]
    fault: str
    keys: tuple[Key, ...]


def read_lesson(lesson: Table, cues: tuple[str, ...], faults: tuple[str, ...]) -> Lesson:
    """Read the `[lesson]` table of an exercise with those cues and faults."""
    places = lesson.row("cue_at", len(cues))
    where = lesson.where("cue_at")
    fault = lesson.text("fault")
    if fault not in faults:
        refuse(lesson.where("fault"), "must repeat one of the exercise's faults word for word")
    return Lesson(
        cue_at=tuple(
            check_choice(place, f"{where}[{i}]", anatomy.LANDMARKS)
            for i, place in enumerate(places)
        ),
        fault=gettext(fault),
        keys=tuple(read_key(table) for table in lesson.tables("key", KEY_FIELDS, MOST_KEYS)),
    )


def faulty(figure: FigureData, lesson: Lesson) -> FigureData:
    """The movement made with the fault: same camera and things around, nothing highlighted."""
    return replace(
        figure,
        keys=lesson.keys,
        work=Work((), "", (0.0,) * len(lesson.keys)),
        arrows=(),
        overlays=(),
        breath=(),
        ghost=False,
        cycle=figure.cycle and len(lesson.keys) == len(figure.keys),
    )
