"""Reading traces: what is understood, and that everything else is refused in one sentence."""

import csv
import io
import json
import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postureguard.errors import UserError
from postureguard.simulate import Span, load_trace, parse_trace
from postureguard.simulate.span import STATES, arrange
from postureguard.simulate.trace import MAX_BYTES


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-02T{text}+00:00")


def event(start: str, seconds: float, status: str = "not-afk") -> dict[str, object]:
    return {"timestamp": start, "duration": seconds, "data": {"status": status}}


def bucket(*events: object, kind: str = "afkstatus") -> dict[str, object]:
    return {"type": kind, "events": list(events)}


NINE = "2026-03-02T09:00:00+00:00"
HOUR = event(NINE, 3600)
HOUR_SPAN = (Span(at("09:00:00"), at("10:00:00"), "active"),)
HEADER = "start,end,state\n"
ROW = "2026-03-02T09:00:00Z,2026-03-02T10:00:00Z,active\n"

GOOD = {
    "whole export": json.dumps({"buckets": {"afk": bucket(HOUR)}}),
    "one bucket": json.dumps(bucket(HOUR)),
    "bucket without a type": json.dumps({"events": [HOUR]}),
    "bare list": json.dumps([HOUR]),
    "with a byte-order mark": "\ufeff" + json.dumps([HOUR]),
    "Z": json.dumps([event("2026-03-02T09:00:00Z", 3600)]),
    "an offset": json.dumps([event("2026-03-02T10:00:00+01:00", 3600.0)]),
    "fractions": json.dumps([event("2026-03-02T09:00:00.000000+00:00", 3600.0)]),
    "other buckets": json.dumps(
        {"buckets": {"window": bucket("rubbish", kind="currentwindow"), "afk": bucket(HOUR)}}
    ),
    "several buckets": json.dumps(
        {
            "buckets": {
                "b": bucket(event("2026-03-02T09:30:00Z", 1800)),
                "a": bucket(event(NINE, 1800)),
            }
        }
    ),
    "any order, overlapping": json.dumps(
        [event("2026-03-02T09:20:00Z", 2400), event(NINE, 1800), event(NINE, 3600, "afk")]
    ),
    "empty events between": json.dumps([HOUR, event("2026-03-02T09:10:00Z", 0, "afk")]),
    "gap of a millisecond": json.dumps(
        [event(NINE, 1799.999), event("2026-03-02T09:30:00Z", 1800)]
    ),
    "CSV": HEADER + ROW,
    "CSV with more columns and blank lines": "\nnote,State,end,start\n\n"
    '"a, b",ACTIVE,2026-03-02T10:00:00Z,2026-03-02T10:00:00+01:00\n\n',
    "CSV with CRLF": (HEADER + ROW).replace("\n", "\r\n"),
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD.keys())
def test_good_traces(text: str) -> None:
    assert parse_trace(text, "t") == HOUR_SPAN


def test_gaps_are_asleep_and_the_stronger_state_holds() -> None:
    rows = [
        Span(at("09:00:00"), at("12:00:00"), "asleep"),
        Span(at("10:00:00"), at("11:30:00"), "locked"),
        Span(at("10:30:00"), at("11:00:00"), "idle"),
        Span(at("10:45:00"), at("10:50:00"), "active"),
        Span(at("13:00:00"), at("14:00:00"), "active"),
    ]
    assert [(f"{span.start:%H:%M}", span.state) for span in arrange(reversed(rows))] == [
        ("09:00", "asleep"),
        ("10:00", "locked"),
        ("10:30", "idle"),
        ("10:45", "active"),
        ("10:50", "idle"),
        ("11:00", "locked"),
        ("11:30", "asleep"),
        ("13:00", "active"),
    ]


def broken(**change: object) -> str:
    return json.dumps([HOUR, {**HOUR, **change}])


def row(start: str = NINE, end: str = "2026-03-02T10:00:00Z", state: str = "active") -> str:
    return f"{HEADER}{ROW}{start},{end},{state}\n"


