"""E46: nothing is left behind by many breaks, however they end and whatever happens meanwhile."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from desktop.desk import Event
from mocked_bus import need_mocks

from benchmarks._gauges import Note, growth
from benchmarks.soak import judged, too_much

ROOT = Path(__file__).parents[2]
BREAKS = 20
DONE = frozenset({"done"})


def test_e46_many_breaks_leave_nothing_behind(desktop: object, tmp_path: Path) -> None:
    need_mocks()
    found = tmp_path / "found.json"
    command = [sys.executable, "-m", "benchmarks.soak", "--breaks", str(BREAKS)]
    run = subprocess.run(
        [*command, "--json", str(found)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert sum(json.loads(found.read_text())["endings"].values()) == BREAKS


def facts(*stages: str, brk: str = "a") -> list[Event]:
    return [Event(brk, "ended" if s in DONE else s, s if s in DONE else None, None) for s in stages]


@pytest.mark.parametrize(
    ("events", "expected", "wrong"),
    [
        (facts("shown", "started", "done"), [DONE], 0),
        (facts("shown", "started"), [DONE], 1),
        (facts("shown", "done", "done"), [DONE], 1),
        (facts("shown", "done", "started"), [DONE], 1),
        (facts("shown", "done"), [frozenset({"skipped"})], 1),
        (facts("shown", "done"), [DONE, DONE], 1),
        (facts("shown", "done") + facts("shown", "done", brk="b"), [DONE], 2),
        (facts("shown", "done") + facts("announced", "shown", "done", brk="b"), [DONE, DONE], 0),
    ],
)
def test_e46_a_break_without_its_one_ending_is_noticed(
    events: list[Event], expected: list[frozenset[str]], wrong: int
) -> None:
    _endings, found = judged(events, expected)
    assert len(found) == wrong


@pytest.mark.parametrize(
    ("gauge", "a_break", "wrong"),
    [("own", 1, 0), ("own", 3, 1), ("pss", 3, 0), ("files", 0, 0), ("files", 1, 1)],
)
def test_e46_growth_is_noticed(gauge: str, a_break: int, wrong: int) -> None:
    def after(breaks: int) -> Note:
        flat = dict.fromkeys(("files", "threads", "children", "windows", "things"), 1)
        note = {"breaks": breaks, "pss": 9, "own": 9, "alone": 9, **flat}
        return Note(**{**note, gauge: note[gauge] + breaks * a_break})

    notes = [after(breaks) for breaks in range(10, 501, 10)]
    grown = growth(notes, gauge)
    assert grown.a_hundred == pytest.approx(100 * a_break)
    assert len(too_much([grown])) == wrong
