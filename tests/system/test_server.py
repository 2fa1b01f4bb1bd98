"""The real socket: hostile clients disturb nobody."""

import gc
import stat
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from rig import PATIENCE_S

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
from postureguard.system.server import MAX_CLIENTS, Server


class Place:
    """A server that answers every request with its name, and clients of it."""

    def __init__(self, name, qtbot):
        self.name = str(name)
        self.qtbot = qtbot
        self.asked = []
        self.server = Server(self.name, self._handle)
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


@pytest.fixture
def place(tmp_path, qtbot):
    place = Place(tmp_path / "s.sock", qtbot)
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


def test_a_stale_socket_of_a_killed_program_is_replaced(tmp_path, qtbot):
    (tmp_path / "s.sock").touch()
    place = Place(tmp_path / "s.sock", qtbot)
    client = place.client()
    client.write(encode(Status()))
    assert place.hear(client)[0].ok
    place.server.close()


def test_e46_of_callers_who_have_gone_nothing_is_kept(place):
    def known():
        gc.collect()
        return sum(isinstance(each, QLocalSocket) for each in gc.get_objects())

    before = known()
    for _caller in range(20):
        client = place.client()
        client.write(encode(Status()))
        place.hear(client)
        client.disconnectFromServer()
        del client
    place.qtbot.waitUntil(lambda: known() <= before)
