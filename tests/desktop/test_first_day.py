"""From the start of the program to the numbers of the review, as a person meets it."""

import json
from datetime import datetime

from desktop.desk import BUTTON_HEIGHT, NOTICE, Box, Desk, Typist
from rig import PATIENCE_S, settled, until

from postureguard.catalogue import shipped_catalogue
from postureguard.core.training.routine import script
from postureguard.journal.reader import JournalReader

PAIN = 3
SAT_S = 1195
SLOW_S = 100
"""A busy machine may be that much later than an idle one."""


def test_a_first_day(desk: Desk, typist: Typist) -> None:
    desk.has_sat()
    until(lambda: desk.icon() is None, "a panel without an icon")
    resident = desk.start()
    until(lambda: resident.pid in desk.tray_items(), "the icon with the watcher")
    until(desk.icon, "the icon in the panel")
    desk.has_chosen()
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
    until(lambda: not desk.children(resident, "window"), "the end of the window")

    the_review_agrees(desk)
    desk.ask("quit")
    assert resident.wait(PATIENCE_S) == 0
    assert desk.mine() == [typist.process.pid] or not desk.mine()


def it_counts(desk: Desk) -> None:
    first, second = (json.loads(desk.run("status", "--json").stdout) for _ in range(2))
    assert first["limit_s"] == 1200
    assert SAT_S - 5 < first["seated_s"] < second["seated_s"] < SAT_S + SLOW_S
    assert first["next_kind"] == "micro"


def typist_types(desk: Desk, typist: Typist) -> None:
    desk.type("before")
    typist.wait_text("before")


def the_break_comes(desk: Desk, typist: Typist) -> str:
    desk.wait_stage("announced", 60)
    until(lambda: desk.dunst_shows() == 1, "the notification on the screen")
    assert not desk.break_windows() or "shown" in desk.stages()
    desk.picture("notice")
    window = desk.break_window(60)
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
    desk.wait_stage("started")
    steps = how_many_steps(desk)
    for step in range(steps):
        desk.picture(f"step-{step}-ready")
        desk.press_primary(window)  # ready: to the step
        desk.picture(f"step-{step}")
        desk.press_primary(window)  # done: behind it
        wait_steps(desk, step + 1)
    desk.wait_stage("ended(done)")
    until(lambda: desk.primary(window) is None, "the question")
    chips = settled(lambda: chips_of(desk, window), "the numbers to choose from")
    assert chips is not None
    desk.click(chips.x + chips.width * (2 * PAIN + 1) // 22, chips.y + 12)
    until(lambda: desk.rows("SELECT 1 FROM pain_rating"), "the rating")
    desk.picture("last-page")
    return steps


def how_many_steps(desk: Desk) -> int:
    ((routine,),) = desk.rows("SELECT DISTINCT routine FROM break_event")
    catalogue = shipped_catalogue()
    return len(script(catalogue.routines[routine], catalogue.exercises))


def wait_steps(desk: Desk, count: int) -> None:
    until(lambda: desk.stages().count("step_done") == count, f"step {count}")


def chips_of(desk: Desk, window: str) -> Box | None:
    return desk.patch(desk.picture("question"), "#FFFFFF", desk.box(window), BUTTON_HEIGHT)


def the_review_agrees(desk: Desk) -> None:
    assert desk.run("review").returncode == 0
    desk.rig.find_window("^Review")
    until(lambda: desk.status()["done_today"] == 1, "the count")
    today = datetime.now().astimezone().date()
    with JournalReader(desk.journal) as reader:
        (day,) = reader.days(today, today)
    assert (day.prompts, day.done, day.ratings, day.pain_median) == (1, 1, 1, PAIN)
    assert (day.skipped, day.missed, day.partial, day.interrupted) == (0, 0, 0, 0)
    assert SAT_S - 5 < day.longest_bout_s < SAT_S + 2 * SLOW_S
    desk.picture("review")
