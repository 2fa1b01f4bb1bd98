"""For every test: Qt draws into memory unless a desktop is asked for by name.

Also the resident's end of the line, for the tests of clients and windows. Hypothesis tries the same
examples in every run, so that what passes here passes everywhere; HYPOTHESIS_PROFILE=random looks
for new ones.
"""

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # what a test reads does not depend on whose computer it is
os.environ.pop("LANGUAGE", None)

settings.register_profile("same", derandomize=True)
settings.register_profile("random")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))


@pytest.fixture(scope="session", autouse=True)
def _plain_language() -> None:
    """Dates and times of windows in English, whatever the desktop's language."""
    from PySide6.QtCore import QLocale  # noqa: PLC0415 - after the environment is set

    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


class FakeResident:
    """A real local server that keeps what it hears and answers every request alike."""

    def __init__(self, name: str) -> None:
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - tests of the core need no Qt

        self.name = name
        self.heard: list[dict[str, Any]] = []
        self.status: dict[str, Any] = {"next_if_skipped_s": 1800.0, "can_postpone": True}
        self.answer: dict[str, Any] = {"ok": True}
        self.silent = False
        self._lines: list[Any] = []
        self._server = QLocalServer()
        self._server.newConnection.connect(self._accept)
        assert self._server.listen(name), self._server.errorString()

    @property
    def verbs(self) -> list[str]:
        """The verbs that came in, in order."""
        return [request["verb"] for request in self.heard]

    def requests(self, verb: str) -> list[dict[str, Any]]:
        """All requests of one verb."""
        return [request for request in self.heard if request["verb"] == verb]

    def say(self, raw: bytes) -> None:
        """Say something to every client, well formed or not."""
        for line in self._lines:
            line.write(raw)
            line.flush()

    def tell(self, event: str, **data: Any) -> None:
        """Send an event."""
        self.say(json.dumps({"event": event, "data": data}).encode() + b"\n")

    def go(self) -> None:
        """Leave, as a crash would."""
        self._server.close()
        for line in self._lines:
            line.abort()
        self._lines.clear()

    def _accept(self) -> None:
        line = self._server.nextPendingConnection()
        self._lines.append(line)
        line.readyRead.connect(lambda: self._read(line))
        self._read(line)

    def _read(self, line: Any) -> None:
        while line.canReadLine():
            request = json.loads(line.readLine().data())
            self.heard.append(request)
            if not self.silent:
                data = self.status if request["verb"] == "status" else None
                line.write(json.dumps({**self.answer, "data": data}).encode() + b"\n")


@pytest.fixture
def resident(qapp: Any) -> "Iterator[FakeResident]":
    """A resident that is there; its socket is in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:  # short: socket paths are limited
        fake = FakeResident(str(Path(folder) / "s"))
        yield fake
        fake.go()
