"""Bells and voice by real child processes that stand in for the players of a desktop."""

import importlib.util
import logging
import os
import wave
from array import array
from contextlib import suppress
from pathlib import Path

import pytest

from postureguard.core.training.chimes import CHIMES
from postureguard.resources import resource
from postureguard.system import sound as package
from postureguard.system.sound import Calls, Loudspeaker, describe
from postureguard.system.sound import chain as chain_module
from postureguard.system.sound.loudspeaker import write_softer

ROOT = Path(__file__).parents[2]
NOTE = 'printf "%s\\n" "$0 $*" >> "$PLAYED"'


class Call:
    """A telephone."""

    def __init__(self):
        self.on = False
        self.closed = False

    def is_on(self):
        return self.on

    def close(self):
        self.closed = True


class Desktop:
    """A folder of programs that is the whole PATH."""

    def __init__(self, folder, monkeypatch):
        self.folder = folder / "bin"
        self.folder.mkdir()
        self.file = folder / "played"
        self.sounds = folder / "sounds"
        monkeypatch.setenv("PATH", str(self.folder))
        monkeypatch.setenv("PLAYED", str(self.file))

    def install(self, name, does=NOTE):
        program = self.folder / name
        program.write_text(f"#!/bin/sh\n{does}\n")
        program.chmod(0o755)

    @property
    def played(self):
        if not self.file.exists():
            return []
        lines = self.file.read_text().splitlines()
        return [
            line.replace(f"{self.folder}/", "").replace(f"{self.sounds}/", "") for line in lines
        ]


@pytest.fixture
def desktop(tmp_path, monkeypatch):
    return Desktop(tmp_path, monkeypatch)


@pytest.fixture
def make(qtbot, desktop):
    made = []

    def build(volume=40, language="en"):
        made.append(Loudspeaker(desktop.sounds, volume, language, Call()))
        return made[-1]

    yield build
    for loudspeaker in made:
        loudspeaker.close()


def runs(pid):
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


def test_a_bell_is_played_by_the_best_player_there_is(qtbot, desktop, make):
    desktop.install("aplay")
    desktop.install("paplay")
    make().ring("over")
    qtbot.waitUntil(lambda: bool(desktop.played))
    assert desktop.played == ["paplay --property=media.role=event over.wav"]


def test_one_bell_at_a_time(qtbot, desktop, make):
    desktop.install("pw-play")
    loudspeaker = make()
    loudspeaker.ring("ready")
    loudspeaker.ring("go")
    qtbot.waitUntil(lambda: not loudspeaker._bells.busy)
    assert [line.split()[-1] for line in desktop.played] == ["ready.wav"]
    loudspeaker.ring("go")
    qtbot.waitUntil(lambda: len(desktop.played) == 2)


def test_where_one_player_fails_the_next_one_plays(qtbot, desktop, make):
    desktop.install("pw-play", "exit 1")
    desktop.install("aplay")
    loudspeaker = make()
    for number in (1, 2):
        loudspeaker.ring("go")
        qtbot.waitUntil(lambda number=number: len(desktop.played) == number)
        qtbot.waitUntil(lambda: not loudspeaker._bells.busy)
    assert desktop.played == ["aplay -q go.wav"] * 2


def test_e57_without_a_device_it_is_silent_and_says_so_once(qtbot, desktop, make, caplog):
    caplog.set_level(logging.WARNING)
    for name in ("pw-play", "aplay"):
        desktop.install(name, f"{NOTE}; exit 1")
    loudspeaker = make()
    for _attempt in range(3):
        loudspeaker.ring("go")
        qtbot.waitUntil(lambda: not loudspeaker._bells.busy)
    assert len(desktop.played) == 2
    assert caplog.messages == ["bells: aplay ended with 1, and there is no other program"]


def test_e57_without_a_player_nothing_happens(qtbot, desktop, make, caplog):
    loudspeaker = make()
    loudspeaker.ring("go")
    loudspeaker.say("Stand up.")
    assert not loudspeaker._bells.busy
    assert not loudspeaker._voice.busy
    assert caplog.messages == []
    assert not desktop.sounds.exists()


