"""Exercise files, somebody's own ones too, are checked with a sentence for each fault."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from postureguard.cli.check import check
from postureguard.resources import resource

SIT_TO_STAND = "sit-to-stand/exercise.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two of the shipped exercises, as somebody's own folder."""
    for name in ("sit-to-stand", "walk-snack"):
        shutil.copytree(resource("exercises") / name, tmp_path / name)
    return tmp_path


def run(*paths: Path) -> Result:
    return CliRunner().invoke(check, [str(path) for path in paths])


def spoil(folder: Path, old: str, new: str) -> Result:
    file = folder / SIT_TO_STAND
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return run(folder)


def test_good_files_are_counted(folder: Path) -> None:
    result = run(folder)
    assert result.output == "2 files are right.\n"
    assert result.exit_code == 0


def test_one_file(folder: Path) -> None:
    assert run(folder / SIT_TO_STAND).output == "The file is right.\n"


def test_the_exercise_folder_itself(folder: Path) -> None:
    assert run(folder / "sit-to-stand").output == "The file is right.\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("level = 1", 'level = "one"', "level must be a whole number from 1 to 5, not 'one'."),
        ('track = "movement"', 'track = "move"', "(did you mean movement?)"),
        ('names = ["glute"', 'names = ["gluteus"', "figure.muscles.names[0] must be one of"),
        ("name = ", "nam = ", "nam is not a known key (did you mean name?)."),
        ("level = 1", "level = 1\nlevel = 2", "is not valid TOML"),
        ("pitch = 44", "pitch = nan", "must be a number from -125 to 100"),
        ("pitch = 44", "pitch = " + "4" * 5000, "has a number that is far too long"),
        ("0.335]", "0.05]", "below the floor"),
    ],
)
def test_a_planted_fault_is_named_with_its_file(
    folder: Path, old: str, new: str, told: str
) -> None:
    result = spoil(folder, old, new)
    lines = result.output.splitlines()
    assert result.exit_code == 1
    assert all(line.startswith(str(folder / SIT_TO_STAND)) for line in lines)
    assert any(told in line for line in lines), lines


def test_all_files_are_told_about(folder: Path) -> None:
    spoil(folder, "level = 1", "level = 9")
    (folder / "walk-snack" / "exercise.toml").write_text("{", "utf-8")
    result = run(folder)
    assert [line.split(maxsplit=1)[0].rstrip(":") for line in result.output.splitlines()] == [
        str(folder / SIT_TO_STAND),
        str(folder / "walk-snack" / "exercise.toml"),
    ]
    assert result.exit_code == 1


def test_two_exercises_of_one_name(folder: Path) -> None:
    shutil.copytree(folder / "sit-to-stand", folder / "another")
    assert "has the same id" in run(folder).output


def test_a_neighbour_nobody_knows(folder: Path) -> None:
    result = spoil(folder, 'harder = "', 'harder = "no-such-')
    assert "harder: there is no exercise 'no-such-" in result.output


def test_a_way_that_goes_round(folder: Path) -> None:
    result = spoil(folder, 'harder = "wall-hip-hinge"', 'harder = "walk-snack"')
    assert result.exit_code == 0
    walk = folder / "walk-snack" / "exercise.toml"
    text = walk.read_text("utf-8")
    walk.write_text(text.replace("mastered =", 'harder = "sit-to-stand"\nmastered =', 1), "utf-8")
    result = run(folder)
    assert "(sit-to-stand → walk-snack → sit-to-stand)" in result.output
    assert result.exit_code == 1


def test_no_such_path(tmp_path: Path) -> None:
    result = run(tmp_path / "none")
    assert result.exit_code == 1
    assert f"{tmp_path / 'none'} does not exist. Name an exercise file" in result.output


def test_a_folder_without_exercises(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 1
    assert f"There are no exercises in {tmp_path}." in result.output


def test_deep_nesting_and_size_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "exercise.toml"
    file.write_text("x = " + "[" * 20_000 + "]" * 20_000, "utf-8")
    assert "is not valid TOML" in run(file).output
    file.write_text("x" + ".x" * 100_000 + " = 1", "utf-8")
    assert "has too many dots at line 1." in run(file).output
    file.write_text("#" * 300_000, "utf-8")
    assert "is larger than 256 KiB" in run(file).output


def test_a_faulty_lift_is_checked_too(tmp_path: Path) -> None:
    file = tmp_path / "fault.toml"
    file.write_text('id = "lift"\n', "utf-8")
    assert f"{file}: name is missing." in run(file).output


def test_one_file_named_in_two_ways_is_one_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert run(folder / SIT_TO_STAND, Path(SIT_TO_STAND)).output == "The file is right.\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "exercise.toml"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "postureguard", "exercises", "check", str(pipe)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert f"{pipe} is not an ordinary file." in ended.stdout
    assert ended.returncode == 1


def test_a_name_that_cannot_be_a_file(tmp_path: Path) -> None:
    result = run(tmp_path / ("x" * 5000))
    assert "cannot be read" in result.output
    assert result.exit_code == 1


def test_a_key_is_told_in_one_line_that_can_be_shown(tmp_path: Path) -> None:
    file = tmp_path / "exercise.toml"
    file.write_text('"\\u001b[31mfoo\\nbar" = 1', "utf-8")
    assert f"{file}: '\\x1b[31mfoo\\nbar' is not a known key" in run(file).output
    file.write_text("x" * 9000 + " = 1", "utf-8")
    assert len(run(file).output) < len(str(file)) + 400


def test_letters_the_output_does_not_have(folder: Path) -> None:
    file = folder / SIT_TO_STAND
    file.write_text(file.read_text("utf-8").replace("level = 1", 'level = "→"'), "utf-8")
    result = CliRunner(charset="cp1252").invoke(check, [str(file)])
    assert "level must be a whole number from 1 to 5, not '?'." in result.output
    assert result.exit_code == 1
