"""The review, as it is seen, read aloud and used by keyboard."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QToolButton

from postureguard import theme as themes
from postureguard.core.insight.report import Scope, make_report
from postureguard.core.insight.weeks import Counts, DayRow
from postureguard.windows.client import ResidentClient
from postureguard.windows.review import ReviewWindow, render_pictures
from postureguard.windows.review.wording import bar_label, breaks_text, outcomes

TODAY = date(2026, 11, 20)


class Days:
    """A source of days in memory."""

    def __init__(self, *days):
        self.kept = days

    def days(self, first, last):
        return tuple(day for day in self.kept if first <= day.day <= last)

    def span(self):
        return (self.kept[0].day, self.kept[-1].day) if self.kept else None


def day(n, **more):
    """A day so many days ago."""
    return DayRow(TODAY - timedelta(days=n), **more)


PLENTY = Days(
    *[
        day(n, done=5, partial=1, natural=1, postponed=1, skipped=1, missed=1, held=2,
            longest_bout_s=3000.0 + n, pain_median=3.0 + (n > 6), ratings=1)
        for n in reversed(range(100))
        if n % 7 not in {5, 6}
    ]
)  # fmt: skip


@pytest.fixture
def show(qtbot, qapp):
    """Open the review on a source, in a theme."""
    before = (qapp.palette(), qapp.styleSheet())

    def call(source, theme=themes.LIGHT):
        themes.apply(qapp, theme)
        window = ReviewWindow(source, TODAY, theme)
        qtbot.addWidget(window)
        window.show()
        return window

    yield call
    qapp.setStyleSheet(before[1])
    qapp.setPalette(before[0])


def words(window):
    """Everything that can be read in the window."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def button(window, name):
    (found,) = [
        b
        for b in [*window.findChildren(QPushButton), *window.findChildren(QToolButton)]
        if name in {b.text(), b.accessibleName()}
    ]
    return found


def test_the_week_in_a_sentence_and_four_numbers(show):
    said = words(show(PLENTY))
    assert "Pain median 3 this week, 4 before." in said
    for number in ("35 of 45", "breaks taken, 78%", "50 min", "5", "16 – 22 Nov 2026"):
        assert number in said
    assert "Taken 35 = done 25 + in part 5 + natural 5." in said
    assert "Done 25" in said


def test_an_empty_journal_has_a_sentence_instead_of_axes(show):
    window = show(Days())
    said = words(window)
    assert "Nothing here yet" in said
    assert "breaks taken" not in said
    for scope in Scope:
        window.show_scope(scope)


def test_weeks_without_a_record_have_sentences_too(show):
    window = show(Days(day(60, done=1, prompts=1)))
    assert "Nothing was recorded in this week." in words(window)
    assert "No breaks were recorded in this period." in words(window)
    window.show_tab("pain")
    assert "No pain ratings in this period." in words(window)


def test_earlier_and_later_go_as_far_as_the_journal(show, qtbot):
    window = show(Days(day(8, done=2), day(0, done=3)))
    earlier, later = button(window, "Earlier"), button(window, "Later")
    assert (earlier.isEnabled(), later.isEnabled()) == (True, False)
    qtbot.mouseClick(earlier, Qt.MouseButton.LeftButton)
    assert "2 of 2 breaks taken." in words(window)
    assert (earlier.isEnabled(), later.isEnabled()) == (False, True)
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    assert "3 of 3 breaks taken." in words(window)


def test_a_week_that_is_over_is_told_as_one(show, qtbot):
    window = show(Days(day(8, done=2, held=1), day(0, done=3)))
    assert "pain median: after 3 more rated days" in words(window)
    qtbot.mouseClick(button(window, "Earlier"), Qt.MouseButton.LeftButton)
    assert "pain median: fewer than three rated days" in words(window)
    assert "more rated day" not in words(window)


def test_a_week_of_held_breaks_says_so_in_place_of_bars(show):
    assert "No break counted: 5 held back." in words(show(Days(day(0, held=5))))
    friday = make_report(Days(day(0, held=5)), Scope.WEEK, TODAY).bars[4]
    assert breaks_text(friday) == "Friday 20 November: no break counted; 5 held back"


def test_bar_label_and_read_out_agree():
    """What is below the part put off is what is offered; the label names both."""
    (bar,) = (b for b in make_report(PLENTY, Scope.WEEK, TODAY).bars if b.first == TODAY)
    height = [o.of(bar.counts) for o in outcomes()]
    assert sum(height[:-1]) == bar.counts.offered == 9
    assert (outcomes()[-1].name, height[-1]) == ("postponed", 1)
    assert bar_label(bar.counts) == "7/9 +1"
    assert breaks_text(bar).endswith("skipped 1, missed 1); put off 1, not counted")
    assert bar_label(Counts(done=1)) == "1/1"
    assert bar_label(Counts(held=2)) == ""


def test_no_rating_tells_truly_when_one_is_asked(show):
    window = show(Days(day(0, done=1)))
    window.show_tab("pain")
    assert "You are asked after each routine" in words(window)


