"""How far an experiment is, in words that give nothing away."""

from datetime import date, timedelta

from postureguard.core.insight.experiment import Experiment, draw
from postureguard.core.insight.experiment_text import standing_text

MONDAY = date(2026, 11, 23)
TWELVE = Experiment(MONDAY, draw(12, 0))


def told(experiment, today):
    return standing_text(experiment, today, date.isoformat)


def test_there_is_none():
    assert told(None, MONDAY) == "No experiment was started yet."


def test_it_comes_goes_on_and_is_over():
    assert told(TWELVE, MONDAY - timedelta(days=3)) == (
        "It begins on 2026-11-23 and takes 12 weeks. Until then, breaks come as in your settings."
    )
    assert told(TWELVE, MONDAY + timedelta(days=50)) == (
        "Week 8 of 12: breaks come after 60 minutes of sitting. How the weeks compare stays "
        "closed until 2027-02-14 is over."
    )
    assert told(TWELVE, MONDAY + timedelta(weeks=12)) == (
        "It is over: 12 weeks, from 2026-11-23 to 2027-02-14."
    )


def test_it_was_stopped():
    stopped = Experiment(MONDAY, draw(12, 0), stopped_on=MONDAY + timedelta(days=9))
    assert told(stopped, MONDAY + timedelta(days=20)) == (
        "It was stopped on 2026-12-02, and is open."
    )