def test_e57_no_sound_in_a_call(qtbot, desktop, make):
    desktop.install("aplay")
    desktop.install("espeak-ng")
    loudspeaker = make()
    loudspeaker._calls.on = True
    loudspeaker.ring("break")
    loudspeaker.say("Stand up.")
    assert not loudspeaker._bells.busy
    assert not loudspeaker._voice.busy
    loudspeaker._calls.on = False
    loudspeaker.ring("over")
    qtbot.waitUntil(lambda: desktop.played == ["aplay -q over.wav"])


def test_a_player_that_hangs_is_ended(qtbot, desktop, make, monkeypatch, caplog):
    monkeypatch.setattr(chain_module, "LIMIT_S", 0.3)
    desktop.install("aplay", "echo $$ > $PLAYED; while :; do read never < /dev/zero; done")
    loudspeaker = make()
    loudspeaker.ring("go")
    qtbot.waitUntil(lambda: not loudspeaker._bells.busy)
    assert not runs(int(desktop.file.read_text()))
    assert len(caplog.messages) == 1


def test_the_end_is_silent(qtbot, desktop, make):
    desktop.install("espeak-ng", "echo $$ > $PLAYED; while :; do read never < /dev/zero; done")
    loudspeaker = make()
    loudspeaker.say("Stand up.")
    loudspeaker.say("Sit down.")
    qtbot.waitUntil(lambda: bool(desktop.played))
    loudspeaker.close()
    assert not runs(int(desktop.file.read_text()))
    assert loudspeaker._calls.closed
    loudspeaker.say("Once more.")
    loudspeaker.ring("go")
    assert not loudspeaker._voice.busy
    assert not loudspeaker._bells.busy


def test_sentences_do_not_pile_up(qtbot, desktop, make):
    desktop.install("espeak-ng")
    loudspeaker = make(volume=30, language="pt_BR")
    for sentence in ("First.", "Second.", "-x; $(rm) third."):
        loudspeaker.say(sentence)
    qtbot.waitUntil(lambda: len(desktop.played) == 2)
    command = "espeak-ng -a 30 -v pt-br"
    assert desktop.played == [f"{command}  First.", f"{command}  -x; $(rm) third."]


def test_another_voice_speaks_where_the_first_has_not_the_language(qtbot, desktop, make):
    desktop.install("espeak-ng", "exit 1")
    desktop.install("spd-say")
    make(volume=50, language="de").say("Auf.")
    qtbot.waitUntil(lambda: bool(desktop.played))
    assert desktop.played == ["spd-say -w -i 0 -l de  Auf."]


@pytest.mark.parametrize("volume", [1, 40, 100])
def test_a_bell_is_as_loud_as_wanted(tmp_path, volume):
    loud, soft = resource("sounds", "over.wav"), tmp_path / "soft.wav"
    write_softer(loud, soft, volume)
    loud_values, soft_values = read(loud), read(soft)
    assert len(loud_values) == len(soft_values)
    share = max(soft_values) / max(loud_values)
    assert share == pytest.approx((volume / 100) ** 2, abs=1e-4)


def test_the_bells_are_what_their_script_makes():
    spec = importlib.util.spec_from_file_location("bells", ROOT / "installer" / "sounds.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert set(script.BELLS) == set(CHIMES)
    for name, bell in script.BELLS.items():
        path = resource("sounds", f"{name}.wav")
        made, kept = script.samples(*bell), read(path)
        assert path.stat().st_size < 40_000
        assert len(made) == len(kept)
        assert max(abs(a - b) for a, b in zip(made, kept, strict=True)) <= 1
        assert kept[0] == kept[-1] == 0
        assert max(map(abs, kept)) < 16_000


def test_doctor_names_the_player_and_what_is_missing(desktop):
    assert [(one.works, one.by) for one in describe()] == [(False, ""), (False, "")]
    desktop.install("aplay")
    desktop.install("spd-say")
    assert [(one.works, one.by) for one in describe()] == [(True, "aplay"), (True, "spd-say")]
    assert all(one.meaning.endswith(".") for one in describe())


def test_nothing_of_it_is_loaded_before_it_is_wanted(tmp_path, qapp):
    calls = Calls()
    assert calls.is_on() in {True, False}
    calls.close()
    assert package.__all__ == ["Calls", "Loudspeaker", "describe"]


def read(path):
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return array("h", file.readframes(file.getnframes()))
