"""Measures of the body as fractions of its height (after Drillis and Contini, lightly stylised)."""

from typing import Final

import numpy as np

from postureguard.core.figure.rotation import Array

PELVIS: Final = 0.100
"""From the top of the leggings down to the hip joints."""
THIGH: Final = 0.245
SHANK: Final = 0.246
UPPER_ARM: Final = 0.172
FOREARM: Final = 0.146
HALF_HIPS: Final = 0.050
HALF_SHOULDERS: Final = 0.104
SHOULDER_HEIGHT: Final = 0.272
SHOULDER_BACK: Final = -0.008
TOE_HINGE: Final = (0.070, -0.026)
THORAX_HEIGHT: Final = 0.262
BUTTOCK_SHARE: Final = 0.36
"""How far the seat of the buttock follows the thigh away from the pelvis."""

FOOT_OFFSETS: Final = {"heel": (-0.034, -0.039), "ball": (0.070, -0.039), "ankle": (0.0, 0.0)}
"""Points of the sole from the ankle, in the foot's own axes."""

SIDES: Final = {"r": 1, "l": -1}
"""The two sides and their sign along z."""

_SPINE: Final = (
    (-0.060, -0.022), (0.000, -0.028), (0.040, -0.036), (0.075, -0.037), (0.100, -0.029),
    (0.125, -0.023), (0.150, -0.024), (0.175, -0.030), (0.200, -0.037), (0.230, -0.043),
    (0.260, -0.043), (0.285, -0.038), (0.305, -0.030), (0.322, -0.021), (0.340, -0.013),
    (0.357, -0.008), (0.374, -0.004),
)  # fmt: skip
"""The spine at rest: height above the hip joints, and place forward of them."""

SPINE_SAMPLES: Final = 60


def _rest_spine() -> tuple[Array, Array]:
    known = np.array(_SPINE)
    heights = np.linspace(known[0, 0], known[-1, 0], SPINE_SAMPLES)
    forward = np.interp(heights, known[:, 0], known[:, 1])
    for _ in range(3):
        forward[1:-1] = (forward[:-2] + 2 * forward[1:-1] + forward[2:]) / 4
    return heights, forward


def _share(heights: Array, low: float, high: float) -> Array:
    share: Array = np.clip((heights - low) / (high - low), 0, 1)
    return share


SPINE_HEIGHTS, SPINE_FORWARD = _rest_spine()
_LINEAR = _share(SPINE_HEIGHTS, 0.084, 0.176)
LUMBAR_SHARE = (_LINEAR + _LINEAR * _LINEAR * (3 - 2 * _LINEAR)) / 2
"""Share of the lumbar bend reached at each sample; likewise thorax and neck."""
THORACIC_SHARE = _share(SPINE_HEIGHTS, 0.170, 0.300)
NECK_SHARE = _share(SPINE_HEIGHTS, 0.300, float(SPINE_HEIGHTS[-1]))


def spine_index(height: float) -> int:
    """The spine sample nearest to a resting height."""
    return int(np.argmin(abs(SPINE_HEIGHTS - height)))
