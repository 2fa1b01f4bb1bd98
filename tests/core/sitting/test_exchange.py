"""What a break leads through: another routine, half a minute of it, the one that was left out."""

import pytest
from day import CALM, Day

from postureguard.core.programme import subjects
from postureguard.core.sitting.effects import Announce, Reveal
from postureguard.core.sitting.exchange import REDO_S
from postureguard.core.sitting.inputs import Another, HalfMinute, NewSettings
from postureguard.core.sitting.plan import BAD_DAY, Offer


def led(day: Day) -> tuple[str, str]:
    return day.brk.routine, day.brk.script


def shown() -> Day:
    day = Day()
    day.works_until_shown()
    return day


# --- another one ------------------------------------------------------------------------------


def test_another_one_comes_at_once_and_after_the_last_it_starts_again() -> None:
    day = shown()
    names = []
    for _ in range(4):
        names.append(day.brk.routine)
        assert day.wants_another() is None
        (_, last) = day.happened[-1]
        assert isinstance(last, Reveal)
        assert last.brk == day.brk
    assert names == ["wake-up", "wall", "seat", "wake-up"]


def test_the_break_stays_the_same_break() -> None:
    day = shown()
    before = day.brk
    day.wants_another()
    assert (day.brk.id, day.brk.kind) == (before.id, before.kind)
    assert day.told() == ["09:29 announced micro", "09:30 shown micro"]


def test_e62_however_often_one_asks_the_kind_is_the_one_that_was_due() -> None:
    day = shown()
    for _ in range(7):
        day.wants_another()
        assert day.brk.kind == "micro"
    day.does_routine()
    assert {fact.kind for fact in day.break_facts()} == {"micro"}


@pytest.mark.parametrize("minutes", [29.7, 31.5])
def test_what_is_announced_or_put_off_is_exchanged_without_a_window(minutes: float) -> None:
    day = Day()
    day.works(minutes)
    if day.phase == "Shown":
        day.postpones(10)
    day.forget()
    assert day.phase in {"Announced", "Postponed"}
    assert day.wants_another() is None
    assert day.happened == []
    day.works(12)
    reveal = next(effect for _, effect in day.happened if isinstance(effect, Reveal))
    assert reveal.brk.routine == "wall"
    assert all(e.brk.routine == "wall" for _, e in day.happened if isinstance(e, Announce))


def test_what_has_begun_is_not_exchanged() -> None:
    day = shown()
    day.begins()
    for refused in (day.wants_another(), day.has_half_a_minute()):
        assert refused is not None
        assert "has begun" in refused
    assert led(day) == ("wake-up", "")


def test_without_a_break_or_for_an_old_one_nothing_is_exchanged() -> None:
    day = Day()
    assert day.wants_another() == "No break is waiting."
    day.works_until_shown()
    assert day.do(Another, "20260101T000000000000Z") == "Another break is on."
    assert day.do(HalfMinute, "20260101T000000000000Z") == "Another break is on."
    assert led(day) == ("wake-up", "")


def test_where_there_is_no_other_one_it_says_so() -> None:
    day = Day()
    day.starts_now("short")
    assert not day.view().can_exchange
    assert day.wants_another() == "There is no other routine for this break now."


def test_what_is_no_longer_on_offer_gives_way_to_what_is() -> None:
    day = shown()
    day.offers = {"micro": Offer("walk", 80.0, 1)}
    assert day.view().can_exchange
    day.wants_another()
    assert led(day) == ("walk", "")
    assert not day.view().can_exchange


def test_the_journal_has_the_routine_that_was_begun() -> None:
    day = shown()
    day.wants_another()
    day.does_routine()
    facts = {fact.stage: fact.routine for fact in day.break_facts()}
    assert facts["announced"] == "wake-up"
    assert facts["started"] == facts["ended"] == "wall"


def test_who_chooses_has_all_the_time_of_a_window_that_has_just_come() -> None:
    day = Day()
    day.starts_now("short")
    day.reads(4)
    day.has_half_a_minute()
    assert day.phase == "Shown"
    day.reads(1.9)
    assert day.phase == "Shown"
    day.reads(0.2)
    assert day.phase == "Waiting"


# --- half a minute ----------------------------------------------------------------------------


def test_half_a_minute_that_is_done_counts_in_part() -> None:
    day = shown()
    assert day.view().can_shorten
    assert day.has_half_a_minute() is None
    assert led(day) == ("wake-up", "[wake-up]")
    assert day.view().in_part
    day.does_routine()
    assert day.told()[-1] == "09:30 partial micro"
    assert day.view().done_today == 1
    assert day.view().up_today == 1


def test_half_a_minute_that_was_not_begun_is_skipped() -> None:
    day = shown()
    day.has_half_a_minute()
    day.begins()
    day.finishes()
    assert day.told()[-1].split()[1] == "skipped"


