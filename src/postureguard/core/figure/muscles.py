"""Where muscles lie on a drawn body: bands along an outline, or patches between landmarks."""

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np

from postureguard.core.figure import skeleton
from postureguard.core.figure.camera import UNITS
from postureguard.core.figure.kinematics import buttock
from postureguard.core.figure.outline import Rails
from postureguard.core.figure.rotation import Array, Frame
from postureguard.core.figure.sketch import Sketch


class Patch(NamedTuple):
    """Outline of a muscle and the run of some of its fibres, in display units."""

    outline: Array
    fibres: tuple[Array, ...] = ()


class Band(NamedTuple):
    """A muscle along a rail: which rail, from joint + offset to joint + offset, how thick."""

    part: str
    rail: str
    joints: tuple[int, int]
    offsets: tuple[float, float]
    thick: float


BANDS: Final[Mapping[str, Band]] = {
    "abs": Band("torso", "front", (0, 0), (0.092, 0.225), 0.030),
    "erector": Band("torso", "back", (0, 0), (0.050, 0.262), 0.030),
    "upperback": Band("torso", "back", (0, 0), (0.185, 0.300), 0.030),
    "oblique": Band("torso", "lower", (0, 0), (0.045, 0.215), 0.030),
    "neckflex": Band("neck", "front", (0, 0), (0.295, 0.365), 0.016),
    "quad": Band("leg", "front", (1, 2), (0.030, -0.018), 0.034),
    "ham": Band("leg", "back", (1, 2), (0.055, -0.012), 0.030),
    "calf": Band("leg", "back", (2, 2), (0.012, 0.150), 0.032),
    "hipflexor": Band("leg", "front", (1, 1), (-0.055, 0.130), 0.026),
}
_OUTER_HIP: Final = Band("leg", "outer", (1, 1), (-0.080, 0.030), 0.040)

_BACK_TOP: Final = (
    (-0.05, 0.066, -0.034), (-0.05, 0.062, 0.002), (-0.03, 0.036, 0.032), (-0.02, 0, 0.040),
)  # fmt: skip
_BACK_THIGH: Final = ((-0.03, -0.045, 0.036), (-0.04, -0.062, 0.006), (-0.04, -0.052, -0.026))
_BACK_CLEFT: Final = ((-0.06, -0.012, -0.043), (-0.06, 0.03, -0.044))

_SIDE_TOP: Final = ((-0.036, 0.076), (-0.008, 0.080), (0.024, 0.070), (0.026, 0.046))
_LYING_TOP: Final = ((-0.020, 0.084, 0.030), (0.026, 0.084, 0.030), (0.060, 0.058, 0.024))
_LYING_SEAT: Final = ((0.064, 0.008, 0.022), (0.048, -0.046, 0.026), (0.004, -0.050, 0.044))
_LYING_BACK: Final = ((-0.026, 0.006, 0.048), (-0.032, 0.050, 0.042))


def muscle_part(name: str) -> str:
    """The part of the drawing a muscle is painted with: torso, neck or leg."""
    if name == "deepabs":
        return "torso"
    return BANDS[name].part if name in BANDS else "leg"


def muscle(sketch: Sketch, name: str, side: str) -> Patch:
    """The place of a muscle on the drawn body; `side` matters for legs."""
    if name == "glute":
        return _glute(sketch, side)
    if name == "glute_back":
        return _glute_from_behind(sketch, side)
    if name == "glutemed":
        return _glute_medius(sketch, side)
    if name == "deepabs":
        return _corset(sketch)
    band = BANDS[name]
    rails = {"torso": sketch.torso, "neck": sketch.neck}.get(band.part, sketch.legs[side])
    return _along(sketch, rails, band)


def _along(sketch: Sketch, rails: Rails, band: Band, inset: float = 0.004) -> Patch:
    """A spindle under the skin, thin at both ends."""
    joints = rails.joints or (0.0,)
    first, last = (joints[j] + off for j, off in zip(band.joints, band.offsets, strict=True))
    shares = np.linspace(0, 1, 14)
    where = first + (last - first) * shares
    skin, other = _rail_pair(sketch, rails, band.rail)
    outer, inner = rails.many(skin, where), rails.many(other, where)
    inwards = inner - outer
    inwards /= np.maximum(np.hypot(inwards[:, 0], inwards[:, 1])[:, None], 1e-6)
    full = np.clip(np.sin(np.pi * shares), 0, 1)[:, None] ** 0.7
    shallow = outer + inwards * inset * UNITS * (1 + 1.5 * (1 - full))
    deep = outer + inwards * (inset + band.thick * full) * UNITS
    return Patch(np.concatenate([shallow, deep[::-1][1:-1]]))


