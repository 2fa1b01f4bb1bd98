"""Numbers that Python itself chokes on are refused like any other, with the file and the place."""

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from postureguard.catalogue import read_catalogue
from postureguard.errors import UserError

SHIPPED = Path(__file__).parents[3] / "resources" / "exercises"
EXERCISE = "sit-to-stand/exercise.toml"

DEEP = "{" + "a" + ".a" * 3000 + " = 1}"
HOSTILE = {
    "401 digits": "1" + "0" * 400,
    "minus 401 digits": "-1" + "0" * 400,
    "hexadecimal": "0x" + "f" * 5000,
    "in a list": "[0x" + "f" * 5000 + "]",
    "infinite": "inf",
    "too large a float": "1e999",
    "nested": DEEP,
}
PLACES = [
    ("level = 1", "level"),
    ('name = "Sit to stand"', "name"),
    ("yaw = -22", "figure.camera.yaw"),
]


@pytest.fixture
def spoilt(tmp_path: Path) -> Any:
    """Read the shipped files with one passage of one of them replaced."""

    def call(name: str, old: str, new: str) -> UserError:
        folder = tmp_path / "exercises"
        shutil.copytree(SHIPPED, folder)
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(UserError) as caught:
            _read_all(folder)
        assert str(folder / name) in caught.value.title
        assert len(caught.value.title) < len(str(folder)) + 300
        assert caught.value.advice
        return caught.value

    return call


def _read_all(folder: Path) -> None:
    for exercise in read_catalogue(folder).exercises.values():
        exercise.movement()


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize(("old", "place"), PLACES, ids=[place for _, place in PLACES])
def test_it_is_refused_where_it_stands(spoilt: Any, value: str, old: str, place: str) -> None:
    error = spoilt(EXERCISE, old, f"{old.partition('=')[0]}= {value}")
    assert f"{EXERCISE}: {place} must be" in error.title


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_a_routine_refuses_it_too(spoilt: Any, value: str) -> None:
    assert "count" in spoilt("routines.toml", "count = 6", f"count = {value}").title


@pytest.mark.parametrize("digits", ["1" * 5000, "-" + "1_" * 5000 + "1"])
def test_a_number_too_long_to_read_is_named_by_its_line(spoilt: Any, digits: str) -> None:
    text = (SHIPPED / EXERCISE).read_text("utf-8")
    line = text[: text.index("level = 1")].count("\n") + 1
    error = spoilt(EXERCISE, "level = 1", f"level = {digits}")
    assert error.title.endswith(f"{EXERCISE} has a number that is far too long (at line {line}).")


def test_the_hostile_values_are_toml() -> None:
    for value in HOSTILE.values():
        assert "x" in tomllib.loads(f"x = {value}")
