"""Joint angles read back from a solved figure, whether it was keyed or reached for a contact."""

import math

import numpy as np

from postureguard.core.figure.kinematics import Figure
from postureguard.core.figure.rotation import Array, cross


def joint_angles(figure: Figure) -> dict[str, float]:
    """Flexion in degrees by joint and side: hip_r, knee_r, ankle_r, sho_r, elb_r, and left."""
    found: dict[str, float] = {}
    for side, leg in figure.legs.items():
        pelvis, thigh, shank, foot = (f.axes for f in (leg.joint, leg.upper, leg.lower, leg.end))
        found[f"hip_{side}"] = _about(pelvis[:, 1], thigh[:, 1], pelvis[:, 2])
        found[f"knee_{side}"] = -_about(thigh[:, 1], shank[:, 1], thigh[:, 2])
        found[f"ankle_{side}"] = _about(shank[:, 0], foot[:, 0], shank[:, 2])
    for side, arm in figure.arms.items():
        thorax, upper, fore = (f.axes for f in (arm.joint, arm.upper, arm.lower))
        found[f"sho_{side}"] = _about(thorax[:, 1], upper[:, 1], thorax[:, 2])
        found[f"elb_{side}"] = _about(upper[:, 1], fore[:, 1], upper[:, 2])
    return found


def trunk_lean(figure: Figure) -> float:
    """How far the line from hip to shoulders leans forward of upright, in degrees."""
    up = figure.trunk.thorax.at(0, 0.262) - figure.trunk.pelvis.origin
    ahead = figure.trunk.pelvis.axes[:, 0] * np.array([1.0, 0.0, 1.0])
    length = float(np.hypot(ahead[0], ahead[2]))
    forward = float(up @ ahead) / length if length > 1e-6 else 0.0
    return math.degrees(math.atan2(forward, float(up[1])))


def trunk_bend(figure: Figure) -> float:
    """How far the chest is bent forward against the pelvis, in degrees; negative is arched."""
    pelvis, thorax = figure.trunk.pelvis.axes, figure.trunk.thorax.axes
    return -_about(pelvis[:, 1], thorax[:, 1], pelvis[:, 2])


def _about(first: Array, second: Array, axis: Array) -> float:
    """Angle from one direction to another about an axis."""
    return math.degrees(math.atan2(float(cross(first, second) @ axis), float(first @ second)))
