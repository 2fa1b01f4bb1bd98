"""A picture in words, made from the same data as the drawing."""

from gettext import gettext as _

from postureguard.core.figure.angles import joint_angles, trunk_bend, trunk_lean
from postureguard.core.figure.kinematics import Figure, solve
from postureguard.core.figure.motion import pose_at
from postureguard.core.figure.support import is_upright, support
from postureguard.core.training.anatomy import MUSCLES
from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.tempo import end_phase

UPRIGHT = 8
"""Degrees of lean that nobody would call a lean."""
ROUNDED, ARCHED = 24, -14
"""Degrees between pelvis and chest from which the back is seen to be so."""


def alt_text(name: str, data: FigureData, phase: float) -> str:
    """Describe one picture: exercise, moment, support, trunk, knees and working muscles."""
    figure = solve(pose_at(data.keys, phase, cycle=data.cycle))
    posture = [support(data, figure)]
    if is_upright(figure):
        posture.append(_trunk(figure))
    posture += [*_back(figure), _knees(figure)]
    text = _("{exercise}, {moment}: a person {posture}.").format(
        exercise=name, moment=_moment(data, phase), posture="; ".join(posture)
    )
    return text + _work(data)


def _moment(data: FigureData, phase: float) -> str:
    if phase < 0.02:
        return _("start")
    return _("end") if abs(phase - end_phase(data)) < 0.02 else _("on the way")


def _trunk(figure: Figure) -> str:
    lean = round(trunk_lean(figure))
    if abs(lean) < UPRIGHT:
        return _("trunk upright")
    if lean > 0:
        return _("trunk {angle} degrees forward").format(angle=lean)
    return _("trunk {angle} degrees backward").format(angle=-lean)


def _back(figure: Figure) -> list[str]:
    bend = trunk_bend(figure)
    if bend > ROUNDED:
        return [_("back rounded")]
    return [_("back arched")] if bend < ARCHED else []


def _knees(figure: Figure) -> str:
    angles = joint_angles(figure)
    right, left = round(angles["knee_r"], -1), round(angles["knee_l"], -1)
    if max(right, left) < 20:
        return _("knees nearly straight")
    if abs(right - left) <= 10:
        return _("knees bent about {angle:.0f} degrees").format(angle=max(right, left))
    if min(right, left) < 20:
        return _("one knee bent about {angle:.0f} degrees, the other leg straight").format(
            angle=max(right, left)
        )
    return _("one knee bent about {more:.0f} degrees, the other about {less:.0f}").format(
        more=max(right, left), less=min(right, left)
    )


def _work(data: FigureData) -> str:
    words = tuple(dict.fromkeys(_(MUSCLES[name]) for name in data.work.names))
    if not words:
        return ""
    return " " + _("Highlighted: {muscles}.").format(muscles=", ".join(words))
