"""The first start: the window that asks comes by itself, once, and is answered by keyboard."""

from datetime import UTC, datetime, timedelta

from desktop.desk import Desk
from rig import PATIENCE_S, until

FIRST_ROWS = 8
"""Rows of the first page about safety, "None of these" the last."""
NOTICE = (1100, 85)
"""Where dunst shows a notification."""


def said(desk: Desk) -> dict[str, str]:
    return dict(desk.rows("SELECT about, value FROM said ORDER BY id"))


def reach(desk: Desk, page: str) -> None:
    until(lambda: said(desk).get("welcome") == page, f"the page {page} among {said(desk)}")
    desk.picture(f"welcome-{page}")


def press(desk: Desk, *names: str) -> None:
    for name in names:
        desk.rig.xdotool("key", "--clearmodifiers", name)


def none_of_these(desk: Desk, rows: int) -> None:
    press(desk, *["Tab"] * rows, "space", "Return")


def test_the_window_comes_at_the_first_start_and_is_answered_by_keyboard(desk: Desk) -> None:
    resident = desk.launch()
    until(desk.answers, "an answer")
    window = desk.rig.find_window("^Welcome to PostureGuard – PostureGuard$")
    desk.rig.xdotool("windowactivate", "--sync", window)
    reach(desk, "start")
    press(desk, "Return")
    reach(desk, "safety-e")
    press(desk, "Return")  # nothing is ticked: it stays
    none_of_these(desk, FIRST_ROWS)
    reach(desk, "safety-u")
    none_of_these(desk, 14)
    reach(desk, "safety-c")
    none_of_these(desk, 6)
    reach(desk, "pain")
    assert said(desk)["screen"] == "none"
    press(desk, "Tab", "Right", "Right", "Right", "Return")
    until(lambda: desk.rows("SELECT score FROM pain_rating") == [(3,)], "the rating")
    press(desk, "Right", "Return", "Tab", "Return", "Tab", "Right", "Return")
    desk.picture("welcome-rated")
    facts = ("pain.usual", "pain.lasting", "pain.legs")
    until(lambda: [said(desk).get(about) for about in facts] == ["1", "yes", "no"], "answers")
    press(desk, "Escape")
    until(lambda: not desk.children(resident, "welcome"), "the end of the window")

    desk.run("welcome")
    desk.rig.find_window("^Your back – PostureGuard$")  # it goes on where it was
    desk.ask("quit")
    assert resident.wait(PATIENCE_S) == 0


def test_it_comes_by_itself_only_once(desk: Desk) -> None:
    resident = desk.start()  # somebody who was welcomed before
    until(lambda: not desk.children(resident, "choose"), "a choice of routines")
    assert desk.children(resident, "welcome") == []


def test_safety_is_asked_again_by_one_kind_notice_a_day(desk: Desk) -> None:
    desk.has_answered()
    long_ago = datetime.now(UTC) - timedelta(days=29)
    desk.has_said(long_ago, "screen", "heart")
    resident = desk.start()
    until(lambda: desk.dunst_shows() == 1, "the notice")
    desk.picture("welcome-again")
    until(lambda: said(desk).get("asked") == "month", "the day of it")
    desk.ask("say", about="question.hips", value="no")  # something new to think about
    until(lambda: desk.children(resident, "choose"), "another choice")
    until(lambda: not desk.children(resident, "choose"), "its end")
    assert desk.rows("SELECT count(*) FROM said WHERE about = 'asked'") == [(1,)]

    desk.click(*NOTICE, button=2)  # with dunst that is its one button
    window = desk.rig.find_window("^Do you have any of these now")
    desk.rig.xdotool("windowactivate", "--sync", window)
    none_of_these(desk, FIRST_ROWS)
    desk.rig.find_window("^Does any of these fit you")
    none_of_these(desk, 14)
    desk.rig.find_window("^And any of these")
    press(desk, "Return")  # what was ticked a month ago still is
    desk.rig.find_window("^A check-up first")
    assert said(desk)["screen"] == "heart"
    press(desk, "Return")
    until(lambda: not desk.children(resident, "welcome"), "the end of the window")
