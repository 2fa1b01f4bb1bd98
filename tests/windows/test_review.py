"""The review, as it is seen, read aloud and used by keyboard."""

from datetime import UTC, date, datetime, timedelta

import pytest
from days_in_memory import DaysInMemory, around
from PySide6.QtCore import QDate, QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QGuiApplication, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QToolButton

from postureguard import theme as themes
from postureguard.core.insight.spans import Part, Span
from postureguard.core.insight.weeks import Counts, DayRow
from postureguard.core.settings import Settings
from postureguard.windows.client import ResidentClient
from postureguard.windows.review import Around, ReviewWindow, render_pictures
from postureguard.windows.review.pages import PAGES
from postureguard.windows.review.wording import COUNTED, OUTCOMES, bar_label, breaks_text, outcome

TODAY = date(2026, 11, 20)


def day(n, **more):
    """A day so many days ago."""
    return DayRow(TODAY - timedelta(days=n), **more)


def plenty():
    return DaysInMemory(
        *[
            day(n, done=5, partial=1, natural=1, postponed=1, skipped=1, missed=1, held=2,
                longest_bout_s=3000.0 + n, seated_s=7200.0, pain_median=3.0 + (n > 6),
                pain_min=3, pain_max=4, ratings=1)
            for n in reversed(range(100))
            if n % 7 not in {5, 6}
        ]
    )  # fmt: skip


@pytest.fixture
def show(qtbot, qapp):
    """Open the review on a source, in a theme."""
    before = (qapp.palette(), qapp.styleSheet())

    def call(source, theme=themes.LIGHT, page="overview", beside=None):
        themes.apply(qapp, theme)
        window = ReviewWindow(source, beside or around(TODAY, theme))
        qtbot.addWidget(window)
        window.show()
        window.show_page(page)
        return window

    yield call
    qapp.setStyleSheet(before[1])
    qapp.setPalette(before[0])


def words(window):
    """Everything that can be read in the window."""
    labels = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
    return "\n".join(label.text() for label in labels if label.isVisible())


def button(window, name):
    (found,) = [
        b
        for b in [*window.findChildren(QPushButton), *window.findChildren(QToolButton)]
        if name in {b.text(), b.accessibleName()} and b.isVisible()
    ]
    return found


def table_of(window):
    """The table that is turned to, as dictionaries by column."""
    model = window.page.table.model()
    head = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    return [
        {name: model.index(row, n).data() for n, name in enumerate(head)}
        for row in range(model.rowCount())
    ]


def test_the_week_in_words_and_four_numbers(show):
    said = words(show(plenty()))
    assert "You stood up 35 of 45 times. Longest sitting: 50 min, on Monday." in said
    for number in ("35 of 45", "breaks taken, 78%", "50 min", "10 h 00 min", "16 – 22 Nov 2026"):
        assert number in said
    assert "pain median, from 0 to 10" in said


def test_the_overview_says_whether_the_back_has_changed_in_points_and_percent(show):
    said = words(show(DaysInMemory(
        *[day(n, done=1, pain_median=6.0, pain_min=6, pain_max=6, ratings=1)
          for n in range(60, 50, -1)],
        *[day(n, done=1, pain_median=2.0, pain_min=2, pain_max=2, ratings=1)
          for n in range(10, -1, -1)],
    )))  # fmt: skip
    assert "Pain median 2 in the last two weeks, 6 in the first two." in said
    assert "Better: lower by 4 of 10 points (67%)." in said
    assert "does not diagnose" in said


def test_the_overview_reads_only_what_it_tells(show):
    years = DaysInMemory(
        *[day(n, done=1, pain_median=3.0, pain_min=3, pain_max=3) for n in range(3000)]
    )
    show(years)
    read = sum((last - first).days for first, last in years.asked)
    assert read < 300


def test_on_a_monday_morning_the_week_that_is_over_is_told(show):
    monday = date(2026, 11, 23)
    window = show(plenty(), beside=around(monday))
    assert "16 – 22 Nov 2026" in words(window)
    assert not window.page.later.isEnabled()
    window.page.earlier.click()
    assert "9 – 15 Nov 2026" in words(window)
    assert "You stood up 35 of 45 times." in words(window)
    window.page.later.click()
    assert "16 – 22 Nov 2026" in words(window)


def test_an_empty_journal_has_a_sentence_instead_of_axes(show):
    window = show(DaysInMemory())
    said = words(window)
    assert "Nothing here yet" in said
    assert "breaks taken" not in said


