"""Whether a shade would be a shade and not a black screen."""

import pytest
from rig import Rig

from postureguard.system.see_through import shows_through


@pytest.mark.parametrize(
    ("platform", "can"),
    [("windows", True), ("cocoa", True), ("wayland", False), ("offscreen", False)],
)
def test_by_the_platform(platform, can):
    assert shows_through(platform) is can


def test_an_x_server_without_a_compositor(x_rig: Rig, monkeypatch):
    monkeypatch.setenv("DISPLAY", x_rig.display)
    assert not shows_through("xcb")


def test_no_x_server_that_answers(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":4711")
    assert not shows_through("xcb")
