"""Positions the first nine exercises do not use: floor, from the front, planted to free.

The poses are those of the figure specification, section 18.
"""

import tomllib

import numpy as np
import pytest

from postureguard.core.figure.alt_text import alt_text
from postureguard.core.figure.card import Look, card, framing
from postureguard.core.figure.display import extent
from postureguard.core.figure.kinematics import solve
from postureguard.core.figure.motion import pose_at
from postureguard.core.training.fields import open_table
from postureguard.core.training.figure_data import FigureData, PlantedArm
from postureguard.core.training.figure_file import FIGURE_FIELDS, read_figure

PLANK = """
camera = { yaw = -22, elev = 10 }
tempo = [1, 10, 1, 2]
muscles = { names = ["glute", "abs", "quad"], side = "r" }
props = { mat = [-0.98, 0.26], hand_shape = "fist" }
arrows = [{ arc = ["hip", 0, 0, 0.125, 60, 128] }]
[[key]]
root = { anchor = ["elbow_r", 0, 0.004], pitch = 83 }
spine = { lumbar = -7, neck = -4, head = -4 }
leg = { foot = [-0.775, 0], reach = 2, on = "ball", pitch = -76, toe = 76 }
arm = { sho = 92, elb = 88, pron = 0 }
[[key]]
root = { anchor = ["elbow_r", 0, 0.004], pitch = 77 }
spine = { lumbar = 5, neck = -2, head = -4 }
leg = { foot = [-0.775, 0], reach = 2, on = "ball", pitch = -76, toe = 76 }
arm = { sho = 100, elb = 80, pron = 0 }
"""

BIRD_DOG = """
camera = { yaw = -22, elev = 10 }
tempo = [2, 4, 2, 0.5]
muscles = { names = ["glute", "erector"], side = "r", activation = [0, 0.35, 1] }
props = { mat = [-0.4, 0.46] }
arrows = [{ line = ["hand_l", -0.02, -0.165, -0.02, -0.065] }]
[[key]]
root = { anchor = ["knee_l", 0, 0.004], pitch = 80.5 }
leg = { hip = 80.5, knee = 91, ankle = -72, toe = 6 }
arm = { hand = [0.257, 0.02], hand_dir = 0, pron = 90, bend = -0.5, bendy = -1 }
[[key]]
root = { anchor = ["knee_l", 0, 0.004], pitch = 80.5 }
leg_r = { hip = 46, knee = 72, ankle = -30 }
leg_l = { hip = 80.5, knee = 91, ankle = -72, toe = 6 }
arm_r = { hand = [0.257, 0.02], hand_dir = 0, pron = 90, bend = -0.5, bendy = -1 }
arm_l = { sho = 112, elb = 18, pron = 30 }
[[key]]
root = { anchor = ["knee_l", 0, 0.004], pitch = 80.5 }
leg_r = { hip = -7, knee = 2, ankle = -8 }
leg_l = { hip = 80.5, knee = 91, ankle = -72, toe = 6 }
arm_r = { hand = [0.257, 0.02], hand_dir = 0, pron = 90, bend = -0.5, bendy = -1 }
arm_l = { sho = 172, elb = 4, pron = 0 }
"""

CLAMSHELL = """
camera = { yaw = 0, elev = 24 }
tempo = [1.2, 1.5, 2, 0.3]
muscles = { names = ["glutemed"], side = "l" }
props = { mat = [-0.72, 0.48] }
draw_order = ["arm_r", "neck", "head", "torso", "leg_r", "leg_l", "glow", "band", "arm_l"]
far = { leg_r = 1, leg_l = 0 }
[[key]]
root = { anchor = ["hip", 0, 0.096, 0], lie = true, lie_tilt = 5 }
spine = { neck = 4, lat = -2, scap_r = [30, 10], scap_l = [10, 0] }
leg_r = { hip = 48, knee = 92, ankle = 0, abd = -4 }
leg_l = { foot = [0.341, 0.104, 0.011], on = "ankle", swivel = 2, ankle = 0 }
arm_r = { sho = 0, abd = 172, elb = 4, pron = 90 }
arm_l = { hand = [-0.155, 0.028, 0.17], bend = -0.4, bendy = -0.4, bendz = 1 }
[[key]]
root = { anchor = ["hip", 0, 0.096, 0], lie = true, lie_tilt = 5 }
spine = { neck = 4, lat = -2, scap_r = [30, 10], scap_l = [10, 0] }
leg_r = { hip = 48, knee = 92, ankle = 0, abd = -4 }
leg_l = { foot = [0.341, 0.104, 0.011], on = "ankle", swivel = 52, ankle = 0 }
arm_r = { sho = 0, abd = 172, elb = 4, pron = 90 }
arm_l = { hand = [-0.155, 0.028, 0.17], bend = -0.4, bendy = -0.4, bendz = 1 }
"""

