"""The balance of training: what a day still lacks, and where two weeks of work went."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from gettext import gettext as _
from typing import Final, Literal

from postureguard.core.programme.history import Done, Session
from postureguard.core.training.exercise import Exercise

Group = Literal["hip-flexor", "glute", "core"]
"""The tracks of which every day has at least one exercise."""
GROUPS: Final[tuple[Group, ...]] = ("hip-flexor", "glute", "core")

Region = Literal["buttocks", "belly", "hips", "legs", "back"]
REGIONS: Final[dict[Region, frozenset[str]]] = {
    "buttocks": frozenset({"glute", "glute_back", "glutemed"}),
    "belly": frozenset({"abs", "deepabs", "oblique"}),
    "hips": frozenset({"hipflexor"}),
    "legs": frozenset({"quad", "ham", "calf"}),
    "back": frozenset({"erector", "upperback", "neckflex"}),
}
"""Muscles by the names under which the figure shows them."""
BALANCE_DAYS: Final = 14


def group_name(group: Group) -> str:
    """What a group is called in the middle of a sentence."""
    return {
        "hip-flexor": _("the front of the hips"),
        "glute": _("the buttocks"),
        "core": _("the belly"),
    }[group]


def region_name(region: Region) -> str:
    """What a region of the body is called."""
    return {
        "buttocks": _("Buttocks"),
        "belly": _("Belly"),
        "hips": _("Front of the hips"),
        "legs": _("Legs"),
        "back": _("Back and neck"),
    }[region]


def groups_of(exercises: Iterable[str], known: Mapping[str, Exercise]) -> frozenset[Group]:
    """The groups that some exercises belong to."""
    tracks = {known[name].track for name in exercises if name in known}
    return frozenset(group for group in GROUPS if group in tracks)


def balance(
    sessions: Iterable[Session], today: date, exercises: Mapping[str, Exercise]
) -> dict[Region, float]:
    """Seconds of work for each region of the body in the last fourteen days, today included."""
    first = today - timedelta(days=BALANCE_DAYS - 1)
    return balance_of((one for one in sessions if first <= one.day <= today), exercises)


def balance_of(
    sessions: Iterable[Session], exercises: Mapping[str, Exercise]
) -> dict[Region, float]:
    """Seconds of work for each region of the body.

    An exercise works each of the regions that its figure shows for its whole time.
    """
    seconds = dict.fromkeys(REGIONS, 0.0)
    for session in sessions:
        for done in session.steps:
            exercise = exercises.get(done.exercise)
            if exercise is not None and not done.skipped:
                for region in regions_of(exercise):
                    seconds[region] += worked_s(done, exercise)
    return seconds


def regions_of(exercise: Exercise) -> frozenset[Region]:
    """The regions of the body that an exercise works."""
    names = set(exercise.figure.work.names)
    return frozenset(region for region, muscles in REGIONS.items() if names & muscles)


def worked_s(done: Done, exercise: Exercise) -> float:
    """Seconds of work in one step; a hold counts as long as it usually is."""
    dose = exercise.dose
    if dose.mode == "time":
        return done.amount
    return done.amount * dose.on_seconds * (2 if dose.sides == "in turn" else 1)
