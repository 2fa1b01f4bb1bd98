"""Whether another window hides one; the real thing is in tests/desktop/test_e43_covered.py."""

import pytest

from postureguard.system.covered import covered_on, is_covered


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # Xlib leaves sockets
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_where_nobody_can_be_asked_nothing_is_covered(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":999")
    assert not is_covered(1)


def test_an_unknown_window_is_not_covered(x_rig, monkeypatch):
    monkeypatch.setenv("DISPLAY", x_rig.display)
    assert not is_covered(1)


def test_only_an_x_server_is_asked():
    assert covered_on("xcb") is is_covered
    assert not covered_on("wayland")(1)