def test_weeks_without_a_record_have_sentences_too(show):
    window = show(DaysInMemory(day(60, done=1, prompts=1)), page="breaks")
    assert "Nothing was recorded in these days." in words(window)
    assert window.page.chart.nothing() == "No breaks were recorded in this period."
    window.show_page("pain")
    assert window.page.chart.nothing().startswith("No pain ratings in this period.")


def test_earlier_and_later_go_as_far_as_the_journal(show, qtbot):
    window = show(DaysInMemory(day(8, done=2), day(0, done=3)), page="breaks")
    earlier, later = button(window, "Earlier"), button(window, "Later")
    assert (earlier.isEnabled(), later.isEnabled()) == (True, False)
    qtbot.mouseClick(earlier, Qt.MouseButton.LeftButton)
    assert "2 of 2 breaks taken." in words(window)
    assert (earlier.isEnabled(), later.isEnabled()) == (False, True)
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    assert "3 of 3 breaks taken." in words(window)


def test_a_week_that_is_over_is_told_as_one(show):
    window = show(DaysInMemory(day(8, done=2, held=1), day(0, done=3)))
    assert "pain median: after 3 more rated days" in words(window)
    window.page.earlier.click()
    assert "pain median: fewer than three rated days" in words(window)


def test_a_week_of_held_breaks_says_so(show):
    window = show(DaysInMemory(day(0, held=5)), page="breaks")
    assert "No break counted: 5 held back." in words(window)
    (friday,) = (p for p in window.page.chart.parts if p.first == TODAY)
    assert breaks_text(friday).startswith("Friday 20 November: no break counted;")


def test_bar_label_and_read_out_agree(show):
    """What is below the part put off is what is offered; the label names both."""
    window = show(plenty(), page="breaks")
    (bar,) = (p for p in window.page.chart.parts if p.first == TODAY)
    height = [outcome(name, bar.counts) for name in OUTCOMES]
    assert sum(height[:COUNTED]) == bar.counts.offered == 9
    assert height[COUNTED:] == [1, 2]
    assert bar_label(bar.counts) == "7/9 +3"
    assert breaks_text(bar).startswith("Friday 20 November: 7 of 9 taken (done 5, in part 1,")
    assert breaks_text(bar).endswith("put off 1, not counted; held back 2, not counted")
    assert bar_label(Counts(done=1)) == "1/1"


@pytest.mark.parametrize("points", [9, 20, 24])
@pytest.mark.parametrize("page", ["overview", "breaks"])
def test_close_stays_on_the_screen_with_large_letters(show, qapp, points, page):
    before = qapp.font()
    try:
        qapp.setFont(with_size(before, points))
        window = show(plenty(), page=page)
        window.resize(792, 720)
        QApplication.processEvents()
        close = window.foot.close_button
        assert close.visibleRegion().boundingRect().size() == close.size()
        (area,) = (a for a in window.findChildren(QScrollArea) if a.isVisible())
        assert area.horizontalScrollBar().maximum() == 0
    finally:
        qapp.setFont(before)


def with_size(font, points):
    result = QFont(font)
    result.setPointSize(points)
    return result


def test_the_range_is_chosen_by_chips_and_kept_on_every_page(show, qtbot):
    window = show(plenty(), page="breaks")
    qtbot.mouseClick(button(window, "Earlier"), Qt.MouseButton.LeftButton)
    assert not any(chip.isChecked() for chip in window.range_row.chips.values())
    qtbot.mouseClick(button(window, "12 weeks"), Qt.MouseButton.LeftButton)
    assert "31 Aug – 22 Nov 2026" in words(window)
    window.show_page("pain")
    assert "31 Aug – 22 Nov 2026" in words(window)
    assert "420 of 540 breaks taken. Weekly pain medians from 3 to 4." in words(window)
    assert window.page.chart.span == window.span
    window.show_range("week")
    assert button(window, "Week").isChecked()


