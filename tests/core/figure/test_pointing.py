"""Pointing at the body: the dot is on it, the mark beside it."""

import math

import numpy as np
import pytest

from postureguard.catalogue import read_exercise
from postureguard.core.figure.card import HEIGHT, WIDTH
from postureguard.core.figure.pointing import MARGIN, free_spot, spot_of
from postureguard.resources import resource

FILES = ("sit-to-stand", "standing-hip-flexor-stretch", "brace-and-breathe", "walk-snack")
BODY = ("hip", "sternum", "head_c", "knee_r", "knee_l", "ankle_r", "elbow_r", "elbow_l", "sho_r")


def figure_of(name):
    return read_exercise(resource("exercises", name, "exercise.toml")).figure


@pytest.mark.parametrize("name", FILES)
def test_head_is_above_hip_above_foot_and_all_are_on_the_card(name):
    figure = figure_of(name)
    crown, hip, heel = (spot_of(figure, 0.0, place) for place in ("crown", "hip", "heel_r"))
    assert crown[1] < hip[1] < heel[1]
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in (crown, hip, heel))


def test_the_dot_goes_along_with_the_body():
    figure = figure_of("sit-to-stand")
    heights = [spot_of(figure, phase, "hip")[1] for phase in np.linspace(0, 2, 5)]
    assert heights[-1] < heights[0] - 50


def test_the_shoulders_of_a_broad_build_are_where_they_are_drawn():
    figure = figure_of("brace-and-breathe")
    slim, broad = (
        abs(spot_of(figure, 0.0, "sho_r", b)[0] - spot_of(figure, 0.0, "sho_l", b)[0])
        for b in ("slim", "broad")
    )
    assert broad > slim + 2


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("place", ["hip", "sternum", "knee_r", "toe_r"])
def test_the_mark_is_on_the_card_near_its_aim_and_beside_the_body(name, place):
    figure = figure_of(name)
    x, y = free_spot(figure, place)
    assert MARGIN <= x <= WIDTH - MARGIN
    assert MARGIN <= y <= HEIGHT - MARGIN
    aims = [spot_of(figure, phase, place) for phase in (0.0, 0.5, 1.0)]
    assert min(math.dist((x, y), aim) for aim in aims) < 150
    for landmark in BODY:
        for phase in (0.0, 0.5, 1.0):
            assert math.dist((x, y), spot_of(figure, phase, landmark)) > 15
