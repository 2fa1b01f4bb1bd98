"""The real socket, ours and Qt's: hostile clients disturb nobody."""

import errno
import gc
import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtNetwork import QLocalSocket
from rig import PATIENCE_S

from postureguard.errors import UserError
from postureguard.protocol import (
    MAX_LINE,
    Answer,
    Event,
    Skip,
    Status,
    Subscribe,
    decode_reply,
    encode,
)
from postureguard.system.door import MAX_UNSENT
from postureguard.system.pipe_door import PipeDoor
from postureguard.system.server import MAX_CLIENTS, Server
from postureguard.system.unix_door import UnixDoor

DOORS = [PipeDoor] if sys.platform == "win32" else [UnixDoor, PipeDoor]


class Place:
    """A server that answers every request with its name, and clients of it."""

    def __init__(self, name, qtbot, door):
        self.name = str(name)
        self.qtbot = qtbot
        self.asked = []
        self.server = Server(self.name, self._handle, door)
        self.server.listen()

    def _handle(self, request):
        self.asked.append(request)
        if request == Skip():
            raise LookupError("planted")
        return Answer(data={"asked": type(request).__name__})

    def client(self):
        socket = QLocalSocket()
        socket.connectToServer(self.name)
        assert socket.waitForConnected(int(PATIENCE_S * 1000))
        return socket

    def hear(self, socket, lines=1):
        data = bytearray()

        def come():
            data.extend(bytes(socket.readAll().data()))
            return data.count(b"\n") >= lines

        self.qtbot.waitUntil(come)
        return [decode_reply(line) for line in bytes(data).splitlines()]


@pytest.fixture(params=DOORS)
def door(request):
    return request.param


@pytest.fixture
def place(tmp_path, qtbot, door):
    place = Place(tmp_path / "s.sock", qtbot, door)
    yield place
    place.server.close()


def test_a_request_is_answered(place):
    client = place.client()
    client.write(encode(Status()))
    assert place.hear(client)[0].data == {"asked": "Status"}


def test_two_requests_in_one_write_and_one_in_two(place):
    client = place.client()
    client.write(encode(Status()) + encode(Status())[:5])
    client.write(encode(Status())[5:])
    assert len(place.hear(client, 2)) == 2


def test_only_this_user_may_speak(place):
    mode = stat.S_IMODE(Path(place.name).stat().st_mode)
    assert mode & 0o077 == 0


@pytest.mark.parametrize("line", [b"garbage\n", b"\x00\xff\n", b'{"verb":"nope"}\n'])
def test_a_malformed_request_gets_an_answer_and_the_next_one_works(place, line):
    client = place.client()
    client.write(line + encode(Status()))
    first, second = place.hear(client, 2)
    assert not first.ok
    assert second.ok


