"""Clean creases where a limb bends: skin beyond the bisector of a joint becomes one point."""

import numpy as np
import numpy.typing as npt

from postureguard.core.figure.rotation import Array, unit


def crease(rail: Array, middle: int, joint: tuple[Array, Array, Array]) -> Array:
    """Fold a rail at a joint given by its bone's beginning, the joint and the next bone's end.

    Points of the first bone beyond the bisecting line, and of the second before it, are replaced
    by the mean of the places where the rail crosses the line. `middle` is the joint's station.
    """
    start, corner, end = joint
    bisector = unit(corner - start) + unit(end - corner)
    if float(np.hypot(*bisector)) < 1e-3:
        return rail
    beyond = (rail - corner) @ unit(bisector)
    early = np.flatnonzero(beyond[:middle] > 0)
    late = np.flatnonzero(beyond[middle + 1 :] < 0)
    first = int(early[0]) if len(early) else middle
    last = middle + 1 + int(late[-1]) if len(late) else middle
    crossings = []
    if len(early) and first > 0:
        crossings.append(_crossing(rail, beyond, first - 1))
    if len(late) and last < len(rail) - 1:
        crossings.append(_crossing(rail, beyond, last))
    if not crossings:
        return rail
    folded = rail.copy()
    folded[first : last + 1] = np.mean(crossings, axis=0)
    return folded


def _crossing(rail: Array, beyond: Array, i: int) -> Array:
    share = beyond[i] / (beyond[i] - beyond[i + 1])
    point: Array = rail[i] + (rail[i + 1] - rail[i]) * share
    return point


def soften(rail: Array, stations: npt.NDArray[np.intp]) -> None:
    """Smooth a rail in place at the given stations, twice, leaving creases alone."""
    inner = stations[(stations > 0) & (stations < len(rail) - 1)]
    for _ in range(2):
        here, before, after = rail[inner], rail[inner - 1], rail[inner + 1]
        loose = (abs(here - before).sum(axis=1) > 1e-6) & (abs(here - after).sum(axis=1) > 1e-6)
        rail[inner[loose]] = ((before + 2 * here + after) / 4)[loose]
