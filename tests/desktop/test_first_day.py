"""From the start of the program to the numbers of the review, as a person meets it."""

import json
from datetime import datetime

from desktop.desk import NOTICE, PRIMARY, Box, Desk, Typist
from rig import until

from postureguard.journal.reader import JournalReader

PAIN = 3


def test_a_first_day(desk: Desk, typist: Typist) -> None:
    desk.has_sat()
    assert desk.icon() is None
    resident = desk.start()
    until(lambda: resident.pid in desk.tray_items(), "the icon with the watcher")
    until(desk.icon, "the icon in the panel")
    it_counts(desk)

    typist_types(desk, typist)
    break_id = the_break_comes(desk, typist)
    steps = it_is_clicked_through(desk)
    assert desk.stages() == [
        "announced", "shown", "started", *["step_done"] * steps, "ended(done)",
    ]  # fmt: skip
    assert [e.step for e in desk.events() if e.stage == "step_done"] == list(range(steps))
    assert {e.break_id for e in desk.events()} == {break_id}
    assert desk.rows("SELECT score, break_id FROM pain_rating") == [(PAIN, break_id)]
    until(lambda: not desk.children(resident), "the end of the window", 10)

    the_review_agrees(desk)
    desk.ask("quit")
    assert resident.wait(10) == 0
    assert desk.mine() == [typist.process.pid] or not desk.mine()


def it_counts(desk: Desk) -> None:
    first, second = (json.loads(desk.run("status", "--json").stdout) for _ in range(2))
    assert first["limit_s"] == 1200
    assert 1190 < first["seated_s"] < second["seated_s"] < 1220
    assert first["next_kind"] == "micro"


def typist_types(desk: Desk, typist: Typist) -> None:
    desk.type("before")
    typist.wait_text("before")


def the_break_comes(desk: Desk, typist: Typist) -> str:
    desk.wait_stage("announced", 30)
    until(lambda: desk.dunst_shows() == 1, "the notification on the screen", 5)
    assert not desk.break_windows()
    desk.picture("notice")
    window = desk.break_window(20)
    assert desk.focused() == typist.window
    desk.type(" and after")
    typist.wait_text("before and after")
    assert NOTICE in desk.notices()
    assert desk.stages() == ["announced", "shown"]
    assert desk.focused() == typist.window != window
    return desk.events()[0].break_id


def it_is_clicked_through(desk: Desk) -> int:
    window = desk.break_window()
    desk.picture("start-card")
    desk.press_primary(window)
    desk.wait_stage("started", 5)
    steps = 0
    while "ended(done)" not in desk.stages():
        desk.picture(f"step-{steps}-ready")
        desk.press_primary(window)  # ready: to the step
        desk.picture(f"step-{steps}")
        desk.press_primary(window)  # done: behind it
        steps += 1
        wait_steps(desk, steps)
    until(lambda: not has_primary(desk, window), "the question", 5)
    place = desk.box(window)
    picture = desk.picture("question")
    chips = desk.patch(picture, "#FFFFFF", place)
    assert chips is not None
    desk.click(chips.x + chips.width * (2 * PAIN + 1) // 22, chips.y + 12)
    until(lambda: desk.rows("SELECT 1 FROM pain_rating"), "the rating", 5)
    desk.picture("last-page")
    return steps


def wait_steps(desk: Desk, count: int) -> None:
    until(lambda: desk.stages().count("step_done") == count, f"step {count}", 5)


def has_primary(desk: Desk, window: str) -> bool:
    place = desk.box(window)
    corner = Box(place.x + place.width - 200, place.y + place.height - 80, 200, 80)
    return desk.patch(desk.picture(), PRIMARY, corner) is not None


def the_review_agrees(desk: Desk) -> None:
    assert desk.run("review").returncode == 0
    desk.rig.find_window("^Review")
    until(lambda: desk.status()["done_today"] == 1, "the count", 5)
    today = datetime.now().astimezone().date()
    with JournalReader(desk.journal) as reader:
        (day,) = reader.days(today, today)
    assert (day.prompts, day.done, day.ratings, day.pain_median) == (1, 1, 1, PAIN)
    assert (day.skipped, day.missed, day.partial, day.interrupted) == (0, 0, 0, 0)
    assert 1190 < day.longest_bout_s < 1300
    desk.picture("review")
