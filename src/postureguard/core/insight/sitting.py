"""Stretches of sitting: when they were, how long, and how much of the time was in long ones.

A stretch is as long as the person sat in it. Totals of other programs have no stretches.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from math import inf
from typing import Final


@dataclass(frozen=True, slots=True)
class Bout:
    """One stretch of sitting that is over."""

    day: date
    """The local day it counts towards."""
    start_s: float
    """When it began, in seconds after midnight of that day by the clock on the wall; negative for
    the evening before, 86400 and more after the next midnight."""
    end_s: float
    """When it ended: the beginning and the time that went by, whatever was done to the clock."""
    seated_s: float
    """How long the person sat in it; less than from beginning to end when there were breaks."""


EDGES_MIN: Final = (0, 10, 20, 30, 45, 60, 90)
"""Where the bins of the lengths begin, in minutes."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The stretches of one length: from `low_min` minutes on, shorter than `high_min`."""

    low_min: int
    high_min: int | None
    """None for the last bin, which has no end."""
    count: int
    seated_s: float


def lengths(bouts: Iterable[Bout]) -> tuple[Bin, ...]:
    """How many stretches there were of each length, and how much sitting that is."""
    seated = [bout.seated_s for bout in bouts]
    found = []
    for low, high in zip_longest(EDGES_MIN, EDGES_MIN[1:]):
        end_s = inf if high is None else high * 60
        inside = [one for one in seated if low * 60 <= one < end_s]
        found.append(Bin(low, high, len(inside), sum(inside)))
    return tuple(found)


def share_beyond(bouts: Iterable[Bout], limit_s: float) -> float | None:
    """The share of the sitting, 0 to 1, that went on when a stretch had reached the limit.

    Who gets up at the limit has next to none of it. None when there was no sitting.
    """
    seated = [bout.seated_s for bout in bouts]
    whole = sum(seated)
    return sum(max(0.0, one - limit_s) for one in seated) / whole if whole else None
