"""What the body of a picture rests on, in words: found from the solved figure."""

from gettext import gettext as _
from typing import Final

from postureguard.core.figure.kinematics import Figure, landmark
from postureguard.core.training.figure_data import FigureData, Props

ON_SIDE: Final = 0.7
"""More than this share of the pelvis's sideways axis is upright when lying on the side."""
LYING: Final = 0.5
"""Less than this share of the trunk is upright when lying or on all fours."""
STANDING_HIPS: Final = 0.40
SQUATTING_HIPS: Final = 0.24
LIFTED_HIPS: Final = 0.12
ON_FLOOR: Final = 0.09
"""A joint this near to the floor rests on it."""
SEAT_ROOM: Final = 0.10
OFF_FLOOR: Final = 0.015
"""A ball of the foot this high does not stand."""
RESTING_HEAD: Final = 0.18


def support(data: FigureData, figure: Figure) -> str:
    """How the body is carried, such as "standing in front of a chair"."""
    return " ".join((_carried(data, figure), *_things(data.props, figure)))


def is_upright(figure: Figure) -> bool:
    """Whether standing, sitting or kneeling: the lean of the trunk is then worth a word."""
    on_hands = _lowest(figure, "wrist") < ON_FLOOR
    return _stands(figure) or (_up(figure) >= LYING and not on_hands)


def _up(figure: Figure) -> float:
    return float(figure.trunk.pelvis.axes[1, 1])


def _stands(figure: Figure) -> bool:
    return _hips(figure) > STANDING_HIPS and _lowest(figure, "ankle") < ON_FLOOR


def _hips(figure: Figure) -> float:
    return float(figure.trunk.pelvis.origin[1])


def _lowest(figure: Figure, part: str) -> float:
    return min(float(landmark(figure, f"{part}_{side}")[1]) for side in "rl")


def _highest(figure: Figure, part: str) -> float:
    return max(float(landmark(figure, f"{part}_{side}")[1]) for side in "rl")


def _carried(data: FigureData, figure: Figure) -> str:
    if data.cycle:
        return _("walking")
    if data.props.worktop and _leans(figure):
        return _("leaning with the forearms on a worktop, the feet far back")
    if abs(float(figure.trunk.pelvis.axes[1, 2])) > ON_SIDE:
        return _on_one_side(figure)
    if _stands(figure):
        return _on_the_feet(figure)
    return _upright(data, figure) if _up(figure) >= LYING else _lying(figure)


def _upright(data: FigureData, figure: Figure) -> str:
    if data.props.chair and _hips(figure) < data.props.chair.seat + SEAT_ROOM:
        return _("sitting on a chair")
    if _lowest(figure, "kneec") < ON_FLOOR:
        return _on_the_knees(figure)
    return _("in a squat") if _hips(figure) > SQUATTING_HIPS else _("low down")


def _lying(figure: Figure) -> str:
    if float(figure.trunk.pelvis.axes[1, 0]) > 0:
        return _on_the_back(figure)
    if _lowest(figure, "kneec") < ON_FLOOR:
        return _on_the_knees(figure)
    return _("face down on forearms and toes")


def _leans(figure: Figure) -> bool:
    """Forearms up on something, feet well behind the hips."""
    feet = min(float(landmark(figure, f"ankle_{side}")[0]) for side in "rl")
    return float(figure.trunk.pelvis.origin[0]) - feet > 0.15


def _on_one_side(figure: Figure) -> str:
    if float(landmark(figure, "head_c")[1]) < RESTING_HEAD:
        return _("lying on one side")
    if _hips(figure) < LIFTED_HIPS:
        return _("lying on one side, propped on a forearm")
    return _("on one side, held up on a forearm and the knees")


def _on_the_feet(figure: Figure) -> str:
    if _highest(figure, "ball") < OFF_FLOOR:
        return _("standing")
    return _("standing on one leg")


def _on_the_knees(figure: Figure) -> str:
    if _highest(figure, "elbow") < ON_FLOOR:
        return _("on forearms and knees")
    if _lowest(figure, "wrist") < ON_FLOOR:
        one_up = _highest(figure, "kneec") > 0.15
        return _("on one hand and the opposite knee") if one_up else _("on hands and knees")
    both = _highest(figure, "kneec") < 2 * ON_FLOOR
    return _("kneeling") if both else _("kneeling on one knee")


def _on_the_back(figure: Figure) -> str:
    lifted = _hips(figure) > LIFTED_HIPS
    return _("on the back with the hips lifted") if lifted else _("lying on the back")


def _things(props: Props, figure: Figure) -> list[str]:
    """What is around and in the hands."""
    words = []
    if props.desk:
        words.append(_("at a desk"))
    if props.wall is not None:
        words.append(_("at a wall"))
    if props.chair and _hips(figure) >= props.chair.seat + SEAT_ROOM:
        behind = props.chair.x < float(figure.trunk.pelvis.origin[0])
        words.append(_("in front of a chair") if behind else _("behind a chair"))
    held = (
        (props.kettlebell, _("with a kettlebell")),
        (props.loop_band, _("with a band around the thighs")),
        (props.band_from, _("with a band from low behind between the legs")),
        (props.cable_from, _("with a cable from low behind between the legs")),
        (props.stick, _("with a stick along the back")),
    )
    return words + [phrase for given, phrase in held if given]