def test_the_whole_routine_after_all() -> None:
    day = shown()
    for _ in range(2):  # said twice is said once
        day.has_half_a_minute()
    for _ in range(2):
        assert day.has_half_a_minute(on=False) is None
    assert led(day) == ("wake-up", "")
    day.does_routine()
    assert day.told()[-1].split()[1] == "done"


def test_another_one_of_half_a_minute_is_half_a_minute_where_there_is_one() -> None:
    day = shown()
    day.has_half_a_minute()
    day.wants_another()
    assert led(day) == ("wall", "[wall]")
    day.wants_another()
    assert led(day) == ("seat", "")
    assert not day.view().in_part


def test_where_it_is_as_short_as_it_gets_it_says_so() -> None:
    day = Day()
    day.starts_now("long")
    assert not day.view().can_shorten
    assert day.has_half_a_minute() == "This one is as short as it gets."


# --- the one that was left out ----------------------------------------------------------------


def test_what_was_skipped_can_be_done_after_all_as_asked_for() -> None:
    day = shown()
    day.wants_another()
    left_out = day.brk
    day.skips()
    day.works(14)
    assert day.view().can_redo
    assert day.catches_up() is None
    assert (day.brk.kind, day.brk.routine) == (left_out.kind, left_out.routine)
    assert day.brk.id != left_out.id
    assert day.phase == "Shown"
    day.does_routine()
    endings = [(f.ending, f.asked_for) for f in day.break_facts() if f.ending]
    assert endings == [("skipped", False), ("done", True)]
    assert not day.view().can_redo


def test_what_was_missed_can_be_done_too_and_as_short_as_it_was() -> None:
    day = shown()
    day.has_half_a_minute()
    day.reads(3)
    assert day.told()[-1].split()[1] == "missed"
    day.catches_up()
    assert led(day) == ("wake-up", "[wake-up]")


@pytest.mark.parametrize("answer", ["does_routine", "hurts", "loses_window"])
def test_a_break_that_was_not_left_out_is_not_offered_again(answer: str) -> None:
    day = shown()
    if answer != "loses_window":
        day.begins()
    getattr(day, answer)()
    assert not day.view().can_redo
    assert day.catches_up() is not None


def test_after_a_quarter_of_an_hour_it_is_over() -> None:
    day = shown()
    day.skips()
    day.works(REDO_S / 60 + 0.1)
    assert not day.view().can_redo
    assert day.catches_up() == "No break was left out in the last few minutes."
    assert day.phase == "Waiting"


@pytest.mark.parametrize("offers", [{}, {"micro": Offer("walk", 80.0, 1)}])
def test_what_is_no_longer_on_offer_is_not_done_after_all(offers: dict[str, Offer]) -> None:
    day = shown()
    day.skips()
    day.offers = offers
    assert not day.view().can_redo
    assert day.catches_up() is not None


def test_another_break_comes_first() -> None:
    day = shown()
    day.skips()
    day.starts_now("short")
    assert not day.view().can_redo
    assert day.catches_up() is not None
    assert day.brk.kind == "short"


# --- a bad day --------------------------------------------------------------------------------


def bad(**options: int) -> Day:
    day = Day()
    day.chooses(**options)
    day.bad_day = day.plan().day
    return day


@pytest.mark.parametrize(
    ("usual", "limit"), [(60, 40.0), (45, 30.0), (30, 20.0), (20, 20.0), (15, 15.0)]
)
def test_on_a_bad_day_one_sits_for_two_thirds_but_no_break_is_rushed(
    usual: int, limit: float
) -> None:
    assert bad(sitting_limit_min=usual).plan().limit_s == limit * 60
    assert Day(settings=CALM).plan().limit_s == 30 * 60


def test_a_day_that_turns_bad_brings_the_break_a_minute_later_at_the_soonest() -> None:
    day = Day()
    day.works(25)
    day.bad_day = day.plan().day
    day.do(NewSettings)
    day.works(0.9)
    assert day.prompts() == []
    day.works(0.2)
    assert len(day.prompts()) == 1


def test_on_a_bad_day_a_break_is_put_off_as_often_as_one_likes() -> None:
    day = bad()
    day.works_until_shown()
    for _ in range(5):
        assert day.view().can_postpone
        assert day.postpones(2) is None
        day.works_until_shown(10)
    day.bad_day = None
    assert day.postpones(2) is not None


def test_a_bad_day_ends_with_the_day_even_if_nobody_chooses_anew() -> None:
    day = Day("2026-03-02 22:00")
    day.bad_day = day.plan().day
    assert day.view().bad_day
    day.sleeps(10 * 60)
    assert not day.view().bad_day
    assert day.plan().limit_s == 30 * 60


def test_a_bad_day_has_one_name() -> None:
    assert BAD_DAY == subjects.BAD_DAY
