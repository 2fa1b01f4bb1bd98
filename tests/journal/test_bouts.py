"""Stretches of sitting are told by the clock that hung on the wall where they were sat."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from postureguard.core.facts import SittingBout
from postureguard.core.insight.sitting import Bout
from postureguard.journal.reader import JournalReader

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = 3600.0


def local(text, zone=BERLIN):
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.fixture
def sat(journal, path):
    """Keep one stretch, and read it on a computer that is elsewhere."""

    def keep(began, hours, *, day, zone=BERLIN, known=True, here=BERLIN):
        at = began.astimezone(UTC) + timedelta(hours=hours)
        bout = SittingBout(began.astimezone(UTC), at, hours * HOUR)
        journal.append(bout.by_clock_of(zone) if known else bout, day)
        with JournalReader(path) as reader:
            (found,) = reader.bouts(day, day, here)
        return found

    return keep


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(
    ("began", "hours", "day", "clock"),
    [
        ("2026-11-20 09:15", 1, 20, (9.25, 10.25)),
        ("2026-11-20 23:30", 1, 20, (23.5, 24.5)),
        ("2026-11-21 01:00", 2, 20, (25, 27)),  # before the day begins at four
        ("2026-11-21 03:30", 1, 21, (3.5, 4.5)),
    ],
)
def test_e15_a_stretch_around_midnight(sat, known, began, hours, day, clock):
    found = sat(local(began), hours, day=date(2026, 11, day), known=known)
    start, end = clock
    expected = Bout(date(2026, 11, day), start * HOUR, end * HOUR, hours * HOUR)
    assert found == expected


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(
    ("began", "day"), [("2026-03-29 01:30", 29), ("2026-10-25 01:30", 25), ("2026-10-25 01:59", 25)]
)
def test_e15_over_a_change_of_the_clocks_a_stretch_is_as_long_as_it_was(sat, known, began, day):
    moment = local(began)
    found = sat(moment, 3, day=moment.date(), known=known)
    assert found.start_s == (moment.hour * 60 + moment.minute) * 60
    assert found.end_s - found.start_s == 3 * HOUR


def test_e18_after_a_journey_a_stretch_is_told_by_the_clock_it_had(sat):
    there = ZoneInfo("America/Los_Angeles")
    began = local("2026-11-20 09:00", there)
    assert sat(began, 1, day=date(2026, 11, 20), zone=there).start_s == 9 * HOUR


def test_without_its_clock_a_stretch_is_told_by_the_clock_here(sat):
    there = ZoneInfo("America/Los_Angeles")
    began = local("2026-11-20 03:00", there)
    found = sat(began, 1, day=date(2026, 11, 20), zone=there, known=False)
    assert found.start_s == 12 * HOUR


@pytest.mark.parametrize(
    ("there", "here", "start"),
    [
        ("Pacific/Kiritimati", "Pacific/Pago_Pago", 8),
        ("Pacific/Pago_Pago", "Pacific/Kiritimati", 34),
    ],
)
def test_without_its_clock_a_stretch_stays_at_its_day(sat, there, here, start):
    began = local("2026-11-20 09:00", ZoneInfo(there))
    day = date(2026, 11, 20)
    found = sat(began, 1, day=day, zone=ZoneInfo(there), known=False, here=ZoneInfo(here))
    assert found == Bout(day, start * HOUR, (start + 1) * HOUR, HOUR)


def test_the_clocks_of_the_computer_are_those_that_are_meant(sat):
    began = datetime(2026, 11, 20, 9, tzinfo=UTC)
    day = began.astimezone().date()
    found = sat(began, 1, day=day, known=False, here=None)
    at = began.astimezone()
    assert found.start_s == (at.hour * 60 + at.minute) * 60


def test_stretches_come_in_order_and_only_those_of_the_days(journal, path):
    day = date(2026, 11, 20)
    began = datetime(2026, 11, 20, 9, tzinfo=UTC)
    for hours in (3, 1, 2, -24, 24):
        start = began + timedelta(hours=hours)
        bout = SittingBout(start, start + timedelta(minutes=30), 1700.0)
        journal.append(bout, start.date())
    with JournalReader(path) as reader:
        found = reader.bouts(day, day, UTC)
        assert [bout.start_s / HOUR for bout in found] == [10, 11, 12]
        assert len(reader.bouts(date.min, date.max, UTC)) == 5