LONG = json.dumps(HOUR)[:-1]
BAD = {
    "empty": ("", "line 1", "start,end,state"),
    "blank": (" \n\n ", "line 1", "start,end,state"),
    "cut off": (json.dumps([HOUR])[:-9], "line 1", "JSON"),
    "cut off on line 3": ('[\n{"a": 1},\n{"b"', "line 3", "JSON"),
    "two documents": ("[]{}", "line 1", "JSON"),
    "deep lists": ("[" * 200_000, "line 1", "nested"),
    "deep objects": ('{"a":' * 200_000, "line 1", "nested"),
    "endless number": ("[" + "9" * 5000 + "]", "line 1", "number"),
    "object of something else": ('{"a": 1}', "line 1", '"buckets"'),
    "buckets is a list": ('{"buckets": []}', "line 1", '"buckets"'),
    "no afk bucket": (
        json.dumps({"buckets": {"w": bucket(HOUR, kind="currentwindow")}}),
        "line 1",
        "afkstatus",
    ),
    "a bucket of something else": (json.dumps(bucket(HOUR, kind="web")), "line 1", "afkstatus"),
    "no buckets": ('{"buckets": {}}', "line 1", "afkstatus"),
    "empty bucket": (json.dumps(bucket()), "line 1", "span"),
    "empty list": ("[]", "line 1", "span"),
    "nothing lasts": (json.dumps([event(NINE, 0)]), "line 1", "span"),
    "events is text": ('{"events": "x"}', "event 1", "list"),
    "events is missing": ('{"buckets": {"a\\n\\u0007": {"type": "afkstatus"}}}', "event 1", "list"),
    "event is a number": (json.dumps([HOUR, 7]), "event 2", "object"),
    "event is a list": (json.dumps([HOUR, [[]]]), "event 2", "object"),
    "no timestamp": (broken(timestamp=None), "event 2", "found nothing"),
    "timestamp is a number": (broken(timestamp=1772438400), "event 2", "time such as"),
    "timestamp is a list": (broken(timestamp=[NINE]), "event 2", "time such as"),
    "timestamp is rubbish": (broken(timestamp="yesterday" * 500), "event 2", "time such as"),
    "naive timestamp": (broken(timestamp="2026-03-02T09:00:00"), "event 2", "no time zone"),
    "a date": (broken(timestamp="2026-03-02"), "event 2", "no time zone"),
    "year 1": (broken(timestamp="0001-01-01T00:00:00+23:59"), "event 2", "between 1970"),
    "year 9999": (broken(timestamp="9999-12-31T23:59:59-23:59"), "event 2", "between 1970"),
    "no duration": (broken(duration=None), "event 2", "duration"),
    "duration is text": (broken(duration="3600"), "event 2", "duration"),
    "duration is true": (broken(duration=True), "event 2", "duration"),
    "NaN": (broken(duration=float("nan")), "event 2", "duration"),
    "infinite": (broken(duration=float("inf")), "event 2", "duration"),
    "negative": (broken(duration=-1), "event 2", "duration"),
    "absurd": (broken(duration=1e12), "event 2", "duration"),
    "huge": (broken(duration=10**4000), "event 2", "duration"),
    "no data": (broken(data=None), "event 2", "data.status"),
    "data is a list": (broken(data=["afk"]), "event 2", "data.status"),
    "unknown status": (broken(data={"status": "gone\u2028\n"}), "event 2", "not-afk"),
    "status is a list": (broken(data={"status": ["afk"]}), "event 2", "not-afk"),
    "status is half a character": (broken(data={"status": "\ud800"}), "event 2", "not-afk"),
    "NUL in JSON": (json.dumps([HOUR]) + "\n\0", "line 2", "NUL"),
    "NUL in CSV": (HEADER + ROW + "\0", "line 3", "NUL"),
    "other text": ("Dear diary,\n", "line 1", "start,end,state"),
    "missing column": ("start,end\n" + ROW, "line 1", "start,end,state"),
    "column twice": ("start,end,state,state\n", "line 1", "start,end,state"),
    "only a header": (HEADER, "line 1", "span"),
    "too few cells": (HEADER + ROW + "2026-03-02T09:00:00Z\n", "line 3", "3 columns"),
    "too many cells": (HEADER + ROW[:-1] + ",x\n", "line 2", "3 columns"),
    "naive start": (row(start="2026-03-02T09:00:00"), "line 3", "no time zone"),
    "rubbish end": (row(end="25:00"), "line 3", "the end"),
    "no start": (row(start=""), "line 3", "the start"),
    "end before start": (row(end="2026-03-02T08:00:00Z"), "line 3", "after the start"),
    "end at start": (row(end=NINE), "line 3", "after the start"),
    "a span of years": (row(end="2031-03-02T08:00:00Z"), "line 3", "366 days"),
    "unknown state": (row(state="dancing"), "line 3", "active, idle, locked or asleep"),
    "no state": (row(state=""), "line 3", "active, idle, locked or asleep"),
    "open quote": (HEADER + ROW + '"2026', "line 3", "CSV"),
    "endless cell": (HEADER + "x" * 200_000, "line 2", "CSV"),
}


def one_sentence(error: UserError) -> str:
    text = str(error)
    assert text.endswith(".")
    assert text.isprintable(), text
    assert len(text) < 300
    assert "expected" in text
    return text


