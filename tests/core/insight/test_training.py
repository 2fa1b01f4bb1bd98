"""What was trained in a span."""

from datetime import date, timedelta

from core.programme.diary import EXERCISES, MONDAY, Diary, a_session, on

from postureguard.core.insight.spans import Span
from postureguard.core.insight.training import Level, doses, levels, work
from postureguard.core.programme.balance import BALANCE_DAYS, balance
from postureguard.core.programme.history import Done
from postureguard.core.programme.standing import LevelChange

THREE_WEEKS = Span(on(0), on(20))


def with_steps(day, *steps):
    return a_session(day, steps=steps)


def test_a_week_without_training_has_no_dose():
    found = doses([with_steps(1, Done("glute-bridge", 10))], EXERCISES, THREE_WEEKS)
    assert [(one.sessions, one.sets, one.seconds) for one in found] == [
        (1, 1, 60), (0, 0, 0), (0, 0, 0),
    ]  # fmt: skip
    assert [one.first for one in found] == [on(0), on(7), on(14)]


def test_both_sides_of_a_stretch_are_one_set_and_both_take_their_time():
    stretch = Done("standing-hip-flexor-stretch", 1)
    (week,) = doses([with_steps(0, stretch, stretch)], EXERCISES, Span(on(0), on(6)))
    assert (week.sets, week.seconds) == (1, 60)


def test_what_was_left_out_does_not_count():
    sessions = [
        with_steps(0, Done("glute-bridge", 10), Done("dead-bug", 5, skipped=True)),
        with_steps(1, Done("dead-bug", 5, skipped=True)),
        with_steps(2),
    ]
    (week,) = doses(sessions, EXERCISES, Span(on(0), on(6)))
    assert (week.sessions, week.sets, week.seconds) == (1, 1, 60)


def test_what_is_no_longer_known_has_no_length():
    (week,) = doses([with_steps(0, Done("gone", 3))], EXERCISES, Span(on(0), on(6)))
    assert (week.sessions, week.sets, week.seconds) == (1, 1, 0)


def test_the_work_of_a_fortnight_is_the_balance_of_the_plan():
    diary = Diary()
    for day in range(40):
        diary.do(day, "glute-bridge", "dead-bug") if day % 3 else diary.do(day, "wall-reset")
    sessions = diary.history.sessions
    for last in (5, 20, 45):
        span = Span(on(last - BALANCE_DAYS + 1), on(last))
        assert work(sessions, EXERCISES, span) == balance(sessions, on(last), EXERCISES)
    parts = [work(sessions, EXERCISES, Span(on(n), on(n + 9))) for n in (0, 10, 20, 30)]
    whole = work(sessions, EXERCISES, Span(on(0), on(39)))
    assert whole == {region: sum(part[region] for part in parts) for region in whole}
    assert whole["belly"] > 0


CHANGES = (
    LevelChange(MONDAY, 1, "level"),
    LevelChange(MONDAY + timedelta(days=20), 2, "level up"),
    LevelChange(MONDAY + timedelta(days=30), 1, "absence"),
)


def test_levels_hold_until_the_next_one():
    assert levels(CHANGES, Span(on(-5), on(100))) == (
        Level(on(0), on(19), 1), Level(on(20), on(29), 2), Level(on(30), on(100), 1),
    )  # fmt: skip


def test_levels_of_a_span_are_cut_to_it():
    assert levels(CHANGES, Span(on(10), on(24))) == (
        Level(on(10), on(19), 1), Level(on(20), on(24), 2),
    )  # fmt: skip
    assert levels(CHANGES, Span(on(-9), on(-1))) == ()
    assert levels((), Span(on(0), on(9))) == ()


def test_the_levels_of_a_fold_reach_to_its_end():
    diary = Diary().master("glute-bridge", 0, 1, 2)
    standing = diary.fold(9).tracks["lcs"]
    found = levels(standing.changes, Span(on(-3), on(9)))
    assert found[0].first == on(0)
    assert (found[-1].last, found[-1].level) == (on(9), standing.level)
    assert found[0].first < date(2026, 3, 9)
