"""Nothing is left of what was to be forgotten, and nothing is forgotten by half."""

import shutil

import pytest
from journal.facts import AT, DAY, begin, whole

from postureguard.errors import UserError
from postureguard.journal.backup import back_up
from postureguard.journal.brought import facts_of
from postureguard.journal.export import export_json
from postureguard.journal.forget import finish_forgetting, forget
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.open import open_journal, set_aside
from postureguard.journal.restore import restore
from postureguard.journal.take_in import take_in


@pytest.fixture
def full(path, tmp_path):
    """A journal with everything that can come to lie beside one."""
    begin(path)
    back_up(path, DAY)
    copy = shutil.copy(path, tmp_path / "copy.sqlite3")
    restore(path, tmp_path / "copy.sqlite3", AT)
    set_aside(path, AT)
    shutil.copy(copy, path)
    shutil.copy(copy, path.with_name("journal.v2.sqlite3"))
    for name in ("journal.new.sqlite3", "journal.new.sqlite3.part"):
        (path.parent / name).write_bytes(b"left")
    (path.parent / "own").mkdir()
    (path.parent / "own" / "routines.toml").write_text("mine")
    return path


def test_nothing_is_left(full):
    for end in ("-wal", "-shm", "-journal"):
        full.with_name(f"{full.name}{end}").write_bytes(b"left")
    forget(full)
    assert [file.name for file in full.parent.iterdir()] == ["own"]
    assert (full.parent / "own" / "routines.toml").read_text() == "mine"


def test_the_next_start_begins_anew_in_silence(full):
    forget(full)
    opened = open_journal(full, prepare_journal, AT)
    opened.journal.close()
    assert opened.notice is None
    assert not any(whole(full).values())


def test_where_nothing_is_nothing_happens(path):
    forget(path)
    forget(path)
    assert list(path.parent.iterdir()) == []


def test_without_a_wish_nothing_is_deleted(full):
    before = sorted(full.parent.rglob("*"))
    finish_forgetting(full)
    assert sorted(full.parent.rglob("*")) == before


@pytest.mark.parametrize("way", ["start", "merge", "restore"])
def test_what_comes_after_a_deletion_that_was_cut_short_stays(full, tmp_path, way):
    document = export_json(full, tmp_path / "a.json")
    full.with_name("journal.forget").touch()  # as far as it came
    if way == "start":
        open_journal(full, prepare_journal, AT).journal.close()
    elif way == "merge":
        take_in(full, facts_of(document))
    else:
        restore(full, tmp_path / "copy.sqlite3", AT)
    open_journal(full, prepare_journal, AT).journal.close()
    assert len(whole(full)["pain_rating"]) == (0 if way == "start" else 3)
    assert not (full.parent / "backups").exists()
    assert not list(full.parent.glob("journal.[bdfv]*"))


def test_what_cannot_be_deleted_is_told(full):
    (full.parent / "journal.new.sqlite3").unlink()
    (full.parent / "journal.new.sqlite3").mkdir()
    with pytest.raises(UserError, match=r"journal\.new\.sqlite3 cannot be deleted"):
        forget(full)
    (full.parent / "journal.new.sqlite3").rmdir()
    forget(full)
    assert [file.name for file in full.parent.iterdir()] == ["own"]
