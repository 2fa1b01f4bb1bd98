"""The rules in force: settings seen in local time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from day import OFFERS
from hypothesis import given
from hypothesis import strategies as st

from postureguard.core.settings import Settings
from postureguard.core.sitting.plan import Plan, day_of, next_day_start, plan_at

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = sorted(available_timezones())


def at(text: str, zone: ZoneInfo = BERLIN, *, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold).astimezone(UTC)


def plan(text: str, zone: ZoneInfo = BERLIN, *, fold: int = 0, **options: object) -> Plan:
    return plan_at(Settings(**options), at(text, zone, fold=fold), zone, OFFERS)


@pytest.mark.parametrize(
    ("moment", "on_duty"),
    [
        ("2026-03-02 07:59:59", False),
        ("2026-03-02 08:00", True),
        ("2026-03-02 17:59:59", True),
        ("2026-03-02 18:00", False),
        ("2026-03-06 12:00", True),
        ("2026-03-07 12:00", False),  # Saturday
        ("2026-03-08 12:00", False),
    ],
)
def test_working_hours_follow_the_weekday(moment: str, *, on_duty: bool) -> None:
    assert plan(moment).on_duty is on_duty


@pytest.mark.parametrize(
    ("moment", "on_duty"),
    [("11:59", True), ("12:00", False), ("12:44", False), ("12:45", True), ("13:30", False)],
)
def test_lunch_is_cut_out_of_the_ranges_of_a_day(moment: str, *, on_duty: bool) -> None:
    chosen = plan(f"2026-03-02 {moment}", mon="08:00-13:30, 14:00-18:00", lunch="12:00-12:45")
    assert chosen.on_duty is on_duty


def test_lunch_that_covers_a_whole_range_leaves_no_working_time() -> None:
    assert not plan("2026-03-02 12:15", mon="12:00-12:30", lunch="11:00-13:00").on_duty


def test_hours_to_midnight_join_the_next_day() -> None:
    options = {"mon": "20:00-24:00", "tue": "00:00-02:00"}
    assert plan("2026-03-02 23:59:59", **options).on_duty
    assert plan("2026-03-03 00:00", **options).on_duty
    assert not plan("2026-03-03 02:00", **options).on_duty


@pytest.mark.parametrize(
    ("moment", "changes_at"),
    [
        ("2026-03-02 03:00", "2026-03-02 04:00"),  # the day starts
        ("2026-03-02 04:00", "2026-03-02 08:00"),
        ("2026-03-02 08:00", "2026-03-02 18:00"),
        ("2026-03-02 18:00", "2026-03-03 00:00"),
        ("2026-03-07 04:00", "2026-03-08 00:00"),
    ],
)
def test_the_next_change_is_the_next_edge(moment: str, changes_at: str) -> None:
    assert plan(moment).changes_at == at(changes_at)


@pytest.mark.parametrize(
    ("moment", "duty_at"),
    [
        ("2026-03-02 07:00", "2026-03-02 08:00"),
        ("2026-03-02 08:00", "2026-03-03 08:00"),
        ("2026-03-06 19:00", "2026-03-09 08:00"),  # over the weekend
    ],
)
def test_when_working_time_begins_again(moment: str, duty_at: str) -> None:
    assert plan(moment).duty_at == at(duty_at)


def test_nobody_who_never_works_is_told_when_it_begins() -> None:
    free = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "")
    assert plan("2026-03-02 12:00", **free).duty_at is None


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-02 03:59:59", date(2026, 3, 1)),
        ("2026-03-02 04:00", date(2026, 3, 2)),
        ("2026-03-03 00:00", date(2026, 3, 2)),
    ],
)
def test_day_starts_at_the_chosen_hour(moment: str, day: date) -> None:
    assert plan(moment).day == day


def test_day_that_starts_nowhere_starts_at_midnight() -> None:
    assert plan("2026-03-02 00:00", day_start="").day == date(2026, 3, 2)
    assert plan("2026-03-01 23:59", day_start="").day == date(2026, 3, 1)


def test_long_session_belongs_to_the_day_not_to_the_date() -> None:
    assert plan("2026-03-03 01:00").long_at == at("2026-03-02 15:00")
    assert plan("2026-03-03 01:00", long_at="").long_at is None


def test_durations_are_seconds() -> None:
    chosen = plan("2026-03-02 12:00", sitting_limit_min=25, away_min=4, notice_s=20)
    assert (chosen.limit_s, chosen.away_s, chosen.notice_s) == (1500.0, 240.0, 20.0)


@pytest.mark.parametrize(
    ("micro", "short_every", "prompts"),
    [(True, 0, True), (False, 2, True), (False, 0, False), (True, 2, True)],
)
def test_prompts_by_sitting(micro: bool, short_every: int, *, prompts: bool) -> None:
    chosen = plan("2026-03-02 12:00", micro=micro, short_every=short_every)
    assert chosen.prompts_by_sitting is prompts


# --- nights on which clocks change ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "night", "hours"),
    [
        ("Europe/Berlin", "2026-03-29", 23),
        ("Europe/Berlin", "2026-10-25", 25),
        ("America/New_York", "2026-03-08", 23),
        ("America/New_York", "2026-11-01", 25),
        ("Australia/Lord_Howe", "2026-10-04", 23.5),
        ("Europe/Berlin", "2026-06-01", 24),
    ],
)
def test_length_of_the_day_on_which_clocks_change(zone: str, night: str, hours: float) -> None:
    tz = ZoneInfo(zone)
    settings = Settings(day_start="00:00")
    start = at(f"{night} 00:00", tz)
    assert next_day_start(start, settings, tz) - start == timedelta(hours=hours)


def test_a_start_that_does_not_exist_is_the_next_minute_that_does() -> None:
    options = {"sun": "02:30-06:00", "day_start": "02:15"}
    leap = at("2026-03-29 03:00")
    before = plan("2026-03-29 01:59", **options)
    assert not before.on_duty
    assert before.changes_at == leap
    assert before.day == date(2026, 3, 28)
    after = plan_at(Settings(**options), leap, BERLIN, OFFERS)
    assert after.on_duty
    assert after.day == date(2026, 3, 29)


def test_an_hour_that_comes_twice_counts_once() -> None:
    options = {"sun": "02:15-02:45", "day_start": "02:30"}
    first = plan("2026-10-25 02:30", **options)
    again = plan("2026-10-25 02:20", fold=1, **options)
    assert first.on_duty
    assert first.day == date(2026, 10, 25)
    assert not again.on_duty
    assert again.day == date(2026, 10, 25), "a day that has begun does not end"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"])
def test_hours_follow_the_wall_far_east_and_west(zone: str) -> None:
    tz = ZoneInfo(zone)
    assert plan("2026-03-02 08:00", tz).on_duty
    assert not plan("2026-03-02 07:59", tz).on_duty
    assert plan("2026-03-02 12:00", tz).day == date(2026, 3, 2)


def test_a_day_that_a_zone_left_out_is_survived() -> None:
    apia = ZoneInfo("Pacific/Apia")  # there was no 30 December 2011
    evening = plan_at(Settings(), at("2011-12-29 20:00", apia), apia, OFFERS)
    assert evening.changes_at == at("2011-12-31 00:00", apia)


MOMENTS = st.integers(0, 30 * 365 * 86_400).map(
    lambda s: datetime(2010, 1, 1, tzinfo=UTC) + timedelta(seconds=s)
)
TIMES = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))


@st.composite
def hours(draw: st.DrawFn) -> str:
    edges = sorted(draw(st.lists(st.integers(0, 1440), max_size=6, unique=True)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return ", ".join(f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for a, b in pairs)


@given(
    zone=st.sampled_from(ZONES),
    wall=MOMENTS,
    week=st.tuples(*[hours()] * 7),
    lunch=hours(),
    day_start=TIMES,
)
def test_nothing_changes_before_the_plan_says_so(
    zone: str, wall: datetime, week: tuple[str, ...], lunch: str, day_start: str
) -> None:
    """The next edge is always later than now; until then the rules are the same."""
    tz = ZoneInfo(zone)
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    settings = Settings(lunch=lunch, day_start=day_start, **dict(zip(names, week, strict=True)))
    now = plan_at(settings, wall, tz, OFFERS)
    assert wall < now.changes_at <= wall + timedelta(days=2)
    for share in (0.25, 0.5, 0.999_999):
        later = plan_at(settings, wall + (now.changes_at - wall) * share, tz, OFFERS)
        assert (later.on_duty, later.day, later.changes_at, later.long_at) == (
            now.on_duty,
            now.day,
            now.changes_at,
            now.long_at,
        )
    if now.duty_at is not None:
        assert plan_at(settings, now.duty_at, tz, OFFERS).on_duty


@given(zone=st.sampled_from(ZONES), wall=MOMENTS, day_start=TIMES, ahead=st.integers(0, 90_000))
def test_days_never_go_back(zone: str, wall: datetime, day_start: str, ahead: int) -> None:
    tz = ZoneInfo(zone)
    settings = Settings(day_start=day_start)
    later = wall + timedelta(seconds=ahead)
    assert day_of(wall, settings, tz) <= day_of(later, settings, tz)


@pytest.mark.parametrize("missing", ["micro", "short", "long"])
def test_a_kind_without_a_routine_does_not_come(missing: str) -> None:
    offers = {kind: offer for kind, offer in OFFERS.items() if kind != missing}
    found = plan_at(Settings(), at("2026-03-02 09:00"), BERLIN, offers)
    assert found.micro == (missing != "micro")
    assert (found.short_every == 0) == (missing == "short")
    assert (found.long_at is None) == (missing == "long")


def test_without_any_routine_nothing_comes() -> None:
    found = plan_at(Settings(), at("2026-03-02 09:00"), BERLIN, {})
    assert not found.prompts_by_sitting
    assert found.long_at is None
