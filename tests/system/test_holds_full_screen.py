"""Full screen on a real X server with a real window manager."""

import sys

import pytest
from rig import Rig, need, qt_until, until

from postureguard.core.holding import Hold
from postureguard.system.holds.full_screen import FullScreenSource
from postureguard.system.unavailable import Unavailable

FILM = """
import sys
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication(["film"])
window = QWidget()
window.setWindowTitle("A film")

def turn():
    window.showNormal() if window.isFullScreen() else window.showFullScreen()

QShortcut("F11", window).activated.connect(turn)
turn()
app.exec()
"""


@pytest.fixture
def rig(qapp):
    need("Xvfb", "xdpyinfo", "dbus-daemon", "openbox", "xprop", "xdotool")
    with Rig("640x480x24") as rig:
        rig.start_x()
        rig.start_session_bus()
        rig.start_window_manager()
        yield rig


@pytest.fixture
def source(rig):
    source = FullScreenSource({"DISPLAY": rig.display})
    source.heard = []
    source.on_change = lambda: source.heard.append("change")
    yield source
    source.close()


def test_a_film_holds_and_its_end_is_told_without_asking(rig, source):
    assert source.read() == frozenset()
    film = rig.start([sys.executable, "-c", FILM])
    rig.find_window("^A film$")
    until(lambda: source.read() == {Hold("full screen", "film")}, "the film")
    source.heard.clear()
    rig.xdotool("key", "F11")
    qt_until(lambda: source.heard, "that it is smaller")
    until(lambda: source.read() == frozenset(), "no full screen")
    rig.xdotool("key", "F11")
    until(source.read, "the film again")
    source.heard.clear()
    rig.stop(film)
    qt_until(lambda: source.heard, "its end")
    until(lambda: source.read() == frozenset(), "no full screen")


def test_while_nothing_holds_the_server_says_nothing(rig, source):
    film = rig.start([sys.executable, "-c", FILM])
    rig.find_window("^A film$")
    until(source.read, "the film")
    rig.stop(film)
    until(lambda: not source.read() and source._server is not None, "its end, told by the server")
    source.heard.clear()
    other = rig.start([sys.executable, "-c", FILM.replace("\nturn()", "\nwindow.show()")])
    rig.find_window("^A film$")
    rig.stop(other)
    qt_until(lambda: True, "a turn of the loop")
    assert source.heard == []
    assert source._server is None or source._server._x.pending_events() == 0


def test_our_own_window_never_counts(rig, source, tmp_path):
    ours = tmp_path / "postureguard"
    ours.write_text(FILM)
    rig.start([sys.executable, str(ours)])
    window = rig.find_window("^A film$")
    state = ("xprop", "-id", window, "_NET_WM_STATE")
    until(lambda: "FULLSCREEN" in rig.run(*state).stdout, "full screen")
    until(lambda: source._server.active_window() == int(window), "the focus")
    assert source._server.fills_screen(int(window))
    assert source.read() == frozenset()


def test_a_server_that_ends_and_comes_back(qapp):
    need("Xvfb", "xdpyinfo")
    with Rig("640x480x24") as rig:
        rig.start_x()
        source = FullScreenSource({"DISPLAY": rig.display})
        assert source.told() == {"full screen": "X11"}
        (server,) = rig._processes
        rig.stop(server)
        assert source.read() == frozenset()
        assert source.told() == {}
        before = rig.display
        if rig.start_x() != before:
            pytest.skip("somebody else took the display")
        assert source.told() == {"full screen": "X11"}
        source.close()


@pytest.mark.parametrize(
    "environ",
    [
        {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"},
        {"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"},
        {},
        {"DISPLAY": ":987"},
    ],
)
def test_where_windows_cannot_be_seen_it_is_unavailable(qapp, environ):
    with pytest.raises(Unavailable):
        FullScreenSource(environ)
