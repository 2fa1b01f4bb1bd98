"""A whole desktop, once for each worker, and a fresh home on it for each test."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop.desk import Desk, Typist
from rig import DESKTOP, Rig, need, until

MARK = pytest.mark.desktop
LIMIT_S = 400
"""Only against a test that hangs."""
MISSING = [program for program in (*DESKTOP, "xprop", "xwininfo") if shutil.which(program) is None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs the desktop."""
    here = str(Path(__file__).parent) + os.sep
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(MARK)
            item.add_marker(pytest.mark.timeout(LIMIT_S))
            if MISSING:
                item.add_marker(pytest.mark.skip(f"not installed: {', '.join(MISSING)}"))


@pytest.fixture(scope="session")
def desktop() -> Iterator[Rig]:
    """X server, bus, window manager, notifications, panel."""
    with Rig() as rig:
        yield rig.start_desktop()


@pytest.fixture
def desk(desktop: Rig) -> Iterator[Desk]:
    """A new home on that desktop; at the end nothing of it runs any more."""
    desk = Desk(desktop)
    yield desk
    said = desk.said()
    desk.close()
    until(lambda: not desk.tray_items(), "a tray without the icon")
    assert_quiet(said)


@pytest.fixture
def bare_desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    """A desk on a desktop of its own without some parts; parametrize it with what it has."""
    need(*DESKTOP)
    with Rig() as rig:
        desk = Desk(rig.start_desktop(**request.param))
        yield desk
        said = desk.said()
        desk.close()
    assert_quiet(said)


@pytest.fixture
def typist(desk: Desk) -> Iterator[Typist]:
    """Another program with a text field, which has the focus."""
    typist = Typist(desk)
    yield typist
    desk.rig.stop(typist.process)


def assert_quiet(said: str) -> None:
    """Whatever a test did, the program has not broken inside."""
    assert "Traceback" not in said, said
    assert " ERROR " not in said, said
