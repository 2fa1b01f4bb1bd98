"""Chains of bones that share one skin, and where the sections of that skin are.

Sections lie close together round a joint and further apart along a bone. Where they lie depends on
how far the joints bend, in steps, and is worked out once for each.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from postureguard.core.figure.profiles import SAMPLES
from postureguard.core.figure.rotation import Array

STATION_GAP: Final = 0.020
ZONE_STATIONS: Final = np.array([-0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75])
FULL_BEND: Final = 1.6
"""Radians of bend at which the skin round a joint is as tight as it gets."""
ZONE_STEPS: Final = 64
SOFT: Final = 1.3
"""Skin is smoothed round a joint as far as this many zones."""
SWELL: Final = 0.03


class Bend(NamedTuple):
    """How the skin bridges a joint: zone when straight and when bent, bulge of one half-width.

    `column` is the half-width that bulges: 0 front, 1 back.
    """

    wide: float
    tight: float
    bulge: float
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Lengths and sampled half-widths of the bones, and the bends between them."""

    lengths: tuple[float, ...]
    profiles: tuple[Array, ...]
    bends: tuple[Bend, ...]


class Layout(NamedTuple):
    """Sections along a chain: arc length, bone, share of that bone, and half-widths at rest.

    For each joint: the sections of its zone and how much each swells, the span of the two bones
    (first, joint within, last) for the crease, and the sections to be smoothed.
    """

    along: Array
    bones: npt.NDArray[np.intp]
    shares: Array
    widths: Array
    joints: tuple[float, ...]
    zones: tuple[npt.NDArray[np.intp], ...]
    swells: tuple[Array, ...]
    spans: tuple[tuple[int, int, int], ...]
    soft: tuple[npt.NDArray[np.intp], ...]


@lru_cache(maxsize=1024)
def layout(chain: Chain, steps: tuple[int, ...], side: int) -> Layout:
    """Where the sections are for bends in steps of full bend / ZONE_STEPS, right (1) or left."""
    joints = np.concatenate([[0.0], np.cumsum(chain.lengths)])
    zones = [
        b.wide + (b.tight - b.wide) * step / ZONE_STEPS
        for b, step in zip(chain.bends, steps, strict=True)
    ]
    parts = [_shaft(i, chain, joints, zones) for i in range(len(chain.lengths))]
    parts += [_bridge(i, chain, joints, zone) for i, zone in enumerate(zones)]
    along, bones, shares = (np.concatenate([p[k] for p in parts]) for k in range(3))
    order = np.argsort(along, kind="stable")
    along, bones, shares = along[order], bones[order].astype(np.intp), shares[order]
    widths = np.empty((len(along), 4))
    for i, profile in enumerate(chain.profiles):
        widths[bones == i] = _widths(profile, shares[bones == i])
    if side < 0:
        widths = widths[:, [0, 1, 3, 2]]
    near = [abs(along - joints[i + 1]) for i in range(len(zones))]
    inside = [np.flatnonzero(n <= z * 0.76) for n, z in zip(near, zones, strict=True)]
    swells = [np.exp(-((n[i] / SWELL) ** 2)) for n, i in zip(near, inside, strict=True)]
    soft = [np.flatnonzero(n < z * SOFT) for n, z in zip(near, zones, strict=True)]
    spans = [_span(along, joints[i : i + 3]) for i in range(len(zones))]
    return Layout(
        along, bones, shares, widths, tuple(float(j) for j in joints),
        tuple(inside), tuple(swells), tuple(spans), tuple(soft),
    )  # fmt: skip


def _shaft(i: int, chain: Chain, joints: Array, zones: list[float]) -> tuple[Array, Array, Array]:
    """Sections of a bone outside the zones of its joints."""
    first = float(joints[i]) + (zones[i - 1] if i > 0 else 0.0)
    last = float(joints[i + 1]) - (zones[i] if i < len(zones) else 0.0)
    along = np.linspace(first, last, max(2, round((last - first) / STATION_GAP) + 1))
    return along, np.full(len(along), i), (along - joints[i]) / chain.lengths[i]


def _bridge(i: int, chain: Chain, joints: Array, zone: float) -> tuple[Array, Array, Array]:
    """Sections round the joint after bone i."""
    off = ZONE_STATIONS * zone
    before, after = 1 + off / chain.lengths[i], off / chain.lengths[i + 1]
    upper = off <= 0
    return joints[i + 1] + off, np.where(upper, i, i + 1), np.where(upper, before, after)


def _widths(profile: Array, shares: Array) -> Array:
    at = np.clip(shares, 0, 1) * (SAMPLES - 1)
    i = np.minimum(at.astype(np.intp), SAMPLES - 2)
    widths: Array = profile[i] + (profile[i + 1] - profile[i]) * (at - i)[:, None]
    return widths


def _span(along: Array, joints: Array) -> tuple[int, int, int]:
    part = np.flatnonzero((along >= joints[0] - 1e-9) & (along <= joints[2] + 1e-9))
    middle = int(np.argmin(abs(along[part] - joints[1])))
    return int(part[0]), middle, int(part[-1]) + 1
