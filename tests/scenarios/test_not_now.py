"""Meetings, do-not-disturb, full screen, and the question on return, each story in virtual time."""

from datetime import timedelta

import pytest
from day import Day

from postureguard.core import wording
from postureguard.core.holding import HoldReason
from postureguard.core.settings import Settings
from postureguard.core.sitting.effects import (
    AskOnReturn,
    CallFor,
    CloseRoutine,
    KeepBack,
    MeetingEnds,
    Withdraw,
)
from postureguard.core.sitting.inputs import Finish, StepEnded

CALLS: tuple[HoldReason, ...] = ("camera", "microphone", "screen share")
QUIET: tuple[HoldReason, ...] = ("do not disturb", "full screen", "inhibitor", "battery saver")


def endings(day: Day) -> list[str]:
    return [fact.ending for fact in day.break_facts() if fact.ending]


def test_e31_do_not_disturb_for_a_minute_each_half_hour_loses_no_break() -> None:
    """Sitting time runs on, and every break comes, at most a little later."""
    day = Day("2026-03-02 09:00")
    for _ in range(5):
        day.works(28.5)
        day.hears("do not disturb")
        day.works(1)
        day.hears()
        day.works_until_shown(4)
        day.skips()
    assert len(endings(day)) == 5
    assert day.seated_min > 145


@pytest.mark.parametrize("reason", [*CALLS, *QUIET])
def test_e32_a_break_that_is_due_waits_and_comes_once(reason: HoldReason) -> None:
    """Held for three limits: one break, offered within a minute, with its usual notice."""
    day = Day("2026-03-02 09:00")
    day.works(10)
    day.hears(reason)
    day.works(100)
    assert day.phase == "HeldBack"
    assert day.told() == []
    assert day.seated_min == pytest.approx(110, abs=0.1)
    day.hears()
    released = day.wall
    day.works(2)
    assert len(day.prompts()) == 1
    assert day.prompts()[0] - released <= timedelta(seconds=60)
    assert day.told() == ["10:50 announced micro", "10:50 shown micro"]


def test_e32_after_the_release_it_waits_for_a_pause_in_typing() -> None:
    day = Day()
    day.hears("do not disturb")
    day.works(35)
    day.hears()
    day.types(1)
    assert day.phase == "Due"
    day.works(0.3)
    assert day.phase == "Shown"


def test_e32_where_nothing_tells_of_the_end_it_is_looked_for() -> None:
    """A camera never says that it is free again."""
    day = Day()
    day.hears("camera")
    day.works(40)
    day.says = frozenset()
    released = day.wall
    day.works(1)
    assert day.prompts()[0] - released <= timedelta(seconds=60)


def test_e32_what_was_announced_is_taken_back_and_waits() -> None:
    day = Day()
    day.works(29.7)
    assert day.phase == "Announced"
    day.hears("full screen")
    assert day.phase == "HeldBack"
    assert day.effects(CloseRoutine)
    day.works(20)
    assert len(day.prompts()) == 1
    day.hears()
    day.works(2)
    assert [fact.break_id for fact in day.break_facts()] == [day.brk.id] * 3


def test_e33_a_break_that_was_put_off_does_not_come_into_a_call() -> None:
    day = Day()
    day.works_until_shown()
    put_off = day.brk.id
    day.postpones(10)
    day.hears("microphone")
    day.works(30)
    assert day.phase == "HeldBack"
    assert len(day.prompts()) == 1
    day.hears()
    day.works(2)
    assert day.brk.id == put_off
    assert day.phase == "Shown"


@pytest.mark.parametrize("reason", CALLS)
@pytest.mark.parametrize("begun", [False, True])
def test_e34_a_call_that_begins_closes_the_window_and_the_break_comes_again(
    reason: HoldReason, *, begun: bool
) -> None:
    day = Day()
    brk = day.works_until_shown()
    if begun:
        day.begins()
    day.hears(reason)
    assert endings(day) == ["interrupted"]
    assert day.open_window is None
    day.works(20)
    assert day.phase == "HeldBack"
    day.hears()
    day.works(2)
    assert day.phase == "Shown"
    assert (day.brk.kind, day.brk.id != brk.id) == (brk.kind, True)


