"""The lock of the only resident."""

import stat
import sys
from pathlib import Path

import pytest

from postureguard.errors import UserError
from postureguard.system.paths import Paths, private_folder
from postureguard.system.single import claim


def paths(folder):
    return Paths(folder / "c.toml", folder / "journal.sqlite3", folder / "log", str(folder / "s"))


def test_the_lock_is_this_users_alone(tmp_path, qapp):
    lock = claim(paths(tmp_path / "data"))
    assert lock is not None
    mode = (tmp_path / "data" / "resident.lock").stat().st_mode
    assert stat.S_IMODE(mode) == 0o600
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    lock.unlock()
    assert list((tmp_path / "data").iterdir()) == []


def test_a_lock_that_a_killed_one_left_is_taken(tmp_path, qapp):
    (tmp_path / "resident.lock").write_text("99999999\npostureguard\n\n")
    lock = claim(paths(tmp_path))
    assert lock is not None
    lock.unlock()


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that takes no files")
@pytest.mark.parametrize("folder", ["/proc"])
def test_a_folder_that_takes_no_lock_is_named_and_nobody_is_said_to_run(folder, qapp):
    with pytest.raises(UserError) as told:
        claim(paths(Path(folder)))
    assert f"{folder}/resident.lock cannot be written" in told.value.title
    assert "running" not in str(told.value)


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path, qapp):
    (tmp_path / "data").write_text("")
    for folder in (tmp_path / "data", tmp_path / "data" / "deeper"):
        with pytest.raises(UserError, match="cannot be made") as told:
            claim(paths(folder))
        assert str(folder) in told.value.title
        assert told.value.advice


def test_a_private_folder_may_be_there_already(tmp_path):
    assert private_folder(tmp_path / "a" / "b") == private_folder(tmp_path / "a" / "b")
