"""The programme in the review: levels, time of work, and what it was for."""

import pytest
from PySide6.QtCore import Qt
from review_desk import LivedDays, ago, day, open_review, person, session, settled, words

from postureguard.core.insight.training import Level
from postureguard.core.programme import subjects

BRIDGE, STRETCH = "glute-bridge", "standing-hip-flexor-stretch"


def trained():
    """Three routines in the last week, and one that was only opened."""
    sessions = [session(n, (BRIDGE, 8), (STRETCH, 1)) for n in (9, 4, 2)]
    opened = session(1)
    rows = [day(n) for n in range(20, -1, -1)]
    return LivedDays(*rows, history=person(*sessions, opened))


@pytest.fixture
def programme(qtbot):
    return lambda source, *more, **others: open_review(qtbot, source, "programme", *more, **others)


def test_routines_are_counted_and_their_work_is_told(programme):
    window = programme(trained())
    assert window.headline.text() == "3 routines were done."
    assert "Hips and trunk plan: level" in window.page.words.text()
    assert "Work for: " in window.page.words.text()
    assert "Buttocks" in words(window)


def test_the_table_has_a_row_for_each_day_with_its_dose_and_level(programme):
    model = programme(trained()).page.table.model()
    head = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert head == ["Day", "Routines", "Sets", "Time of work", "Level, Hips and trunk plan"]
    rows = [[model.index(r, c).data() for c in range(5)] for r in range(model.rowCount())]
    done = {row[0]: row[1:3] for row in rows if row[1] != "0"}
    assert done == {
        "Wed 11 Nov 2026": ["1", "2"],
        "Mon 16 Nov 2026": ["1", "2"],
        "Wed 18 Nov 2026": ["1", "2"],
    }


def test_the_balance_is_that_of_the_span(programme):
    window = programme(trained(), "week")
    page = window.page
    two = page.balance.numbers["buttocks"].text()
    window.show_range("4 weeks")
    three = page.balance.numbers["buttocks"].text()
    assert two != three
    model = page.balance_table.model()
    regions = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert regions == ["Buttocks", "Belly", "Front of the hips", "Legs", "Back and neck"]
    assert page.balance.bars["buttocks"].accessibleName().startswith("Buttocks: ")


def test_the_keys_read_out_what_was_done_and_the_level(programme, qtbot):
    chart = programme(trained(), "week").page.chart
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.readout.startswith("Monday 16 November: 1 routine, ")
    assert "of work; Hips and trunk plan: level" in chart.readout
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert "Tuesday 17 November: no routine" in chart.readout


def test_the_level_of_a_part_is_the_one_that_held_at_its_end(programme):
    chart = programme(trained(), "week").page.chart
    chart.lines = {"lcs": (Level(ago(30), ago(3), 1), Level(ago(2), ago(0), 2))}
    by_day = {part.first: chart.level("lcs", part) for part in chart.parts}
    assert (by_day[ago(3)], by_day[ago(2)], by_day[ago(0)]) == (1, 2, 2)
    assert by_day[max(by_day)] is None  # still to come


def test_a_plan_that_was_never_followed_has_no_line(programme):
    assert set(programme(trained()).page.chart.lines) == {"lcs"}


def test_levels_and_minutes_have_scales_of_their_own(programme):
    scale = programme(trained()).page.chart.scale()
    texts = [text for _height, text in scale.ticks]
    assert texts == ["0 min", "10 min", *(f"Level {n}" for n in range(1, 6))]


def test_days_without_a_routine_say_so(programme):
    window = programme(LivedDays(day(0)))
    assert window.headline.text() == "No routine was done in these days."


def test_before_it_is_known_there_is_a_sentence(qtbot):
    window = open_review(qtbot, trained(), "overview")
    window._days.course.known = None
    window.show_page("programme")
    assert window.headline.text() == "The programme over time."
    assert window.page.chart.nothing() == "One moment…"


def test_what_is_known_already_is_there_when_the_page_is_turned_to(qtbot):
    window = open_review(qtbot, trained(), "overview")
    window.show_page("programme")
    assert window.headline.text() == "3 routines were done."
    assert window.page.chart.nothing() == ""


def test_what_was_done_meanwhile_is_told(programme, qtbot):
    source = trained()
    window = programme(source)
    more = (*source.lived.sessions, session(0, (BRIDGE, 8)))
    source.lived = type(source.lived)(more, (), source.lived.said)
    source.say(ago(0), subjects.DISCREET, "no")
    window.look_again()
    settled(window)
    assert window.headline.text() == "4 routines were done."