@pytest.mark.parametrize("reason", QUIET)
def test_e34_do_not_disturb_leaves_a_window_that_is_there(reason: HoldReason) -> None:
    day = Day()
    day.works_until_shown()
    day.hears(reason)
    assert day.phase == "Shown"
    day.does_routine()
    assert endings(day) == ["done"]


def test_e34_what_the_person_asked_for_stays_unless_others_would_see_it() -> None:
    day = Day()
    day.works(5)
    day.starts_now()
    day.hears("camera", "microphone")
    day.meets(30)
    assert day.phase == "Shown"
    day.hears("camera", "microphone", "screen share")
    assert endings(day) == ["interrupted"]


def test_e35_a_screen_that_is_shared_is_known_to_the_window() -> None:
    """So that it shows nothing private; a break started in spite of it stays."""
    day = Day()
    day.hears("screen share")
    day.works(40)
    day.starts_now()
    day.works(0.5)
    assert day.phase == "Shown"
    assert day.view().shared


def test_e36_permanent_do_not_disturb_is_named_and_one_word_overrides_it() -> None:
    day = Day("2026-03-02 09:00", Settings(long_at="", sun="00:00-24:00"))
    day.works(10)
    day.hears("do not disturb", by="GNOME")
    day.works(60)
    view = day.view()
    assert (view.held_by, view.held_program, view.tray) == ("do not disturb", "GNOME", "held")
    line = wording.headline(view, day.zone)
    assert line == "Held by do-not-disturb since 09:10 (GNOME)"
    assert wording.tooltip(view, day.zone).startswith(line)
    assert day.wants_reminding() is None
    assert day.phase == "Announced"
    day.works_until_shown(2)
    day.does_routine()
    day.works_until_shown(40)  # and so do the ones after it, as long as it lasts
    day.skips()
    day.hears()
    day.hears("do not disturb")
    day.works(40)
    assert day.phase == "HeldBack"


def test_e36_without_a_hold_there_is_nothing_to_override() -> None:
    day = Day()
    assert day.wants_reminding() == "Nothing holds a break back."


def test_e37_a_meeting_has_an_end_that_is_told_a_minute_before() -> None:
    day = Day("2026-03-02 09:00")
    day.works(20)
    day.meets(45)
    assert day.view().meeting_until == day.wall + timedelta(minutes=45)
    day.works(43.5)
    assert day.effects(MeetingEnds) == []
    assert day.phase == "HeldBack"
    day.works(1)
    assert len(day.effects(MeetingEnds)) == 1
    day.works(1)
    assert day.view().meeting_until is None
    assert len(day.prompts()) == 1


def test_e37_fifteen_minutes_more_or_over_at_once() -> None:
    day = Day("2026-03-02 09:00")
    day.meets(30)
    day.works(29.5)
    day.meets(15, more=True)
    until = day.view().meeting_until
    assert until is not None
    assert until.astimezone(day.zone).strftime("%H:%M") == "09:45"
    day.works(14.6)
    assert len(day.effects(MeetingEnds)) == 2
    day.resumes("meeting")
    assert day.phase == "Announced"
    assert day.resumes("meeting") == "No meeting is on."


@pytest.mark.parametrize("minutes", [20, 700])
def test_e37_sleeping_past_its_end_ends_it(minutes: float) -> None:
    day = Day()
    day.works(5)
    day.meets(15)
    day.sleeps(minutes)
    day.works(2)
    assert day.view().meeting_until is None


def test_e04_a_new_day_begins_without_a_meeting() -> None:
    day = Day("2026-03-02 03:50", Settings(long_at="", mon="00:00-24:00"))
    day.meets(60)
    day.works(11)
    assert day.view().meeting_until is None


def test_e09_waking_ends_the_meeting_but_no_pause() -> None:
    day = Day()
    day.meets(15)
    day.pauses(180)
    day.sleeps(30)
    day.works(2)
    assert {pause.reason for pause in day.state.pauses} == {"you"}


@pytest.mark.parametrize("reason", CALLS)
def test_e38_a_call_in_which_nothing_is_touched_is_sitting(reason: HoldReason) -> None:
    day = Day()
    day.works(5)
    day.hears(reason)
    day.reads(60)
    assert day.presence == "Seated"
    assert day.seated_min == pytest.approx(65, abs=0.2)
    day.hears()
    day.reads(5)
    assert day.presence == "Seated", "the silence counts from the end of the call"
    assert day.natural() == []