def test_own_dates_are_chosen_in_a_row_that_unfolds(show, qtbot):
    window = show(plenty(), page="breaks")
    qtbot.mouseClick(window.range_row.dates, Qt.MouseButton.LeftButton)
    own = window.range_row.own
    assert own.isVisible()
    assert own.first.date() == QDate(2026, 11, 16)
    own.first.setDate(QDate(2026, 10, 5))
    own.last.setDate(QDate(2026, 10, 20))
    own.show_button.click()
    assert not own.isVisible()
    assert window.span == Span(date(2026, 10, 5), date(2026, 10, 20))
    assert "5 – 20 Oct 2026" in words(window)
    qtbot.mouseClick(window.range_row.dates, Qt.MouseButton.LeftButton)
    own.last.setDate(QDate(2026, 9, 7))
    own.first.setDate(QDate(2026, 9, 9))
    own.show_button.click()
    assert window.span == Span(date(2026, 9, 7), date(2026, 9, 13))
    qtbot.mouseClick(window.range_row.dates, Qt.MouseButton.LeftButton)
    own.first.setDate(QDate(1999, 1, 1))
    assert own.first.date() == QDate(2026, 8, 10)
    own.hide()


def test_charts_are_there_in_words(show):
    source = DaysInMemory(
        day(4, done=4, skipped=1, pain_median=3.5, pain_min=3, pain_max=4, ratings=2), day(0)
    )
    window = show(source, page="breaks")
    chart = QAccessible.queryAccessibleInterface(window.page.chart)
    assert chart.text(QAccessible.Text.Name) == "Breaks"
    described = chart.text(QAccessible.Text.Description)
    assert "Monday 16 November: 4 of 5 taken (done 4, skipped 1)" in described
    assert "Tuesday 17 November: nothing recorded" in described
    assert "Friday 20 November: no breaks" in described
    window.page.copy.click()
    assert QGuiApplication.clipboard().text().startswith("Taken 4 = done 4")
    assert window.page.words.text() == QGuiApplication.clipboard().text()


def test_arrow_keys_read_the_chart_out(show, qtbot):
    window = show(plenty(), page="breaks")
    chart = window.page.chart
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.readout.startswith("Monday 16 November: 7 of 9 taken")
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.readout == "Sunday 22 November: nothing recorded"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.readout.startswith("Friday 20 November")


def test_walking_past_the_edge_goes_through_time(show, qtbot):
    window = show(plenty(), page="breaks")
    chart = window.page.chart
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.readout == "Sunday 15 November: nothing recorded"
    assert window.span == Span(date(2026, 11, 15), date(2026, 11, 21))
    assert "15 – 21 Nov 2026" in words(window)


def test_keys_go_through_time_and_come_back(show, qtbot):
    window = show(plenty(), page="breaks")
    window.show_range("4 weeks")
    chart, chosen = window.page.chart, window.span
    qtbot.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert window.span == chosen.moved(-7)
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    assert window.span.days == 14
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    qtbot.keyClick(chart, Qt.Key.Key_Minus)
    assert window.span.days == 56
    assert chart.parts[0].last - chart.parts[0].first == timedelta(days=6)
    qtbot.keyClick(chart, Qt.Key.Key_0)
    assert window.span == chosen


def test_the_wheel_zooms_at_the_pointer_and_dragging_pans(show, qtbot):
    window = show(plenty(), page="breaks")
    window.show_range("4 weeks")
    QApplication.processEvents()
    chart, chosen = window.page.chart, window.span
    view = chart.plot.widget.getViewBox()
    middle = view.sceneBoundingRect().center().toPoint()
    port = chart.plot.widget.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=middle)
    for by in (20, 60, 100):
        QTest.mouseMove(port, middle + QPoint(by, 0))
        QTest.qWait(20)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=middle + QPoint(100, 0))
    assert window.span.first < chosen.first
    assert window.span.days in {27, 28, 29}
    qtbot.waitUntil(lambda: f"{chart.counts.taken} =" in window.page.words.text())
    under = round(view.mapSceneToView(QPointF(middle)).x())
    before = window.span.days
    turn_wheel(port, middle, 3 * 120)
    assert window.span.days < before
    assert abs(round(view.mapSceneToView(QPointF(middle)).x()) - under) <= 1
    assert not any(chip.isChecked() for chip in window.range_row.chips.values())
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=middle)
    assert window.span == chosen
    assert button(window, "4 weeks").isChecked()


