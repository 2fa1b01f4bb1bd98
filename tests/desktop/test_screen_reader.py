"""What a screen reader finds on the accessibility bus, in real windows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible import ENV, FOCUSABLE, LAUNCHER, SHOWING, Accessibility, Node
from desktop.desk import BREAK, Desk
from rig import until

NO_ROLE = {"", "invalid", "unknown"}
WINDOWS = {
    "settings": "^Settings – PostureGuard$",
    "plan": "^My plan – PostureGuard$",
    "exercises": "– Exercises – PostureGuard$",
}

pytestmark = pytest.mark.skipif(not Path(LAUNCHER).exists(), reason="not installed: at-spi2-core")


@pytest.fixture
def accessibility(desk: Desk) -> Iterator[Accessibility]:
    """Programs of the desk show themselves to screen readers."""
    desk.env |= ENV
    bus = Accessibility(desk.env)
    until(lambda: bus.is_there, "the accessibility bus")
    bus.connect()
    yield bus
    bus.close()


def seen(bus: Accessibility, pid: int) -> list[Node]:
    """What is shown of a process."""
    (program,) = until(lambda: bus.programs(pid), "the program on the accessibility bus")
    return [node for node in bus.walk(*program) if node.has(SHOWING)]


def nameless(nodes: list[Node]) -> list[Node]:
    """Where the keyboard can go, and a screen reader would have nothing to say."""
    stops = [node for node in nodes if node.has(FOCUSABLE)]
    assert len(stops) > 3
    return [node for node in stops if not node.name.strip() or node.role in NO_ROLE]


@pytest.mark.parametrize("name", WINDOWS)
def test_whatever_can_have_the_keyboard_has_a_name_and_a_role(
    desk: Desk, accessibility: Accessibility, name: str
) -> None:
    desk.has_answered()
    alone = desk.launch(name)
    desk.rig.find_window(WINDOWS[name])
    assert nameless(seen(accessibility, alone.pid)) == []


def test_so_it_is_while_a_routine_is_led(desk: Desk, accessibility: Accessibility) -> None:
    resident = desk.start()
    desk.has_chosen()
    assert desk.run("start-break", "--kind", "micro").returncode == 0
    desk.rig.find_window(f"^{BREAK}$")
    (player,) = desk.children(resident, "routine")
    assert nameless(seen(accessibility, player)) == []
