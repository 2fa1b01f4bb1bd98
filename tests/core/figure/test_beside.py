"""Movements side by side: one framing, the poses unchanged, the like moment."""

from dataclasses import replace

import pytest

from postureguard.catalogue import read_exercise
from postureguard.core.figure.beside import at_end, beside, right_and_wrong
from postureguard.core.figure.card import Look, card, framing
from postureguard.core.figure.kinematics import landmark, solve
from postureguard.core.figure.motion import pose_at
from postureguard.core.training.lesson import Lesson
from postureguard.core.training.tempo import end_phase
from postureguard.resources import resource


def figure_of(name):
    return read_exercise(resource("exercises", name, "exercise.toml")).figure


@pytest.mark.parametrize("name", ["sit-to-stand", "walk-snack", "wall-reset"])
def test_beside_another_the_end_is_the_same_pose(name):
    alone, other = figure_of(name), figure_of("standing-glute-squeeze")
    (joined, end), _ = beside(at_end(alone), at_end(other))
    before = solve(pose_at(alone.keys, end_phase(alone), cycle=alone.cycle))
    after = solve(pose_at(joined.keys, end))
    for place in ("crown", "hip", "knee_r", "toe_l", "hand_r"):
        assert landmark(after, place) == pytest.approx(landmark(before, place))


def test_both_have_one_framing_and_the_faulty_one_highlights_nothing():
    figure = figure_of("sit-to-stand")
    fault = Lesson(("knee_r", "hip"), "Plopping down.", figure.keys[:2])
    (right, right_end), (wrong, wrong_end) = right_and_wrong(figure, fault)
    assert framing(right) == framing(wrong)
    assert right.work.names == figure.work.names
    assert wrong.work.names == ()
    plain, shown = card(wrong, wrong_end, Look()), card(right, right_end, Look())
    assert len(plain.marks) < len(shown.marks)


def test_the_fault_wears_the_same_lines_of_explanation():
    figure = figure_of("sit-tall-reset")
    fault = Lesson((), "", figure.keys[:1])
    assert [shot.overlays for shot, _ in right_and_wrong(figure, fault)] == [("spine",)] * 2


def test_a_fault_of_the_start_is_beside_the_start():
    figure = figure_of("sit-to-stand")
    sitting = replace(figure.keys[0], spine=replace(figure.keys[0].spine, lumbar=20.0))
    standing = replace(figure.keys[-1], spine=replace(figure.keys[-1].spine, lumbar=20.0))
    for last, place in ((sitting, 0.0), (standing, 2.0)):
        (_, phase), _ = right_and_wrong(figure, Lesson((), "", (figure.keys[0], last)))
        assert phase == place
