"""How somebody answers breaks: what they press, and how long after the window appeared."""

import random
from dataclasses import dataclass
from typing import Literal, get_args

from postureguard.core.sitting.exchange import POSTPONE_MAX
from postureguard.core.sitting.inputs import Begin, Finish, Postpone, Skip, StepEnded
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.state import Break

Behaviour = Literal["takes", "ignores", "postpones", "mixed"]
"""takes: does every break; ignores: never answers; postpones: puts off while it can, then takes;
mixed: takes 60 %, puts off 15 %, leaves out 15 % and ignores 10 %, by lot."""

BEHAVIOURS: tuple[Behaviour, ...] = get_args(Behaviour)
ANSWER_S = 5.0
"""From the moment the window appears to the first press."""
POSTPONE_MIN = 10

_Answer = Literal["take", "postpone", "skip", "ignore"]
_MIXED: tuple[_Answer, ...] = ("take", "postpone", "skip", "ignore")
_MIXED_WEIGHTS = (60, 15, 15, 10)

Wish = Begin | StepEnded | Finish | Postpone | Skip


@dataclass(frozen=True, slots=True)
class Press:
    """One thing that will be pressed."""

    after_s: float
    """Seconds after the window appeared that the person spends at the computer."""
    what: Literal["begin", "step", "finish", "postpone", "skip"]
    brk: Break
    step: int = 0

    def wish(self, at: Moment) -> Wish:
        """The press as the engine hears it."""
        match self.what:
            case "begin":
                return Begin(at, self.brk.id)
            case "step":
                return StepEnded(at, self.brk.id, self.step, skipped=False)
            case "finish":
                return Finish(at, self.brk.id)
            case "postpone":
                return Postpone(at, POSTPONE_MIN)
            case _:
                return Skip(at)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a habit. The same lot gives the same answers."""

    behaviour: Behaviour
    lot: random.Random

    def answer(self, brk: Break) -> tuple[Press, ...]:
        """What they press once the window of a break has appeared."""
        match self._choice(brk):
            case "take":
                return _taking(brk)
            case "postpone":
                return (Press(ANSWER_S, "postpone", brk),)
            case "skip":
                return (Press(ANSWER_S, "skip", brk),)
            case _:
                return ()

    def _choice(self, brk: Break) -> _Answer:
        may_postpone = brk.postponed < POSTPONE_MAX
        match self.behaviour:
            case "ignores":
                return "ignore"
            case "postpones" if may_postpone:
                return "postpone"
            case "mixed":
                choice = self.lot.choices(_MIXED, _MIXED_WEIGHTS)[0]
                return choice if choice != "postpone" or may_postpone else "take"
            case _:
                return "take"


def _taking(brk: Break) -> tuple[Press, ...]:
    """Begin, do every step in an even share of the time, finish."""
    share = brk.seconds / max(1, brk.steps)
    steps = tuple(
        Press(ANSWER_S + share * (number + 1), "step", brk, number) for number in range(brk.steps)
    )
    done = Press(ANSWER_S + brk.seconds, "finish", brk)
    return (Press(ANSWER_S, "begin", brk), *steps, done)