def turn_wheel(port, at, by):
    """Turn the wheel over a widget."""
    event = QWheelEvent(
        QPointF(at), QPointF(port.mapToGlobal(at)), QPoint(), QPoint(0, by),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def test_nobody_goes_beyond_the_journal(show, qtbot):
    window = show(plenty(), page="breaks")
    window.show_range("4 weeks")
    chart = window.page.chart
    for _n in range(12):
        qtbot.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert window.span.first == chart.days.bounds.first
    assert not button(window, "Earlier").isEnabled()
    for _n in range(9):
        qtbot.keyClick(chart, Qt.Key.Key_Minus)
    assert window.span == chart.days.bounds


def test_pointing_reads_the_chart_out(show):
    window = show(plenty(), page="breaks")
    chart = window.page.chart
    QApplication.processEvents()
    view = chart.plot.widget.getViewBox()
    at = view.mapViewToScene(QPointF(date(2026, 11, 17).toordinal() + 0.5, 2))
    chart.plot.widget.scene().sigMouseMoved.emit(at)
    assert chart.readout.startswith("Tuesday 17 November")


def test_the_table_has_the_same_numbers_and_dashes_for_gaps(show, qtbot):
    window = show(plenty(), page="breaks")
    qtbot.mouseClick(button(window, "Table"), Qt.MouseButton.LeftButton)
    assert window.page.table.isVisible()
    rows = table_of(window)
    expected = {
        "Day": "Mon 16 Nov 2026",
        "Taken": "7 of 9",
        "Share": "78%",
        "Done": "5",
        "In part": "1",
        "Natural": "1",
        "Put off": "1",
        "Skipped": "1",
        "Missed": "1",
        "By you": "0",
    }
    assert {name: rows[0][name] for name in expected} == expected
    assert set(rows[6].values()) == {"Sun 22 Nov 2026", "–"}
    window.show_page("pain")
    assert window.page.table.isVisible()
    assert table_of(window)[0]["Median"] == "3"


def test_escape_closes(show, qtbot):
    window = show(plenty())
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_everything_can_be_reached_by_keyboard(show, qtbot):
    window = show(plenty(), page="breaks")
    reached, widget = set(), window.nextInFocusChain()
    while widget is not window:
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            reached.add(widget)
    for wanted in (
        window.bar,
        button(window, "Week"),
        button(window, "Earlier"),
        button(window, "Table"),
        window.page.chart,
        window.page.words,
        window.page.copy,
    ):
        assert wanted in reached
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert window.page is window.page_of(PAGES[2].name)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_are_of_that_theme(show, tmp_path, theme):
    show(plenty())
    files = render_pictures(plenty(), around(TODAY, themes.pick(theme)), tmp_path)
    assert len(files) >= len(PAGES)
    ground = themes.pick(theme).window.lower()
    for file in files:
        assert QImage(str(file)).pixelColor(4, 4).name() == ground, file


def test_nothing_wider_than_the_smallest_window(show):
    window = show(plenty(), page="breaks")
    hint = window.minimumSizeHint()
    assert hint.width() <= 640
    assert hint.height() <= 480
    window.resize(640, 480)
    QApplication.processEvents()
    (area,) = (a for a in window.findChildren(QScrollArea) if a.isVisible())
    assert area.horizontalScrollBar().maximum() == 0


def test_a_stretch_over_new_year_names_both_years(show):
    window = show(plenty(), page="breaks", beside=around(date(2027, 1, 1)))
    assert "28 Dec 2026 – 3 Jan 2027" in words(window)


def colours(picture):
    return {
        picture.pixelColor(x, y).name().upper()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }


def test_every_bar_is_painted_in_its_own_manner(show):
    window = show(plenty(), themes.DARK, "breaks")
    window.show_range("12 weeks")
    seen = colours(window.page.chart.grab().toImage())
    for name in ("done", "partial", "natural", "postponed", "skipped", "missed"):
        assert getattr(themes.DARK, name) in seen, name


def test_a_chart_is_drawn_elsewhere_as_large_as_the_place(show):
    window = show(plenty(), page="breaks")
    picture = QImage(700, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("#123456"))
    painter = QPainter(picture)
    window.page.chart.draw(painter, QRectF(QPointF(50, 50), QSizeF(600, 300)))
    painter.end()
    assert themes.LIGHT.done.upper() in colours(picture.copy(50, 50, 600, 300))
    assert colours(picture.copy(0, 0, 700, 48)) == {"#123456"}


def test_weeks_are_drawn_from_the_day_with_which_they_begin_here(show, monkeypatch):
    for module in ("days", "timeline", "where"):
        monkeypatch.setattr(f"postureguard.windows.review.{module}.week_start", lambda: 6)
    window = show(plenty(), page="breaks")
    assert window.span == Span(date(2026, 11, 15), date(2026, 11, 21))
    window.show_range("12 weeks")
    assert {part.first.weekday() for part in window.page.chart.parts} == {6}


class Clock:
    """A clock that is set by hand."""

    def __init__(self, *at):
        self.moment = datetime(*at, tzinfo=UTC)

    def around(self, **chosen):
        return Around(Settings(**chosen), themes.LIGHT, lambda: self.moment, lambda: UTC)


def test_e64_an_open_window_goes_on_to_the_new_day_at_day_start(show):
    clock = Clock(2026, 11, 22, 23, 30)
    source = plenty()
    window = show(source, page="breaks", beside=clock.around(day_start="05:00"))
    assert "16 – 22 Nov 2026" in words(window)
    clock.moment = datetime(2026, 11, 23, 4, 59, tzinfo=UTC)
    window.look_again()
    assert "16 – 22 Nov 2026" in words(window)
    clock.moment = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
    window.look_again()
    assert "23 – 29 Nov 2026" in words(window)


def test_e64_who_looks_at_earlier_days_is_left_there(show):
    clock = Clock(2026, 11, 22, 23, 30)
    window = show(plenty(), page="breaks", beside=clock.around())
    window.page.chart.setFocus()
    button(window, "Earlier").click()
    clock.moment = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
    window.look_again()
    assert "9 – 15 Nov 2026" in words(window)
    assert button(window, "Later").isEnabled()


def test_e64_who_moved_a_little_comes_back_to_the_new_week(show, qtbot):
    clock = Clock(2026, 11, 22, 23, 30)
    window = show(plenty(), page="breaks", beside=clock.around())
    qtbot.keyClick(window.page.chart, Qt.Key.Key_Minus)
    moved = window.span
    clock.moment = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
    window.look_again()
    assert window.span == moved
    qtbot.keyClick(window.page.chart, Qt.Key.Key_0)
    assert "23 – 29 Nov 2026" in words(window)


def test_e64_the_window_looks_by_itself(show, monkeypatch, qtbot):
    monkeypatch.setattr("postureguard.windows.review.window.LOOK_EVERY_MS", 10)
    clock = Clock(2026, 11, 22, 23, 30)
    window = show(plenty(), page="breaks", beside=clock.around())
    clock.moment = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
    qtbot.waitUntil(lambda: "23 – 29 Nov 2026" in words(window))


def test_what_comes_to_the_journal_is_shown(show):
    source = plenty()
    window = show(source, page="breaks")
    assert "35 of 45 breaks taken." in words(window)
    window.look_again()
    source.add(day(-1, done=3))
    window.look_again()
    assert "38 of 48 breaks taken." in words(window)


def test_years_that_nobody_looks_at_are_not_read(show):
    years = DaysInMemory(*[day(n, done=1) for n in range(3000)])
    window = show(years, page="breaks")
    earliest = min(first for first, _last in years.asked if first > date(2018, 12, 31))
    assert earliest >= TODAY - timedelta(weeks=17)
    window.show_range("all")
    assert min(first for first, _last in years.asked) <= TODAY - timedelta(days=2999)
    assert len(window.page.chart.seen) in {99, 100}


def test_the_page_to_hand_on_and_the_data_are_a_tap_away(qtbot, resident, show):
    window = show(plenty())
    assert not window.foot.report.isVisible()
    assert not window.foot.data.isVisible()
    client = ResidentClient(resident.name)
    window.lead_on(client)
    client.open()
    window.foot.report.click()
    window.foot.data.click()
    qtbot.waitUntil(lambda: [r["window"] for r in resident.requests("show")] == ["report", "data"])
    resident.go()
    qtbot.waitUntil(lambda: not window.foot.report.isVisible() and not window.foot.data.isVisible())


def test_the_entries_are_a_tap_away_while_there_is_a_resident(qtbot, resident, show):
    window = show(plenty())
    assert not window.foot.entries.isVisible()
    client = ResidentClient(resident.name)
    window.lead_on(client)
    client.open()
    window.foot.entries.click()
    qtbot.waitUntil(lambda: [r["window"] for r in resident.requests("show")] == ["entries"])
    resident.go()
    qtbot.waitUntil(lambda: not window.foot.entries.isVisible())


def test_a_part_is_named_by_what_it_is():
    month = Part(date(2026, 2, 1), date(2026, 2, 28), (), "month")
    assert breaks_text(month) == "February 2026: nothing recorded"