def _corset(sketch: Sketch) -> Patch:
    """The deep belly muscles: a belt round the waist with level fibres."""
    rails = sketch.torso
    depth = np.array([0.014, 0.007, 0.005, 0.005, 0.005, 0.007, 0.014])[:, None] * UNITS
    where = np.linspace(0.106, 0.186, 7)
    front, back = rails.many(rails.front, where), rails.many(rails.back, where)
    across = back - front
    across /= np.maximum(np.hypot(across[:, 0], across[:, 1])[:, None], 1e-6)
    front, back = front + across * depth, back - across * depth
    sag = np.array([0.0, 0.9])
    fibres = tuple(
        np.array([front[i] * 0.9 + back[i] * 0.1, (front[i] + back[i]) / 2 + sag, back[i]])
        for i in (1, 2, 3, 4, 5)
    )
    return Patch(np.concatenate([front, back[::-1]]), fibres)


def _rail_pair(sketch: Sketch, rails: Rails, name: str) -> tuple[Array, Array]:
    if name == "outer":
        hip = int(np.argmin(abs(rails.along - rails.joints[1])))
        middle = sketch.camera.place(sketch.figure.trunk.pelvis.origin)
        farther = np.hypot(*(rails.front[hip] - middle)) > np.hypot(*(rails.back[hip] - middle))
        name = "front" if farther else "back"
    elif name == "lower":
        name = "front" if rails.front[:, 1].mean() > rails.back[:, 1].mean() else "back"
    return (rails.front, rails.back) if name == "front" else (rails.back, rails.front)


def _glute(sketch: Sketch, side: str) -> Patch:
    leg, rails, place = sketch.figure.legs[side], sketch.legs[side], sketch.camera.local
    hip = rails.joints[1]
    pelvis = place(leg.joint, np.array([(-0.043, 0.070), (-0.018, 0.066), (0.004, 0.040)]))
    seat = place(buttock(leg), np.array([(0.014, 0.002)]))
    thigh = place(leg.upper, np.array([(0.014, -0.045), (0.008, -0.088), (-0.012, -0.082)]))
    depths = ((0.050, 0.010), (0.020, 0.007), (0.0, 0.007), (-0.025, 0.007), (-0.052, 0.008))
    skin = np.array([rails.inset(hip + off, depth) for off, depth in depths])
    points = np.concatenate([pelvis, seat, thigh, skin])
    return Patch(points, tuple(_glute_fibre(points, k) for k in (0.22, 0.42, 0.62, 0.82)))


def _glute_fibre(points: Array, share: float) -> Array:
    """From the sacrum over the middle of the muscle to its lower tip."""
    origin, belly, tip = (
        points[a] * (1 - share) + points[b] * share for a, b in ((1, 10), (3, 8), (4, 7))
    )
    return np.array([origin, belly, (tip + points[5]) / 2])


def _mirrored(rows: tuple[tuple[float, ...], ...], side: str) -> Array:
    points = np.array(rows)
    points[:, 2] *= skeleton.SIDES[side]
    return points


def _glute_from_behind(sketch: Sketch, side: str) -> Patch:
    leg, place = sketch.figure.legs[side], sketch.camera.local
    p = np.concatenate(
        [
            place(leg.joint, _mirrored(_BACK_TOP, side)),
            place(leg.upper, _mirrored(_BACK_THIGH, side)),
            place(leg.joint, _mirrored(_BACK_CLEFT, side)),
        ]
    )
    fibres = []
    for k in (0.2, 0.45, 0.7):
        origin = p[0] * (1 - k) + p[8] * k + (p[3] - p[8]) * 0.10
        belly = p[2] * (1 - k) + p[7] * k + (p[3] - p[7]) * 0.25
        tip = p[3] * (1 - k) + p[6] * k + (p[4] - p[6]) * 0.15
        fibres.append(np.array([origin, belly, tip]))
    return Patch(p, tuple(fibres))


def _glute_medius(sketch: Sketch, side: str) -> Patch:
    leg = sketch.figure.legs[side]
    seat = buttock(leg)
    if _lies_on_side(sketch):
        return _glute_medius_lying(sketch, side, leg.joint, seat)
    if abs(sketch.sideness) <= 0.6:
        return _along(sketch, sketch.legs[side], _OUTER_HIP, inset=0.003)
    place = sketch.camera.local
    top = place(leg.joint, np.array(_SIDE_TOP))
    low = place(seat, np.array([(0.012, 0.008), (-0.004, 0.006)]))
    back = place(leg.joint, np.array([(-0.026, 0.040)]))
    return Patch(np.concatenate([top, low, back]))


def _lies_on_side(sketch: Sketch) -> bool:
    return abs(float(sketch.figure.trunk.pelvis.axes[1, 2])) > 0.7


def _glute_medius_lying(sketch: Sketch, side: str, pelvis: Frame, seat: Frame) -> Patch:
    place = sketch.camera.local
    p = np.concatenate(
        [
            place(pelvis, _mirrored(_LYING_TOP, side)),
            place(seat, _mirrored(_LYING_SEAT, side)),
            place(pelvis, _mirrored(_LYING_BACK, side)),
        ]
    )
    fibres = []
    for k in (0.15, 0.45, 0.75):
        belly = (p[7] * (1 - k) + p[2] * k + p[6] * (1 - k) + p[3] * k) / 2
        fibres.append(np.array([p[0] * (1 - k) + p[2] * k, belly, p[5] * 0.6 + p[4] * 0.4]))
    return Patch(p, tuple(fibres))
