"""The sitting page of the review: a timeline, lengths, and how much was beyond the limit."""

from datetime import date, timedelta

import pytest
from days_in_memory import DaysInMemory, around, bouts_of
from PySide6.QtCore import Qt

from postureguard import theme as themes
from postureguard.core.insight.weeks import DayRow
from postureguard.core.settings import Settings
from postureguard.windows.review import ReviewWindow

TODAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 16)


def sat(day, lengths_min, **more):
    """A day with those stretches."""
    seconds = [60.0 * length for length in lengths_min]
    row = DayRow(day, done=1, seated_s=sum(seconds), longest_bout_s=max(seconds))
    return row, bouts_of(day, lengths_min, **more)


def source_of(*sat_days):
    return DaysInMemory(
        *(row for row, _bouts in sat_days), bouts=[one for _row, bouts in sat_days for one in bouts]
    )


@pytest.fixture
def show(qtbot, qapp):
    """Open the page on a source."""
    before = (qapp.palette(), qapp.styleSheet())

    def call(source, theme=themes.LIGHT, **chosen):
        themes.apply(qapp, theme)
        window = ReviewWindow(source, around(TODAY, theme, Settings(**chosen)))
        qtbot.addWidget(window)
        window.show()
        window.show_page("sitting")
        return window

    yield call
    qapp.setStyleSheet(before[1])
    qapp.setPalette(before[0])


def cells(table):
    model = table.model()
    return [
        [model.index(row, n).data() for n in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_words_tell_the_longest_stretch_and_the_share_over_the_limit(show):
    window = show(source_of(sat(MONDAY, (20, 30, 50)), sat(TODAY, (25, 75))))
    assert window.headline.text() == "Longest sitting: 1 h 15 min, Friday 20 November 2026."
    assert window.page.words.text() == (
        "Seated 3 h 20 min on 2 days, 1 h 40 min a day on average. "
        "32% of it beyond 30 min at a stretch. "
        "Longest sitting: 1 h 15 min, Friday 20 November 2026."
    )


def test_the_limit_is_that_of_the_settings(show):
    window = show(source_of(sat(TODAY, (25, 75))), sitting_limit_min=60)
    assert "15% of it beyond 60 min at a stretch." in window.page.words.text()


def test_lengths_are_counted_in_bins(show):
    window = show(source_of(sat(MONDAY, (20, 30, 50)), sat(TODAY, (25, 95))))
    counted = {one.low_min: one.count for one in window.page.lengths.bins}
    assert counted == {0: 0, 10: 0, 20: 2, 30: 1, 45: 1, 60: 0, 90: 1}
    said = window.page.lengths.accessibleDescription()
    assert said == "20–30 min: 2; 30–45 min: 1; 45–60 min: 1; 90 min or more: 1."
    assert cells(window.page.length_table)[2] == ["20–30 min", "2", "45 min"]


def test_days_are_read_out_and_stand_in_the_table(show, qtbot):
    window = show(source_of(sat(MONDAY, (20, 30, 50))))
    chart = window.page.chart
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.readout == (
        "Monday 16 November: seated 1 h 40 min, 3 stretches, the longest 50 min"
    )
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.readout == "Tuesday 17 November: nothing recorded"
    rows = cells(window.page.table)
    assert rows[0] == ["Mon 16 Nov 2026", "1 h 40 min", "3", "50 min", "20%"]
    assert rows[1] == ["Tue 17 Nov 2026", "–", "–", "–", "–"]


def test_a_day_goes_down_from_its_first_hour_to_its_last(show):
    chart = show(source_of(sat(MONDAY, (60, 60), start_h=5.5), sat(TODAY, (60,), start_h=24.5)))
    scale = chart.page.chart.scale()
    assert (scale.top, scale.bottom) == (-5.0, -26.0)
    assert scale.ticks[0] == (-6.0, "06:00")


@pytest.mark.parametrize("theme", [themes.LIGHT, themes.DARK], ids=["light", "dark"])
def test_what_is_beyond_the_limit_is_painted_in_its_own_colour(show, theme):
    window = show(source_of(sat(TODAY, (25, 120))), theme)
    assert theme.seated_long.lower() in shades(window.page.chart)
    window.close()
    window = show(source_of(sat(TODAY, (25, 28))), theme)
    assert theme.seated_long.lower() not in shades(window.page.chart)
    assert theme.seated.lower() in shades(window.page.chart)


def shades(widget):
    picture = widget.grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }


def test_weeks_have_the_hours_in_which_was_sat(show):
    days = [sat(TODAY - timedelta(days=n), (60, 60), start_h=9, pause_min=0) for n in range(80)]
    window = show(source_of(*days))
    window.show_range("12 weeks")
    chart = window.page.chart
    assert {part.grain for part in chart.seen} == {"week"}
    whole = next(part for part in chart.seen if len(part.days) == 7)
    assert chart.hours_of(whole) == {9: 7 * 3600.0, 10: 7 * 3600.0}
    assert "on 80 days, 2 h 00 min a day on average." in window.page.words.text()
    assert chart.text(whole).startswith("Week of ")


def test_stretches_are_read_out_within_a_day(show, qtbot):
    window = show(source_of(sat(MONDAY, (20, 30, 50))))
    chart = window.page.chart
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.readout.startswith("Point at the chart")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(chart, key)
    assert chart.readout == "Monday 16 November, 08:24–08:54: 30 min seated"
    for _n in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.readout == "Monday 16 November, 08:58–09:48: 50 min seated"
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    assert chart.readout.startswith("Monday 16 November, 08:24")
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.readout == "Tuesday 17 November: nothing recorded"


def test_pointing_reads_out_the_stretch_below_the_pointer(show):
    window = show(source_of(sat(MONDAY, (20, 30, 50))))
    plot, chart = window.page.chart.plot, window.page.chart
    plot.pointed.emit(MONDAY.toordinal() + 0.5, -8.5)
    assert chart.readout == "Monday 16 November, 08:24–08:54: 30 min seated"
    before = shades(chart)
    plot.pointed.emit(MONDAY.toordinal() + 0.5, -15.0)
    assert chart.readout.startswith("Monday 16 November: seated 1 h 40 min")
    assert shades(chart) != before


def test_hours_are_read_out_within_a_week(show, qtbot):
    days = [sat(TODAY - timedelta(days=n), (60, 30), start_h=9, pause_min=0) for n in range(60)]
    window = show(source_of(*days))
    window.show_range("12 weeks")
    chart = window.page.chart
    qtbot.keyClick(chart, Qt.Key.Key_End)
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    expected = "Week of 16 November 2026, 10:00–11:00: 30 min seated, on average"
    assert chart.readout == expected


def test_a_stretch_that_cannot_be_does_not_stretch_the_day(show):
    window = show(source_of(sat(MONDAY, (60 * 24 * 5,))))
    assert window.page.chart.scale().bottom == -36.0


def test_days_without_sitting_have_a_sentence(show):
    window = show(DaysInMemory(DayRow(TODAY, done=1)))
    assert window.headline.text() == "No sitting was recorded in this period."
    assert window.page.chart.nothing() == "No sitting was recorded in this period."
    assert "no sitting" in window.page.chart.accessibleDescription().lower()
