"""The window's end of the line, on a real local socket."""

import pytest

from postureguard.protocol import MAX_LINE, Answer, Begin, Event, Skip, Status
from postureguard.windows.client import ResidentClient


@pytest.fixture
def client(resident):
    line = ResidentClient(resident.name)
    yield line
    line.close()


def test_what_is_said_before_the_line_is_up_arrives_in_order(qtbot, resident, client):
    client.send(Begin("b1"))
    client.send(Skip())
    client.open()
    qtbot.waitUntil(lambda: resident.verbs == ["begin", "skip"])


def test_an_answer_goes_to_the_one_who_asked(qtbot, resident, client):
    answers: list[Answer] = []
    client.open()
    client.send(Skip())
    client.send(Status(), answers.append)
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert answers[0].data == resident.status


def test_events_are_heard(qtbot, resident, client):
    client.send(Status())
    client.open()
    qtbot.waitUntil(lambda: resident.verbs == ["status"])
    with qtbot.waitSignal(client.heard) as heard:
        resident.tell("show")
    assert heard.args[0] == Event("show", {})


@pytest.mark.parametrize(
    "garbage",
    [
        b"\n",
        b"not json\n",
        b"[1, 2]\n",
        b'{"event": "format the disk"}\n',
        b'{"event": 7, "data": []}\n',
        b"\xff\xfe\x00\n",
        b"[" * 5000 + b"\n",
        b"x" * (MAX_LINE + 10) + b"\n",
        b"y" * (3 * MAX_LINE) + b"\n",
    ],
    ids=["empty", "text", "list", "unknown", "types", "bytes", "deep", "long", "longer"],
)
def test_garbage_does_nothing_and_the_next_event_is_heard(qtbot, resident, client, garbage):
    client.send(Status())
    client.open()
    qtbot.waitUntil(lambda: resident.verbs == ["status"])
    events: list[Event] = []
    client.heard.connect(events.append)
    resident.say(garbage)
    resident.tell("close")
    qtbot.waitUntil(lambda: len(events) == 1)
    assert events[0].event == "close"


def test_a_resident_that_goes_is_reported_once_and_sending_stays_harmless(qtbot, resident, client):
    client.send(Status())
    client.open()
    qtbot.waitUntil(lambda: resident.verbs == ["status"])
    losses: list[bool] = []
    client.lost.connect(lambda: losses.append(True))
    resident.go()
    qtbot.waitUntil(lambda: bool(losses))
    client.send(Skip())
    assert client.gone
    assert losses == [True]


def test_a_resident_that_was_never_there_is_lost(qtbot, tmp_path):
    client = ResidentClient(str(tmp_path / "nobody"))
    with qtbot.waitSignal(client.lost):
        client.open()
    assert client.gone
