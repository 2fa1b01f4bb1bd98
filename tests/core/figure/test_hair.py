"""Every haircut from every side: it is where hair is, and nowhere else."""

import tomllib
from dataclasses import replace

import numpy as np
import pytest

from postureguard.core.figure.camera import UNITS, camera
from postureguard.core.figure.card import Look, card, drawn
from postureguard.core.figure.cuts import CUTS
from postureguard.core.figure.display import Curve, extent
from postureguard.core.figure.hairline import CENTRE, CROWN, RADII, seen
from postureguard.core.figure.head import head_bottom, paint_head
from postureguard.core.figure.palette import LIGHT
from postureguard.core.figure.rotation import Array, Frame
from postureguard.core.figure.sketch import Sketch
from postureguard.core.training.fields import open_table
from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.figure_file import FIGURE_FIELDS, read_figure

STANDING = """
camera = {{ yaw = 0, elev = 0 }}
tempo = [1, 1, 1, 1]
muscles = {{ names = ["glute"], side = "r" }}
[[key]]
root = {{ anchor = ["hip", 0, 0.5285], yaw = {yaw} }}
leg = {{ foot = [0.034, 0], on = "heel" }}
arm = {{ sho = 0, elb = 8 }}
"""
LYING = """
camera = { yaw = 0, elev = 0 }
tempo = [1, 1, 1, 1]
muscles = { names = ["glute"], side = "r" }
props = { mat = [-0.3, 0.66] }
[[key]]
root = { anchor = ["shoulder_back", 0, 0.004], pitch = -92.5 }
spine = { neck = 2, head = -3 }
leg = { foot = [0.445, 0], on = "heel", pitch = 0 }
arm = { hand = [0.29, 0.017], reach = 5, hand_dir = 0, pron = 90, bend = -1 }
[[key]]
root = { anchor = ["shoulder_back", 0, 0.004], pitch = -120 }
spine = { lumbar = 6, thoracic = 8, neck = 24, head = 2 }
leg = { foot = [0.445, 0], on = "heel", pitch = 0 }
arm = { hand = [0.29, 0.017], reach = 5, hand_dir = 0, pron = 90, bend = -1 }
"""
MAT_DEPTH = 0.012
"""So far a head may sink into a mat, in body heights."""
SIDE_VIEW = camera(0, 0)
UPRIGHT = Frame(np.zeros(3), np.eye(3))
each_cut = pytest.mark.parametrize("name", CUTS)


def read(text: str) -> FigureData:
    return read_figure(open_table(tomllib.loads(text), "test", "", FIGURE_FIELDS))


def head(name: str, yaw: float = 0) -> Sketch:
    body = drawn(read(STANDING.format(yaw=yaw)), 0, SIDE_VIEW, LIGHT)
    return replace(body, hair=name)


def directions(count: int = 400) -> Array:
    i = np.arange(count)
    up, turn = 1 - (2 * i + 1) / count, i * np.pi * (3 - np.sqrt(5))
    flat = np.sqrt(1 - up**2)
    return np.column_stack([flat * np.cos(turn), up, flat * np.sin(turn)])


def inside(curve: Curve, point: Array) -> bool:
    corners = np.array([curve.start, *curve.pieces])
    other = np.roll(corners, -1, axis=0)
    x, y = point
    crossing = (corners[:, 1] > y) != (other[:, 1] > y)
    start, end = corners[crossing], other[crossing]
    share = (y - start[:, 1]) / (end[:, 1] - start[:, 1])
    right = start[:, 0] + share * (end[:, 0] - start[:, 0]) > x
    return bool(right.sum() % 2)


@each_cut
@pytest.mark.parametrize("elevation", [-15, 0, 10, 24])
def test_the_cap_shows_all_visible_hair_and_no_face(name: str, elevation: float) -> None:
    line, points = CUTS[name].line, directions()
    below = np.arccos(points @ CROWN)
    away = points - (points @ CROWN)[:, None] * CROWN
    ends = line.ends[np.argmax(away @ line.ways.T, axis=1)]
    checked = 0
    for yaw in range(0, 360, 15):
        view = camera(yaw, elevation)
        facing = view.axes[2] / RADII
        facing /= np.linalg.norm(facing)
        clear = (points @ facing > 0.3) & (abs(below - ends) > 0.2)
        cap = seen(line, UPRIGHT, view)
        for i in np.flatnonzero(clear)[::3]:
            place = view.place(CENTRE + points[i] * RADII)
            assert any(inside(c, place) for c in cap) == (below[i] < ends[i]), (yaw, points[i])
            checked += 1
    assert checked > 500


@each_cut
def test_hair_clears_the_mat(name: str) -> None:
    for phase in (0.0, 0.5, 1.0):
        body = replace(drawn(read(LYING), phase, SIDE_VIEW, LIGHT), hair=name)
        assert head_bottom(body) <= MAT_DEPTH * UNITS


@each_cut
@pytest.mark.parametrize("yaw", [90, -90])
def test_from_the_front_and_from_behind_the_hair_is_even(name: str, yaw: float) -> None:
    body = head(name, yaw)
    middle = float(SIDE_VIEW.place(body.figure.trunk.head.origin)[0])
    hair = [m for m in paint_head(body) if m.fill is not None and m.clip is None]
    left, _, right, _ = extent(hair)
    assert right - middle == pytest.approx(middle - left, abs=0.05)


@pytest.mark.parametrize("yaw", [0, 22, 50, 90, -50, -90, 180])
def test_cuts_differ_from_every_side(yaw: float) -> None:
    assert len({paint_head(head(name, yaw)) for name in CUTS}) == len(CUTS)


@each_cut
@pytest.mark.parametrize("yaw", range(-180, 180, 30))
def test_a_head_is_whole_from_every_side(name: str, yaw: float) -> None:
    body = head(name, yaw)
    left, top, right, bottom = extent(m for m in paint_head(body) if m.clip is None)
    assert np.isfinite([left, top, right, bottom]).all()
    assert 9 < right - left < 16
    assert 12.5 < bottom - top < 19


@each_cut
def test_the_silhouette_has_surfaces_only(name: str) -> None:
    plain = replace(head(name), plain=True)
    assert all(m.fill is not None and m.stroke is None for m in paint_head(plain))


@pytest.mark.parametrize(("name", "ears"), [("bun", 2), ("cropped", 2), ("bob", 0)])
def test_a_bob_hides_the_ears(name: str, ears: int) -> None:
    shade = LIGHT.skin.shade
    found = [
        m for m in paint_head(head(name, 90)) if m.fill == shade and len(m.shape[0].pieces) == 4
    ]
    assert len(found) == ears


def test_the_hair_that_is_wanted_is_in_the_picture_and_in_its_ghost() -> None:
    data = read(LYING)
    for hair in CUTS:
        shown, bare = (card(data, 1, Look(hair=hair, ghost=g)).marks for g in (True, False))
        ghost = [m for m in shown if m.fill == LIGHT.ghost]
        assert len(shown) == len(bare) + len(ghost)
        assert ghost
    assert len({card(data, 1, Look(hair=hair)).marks for hair in CUTS}) == len(CUTS)
