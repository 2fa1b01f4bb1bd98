"""The lock of the only resident."""

import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer

from postureguard.errors import UserError
from postureguard.system.paths import Paths, private_folder
from postureguard.system.single import Patience, claim


def paths(folder):
    return Paths(
        folder / "c.toml",
        folder / "journal.sqlite3",
        folder / "own",
        folder / "log",
        str(folder / "s"),
    )


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


IMPATIENT = Patience(owner_runs=0, owner_unknown=0)


def test_while_the_owner_lives_nobody_is_told_to_delete_its_lock(tmp_path, qapp):
    """It may still be starting; a start that took its lock away would make two."""
    first = claim(paths(tmp_path))
    with pytest.raises(UserError, match="does not answer") as told:
        claim(paths(tmp_path), IMPATIENT)
    assert "delete" not in str(told.value) + told.value.advice
    first.unlock()


def test_a_living_owner_is_waited_for_longer_than_an_unknown_one(tmp_path, qapp):
    first = claim(paths(tmp_path))
    waited = QElapsedTimer()
    waited.start()
    with pytest.raises(UserError):
        claim(paths(tmp_path), Patience(owner_runs=400, owner_unknown=0))
    assert waited.elapsed() >= 400
    first.unlock()
    assert Patience().owner_runs > Patience().owner_unknown


@pytest.mark.skipif(sys.platform == "win32", reason="holds the file as Unix does")
def test_of_a_lock_from_elsewhere_it_is_said_what_can_be_done(tmp_path, qapp):
    import fcntl  # noqa: PLC0415

    with (tmp_path / "resident.lock").open("w") as held:
        held.write("1\npostureguard\nanother-computer\n")
        held.flush()
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(UserError, match="may be running") as told:
            claim(paths(tmp_path), Patience(owner_runs=600_000, owner_unknown=0))
    assert f"delete {tmp_path / 'resident.lock'}" in told.value.advice
