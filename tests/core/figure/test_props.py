"""Things the figure holds, wears, leans on or touches are where its body is."""

from typing import Any

import numpy as np
import pytest

from postureguard.catalogue import shipped_catalogue, shipped_faulty_lifts
from postureguard.core.figure.bands import paint_long_band, paint_loop_band
from postureguard.core.figure.camera import UNITS, camera
from postureguard.core.figure.card import drawn
from postureguard.core.figure.display import extent
from postureguard.core.figure.kinematics import landmark
from postureguard.core.figure.palette import LIGHT
from postureguard.core.figure.rotation import Array
from postureguard.core.figure.sketch import Sketch
from postureguard.core.figure.stick import paint_stick
from postureguard.core.figure.weights import BELL_DOWN, paint_kettlebell
from postureguard.core.training.fields import open_table
from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.figure_file import FIGURE_FIELDS, read_figure
from postureguard.core.training.lesson import faulty
from postureguard.core.training.tempo import end_phase
from postureguard.errors import UserError

SIDE = camera(0, 0)


def figure_of(exercise: str) -> FigureData:
    return shipped_catalogue().exercises[exercise].figure


def fault_of(exercise: str) -> FigureData:
    lesson = shipped_catalogue().exercises[exercise].lesson
    assert lesson is not None
    return faulty(figure_of(exercise), lesson)


def seen(data: FigureData, phase: float) -> Sketch:
    return drawn(data, phase, SIDE, LIGHT)


def hands(sketch: Sketch) -> Array:
    places = [landmark(sketch.figure, f"hand_{side}") for side in "rl"]
    return sketch.camera.place((places[0] + places[1]) / 2)


