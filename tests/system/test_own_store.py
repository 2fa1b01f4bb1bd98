"""Own exercises and routines on the disk: kept whole or not at all, and never in the way."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from own_things import FIGURE, hold, own_break, own_exercise, picture
from PySide6.QtGui import QColorSpace, QImage

from postureguard.catalogue import read_own, set_aside, shipped_catalogue, whole_catalogue
from postureguard.core.training.own_routine import own_routine
from postureguard.core.training.routine import Item
from postureguard.errors import UserError
from postureguard.system.own import OwnFiles
from postureguard.system.own import folder as folders

SHRUG = own_exercise()


@pytest.fixture
def own(tmp_path):
    return tmp_path / "data" / "own"


@pytest.fixture
def store(own):
    return OwnFiles(own)


def everything(folder: Path):
    """All files below a folder with what is in them."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_nothing_is_there_at_first_and_nothing_is_made(store, own):
    assert not store.catalogue().exercises
    assert not store.catalogue().routines
    assert not own.parent.exists()
    assert whole_catalogue(own) == shipped_catalogue()


def test_what_is_kept_comes_back(store, own):
    routine = own_break(SHRUG)
    assert store.keep_exercise(SHRUG, None) == SHRUG
    assert store.keep_routine(routine) == routine
    found = OwnFiles(own).catalogue()
    assert found.exercises == {"own-shrug": SHRUG}
    assert found.routines == {"own-break": routine}
    whole = whole_catalogue(own)
    assert whole.exercises == {**shipped_catalogue().exercises, "own-shrug": SHRUG}
    assert whole.routines["own-break"] == routine


def test_everything_that_can_be_said_of_an_exercise_comes_back(store):
    full = own_exercise(
        name='Über "alles" \\ 漢字',
        track="core",
        level=3,
        kit=["band", "mat"],
        place=["floor", "desk"],
        clothes="trousers",
        discreet="semi",
        muscles="belly",
        lines=["One, two.", "Back.", "Breathe."],
        stop=["Stop if it pinches."],
        dose={"mode": "hold", "count": 3, "on_s": 10, "off_s": 5, "sides": "each"},
    )
    assert store.keep_exercise(full, None) == full


def test_only_this_user_can_read_it(store, own):
    store.keep_exercise(SHRUG, None)
    store.keep_routine(own_break(SHRUG))
    for path in (own, *own.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp"])
def test_a_picture_is_kept_as_a_png_of_the_programs_own(store, own, tmp_path, suffix):
    kept = store.keep_exercise(SHRUG, picture(tmp_path / f"a.{suffix}", 2000, 1000))
    assert kept.picture == str(own / "own-shrug" / "picture.png")
    image = QImage(kept.picture)
    assert (image.width(), image.height()) == (1280, 640)


def test_a_large_photograph_becomes_small_enough(store, tmp_path):
    noise = QImage(os.urandom(1200 * 900 * 4), 1200, 900, QImage.Format.Format_RGB32)
    assert noise.save(str(tmp_path / "noise.png"))
    kept = store.keep_exercise(SHRUG, tmp_path / "noise.png")
    assert Path(kept.picture).stat().st_size <= 1024 * 1024


def test_words_in_a_picture_are_not_kept(store, tmp_path):
    image = QImage(str(picture(tmp_path / "a.png")))
    image.setText("Comment", "my home address")
    image.save(str(tmp_path / "b.png"))
    assert b"my home address" in (tmp_path / "b.png").read_bytes()
    kept = store.keep_exercise(SHRUG, tmp_path / "b.png")
    assert b"home" not in Path(kept.picture).read_bytes()


@pytest.mark.parametrize("kind", ["Grayscale8", "Grayscale16", "Indexed8", "Mono", "RGBA64"])
@pytest.mark.parametrize("profile", ["AdobeRgb", "SRgb", None])
def test_pictures_of_every_kind_are_kept(store, tmp_path, kind, profile):
    source = QImage(str(picture(tmp_path / "a.png"))).convertToFormat(
        QImage.Format[f"Format_{kind}"]
    )
    if profile is not None:
        source.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace[profile]))
    source.save(str(tmp_path / "b.png"))
    kept = store.keep_exercise(SHRUG, tmp_path / "b.png")
    assert QImage(kept.picture).size() == source.size()
    first = Path(kept.picture).read_bytes()
    assert Path(store.keep_exercise(kept, None).picture).read_bytes() == first


def test_what_a_screen_is_like_is_not_in_a_picture(store, tmp_path):
    image = QImage(str(picture(tmp_path / "a.png")))
    image.setDotsPerMeterX(12345)
    image.save(str(tmp_path / "b.png"))
    one, other = (
        Path(store.keep_exercise(SHRUG, tmp_path / name).picture).read_bytes()
        for name in ("a.png", "b.png")
    )
    assert one == other


