"""Which exercises can be mastered, on how many days, and which kind of work each one is."""

from typing import Final

from postureguard.core.facts import BreakKind
from postureguard.core.programme.standing import PlanTrack
from postureguard.core.training.exercise import Exercise

USUAL_LINE_DAYS: Final = 2
"""Days on which a mastery line is met; also where the line names no number."""
LINE_DAYS: Final = {
    "half-kneeling-hip-flexor-stretch": 3,
    "rkc-plank": 3,
    "standing-hip-flexor-stretch": 3,
}
NO_LINE: Final = frozenset({"half-kneeling-reach", "walk-snack"})
"""Kept up, but never mastered; like everything for posture, and what people add themselves."""

BREATH: Final = "brace-and-breathe"
WALK: Final = "walk-snack"
SQUAT: Final = "goblet-squat"
SQUAT_NEEDS: Final = (
    ("dowel-hip-hinge",),
    ("band-pull-through", "cable-pull-through"),
    ("forearm-plank",),
)
"""One of each group is to be mastered before the squat."""
LOADED: Final = frozenset(
    {"single-leg-bridge", "band-pull-through", "cable-pull-through", SQUAT, "rkc-plank"}
)
"""Loaded or maximal exercises."""
LOADED_WHEN_LONG: Final = frozenset({"rkc-plank"})
"""Loaded in a long session only."""
BANDS: Final = frozenset({"band", "loop-band"})
WEIGHTS: Final = frozenset({"cable", "weight"})

PLAN_OF: Final[dict[PlanTrack, frozenset[str]]] = {
    "lcs": frozenset({"core", "hip-flexor", "glute"}),
    "glute": frozenset({"glute", "movement"}),
}
"""Whose tracks of exercises lead a plan upwards."""


def has_line(exercise: Exercise) -> bool:
    """Whether an exercise can be mastered."""
    return exercise.track != "posture" and exercise.id not in NO_LINE and not exercise.is_own


def line_days(exercise: Exercise) -> int:
    """On how many days its mastery line is to be met."""
    return LINE_DAYS.get(exercise.id, USUAL_LINE_DAYS)


def is_relief(exercise: Exercise) -> bool:
    """Posture, walking, breathing of the programme: what is on offer on the worst of days, too."""
    if exercise.is_own:
        return False
    return exercise.track == "posture" or exercise.id in (WALK, BREATH)


def is_loaded(exercise: str, kind: BreakKind) -> bool:
    """Whether an exercise is loaded or maximal work in a break of a kind."""
    return exercise in LOADED and (kind == "long" or exercise not in LOADED_WHEN_LONG)


def takes_load(exercise: Exercise) -> bool:
    """Whether its resistance can be raised."""
    return not (BANDS | WEIGHTS).isdisjoint(exercise.kit)


def leads(exercise: Exercise, track: PlanTrack) -> bool:
    """Whether an exercise counts towards the next level of a plan."""
    return exercise.track in PLAN_OF[track] and has_line(exercise)