def test_e38_a_meeting_is_no_absence_but_a_locked_screen_is() -> None:
    day = Day()
    day.works(25)
    day.meets(60)
    day.reads(30)
    assert day.presence == "Seated"
    day.locks(10)
    assert day.presence == "Away"
    day.works(2)
    assert len(day.natural()) == 1


def test_holds_do_not_make_anybody_present() -> None:
    """A program that keeps the screen on says nothing about who sits there (E26)."""
    for reason in QUIET:
        day = Day()
        day.works(25)
        day.hears(reason)
        day.reads(30)
        assert day.presence == "Away"


def test_what_kept_a_break_back_is_written_down_once() -> None:
    day = Day("2026-03-02 09:00")
    day.hears("full screen")
    day.works(50)
    day.hears()
    day.works(2)
    (held,) = day.held()
    assert (held.reason, held.break_id) == ("full screen", day.brk.id)
    assert held.at - held.began == pytest.approx(timedelta(minutes=20), abs=timedelta(minutes=1))


def test_a_break_that_waits_is_over_for_who_stood_up() -> None:
    day = Day()
    day.hears("do not disturb")
    day.works(40)
    day.locks(10)
    assert endings(day) == ["away"]
    assert len(day.held()) == 1
    assert day.phase == "Waiting"


def test_a_restart_keeps_the_break_that_waits_and_what_was_overridden() -> None:
    day = Day()
    day.hears("do not disturb")
    day.works(40)
    kept = day.brk.id
    day.restarts(0.5)
    day.works(1)
    assert (day.phase, day.brk.id) == ("HeldBack", kept)
    day.wants_reminding()
    day.restarts(0.5)
    day.works_until_shown(3)


def test_a_program_is_told_of_once_for_each_break_that_waits() -> None:
    day = Day()
    day.hears("do not disturb")
    day.works(60)
    assert len(day.effects(KeepBack)) == 1


# --- the question on return --------------------------------------------------------------------


def silent(minutes: float = 20) -> Day:
    day = Day("2026-03-02 09:00")
    day.works(22)
    left = day.wall
    day.reads(minutes)
    assert day.presence == "Away"
    while not day.effects(AskOnReturn):
        assert day.wall < left + timedelta(minutes=minutes + 1.5)
        day.works(0.1)
    return day


def test_e20_on_the_first_input_it_is_asked_once() -> None:
    day = silent()
    assert len(day.effects(AskOnReturn)) == 1
    assert day.natural() == day.bouts() == []
    day.works(5)
    assert len(day.effects(AskOnReturn)) == 1


@pytest.mark.parametrize("answer", [True, None])
def test_e20_yes_is_confirmed_and_no_answer_counts_unconfirmed(*, answer: bool | None) -> None:
    day = silent()
    if answer:
        day.was_away(yes=True)
    day.works(1)
    (relief,) = day.natural()
    assert relief.confirmed is bool(answer)
    assert relief.seconds == pytest.approx(20 * 60, abs=61)
    assert len(day.bouts()) == 1
    assert day.was_away(yes=False) == "That time is counted already."
    assert day.seated_min < 3


def test_e20_no_i_was_reading_goes_on_from_before() -> None:
    day = silent()
    day.was_away(yes=False)
    assert day.natural() == day.bouts() == []
    assert day.seated_min == pytest.approx(43, abs=1)
    day.works_until_shown(21)  # a limit after the one that nobody answered
    assert day.seated_min == pytest.approx(62.5, abs=1)


def test_e20_a_locked_screen_needs_no_question() -> None:
    day = Day()
    day.works(22)
    day.reads(17)
    day.locks(5)
    day.works(2)
    assert day.effects(AskOnReturn) == []
    (relief,) = day.natural()
    assert relief.confirmed


def test_e20_a_restart_while_it_is_asked_counts_unconfirmed() -> None:
    day = silent()
    day.restarts(0.1)
    (relief,) = day.natural()
    assert not relief.confirmed
    assert len(day.bouts()) == 1
    day.works(2)
    assert len(day.natural()) == 1


# --- small movements, locks, and windows that nobody sees ---------------------------


def test_e25_a_bump_of_the_desk_ends_no_absence() -> None:
    day = Day("2026-03-02 09:00")
    day.works(25)
    day.reads(20)
    for _ in range(3):
        day.presses_a_key_in(0)
        day.reads(4)
    assert day.presence == "Away"
    assert day.seated_min == 0
    day.works(2)
    assert day.presence == "Seated"


