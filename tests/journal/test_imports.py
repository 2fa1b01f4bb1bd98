"""What other programs know becomes sitting and ratings of the journal, once."""

import json
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from journal.facts import ask

from postureguard.core.facts import SittingBout
from postureguard.errors import UserError
from postureguard.journal.connect import connect
from postureguard.journal.imports.activity import Limits, activity_facts
from postureguard.journal.imports.named import where_nothing_is_known
from postureguard.journal.imports.table import Columns, table_facts
from postureguard.journal.imports.workrave import workrave_facts
from postureguard.journal.migrations import prepare_journal
from postureguard.journal.reader import JournalReader
from postureguard.journal.records import SqliteJournal
from postureguard.journal.take_in import take_in

BERLIN = ZoneInfo("Europe/Berlin")
LIMITS = Limits(silence_s=600.0, away_s=180.0)
START = datetime(2026, 3, 2, 8, tzinfo=UTC)

WORKRAVE = """WorkRaveStats 4
D 4 10 114 13 3 4 10 114 17 51
B 0 7 9 8 30 0 0 9 42
B 1 7 1 0 1 2 0 1 8646
B 2 7 0 0 0 0 0 0 0
m 6 11368 2821324 1691215 4392 8388 8242
D 5 6 125 9 12 5 6 125 17 20
B 0 7 2 2 45 0 0 2 0
m 6 12742 2931484 1882849 4485 11031 8463
D 6 6 125 9 12 6 6 125 9 12
m 6 0 0 0 0 0 0
"""


def local_day(moment):
    return moment.astimezone(BERLIN).date()


def file_of(folder, text, name="file"):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def awake(*spans):
    """An export of ActivityWatch: minutes and whether somebody was there."""
    events, at = [], START
    for minutes, status in spans:
        if status is not None:
            event = {"timestamp": at.isoformat(), "duration": minutes * 60.0}
            events.append(event | {"data": {"status": status}})
        at += timedelta(minutes=minutes)
    bucket = {"id": "aw-watcher-afk_pc", "type": "afkstatus", "events": events[::-1]}
    other = {"id": "aw-watcher-window_pc", "type": "currentwindow", "events": [{}]}
    return json.dumps({"buckets": {"aw-watcher-afk_pc": bucket, "aw-watcher-window_pc": other}})


def told(facts):
    return [(table, {n: v for n, v in row.items() if n != "uid"}) for table, row in facts]


def test_workrave_tells_the_use_of_each_day(tmp_path):
    facts = workrave_facts(file_of(tmp_path, WORKRAVE), BERLIN, local_day)
    assert told(facts) == [
        (
            "imported_day",
            {
                "began_utc": "2014-11-04T12:03:00.000Z",
                "at_utc": "2014-11-04T16:51:00.000Z",
                "day": "2014-11-04",
                "seated_s": 11368.0,
            },
        ),
        (
            "imported_day",
            {
                "began_utc": "2025-07-05T07:12:00.000Z",
                "at_utc": "2025-07-05T15:20:00.000Z",
                "day": "2025-07-05",
                "seated_s": 12742.0,
            },
        ),
    ]
    assert all(row["uid"].startswith("workrave-") for _table, row in facts)


def test_old_files_of_workrave_and_a_day_twice(tmp_path):
    text = "WorkRaveStats 3\nD 1 0 104 9 0 1 0 104 10 0\nM 2 9 9\nG 60\n"
    facts = workrave_facts(file_of(tmp_path, text + text[16:] + "m 1 120\n"), UTC, local_day)
    assert [row["seated_s"] for _table, row in facts] == [120.0]


def test_a_total_of_a_day_has_no_longest_stretch(path, tmp_path):
    take_in(path, workrave_facts(file_of(tmp_path, WORKRAVE), BERLIN, local_day))
    with JournalReader(path) as reader:
        (first, last) = reader.span()
        (day, _other) = reader.days(first, last)
        assert next(reader.rows("day_summary"))["seated_s"] == 11368.0
    assert (first, last) == (date(2014, 11, 4), date(2025, 7, 5))
    assert (day.seated_s, day.longest_bout_s, day.prompts) == (11368.0, None, 0)


