"""Presence, breaks, wishes, restart and view, rule by rule."""

from datetime import UTC, datetime, timedelta

import pytest
from day import CALM, DARK, LOCKED, OFFERS, READING, Day, Manner

from postureguard.core import wording
from postureguard.core.facts import AwayEvidence, PauseFact
from postureguard.core.settings import Settings
from postureguard.core.sitting.engine import next_look
from postureguard.core.sitting.inputs import Finish, Sleeping, StepEnded
from postureguard.core.sitting.moment import Moment, elapsed
from postureguard.core.sitting.state import Away, Pause, Seated, fresh_state
from postureguard.core.sitting.view import view


def endings(day: Day) -> list[str]:
    return [fact.ending for fact in day.break_facts() if fact.ending]


# --- two readings of the clocks -------------------------------------------------------------------

MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wall_s", "steady_s", "asleep_s", "announced", "expected"),
    [
        (60, 60, 0, False, (60, 0)),
        (3660, 60, 3600, False, (60, 3600)),
        (3660, 60, 0, True, (60, 3600)),
        (3660, 60, 0, False, (60, 0)),
        (-7200, 60, 0, True, (60, 0)),
        (60, 60, 0.5, False, (60, 0)),
        (0, -5, -5, False, (0, 0)),
    ],
)
def test_elapsed_splits_real_time_by_sleep(
    wall_s: float, steady_s: float, asleep_s: float, announced: bool, expected: tuple[float, float]
) -> None:
    before = Moment(MONDAY, 100.0, 100.0)
    after = Moment(MONDAY + timedelta(seconds=wall_s), 100.0 + steady_s, 100.0 + asleep_s)
    gone = elapsed(before, after, sleep_announced=announced)
    assert (gone.awake_s, gone.asleep_s) == expected


# --- presence ------------------------------------------------------------


@pytest.mark.parametrize(
    ("manner", "minutes", "presence"),
    [
        (READING, 14.9, "Seated"),
        (READING, 15.1, "Away"),
        (LOCKED, 0.1, "Away"),
        (DARK, 0.1, "Away"),
        (Manner(5.0, display_off=True), 0.1, "Away"),
    ],
)
def test_what_speaks_for_being_away(manner: Manner, minutes: float, presence: str) -> None:
    day = Day()
    day.works(5)
    day.behaves(minutes, manner)
    assert day.presence == presence


@pytest.mark.parametrize("away_min", [1, 3, 15])
@pytest.mark.parametrize("manner", [LOCKED, DARK])
def test_away_at_least_the_minimum_always_resets(away_min: int, manner: Manner) -> None:
    day = Day(settings=Settings(away_min=away_min, long_at=""))
    day.works(10)
    day.behaves(away_min + 0.1, manner)
    assert day.seated_min == 0
    day.works(3)
    assert day.seated_min <= 3
    assert len(day.bouts()) == 1


@pytest.mark.parametrize("away_min", [3, 15])
def test_away_less_than_the_minimum_never_resets(away_min: int) -> None:
    day = Day(settings=Settings(away_min=away_min, long_at=""))
    day.works(10)
    day.locks(away_min - 1)
    day.works(3)
    assert 12 <= day.seated_min <= 13


@pytest.mark.parametrize(
    ("act", "evidence"),
    [
        (lambda day: day.locks(10), "locked"),
        (lambda day: day.display_off(10), "display off"),
        (lambda day: day.sleeps(10), "asleep"),
        (lambda day: day.reads(20), "long idle"),
    ],
)
def test_why_somebody_was_away_is_kept(act, evidence: AwayEvidence) -> None:
    day = Day()
    day.works(25)
    act(day)
    day.works(2)
    (relief,) = day.natural()
    assert relief.evidence == evidence
    assert relief.confirmed is (evidence != "long idle")


@pytest.mark.parametrize(("seated", "away", "count"), [(25, 2, 1), (25, 1, 0), (15, 10, 0)])
def test_relief_needs_sitting_before_it_and_ninety_seconds(
    seated: float, away: float, count: int
) -> None:
    day = Day(look_every_s=5.0)
    day.works(seated)
    day.locks(away)
    day.works(1)
    assert len(day.natural()) == count
    assert day.view().natural_today == count


def test_without_an_idle_source_time_and_locks_are_enough() -> None:
    day = Day(has_idle=False)
    day.works(31)
    assert day.phase == "Shown"
    day.does_routine()
    day.works(1)
    assert day.presence == "Seated"
    day.locks(5)
    day.works(1)
    assert day.presence == "Seated"
    assert day.seated_min <= 1


