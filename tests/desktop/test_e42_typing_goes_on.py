"""E42: what is typed for another window never answers a break."""

import time

from desktop.desk import Desk, Typist
from rig import until

TEXT = "the quick brown fox jumps over the lazy dog "
DEAF_S = 2.0


def test_e42_typing_goes_on_where_it_was(desk: Desk, typist: Typist) -> None:
    desk.start()
    typing = desk.rig.start(["xdotool", "type", "--delay", "60", TEXT * 4])
    until(lambda: len(typist.text) > 5, "some text")
    desk.ask("start")
    window = desk.break_window()
    assert typing.poll() is None
    assert len(typist.text) < len(TEXT * 4)
    assert desk.focused() == typist.window != window
    assert typing.wait(30) == 0
    typist.wait_text(TEXT * 4)
    assert desk.stages() == ["shown"]
    assert desk.break_windows() == [window]


def test_e42_the_first_keys_on_the_window_do_nothing(desk: Desk, typist: Typist) -> None:
    desk.start()
    desk.ask("start")
    window = desk.break_window()
    began = time.monotonic()
    desk.rig.xdotool("windowfocus", "--sync", window)
    desk.key("space", "Return", "s", "Tab", "space", "Tab", "Return", "alt+s")
    assert time.monotonic() - began < DEAF_S, "too slow a machine for this test"
    until(lambda: time.monotonic() - began > DEAF_S + 0.5, "the end of the deafness")
    assert desk.stages() == ["shown"]
    assert desk.break_windows() == [window]
    desk.key("Escape")
    desk.wait_stage("ended(skipped)", 5)


def test_e42_escape_is_heard_at_once(desk: Desk, typist: Typist) -> None:
    desk.start()
    desk.ask("start")
    began = time.monotonic()
    desk.rig.xdotool("windowfocus", "--sync", desk.break_window())
    desk.key("Escape")
    desk.wait_stage("ended(skipped)", 5)
    assert time.monotonic() - began < DEAF_S, "too slow a machine for this test"
    until(lambda: not desk.break_windows(), "the end of the window", 2)


def test_e42_keys_work_after_that(desk: Desk, typist: Typist) -> None:
    """The other half: the window can be used without a mouse."""
    desk.start()
    desk.ask("start")
    window = desk.break_window()
    began = time.monotonic()
    desk.rig.xdotool("windowfocus", "--sync", window)
    until(lambda: time.monotonic() - began > DEAF_S + 0.3, "the end of the deafness")
    desk.key("shift+Tab", "space")
    desk.wait_stage("started", 5)
