"""The exercise window and the posture card on a real desktop."""

from desktop.desk import PROGRAM, Desk, Typist
from rig import PATIENCE_S, until

EXERCISES = "– Exercises – PostureGuard$"
CARD = "Another position"


def wait_gone(desk: Desk, name: str) -> None:
    until(lambda: not desk.rig.windows(name), f"no window {name} any more")


def test_one_window_opens_at_an_exercise_turns_to_another_and_goes(desk: Desk) -> None:
    resident = desk.start()
    assert desk.run("exercises", "show", "sit-to-stand").returncode == 0
    window = desk.rig.find_window(f"^Sit to stand {EXERCISES}")
    (process,) = desk.children(resident, "exercises")
    assert desk.run("exercises", "show", "walk-snack").returncode == 0
    assert desk.rig.find_window(f"^Walk or march {EXERCISES}") == window
    desk.picture("exercises")
    assert desk.rig.windows(EXERCISES) == [window]
    assert desk.children(resident, "exercises") == [process]
    until(lambda: desk.focused() == window, "the keyboard")
    desk.key("Escape")
    wait_gone(desk, EXERCISES)
    until(lambda: not desk.children(resident, "window"), "the end of its process")


def test_without_a_resident_the_window_opens_all_the_same(desk: Desk) -> None:
    process = desk.rig.start([*PROGRAM, "exercises"], env=desk.env)
    window = desk.rig.find_window(EXERCISES)
    until(lambda: desk.focused() == window, "the keyboard")
    desk.key("Escape")
    assert process.wait(PATIENCE_S) == 0


def test_the_posture_card_takes_no_focus_and_a_click_sends_it_away(
    desk: Desk, typist: Typist
) -> None:
    resident = desk.start()
    assert desk.run("posture").returncode == 0
    card = desk.rig.find_window(CARD)
    desk.type("still mine")
    typist.wait_text("still mine")
    assert desk.focused() == typist.window
    desk.picture("posture-card")
    desk.click(*desk.box(card).centre)
    wait_gone(desk, CARD)
    until(lambda: not desk.children(resident, "window"), "the end of its process")