def test_standing_by_ones_own_word_is_limited() -> None:
    day = Day()
    day.works(25)
    day.stands_up()
    day.works(44)
    assert day.view().standing
    assert day.prompts() == []
    day.works(2)
    assert not day.view().standing
    (relief,) = day.natural()
    assert relief.evidence == "standing"


def test_sitting_down_again_ends_standing() -> None:
    day = Day()
    day.works(25)
    day.stands_up()
    assert day.stands_up() is None
    day.works(10)
    day.sits_down()
    assert len(day.natural()) == 1
    assert day.sits_down() is None
    day.works(5)
    assert day.seated_min == pytest.approx(5, abs=0.1)


def test_sitting_down_after_an_absence_keeps_the_relief() -> None:
    """Their word counts like an input: the absence is recorded all the same."""
    day = Day()
    day.works(25)
    day.locks(10)
    day.sits_down()
    assert day.presence == "Seated"
    assert [relief.evidence for relief in day.natural()] == ["locked"]


def test_sitting_down_after_a_short_absence_keeps_the_clock() -> None:
    day = Day()
    day.works(25)
    day.locks(1)
    day.sits_down()
    assert day.seated_min == pytest.approx(25, abs=0.2)
    assert day.state.bout_began == MONDAY


def test_standing_up_when_nobody_looked_for_long_still_ends_the_bout() -> None:
    day = Day(look_every_s=1e9)
    day.works(25)
    day.stands_up()
    day._pass(600)
    day.sits_down()
    assert day.seated_min == 0
    assert len(day.bouts()) == 1


# --- breaks ------------------------------------------------------------


def test_break_waits_for_a_pause_in_typing_but_not_for_ever() -> None:
    day = Day()
    day.types(30.5)
    assert day.phase == "Due"
    day.types(0.6)
    assert day.phase == "Shown"


def test_kinds_alternate() -> None:
    day = Day("2026-03-02 09:00", Settings(short_every=3, long_at=""))
    kinds = []
    for _ in range(6):
        kinds.append(day.works_until_shown().kind)
        day.skips()
    assert kinds == ["micro", "micro", "short"] * 2


def test_only_short_routines() -> None:
    day = Day(settings=Settings(micro=False, short_every=1, long_at=""))
    assert day.works_until_shown().kind == "short"


def test_long_session_once_a_day_at_its_time() -> None:
    day = Day("2026-03-02 14:40", Settings())
    brk = day.works_until_shown()
    assert brk.kind == "long"
    assert day.wall.astimezone(day.zone).strftime("%H:%M") == "15:00"
    day.does_routine()
    for _ in range(3):
        assert day.works_until_shown().kind != "long"
        day.skips()


def test_long_session_done_by_hand_is_not_offered_again() -> None:
    day = Day("2026-03-02 14:30", Settings())
    day.works(10)
    day.starts_now("long")
    day.does_routine()
    day.works(40)
    assert {fact.kind for fact in day.break_facts() if not fact.asked_for} == {"micro"}


def test_long_session_held_by_a_meeting_is_offered_after_it() -> None:
    day = Day("2026-03-02 14:40", Settings())
    day.works(19.8)
    assert day.brk.kind == "long"
    day.pauses(30)
    assert endings(day) == ["held"]
    day.works(31)
    assert day.works_until_shown().kind == "long"


@pytest.mark.parametrize(("steps", "ending"), [(3, "done"), (1, "partial"), (0, "skipped")])
def test_how_a_routine_ends(steps: int, ending: str) -> None:
    day = Day()
    day.works_until_shown()
    day.does_routine(steps)
    assert endings(day) == [ending]
    assert (day.presence == "Returning") is (steps > 0)


def test_unanswered_window_goes_and_is_missed() -> None:
    day = Day()
    day.works_until_shown()
    day.works(2.2)
    assert day.phase == "Shown"
    day.works(0.4)
    assert endings(day) == ["missed"]
    day.works(27)
    assert len(day.prompts()) == 1


def test_pain_ends_a_routine_at_once() -> None:
    day = Day()
    day.works_until_shown()
    day.begins()
    day.does_step(0)
    day.hurts()
    assert endings(day) == ["stopped"]


def test_window_that_went_away_is_offered_again_soon() -> None:
    day = Day()
    day.works_until_shown()
    day.loses_window()
    assert endings(day) == ["interrupted"]
    day.works(5.5)
    assert len(day.prompts()) == 2


