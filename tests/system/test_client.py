"""Asking whoever listens at the socket, whatever that is."""

import subprocess
import sys
from contextlib import ExitStack

import pytest

from postureguard.protocol import Answer, Event, Status, encode
from postureguard.system.client import NoAnswerError, NotRunningError, ask

PEER = """
import socket, sys
ear = socket.socket(socket.AF_UNIX)
ear.bind(sys.argv[1])
ear.listen()
print("listening", flush=True)
with ear.accept()[0] as line:
    line.recv(65536)
    for piece in sys.argv[2:]:
        line.sendall(bytes.fromhex(piece))
"""


@pytest.fixture
def somebody(tmp_path, qapp):
    """A process that listens at a socket, says the same whatever it is asked, and hangs up."""
    with ExitStack() as peers:

        def somebody(*said):
            path = str(tmp_path / "s")
            command = [sys.executable, "-c", PEER, path, *(piece.hex() for piece in said)]
            peer = peers.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE))
            assert peer.stdout.readline() == b"listening\n"
            return path

        yield somebody


def test_nobody(tmp_path, qapp):
    with pytest.raises(NotRunningError):
        ask(str(tmp_path / "s"), Status())


def test_an_answer_in_pieces(somebody):
    line = encode(Answer(data={"headline": "All is well."}))
    assert ask(somebody(line[:7], line[7:]), Status()).data == {"headline": "All is well."}


@pytest.mark.parametrize(
    "said", [b"garbage\n", b"\x00\xff\n", b"[]\n", b'{"ok": 3}\n', encode(Event("show"))]
)
def test_what_is_no_answer_is_named(somebody, said):
    with pytest.raises(NoAnswerError, match="does not speak as PostureGuard does"):
        ask(somebody(said), Status())


def test_one_that_hangs_up(somebody):
    with pytest.raises(NoAnswerError, match="does not answer"):
        ask(somebody(), Status())
