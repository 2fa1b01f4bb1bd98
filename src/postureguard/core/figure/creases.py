"""Clean creases where a limb bends: skin beyond the bisector of a joint becomes one point."""

from typing import Final

import numpy as np
import numpy.typing as npt

from postureguard.core.figure.rotation import Array, unit

DEEP: Final = 1.5
"""Display units beyond the bisecting line at which skin is fully folded; less folds in part."""


def crease(rail: Array, middle: int, joint: tuple[Array, Array, Array]) -> None:
    """Fold a rail in place at a joint, given by where its bone begins, itself and the next end.

    Points of the first bone beyond the bisecting line, and of the second before it, are drawn to
    the mean of the places where the rail crosses the line. Both are weighted by how far the points
    are beyond it, so that nothing jumps in a movement. `middle` is the joint's station.
    """
    start, corner, end = joint
    bisector = unit(corner - start) + unit(end - corner)
    if float(bisector @ bisector) < 1e-6:
        return
    beyond = (rail - corner) @ unit(bisector)
    early, late = beyond[:middle] > 0, beyond[:middle:-1] < 0
    first = int(early.argmax()) if early.any() else middle
    last = len(rail) - 1 - int(late.argmax()) if late.any() else middle
    fold, weight, deepest = np.zeros(2), 0.0, 0.0
    if 0 < first < middle:
        deepest = weight = float(beyond[first:middle].max())
        fold += _crossing(rail, beyond, first - 1) * weight
    if middle < last < len(rail) - 1:
        depth = -float(beyond[middle + 1 : last + 1].min())
        fold += _crossing(rail, beyond, last) * depth
        weight, deepest = weight + depth, max(deepest, depth)
    if not weight:
        return
    part = rail[first : last + 1]
    part += (fold / weight - part) * min(deepest / DEEP, 1.0)


def _crossing(rail: Array, beyond: Array, i: int) -> Array:
    share = beyond[i] / (beyond[i] - beyond[i + 1])
    point: Array = rail[i] + (rail[i + 1] - rail[i]) * share
    return point


def soften(rails: Array, stations: npt.NDArray[np.intp]) -> None:
    """Smooth rails (two, n, 2) in place at neighbouring stations, twice, leaving creases alone."""
    first, last = max(int(stations[0]), 1), min(int(stations[-1]), rails.shape[1] - 2) + 1
    for _ in range(2):
        here = rails[:, first:last]
        before, after = rails[:, first - 1 : last - 1], rails[:, first + 1 : last + 1]
        apart = abs(here - before).max(axis=2), abs(here - after).max(axis=2)
        loose = ((apart[0] > 1e-6) & (apart[1] > 1e-6))[:, :, None]
        rails[:, first:last] = np.where(loose, (before + 2 * here + after) / 4, here)
