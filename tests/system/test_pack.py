"""Packs: what is handed on arrives whole, and a bad one changes nothing at all."""

import io
import random
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from own_things import FIGURE, own_break, own_exercise, picture
from PySide6.QtGui import QImage

from postureguard.catalogue import read_own
from postureguard.core.training.own import PackSummary, own_exercise_text
from postureguard.errors import UserError
from postureguard.system.own import OwnFiles, archive
from postureguard.system.own.pack import open_pack

SHRUG, TURN = own_exercise(), own_exercise("own-turn", "Turn")
pytestmark = pytest.mark.qt_log_ignore("libpng|png|PNG", extend=True)


@pytest.fixture
def store(tmp_path):
    return OwnFiles(tmp_path / "mine" / "own")


@pytest.fixture
def theirs(tmp_path):
    """Somebody who has an exercise with a picture, one with a figure, and a routine of both."""
    store = OwnFiles(tmp_path / "theirs" / "own")
    store.keep_exercise(SHRUG, picture(tmp_path / "a.png"))
    (tmp_path / "pose.toml").write_text(FIGURE)
    store.keep_exercise(TURN, tmp_path / "pose.toml")
    store.keep_routine(own_break(SHRUG, TURN))
    return store


@pytest.fixture
def pack(theirs, tmp_path):
    theirs.write_pack(tmp_path / "my exercises.posturepack")
    return tmp_path / "my exercises.posturepack"


def everything(folder: Path):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def files_of(pack: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(pack) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return path


def refuses(store, path, words):
    """Whether a pack is refused with these words, and nothing has changed."""
    with pytest.raises(UserError, match=words) as refused:
        store.read_pack(path)
    assert str(path) in refused.value.title
    assert "Nothing was added" in refused.value.advice
    return not store.catalogue().exercises and not store.catalogue().routines


def test_what_is_handed_on_arrives_whole(store, theirs, pack):
    assert store.read_pack(pack) == PackSummary(("Shrug", "Turn", "My break"), ())
    mine, others = store.catalogue(), theirs.catalogue()
    assert mine.routines == others.routines
    assert mine.exercises["own-turn"].figure == others.exercises["own-turn"].figure
    shown, original = (c.exercises["own-shrug"] for c in (mine, others))
    assert replace(shown, picture=None) == replace(original, picture=None)
    assert Path(shown.picture).read_bytes() == Path(original.picture).read_bytes()


def test_the_same_things_make_the_same_pack(store, pack, tmp_path):
    store.read_pack(pack)
    again = tmp_path / "again"
    again.mkdir()
    store.write_pack(again / pack.name)
    assert (again / pack.name).read_bytes() == pack.read_bytes()


def test_what_is_there_already_stays(store, pack):
    store.read_pack(pack)
    store.remove("own-break")
    assert store.read_pack(pack) == PackSummary(("My break",), ("Shrug", "Turn"))
    before = everything(Path(store.catalogue().exercises["own-shrug"].picture).parents[1])
    assert store.read_pack(pack) == PackSummary((), ("Shrug", "Turn", "My break"))
    assert everything(Path(store.catalogue().exercises["own-shrug"].picture).parents[1]) == before


@pytest.mark.parametrize(
    "mine", [replace(SHRUG, name="Mine"), replace(SHRUG, lines=("Other.",)), SHRUG]
)
def test_what_is_there_and_different_is_never_overwritten(store, pack, mine):
    """The last one differs by its picture only."""
    store.keep_exercise(mine, None)
    with pytest.raises(UserError, match=r"you have “Shrug” \(own-shrug\) already"):
        store.read_pack(pack)
    assert store.catalogue().exercises == {"own-shrug": mine}
    assert not store.catalogue().routines


def test_a_different_routine_of_that_id_refuses_the_pack(store, pack):
    store.keep_exercise(TURN, None)
    routine = own_break(TURN)
    store.keep_routine(routine)
    store.remove("own-break")
    store.remove("own-turn")
    store.keep_exercise(own_exercise("own-x"), None)
    store.keep_routine(own_break(own_exercise("own-x")))
    with pytest.raises(UserError, match="“My break”"):
        store.read_pack(pack)
    assert list(store.catalogue().exercises) == ["own-x"]


def test_an_exercise_and_a_routine_never_share_an_id(store, tmp_path):
    files = {
        "pack.toml": b'version = 1\nname = "x"\n',
        "exercises/own-break.toml": own_exercise_text(own_exercise("own-break")).encode(),
        "routines.toml": b'[[routine]]\nid = "own-break"\nname = "B"\n'
        b'items = [{ exercise = "own-break" }]\n',
    }
    with pytest.raises(UserError, match="the same id, 'own-break'"):
        store.read_pack(zipped(tmp_path / "p", files))
    assert not store.catalogue().exercises


def test_nothing_makes_no_pack(store, tmp_path):
    with pytest.raises(UserError, match="nothing of your own"):
        store.write_pack(tmp_path / "p.posturepack")
    assert not list(tmp_path.glob("*.posturepack"))


def test_a_place_that_cannot_be_written_is_told(theirs, tmp_path):
    with pytest.raises(UserError, match="cannot be written"):
        theirs.write_pack(tmp_path / "nowhere" / "p.posturepack")


def test_folders_that_zip_programs_add_are_no_harm(store, pack, tmp_path):
    files = {"exercises/": b"", "pictures/": b"", **files_of(pack)}
    assert store.read_pack(zipped(tmp_path / "p", files)).added == ("Shrug", "Turn", "My break")


# --- bad ones -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "../own-x.toml",
        "/etc/passwd",
        "exercises/../../own-x.toml",
        "exercises\\own-x.toml",
        "exercises/own-X.toml",
        "exercises/bird-dog.toml",
        "exercises/own-a/exercise.toml",
        "pictures/own-shrug.svg",
        "pictures/own-shrug.jpg",
        "readme.txt",
        "__MACOSX/._pack.toml",
        "C:/own-x.toml",
        "pack.toml\x00.png",
        "",
    ],
)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_only_the_known_names_may_be_in_it(store, pack, tmp_path, name):
    files = files_of(pack)
    path = tmp_path / "p"
    with zipfile.ZipFile(path, "w") as packed:
        for known, data in files.items():
            packed.writestr(known, data)
        entry = zipfile.ZipInfo("placeholder")
        entry.filename = name
        packed.writestr(entry, b"x")
    assert refuses(store, path, "does not belong in a pack|damaged")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_nothing_may_be_in_it_twice(store, pack):
    with zipfile.ZipFile(pack, "a") as packed:
        packed.writestr("pack.toml", b'version = 1\nname = "other"\n')
    assert refuses(store, pack, "is in it twice")


