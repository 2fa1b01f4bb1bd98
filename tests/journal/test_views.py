"""The views of the file say the same as a plain computation in Python over the same facts."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from statistics import median
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postureguard.core.facts import ENDINGS, BreakFact, NaturalBreak, PainRating, SittingBout
from postureguard.core.insight.weeks import DayRow, weeks
from postureguard.journal import days
from postureguard.journal.connect import connect
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.reader import JournalReader
from postureguard.journal.records import SqliteJournal

FIRST = date(2026, 12, 21)  # the weeks around New Year, where ISO weeks are not calendar weeks
SPAN = 24
START = datetime(2026, 12, 21, 8, tzinfo=UTC)

seconds = st.integers(0, 9000).map(float)


@st.composite
def break_facts(draw):
    name = f"b{draw(st.integers(0, 25))}"
    stage = draw(
        st.sampled_from(
            ["announced", "shown", "started", "step_done", "step_skipped", "postponed", "ended"]
        )
    )
    return BreakFact(
        START,
        name,
        "micro",
        "hips",
        stage,
        draw(seconds),
        ending=draw(st.sampled_from(ENDINGS)) if stage == "ended" else None,
        step=draw(st.integers(0, 2)) if stage.startswith("step") else None,
        minutes=5 if stage == "postponed" else None,
        asked_for=int(name[1:]) % 5 == 0,
    )


others = st.one_of(
    st.builds(
        NaturalBreak,
        st.just(START),
        st.just(START),
        st.integers(80, 100).map(float),
        st.integers(1190, 1210).map(float),
        st.sampled_from(["locked", "standing", "closed"]),
        st.booleans(),
    ),
    st.builds(SittingBout, st.just(START), st.just(START), seconds),
    st.builds(PainRating, st.just(START), st.integers(0, 10)),
)
facts = st.lists(
    st.tuples(st.one_of(break_facts(), break_facts(), others), st.integers(0, SPAN - 1)),
    max_size=120,
).map(lambda pairs: [(fact, FIRST + timedelta(days=n)) for fact, n in pairs])


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    path = tmp_path_factory.mktemp("blank") / "journal.sqlite3"
    prepare_journal(path)
    return path


def computed(pairs):
    """The days, without any SQL."""
    breaks, days = {}, defaultdict(lambda: defaultdict(list))
    for fact, day in pairs:
        if isinstance(fact, BreakFact):
            known = breaks.setdefault(
                fact.break_id, {"day": day, "asked": fact.asked_for, "ending": None, "put": False}
            )
            known["ending"] = known["ending"] or fact.ending
            known["put"] |= fact.stage == "postponed"
            days[known["day"]]
        else:
            days[day][type(fact)].append(fact)
    return tuple(
        row_of(day, days[day], [b for b in breaks.values() if b["day"] == day])
        for day in sorted(days)
    )


def row_of(day, kept, breaks):
    prompted = [b for b in breaks if not b["asked"]]
    bouts = [bout.seated_s for bout in kept[SittingBout]]
    scores = [rating.score for rating in kept[PainRating]]
    row = DayRow(
        day,
        prompts=len(prompted),
        postponed=sum(
            b["put"] and b["ending"] in {None, "interrupted", "away", "held"} for b in prompted
        ),
        held_put_off=sum(b["put"] and b["ending"] == "held" for b in prompted),
        natural=sum(
            n.seconds >= 90 and n.seated_before_s >= 1200 and n.evidence != "closed"
            for n in kept[NaturalBreak]
        ),
        asked_for=sum(b["asked"] and b["ending"] in {"done", "partial"} for b in breaks),
        longest_bout_s=max(bouts, default=None),
        seated_s=sum(bouts),
        pain_median=median(scores) if scores else None,
        pain_min=min(scores, default=None),
        pain_max=max(scores, default=None),
        ratings=len(scores),
    )
    return replace(row, **{e: sum(b["ending"] == e for b in prompted) for e in ENDINGS})


def written(blank, folder, pairs):
    path = Path(folder) / "journal.sqlite3"
    copyfile(blank, path)
    with closing(SqliteJournal(connect(path), path)) as journal:
        for fact, day in pairs:
            journal.append(fact, day)
    return path


@settings(max_examples=60, deadline=None)
@given(pairs=facts)
def test_days_are_what_happened(blank, pairs):
    with TemporaryDirectory() as folder, JournalReader(written(blank, folder, pairs)) as reader:
        expected = computed(pairs)
        assert reader.days(date.min, date.max) == expected
        in_view = [
            row | {"day": date.fromisoformat(row["day"])} for row in reader.rows("day_summary")
        ]
        in_view_too = tuple(replace(day, held_put_off=0) for day in expected)
        assert tuple(DayRow(**row) for row in in_view) == in_view_too
        span = reader.span()
        assert (span is None) == (not expected)
        assert span is None or span[0] <= expected[0].day <= expected[-1].day <= span[1]
        first, last = FIRST + timedelta(days=5), FIRST + timedelta(days=11)
        assert reader.days(first, last) == tuple(d for d in expected if first <= d.day <= last)


@settings(max_examples=40, deadline=None)
@given(pairs=facts)
def test_weeks_in_sql_and_in_python_are_the_same(blank, pairs):
    with TemporaryDirectory() as folder, JournalReader(written(blank, folder, pairs)) as reader:
        in_sql = list(reader.rows("week_summary"))
        in_python = [
            week
            for week in weeks(reader.days(date.min, date.max), FIRST, FIRST + timedelta(days=SPAN))
            if week.recorded
        ]
    assert len(in_sql) == len(in_python)
    for row, week in zip(in_sql, in_python, strict=True):
        year, number, _weekday = week.monday.isocalendar()
        assert row["week"] == f"{year}-W{number:02d}"
        assert row["monday"] == week.monday.isoformat()
        assert row["days"] == len(week.days)
        told = asdict(week.counts)
        del told["held_put_off"]
        assert {name: row[name] for name in told} == told
        assert (row["taken"], row["offered"]) == (week.counts.taken, week.counts.offered)
        assert row["compliance"] == pytest.approx(week.counts.compliance)
        assert row["longest_bout_s"] == week.longest_bout_s
        assert row["pain_median"] == week.pain_median


def test_a_break_in_one_row(journal, rows):
    def fact(minute, stage, **more):
        at = START + timedelta(minutes=minute)
        return BreakFact(at, "b", "short", "hips", stage, 1800.0 + 60 * minute, **more)

    for one in (
        fact(0, "announced"),
        fact(1, "postponed", minutes=5),
        fact(6, "announced"),
        fact(7, "shown"),
        fact(8, "started"),
        fact(9, "step_done", step=0),
        fact(10, "step_skipped", step=1),
        fact(11, "ended", ending="partial"),
    ):
        journal.append(one, FIRST)
    assert rows("SELECT * FROM break_outcome") == [
        {
            "break_id": "b",
            "day": "2026-12-21",
            "kind": "short",
            "routine": "hips",
            "asked_for": 0,
            "seated_s": 1800.0,
            "announced_at": "2026-12-21T08:00:00.000Z",
            "shown_at": "2026-12-21T08:07:00.000Z",
            "started_at": "2026-12-21T08:08:00.000Z",
            "ended_at": "2026-12-21T08:11:00.000Z",
            "ending": "partial",
            "steps_done": 1,
            "steps_skipped": 1,
            "postponed_times": 1,
        }
    ]


def test_a_break_that_led_through_another_routine_counts_as_that(journal, rows):
    for number, (stage, routine) in enumerate(
        [("announced", "hips"), ("shown", "hips"), ("started", "wall"), ("ended", "wall")]
    ):
        at = START + timedelta(minutes=number)
        ending = "done" if stage == "ended" else None
        one = BreakFact(at, "b", "short", routine, stage, 1800.0, ending=ending)
        journal.append(one, FIRST)
        assert rows("SELECT routine FROM break_outcome") == [{"routine": routine}]


def plan(path, sql, **named):
    """What SQLite is going to do, step by step."""
    with closing(sqlite3.connect(path)) as connection:
        return [step for *_ids, step in connection.execute(f"EXPLAIN QUERY PLAN {sql}", named)]


def test_a_range_of_days_does_not_read_the_whole_file(journal, path):
    steps = plan(path, days.DAYS, first="2026-01-01", last="2026-02-01")
    tables = ("break_event", "natural_break", "sitting_bout", "imported_day")
    for table in tables:
        assert any(f"INDEX {table}_by_day (day>? AND day<?)" in step for step in steps), steps
    assert any("INDEX pain_rating_by_day (day>? AND day<?)" in step for step in steps), steps
    assert not {"SCAN b", "SCAN e", *(f"SCAN {table}" for table in tables)}.intersection(steps)


def test_the_ends_of_the_journal_are_looked_up_and_not_searched_for(journal, path):
    assert not [
        step for step in plan(path, days.SPAN) if step.startswith("SCAN") and "by_day" in step
    ]