def test_paused_routine_is_over_after_ten_minutes() -> None:
    day = Day()
    day.works_until_shown()
    day.begins()
    day.does_step(0)
    day.holds()
    day.works(5)
    assert day.phase == "Running"
    day.works(5.1)
    assert endings(day) == ["partial"]


def test_pause_within_a_routine_gives_its_time_back() -> None:
    day = Day()
    day.works_until_shown()
    day.begins()
    day.holds()
    day.holds()
    day.works(4)
    day.holds(on=False)
    day.holds(on=False)
    day.works(2)
    assert day.phase == "Running"


def test_end_of_the_working_hours_takes_back_what_is_only_announced() -> None:
    day = Day("2026-03-02 17:30")
    day.works(29.7)
    assert day.phase == "Announced"
    day.works(1)
    assert endings(day) == ["held"]
    day.works(60)
    assert len(day.prompts()) == 1


def test_end_of_the_working_hours_leaves_a_window_that_is_there() -> None:
    day = Day("2026-03-02 17:29")
    day.works_until_shown()
    day.works(1)
    assert day.phase == "Shown"
    day.does_routine()
    assert endings(day) == ["done"]


def test_overdue_break_keeps_its_notice() -> None:
    """Sitting since before the working hours: the prompt comes with them, and with its notice."""
    day = Day("2026-03-02 07:00")
    day.works(60.1)
    assert day.told() == ["08:00 announced micro"]
    day.works(0.3)
    assert day.phase == "Announced"


# --- wishes ------------------------------------------------------------


def test_break_can_be_put_off_twice_in_a_row() -> None:
    day = Day()
    for _ in range(2):
        day.works_until_shown()
        assert day.view().can_postpone
        assert day.postpones(5) is None
    day.works_until_shown()
    assert not day.view().can_postpone
    refusal = day.postpones(5)
    assert refusal == "This break was put off twice already; start it or leave it out."
    day.skips()
    day.works_until_shown()
    assert day.postpones(5) is None, "the next break starts anew"


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (Day.postpones, "No break is waiting."),
        (Day.skips, "No break is waiting."),
        (Day.resumes, "Nothing is paused."),
        (lambda day: day.pauses(-1), "That moment is past."),
        (lambda day: day.do(Finish, "nothing"), "That break is over."),
        (lambda day: day.do(StepEnded, "nothing", 0, skipped=False), "That break is over."),
    ],
)
def test_refusals_say_why_and_change_nothing(wish, message: str) -> None:
    day = Day()
    day.works(5)
    assert wish(day) == message
    assert day.facts() == []


def test_running_break_can_be_left_but_not_put_off() -> None:
    day = Day()
    day.works_until_shown()
    day.begins()
    assert day.postpones() == "No break is waiting."
    day.does_step(0)
    assert day.skips() is None
    assert endings(day) == ["partial"]


def test_messages_of_another_break_change_nothing() -> None:
    day = Day()
    day.works_until_shown()
    day.begins()
    assert day.do(Finish, "another") == "Another break is on."
    assert day.phase == "Running"


def test_starting_an_announced_break_starts_that_one() -> None:
    day = Day()
    day.works(29.7)
    announced = day.brk
    day.starts_now("long")
    assert day.brk == announced
    assert day.phase == "Shown"


def test_own_break_is_allowed_at_any_time() -> None:
    day = Day("2026-03-07 20:00")
    day.pauses(60)
    day.starts_now("short")
    day.works(1)
    assert day.phase == "Shown"
    day.does_routine()
    assert endings(day) == ["done"]
    assert all(fact.asked_for for fact in day.break_facts())


def test_own_break_put_off_is_like_any_other() -> None:
    """No announcement out of hours, though the person had asked for it an hour ago."""
    day = Day("2026-03-02 17:50")
    day.starts_now()
    day.postpones(15)
    day.works(30)
    assert day.prompts() == []
    assert endings(day) == ["held"]


def test_pauses_are_a_set_and_end_one_by_one() -> None:
    day = Day()
    day.pauses(10, "meeting")
    day.pauses(60)
    day.pauses(90)
    assert len(day.state.pauses) == 2
    day.works(11)
    assert [pause.reason for pause in day.state.pauses] == ["you"]
    over = [fact for fact in day.facts() if isinstance(fact, PauseFact) and fact.until is None]
    assert [fact.reason for fact in over] == ["meeting"]


# --- restart ------------------------------------------------------------


def test_short_restart_keeps_the_clock_and_the_counts() -> None:
    day = Day()
    day.works_until_shown()
    day.does_routine()
    day.works(10)
    before = day.seated_min
    day.restarts(0.5)
    assert day.seated_min == pytest.approx(before)
    assert (day.view().prompts_today, day.view().done_today) == (1, 1)