def test_a_picture_stays_until_it_is_taken_away_or_another_comes(store, own, tmp_path):
    shown = store.keep_exercise(SHRUG, picture(tmp_path / "a.png"))
    first = Path(shown.picture).read_bytes()
    renamed = store.keep_exercise(replace(shown, name="Another name"), None)
    assert Path(renamed.picture).read_bytes() == first
    other = store.keep_exercise(renamed, picture(tmp_path / "b.png", colour="red"))
    assert Path(other.picture).read_bytes() != first
    assert store.keep_exercise(replace(other, picture=None), None).picture is None
    assert not list(own.rglob("*.png"))


def test_a_pose_takes_the_place_of_a_picture_and_stays(store, tmp_path):
    pose = tmp_path / "pose.toml"
    pose.write_text(FIGURE)
    shown = store.keep_exercise(SHRUG, picture(tmp_path / "a.png"))
    moving = store.keep_exercise(shown, pose)
    assert (moving.has_figure, moving.picture) == (True, None)
    assert len(moving.figure.keys) == 2
    again = store.keep_exercise(replace(moving, name="Another name"), None)
    assert again.figure == moving.figure
    assert not store.keep_exercise(replace(again, movement=None), None).has_figure


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no table figure"),
        ("[figure]\n", "key is missing"),
        (FIGURE.replace("sho = 80", "sho = 400"), "must be a number"),
        (FIGURE.replace('["hip", 0, 0.53]', '["hip", 0, 0.2]'), "floor"),
    ],
)
def test_a_pose_that_is_not_right_is_refused(store, own, tmp_path, text, words):
    pose = tmp_path / "pose.toml"
    pose.write_text(text)
    with pytest.raises(UserError, match=words):
        store.keep_exercise(SHRUG, pose)
    assert not own.exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"#!/bin/sh", b"\xff\xd8\xff\xe0" + bytes(50)],
)
@pytest.mark.qt_log_ignore("libpng|libjpeg|Corrupt|JPEG|png")
def test_what_is_no_picture_is_refused(store, own, tmp_path, data):
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(UserError, match=r"picture|damaged"):
        store.keep_exercise(SHRUG, tmp_path / "a.png")
    assert not own.exists()


def test_a_picture_that_is_not_there_is_told(store, tmp_path):
    for path in (tmp_path, tmp_path / "none.png"):
        with pytest.raises(UserError, match="is not a file"):
            store.keep_exercise(SHRUG, path)


def test_what_does_not_fit_is_refused_before_anything_is_written(store, own):
    with pytest.raises(UserError, match="at most 12 words"):
        store.keep_exercise(replace(SHRUG, lines=("a " * 13,)), None)
    with pytest.raises(UserError, match="own-"):
        store.keep_exercise(replace(SHRUG, id="shrug"), None)
    assert not own.exists()


def test_a_routine_may_name_shipped_exercises_and_its_length_decides_its_kind(store):
    store.keep_exercise(SHRUG, None)
    known = {**shipped_catalogue().exercises, SHRUG.id: SHRUG}
    for seconds, kind in ((30, "micro"), (140, "short"), (400, "long")):
        items = (Item(SHRUG.id), Item("walk-snack", seconds=seconds))
        assert store.keep_routine(own_routine("own-a", "A", items, known)).kind == kind


def test_a_routine_of_nothing_known_is_refused(store, own):
    with pytest.raises(UserError, match="no such exercise"):
        store.keep_routine(own_break(SHRUG))
    assert not own.exists()


def test_what_a_routine_needs_is_not_removed(store):
    store.keep_exercise(SHRUG, None)
    store.keep_routine(own_break(SHRUG))
    with pytest.raises(UserError, match="part of the routine “My break”"):
        store.remove("own-shrug")
    store.remove("own-break")
    store.remove("own-shrug")
    assert not store.catalogue().exercises


@pytest.mark.parametrize("name", ["own-nobody", "../own", "..", "", "bird-dog"])
def test_only_what_is_there_can_be_removed(store, name):
    store.keep_exercise(SHRUG, None)
    with pytest.raises(UserError, match="nothing of your own"):
        store.remove(name)
    assert store.catalogue().exercises


def test_an_exercise_cannot_grow_out_of_its_routine(store):
    store.keep_exercise(SHRUG, None)
    store.keep_routine(own_break(SHRUG))
    longer = replace(SHRUG, dose=hold(481))
    with pytest.raises(UserError, match="The routine “My break”"):
        store.keep_exercise(longer, None)
    assert store.catalogue().exercises["own-shrug"] == SHRUG
    store.keep_exercise(replace(SHRUG, dose=hold(300)), None)
    assert store.catalogue().routines["own-break"].kind == "long"