@pytest.mark.parametrize("points", [9, 20, 24])
def test_close_stays_on_the_screen_with_large_letters(show, qapp, points):
    before = qapp.font()
    try:
        qapp.setFont(with_size(before, points))
        window = show(PLENTY)
        window.resize(792, 720)
        QApplication.processEvents()
        close = window._close
        assert close.visibleRegion().boundingRect().size() == close.size()
        (page,) = (a for a in window.findChildren(QScrollArea) if a.parent() is window)
        assert page.horizontalScrollBar().maximum() == 0
    finally:
        qapp.setFont(before)


def with_size(font, points):
    result = QFont(font)
    result.setPointSize(points)
    return result


def test_the_range_is_chosen_by_chips(show, qtbot):
    window = show(PLENTY)
    qtbot.mouseClick(button(window, "Earlier"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(window, "12 weeks"), Qt.MouseButton.LeftButton)
    assert "31 Aug – 22 Nov 2026" in words(window)
    assert "420 of 540 breaks taken. Weekly pain medians from 3 to 4." in words(window)
    window.show_scope(Scope.WEEK)
    assert button(window, "One week").isChecked()


def test_charts_are_there_in_words(show):
    window = show(Days(day(4, done=4, skipped=1, pain_median=3.5, ratings=2), day(0)))
    chart = QAccessible.queryAccessibleInterface(window._breaks)
    assert chart.text(QAccessible.Text.Name) == "Breaks"
    described = chart.text(QAccessible.Text.Description)
    assert "Monday 16 November: 4 of 5 taken (done 4, skipped 1)" in described
    assert "Tuesday 17 November: nothing recorded" in described
    assert "Friday 20 November: no breaks" in described
    pain = window._pain.accessibleDescription()
    assert "Week of 16 November: fewer than three rated days" in pain
    assert "Mon 16 Nov: pain 3.5" in pain


def test_arrow_keys_read_the_chart_out(show, qtbot):
    window = show(PLENTY)
    chart = window._breaks
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.readout.startswith("Monday 16 November: 7 of 9 taken")
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.readout == "Sunday 22 November: nothing recorded"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.readout.startswith("Friday 20 November")
    window.show_tab("pain")
    qtbot.keyClick(window._pain, Qt.Key.Key_Home)
    assert window._pain.readout == "Monday 16 November: pain 3"


def test_pointing_reads_the_chart_out(show):
    window = show(PLENTY)
    window._breaks.grab()  # so that the plot has its place
    view = window._breaks._plot.getViewBox()
    window._breaks._plot.scene().sigMouseMoved.emit(view.mapViewToScene(QPoint(1, 2)))
    assert window._breaks.readout.startswith("Tuesday 17 November")


def test_the_table_has_the_same_numbers_and_dashes_for_gaps(show):
    window = show(PLENTY)
    table = window._table
    head = [table.horizontalHeaderItem(n).text() for n in range(table.columnCount())]
    first = [table.item(0, n).text() for n in range(table.columnCount())]
    assert dict(zip(head, first, strict=True)) == {
        "Day": "Mon 16 Nov",
        "Taken": "7 of 9",
        "Share": "78%",
        "Done": "5",
        "In part": "1",
        "Natural": "1",
        "Put off": "1",
        "Skipped": "1",
        "Missed": "1",
        "By you": "0",
        "Longest sitting": "50 min",
        "Pain": "3",
    }
    assert {table.item(6, n).text() for n in range(1, table.columnCount())} == {"–"}


def test_escape_closes(show, qtbot):
    window = show(PLENTY)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_everything_can_be_reached_by_keyboard(show):
    window = show(PLENTY)
    reached, widget = set(), window
    for _n in range(60):
        widget = widget.nextInFocusChain()
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            reached.add(widget)
    for wanted in (button(window, "One week"), button(window, "Earlier"), window._breaks):
        assert wanted in reached


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_are_of_that_theme(show, tmp_path, theme):
    show(PLENTY)
    files = render_pictures(PLENTY, TODAY, tmp_path, theme)
    assert len(files) == 9
    ground = themes.pick(theme).window.lower()
    for file in files:
        assert QImage(str(file)).pixelColor(4, 4).name() == ground, file


def test_nothing_wider_than_the_smallest_window(show):
    window = show(PLENTY)
    hint = window.minimumSizeHint()
    assert hint.width() <= 720
    assert hint.height() <= 640


def test_a_stretch_over_new_year_names_both_years(show):
    window = ReviewWindow(PLENTY, date(2027, 1, 1), themes.LIGHT)
    assert "28 Dec 2026 – 3 Jan 2027" in {label.text() for label in window.findChildren(QLabel)}
    window.deleteLater()


def test_every_bar_is_painted_in_its_own_manner(show):
    window = show(PLENTY, themes.DARK)
    window.show_scope(Scope.TWELVE_WEEKS)
    picture = window._breaks.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name().upper()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    for name in ("done", "partial", "natural", "postponed", "skipped", "missed"):
        assert getattr(themes.DARK, name) in seen, name


def test_the_entries_are_a_tap_away_while_there_is_a_resident(qtbot, resident, show):
    window = show(PLENTY)
    assert not window.entries.isVisible()
    client = ResidentClient(resident.name)
    window.lead_to_entries(client)
    client.open()
    window.entries.click()
    qtbot.waitUntil(lambda: [r["window"] for r in resident.requests("show")] == ["entries"])
    resident.go()
    qtbot.waitUntil(lambda: not window.entries.isVisible())