def test_e25_a_bump_after_a_break_starts_no_sitting() -> None:
    day = Day()
    day.works_until_shown()
    day.does_routine()
    day.reads(2)
    day.presses_a_key_in(0)
    day.reads(2)
    assert day.presence == "Returning"
    assert day.seated_min == 0


def test_e48_the_rest_of_a_break_behind_a_lock_is_completed_away() -> None:
    day = Day()
    day.works_until_shown()
    day.begins()
    day.locks(2)
    assert endings(day) == ["away"]


def test_e48_a_short_lock_leaves_the_break_and_does_no_step() -> None:
    day = Day()
    brk = day.works_until_shown()
    day.begins()
    day.locks(0.3)
    day.do(StepEnded, brk.id, 0, skipped=False)
    day.reads(0.1)
    assert day.phase == "Running"
    day.do(StepEnded, brk.id, 1, skipped=False)
    day.do(Finish, brk.id)
    assert endings(day) == ["partial"]
    assert [f.stage for f in day.break_facts() if f.step is not None] == [
        "step_skipped",
        "step_done",
    ]


def test_e43_a_window_that_nobody_sees_is_called_for_and_missed_not_skipped() -> None:
    day = Day()
    day.hides_windows = True
    brk = day.works_until_shown()
    day.works(0.2)
    assert day.effects(CallFor) == []
    day.works(0.3)
    assert day.effects(CallFor) == [CallFor(brk)]
    assert day.view().tray == "due"
    day.works(5)
    assert endings(day) == ["missed"]
    assert len(day.effects(CallFor)) == 1


def test_e43_a_window_that_is_seen_is_not_called_for() -> None:
    day = Day()
    day.works_until_shown()
    day.works(1)
    assert day.effects(CallFor) == []


def test_e47_the_notice_goes_when_nobody_is_there_to_read_it() -> None:
    day = Day()
    day.works(29.7)
    assert day.phase == "Announced"
    day.locks(0.2)
    assert day.effects(Withdraw) == [Withdraw()]


def test_firm_means_one_delay_but_never_on_a_bad_day() -> None:
    day = Day(settings=Settings(long_at="", strictness="firm"))
    day.works_until_shown()
    assert day.view().firm
    assert day.postpones(5) is None
    day.works_until_shown()
    assert day.postpones(5) == "This break was put off once already; start it or leave it out."
    day.bad_day = day.plan().day
    assert not day.view().firm
    assert day.postpones(5) is None


# --- days of any length ------------------------------------------------------------------------


NIGHTS = Settings(long_at="", micro=False, short_every=0, day_start="00:00")


@pytest.mark.parametrize(
    ("start", "before_h"), [("2026-03-29 00:00", 23), ("2026-10-25 00:00", 25)]
)
def test_e15_no_day_is_longer_than_it_is_and_the_parts_add_up(start: str, before_h: int) -> None:
    """Sitting through the night on which clocks change: 23 or 25 hours, and the rest tomorrow."""
    day = Day(start, NIGHTS)
    day.works(26 * 60)
    day.locks(5)
    first, second = day.bouts()
    assert first.seated_s == pytest.approx(before_h * 3600, abs=1)
    assert first.at.astimezone(day.zone).strftime("%H:%M:%S") == "23:59:59"
    assert second.seated_s == pytest.approx((26 - before_h) * 3600, abs=11)
    assert second.began.astimezone(day.zone).strftime("%H:%M") == "00:00"


def test_e15_a_restart_after_midnight_does_not_count_the_evening_twice() -> None:
    day = Day("2026-03-02 23:00", NIGHTS)
    day.works(90)
    day.restarts(0.1)
    day.works(10)
    day.locks(5)
    assert [round(bout.seated_s / 60) for bout in day.bouts()] == [60, 40]


def test_e15_sleep_over_midnight_is_in_no_total() -> None:
    """The evening ends when the machine sleeps (E5)."""
    day = Day("2026-03-02 23:00", NIGHTS)
    day.works(30)
    day.sleeps(600)
    day.works(30)
    (evening,) = day.bouts()
    assert evening.seated_s == pytest.approx(30 * 60, abs=11)
