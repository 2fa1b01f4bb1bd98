"""A picture in words, made from the same data as the drawing."""

from postureguard.core.figure.angles import joint_angles, trunk_lean
from postureguard.core.figure.kinematics import Figure, solve
from postureguard.core.figure.motion import pose_at
from postureguard.core.training.anatomy import MUSCLES
from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.tempo import end_phase


def alt_text(name: str, data: FigureData, phase: float) -> str:
    """Describe one picture: exercise, moment, support, trunk, knees and working muscles."""
    figure = solve(pose_at(data.keys, phase, cycle=data.cycle))
    parts = [f"{name}, {_moment(data, phase)}", f"a person {_support(data, figure)}"]
    parts += [_trunk(figure), _knees(figure)]
    text = "; ".join((": ".join(parts[:2]), *parts[2:])) + "."
    return text + _work(data)


def _moment(data: FigureData, phase: float) -> str:
    if phase < 0.02:
        return "start"
    return "end" if abs(phase - end_phase(data)) < 0.02 else "on the way"


def _support(data: FigureData, figure: Figure) -> str:
    """What the body rests on, from the height of the hips and the props."""
    if abs(figure.trunk.pelvis.axes[1, 1]) < 0.5:
        return "lying on a mat" if data.props.mat else "lying"
    height = float(figure.trunk.pelvis.origin[1])
    near_seat = data.props.chair and height < data.props.chair.seat + 0.10
    places = ["sitting on a chair" if near_seat else "standing" if height > 0.42 else "low down"]
    if data.props.desk:
        places.append("at a desk")
    if data.props.wall is not None:
        places.append("at a wall")
    if data.props.chair and not near_seat:
        behind = data.props.chair.x < float(figure.trunk.pelvis.origin[0])
        places.append("in front of a chair" if behind else "behind a chair")
    return " ".join(places)


def _trunk(figure: Figure) -> str:
    lean = trunk_lean(figure)
    way = "forward" if lean > 0 else "backward"
    upright = abs(lean) < 8
    return "trunk upright" if upright else f"trunk {abs(lean):.0f} degrees {way}"


def _knees(figure: Figure) -> str:
    angles = joint_angles(figure)
    right, left = round(angles["knee_r"], -1), round(angles["knee_l"], -1)
    if max(right, left) < 20:
        return "knees nearly straight"
    if right == left:
        return f"knees bent about {right:.0f} degrees"
    return f"right knee bent about {right:.0f} degrees, left about {left:.0f}"


def _work(data: FigureData) -> str:
    words = list(dict.fromkeys(MUSCLES[name] for name in data.work.names))
    return f" Highlighted: {' and '.join(words)}." if words else ""
