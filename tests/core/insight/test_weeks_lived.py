"""Weeks out of a real journal: nights of the clock change, travel, midnight, gaps, corrections."""

from collections import defaultdict
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from statistics import median
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postureguard.core.facts import BreakFact, Correction, PainRating
from postureguard.core.insight.change import ratings
from postureguard.core.insight.weeks import monday_of, weeks
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.reader import JournalReader
from postureguard.journal.records import SqliteJournal

ZONES = tuple(
    ZoneInfo(name)
    for name in (
        "Europe/Berlin",
        "America/Los_Angeles",
        "Australia/Lord_Howe",  # half an hour of summer time
        "Pacific/Kiritimati",  # fourteen hours ahead
        "Pacific/Pago_Pago",  # eleven hours behind: the other side of the date line
    )
)
CHANGES = (datetime(2026, 10, 25, tzinfo=UTC), datetime(2026, 3, 29, tzinfo=UTC))
"""Nights in which Berlin changes its clocks, both from a Saturday to a Sunday."""
RANGE = (date(2026, 2, 23), date(2026, 12, 6))


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    path = tmp_path_factory.mktemp("blank") / "journal.sqlite3"
    prepare_journal(path)
    return path


def rating(pair):
    night, hours, zone, score, corrected = pair
    return night + timedelta(hours=hours), zone, score, corrected


lived = st.lists(
    st.tuples(
        st.sampled_from(CHANGES),
        st.integers(-24 * 12, 24 * 12).map(lambda n: n / 2),  # half hours, six days either way
        st.sampled_from(ZONES),
        st.integers(0, 10),
        st.one_of(st.just("kept"), st.none(), st.integers(0, 10)),
    ).map(rating),
    min_size=1,
    max_size=30,
).map(lambda rows: sorted(rows, key=lambda row: row[0]))


@settings(max_examples=50, deadline=None)
@given(lived)
def test_e18_every_rating_is_in_the_week_of_its_own_day(blank, rows):
    with TemporaryDirectory() as folder:
        path = Path(copyfile(blank, Path(folder) / "journal.sqlite3"))
        with closing(SqliteJournal(connect(path), path)) as journal:
            for at, zone, score, _corrected in rows:
                journal.append(PainRating(at, score), at.astimezone(zone).date())
        with JournalReader(path) as reader:
            names = [entry.uid for entry in reader.entries(date.min, date.max)]
        with closing(SqliteJournal(connect(path), path)) as journal:
            for name, (at, _zone, _score, corrected) in zip(names, rows, strict=True):
                if corrected != "kept":
                    value = None if corrected is None else str(corrected)
                    journal.append(Correction(at, name, value), RANGE[1])
        with JournalReader(path) as reader:
            days = reader.days(*RANGE)
    by_day = defaultdict(list)
    for at, zone, score, corrected in rows:
        holds = score if corrected == "kept" else corrected
        if holds is not None:
            by_day[at.astimezone(zone).date()].append(holds)
    assert ratings(days) == {day: median(scores) for day, scores in by_day.items()}
    by_week = defaultdict(list)
    for day in by_day:
        by_week[day.isocalendar()[:2]].append(day)
    for week in weeks(days, *RANGE):
        of_week = by_week.pop(week.monday.isocalendar()[:2], [])
        scores = [score for day in of_week for score in by_day[day]]
        enough = len(of_week) >= 3
        assert week.rated_days == len(of_week)
        assert week.pain_median == (
            median(median(by_day[day]) for day in of_week) if enough else None
        )
        assert week.pain_range == ((min(scores), max(scores)) if enough else None)
    assert not by_week


def break_of(name, *moments):
    stages = ("announced", "shown", "started", "ended")
    return [
        BreakFact(
            at, name, "micro", "hips", stage, 0.0, ending="done" if stage == "ended" else None
        )
        for stage, at in zip(stages, moments, strict=True)
    ]


def test_e15_a_break_over_sunday_midnight_counts_once_in_its_week(tmp_path):
    path = tmp_path / "journal.sqlite3"
    prepare_journal(path)
    berlin = ZONES[0]
    sunday = datetime(2026, 10, 25, 23, 58, tzinfo=berlin)  # its day had 25 hours
    moments = [sunday.astimezone(UTC) + timedelta(minutes=n) for n in range(4)]
    with closing(SqliteJournal(connect(path), path)) as journal:
        for fact in break_of("b", *moments):
            journal.append(fact, fact.at.astimezone(berlin).date())
    with JournalReader(path) as reader:
        days = reader.days(*RANGE)
    assert [moment.astimezone(berlin).day for moment in moments] == [25, 25, 26, 26]
    taken = {week.monday: week.counts.taken for week in weeks(days, *RANGE) if week.counts.taken}
    assert taken == {monday_of(date(2026, 10, 25)): 1}
