"""Each kind of fault, planted into a movement that is right, is found and named."""

from dataclasses import replace
from pathlib import Path

import pytest

from postureguard.catalogue import read_exercise
from postureguard.core.figure.check import Finding, check_figure, check_lesson
from postureguard.core.training import figure_data as fd
from postureguard.core.training.figure_data import FigureData, Key, PlantedArm, PlantedLeg
from postureguard.core.training.lesson import Lesson

FOLDER = Path(__file__).parents[3] / "resources" / "exercises"


def sit_to_stand() -> FigureData:
    return read_exercise(FOLDER / "sit-to-stand" / "exercise.toml").figure


def only(findings: tuple[Finding, ...], words: str) -> Finding:
    assert [f for f in findings if words in f.message] == [findings[0]], [str(f) for f in findings]
    return findings[0]


def with_last_key(data: FigureData, **changes: object) -> FigureData:
    return replace(data, keys=(*data.keys[:-1], replace(data.keys[-1], **changes)))  # type: ignore[arg-type]


def leg(key: Key) -> PlantedLeg:
    assert isinstance(key.leg_r, PlantedLeg)
    return key.leg_r


def test_a_movement_that_is_right_has_no_findings() -> None:
    assert check_figure(sit_to_stand()) == ()


def test_a_foot_out_of_reach() -> None:
    data = sit_to_stand()
    far = replace(leg(data.keys[-1]), foot=fd.Place(0.4, 0.0))
    findings = check_figure(with_last_key(data, leg_r=far))
    found = next(f for f in findings if "out of reach" in f.message)
    assert found.message.startswith("the right foot is 0.")
    assert found.place == "figure.key[2]"
    assert found.remedy == "Bring its place or the body nearer."


def test_a_hand_out_of_reach() -> None:
    data = sit_to_stand()
    hand = PlantedArm(fd.Place(1.2, 1.2), hand_dir=0)
    findings = check_figure(with_last_key(data, arm_l=hand))
    assert any("the left hand is 0." in f.message for f in findings)


def test_a_solved_ankle_beyond_its_limit() -> None:
    data = sit_to_stand()
    steep = replace(leg(data.keys[-1]), pitch=60)
    found = only(check_figure(with_last_key(data, leg_r=steep)), "the right ankle is at")
    assert "not -80 to 32" in found.message


def test_a_body_below_the_floor_is_told_at_its_worst_moment() -> None:
    data = sit_to_stand()
    low = replace(data.keys[1].root, place=fd.Place(-0.215, 0.05))
    keys = (data.keys[0], replace(data.keys[1], root=low), *data.keys[2:])
    findings = check_figure(replace(data, keys=keys))
    found = next(f for f in findings if "below the floor" in f.message)
    assert found.place == "figure.key[1]"


def test_a_planted_foot_that_slides() -> None:
    """Within reach at both keys, out of reach between them."""
    data = sit_to_stand()
    high = replace(data.keys[1].root, place=fd.Place(-0.1, 0.6))
    keys = (data.keys[0], replace(data.keys[1], root=high), *data.keys[2:])
    findings = check_figure(replace(data, keys=keys))
    found = next(f for f in findings if "planted right foot slides" in f.message)
    assert "more than 0.003" in found.message
    assert found.place == "figure.key[0]"


def test_a_hand_that_may_slide_slides_too_far() -> None:
    data = sit_to_stand()
    arm = PlantedArm(fd.Place(0.2, 0.017), reach=5, hand_dir=0)
    keys = tuple(replace(key, arm_r=arm) for key in data.keys)
    findings = check_figure(replace(data, keys=keys))
    found = next(f for f in findings if "planted right hand slides" in f.message)
    assert "more than 0.02" in found.message


def test_an_arrow_outside_the_card() -> None:
    data = replace(sit_to_stand(), arrows=(fd.StraightArrow("crown", (0, 0.1), (0, 0.9)),))
    found = only(check_figure(data), "leaves its card by")
    assert found.remedy == "Move the arrows nearer, or turn the camera."


def test_numbers_that_lead_nowhere() -> None:
    data = sit_to_stand()
    nowhere = replace(data.keys[-1].root, place=fd.Place(float("nan"), 0.5))
    assert check_figure(with_last_key(data, root=nowhere))


def test_a_lesson_whose_fault_cannot_be_seen() -> None:
    data = sit_to_stand()
    found = only(check_lesson(data, Lesson((), "", data.keys)), "hardly differs")
    assert found.place == "lesson.key"


def test_a_lesson_whose_fault_cannot_be_made() -> None:
    data = sit_to_stand()
    far = replace(leg(data.keys[-1]), foot=fd.Place(0.4, 0.0))
    keys = (*data.keys[:-1], replace(data.keys[-1], leg_r=far))
    findings = check_lesson(data, Lesson((), "", keys))
    assert any(f.place == "lesson.key[2]" and "out of reach" in f.message for f in findings)


@pytest.mark.parametrize(
    "file", sorted(FOLDER.glob("*/exercise.toml")), ids=lambda f: f.parent.name
)
def test_every_shipped_exercise_can_be_made_and_drawn(file: Path) -> None:
    exercise = read_exercise(file)
    assert [str(f) for f in check_figure(exercise.figure)] == []
    assert exercise.lesson is not None
    assert [str(f) for f in check_lesson(exercise.figure, exercise.lesson)] == []
