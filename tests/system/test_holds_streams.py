"""Recordings and shared screens, from what pactl 16.1 and pw-cli 0.3.65 printed, and they real."""

import json
import shutil
import subprocess

import pytest
from rig import Rig, end, need, qt_until, until

from postureguard.core.holding import Hold
from postureguard.system.holds.microphone import MicrophoneSource
from postureguard.system.holds.sound_cards import SoundCardSource
from postureguard.system.holds.streams import RecordingsSource, ScreenShareSource
from postureguard.system.unavailable import Unavailable

RECORDING = {
    "index": 1,
    "driver": "protocol-native.c",
    "owner_module": "0",
    "client": "3",
    "source": 1,
    "sample_specification": "s16le 2ch 44100Hz",
    "corked": False,
    "mute": False,
    "volume": {"front-left": {"value": 65536, "value_percent": "100%", "db": "0.00 dB"}},
    "balance": 0.00,
    "source_latency_usec": 1075811.00,
    "properties": {
        "application.name": "Calls",
        "media.name": "RecordStream",
        "native-protocol.version": "35",
        "application.process.binary": "pacat",
    },
}
SOURCES = """\
0\ttest.monitor\tmodule-null-sink.c\ts16le 2ch 44100Hz\tRUNNING
1\tmic\tmodule-null-source.c\ts16le 2ch 44100Hz\tRUNNING
"""
NODES = """\
\tid 27, type PipeWire:Interface:Node/3
 \t\tobject.serial = "28"
 \t\tfactory.id = "10"
 \t\tpriority.driver = "20000"
 \t\tnode.name = "Dummy-Driver"
\tid 31, type PipeWire:Interface:Node/3
 \t\tobject.serial = "34"
 \t\tfactory.id = "17"
 \t\tapplication.name = "Firefox"
 \t\tnode.name = "webrtc-consume-stream"
 \t\tmedia.class = "{kind}"
"""


class Desktop:
    """A search path on which programs print what the test says."""

    def __init__(self, folder):
        self.folder = folder
        self.environ = {"PATH": f"{folder}:/bin:/usr/bin"}

    def install(self, program):
        file = self.folder / program
        file.write_text(
            f'#!/bin/sh\ncase "$*" in\n*short*) cat {self.folder}/sources;;\n'
            f"*) cat {self.folder}/streams;;\nesac\n"
        )
        file.chmod(0o755)

    def say(self, text, sources=SOURCES):
        for name, words in (("streams", text), ("sources", sources)):
            new = self.folder / "new"
            new.write_text(words)
            new.rename(self.folder / name)


@pytest.fixture
def desktop(tmp_path, qapp):
    desktop = Desktop(tmp_path)
    desktop.install("pactl")
    desktop.install("pw-cli")
    desktop.say("[]")
    return desktop


@pytest.fixture
def listen(desktop):
    made = []

    def make(source):
        made.append(source(desktop.environ))
        made[-1].heard = []
        made[-1].on_change = lambda: made[-1].heard.append("change")
        qt_until(made[-1].told, "the first answer")
        return made[-1]

    yield make
    for source in made:
        source.close()


def recordings(**changes):
    return json.dumps([RECORDING | changes])


def test_a_recording_holds_by_its_program_and_the_change_is_told(desktop, listen):
    source = listen(RecordingsSource)
    assert source.told() == {"microphone": "PulseAudio"}
    assert source.read() == frozenset()
    desktop.say(recordings())
    qt_until(lambda: source.read() == {Hold("microphone", "Calls")}, "the recording")
    desktop.say("[]")
    qt_until(lambda: source.read() == frozenset(), "its end")
    assert source.heard == ["change", "change"]


@pytest.mark.parametrize(
    "text",
    [
        recordings(source=0),  # what the loudspeakers play
        recordings(corked=True),
        recordings(properties={"media.name": "Peak detect"}),
        "nonsense",
        '{"source": 1}',
    ],
)
def test_what_is_no_recording_of_a_microphone(desktop, listen, text):
    desktop.say(text)
    source = listen(RecordingsSource)
    assert source.read() == frozenset()
    assert source.heard == []


def test_numbers_are_asked_for_with_a_point(desktop, listen):
    desktop.environ |= {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}
    desktop.say(recordings())
    script = (desktop.folder / "pactl").read_text()
    check = '[ "$LC_ALL" = C.UTF-8 ] || exit 1\n'
    (desktop.folder / "pactl").write_text(script.replace("case", check + "case", 1))
    assert listen(RecordingsSource).read() == {Hold("microphone", "Calls")}


def test_a_nameless_recording_holds_too(desktop, listen):
    desktop.say(recordings(properties={}))
    assert listen(RecordingsSource).read() == {Hold("microphone")}


def test_e35_a_shared_screen_is_known(desktop, listen):
    desktop.say(NODES.format(kind="Audio/Source"))
    source = listen(ScreenShareSource)
    assert source.told() == {"screen share": "PipeWire"}
    assert source.read() == frozenset()
    desktop.say(NODES.format(kind="Stream/Input/Video"))
    qt_until(lambda: source.read() == {Hold("screen share", "Firefox")}, "the shared screen")
    assert source.heard == ["change"]


