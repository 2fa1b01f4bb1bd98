"""Cameras and sound cards: the kernel's files played by folders, the programs real."""

import subprocess
import sys

import pytest
from rig import end

from postureguard.core.holding import Hold
from postureguard.system.holds.camera import CameraSource
from postureguard.system.holds.sound_cards import SoundCardSource
from postureguard.system.unavailable import Unavailable

CALL = "import sys; file = open(sys.argv[1]); print('ready', flush=True); sys.stdin.read()"
CLOSED = "closed\n"
RUNNING = "state: RUNNING\nowner_pid   : 1894\ntrigger_time: 24116.361\n"
PREPARED = "state: PREPARED\nowner_pid   : 1894\n"


@pytest.fixture
def devices(tmp_path):
    folder = tmp_path / "dev"
    folder.mkdir()
    return folder


@pytest.fixture
def drivers(tmp_path):
    return tmp_path / "drivers"


@pytest.fixture
def call():
    """Starts a program that has a file open until the test ends."""
    started = []

    def begin(file):
        process = subprocess.Popen(
            [sys.executable, "-c", CALL, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        started.append(process)
        assert process.stdout.readline() == b"ready\n"
        return process

    yield begin
    for process in started:
        end(process)


def plug(devices, drivers, users, name="video0"):
    (devices / name).touch()
    if users is not None:
        module = drivers / name / "device/driver/module"
        module.mkdir(parents=True)
        (module / "refcnt").write_text(f"{users}\n")


@pytest.mark.parametrize("users", [1, None])
def test_a_camera_holds_while_a_program_has_it_open(devices, drivers, call, users):
    plug(devices, drivers, users)
    source = CameraSource(devices, drivers, search_s=30)
    assert source.read() == frozenset()
    program = call(devices / "video0")
    (hold,) = source.read()
    assert hold.reason == "camera"
    assert hold.by.startswith("python")
    end(program)
    assert source.read() == frozenset()


def test_a_driver_without_users_is_believed_at_once(devices, drivers, tmp_path, call):
    plug(devices, drivers, 0)
    call(devices / "video0")
    assert CameraSource(devices, drivers).read() == frozenset()


def test_without_a_camera_no_program_is_looked_at(devices, drivers, tmp_path):
    nobody = tmp_path / "proc"
    nobody.mkdir()
    source = CameraSource(devices, drivers, nobody)
    nobody.rmdir()
    assert source.read() == frozenset()


@pytest.mark.parametrize(("users", "holds"), [(1, {Hold("camera")}), (None, frozenset())])
def test_a_search_cut_short_goes_by_the_driver(devices, drivers, users, holds):
    plug(devices, drivers, users)
    assert CameraSource(devices, drivers, search_s=-1.0).read() == holds


def test_one_of_two_cameras_is_enough(devices, drivers, call):
    plug(devices, drivers, 0, "video0")
    plug(devices, drivers, 1, "video2")
    call(devices / "video2")
    assert len(CameraSource(devices, drivers, search_s=30).read()) == 1


def test_without_proc_it_is_unavailable(devices, drivers, tmp_path):
    with pytest.raises(Unavailable):
        CameraSource(devices, drivers, tmp_path / "nowhere")


def record(cards, state, half="c"):
    folder = cards / f"card0/pcm0{half}/sub0"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "status").write_text(state)


def test_a_card_that_records_holds(tmp_path):
    source = SoundCardSource(tmp_path)
    assert source.read() == frozenset()
    for state, holds in [(CLOSED, 0), (RUNNING, 1), (PREPARED, 0), (CLOSED, 0)]:
        record(tmp_path, state)
        assert source.read() == frozenset([Hold("microphone")] * holds)


def test_a_card_that_only_plays_does_not(tmp_path):
    record(tmp_path, RUNNING, "p")
    record(tmp_path, CLOSED)
    assert SoundCardSource(tmp_path).read() == frozenset()


def test_without_sound_it_is_unavailable(tmp_path):
    with pytest.raises(Unavailable):
        SoundCardSource(tmp_path / "asound")