def test_ids_are_made_of_names_and_never_given_twice(store):
    assert store.free_id("Shrug & Breathe 2×") == "own-shrug-breathe-2"
    assert store.free_id("Übung") == "own-ubung"
    assert store.free_id("漢字") == "own-1"
    store.keep_exercise(own_exercise("own-1"), None)
    store.keep_routine(own_break(own_exercise("own-1"), identifier="own-1-2"))
    assert store.free_id("漢字") == "own-1-3"
    long = store.free_id("very " * 40)
    assert store.keep_exercise(own_exercise(long), None).id == long


def test_a_broken_file_hides_nothing_else_and_survives_changes(store, own):
    store.keep_exercise(SHRUG, None)
    store.keep_routine(own_break(SHRUG))
    (own / "own-bad").mkdir()
    (own / "own-bad" / "exercise.toml").write_text('id = "own-bad"\nnme = "x"\n')
    with (own / "routines.toml").open("a") as file:
        file.write('[[routine]]\nid = "own-b"\nname = "B"\nitems = [{ exercise = "gone" }]\n')
    found = read_own(own)
    assert list(found.catalogue.exercises) == ["own-shrug"]
    assert list(found.catalogue.routines) == ["own-break"]
    assert "did you mean name?" in found.problems[0]
    assert "routine[1].items" in found.problems[1]
    store.keep_routine(own_break(SHRUG, identifier="own-c"))
    assert store.problems() == found.problems
    store.remove("own-b")
    store.remove("own-bad")
    assert store.problems() == ()


def test_a_file_of_routines_that_cannot_be_read_is_not_written_over(store, own):
    store.keep_exercise(SHRUG, None)
    (own / "routines.toml").write_text("[[routine")
    with pytest.raises(UserError, match="not valid TOML"):
        store.keep_routine(own_break(SHRUG))
    assert (own / "routines.toml").read_text() == "[[routine"
    assert list(store.catalogue().exercises) == ["own-shrug"]


@pytest.mark.parametrize("wrong", ["file", "folder of routines", "letters", "other id"])
def test_whatever_lies_in_the_folder_the_shipped_exercises_are_there(own, wrong):
    own.parent.mkdir()
    if wrong == "file":
        own.write_text("x")
    elif wrong == "folder of routines":
        (own / "routines.toml").mkdir(parents=True)
    else:
        (own / "own-a").mkdir(parents=True)
        data = b"\xff" if wrong == "letters" else b'id = "own-b"\n'
        (own / "own-a" / "exercise.toml").write_bytes(data)
    assert whole_catalogue(own) == shipped_catalogue()
    assert bool(read_own(own).problems) == (wrong != "file")


def test_a_change_that_cannot_be_written_changes_nothing(store, own, monkeypatch):
    store.keep_exercise(SHRUG, None)
    before = everything(own.parent)

    def full(_path, _data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("postureguard.system.own.store.write_private", full)
    with pytest.raises(UserError, match="No space left"):
        store.keep_exercise(replace(SHRUG, name="Another"), None)
    assert everything(own.parent) == before


def test_a_change_that_is_cut_short_between_its_two_steps_loses_nothing(store, own):
    store.keep_exercise(SHRUG, None)
    own.rename(set_aside(own))
    assert list(store.catalogue().exercises) == ["own-shrug"]
    store.keep_routine(own_break(SHRUG))
    assert list(store.catalogue().exercises) == ["own-shrug"]
    assert list(store.catalogue().routines) == ["own-break"]
    assert sorted(path.name for path in own.parent.iterdir()) == ["own"]


def test_the_second_step_failing_puts_everything_back(store, own, monkeypatch):
    store.keep_exercise(SHRUG, None)
    before = everything(own.parent)
    rename = Path.rename

    def once(path, target):
        if path.name == "own.new":
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises(UserError, match="everything is as it was"):
        store.keep_exercise(replace(SHRUG, name="Another"), None)
    assert everything(own.parent) == before


def test_two_changes_at_once_do_not_meet(store, own, monkeypatch):
    monkeypatch.setattr(folders, "PATIENCE_MS", 0)
    with folders.changing(own), pytest.raises(UserError, match="changed elsewhere"):
        store.keep_exercise(SHRUG, None)
    store.keep_exercise(SHRUG, None)
    assert sorted(path.name for path in own.parent.iterdir()) == ["own"]


def test_where_files_cannot_be_linked_they_are_copied(store, own, monkeypatch):
    store.keep_exercise(SHRUG, None)

    def no_links(_source, _target):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(folders.os, "link", no_links)
    store.keep_exercise(own_exercise("own-b", "B"), None)
    assert set(store.catalogue().exercises) == {"own-b", "own-shrug"}


def test_a_linked_folder_stays_a_link(tmp_path):
    (tmp_path / "synced").mkdir()
    (tmp_path / "own").symlink_to(tmp_path / "synced")
    OwnFiles(tmp_path / "own").keep_exercise(SHRUG, None)
    assert (tmp_path / "own").is_symlink()
    assert (tmp_path / "synced" / "own-shrug" / "exercise.toml").exists()
    assert list(read_own(tmp_path / "own").catalogue.exercises) == ["own-shrug"]
