"""Where the command line looks for a resident, and a home of its own."""

import pytest

from postureguard.system import client


class Line:
    """Where a resident would listen; `there` says whether one does."""

    def __init__(self):
        self.there = True
        self.asked = []

    def ask(self, _socket, request):
        if not self.there:
            raise client.NotRunningError
        self.asked.append(request)

    @property
    def shown(self):
        """The windows that were asked for, each with what it is to show."""
        return [(request.window, request.item) for request in self.asked]


@pytest.fixture
def line(monkeypatch, tmp_path):
    line = Line()
    monkeypatch.setattr(client, "ask", line.ask)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "mine"))
    return line