def test_long_gap_counts_as_having_stood_up_but_is_not_confirmed() -> None:
    day = Day()
    day.works(25)
    day.restarts(20)
    assert day.seated_min == 0
    (relief,) = day.natural()
    assert (relief.evidence, relief.confirmed) == ("closed", False)
    assert len(day.bouts()) == 1
    day.works(9)
    assert day.prompts() == []


def test_open_break_is_closed_at_the_last_known_moment() -> None:
    day = Day()
    day.works_until_shown()
    ended = day.wall
    day.restarts(5)
    assert endings(day) == ["interrupted"]
    assert day.break_facts()[-1].at == ended
    assert day.phase == "Waiting"


def test_break_that_was_put_off_survives_a_short_restart() -> None:
    day = Day()
    brk = day.works_until_shown()
    day.postpones(10)
    day.restarts(1, quiet_min=0)
    assert day.phase == "Postponed"
    assert day.works_until_shown().id == brk.id


def test_break_that_was_put_off_ends_with_a_long_gap() -> None:
    day = Day()
    day.works_until_shown()
    day.postpones(10)
    day.restarts(60)
    assert endings(day) == ["away"]


@pytest.mark.parametrize(("minutes", "paused"), [(1, True), (45, True), (61, False)])
def test_pause_survives_a_restart_until_its_end(minutes: float, paused: bool) -> None:
    day = Day()
    day.pauses(60)
    day.restarts(minutes)
    assert bool(day.state.pauses) is paused


def test_restart_on_another_day_starts_new_counts() -> None:
    day = Day()
    day.works_until_shown()
    day.does_routine()
    day.restarts(24 * 60)
    assert day.view().done_today == 0


def test_clock_set_back_before_a_restart_is_no_gap() -> None:
    day = Day()
    day.works(10)
    day.wall -= timedelta(hours=5)
    day.restarts(1)
    assert day.seated_min == pytest.approx(10)


# --- view ------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "tray"),
    [
        (5, "seated-0"),
        (12, "seated-1"),
        (15.5, "nudge"),
        (18, "seated-1"),
        (22, "seated-2"),
        (28, "seated-3"),
        (29.7, "due"),
        (31, "break"),
    ],
)
def test_tray_tells_how_long(minutes: float, tray: str) -> None:
    day = Day()
    day.works(minutes)
    assert day.view().tray == tray


@pytest.mark.parametrize(
    ("act", "tray"),
    [
        (lambda day: day.pauses(10), "paused"),
        (lambda day: day.stands_up(), "standing"),
        (lambda day: day.locks(1), "away"),
        (lambda day: day.do(Sleeping), "away"),
        (lambda day: day.starts_now(), "break"),
    ],
)
def test_tray_tells_what_is_special(act, tray: str) -> None:
    day = Day()
    day.works(5)
    act(day)
    assert day.view().tray == tray


def test_view_off_hours_says_when_they_end() -> None:
    day = Day("2026-03-06 19:00")
    seen = day.view()
    assert seen.tray == "off"
    assert seen.next_break_in_s is None
    assert seen.off_until == datetime(2026, 3, 9, 7, 0, tzinfo=UTC)


def test_view_counts_down_to_the_next_break() -> None:
    day = Day()
    day.works(10)
    assert day.view().next_break_in_s == pytest.approx(20 * 60)
    assert day.view().next_kind == "micro"
    day.works(19.7)
    assert day.view().pending
    assert day.view().next_break_in_s == pytest.approx(18)


def test_next_look_of_an_empty_state_is_the_next_change() -> None:
    day = Day("2026-03-07 12:00")
    state = fresh_state(day.moment(), day.plan().day)
    assert isinstance(state.presence, Seated)
    assert next_look(state, day.plan()) == 12 * 3600


def test_values_of_the_state_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Away(0.0, "locked", 0.0).credited = True  # type: ignore[misc]
    assert Pause("you", MONDAY) == Pause("you", MONDAY)
    assert OFFERS["micro"].seconds == 75.0
    assert CALM.long_at == ""


def test_who_switched_everything_off_is_not_told_of_safety():
    """With nothing on offer the tray says why, and where that can be changed."""
    day = Day()
    day.offers = {}
    for_safety = view(day.state, day.plan())
    switched_off = view(day.state, day.plan(), for_safety=False)
    assert wording.headline(for_safety, day.zone) == "Exercises are paused; see “About you”"
    assert "switched off" in wording.headline(switched_off, day.zone)