def loop_and_thighs(phase: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Left and right end of the loop, and of both thighs where it is."""
    sketch = seen(figure_of("lateral-band-walk"), phase)
    left, _, right, _ = extent(paint_loop_band(sketch)[:1])
    edges = [
        float(np.interp(rails.joints[2] - 0.06, rails.along, rail[:, 0]))
        for rails in sketch.legs.values()
        for rail in (rails.front, rails.back)
    ]
    return (left, right), (min(edges), max(edges))


@pytest.mark.parametrize("phase", [0.0, 4.0, 5.0, 7.0])
def test_the_loop_reaches_from_the_outside_of_one_thigh_to_that_of_the_other(phase: float) -> None:
    loop, thighs = loop_and_thighs(phase)
    assert loop == pytest.approx(thighs, abs=0.6)


def test_the_loop_is_stretched_by_a_step() -> None:
    (left, right), _ = loop_and_thighs(0.0)
    (wide_left, wide_right), _ = loop_and_thighs(5.0)
    assert wide_right - wide_left > (right - left) * 1.1


@pytest.mark.parametrize("phase", [0.0, 0.5, 1.0])
def test_the_long_band_runs_from_its_anchor_to_the_hands(phase: float) -> None:
    data = figure_of("band-pull-through")
    anchor = data.props.band_from
    assert anchor is not None
    sketch = seen(data, phase)
    line = paint_long_band(sketch, anchor)[0].shape[0]
    assert line.start == pytest.approx((anchor.x * UNITS, -anchor.y * UNITS))
    assert line.pieces[-1] == pytest.approx(tuple(hands(sketch)))


@pytest.mark.parametrize(("grip", "lift"), [("held", "goblet-squat"), ("hanging", "lift-rounded")])
def test_a_kettlebell_is_below_the_hands(grip: str, lift: str) -> None:
    faults = {fault.id: fault.figure for fault in shipped_faulty_lifts()}
    data = faults[lift] if lift in faults else figure_of(lift)
    for phase in (0.0, 0.5, 1.0):
        sketch = seen(data, phase)
        x, y = hands(sketch)
        handle, bell, *_ = paint_kettlebell(sketch, grip)
        left, top, right, _ = extent([handle])
        assert (left + right) / 2 == pytest.approx(x)
        assert top <= y < top + BELL_DOWN < extent([bell])[3]


def distance_to_stick(data: FigureData, phase: float, height: float) -> float:
    """How far the stick is behind the skin of the back at a height above the hips (rest)."""
    sketch = seen(data, phase)
    line = paint_stick(sketch)[1].shape[0]
    low, high = np.array(line.start), np.array(line.pieces[0])
    way = (high - low) / np.hypot(*(high - low))
    torso = sketch.torso
    skin = np.array([np.interp(height, torso.along, torso.back[:, i]) for i in (0, 1)])
    off = skin - low
    return float(off[0] * -way[1] + off[1] * way[0])


def test_the_stick_touches_tailbone_and_upper_back_through_the_whole_hinge() -> None:
    data = figure_of("dowel-hip-hinge")
    for phase in (0.0, 0.5, 1.0):
        for height in (0.02, 0.232):
            assert 0 <= distance_to_stick(data, phase, height) < 1.2


def test_a_rounded_back_leaves_the_stick_at_the_tailbone() -> None:
    assert distance_to_stick(fault_of("dowel-hip-hinge"), 1.0, 0.02) > 4


def leftmost_of(data: FigureData, phase: float) -> float:
    """How far back the buttocks are, in display units."""
    return min(float(legs.back[:, 0].min()) for legs in seen(data, phase).legs.values())


def test_the_hinge_reaches_the_wall_and_does_not_go_into_it() -> None:
    data = figure_of("wall-hip-hinge")
    wall = data.props.wall
    assert wall is not None
    touching = leftmost_of(data, float(end_phase(data)))
    assert -0.5 <= touching - wall * UNITS <= 0.8
    assert leftmost_of(data, 0.0) - wall * UNITS > 10


def test_the_squat_touches_the_seat() -> None:
    data = figure_of("goblet-squat")
    assert data.props.chair is not None
    legs = seen(data, float(end_phase(data))).legs["r"]
    near_hip = abs(legs.along - legs.joints[1]) < 0.1
    lowest = -float(legs.back[near_hip, 1].max()) / UNITS
    assert lowest == pytest.approx(data.props.chair.seat, abs=0.008)


def test_the_forearms_lie_on_the_worktop() -> None:
    data = figure_of("desk-plank")
    top = data.props.worktop
    assert top is not None
    for phase in (0.0, 0.5, 1.0):
        figure = seen(data, phase).figure
        for side in "rl":
            elbow, wrist = landmark(figure, f"elbow_{side}"), landmark(figure, f"wrist_{side}")
            assert elbow[1] == pytest.approx(top.height, abs=0.008)
            assert top.height + 0.01 < wrist[1] < top.height + 0.03
            assert elbow[0] > top.x


def test_there_are_three_faulty_lifts_of_an_exercise_that_exists() -> None:
    lifts = shipped_faulty_lifts()
    assert len(lifts) == 3
    assert {lift.of for lift in lifts} <= set(shipped_catalogue().exercises)


@pytest.mark.parametrize(
    ("props", "place"),
    [
        ({"kettlebell": "thrown"}, "props.kettlebell"),
        ({"loop_band": 1}, "props.loop_band"),
        ({"band_from": [0, 0.1]}, "props.band_from"),
        ({"cable_from": [0, 0.1, 7]}, "props.cable_from"),
        ({"worktop": {"x": 0, "height": 2}}, "props.worktop.height"),
        ({"stick": "long"}, "props.stick"),
    ],
)
def test_things_that_make_no_sense_are_refused(props: dict[str, Any], place: str) -> None:
    figure = {
        "camera": {"yaw": 0, "elev": 0},
        "tempo": [1, 1, 1, 0],
        "props": props,
        "key": [{"root": {"anchor": ["hip", 0, 0.53]}}],
    }
    with pytest.raises(UserError, match=place):
        read_figure(open_table(figure, "file", "", FIGURE_FIELDS))
