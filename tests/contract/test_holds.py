"""What every source of holds keeps to, whether it is a fake or asks a real desktop."""

from functools import partial

import pytest
from fakes import FakeHolds
from rig import AT_ONCE_MS, Rig, need

from postureguard.core.holding import HOLD_REASONS, Hold
from postureguard.system.holds.bus_facts import session_facts, system_facts
from postureguard.system.holds.bus_holds import BusHolds
from postureguard.system.holds.camera import CameraSource
from postureguard.system.holds.choose import DesktopHolds, choose_holds
from postureguard.system.holds.full_screen import FullScreenSource
from postureguard.system.holds.microphone import MicrophoneSource
from postureguard.system.holds.sound_cards import SoundCardSource
from postureguard.system.holds.streams import RecordingsSource, ScreenShareSource

ALL_REASONS = frozenset(HOLD_REASONS)
NOWHERE = "unix:path=/nowhere"


def fake(_rig, _folder):
    return FakeHolds(now=frozenset({Hold("camera", "a film")}))


def bus(rig, _folder):
    return BusHolds("session bus", session_facts({}), rig.session_bus)


def bus_that_is_not_there(_rig, _folder):
    return BusHolds("system bus", system_facts(), NOWHERE)


def full_screen(rig, _folder):
    return FullScreenSource({"DISPLAY": rig.display})


def full_screen_of_a_dead_server(_rig, _folder):
    need("Xvfb", "xdpyinfo")
    with Rig() as rig:
        rig.start_x()
        return FullScreenSource({"DISPLAY": rig.display})


def camera(_rig, folder):
    (folder / "video0").touch()
    return CameraSource(folder)


def sound_cards(_rig, folder):
    return SoundCardSource(folder)


def answering(source, program, words, folder):
    file = folder / program
    file.write_text(f"#!/bin/sh\necho '{words}'\n")
    file.chmod(0o755)
    return source({"PATH": f"{folder}:/bin:/usr/bin"})


def recordings(_rig, folder):
    return answering(RecordingsSource, "pactl", '[{"source": 7}]', folder)


def cards_and_recordings(rig, folder):
    return MicrophoneSource(SoundCardSource(folder), recordings(rig, folder))


def screen_share(_rig, folder):
    return answering(ScreenShareSource, "pw-cli", "nonsense", folder)


def nothing(_rig, _folder):
    return DesktopHolds((), ALL_REASONS)


def chosen(rig, _folder):
    return choose_holds(ALL_REASONS, rig.env | {"DBUS_SYSTEM_BUS_ADDRESS": NOWHERE})


ALL = [
    *(fake, bus, bus_that_is_not_there, full_screen, full_screen_of_a_dead_server, camera),
    *(sound_cards, recordings, cards_and_recordings, screen_share, nothing, chosen),
]


@pytest.fixture(params=ALL, ids=lambda make: make.__name__)
def source(request, x_rig, tmp_path, qapp):
    made = request.param(x_rig, tmp_path)
    yield made
    getattr(made, "close", lambda: None)()


def test_reading_never_raises_and_never_waits(source, elapsed_ms):
    before = elapsed_ms()
    for _look in range(20):
        for hold in source.read():
            assert isinstance(hold, Hold)
            assert hold.reason in ALL_REASONS
    assert elapsed_ms() - before < AT_ONCE_MS


def test_it_has_a_name(source):
    assert source.name


def test_somebody_can_hear_of_a_change(source):
    heard = []
    source.on_change = partial(heard.append, "change")
    source.on_change()
    assert heard == ["change"]


def test_it_tells_only_of_known_reasons_and_by_what(source):
    if isinstance(source, DesktopHolds):
        for capability in source.describe():
            assert capability.meaning.endswith(".")
            assert bool(capability.by) is capability.works
    elif not isinstance(source, FakeHolds):
        assert set(source.told()) <= ALL_REASONS
        assert all(source.told().values())


def test_reading_after_the_end_is_harmless(source):
    close = getattr(source, "close", None)
    if close is None:
        assert source.read() == source.now
        return
    close()
    assert source.read() == frozenset() or isinstance(source, CameraSource)
