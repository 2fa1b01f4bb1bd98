"""Every number of the charts, once more in plain SQL over the tables, on random lives.

Neither the views nor the statements of the reader are used here: what each number means is taken
from docs/data.md.
"""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from journal.lives import bounds, lives, written

from postureguard.catalogue import shipped_catalogue
from postureguard.core.insight.change import baseline, change, ratings, usual_before
from postureguard.core.insight.sitting import lengths, share_beyond
from postureguard.core.insight.spans import Span, parts
from postureguard.core.insight.training import doses
from postureguard.core.insight.weeks import weeks
from postureguard.journal.brought import facts_of
from postureguard.journal.export import export_json
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.reader import JournalReader
from postureguard.journal.take_in import take_in

EXERCISES = shipped_catalogue().exercises
PREPARED = """
CREATE TEMP TABLE one_break AS
    SELECT f.break_id, f.day, f.asked_for,
        (SELECT ending FROM break_event e WHERE e.break_id = f.break_id AND stage = 'ended') AS how,
        EXISTS (SELECT 1 FROM break_event e
            WHERE e.break_id = f.break_id AND stage = 'postponed') AS put_off
    FROM break_event f
    WHERE NOT EXISTS (SELECT 1 FROM break_event e WHERE e.break_id = f.break_id AND e.id < f.id);
CREATE TEMP TABLE holds AS
    SELECT p.day, p.score FROM pain_rating p
    WHERE p.uid NOT IN (SELECT entry FROM correction)
    UNION ALL
    SELECT p.day, CAST(c.value AS INTEGER) FROM pain_rating p, correction c
    WHERE c.entry = p.uid AND c.value IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM correction later WHERE later.entry = c.entry AND later.id > c.id);
CREATE TEMP TABLE felt AS
    SELECT day, avg(score) AS value FROM (
        SELECT day, score, (SELECT count(*) FROM holds o WHERE o.day = h.day) AS n,
            (SELECT count(*) FROM holds o WHERE o.day = h.day
                AND (o.score < h.score OR (o.score = h.score AND o.rowid < h.rowid))) AS below
        FROM holds h
    ) WHERE below * 2 IN (n - 2, n - 1, n) GROUP BY day;
CREATE TEMP TABLE known AS
    SELECT day FROM one_break UNION SELECT day FROM natural_break UNION SELECT day FROM sitting_bout
    UNION SELECT day FROM imported_day UNION SELECT day FROM holds;
"""
ENDED = "SELECT count(*) FROM one_break WHERE NOT asked_for AND how = '{}' AND {{days}}"
COUNTS = {
    name: ENDED.format(name)
    for name in ("done", "partial", "skipped", "missed", "stopped", "interrupted", "away", "held")
} | {
    "natural": (
        "SELECT count(*) FROM natural_break WHERE seconds >= 90 AND seated_before_s >= 20 * 60"
        " AND NOT evidence = 'closed' AND {days}"
    ),
    "postponed": (
        "SELECT count(*) FROM one_break WHERE NOT asked_for AND put_off AND {days}"
        " AND (how IS NULL OR how NOT IN ('done', 'partial', 'skipped', 'missed', 'stopped'))"
    ),
    "held_put_off": (
        "SELECT count(*) FROM one_break WHERE NOT asked_for AND put_off AND how = 'held' AND {days}"
    ),
    "asked_for": (
        "SELECT count(*) FROM one_break WHERE asked_for AND how IN ('done', 'partial') AND {days}"
    ),
}
OTHERS = {
    "longest_bout_s": "SELECT max(seated_s) FROM sitting_bout WHERE {days}",
    "seated_s": (
        "SELECT total(seated_s) FROM ("
        "SELECT day, seated_s FROM sitting_bout UNION ALL SELECT day, seated_s FROM imported_day"
        ") WHERE {days}"
    ),
    "rated_days": "SELECT count(DISTINCT day) FROM holds WHERE {days}",
    "recorded": "SELECT EXISTS (SELECT 1 FROM known WHERE {days})",
}
MEDIAN = """
SELECT avg(value) FROM (
    SELECT value FROM felt WHERE {days} ORDER BY value
    LIMIT 2 - (SELECT count(*) FROM felt WHERE {days}) % 2
    OFFSET (SELECT (count(*) - 1) / 2 FROM felt WHERE {days}))
"""
RANGE = "SELECT min(score), max(score) FROM holds WHERE {days}"
DAYS = "day >= :first AND day <= :last"