def test_a_line_without_end_is_cut_off(place, qtbot):
    client = place.client()
    other = place.client()
    client.write(b"x" * (MAX_LINE + 10))
    assert not place.hear(client)[0].ok
    qtbot.waitUntil(lambda: client.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    other.write(encode(Status()))
    assert place.hear(other)[0].ok


def test_a_request_that_breaks_inside_is_answered_and_the_server_goes_on(place, caplog):
    client = place.client()
    client.write(encode(Skip()) + encode(Status()))
    first, second = place.hear(client, 2)
    assert not first.ok
    assert second.ok
    assert "planted" in caplog.text


def test_too_many_clients_are_turned_away_and_the_first_stay(place, qtbot):
    clients = [place.client() for _ in range(MAX_CLIENTS)]
    extra = place.client()
    qtbot.waitUntil(lambda: extra.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    clients[0].write(encode(Status()))
    assert place.hear(clients[0])[0].ok


def test_subscribers_hear_events_and_a_window_only_those_of_its_break(place, qtbot):
    window, script = place.client(), place.client()
    window.write(encode(Subscribe(window="routine", break_id="b1")))
    script.write(encode(Subscribe()))
    assert place.hear(window)[0].ok
    assert place.hear(script)[0].ok
    assert place.server.tell("b1", Event("show"))
    assert not place.server.tell("b2", Event("show"))
    place.server.publish(Event("status", {"x": 1}))
    assert [e.event for e in place.hear(window, 2)] == ["show", "status"]
    assert [e.event for e in place.hear(script)] == ["status"]


def test_a_stale_file_is_replaced(tmp_path, qtbot, door):
    (tmp_path / "s.sock").touch()
    place = Place(tmp_path / "s.sock", qtbot, door)
    client = place.client()
    client.write(encode(Status()))
    assert place.hear(client)[0].ok
    place.server.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of Windows ends with its program")
def test_a_stale_socket_of_a_killed_program_is_replaced(tmp_path, qtbot, door):
    path = tmp_path / "s.sock"
    code = (
        "import os, signal, socket, sys; listener = socket.socket(socket.AF_UNIX);"
        "listener.bind(sys.argv[1]); listener.listen(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert path.is_socket()
    place = Place(path, qtbot, door)
    client = place.client()
    client.write(encode(Status()))
    assert place.hear(client)[0].ok
    place.server.close()
    assert not path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Windows are in no folder")
def test_a_place_where_no_socket_can_be_is_told(tmp_path, qtbot, door):
    (tmp_path / "s.sock").mkdir()
    with pytest.raises(UserError, match="cannot be opened"):
        Place(tmp_path / "s.sock", qtbot, door)


def test_opening_leaves_the_rights_of_new_files_alone(tmp_path, qtbot, door):
    def rights():
        found = os.umask(0)
        os.umask(found)
        return found

    before = rights()
    place = Place(tmp_path / "s.sock", qtbot, door)
    assert rights() == before
    place.server.close()


def test_what_was_said_is_heard_at_once_if_need_be(place):
    old = place.client()
    old.write(encode(Status()))
    place.hear(old)
    new = place.client()
    for client in (old, new):
        client.write(encode(Subscribe()) + encode(Status()))
        client.flush()
    place.server.catch_up()
    assert place.asked == [Status()] * 3
    place.server.catch_up()
    assert place.asked == [Status()] * 3
    assert len(place.hear(new, 2)) == 2


def test_a_message_in_many_pieces_is_one(place):
    client = place.client()
    message = encode(Subscribe(window="routine", break_id="b" * 20_000))
    for at in range(0, len(message), 777):
        client.write(message[at : at + 777])
        client.flush()
        QCoreApplication.processEvents()
    (answer,) = place.hear(client)
    assert answer.ok
    assert place.server.has_subscribers


def test_a_flood_is_answered_message_by_message_and_others_too(place):
    flood, other = place.client(), place.client()
    flood.write(encode(Status()) * 2000)
    other.write(encode(Status()))
    assert place.hear(other)[0].ok
    assert len(place.hear(flood, 2000)) == 2000


def test_a_long_event_arrives_whole_though_it_does_not_fit_at_once(place):
    client = place.client()
    client.write(encode(Subscribe()))
    assert place.hear(client)[0].ok
    data = {"x": "y" * (MAX_UNSENT // 2)}
    place.server.publish(Event("status", data))
    place.server.publish(Event("close"))
    assert [event.data for event in place.hear(client, 2)] == [data, None]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a socket that nobody reads for us")
def test_one_who_never_reads_is_hung_up_on_and_the_others_hear_all(place, qtbot):
    deaf = socket.socket(socket.AF_UNIX)
    deaf.connect(place.name)
    deaf.sendall(encode(Subscribe()))
    qtbot.waitUntil(lambda: place.server.has_subscribers)
    other = place.client()
    other.write(encode(Subscribe()))
    assert place.hear(other)[0].ok
    part = MAX_UNSENT // 4
    for _event in range(8):
        place.server.publish(Event("status", {"x": "y" * part}))
        place.hear(other)
    other.disconnectFromServer()
    qtbot.waitUntil(lambda: not place.server.has_subscribers)
    deaf.close()


@pytest.mark.skipif(sys.platform == "win32", reason="a door of Unix")
def test_a_caller_for_whom_there_is_no_line_is_let_in_later(tmp_path, qtbot, caplog):
    class Full:
        """The listening socket of a program that has too many files open, once."""

        def __init__(self, listening):
            self.listening = listening

        def accept(self):
            place.server._door._socket = self.listening
            raise OSError(errno.EMFILE, "Too many open files")

    place = Place(tmp_path / "s.sock", qtbot, UnixDoor)
    place.server._door._socket = Full(place.server._door._socket)
    client = place.client()
    client.write(encode(Status()))
    assert place.hear(client)[0].ok
    assert caplog.text.count("Too many open files") == 1
    place.server.close()


def test_one_who_leaves_in_the_middle_of_a_message_disturbs_nobody(place, qtbot):
    client, other = place.client(), place.client()
    client.write(encode(Subscribe()) + encode(Status())[:7])
    assert place.hear(client)[0].ok
    client.abort()
    qtbot.waitUntil(lambda: not place.server.has_subscribers)
    other.write(encode(Status()))
    assert place.hear(other)[0].ok


def test_after_the_end_nobody_is_let_in_and_those_who_were_hear_of_it(place, qtbot):
    client = place.client()
    client.write(encode(Subscribe()))
    assert place.hear(client)[0].ok
    place.server.publish(Event("close"))
    place.server.close()
    assert [event.event for event in place.hear(client)] == ["close"]
    qtbot.waitUntil(lambda: client.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    late = QLocalSocket()
    late.connectToServer(place.name)
    assert not late.waitForConnected(100)


def test_e46_of_callers_who_have_gone_nothing_is_kept(place):
    kinds = (QLocalSocket, QSocketNotifier, socket.socket)

    def known():
        gc.collect()
        return sum(isinstance(each, kinds) for each in gc.get_objects())

    before = known()
    for _caller in range(20):
        client = place.client()
        client.write(encode(Status()))
        place.hear(client)
        client.disconnectFromServer()
        del client
    place.qtbot.waitUntil(lambda: known() <= before)
