"""Poses between key poses: every number is moved by itself, contacts are solved afterwards.

Movement rests at the first, the last and every hold key (quintic ease) and flows through the
others (cubic Hermite with tangents limited after Fritsch and Carlson).
"""

import math
from dataclasses import dataclass, fields, is_dataclass
from typing import NamedTuple, TypeVar

from postureguard.core.training.figure_data import Arm, Key, Leg, Root, Spine

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mixed:
    """A limb on its way from a planted key to a free one, or back."""

    first: Leg | Arm
    second: Leg | Arm
    part: float


@dataclass(frozen=True, slots=True)
class Pose:
    """A pose at some moment, ready to be solved."""

    root: Root
    spine: Spine
    leg_r: Leg | Mixed
    leg_l: Leg | Mixed
    arm_r: Arm | Mixed
    arm_l: Arm | Mixed


class Moment(NamedTuple):
    """The four keys around a moment, how far it is between the middle two, and their stops."""

    keys: tuple[Key, Key, Key, Key]
    part: float
    rests_before: bool
    rests_after: bool

    @property
    def eased(self) -> float:
        """The part of the way covered, as one number for turning bones."""
        t = self.part
        if self.rests_before and self.rests_after:
            return t * t * t * (t * (6 * t - 15) + 10)
        if self.rests_before:
            return t * t * (2 - t)
        return t + t * t - t**3 if self.rests_after else t

    def between(self, before: float, a: float, b: float, after: float) -> float:
        """One number at this moment."""
        if self.rests_before and self.rests_after:
            return a + (b - a) * self.eased
        leave = 0.0 if self.rests_before else _slope(a - before, b - a)
        arrive = 0.0 if self.rests_after else _slope(after - b, b - a)
        t, t2, t3 = self.part, self.part**2, self.part**3
        held = (2 * t3 - 3 * t2 + 1) * a + (3 * t2 - 2 * t3) * b
        return held + (t3 - 2 * t2 + t) * leave + (t3 - t2) * arrive


def _slope(outside: float, inside: float) -> float:
    """Slope through a key from the changes on its two sides, limited so as not to overshoot."""
    if outside * inside <= 0:
        return 0.0
    return math.copysign(min(abs(outside + inside) / 2, 3 * abs(inside), 3 * abs(outside)), inside)


def moment(keys: tuple[Key, ...], phase: float, *, cycle: bool = False) -> Moment:
    """Find the keys around a phase (0 = first key, n - 1 = last; a cycle of n keys goes on)."""
    last = len(keys) - 1
    if cycle:
        i = int(phase // 1)
        before, a, b, after = (keys[k % len(keys)] for k in (i - 1, i, i + 1, i + 2))
        return Moment((before, a, b, after), phase - i, a.hold, b.hold)
    phase = min(max(phase, 0.0), float(last))
    i = min(int(phase), max(last - 1, 0))
    before, a, b, after = (keys[min(max(k, 0), last)] for k in (i - 1, i, i + 1, i + 2))
    rests_before, rests_after = i == 0 or a.hold, i + 1 >= last or b.hold
    return Moment((before, a, b, after), phase - i, rests_before, rests_after)


def pose_at(keys: tuple[Key, ...], phase: float, *, cycle: bool = False) -> Pose:
    """The pose at a phase; contacts are not solved yet."""
    now = moment(keys, phase, cycle=cycle)
    return Pose(
        root=_record(tuple(k.root for k in now.keys), now),
        spine=_record(tuple(k.spine for k in now.keys), now),
        leg_r=_limb(tuple(k.leg_r for k in now.keys), now),
        leg_l=_limb(tuple(k.leg_l for k in now.keys), now),
        arm_r=_limb(tuple(k.arm_r for k in now.keys), now),
        arm_l=_limb(tuple(k.arm_l for k in now.keys), now),
    )


L = TypeVar("L", Leg, Arm)


def _limb(around: tuple[L, ...], now: Moment) -> L | Mixed:
    before, a, b, after = around
    if type(a) is not type(b):
        return Mixed(a, b, now.eased)
    before = before if type(before) is type(a) else a
    after = after if type(after) is type(b) else b
    return _record((before, a, b, after), now)


def _record(around: tuple[T, ...], now: Moment) -> T:
    """Move all numbers of a record; words and flags are those of the key before."""
    kind = type(around[1])
    names = [f.name for f in fields(around[1])]  # type: ignore[arg-type]
    return kind(**{n: _value(tuple(getattr(r, n) for r in around), now) for n in names})


def _value(around: tuple[object, ...], now: Moment) -> object:
    before, a, b, after = around
    if isinstance(a, bool | str) or a is None or b is None:
        return a
    if isinstance(a, int | float) and isinstance(b, int | float):
        first = before if isinstance(before, int | float) else a
        last = after if isinstance(after, int | float) else b
        return now.between(first, a, b, last)
    if isinstance(a, tuple):
        columns = zip(*(x for x in around if isinstance(x, tuple)), strict=True)
        return tuple(_value(column, now) for column in columns)
    return _record(around, now) if is_dataclass(a) else a
