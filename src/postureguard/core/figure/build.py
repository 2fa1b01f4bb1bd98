"""Builds of the body: one set of measures, scaled.

Backs and undersides keep their measures: whoever sits, lies or leans touches the same places.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from postureguard.core.figure import profiles, skeleton
from postureguard.core.figure.chains import Bend, Chain
from postureguard.core.figure.rotation import Array


@dataclass(frozen=True, slots=True, eq=False)
class Build:
    """Skin of leg and arm, lofts of trunk and neck, and the breadth of the shoulders."""

    leg: Chain
    arm: Chain
    torso: Array
    neck: Array
    half_shoulders: float
    across: float
    """Breadth of the chest compared with the slim build."""


_HIP, _KNEE = Bend(0.060, 0.045, -0.020, 1), Bend(0.050, 0.020, 0.002, 0)
_ELBOW: Final = Bend(0.040, 0.014, 0.004, 1)
_PELVIS: Final = np.array((1.10, 1.00, 1.03, 1.00))
"""Front, back, outer, inner; likewise the limbs."""
_THIGH: Final = np.array((1.08, 1.02, 1.06, 1.04))
_SHANK: Final = np.array((1.06, 1.06, 1.10, 1.08))
_UPPER_ARM: Final = np.array((1.18, 1.16, 1.20, 1.16))
_FOREARM: Final = np.array((1.16, 1.14, 1.16, 1.14))
_HEIGHTS: Final = (-0.030, 0.050, 0.100, 0.150, 0.205, 0.256, 0.305)
_FRONT: Final = (1.05, 1.08, 1.22, 1.22, 1.10, 1.06, 1.00)
_BREADTH: Final = (1.02, 1.03, 1.12, 1.18, 1.15, 1.12, 1.12)
_NECK: Final = np.array((1.0, 1.16, 1.0, 1.16))
_CHEST: Final = 1.12


def _leg(pelvis: Array, thigh: Array, shank: Array) -> Chain:
    lengths = (skeleton.PELVIS, skeleton.THIGH, skeleton.SHANK)
    return Chain(lengths, (pelvis, thigh, shank), (_HIP, _KNEE))


def _arm(upper: Array, forearm: Array) -> Chain:
    return Chain((skeleton.UPPER_ARM, skeleton.FOREARM), (upper, forearm), (_ELBOW,))


def _broad_torso() -> Array:
    torso = profiles.TORSO.copy()
    torso[:, 1] *= np.interp(torso[:, 0], _HEIGHTS, _FRONT)
    torso[:, 3] *= np.interp(torso[:, 0], _HEIGHTS, _BREADTH)
    return torso


SLIM: Final = Build(
    _leg(profiles.PELVIS, profiles.THIGH, profiles.SHANK),
    _arm(profiles.UPPER_ARM, profiles.FOREARM),
    profiles.TORSO,
    profiles.NECK,
    skeleton.HALF_SHOULDERS,
    across=1.0,
)
BROAD: Final = Build(
    _leg(profiles.PELVIS * _PELVIS, profiles.THIGH * _THIGH, profiles.SHANK * _SHANK),
    _arm(profiles.UPPER_ARM * _UPPER_ARM, profiles.FOREARM * _FOREARM),
    _broad_torso(),
    profiles.NECK * _NECK,
    skeleton.HALF_SHOULDERS * _CHEST,
    across=_CHEST,
)
BUILDS: Final = {"slim": SLIM, "broad": BROAD}
