"""The window “Your data” beside the program that it may have to end."""

from desktop.desk import Desk, alive, command_of
from rig import PATIENCE_S, until

WINDOW = "^Your data"
TO_DELETION = 10
"""From the first export on, so many tabs."""


def windows_of_data(desk: Desk) -> list[int]:
    return [pid for pid in desk.mine() if command_ends(pid, "data")]


def command_ends(pid: int, word: str) -> bool:
    return command_of(pid).split()[-1:] == [word]


def test_everything_is_deleted_while_the_program_runs(desk: Desk) -> None:
    """By keyboard. The window ends the program, and is not ended with it."""
    resident = desk.start()
    desk.run("backup")
    assert desk.ask("show", window="data")["ok"]
    desk.rig.find_window(WINDOW)
    assert desk.ask("show", window="data")["ok"]
    assert desk.run("data").returncode == 0
    until(lambda: len(windows_of_data(desk)) == 1, "a single window")
    (window,) = windows_of_data(desk)
    assert window not in desk.children(resident)
    desk.key(*["Tab"] * TO_DELETION, "space", "shift+Tab")
    desk.type("delete")
    desk.key("Tab", "Tab", "space")
    assert resident.wait(PATIENCE_S) == 0
    until(lambda: not desk.journal.exists(), "an end of the journal")
    until(lambda: not any(desk.data.glob("journal*")), "an end of all that belongs to it")
    until(lambda: not (desk.data / "backups").exists(), "an end of its copies")
    until(lambda: not desk.config.exists(), "an end of the settings")
    assert alive(window)
    desk.key("Escape", "Escape")
    until(lambda: not alive(window), "an end of the window")
    assert not desk.answers()
