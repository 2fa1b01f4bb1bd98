"""Do-not-disturb of a real notification daemon, and a meeting, on a real desktop."""

from desktop.desk import NOTICE, Desk
from rig import settled, until


def test_e32_do_not_disturb_of_the_desktop_holds_a_break_until_it_ends(desk: Desk) -> None:
    pause(desk, paused=True)
    try:
        desk.has_sat()
        desk.start()
        until(lambda: desk.status()["held_by"] == "do not disturb", "a break that is held", 60)
        assert desk.status()["headline"].startswith("Held by do-not-disturb since ")
        assert desk.stages() == []
        desk.open_menu()
        desk.picture("held-menu")
        desk.key("Escape")
    finally:
        pause(desk, paused=False)
    desk.wait_stage("announced", 60)
    desk.wait_stage("shown", 90)
    assert desk.rows("SELECT reason FROM hold") == [("do not disturb",)]


def test_e37_a_meeting_is_said_shown_and_over(desk: Desk) -> None:
    desk.start()
    assert desk.run("meeting", "1").returncode == 0
    assert desk.status()["headline"].startswith("In a meeting until ")
    desk.open_menu()
    desk.picture("meeting-menu")
    desk.key("Escape")
    assert desk.run("meeting", "--over").returncode == 0
    assert desk.status()["meeting_until"] is None
    assert desk.run("meeting", "--over").returncode == 1


def test_e34_a_meeting_takes_the_window_away_and_the_break_comes_after_it(desk: Desk) -> None:
    desk.has_sat()
    desk.start()
    until(desk.dunst_shows, f"the notice {NOTICE!r}", 60)
    settled(desk.dunst_shows, "a notice that stays")
    desk.picture("notice")
    desk.break_window(90)
    desk.ask("meeting", minutes=30)
    until(lambda: not desk.break_windows(), "the end of the window")
    assert "ended(interrupted)" in desk.stages()
    desk.ask("meeting")
    desk.break_window(90)


def pause(desk: Desk, *, paused: bool) -> None:
    desk.rig.run("dunstctl", "set-paused", "true" if paused else "false")
