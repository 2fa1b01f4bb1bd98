"""Hips seen from the side: the near leg covers the pelvis, and both cover the far hip."""

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from postureguard.core.figure.outline import Rails
from postureguard.core.figure.rotation import Array

BACK_REACH: Final = (0.030, 0.075)
"""Along the leg from the hip joint: the buttock is hidden to the first, free from the second."""
UNLIKE_REACH: Final = (-0.040, 0.010)
"""The same for thighs that point different ways: both buttocks are seen."""
SACRUM: Final = (0.030, 0.090)
"""Heights above the hip: from the second down the back turns towards the near buttock."""
THIGH: Final = 0.12
"""So much of the near thigh is a cover, and the trunk up to this height."""
WAIST: Final = 0.15
STEPS: Final = 9
_SHARES: Final = np.linspace(0, 1, STEPS)[:, None]


def tuck_pelvis(torso: Rails, near: Rails, far: Rails, straight: float) -> Rails:
    """The trunk with the back of its pelvis drawn in until the near leg covers it.

    Its front is let out to the far thigh, all the way when that hip is straight (1).
    """
    part = torso.along < SACRUM[1]
    share = np.clip((SACRUM[1] - torso.along[part]) / (SACRUM[1] - SACRUM[0]), 0, 1)
    share = (share * share * (3 - 2 * share))[:, None]
    front, back = torso.front.copy(), torso.back.copy()
    covered = _drawn_in(back[part], torso.front[part], (_outline(near, near.joints[1] + THIGH),))
    thigh = far.many(far.front, far.joints[1] - torso.along[part])
    outwards = ((thigh - front[part]) * (front[part] - back[part])).sum(axis=1) > 0
    front[part] += (thigh - front[part]) * share * outwards[:, None] * straight
    back[part] += (covered - back[part]) * share
    return Rails(front, back, torso.along, torso.joints)


class Hip(NamedTuple):
    """How far a leg is, how alike both thighs point, and how bent its hip is: each 0 to 1."""

    farness: float
    alike: float
    bent: float


def tuck_hip(far: Rails, near: Rails, hips: Rails, state: Hip) -> Rails:
    """The far leg with its hip drawn in until the near leg or the trunk covers it."""
    hip = far.joints[1]
    covers = (_outline(near, near.joints[1] + THIGH), _outline(hips, WAIST))
    low, high = (
        b * state.alike + u * (1 - state.alike)
        for b, u in zip(BACK_REACH, UNLIKE_REACH, strict=True)
    )
    top = far.along < hip + high
    inside = np.clip((hip + high - far.along[top]) / (high - low), 0, 1)
    back = far.back.copy()
    back[top] += (_drawn_in(back[top], far.front[top], covers) - back[top]) * (
        inside * state.farness
    )[:, None]
    above = far.along < hip
    front = far.front.copy()
    front[above] += (_drawn_in(front[above], far.back[above], covers) - front[above]) * (
        state.farness * state.bent
    )
    return Rails(front, back, far.along, far.joints)


def _outline(rails: Rails, end: float) -> Array:
    part = rails.along <= end + 1e-9
    return np.concatenate([rails.front[part], rails.back[part][::-1]])


def _drawn_in(points: Array, towards: Array, covers: tuple[Array, ...]) -> Array:
    """The first of a few places on the way to other points that lies under a cover."""
    ways = points[:, None] + (towards - points)[:, None] * _SHARES
    tries = ways.reshape(-1, 2)
    inside = np.zeros(len(tries), dtype=bool)
    for cover in covers:
        inside |= _within(tries, cover)
    found = inside.reshape(len(points), STEPS)
    first = np.minimum(np.argmax(found, axis=1) + 1, STEPS - 1)
    first[found[:, 0] | ~found.any(axis=1)] = 0
    places: Array = ways[np.arange(len(points)), first]
    return places


def _within(points: Array, polygon: Array) -> npt.NDArray[np.bool_]:
    """Which points lie in a polygon, by counting the edges to their right."""
    x, y = points[:, :1], points[:, 1:]
    (x0, y0), (x1, y1) = polygon.T, np.roll(polygon, -1, axis=0).T
    level = (y0 > y) != (y1 > y)
    rise = np.where(y1 == y0, 1.0, y1 - y0)
    right = x < (x1 - x0) * (y - y0) / rise + x0
    odd: npt.NDArray[np.bool_] = (level & right).sum(axis=1) % 2 == 1
    return odd
