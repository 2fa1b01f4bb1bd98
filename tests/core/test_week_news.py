"""When a week is told of: half an hour before work ends, and not before."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postureguard.core.due import ASKED
from postureguard.core.programme.asking import untold_week
from postureguard.core.programme.history import History, Statement
from postureguard.core.settings import Settings
from postureguard.core.week_news import TOLD, next_telling, week_to_tell

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 3, 2)
BEGIN = datetime(2025, 1, 1, tzinfo=UTC)
LAST_WEEK = date(2026, 2, 23)


def at(text, zone=BERLIN):
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def week(text, zone=BERLIN, **options):
    return week_to_tell(Settings(**options), at(text, zone), zone)


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        ("2026-03-05 18:00", None),  # Thursday
        ("2026-03-06 17:29", None),
        ("2026-03-06 17:30", MONDAY),
        ("2026-03-07 10:00", MONDAY),
        ("2026-03-10 18:00", MONDAY),
        ("2026-03-11 00:00", None),  # Wednesday: too late
    ],
)
def test_on_fridays_the_week_that_ends(moment, found):
    assert week(moment) == found


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        ("2026-03-02 17:29", None),
        ("2026-03-02 17:30", LAST_WEEK),
        ("2026-03-06 17:30", LAST_WEEK),
        ("2026-03-07 09:00", None),
    ],
)
def test_on_mondays_the_week_before(moment, found):
    assert week(moment, review_day="monday") == found


def test_never_is_never():
    assert week("2026-03-06 17:30", review_day="off") is None
    assert next_telling(Settings(review_day="off"), at("2026-03-06 17:30"), BERLIN) is None


def test_the_last_hours_of_the_day_count():
    assert week("2026-03-06 13:30", fri="08:00-12:00, 14:00-16:00") is None
    assert week("2026-03-06 15:30", fri="08:00-12:00, 14:00-16:00") == MONDAY


def test_a_friday_off_is_told_on_the_next_day_of_work():
    assert week("2026-03-06 23:59", fri="") is None
    assert week("2026-03-09 09:00", fri="") == MONDAY


def test_work_to_midnight():
    assert week("2026-03-06 23:29", fri="16:00-24:00") is None
    assert week("2026-03-06 23:30", fri="16:00-24:00") == MONDAY


@given(
    st.integers(0, 3 * 365 * 24 * 60).map(lambda n: BEGIN + timedelta(minutes=n)),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe"]),
    st.sampled_from(["friday", "monday"]),
    st.sampled_from(["08:00-18:00", "", "20:00-24:00"]),
)
def test_from_the_next_telling_on_there_is_a_week_to_tell(wall, name, day, hours):
    zone = ZoneInfo(name)
    settings = Settings(review_day=day, fri=hours, mon=hours)
    then = next_telling(settings, wall, zone)
    assert wall < then <= wall + timedelta(days=9)
    assert week_to_tell(settings, then, zone) is not None
    before = week_to_tell(settings, then - timedelta(seconds=1), zone)
    assert before != week_to_tell(settings, then, zone)


# --- once -------------------------------------------------------------------------------------


def said(about, value, day):
    return History(said=(Statement(datetime.combine(day, time(9), UTC), day, about, value),))


def untold(history, text="2026-03-06 17:30"):
    return untold_week(history, Settings(), at(text), BERLIN)


def test_what_was_told_is_not_told_again():
    assert untold(History()) == MONDAY
    assert untold(said(TOLD, "2026-02-23", date(2026, 2, 27))) == MONDAY
    assert untold(said(TOLD, "2026-03-02", date(2026, 3, 6))) is None
    assert untold(said(TOLD, "2026-03-02", date(2026, 3, 6)), "2026-03-09 09:00") is None


def test_on_a_day_with_another_question_it_waits():
    asked = said(ASKED, "month", date(2026, 3, 6))
    assert untold(asked) is None
    assert untold(asked, "2026-03-09 09:00") == MONDAY
