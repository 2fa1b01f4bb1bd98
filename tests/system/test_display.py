"""A display is there only if somebody answers at its socket."""

import socket
import sys

import pytest

from postureguard.errors import UserError
from postureguard.system.display import X_PORT, has_display

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have one display")

DEAD = ":7123"


@pytest.fixture
def listen():
    """Somebody who listens at a path; a leading zero byte makes it abstract."""
    ears = []

    def listen(path):
        ear = socket.socket(socket.AF_UNIX)
        ears.append(ear)
        ear.bind(str(path))
        ear.listen()

    yield listen
    for ear in ears:
        ear.close()


@pytest.fixture
def tcp_display():
    """The number of an X display that listens at a TCP port of this machine."""
    for port in range(X_PORT + 900, X_PORT + 999):
        with socket.socket() as ear:
            try:
                ear.bind(("127.0.0.1", port))
            except OSError:
                continue
            ear.listen()
            yield port - X_PORT
            return
    pytest.skip("no free port")


@pytest.mark.parametrize(
    "environ", [{}, {"DISPLAY": ""}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": ""}]
)
def test_none_is_named(environ):
    assert has_display(environ) is False


@pytest.mark.parametrize("name", ["offscreen", "minimal", "xcb;offscreen", "offscreen:fonts=x"])
def test_a_platform_without_a_display_needs_none(name):
    assert has_display({"QT_QPA_PLATFORM": name, "DISPLAY": DEAD}) is True


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"DISPLAY": DEAD}, "DISPLAY=:7123"),
        ({"DISPLAY": "unix:7123.0"}, "DISPLAY=unix:7123.0"),
        ({"DISPLAY": "127.0.0.1:59000"}, "DISPLAY=127.0.0.1:59000"),
        ({"DISPLAY": "[::1]:8999"}, "DISPLAY=[::1]:8999"),
        ({"DISPLAY": "nonsense"}, "DISPLAY=nonsense"),
        ({"DISPLAY": ":" + "9" * 5000}, "DISPLAY=:999"),
        ({"DISPLAY": ":²"}, "DISPLAY=:²"),
        ({"DISPLAY": "/tmp/no/such/socket:0"}, "DISPLAY=/tmp"),
        ({"WAYLAND_DISPLAY": "wayland-9"}, "WAYLAND_DISPLAY=wayland-9"),
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": DEAD}, "WAYLAND_DISPLAY=w or DISPLAY=:7123"),
        ({"QT_QPA_PLATFORM": "wayland"}, "WAYLAND_DISPLAY=wayland-0"),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": DEAD}, "DISPLAY=:7123"),
    ],
)
def test_the_one_that_does_not_answer_is_named(environ, named, tmp_path):
    with pytest.raises(UserError) as told:
        has_display({"XDG_RUNTIME_DIR": str(tmp_path), **environ})
    assert f"No display answers at {named}" in str(told.value)
    assert "demo" in told.value.advice


def test_an_x_server_at_its_abstract_socket(listen):
    listen("\0/tmp/.X11-unix/X7124")
    assert has_display({"DISPLAY": ":7124.0"})
    assert has_display({"DISPLAY": "unix:7124"})
    assert has_display({"DISPLAY": ":7124", "WAYLAND_DISPLAY": "/no/such"})
    with pytest.raises(UserError):
        has_display({"DISPLAY": ":7124", "QT_QPA_PLATFORM": "wayland"})


def test_an_x_server_of_another_machine(tcp_display):
    assert has_display({"DISPLAY": f"127.0.0.1:{tcp_display}.0"})
    assert has_display({"DISPLAY": f"tcp/127.0.0.1:{tcp_display}"})


def test_a_socket_by_its_path(listen, tmp_path):
    listen(tmp_path / "x:0")
    assert has_display({"DISPLAY": f"{tmp_path}/x:0"})
    assert has_display({"DISPLAY": f"{tmp_path}/x:0.0"})


def test_a_wayland_compositor(listen, tmp_path):
    listen(tmp_path / "wayland-1")
    runtime = {"XDG_RUNTIME_DIR": str(tmp_path)}
    assert has_display(runtime | {"WAYLAND_DISPLAY": "wayland-1", "DISPLAY": DEAD})
    assert has_display({"WAYLAND_DISPLAY": str(tmp_path / "wayland-1")})
    with pytest.raises(UserError):
        has_display(runtime | {"WAYLAND_DISPLAY": "wayland-1", "DISPLAY": DEAD}
                    | {"QT_QPA_PLATFORM": "xcb"})  # fmt: skip
