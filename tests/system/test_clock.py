"""The clocks of this machine."""

import os
import time

import pytest

from postureguard.system.clock import SystemClock


@pytest.fixture
def zone_restored():
    before = os.environ.get("TZ")
    yield
    if before is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = before
    time.tzset()
    SystemClock().zone()


def test_the_clocks_agree_with_themselves():
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first.wall.utcoffset().total_seconds() == 0
    assert second.steady_s >= first.steady_s
    assert first.asleep_s >= 0


def test_e18_the_zone_is_the_one_in_force_after_a_journey(zone_restored):
    clock = SystemClock()
    os.environ["TZ"] = "Europe/Berlin"
    assert str(clock.zone()) == "Europe/Berlin"
    os.environ["TZ"] = "America/New_York"
    assert str(clock.zone()) == "America/New_York"


def test_a_zone_without_sense_gives_a_fixed_offset(zone_restored):
    os.environ["TZ"] = "Nowhere/Land"
    now = SystemClock().now().wall
    assert SystemClock().zone().utcoffset(now) is not None