def test_activity_becomes_stretches_of_sitting(tmp_path):
    there, away = "not-afk", "afk"
    text = awake(
        (30, there), (9, away), (20, there), (12, away), (60, there), (4, None), (50, there)
    )
    facts = told(activity_facts(file_of(tmp_path, text), LIMITS, local_day))
    assert [table for table, _row in facts] == [
        "sitting_bout",
        "natural_break",
        "sitting_bout",
        "natural_break",
    ]
    sitting, up, second, off = (row for _table, row in facts)
    assert sitting["seated_s"] == 59 * 60.0  # nine silent minutes among them
    assert sitting["at_utc"] == up["began_utc"] == "2026-03-02T08:59:00.000Z"
    assert (up["seconds"], up["seated_before_s"]) == (720.0, 3540.0)
    assert (up["evidence"], up["confirmed"]) == ("long idle", 0)
    assert second["seated_s"] == 3600.0
    assert (off["evidence"], off["seconds"], off["confirmed"]) == ("closed", 240.0, 0)


def test_a_locked_screen_is_an_absence(tmp_path):
    text = (
        "start,end,state\n2026-03-02T08:00:00Z,2026-03-02T09:00:00Z,active\n"
        "2026-03-02T09:00:00Z,2026-03-02T09:03:00Z,locked\n"
        "2026-03-02T09:03:00Z,2026-03-02T09:30:00Z,active\n"
    )
    _sitting, up = told(activity_facts(file_of(tmp_path, text), LIMITS, local_day))
    assert (up[1]["evidence"], up[1]["confirmed"]) == ("locked", 1)


def test_a_longer_file_adds_what_is_new_only(path, tmp_path):
    there, away = "not-afk", "afk"
    spans = [(30, there), (12, away), (60, there), (15, away)]
    for count, added in ((2, 1), (3, 1), (3, 0), (4, 1)):
        facts = activity_facts(file_of(tmp_path, awake(*spans[:count])), LIMITS, local_day)
        came = take_in(path, where_nothing_is_known(path, facts))
        assert sum(came.added.values()) == added
    assert ask(path, "SELECT seated_s FROM sitting_bout") == [(1800.0,), (3600.0,)]
    assert ask(path, "SELECT seconds FROM natural_break") == [(720.0,)]


def test_what_the_journal_knows_of_the_time_stays_alone(path, tmp_path):
    prepare_journal(path)
    with closing(SqliteJournal(connect(path), path)) as journal:
        at = START + timedelta(minutes=10)
        journal.append(SittingBout(START, at, 600.0), date(2026, 3, 2))
    text = awake((30, "not-afk"), (12, "afk"), (60, "not-afk"), (15, "afk"))
    facts = activity_facts(file_of(tmp_path, text), LIMITS, local_day)
    kept = where_nothing_is_known(path, facts)
    assert [row["began_utc"][11:16] for _table, row in kept] == ["08:30", "08:42"]
    (fact,) = workrave_facts(
        file_of(tmp_path, "WorkRaveStats 4\nD 2 2 126 9 5 2 2 126 17 0\nm 1 99\n"),
        BERLIN,
        local_day,
    )
    assert where_nothing_is_known(path, [fact]) == []


def test_times_that_touch_are_not_the_same(path, tmp_path):
    prepare_journal(path)
    with closing(SqliteJournal(connect(path), path)) as journal:
        journal.append(SittingBout(START - timedelta(hours=1), START, 60.0), date(2026, 3, 2))
    text = awake((30, "not-afk"), (12, "afk"))
    facts = activity_facts(file_of(tmp_path, text), LIMITS, local_day)
    assert len(where_nothing_is_known(path, facts)) == 1


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_of_ratings(path, tmp_path, separator):
    lines = [
        ["Tag", "Schmerz", "Uhrzeit", "Notiz"],
        ["22.11.2026", "3", "14:30", "after; lunch, or so"],
        ["2026-11-21", "10", "", ""],
        ["2026-11-21T08:15", "0", "", ""],
        ["2026-11-21T08:15+00:00", "1", "", ""],
        ["2026-11-20", "2", "23:30-05:00", "away from home"],
        ["2026-11-20", "", "", "no rating"],
    ]
    text = "\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    file = file_of(tmp_path, "\ufeff" + text.replace("\n", "\r\n"))
    facts = table_facts(file, Columns("Tag", "Schmerz", "Uhrzeit"), BERLIN, local_day)
    assert [(row["at_utc"], row["day"], row["score"]) for _table, row in facts] == [
        ("2026-11-22T13:30:00.000Z", "2026-11-22", 3),
        ("2026-11-21T11:00:00.000Z", "2026-11-21", 10),
        ("2026-11-21T07:15:00.000Z", "2026-11-21", 0),
        ("2026-11-21T08:15:00.000Z", "2026-11-21", 1),
        ("2026-11-21T04:30:00.000Z", "2026-11-21", 2),
    ]
    assert take_in(path, facts).added == {"pain_rating": 5}
    assert take_in(path, facts).known == 5


