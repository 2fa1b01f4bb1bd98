"""Sleep told from a clock that was set, by the clocks of this machine alone."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest

from postureguard.core.sitting.moment import elapsed
from postureguard.system.clock import SystemClock


class Machine:
    """Its clocks, moved by hand."""

    def __init__(self):
        self.awake_s, self.asleep_s = 5000.0, 0.0

    def gettime(self, which):
        assert which == time.CLOCK_BOOTTIME
        return self.awake_s + self.asleep_s


@pytest.fixture
def machine(monkeypatch):
    if not hasattr(time, "CLOCK_BOOTTIME"):
        pytest.skip("this system has no clock that runs through sleep")
    machine = Machine()
    monkeypatch.setattr(time, "monotonic", lambda: machine.awake_s)
    monkeypatch.setattr(time, "clock_gettime", machine.gettime)
    return machine


def test_e05_a_night_asleep_is_known_as_such(machine):
    clock = SystemClock()
    before = clock.now()
    machine.awake_s += 30.0
    machine.asleep_s += 8 * 3600.0
    gone = elapsed(before, clock.now(), sleep_announced=True)
    assert (gone.awake_s, gone.asleep_s) == (30.0, 8 * 3600.0)


def test_e07_a_sleep_that_nobody_announced_is_known_all_the_same(machine):
    clock = SystemClock()
    before = clock.now()
    machine.asleep_s += 240.0
    assert elapsed(before, clock.now(), sleep_announced=False).asleep_s == 240.0


@pytest.mark.parametrize("set_by", [timedelta(hours=1), timedelta(hours=-3)])
def test_e06_a_clock_that_was_set_is_no_sleep(machine, set_by):
    clock = SystemClock()
    before = clock.now()
    machine.awake_s += 60.0
    after = clock.now()
    gone = elapsed(before, replace(after, wall=after.wall + set_by), sleep_announced=False)
    assert (gone.awake_s, gone.asleep_s) == (60.0, 0.0)


def test_e06_sleep_and_a_clock_that_was_set_meanwhile_are_kept_apart(machine):
    clock = SystemClock()
    before = clock.now()
    machine.asleep_s += 600.0
    after = clock.now()
    later = replace(after, wall=after.wall + timedelta(hours=5))
    assert elapsed(before, later, sleep_announced=True).asleep_s == 600.0
