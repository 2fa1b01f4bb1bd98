"""Every picture in words that are true of it, worked out from the pose."""

from pathlib import Path

import pytest

from postureguard.catalogue import read_exercise
from postureguard.core.figure.alt_text import alt_text
from postureguard.core.training.anatomy import MUSCLES
from postureguard.core.training.tempo import end_phase

FOLDER = Path(__file__).parents[3] / "resources" / "exercises"

SEEN = {
    "band-pull-through": ("standing with a band", "forward; knees bent"),
    "bird-dog": ("on hands and knees", "on one hand and the opposite knee"),
    "cable-pull-through": ("standing with a cable", "forward; knees bent"),
    "cat-camel": ("on hands and knees", "on hands and knees"),
    "curl-up": ("lying on the back", "lying on the back"),
    "dead-bug": ("lying on the back; knees bent about 90", "the other leg straight"),
    "desk-plank": ("leaning with the forearms on a worktop", "knees nearly straight"),
    "dowel-hip-hinge": ("standing with a stick along the back", "degrees forward"),
    "forearm-plank": ("on forearms and knees", "face down on forearms and toes"),
    "glute-bridge": ("lying on the back", "on the back with the hips lifted"),
    "goblet-squat": ("standing in front of a chair with a kettlebell", "with a kettlebell"),
    "half-kneeling-reach": ("kneeling on one knee", "kneeling on one knee"),
    "lateral-band-walk": ("with a band around the thighs", "with a band around the thighs"),
    "rkc-plank": ("forearms", "face down on forearms and toes"),
    "seated-pelvic-rock": ("sitting on a chair", "sitting on a chair"),
    "side-plank-knees": ("on one side", "held up on a forearm and the knees"),
    "sit-tall-reset": ("at a desk; trunk upright; back rounded", "trunk upright; knees"),
    "sit-to-stand": ("sitting on a chair", "standing in front of a chair"),
    "standing-hip-abduction": ("standing behind a chair", "standing on one leg behind a chair"),
    "standing-hip-extension": ("standing behind a chair", "standing on one leg behind a chair"),
    "standing-hip-flexor-stretch": ("standing behind a chair", "standing behind a chair"),
    "walk-snack": ("walking", "walking"),
    "wall-reset": ("standing at a wall", "standing at a wall"),
}


@pytest.mark.parametrize(("name", "seen"), SEEN.items(), ids=SEEN)
def test_the_text_says_what_is_shown(name: str, seen: tuple[str, str]) -> None:
    exercise = read_exercise(FOLDER / name / "exercise.toml")
    data = exercise.figure
    for phase, moment, words in ((0, "start", seen[0]), (end_phase(data), "end", seen[1])):
        text = alt_text(exercise.name, data, phase)
        assert text.startswith(f"{exercise.name}, {moment}: a person ")
        assert words in text
        assert all(MUSCLES[muscle] in text for muscle in data.work.names)
        assert len(text) < 250


def test_between_two_pictures_it_says_so() -> None:
    exercise = read_exercise(FOLDER / "sit-to-stand" / "exercise.toml")
    text = alt_text("X", exercise.figure, 1)
    assert text.startswith("X, on the way: ")
    assert "degrees forward" in text