def test_equal_lines_stay_as_many_as_they_are(path, tmp_path):
    file = file_of(tmp_path, "date,score\n2026-11-21,4\n2026-11-21,4\n")
    for added in (2, 0):
        came = take_in(path, table_facts(file, Columns(), BERLIN, local_day))
        assert sum(came.added.values()) == added


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: it does not begin with"),
        ("WorkRaveStats 9\n", "line 1: it does not begin with"),
        (WORKRAVE + "X 1\n", "line 12: it begins with none of D, B, M, m, G"),
        ("WorkRaveStats 4\nm 1 2\n", "line 2: it comes before any day"),
        ("WorkRaveStats 4\n\nD 1 2 3\n", "line 3: a day has ten numbers"),
        ("WorkRaveStats 4\nD 31 1 125 9 0 31 1 125 9 0\n", "line 2: there is no such day"),
        ("WorkRaveStats 4\nD 99999999999 1 125 9 0 1 1 125 9 0\n", "line 2: there is no such day"),
        ("WorkRaveStats 4\nD 1 1 25 9 0 1 1 25 9 0\n", "line 2: the year is not"),
        ("WorkRaveStats 4\nD 2 1 125 9 0 1 1 125 9 0\n", "line 2: the day ends before"),
        ("WorkRaveStats 4\nD 1 1 125 9 x 1 1 125 9 0\n", "line 2: it has something else"),
        ("WorkRaveStats 4\nD 1 1 125 9 0 1 1 125 9 1\nm 1 -5\n", "line 3: the seconds of use"),
        ("WorkRaveStats 4\nD 1 1 125 9 0 1 1 125 9 1\nm 1 99999\n", "line 3: the seconds of use"),
    ],
)
def test_a_bad_file_of_workrave_is_told_with_its_line(tmp_path, text, words):
    with pytest.raises(UserError, match=words) as caught:
        workrave_facts(file_of(tmp_path, text, "historystats"), UTC, local_day)
    assert str(caught.value).startswith(f"{tmp_path / 'historystats'}, line ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: there is no column “date” among"),
        ("day,score\n", "line 1: there is no column “date” among day, score"),
        ("date,score\n2026-11-21,11\n", "line 2: the score “11” is not"),
        ("date,score\n2026-11-21,3.5\n", "line 2: the score “3.5” is not"),
        ("date,score\n2026-11-21,²\n", "line 2: the score “²” is not"),
        ("date,score\n2026-11-21,1\n11/22/2026,4\n", "line 3: the date “11/22/2026” is not"),
        ("date,score\n1026-11-21,1\n", "line 2: the date “1026-11-21” is not"),
        ("date,score,time\n2026-11-21,1,noon\n", "line 2: the time “noon” is not"),
        ('date,score\n"2026-11-21,1\n', "it is not a line of a table"),
        ("date,score\n2026-11-21,1\n\0", "line 3: it is not text"),
        ("date,score\n", None),
    ],
)
def test_a_bad_table_is_told_with_its_line(tmp_path, text, words):
    columns = Columns(time="time" if "time" in text else None)
    file = file_of(tmp_path, text)
    if words is None:
        assert table_facts(file, columns, UTC, local_day) == ()
        return
    with pytest.raises(UserError, match=words):
        table_facts(file, columns, UTC, local_day)


def test_a_file_that_is_not_there_or_too_large_is_told(tmp_path):
    with pytest.raises(UserError, match="There is no file"):
        table_facts(tmp_path / "none", Columns(), UTC, local_day)
    with pytest.raises(UserError, match="There is no file"):
        workrave_facts(tmp_path, UTC, local_day)
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(30 * 10**6)
    with pytest.raises(UserError, match="larger than 20 MB"):
        workrave_facts(large, UTC, local_day)
    with pytest.raises(UserError, match="line 2: it is not text in UTF-8"):
        table_facts(file_of_bytes(tmp_path, b"date,score\n\xff"), Columns(), UTC, local_day)


def file_of_bytes(folder, data):
    path = folder / "bytes"
    path.write_bytes(data)
    return path
