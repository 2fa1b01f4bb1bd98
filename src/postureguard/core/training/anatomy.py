"""Names an exercise file may use: muscles, landmarks, parts of the drawing; and joint limits."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MUSCLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "glute": "buttocks",
        "glute_back": "buttocks",
        "glutemed": "side of the hip",
        "quad": "front of the thigh",
        "ham": "back of the thigh",
        "calf": "calf",
        "hipflexor": "front of the hip",
        "abs": "belly",
        "deepabs": "deep belly muscles",
        "oblique": "side of the waist",
        "erector": "low back",
        "upperback": "upper back",
        "neckflex": "front of the neck",
    }
)
"""Muscles that can be shown, with the words a reader hears."""

TRUNK_LANDMARKS: Final = (
    "hip",
    "shoulder_back",
    "upper_back",
    "sacrum",
    "sternum",
    "head_c",
    "crown",
)
LIMB_LANDMARKS: Final = tuple(
    f"{part}_{side}"
    for part in ("elbow", "knee", "kneec", "ankle", "heel", "ball", "toe", "wrist", "hand", "sho")
    for side in "rl"
)
LANDMARKS: Final = TRUNK_LANDMARKS + LIMB_LANDMARKS
FOOT_POINTS: Final = ("heel", "ball", "ankle")
PARTS: Final = (
    "arm_r", "arm_l", "leg_r", "leg_l", "neck", "torso", "glow", "band", "desk", "head",
)  # fmt: skip

ANGLE_LIMITS: Final[Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        "pitch": (-125, 100), "yaw": (-180, 180), "roll": (-90, 90), "lie_tilt": (-45, 45),
        "lumbar": (-30, 45), "thoracic": (-20, 40), "neck": (-50, 50), "head": (-40, 30),
        "lat": (-35, 35), "twist": (-40, 40),
        "hip": (-25, 125), "knee": (0, 150), "ankle": (-80, 32), "toe": (-10, 80),
        "rot": (-45, 60), "sho": (-50, 185), "elb": (0, 150), "wrist": (-70, 85), "pron": (0, 100),
    }
)  # fmt: skip
"""Joint limits in degrees (figure specification, section 3)."""