@pytest.mark.parametrize(("text", "place", "wanted"), BAD.values(), ids=BAD.keys())
def test_bad_traces_are_refused_in_one_sentence(text: str, place: str, wanted: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_trace(text, "my trace.json")
    sentence = one_sentence(refused.value)
    assert sentence.startswith("my trace.json, ")
    assert place in sentence
    assert wanted in sentence


# --- files ------------------------------------------------------------


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(HEADER + ROW)
    assert load_trace(tmp_path / "t.csv") == HOUR_SPAN


def test_files_that_cannot_be_traces(tmp_path: Path) -> None:
    latin = tmp_path / "latin.csv"
    latin.write_bytes(HEADER.encode() + b"\xe4\xff")
    wide = tmp_path / "wide.json"
    wide.write_bytes("[]".encode("utf-16"))
    pipe = tmp_path / "pipe.csv"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    else:
        pipe.mkdir()
    for path, wanted in (
        (latin, "line 2: expected text in UTF-8"),
        (wide, "line 1: expected text in UTF-8"),
        (tmp_path / "none.csv", "no such file"),
        (tmp_path, "a folder or device"),
        (pipe, "a folder or device"),
        (Path("nul\0.csv"), "no such file"),
    ):
        with pytest.raises(UserError) as refused:
            load_trace(path)
        text = str(refused.value)
        assert wanted in text
        assert "\n" not in text


def test_a_file_that_is_too_big_is_refused_unread(tmp_path: Path) -> None:
    big = tmp_path / "big.json"
    with big.open("wb") as file:
        file.truncate(MAX_BYTES + 1_000_000)  # sparse: takes no room
    with pytest.raises(UserError, match="at most 200 MB, found 201 MB"):
        load_trace(big)


# --- round trip ------------------------------------------------------------

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))


@st.composite
def rows(draw: st.DrawFn, states: tuple[str, ...] = STATES) -> tuple[Span, ...]:
    """A row as it comes out: no two neighbours alike, nothing asleep at its ends."""
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(microseconds=draw(st.integers(0, 10**14)))
    spans: list[Span] = []
    for _ in range(draw(st.integers(1, 12))):
        state = draw(st.sampled_from(states))
        if spans and spans[-1].state == state:
            continue
        length = timedelta(microseconds=draw(st.integers(10**6, 10**11)))
        spans.append(Span(moment, moment + length, state))
        moment += length
    while spans and spans[-1].state == "asleep":
        spans.pop()
    while spans and spans[0].state == "asleep":
        spans.pop(0)
    return tuple(spans) or rows_of_one(moment)


def rows_of_one(moment: datetime) -> tuple[Span, ...]:
    return (Span(moment, moment + timedelta(hours=1), "active"),)


@given(spans=rows(), zone=ZONES, lot=st.randoms(use_true_random=False))
def test_spans_written_as_csv_come_back(spans, zone, lot) -> None:
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(("start", "end", "state"))
    shuffled = list(spans)
    lot.shuffle(shuffled)
    for span in shuffled:
        start, end = (m.astimezone(zone).isoformat() for m in (span.start, span.end))
        table.writerow((start, end, span.state))
    assert parse_trace(out.getvalue(), "t") == spans


@given(
    spans=rows(("active", "idle", "asleep")),
    zone=ZONES,
    lot=st.randoms(use_true_random=False),
    count=st.integers(1, 3),
)
def test_spans_written_as_activitywatch_come_back(spans, zone, lot, count: int) -> None:
    """Asleep is a gap there; events lie in any order in any number of buckets."""
    names = {"active": "not-afk", "idle": "afk"}
    buckets = [bucket() for _ in range(count)]
    events = [
        event(
            span.start.astimezone(zone).isoformat(),
            (span.end - span.start).total_seconds(),
            names[span.state],
        )
        for span in spans
        if span.state in names
    ]
    lot.shuffle(events)
    for one in events:
        lot.choice(buckets)["events"].append(one)
    text = json.dumps({"buckets": {f"host-{n}": one for n, one in enumerate(buckets)}})
    assert parse_trace(text, "t") == spans


@given(st.text(max_size=200) | st.text(alphabet='[]{}",:0a\n', max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_trace(text, "t")
    except UserError as error:
        one_sentence(error)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ("buckets", "events", "type", "timestamp", "duration", "data", "status")
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON.filter(lambda value: isinstance(value, list | dict)))
def test_any_json_is_read_or_refused(document: object) -> None:
    try:
        parse_trace(json.dumps(document), "t")
    except UserError as error:
        one_sentence(error)
