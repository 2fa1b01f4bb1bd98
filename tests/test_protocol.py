"""What is not a message is refused with one sentence, whatever it is."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postureguard import protocol
from postureguard.protocol import ProtocolError, decode_reply, decode_request, encode

ALL = [
    protocol.Status(),
    protocol.Subscribe(window="routine", break_id="b", pid=1),
    protocol.StartBreak(kind="short"),
    protocol.Postpone(minutes=10),
    protocol.Skip(),
    protocol.Another(break_id="b"),
    protocol.HalfMinute(on=False),
    protocol.Redo(),
    protocol.Pause(minutes=30),
    protocol.Resume(),
    protocol.Meeting(minutes=45),
    protocol.RemindAnyway(),
    protocol.WasAway(yes=True),
    protocol.Seen(break_id="b"),
    protocol.Standing(),
    protocol.Sitting(),
    protocol.Checkin(pain=3),
    protocol.Show(window="checkin"),
    protocol.Begin(break_id="b"),
    protocol.Step(break_id="b", index=1),
    protocol.Hold(break_id="b", on=True),
    protocol.Say(about="question.hips", value="yes"),
    protocol.Correct(entry="0123456789abcdef" * 2, value=None),
    protocol.Finish(break_id="b"),
    protocol.Stop(break_id="b"),
    protocol.Alive(break_id="b"),
    protocol.Quit(),
]


@pytest.mark.parametrize("request_", ALL, ids=lambda r: type(r).__name__)
def test_every_request_survives_the_way(request_):
    line = encode(request_)
    assert line.endswith(b"\n")
    assert decode_request(line.strip()) == request_


def test_every_kind_of_request_is_in_the_list():
    assert {type(r) for r in ALL} == set(protocol.Request.__args__)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe",
        b'{"verb":"launch"}',
        b'{"verb":"skip","extra":1}',
        b'{"verb":"postpone","minutes":7}',
        b'{"verb":"checkin","pain":"3"}',
        b'{"verb":"checkin","pain":1e999}',
        b'{"verb":"begin"}',
        b'{"verb":"correct","entry":"0123456789abcdef0123456789abcdef"}',
        b"[" * 60_000,
        b'{"verb":"skip"' + b" " * protocol.MAX_LINE + b"}",
    ],
)
def test_a_malformed_line_is_refused_in_one_sentence(line):
    with pytest.raises(ProtocolError) as refusal:
        decode_request(line)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


@given(st.binary(max_size=300))
def test_no_bytes_do_more_than_be_refused(line):
    for decode in (decode_request, decode_reply):
        with contextlib.suppress(ProtocolError):
            decode(line)
