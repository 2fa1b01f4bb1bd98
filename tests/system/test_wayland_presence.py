"""Idle time from Wayland: the messages against a compositor of ours, and a real sway."""

import struct
import tempfile
from pathlib import Path

import pytest
from compositor import Compositor
from rig import AT_ONCE_MS, Rig, qt_until, until
from sway import Sway

from postureguard.system.presence.choose import choose_presence
from postureguard.system.presence.wayland import LATE_S, SILENCE_S, WaylandIdle
from postureguard.system.presence.wayland_wire import socket_path
from postureguard.system.unavailable import Unavailable

NO_BUS = {"DBUS_SESSION_BUS_ADDRESS": "", "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
NEW = {"wl_output": 4, "wl_seat": 9, "ext_idle_notifier_v1": 2}
FIRST = {"wl_seat": 9, "org_kde_kwin_idle": 1, "ext_idle_notifier_v1": 1}
OLD = {"org_kde_kwin_idle": 1, "wl_seat": 7}


class Hand:
    """A clock that is moved by hand."""

    def __init__(self):
        self.now_s = 100.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory(prefix="pg-") as made:  # short: socket paths are limited
        yield Path(made)


@pytest.fixture
def offer(folder, qapp):
    """A compositor with these globals, and the source that asks it."""
    made = []

    def offer(offers, **how):
        compositor = Compositor(folder / "w", offers, **how)
        made.append(compositor)
        clock = Hand()
        source = WaylandIdle({"WAYLAND_DISPLAY": compositor.path}, clock)
        made.append(source)
        until(lambda: compositor.watches, "the first watch")
        return compositor, source, clock

    yield offer
    for one in reversed(made):
        one.close() if isinstance(one, WaylandIdle) else one.stop()


@pytest.mark.parametrize(
    ("offers", "name", "opcode", "order"),
    [
        (NEW, "ext_idle_notifier_v1", 2, ("timeout", "seat")),
        (FIRST, "ext_idle_notifier_v1", 1, ("timeout", "seat")),
        (OLD, "org_kde_kwin_idle", 0, ("seat", "timeout")),
    ],
)
def test_the_best_protocol_on_offer_is_asked_in_its_own_order(offer, offers, name, opcode, order):
    compositor, source, _clock = offer(offers)
    assert source.name == name
    ((interface, asked, numbers),) = compositor.watches
    assert (interface, asked) == (name, opcode)
    said = dict(zip(order, numbers[1:], strict=True))
    assert said["timeout"] == SILENCE_S * 1000
    assert compositor.bound[said["seat"]] == "wl_seat"


def test_e26_a_film_is_no_input_where_the_compositor_knows_the_difference(offer):
    _compositor, source, _clock = offer(NEW)
    assert "film" not in source.describe()[0].meaning


def test_e26_where_it_does_not_know_that_is_said(offer):
    _compositor, source, _clock = offer(FIRST)
    assert "film" in source.describe()[0].meaning


def test_a_silence_is_known_from_its_first_second(offer):
    compositor, source, clock = offer(NEW)
    assert source.read().idle_s is None  # nobody has told anything yet
    clock.now_s += SILENCE_S
    compositor.idle()
    qt_until(lambda: source.read().idle_s == SILENCE_S, "the silence")
    clock.now_s += 600.0
    assert source.read().idle_s == SILENCE_S + 600.0


def test_input_ends_a_silence_and_is_believed_until_the_next_one(offer):
    compositor, source, clock = offer(NEW)
    compositor.idle()
    qt_until(lambda: source.read().idle_s is not None, "the silence")
    compositor.resume()
    qt_until(lambda: source.read().idle_s == 0.0, "the input")
    clock.now_s += 60.0
    assert source.read().idle_s == 0.0


def test_no_silence_in_time_means_input(offer):
    _compositor, source, clock = offer(NEW)
    clock.now_s += SILENCE_S + LATE_S
    assert source.read().idle_s is None
    clock.now_s += 0.1
    assert source.read().idle_s == 0.0


def test_nothing_is_asked_between_two_looks(offer):
    compositor, source, _clock = offer(NEW)
    for _round in range(3):
        asked = len(compositor.watches)
        compositor.idle()
        compositor.resume()
        qt_until(lambda: source._watch == 0, "the end of the silence")
        assert len(compositor.watches) == asked
        source.read()
        until(lambda asked=asked: len(compositor.watches) == asked + 1, "the next question")
        source.read()
        source.read()
    assert len(compositor.watches) == 4
    assert len(compositor.ended) == 3


def test_a_hundred_looks_leaves_nothing_behind(offer):
    compositor, source, _clock = offer(NEW)
    for _look in range(100):
        asked = len(compositor.watches)
        compositor.idle()
        compositor.resume()
        qt_until(lambda: source._watch == 0, "the end of the silence")
        source.read()
        until(lambda asked=asked: len(compositor.watches) == asked + 1, "the next question")
    assert source._wire._last_id < 12
    assert len(source._wire._listeners) < 12


@pytest.mark.parametrize(
    "offers", [{}, {"wl_seat": 9}, {"ext_idle_notifier_v1": 2}, {"wl_seat": 7, "wl_shm": 1}]
)
def test_a_compositor_without_it_is_no_source(offer, offers):
    with pytest.raises(Unavailable, match="silences"):
        offer(offers)


def test_a_compositor_that_hangs_is_not_waited_for(offer, elapsed_ms):
    with pytest.raises(Unavailable, match="does not answer"):
        offer(NEW, silent=True)
    assert elapsed_ms() < AT_ONCE_MS


@pytest.mark.parametrize(
    "trouble",
    [
        lambda compositor: compositor.raw(struct.pack("=II", 1, 0)),
        lambda compositor: compositor.say(1, 0, struct.pack("=III", 1, 0, 0)),
        lambda compositor: compositor.remove("wl_seat"),
        lambda compositor: compositor.remove("ext_idle_notifier_v1"),
        lambda compositor: compositor.say(2, 0),
        lambda compositor: compositor._line.shutdown(2),
    ],
    ids=["no sense", "an error", "no seat", "no idle", "half a message", "the end"],
)
def test_e29_whatever_goes_wrong_the_source_is_lost_and_says_so(offer, trouble):
    compositor, source, _clock = offer(NEW)
    trouble(compositor)
    qt_until(lambda: not source.alive, "the loss")
    assert source.read().idle_s is None


def test_another_thing_that_goes_away_is_none_of_our_business(offer):
    compositor, source, _clock = offer(NEW)
    compositor.remove("wl_output")
    compositor.idle()
    qt_until(lambda: source.read().idle_s is not None, "the silence")


def test_messages_in_pieces_are_put_together(offer):
    compositor, source, _clock = offer(NEW)
    whole = struct.pack("=II", compositor._watch, 8 << 16)
    for piece in (whole[:3], whole[3:5], whole[5:]):
        compositor.raw(piece)
        qt_until(lambda: True, "a turn of the loop")
    qt_until(lambda: source.read().idle_s is not None, "the silence")


@pytest.mark.parametrize(
    ("environ", "path"),
    [
        ({}, ""),
        ({"WAYLAND_DISPLAY": "wayland-1"}, ""),
        (
            {"WAYLAND_DISPLAY": "wayland-1", "XDG_RUNTIME_DIR": "/run/user/1"},
            "/run/user/1/wayland-1",
        ),
        ({"WAYLAND_DISPLAY": "/a/b", "XDG_RUNTIME_DIR": "/run/user/1"}, "/a/b"),
        (
            {"XDG_SESSION_TYPE": "wayland", "XDG_RUNTIME_DIR": "/run/user/1"},
            "/run/user/1/wayland-0",
        ),
        ({"XDG_SESSION_TYPE": "x11", "XDG_RUNTIME_DIR": "/run/user/1"}, ""),
    ],
)
def test_where_the_compositor_listens(environ, path):
    assert socket_path(environ) == path


def name_at_a_look(source):
    source.read()
    return source.name


@pytest.fixture
def sway(qapp):
    with Rig() as rig:
        sway = Sway(rig)
        yield sway
        sway.close()


def test_a_real_compositor_tells_of_silence_and_of_a_key(sway):
    source = WaylandIdle(sway.environ)
    qt_until(lambda: (source.read().idle_s or 0.0) > SILENCE_S, "the silence")
    sway.press()
    qt_until(lambda: source.read().idle_s == 0.0, "the key")
    qt_until(lambda: (source.read().idle_s or 0.0) >= SILENCE_S, "the next silence")
    source.close()


def test_e29_a_real_compositor_that_comes_back_is_found_again(sway):
    source = choose_presence("auto", NO_BUS | sway.environ)
    assert source.name.startswith(("ext_idle", "org_kde"))
    sway.stop()
    qt_until(lambda: name_at_a_look(source) == "time only", "the loss")
    assert source.read().idle_s is None
    sway.start()
    source._watch.sleeping.emit(False)  # waking is when it is looked for at once
    qt_until(lambda: name_at_a_look(source) != "time only", "the compositor")
    qt_until(lambda: source.read().idle_s is not None, "an answer")
    source.close()