@pytest.mark.parametrize("mode", [0o120777, 0o010644, 0o060644, 0o040755])
def test_links_and_devices_are_refused(store, pack, mode):
    files = files_of(pack)
    with zipfile.ZipFile(pack, "w") as packed:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (mode if name == "pack.toml" else 0o100644) << 16
            packed.writestr(entry, data)
    assert refuses(store, pack, "'pack.toml' is not an ordinary file")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_ways_of_packing_are_refused(store, pack, method):
    files = files_of(pack)
    with zipfile.ZipFile(pack, "w", method) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    assert refuses(store, pack, "packed in an unknown way")


def test_a_locked_pack_is_refused(store, pack):
    data = bytearray(pack.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    pack.write_bytes(data)
    assert refuses(store, pack, "locked")


@pytest.mark.parametrize("length", [300 * 1024, 5 * 1024 * 1024])
def test_what_unpacks_to_too_much_is_refused_while_reading(store, pack, tmp_path, length):
    files = files_of(pack)
    name = "routines.toml" if length < 1024 * 1024 else "pictures/own-shrug.png"
    path = zipped(tmp_path / "p", {**files, name: bytes(length)})
    assert refuses(store, path, f"{name} is larger than (256 KiB|4 MiB)")


def test_a_size_that_is_a_lie_is_no_way_around(store, pack, tmp_path):
    path = zipped(tmp_path / "p", {**files_of(pack), "routines.toml": b"#" * 400_000})
    data = bytearray(path.read_bytes())
    lie = struct.pack("<I", 100)
    at = -1
    while (at := data.find(struct.pack("<I", 400_000), at + 1)) >= 0:
        data[at : at + 4] = lie
    path.write_bytes(data)
    assert refuses(store, path, "damaged")


def test_all_of_it_together_has_a_limit(store, pack, tmp_path):
    files = files_of(pack)
    for number in range(9):
        exercise = own_exercise(f"own-{number}")
        files[f"exercises/{exercise.id}.toml"] = own_exercise_text(exercise).encode()
        files[f"pictures/{exercise.id}.png"] = bytes(4 * 1024 * 1024)
    assert refuses(store, zipped(tmp_path / "p", files), "holds more than 32 MiB")


def test_too_many_files_are_refused(store, tmp_path):
    files = {f"exercises/own-{number}.toml": b"" for number in range(201)}
    assert refuses(store, zipped(tmp_path / "p", files), "more than 200 files")


def test_a_file_too_large_is_not_even_opened(store, pack, monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILE", 100)
    assert refuses(store, pack, "larger than")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("pack.toml", None, "pack.toml is missing"),
        ("pack.toml", b"version = 2\n", "another version"),
        ("pack.toml", b'version = 2\nnew = "thing"\n', "another version"),
        ("pack.toml", b"version = true\n", "another version"),
        ("pack.toml", b"version = 1\n", "name is missing"),
        ("pack.toml", b'version = 1\nname = "a"\nrun = "me"\n', "run is not a known key"),
        ("pack.toml", b"\xff", "UTF-8"),
        ("routines.toml", b"[[routine]]\n", "items is missing"),
        ("routines.toml", b"[", "not valid TOML"),
        ("exercises/own-turn.toml", None, "no such exercise"),
        ("exercises/own-turn.toml", b'id = "own-turn"\n', "name is missing"),
        ("exercises/own-turn.toml", own_exercise_text(SHRUG).encode(), "its id is 'own-shrug'"),
        (
            "exercises/own-turn.toml",
            own_exercise_text(TURN).encode() + FIGURE.replace("0.53", "0.2").encode(),
            "floor",
        ),
        (
            "exercises/own-shrug.toml",
            own_exercise_text(SHRUG).encode() + FIGURE.encode(),
            "both a figure and a picture",
        ),
        ("exercises/own-shrug.toml", None, "belongs to no exercise"),
        ("pictures/own-shrug.png", b"not a picture", "not a picture"),
        ("pictures/own-shrug.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
        ("pictures/own-shrug.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "damaged|not a picture"),
    ],
)
def test_one_bad_thing_in_it_refuses_all_of_it(store, pack, tmp_path, name, data, words):
    files = {**files_of(pack), name: data}
    path = zipped(tmp_path / "p", {n: d for n, d in files.items() if d is not None})
    assert refuses(store, path, words)


def png_header(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and has no pixels."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    from PySide6.QtCore import QBuffer  # noqa: PLC0415

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    data = bytearray(buffer.data().data())
    data[16:24] = struct.pack(">II", width, height)
    data[29:33] = struct.pack(">I", __import__("zlib").crc32(bytes(data[12:29])))
    return bytes(data)


@pytest.mark.parametrize("size", [(4001, 4000), (100_000, 100_000), (1, 16_000_001)])
def test_a_picture_that_unpacks_to_too_much_is_refused(store, pack, tmp_path, size):
    path = zipped(tmp_path / "p", {**files_of(pack), "pictures/own-shrug.png": png_header(*size)})
    assert refuses(store, path, "16 million pixels|damaged")


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"x" * 1000])
def test_what_is_no_zip_file_is_no_pack(store, tmp_path, data):
    (tmp_path / "p").write_bytes(data)
    assert refuses(store, tmp_path / "p", "damaged, or not a pack|is not a pack")


def test_a_pack_that_is_not_there_is_told(store, tmp_path):
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(UserError, match="is not a file"):
            store.read_pack(path)


def test_whatever_is_done_to_a_pack_it_is_read_or_refused_and_nothing_half(store, pack, tmp_path):
    """Mutated, cut and stitched in some hundred ways."""
    rng = random.Random(20260304)
    good = pack.read_bytes()
    path = tmp_path / "mutated"
    refused = 0
    for _ in range(400):
        path.write_bytes(mutated(good, rng))
        try:
            found = open_pack(path)
        except UserError as error:
            assert len(str(error)) < 600  # noqa: PT017
            refused += 1
        else:
            assert set(found.exercises) <= {"own-shrug", "own-turn"}
    assert refused > 200
    path.write_bytes(good[: len(good) // 2])
    assert refuses(store, path, "damaged")
    assert not (tmp_path / "mine").exists()


def mutated(good: bytes, rng: random.Random) -> bytes:
    data = bytearray(good)
    match rng.randrange(5):
        case 0:
            return bytes(data[: rng.randrange(len(data))])
        case 1:
            for _ in range(rng.randrange(1, 9)):
                data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        case 2:
            at = rng.randrange(len(data))
            data[at:at] = rng.randbytes(rng.randrange(1, 60))
        case 3:
            at, length = rng.randrange(len(data)), rng.randrange(1, 200)
            del data[at : at + length]
        case _:
            at = data.index(b"PK\x01\x02") + rng.randrange(400)
            data[min(at, len(data) - 1)] = rng.randrange(256)
    return bytes(data)


def test_whatever_is_in_its_texts_it_is_read_or_refused(pack, tmp_path):
    """The same inside: the files are whole, what they say is not."""
    rng = random.Random(4)
    files = files_of(pack)
    refused = 0
    for _ in range(200):
        name = rng.choice(sorted(files))
        changed = {**files, name: mutated_text(files[name], rng)}
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as packed:
            for entry, data in changed.items():
                packed.writestr(entry, data)
        (tmp_path / "p").write_bytes(buffer.getvalue())
        try:
            open_pack(tmp_path / "p")
        except UserError:
            refused += 1
    assert refused > 50


def mutated_text(good: bytes, rng: random.Random) -> bytes:
    data = bytearray(good)
    pieces = (
        b'"',
        b"[[",
        b"{",
        b"9" * 5000,
        b"\n",
        b"=",
        b"\xff",
        b"a." * 4000,
        b"-",
        b"<b>",
        b"nan",
    )
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(data) + 1)
        if rng.random() < 0.5:
            data[at:at] = rng.choice(pieces)
        else:
            del data[at : at + rng.randrange(1, 12)]
    return bytes(data)


def test_a_pack_that_came_in_leaves_no_problem_behind(store, pack):
    store.read_pack(pack)
    assert read_own(store._folder).problems == ()