BEGINNINGS = {
    "day": "day",
    "week": "date(day, (-((strftime('%w', day) + 6 - :week_start) % 7)) || ' days')",
    "month": "date(day, 'start of month')",
}
PARTS = """
WITH RECURSIVE every (day) AS (
    SELECT :first UNION ALL SELECT date(day, '+1 day') FROM every WHERE day < :last)
SELECT min(day), max(day) FROM every GROUP BY {beginning} ORDER BY 1
"""
CLOCK_MS = """
SELECT uid,
    (strftime('%s', began_utc) - strftime('%s', day) + coalesce(offset_s, 0)) * 1000
        + substr(began_utc, 21, 3),
    (strftime('%s', at_utc) - strftime('%s', began_utc)) * 1000
        + substr(at_utc, 21, 3) - substr(began_utc, 21, 3),
    seated_s
FROM sitting_bout WHERE {days}
"""
BINS = """
SELECT sum(seated_s >= 60 * :low AND (:high IS NULL OR seated_s < 60 * :high)),
    total(iif(seated_s >= 60 * :low AND (:high IS NULL OR seated_s < 60 * :high), seated_s, 0))
FROM sitting_bout WHERE {days}
"""
SHARE = """
SELECT sum(iif(seated_s > :limit, seated_s - :limit, 0)) / nullif(sum(seated_s), 0)
FROM sitting_bout WHERE {days}
"""
TRAINED = """
SELECT count(DISTINCT d.break_id), count(*), total(d.amount * 6) FROM break_event d
JOIN break_event s ON s.break_id = d.break_id AND s.stage = 'started'
WHERE d.stage = 'step_done' AND s.day >= :first AND s.day <= :last
"""
"""One bridge takes six seconds."""


class Plain:
    """Asks the file, and nothing else."""

    def __init__(self, path) -> None:
        self.connection = sqlite3.connect(path)
        self.connection.executescript(PREPARED)

    def ask(self, sql, first, last, **more):
        """All rows of a question about the days from first to last."""
        named = {"first": first.isoformat(), "last": last.isoformat(), **more}
        return self.connection.execute(sql.format(days=DAYS), named).fetchall()

    def one(self, sql, first, last, **more):
        ((value,),) = self.ask(sql, first, last, **more)
        return value

    def pain(self, first, last, at_least):
        """Median, least and most, or nothing where too few days were rated."""
        if self.one(OTHERS["rated_days"], first, last) < at_least:
            return None, None
        return self.one(MEDIAN, first, last), self.ask(RANGE, first, last)[0]

    def fortnight(self, first, days=14):
        """The median of so many days, where six of them were rated."""
        last = first + timedelta(days=days - 1)
        return self.pain(first, last, 6)[0]

    def rated(self):
        """The first and the last rated day."""
        sql = "SELECT min(day), max(day) FROM holds"
        return [day and date.fromisoformat(day) for day in self.ask(sql, date.min, date.max)[0]]


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    path = tmp_path_factory.mktemp("blank") / "journal.sqlite3"
    prepare_journal(path)
    return path


@pytest.fixture
def look(blank):
    """Write lives down, and read them with the program's reader and without."""

    def call(lived, check):
        with TemporaryDirectory() as folder:
            path = written(blank, folder, lived)
            plain = Plain(path)
            with closing(plain.connection), JournalReader(path) as reader:
                check(reader, plain)

    return call


random_lives = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
spans = st.tuples(
    st.integers(0, 30),
    st.integers(0, 75),
    st.sampled_from(["day", "week", "month"]),
    st.integers(0, 6),
)


def counts_of(plain, first, last):
    return {name: plain.one(sql, first, last) for name, sql in COUNTS.items()}


@random_lives
@given(lives, spans)
def test_e15_e18_every_part_of_a_chart_is_what_the_tables_say(look, lived, chosen):
    after, length, grain, week_start = chosen
    first = bounds(lived)[0] + timedelta(days=after)
    span = Span(first, first + timedelta(days=length))

    def check(reader, plain):
        found = parts(reader.days(span.first, span.last), span, grain, week_start)
        sql = PARTS.format(beginning=BEGINNINGS[grain])
        edges = plain.ask(sql, span.first, span.last, week_start=week_start)
        assert [(part.first.isoformat(), part.last.isoformat()) for part in found] == edges
        event(f"{sum(part.recorded for part in found) > 1} of {grain}")
        for part in found:
            told = counts_of(plain, part.first, part.last)
            assert asdict(part.counts) == told
            taken = told["done"] + told["partial"] + told["natural"]
            offered = taken + told["skipped"] + told["missed"]
            assert (part.counts.taken, part.counts.offered) == (taken, offered)
            assert part.counts.compliance == (taken / offered if offered else None)
            others = {name: plain.one(sql, part.first, part.last) for name, sql in OTHERS.items()}
            assert part.seated_s == pytest.approx(others.pop("seated_s"))
            assert {name: getattr(part, name) for name in others} == others
            pain = plain.pain(part.first, part.last, 1 if grain == "day" else 3)
            assert (part.pain_median, part.pain_range) == pain

    look(lived, check)


