"""The outcomes of self-tests, one side beside the other and one day beside another.

They are compared with the person's own only.
"""

from datetime import date, timedelta
from gettext import gettext as _
from typing import Final

from postureguard.core.programme import subjects
from postureguard.core.programme.history import History, Statement
from postureguard.core.programme.questions import BRIDGE_GOOD_S, HIPS, held_s
from postureguard.core.programme.self_tests import SELF_TESTS, TestName, read_out, self_test

SIDES: Final = ("left", "right")
ALIKE_S: Final = 5
"""Holds that are no further apart count as alike, in seconds."""


def on_side(name: TestName, side: str) -> str:
    """What the outcome of one side is kept under."""
    return f"{subjects.TEST}{name}-{side}"


def may_try_one_leg(history: History) -> bool:
    """Whether the bridge was held long enough to try it on one leg, or has been tried on one."""
    seconds = held_s(history, "bridge")
    tried = any(history.last(on_side("bridge", side)) for side in SIDES)
    return tried or (seconds is not None and seconds >= BRIDGE_GOOD_S)


def tighter_hip(history: History) -> str:
    """Of the sides that were checked the tighter one, which is what counts; empty without any."""
    values = (history.value(on_side("hips", side)) for side in SIDES)
    return max((value for value in values if value in HIPS), key=HIPS.__getitem__, default="")


def holds_words(history: History) -> str:
    """The holds on one leg with the difference between them; empty without any."""
    found = _holds(history)
    if len(found) < len(SIDES):
        return _one_hold(*found.popitem()) if found else ""
    left, right = found["left"], found["right"]
    words = _("Left {left} s, right {right} s.").format(left=left, right=right)
    if abs(left - right) <= ALIKE_S:
        return _("{holds} Both sides are about alike.").format(holds=words)
    return _("{holds} They are {n} s apart.").format(holds=words, n=abs(left - right))


def hips_words(history: History) -> str:
    """Both sides of the hip check where they differ; else empty."""
    left, right = (history.value(on_side("hips", side)) for side in SIDES)
    if left == right or left not in HIPS or right not in HIPS:
        return ""
    names = {"free": _("free"), "bit": _("a bit tight"), "tight": _("tight")}
    return _("Left {left}, right {right}.").format(left=names[left], right=names[right])


def outcome(history: History, name: TestName) -> str:
    """What came out: seconds, or words, with both hips where they differ; empty without any."""
    value = history.value(subjects.TEST + name)
    if name in ("bridge", "plank"):
        return _("{n} s").format(n=value) if value.isdecimal() else ""
    sides = hips_words(history) if name == "hips" else ""
    return " ".join(part for part in (read_out(name, value), sides) if part)


def last_time(history: History, name: TestName, today: date) -> tuple[date, str] | None:
    """The last outcome before today, with its day."""
    before = history.until(today - timedelta(days=1))
    said = before.last(subjects.TEST + name)
    words = "" if said is None else outcome(of_day(before, said.day), name)
    return None if said is None or not words else (said.day, words)


def last_holds(history: History, today: date) -> tuple[date, str] | None:
    """The last holds on one leg before today, with their day."""
    before = history.until(today - timedelta(days=1))
    days = [said.day for side in SIDES if (said := before.last(on_side("bridge", side)))]
    if not days:
        return None
    found = _holds(of_day(before, max(days)))
    if len(found) == len(SIDES):
        words = _("left {left} s, right {right} s").format(**found)
        return max(days), words
    return (max(days), _one_hold(*found.popitem())) if found else None


def of_day(history: History, day: date) -> History:
    """What was said on one day, and nothing else."""
    said: tuple[Statement, ...] = tuple(s for s in history.said if s.day == day)
    return History(said=said)


def outcomes(history: History) -> tuple[tuple[date, tuple[str, ...]], ...]:
    """What the self-tests of each day came to, the latest day first."""
    days = {said.day for said in history.said if said.about.startswith(subjects.TEST)}
    told = ((day, _of_the_day(of_day(history, day))) for day in sorted(days, reverse=True))
    return tuple((day, sentences) for day, sentences in told if sentences)


def _of_the_day(history: History) -> tuple[str, ...]:
    found = {name: outcome(history, name) for name in SELF_TESTS}
    lines = [
        _("{test}: {outcome}").format(test=self_test(name).title, outcome=words)
        for name, words in found.items()
        if words
    ]
    holds = holds_words(history)
    if holds:
        lines.append(_("{test}: {outcome}").format(test=_("Bridge on one leg"), outcome=holds))
    return tuple(lines)


def _holds(history: History) -> dict[str, int]:
    values = {side: history.value(on_side("bridge", side)) for side in SIDES}
    return {side: int(value) for side, value in values.items() if value.isdecimal()}


def _one_hold(side: str, seconds: int) -> str:
    words = _("Left {n} s.") if side == "left" else _("Right {n} s.")
    return words.format(n=seconds)
