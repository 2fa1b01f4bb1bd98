"""The real engine on recorded days."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from day import OFFERS
from hypothesis import given, settings
from hypothesis import strategies as st

from postureguard.core.settings import Settings
from postureguard.errors import UserError
from postureguard.simulate import Span, print_timeline, simulate
from postureguard.simulate.person import BEHAVIOURS
from postureguard.simulate.span import STATES, arrange

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # nine o'clock in Berlin
CALM = Settings(long_at="", quiet_start_min=0)


def story(*parts: tuple[str, float], start: datetime = MONDAY) -> tuple[Span, ...]:
    """A row from (state, minutes)."""
    spans, moment = [], start
    for state, minutes in parts:
        end = moment + timedelta(minutes=minutes)
        spans.append(Span(moment, end, state))
        moment = end
    return tuple(spans)


def run(spans, behaviour: str = "takes", rules: Settings = CALM, **more: Any) -> list[Any]:
    return list(simulate(spans, rules, BERLIN, OFFERS, behaviour=behaviour, **more))


def told(events: list[Any]) -> list[str]:
    return [f"{event['at'][11:16]} {event['event']}" for event in events[:-1]]


def test_takes_every_break() -> None:
    events = run(story(("active", 75)))
    assert told(events) == [
        "09:29 announced",
        "09:31 shown",
        "09:31 started",
        "09:32 done",
        "09:32 bout",
        "10:02 announced",
        "10:03 shown",
        "10:03 started",
        "10:06 done",
        "10:06 bout",
        "10:15 bout",
    ]
    assert events[0]["kind"] == "micro"
    assert events[0]["at"] == "2026-03-02T09:29:30+01:00"
    assert events[-1]["summary"]["done"] == 2


def test_ignores_every_break() -> None:
    sums = run(story(("active", 120)), "ignores")[-1]["summary"]
    assert (sums["prompts"], sums["missed"], sums["done"]) == (3, 3, 0)
    assert sums["longest_bout_s"] == pytest.approx(7200)
    assert sums["total_seated_s"] == pytest.approx(7200)


def test_puts_off_while_it_can_then_takes() -> None:
    events = run(story(("active", 65)), "postpones")
    assert [event["event"] for event in events[:-1]] == [
        *("announced", "shown", "postponed") * 2,
        *("announced", "shown", "started", "done", "bout", "bout"),
    ]
    assert events[2]["minutes"] == 10
    assert (events[-1]["summary"]["prompts"], events[-1]["summary"]["postponed"]) == (1, 2)


def test_lots_decide_when_mixed() -> None:
    days = [
        Span(MONDAY + timedelta(days=n), MONDAY + timedelta(days=n, hours=8), "active")
        for n in range(5)
    ]
    trace = arrange(days)
    assert run(trace, "mixed", seed=1) == run(trace, "mixed", seed=1)
    assert run(trace, "mixed", seed=1) != run(trace, "mixed", seed=2)
    sums = run(trace, "mixed", seed=1)[-1]["summary"]
    assert all(sums[name] > 0 for name in ("done", "postponed", "skipped", "missed"))
    assert sums["done"] > sums["skipped"] + sums["missed"]


def test_a_locked_screen_is_relief_and_no_prompt() -> None:
    events = run(story(("active", 25), ("locked", 10), ("active", 25)))
    assert [event["event"] for event in events[:-1]] == ["bout", "natural", "bout"]
    assert events[1]["evidence"] == "locked"
    assert events[-1]["summary"]["longest_bout_s"] == pytest.approx(1500, abs=3)


def test_sleep_is_relief_and_no_sitting() -> None:
    events = run(story(("active", 25), ("asleep", 600), ("active", 10)))
    assert [event["event"] for event in events[:-1]] == ["bout", "natural", "bout"]
    assert events[1]["evidence"] == "asleep"
    assert events[-1]["summary"]["total_seated_s"] == pytest.approx(35 * 60, abs=5)


def test_reading_is_sitting() -> None:
    events = run(story(("active", 22), ("idle", 10), ("active", 2)))
    assert told(events)[:2] == ["09:29 announced", "09:30 shown"]


def test_nobody_presses_anything_while_the_screen_is_locked() -> None:
    """The window appears, the person locks before answering: no start, and no done."""
    spans = story(("active", 31.05), ("locked", 30))
    assert {"started", "done"}.isdisjoint(event.get("event") for event in run(spans))


def test_sleep_in_the_middle_of_a_routine() -> None:
    spans = story(("active", 31.5), ("asleep", 0.5), ("active", 10))
    assert "09:32 done" in told(run(spans))
    spans = story(("active", 31.5), ("asleep", 30), ("active", 10))
    assert "09:31 away" in told(run(spans))


def test_quiet_start_and_long_session_as_in_the_settings() -> None:
    events = run(story(("active", 60), start=MONDAY + timedelta(hours=5)), rules=Settings())
    assert events[0]["at"][11:16] == "14:29"
    events = run(story(("active", 90), start=MONDAY + timedelta(hours=5)), rules=Settings())
    assert "long" in [event.get("kind") for event in events]


def test_only_what_lies_between_start_and_end() -> None:
    trace = story(("active", 600))
    first, last = MONDAY + timedelta(hours=1), MONDAY + timedelta(hours=2)
    events = run(trace, "ignores", start=first, end=last)
    assert events[0]["at"] == "2026-03-02T10:29:30+01:00"
    assert events[-1]["summary"]["total_seated_s"] == pytest.approx(3600)
    with pytest.raises(UserError, match="nothing between"):
        run(trace, start=MONDAY + timedelta(days=1))


def test_an_unknown_behaviour_is_refused() -> None:
    with pytest.raises(UserError, match="takes, ignores, postpones, mixed"):
        run(story(("active", 1)), "sleeps")


def test_days_are_those_on_which_the_computer_was_on() -> None:
    trace = story(("active", 10), ("asleep", 3 * 24 * 60), ("idle", 10), ("asleep", 24 * 60))
    assert run(trace)[-1]["summary"]["days"] == 2


@st.composite
def traces(draw: st.DrawFn) -> tuple[Span, ...]:
    parts = draw(
        st.lists(st.tuples(st.sampled_from(STATES), st.floats(0.02, 90)), min_size=1, max_size=25)
    )
    return arrange(story(*parts))


@settings(max_examples=150, deadline=None)
@given(trace=traces(), behaviour=st.sampled_from(BEHAVIOURS), seed=st.integers(0, 99))
def test_summary_is_the_sum_of_the_events(trace, behaviour: str, seed: int) -> None:
    *events, last = run(trace, behaviour, Settings(quiet_start_min=0), seed=seed)
    sums = last["summary"]
    assert json.loads(json.dumps(events)) == events
    counted = Counter(event["event"] for event in events)
    for name in ("done", "partial", "natural", "postponed", "skipped", "missed"):
        assert sums[name] == counted[name]
    bouts = [event["seated_s"] for event in events if event["event"] == "bout"]
    assert sums["longest_bout_s"] == max(bouts, default=0.0)
    assert sums["total_seated_s"] == pytest.approx(sum(bouts))
    assert sums["prompts"] == len({e["break"] for e in events if e["event"] == "announced"})
    awake_s = sum(
        (span.end - span.start).total_seconds() for span in trace if span.state != "asleep"
    )
    assert sums["total_seated_s"] <= awake_s + 0.1 * len(bouts)
    assert events == run(trace, behaviour, Settings(quiet_start_min=0), seed=seed)[:-1]


# --- timeline ------------------------------------------------------------


def test_timeline_reads_like_a_diary() -> None:
    trace = story(("active", 60), ("locked", 10), ("asleep", 22 * 60), ("active", 20))
    lines = list(print_timeline(run(trace, "postpones")))
    assert lines[0] == "Monday 2 March 2026"
    assert lines[1] == "  09:29  A micro-break is announced, after 30 min of sitting"
    assert "  09:31  Put off by 10 min: micro-break" in lines
    assert "Tuesday 3 March 2026" in lines
    assert "  08:30  Still sitting: 20 min" in lines
    assert lines[-4] == "2 days"
    assert lines[-1] == "  Up 0 times by yourself"


@settings(max_examples=30, deadline=None)
@given(trace=traces(), behaviour=st.sampled_from(BEHAVIOURS))
def test_every_event_has_its_words(trace, behaviour: str) -> None:
    events = run(trace, behaviour)
    assert sum(line.startswith("  ") for line in print_timeline(events)) == len(events) - 1 + 3
