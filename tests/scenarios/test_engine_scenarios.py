"""What break reminders learnt the hard way, as stories (behaviour.md, section 5)."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from day import CALM, Day
from hypothesis import given
from hypothesis import strategies as st

from postureguard.core.facts import BreakFact, NaturalBreak, PauseFact
from postureguard.core.settings import Settings
from postureguard.core.sitting.effects import Reveal
from postureguard.core.sitting.inputs import Sleeping
from postureguard.core.sitting.plan import day_of, next_day_start
from postureguard.core.sitting.state import Announced, Running


def endings(day: Day) -> list[str]:
    return [fact.ending for fact in day.break_facts() if fact.ending]


# --- sleep ----------------------------------------------------------------------------------


def test_e01_break_due_during_sleep_does_not_fire_on_wake() -> None:
    """Slept long enough to have stood up: the sitting clock is empty, and a whole limit follows."""
    day = Day("2026-03-02 09:00")
    day.works(29)
    day.sleeps(120)
    assert day.seated_min == 0
    assert day.prompts() == []

    day.works(29)
    assert day.prompts() == []
    day.works(2)
    assert day.told() == ["11:59 announced micro"]


def test_e01_nobody_sits_before_the_first_input_after_waking() -> None:
    """The limit counts from the first input, not from the moment the lid was opened."""
    day = Day()
    day.works(20)
    day.sleeps(60)
    day.reads(10)
    assert day.presence == "Away"
    assert day.seated_min == 0
    day.works(5)
    assert day.seated_min == pytest.approx(5, abs=1.01)


def test_e01_announced_before_a_long_sleep_is_taken_back() -> None:
    """A break that was on its way when the lid closed ends as "away", and nothing appears."""
    day = Day()
    day.works(29.7)
    assert day.phase == "Announced"
    day.sleeps(120)
    assert endings(day) == ["away"]
    day.works(5)
    assert not any(isinstance(effect, Reveal) for _, effect in day.happened)


def test_e02_nap_shorter_than_the_minimum_changes_nothing() -> None:
    """The clock keeps its value, the nap adds nothing, and a minute passes before a prompt."""
    day = Day()
    day.works(29)
    day.sleeps(2)
    assert day.seated_min == pytest.approx(29, abs=0.1)
    woken = day.wall
    day.works(4)
    assert len(day.prompts()) == 1
    assert timedelta(seconds=60) <= day.prompts()[0] - woken <= timedelta(seconds=180)


def test_e02_announced_break_does_not_appear_right_after_a_nap() -> None:
    """Also a break that was announced before the nap leaves a minute to arrive."""
    day = Day()
    day.works(29.7)
    day.sleeps(2)
    woken = day.wall
    day.works_until_shown()
    assert day.wall - woken >= timedelta(seconds=60)


def test_e03_sleep_longer_than_the_rest_of_a_routine_ends_it_as_away() -> None:
    """The window is gone at the first look after waking."""
    day = Day()
    day.works_until_shown()
    day.begins()
    day.does_step(0)
    day.sleeps(10)
    assert endings(day) == ["away"]
    assert day.open_window is None


def test_e03_sleep_shorter_than_the_rest_of_a_routine_goes_on_after_it() -> None:
    """The rest of the routine is still to do, and the time asleep is no part of it."""
    day = Day()
    day.works_until_shown()
    day.begins()
    before = day.state.phase
    assert isinstance(before, Running)
    day.sleeps(0.5)
    after = day.state.phase
    assert isinstance(after, Running)
    assert after.ends_t - before.ends_t == pytest.approx(30)
    for index in range(3):
        day.does_step(index)
    day.finishes()
    assert endings(day) == ["done"]


def test_e03_routine_older_than_twice_its_length_closes_itself() -> None:
    """A window that nobody answers any more does not stay."""
    day = Day()
    brk = day.works_until_shown()
    day.begins()
    day.works(2 * brk.seconds / 60 + 0.1)
    assert endings(day) == ["skipped"]
    assert day.open_window is None


def test_e03_sleep_in_a_paused_routine_does_not_lengthen_it() -> None:
    """A routine that was on hold has its old rest when it goes on."""
    day = Day()
    day.works_until_shown()
    day.begins()
    day.holds()
    day.sleeps(1)
    day.holds(on=False)
    phase = day.state.phase
    assert isinstance(phase, Running)
    assert phase.ends_t - day.state.t == pytest.approx(phase.brk.seconds, abs=0.01)


def test_e06_sleep_is_told_from_a_clock_change_by_the_system_alone() -> None:
    """Where no clock tells time asleep, a jump means sleep only if the system had announced it."""
    slept = Day(asleep_clock=False)
    slept.works(20)
    slept.sleeps(60)
    assert slept.seated_min == 0

    unknown = Day(asleep_clock=False)
    unknown.works(20)
    unknown.sleeps(60, announced=False)
    assert unknown.seated_min == pytest.approx(20, abs=0.1)


def test_e07_sleep_announced_twice_is_one_sleep() -> None:
    day = Day()
    day.works(25)
    day.do(Sleeping)
    day.sleeps(30)
    day.works(2)
    assert len(day.natural()) == 1
    assert day.natural()[0].seconds == pytest.approx(30 * 60, abs=61)


def test_e10_timed_pause_that_ends_in_sleep_is_over_on_waking() -> None:
    """Pauses end at a moment of the calendar, awake or not."""
    day = Day()
    day.works(5)
    day.pauses(30)
    day.sleeps(60)
    assert day.state.pauses == frozenset()
    assert [f.until for f in day.facts() if isinstance(f, PauseFact)][-1] is None
    day.works(31)
    assert len(day.prompts()) == 1


# --- clock, zone, midnight -------------------------------------------------------------------


def test_e12_clock_set_back_does_not_lengthen_the_wait() -> None:
    """Three hours back: the break comes after 30 minutes of sitting all the same."""
    day = Day("2026-03-02 12:00")
    day.works(20)
    day.sets_clock(-180)
    assert day.seated_min == pytest.approx(20)
    day.works(11)
    assert day.told() == ["09:29 announced micro", "09:30 shown micro"]


def test_e13_clock_set_forward_gives_no_credit_and_no_storm() -> None:
    """One hour forward is no hour of sitting and no hour away."""
    day = Day("2026-03-02 09:00")
    day.works(20)
    day.sets_clock(60)
    assert day.seated_min == pytest.approx(20)
    assert day.natural() == []
    day.works(9)
    assert day.prompts() == []
    day.works(2)
    assert len(day.prompts()) == 1


@pytest.mark.parametrize("night", ["2026-03-29 00:30", "2026-10-25 00:30"])
def test_e14_the_limit_is_as_long_on_the_nights_clocks_change(night: str) -> None:
    """30 minutes are 30 minutes, and the working hours follow the wall."""
    hours = "00:00-06:00"
    day = Day(night, Settings(sun=hours, long_at="", micro=True, short_every=0))
    started = day.wall
    for _ in range(3):
        day.works_until_shown()
        day.skips()
    minutes = [(at - started).total_seconds() / 60 for at in day.prompts()]
    assert minutes == pytest.approx([29.5, 59.5, 89.5], abs=1)


def test_e16_day_begins_at_the_chosen_hour() -> None:
    """Counts go on past midnight and start anew at four."""
    day = Day("2026-03-02 23:00", Settings(mon="08:00-24:00", tue="00:00-24:00", long_at=""))
    day.works_until_shown()
    day.does_routine()
    day.works(60)
    assert day.view().done_today == 1
    day.locks(5 * 60)
    assert day.view().done_today == 0


ZONES = sorted(available_timezones())


@given(
    zone=st.sampled_from(ZONES),
    seconds=st.integers(0, 20 * 365 * 86_400),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
)
def test_e17_until_morning_is_never_past(zone: str, seconds: int, hour: int, minute: int) -> None:
    """Within a day (25 hours where the clocks go back), in every zone at every minute."""
    wall = datetime(2015, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    tz = ZoneInfo(zone)
    settings = Settings(day_start=f"{hour:02}:{minute:02}")
    morning = next_day_start(wall, settings, tz)
    assert timedelta(0) < morning - wall <= timedelta(hours=25)
    assert day_of(morning, settings, tz) > day_of(wall, settings, tz)
    assert day_of(morning - timedelta(seconds=1), settings, tz) == day_of(wall, settings, tz)


# --- idle and natural breaks -------------------------------------------------------------------


def test_e19_reading_is_still_sitting() -> None:
    """Six minutes without input, not locked: the break comes on time."""
    day = Day("2026-03-02 09:00")
    day.works(20)
    day.reads(6)
    day.works(5)
    assert day.told() == ["09:29 announced micro", "09:30 shown micro"]


def test_e19_reading_right_through_the_limit() -> None:
    """The break also comes when nothing is touched at the limit."""
    day = Day("2026-03-02 09:00")
    day.works(22)
    day.reads(9)
    assert day.told() == ["09:29 announced micro", "09:30 shown micro"]


def test_e20_long_silence_is_away_and_marked_unconfirmed() -> None:
    """Away since the last input, but nobody knows: the relief is not confirmed."""
    day = Day()
    day.works(22)
    day.reads(17)
    assert day.presence == "Away"
    day.works(2)
    (relief,) = day.natural()
    assert not relief.confirmed
    assert relief.seconds == pytest.approx(17 * 60, abs=61)


def test_e20_silence_shorter_than_an_absence_is_no_relief_however_late_it_is_seen() -> None:
    """Away counts after 15 minutes here; a press after 14 is seen at the look after 15."""
    day = Day(settings=Settings(away_min=15, long_idle_min=5, long_at=""), look_every_s=1e9)
    day.works(12)
    day.reads(14)
    day.presses_a_key_in(0.2)
    day.works(1.5)
    assert day.seated_min > 11


def test_e21_idle_begins_exactly_when_the_break_starts() -> None:
    """There is always a next event, and it is never in the past (checked at every step)."""
    day = Day()
    day.works_until_shown()
    day.reads(3 * 60)
    assert endings(day)[0] == "missed"
    day.works(35)
    assert len(day.prompts()) == 2


def test_e22_locked_or_dark_screen_gets_no_prompt() -> None:
    """No window, no notification, no wake-up for an empty room."""
    for absent in (Day.locks, Day.display_off):
        day = Day()
        day.works(29)
        absent(day, 120)
        assert day.prompts() == []
        day.works(29)
        assert day.prompts() == []


def test_e22_announced_and_locked_before_it_appears() -> None:
    """The window waits for somebody to be there; after the minimum it is not needed."""
    day = Day()
    day.works(29.7)
    assert isinstance(day.state.phase, Announced)
    day.locks(2.5)
    assert day.phase == "Announced"
    day.locks(1)
    assert endings(day) == ["away"]


def test_e23_coming_back_late_from_a_break_starts_the_limit_at_the_return() -> None:
    """The click on "Done" is no return: sitting counts from the next input."""
    day = Day()
    day.works_until_shown()
    day.does_routine()
    day.reads(8)
    assert day.presence == "Returning"
    assert day.seated_min == 0
    day.works(10)
    assert day.seated_min == pytest.approx(10, abs=0.5)


def test_e24_idle_while_put_off_does_not_swallow_the_break() -> None:
    """Five quiet minutes are sitting; the break that was put off still comes."""
    day = Day()
    day.works_until_shown()
    day.postpones(5)
    put_off = day.wall
    day.reads(5.5)
    assert day.phase == "Shown"
    assert day.wall - put_off >= timedelta(minutes=5)


def test_e32_break_held_by_a_pause_comes_after_it() -> None:
    """A due break waits for the pause to end; one break, not a queue."""
    day = Day()
    day.works(29.7)
    assert day.phase == "Announced"
    day.pauses(60)
    assert endings(day) == ["held"]
    day.works(60)
    assert len(day.prompts()) == 1
    day.works(2)
    assert len(day.prompts()) == 2
    day.works(2)
    assert day.phase == "Shown"


def test_e33_pause_beats_a_break_that_was_put_off() -> None:
    """Also one that the person had asked for."""
    for ask in (False, True):
        day = Day()
        if ask:
            day.works(5)
            day.starts_now()
        else:
            day.works_until_shown()
        day.postpones(5)
        day.pauses(60)
        prompts = len(day.prompts())
        day.works(30)
        assert endings(day) == ["held"]
        assert len(day.prompts()) == prompts


def test_e45_second_trigger_is_no_second_break() -> None:
    """Starting twice shows the same window; beginning and ending twice record once."""
    day = Day()
    day.works(5)
    day.starts_now()
    shown = day.brk
    day.starts_now()
    assert day.brk == shown
    day.begins()
    assert day.begins() is None
    day.starts_now("long")
    assert day.brk.id == shown.id
    for index in range(3):
        day.does_step(index)
    day.finishes()
    assert day.told() == ["09:05 shown micro", "09:05 started micro", "09:05 done micro"]


def test_e51_paused_and_forgotten_is_said_after_unlocking() -> None:
    """Why and until when is in the view, and the way back is a reminder and "resume"."""
    day = Day()
    day.works(5)
    day.pauses(300)
    until = day.view().paused_until
    assert until is not None
    assert abs(until - day.wall - timedelta(minutes=300)) < timedelta(seconds=1)
    day.locks(10)
    assert day.reminders() == []
    day.works(1)
    (reminder,) = day.reminders()
    assert reminder.pause.reason == "you"
    day.works(30)
    assert len(day.reminders()) == 1
    assert day.resumes() is None
    assert day.view().paused_until is None


def test_e51_resume_ends_only_what_the_person_set() -> None:
    day = Day()
    day.pauses(60, "meeting")
    assert day.resumes() == "Nothing is paused."
    day.pauses(90)
    day.resumes()
    assert [pause.reason for pause in day.state.pauses] == ["meeting"]


def test_e52_changed_limit_applies_to_the_time_already_sat() -> None:
    """Nothing starts anew; a limit already past prompts after a minute."""
    day = Day()
    day.works(28)
    day.chooses(sitting_limit_min=20)
    changed = day.wall
    assert day.seated_min == pytest.approx(28)
    day.works(3)
    assert timedelta(seconds=60) <= day.prompts()[0] - changed <= timedelta(seconds=70)


def test_e52_kind_that_was_switched_off_does_not_come() -> None:
    day = Day()
    day.works(20)
    day.chooses(micro=False, short_every=0)
    day.works(60)
    assert day.prompts() == []


def test_e54_all_breaks_off_is_a_state_that_says_so() -> None:
    day = Day(settings=Settings(micro=False, short_every=0, long_at=""))
    day.works(90)
    assert not day.view().breaks_on
    assert day.view().next_break_in_s is None
    assert day.view().next_kind is None


# --- what is recorded --------------------------------------------------------------------------


def test_e59_each_stage_is_its_own_fact() -> None:
    """Announced, shown, started, each step, ended: nothing is counted on the way."""
    day = Day()
    day.works_until_shown()
    assert day.view().done_today == 0
    day.does_routine(steps=2)
    assert [(f.stage, f.step, f.ending) for f in day.break_facts()] == [
        ("announced", None, None),
        ("shown", None, None),
        ("started", None, None),
        ("step_done", 0, None),
        ("step_done", 1, None),
        ("step_skipped", 2, None),
        ("ended", None, "partial"),
    ]


def test_e59_started_and_left_is_not_done() -> None:
    """Started without a single step is left out; shown without an answer is missed."""
    day = Day()
    day.works_until_shown()
    day.begins()
    day.finishes()
    day.works_until_shown()
    day.works(10)
    assert endings(day) == ["skipped", "missed"]
    assert day.view().done_today == 0


def test_e60_standing_up_by_oneself_is_relief_not_training() -> None:
    """A natural break ends the bout and counts as natural; no break was done."""
    day = Day()
    day.works(25)
    day.locks(10)
    day.works(1)
    (relief,) = [fact for fact in day.facts() if isinstance(fact, NaturalBreak)]
    assert relief.evidence == "locked"
    assert relief.confirmed
    assert relief.seated_before_s == pytest.approx(25 * 60, abs=15)
    assert (day.view().natural_today, day.view().done_today) == (1, 0)
    assert [fact for fact in day.facts() if isinstance(fact, BreakFact)] == []


def test_e61_postpone_and_skip_are_two_things() -> None:
    """Put off says when it comes again; left out ends the break."""
    day = Day("2026-03-02 09:00")
    day.works_until_shown()
    day.postpones(10)
    assert day.view().next_break_in_s == pytest.approx(600)
    assert day.view().pending
    day.works_until_shown()
    day.skips()
    assert not day.view().pending
    assert endings(day) == ["skipped"]
    assert [f.minutes for f in day.break_facts() if f.stage == "postponed"] == [10]


def test_e62_kind_is_fixed_when_the_break_is_due() -> None:
    """A micro-break put off past the hour of the long session stays a micro-break."""
    day = Day("2026-03-02 14:18", Settings(long_at="15:00"))
    brk = day.works_until_shown()
    assert brk.kind == "micro"
    day.postpones(15)
    again = day.works_until_shown()
    assert (again.id, again.kind) == (brk.id, "micro")


def test_e63_away_past_a_break_that_was_put_off_drops_it() -> None:
    """Whoever stood up meanwhile owes nothing."""
    day = Day()
    day.works_until_shown()
    day.postpones(10)
    day.locks(12)
    assert endings(day) == ["away"]
    prompts = len(day.prompts())
    day.works(25)
    assert len(day.prompts()) == prompts


def test_quiet_start_holds_prompts_back() -> None:
    """The first minutes after a start belong to the person."""
    day = Day(settings=CALM, quiet_min=45)
    day.works(44)
    assert day.prompts() == []
    day.works(2)
    assert len(day.prompts()) == 1