@random_lives
@given(lives)
def test_e15_e18_pain_by_week_and_its_change_are_what_the_tables_say(look, lived):
    first, last = bounds(lived)

    def check(reader, plain):
        days = reader.days(first, last)
        for week in weeks(days, first, last):
            pain = plain.pain(week.first, week.last, 3)
            assert (week.pain_median, week.pain_range) == pain
            monday = week.monday
            before = plain.fortnight(monday - timedelta(days=28), 28)
            assert usual_before(ratings(days), monday) == before
        begun, ended = plain.rated()
        was = plain.fortnight(begun) if begun else None
        assert baseline(ratings(days)) == was
        for today in (ended, last) if ended else ():
            since = today - timedelta(days=13)
            now = plain.fortnight(since) if since >= begun + timedelta(days=14) else None
            found = change(ratings(days), today)
            assert (found is None) == (was is None or now is None)
            event(f"change: {found is not None}")
            if found is not None:
                assert (found.baseline, found.now, found.points) == (was, now, was - now)
                assert found.percent == (100 * (was - now) / was if was else None)

    look(lived, check)


@random_lives
@given(lives, st.sampled_from([0, 600, 1800, 2700, 3600, 9000]))
def test_e15_e18_sitting_is_what_the_tables_say(look, lived, limit):
    first, last = bounds(lived)

    def check(reader, plain):
        bouts = reader.bouts(first, last, UTC)
        told = plain.ask(CLOCK_MS, first, last)
        found = Counter(
            (round(bout.start_s * 1000), round((bout.end_s - bout.start_s) * 1000), bout.seated_s)
            for bout in bouts
        )
        assert found == Counter((start, length, seated) for _uid, start, length, seated in told)
        clocks = {
            datetime.combine(bout.day, time()) + timedelta(seconds=bout.start_s) for bout in bouts
        }
        sat = [one for one in lived if one.what[0] in ("bout", "restart")]
        assert clocks.issuperset(one.at.astimezone(one.zone).replace(tzinfo=None) for one in sat)
        for one in lengths(bouts):
            edges = {"low": one.low_min, "high": one.high_min}
            ((count, seated),) = plain.ask(BINS, first, last, **edges)
            assert (one.count, one.seated_s) == (count or 0, pytest.approx(seated))
        share = plain.one(SHARE, first, last, limit=limit)
        assert share_beyond(bouts, limit) == pytest.approx(share)

    look(lived, check)


@random_lives
@given(lives)
def test_what_was_handed_out_and_read_back_shows_the_same(look, lived):
    first, last = bounds(lived)

    def check(reader, plain):
        with TemporaryDirectory() as folder:
            (file,) = plain.connection.execute(
                "SELECT file FROM pragma_database_list WHERE name = 'main'"
            ).fetchone()
            there = Path(folder) / "journal.sqlite3"
            take_in(there, facts_of(export_json(Path(file), Path(folder) / "all.json")))
            with JournalReader(there) as other:
                assert other.days(first, last) == reader.days(first, last)
                assert other.bouts(first, last, UTC) == reader.bouts(first, last, UTC)
                assert other.entries(first, last) == reader.entries(first, last)
                assert other.history() == reader.history()

    look(lived, check)


@random_lives
@given(lives, spans)
def test_the_dose_of_training_is_what_the_tables_say(look, lived, chosen):
    after, length, grain, week_start = chosen
    first = bounds(lived)[0] + timedelta(days=after)
    span = Span(first, first + timedelta(days=length))

    def check(reader, plain):
        found = doses(reader.history().sessions, EXERCISES, span, grain, week_start)
        for dose in found:
            told = plain.ask(TRAINED, dose.first, dose.last)
            assert [(dose.sessions, dose.sets, dose.seconds)] == told

    look(lived, check)