FROM_THE_FRONT = """
camera = { yaw = -22, elev = 10 }
tempo = [0.7, 0.4, 0.7, 0.2]
muscles = { names = ["glutemed", "oblique"], side = "rl" }
props = { wall = { x = -0.2 } }
arrows = [{ lm = "ankle_l", off = [0.09, 0.02], trim = [0, 1] }]
[[key]]
root = { anchor = ["hip", 0, 0.455, -0.06], pitch = 24, yaw = 90 }
leg_r = { foot = [-0.085, 0, -0.03], turn = 6, swivel = 6 }
leg_l = { foot = [0.085, 0, -0.03], turn = 6, swivel = 6 }
[[key]]
root = { anchor = ["hip", 0.066, 0.455, -0.06], pitch = 24, yaw = 90 }
leg_r = { foot = [-0.085, 0, -0.03], turn = 6, swivel = 6 }
leg_l = { foot = [0.22, 0, -0.03], turn = 6, swivel = 6 }
"""

VIEWS = {
    "plank": PLANK,
    "bird dog": BIRD_DOG,
    "clamshell": CLAMSHELL,
    "from the front": FROM_THE_FRONT,
}


def read(text: str) -> FigureData:
    return read_figure(open_table(tomllib.loads(text), "test", "", FIGURE_FIELDS))


@pytest.mark.parametrize("name", VIEWS)
def test_other_views_are_whole_and_inside_the_card(name: str) -> None:
    data = read(VIEWS[name])
    frame = framing(data)
    for phase in np.linspace(0, len(data.keys) - 1, 7):
        shown = card(data, float(phase), Look())
        left, top, right, bottom = extent(shown.marks)
        assert np.isfinite([left, top, right, bottom]).all()
        assert (right - left) * frame.scale < 520
        assert frame.floor + bottom * frame.scale < 362


def test_texts_of_other_positions() -> None:
    assert "standing at a wall" in alt_text("X", read(FROM_THE_FRONT), 0)
    assert "face down on forearms and toes" in alt_text("X", read(PLANK), 0)
    assert "lying on one side; knees bent" in alt_text("X", read(CLAMSHELL), 0)
    text = alt_text("X", read(BIRD_DOG), 2)
    assert "one knee bent about 90 degrees, the other leg straight" in text


def test_a_planted_hand_leaves_the_floor_without_a_jump() -> None:
    data = read(BIRD_DOG)
    assert isinstance(data.keys[0].arm_l, PlantedArm)
    phases = np.linspace(0, 2, 61)
    places = np.array([solve(pose_at(data.keys, float(x))).arms["l"].end.origin for x in phases])
    steps = np.linalg.norm(np.diff(places, axis=0), axis=1)
    assert float(steps.max()) < 0.04


def test_arrows_are_painted_beside_the_body_at_the_end() -> None:
    for text in VIEWS.values():
        data = read(text)
        last = len(data.keys) - 1
        with_arrows, without = (card(data, last, Look(arrows=a)).marks for a in (True, False))
        assert len(with_arrows) == len(without) + 2 * len(data.arrows)


def test_the_wide_swivel_opens_the_clamshell() -> None:
    data = read(CLAMSHELL)
    closed, opened = (solve(pose_at(data.keys, x)).legs["l"].lower.origin[1] for x in (0.0, 1.0))
    assert opened - closed > 0.08
