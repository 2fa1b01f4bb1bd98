"""Four things to try at home: how they are done, and what an outcome is called.

Values are compared with the person's own only. They are skipped while a warning sign waits.
"""

from dataclasses import dataclass
from gettext import gettext as _
from typing import Final, Literal

from postureguard.core.programme.questions import (
    BRIDGE_FAIR_S,
    BRIDGE_GOOD_S,
    PLANK_FAIR_S,
    PLANK_GOOD_S,
)
from postureguard.core.programme.safety import Safety

TestName = Literal["hips", "bridge", "wall", "plank"]

SELF_TESTS: Final[tuple[TestName, ...]] = ("hips", "bridge", "wall", "plank")
LONGEST_S: Final = 60
"""No hold is tested for longer."""


@dataclass(frozen=True, slots=True)
class SelfTest:
    """One test as it is shown."""

    name: TestName
    title: str
    steps: tuple[str, ...]
    caution: str
    choices: tuple[tuple[str, str], ...] = ()
    """Value and words of what can be answered; a hold is timed and has none."""
    exercise: str = ""
    """The exercise whose figure shows it; empty where none fits."""
    end: bool = True
    """That figure at the end of its movement, not at the start."""


def self_test(name: TestName) -> SelfTest:
    """One test in words."""
    return {"hips": _hips, "bridge": _bridge, "wall": _wall, "plank": _plank}[name]()


def may_be_tried(found: Safety) -> bool:
    """Whether the self-tests are on offer: with no urgent sign that nobody has looked at."""
    return found.tier in ("clear", "C") or (found.tier == "U" and found.spoken_on is not None)


def read_out(name: TestName, value: str) -> str:
    """What an outcome is called; empty when it is none."""
    if name in ("bridge", "plank"):
        return _hold_words(name, int(value)) if value.isdecimal() else ""
    return {
        "free": _("Free: the thigh reached the surface."),
        "bit": _("A bit tight: the thigh stayed a hand above."),
        "tight": _("Tight: the thigh stayed clearly above."),
        "snug": _("Neutral: a flat hand fits snugly."),
        "fist": _("More arch: a fist fits easily."),
        "flat": _("Flat back: cues to tuck the pelvis are not for you."),
    }.get(value, "")


def _hold_words(name: TestName, seconds: int) -> str:
    fair, good = (
        (BRIDGE_FAIR_S, BRIDGE_GOOD_S) if name == "bridge" else (PLANK_FAIR_S, PLANK_GOOD_S)
    )
    if seconds < fair:
        return _("{n} s: room to grow, so you begin with the easy ones.").format(n=seconds)
    if seconds < good:
        return _("{n} s: fair.").format(n=seconds)
    if name == "bridge":
        words = _("{n} s: good. If you like, try ten seconds on one leg, each side, and compare.")
        return words.format(n=seconds)
    return _("{n} s: good.").format(n=seconds)


def _hips() -> SelfTest:
    return SelfTest(
        "hips",
        _("Hip check"),
        (
            _("Sit on the edge of a firm, steady bed or table, away from any drop."),
            _("Roll back and hold one knee to your chest until your waist touches the surface."),
            _("Let the other leg hang. Where does its thigh come to rest?"),
        ),
        _("Not after a hip replacement. Unless the waist stays down, this test says little."),
        (
            ("free", _("At or below the surface")),
            ("bit", _("A hand above")),
            ("tight", _("Clearly above, or my waist lifts")),
        ),
    )


def _bridge() -> SelfTest:
    return SelfTest(
        "bridge",
        _("Bridge hold"),
        (
            _("Lie on your back, feet flat. Lift until shoulders, hips and knees form one line."),
            _("Start the clock, and hold for up to a minute."),
            _("Stop when you drop, at a cramp, or when your back hurts."),
        ),
        _("Holds differ widely between people; compare only with yourself."),
        exercise="glute-bridge",
    )


def _wall() -> SelfTest:
    return SelfTest(
        "wall",
        _("Wall stand"),
        (
            _("Stand with your heels a hand-width from a wall."),
            _("Buttocks, shoulder blades and head touch it, without effort."),
            _("Slide a hand behind your waist. What fits?"),
        ),
        _("A forward tilt is common in people without pain; this says how you stand, no more."),
        (
            ("snug", _("A flat hand, snugly")),
            ("fist", _("A fist, easily")),
            ("flat", _("No hand")),
        ),
        exercise="wall-reset",
        end=False,
    )


def _plank() -> SelfTest:
    return SelfTest(
        "plank",
        _("Plank hold"),
        (
            _("Forearms down, elbows under the shoulders, body in one line. Sore? At the desk."),
            _("Start the clock, and breathe."),
            _("Stop as soon as you lose the line, or after a minute."),
        ),
        _("A short hold is no fault; it tells where to begin."),
        exercise="forearm-plank",
    )
