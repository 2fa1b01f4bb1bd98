"""Who the programme is for: the place, the clothes, what is at hand, what is not wanted."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from postureguard.core.programme import subjects
from postureguard.core.programme.history import History
from postureguard.core.training.exercise import KIT

Clothes = Literal["office", "trousers", "sports"]

CLOTHES: Final[tuple[Clothes, ...]] = ("office", "trousers", "sports")
AT_WORK: Final = frozenset({"desk", "chair", "steady-chair", "hand-support", "wall"})
"""What is taken to be at hand until the person says what is."""


@dataclass(frozen=True, slots=True)
class Person:
    """What the person said, with the usual where nothing was said."""

    floor: bool = False
    """Can and wants to lie on the floor."""
    clothes: Clothes = "office"
    kit: frozenset[str] = AT_WORK
    """Of `exercise.KIT`. What supports a hand and what lies under the back is filled in."""
    can_walk: bool = True
    """Can leave the desk for a walk."""
    discreet: bool = False
    """Only what nobody notices, and walking."""
    switched_off: frozenset[str] = frozenset()
    """Exercises and routines that the person does not want."""
    bad_day: bool = False
    """Something gentler, for today."""


def person(history: History, today: date) -> Person:
    """The person as known today."""
    usual = Person()
    clothes = history.value(subjects.CLOTHES)
    floor = history.value(subjects.FLOOR) == "yes"
    return Person(
        floor=floor,
        clothes=next((known for known in CLOTHES if known == clothes), usual.clothes),
        kit=_kit(history, floor=floor),
        can_walk=history.value(subjects.WALK, "yes") != "no",
        discreet=history.value(subjects.DISCREET) == "yes",
        switched_off=switched_off(history),
        bad_day=_has_bad_day(history, today),
    )


def _kit(history: History, *, floor: bool) -> frozenset[str]:
    said = history.last(subjects.KIT)
    kit = AT_WORK if said is None else frozenset(said.value.split(",")) & frozenset(KIT)
    if kit & {"desk", "steady-chair"}:
        kit |= {"hand-support"}
    if "steady-chair" in kit:
        kit |= {"chair"}
    return kit | {"mat"} if floor else kit - {"mat"}


def switched_off(history: History) -> frozenset[str]:
    """The exercises and routines that the person does not want."""
    last = {s.about: s.value for s in history.said if s.about.startswith(subjects.OFF)}
    return frozenset(about.removeprefix(subjects.OFF) for about, v in last.items() if v == "yes")


def _has_bad_day(history: History, today: date) -> bool:
    said = history.last(subjects.BAD_DAY)
    return said is not None and said.value == "on" and said.day == today