@pytest.mark.parametrize("source", [RecordingsSource, ScreenShareSource])
def test_a_server_that_does_not_answer_tells_nothing(desktop, source):
    for program in ("pactl", "pw-cli"):
        (desktop.folder / program).write_text("#!/bin/sh\nexit 1\n")
    one = source(desktop.environ)
    one.settle(30_000)
    assert one.told() == {}
    assert one.read() == frozenset()
    one.close()


@pytest.mark.parametrize("source", [RecordingsSource, ScreenShareSource])
def test_an_old_answer_says_nothing(desktop, listen, source):
    desktop.say(recordings() if source is RecordingsSource else NODES.format(kind=VIDEO))
    one = listen(source)
    assert one.read()
    one.settle(30_000)
    one._fresh.setRemainingTime(0)
    assert one.read() == frozenset()


VIDEO = "Stream/Input/Video"


@pytest.mark.parametrize("source", [RecordingsSource, ScreenShareSource])
def test_without_its_program_it_is_unavailable(qapp, tmp_path, source):
    with pytest.raises(Unavailable):
        source({"PATH": str(tmp_path)})


@pytest.fixture
def cards(tmp_path):
    """One sound card, and a way to let it record."""
    file = tmp_path / "asound/card0/pcm0c/sub0/status"
    file.parent.mkdir(parents=True)
    file.write_text("closed\n")
    return file


@pytest.fixture
def microphone(cards, listen):
    recordings = listen(RecordingsSource)
    source = MicrophoneSource(SoundCardSource(cards.parents[3]), recordings)
    source.heard = []
    source.on_change = lambda: source.heard.append(source.read())
    return source


def test_a_card_holds_at_once_and_the_server_says_by_whom(desktop, cards, microphone):
    assert microphone.told() == {"microphone": "ALSA, PulseAudio"}
    assert microphone.read() == frozenset()
    microphone.settle(30_000)
    desktop.say(recordings())
    cards.write_text("state: RUNNING\n")
    assert microphone.read() == {Hold("microphone")}
    qt_until(lambda: microphone.read() == {Hold("microphone", "Calls")}, "the name")
    cards.write_text("closed\n")
    desktop.say("[]")
    qt_until(lambda: microphone.read() == frozenset(), "the end")


def test_a_card_that_records_for_nobody_holds_only_until_the_server_is_heard(
    desktop, cards, microphone
):
    cards.write_text("state: RUNNING\n")
    assert microphone.read() == {Hold("microphone")}
    qt_until(lambda: microphone.heard, "that the server knows of nobody")
    assert microphone.heard == [frozenset()]
    assert microphone.read() == frozenset()
    desktop.say(recordings())
    qt_until(lambda: microphone.read() == {Hold("microphone", "Calls")}, "a real recording")


def test_a_card_is_believed_where_the_server_is_silent(desktop, cards, microphone):
    (desktop.folder / "pactl").write_text("#!/bin/sh\nexit 1\n")
    microphone.read()
    microphone.settle(30_000)
    assert microphone.told() == {"microphone": "ALSA"}
    cards.write_text("state: RUNNING\n")
    for _look in range(3):
        assert microphone.read() == {Hold("microphone")}
        microphone.settle(30_000)
    assert microphone.heard == []


def test_the_real_pulseaudio(qapp):
    need("pulseaudio", "pactl", "parec")
    with Rig() as rig:
        modules = ("module-native-protocol-unix", "module-null-source source_name=mic")
        loads = [word for module in modules for word in ("-L", module)]
        rig.start(["pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "-n", *loads])
        until(lambda: rig.succeeds("pactl", "info"), "PulseAudio")
        source = RecordingsSource(rig.env)
        qt_until(source.told, "the first answer")
        assert source.read() == frozenset()
        call = rig.start(["parec", "-d", "mic", "--client-name=Calls", "/dev/null"])
        qt_until(lambda: source.read() == {Hold("microphone", "Calls")}, "the recording")
        rig.stop(call)
        qt_until(lambda: source.read() == frozenset(), "its end")
        source.close()


def test_the_real_pipewire(qapp):
    need("pipewire", "pw-cli")
    with Rig() as rig:
        rig.start(["pipewire"])
        until(lambda: rig.succeeds("pw-cli", "info", "0"), "PipeWire")
        source = ScreenShareSource(rig.env)
        qt_until(source.told, "the first answer")
        assert source.read() == frozenset()
        share = subprocess.Popen(
            [str(shutil.which("pw-cli"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=rig.env,
        )
        share.stdin.write(
            b"create-node adapter { factory.name=support.null-audio-sink node.name=share"
            b" application.name=Firefox media.class=Stream/Input/Video }\n"
        )
        share.stdin.flush()
        qt_until(lambda: source.read() == {Hold("screen share", "Firefox")}, "the shared screen")
        end(share)
        qt_until(lambda: source.read() == frozenset(), "its end")
        source.close()
