"""The page for a physiotherapist or doctor: what is on it, its file, and its window."""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from every_window import history as worked_history
from hypothesis import given, settings
from hypothesis import strategies as some
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from postureguard import theme as themes
from postureguard.catalogue import shipped_catalogue
from postureguard.core.insight.spans import Span, parts
from postureguard.core.insight.weeks import DayRow, counts
from postureguard.core.programme import subjects
from postureguard.core.programme.history import History, Statement
from postureguard.errors import UserError
from postureguard.protocol import Event
from postureguard.windows.report import words
from postureguard.windows.report.asked import AT_FIRST, PARTS, Asked, last_weeks, wanted
from postureguard.windows.report.blocks import Table
from postureguard.windows.report.chart_block import Chart
from postureguard.windows.report.contents import sheets
from postureguard.windows.report.diary import Diary
from postureguard.windows.report.pain_chart import MARK, apart
from postureguard.windows.report.pdf import pdf
from postureguard.windows.report.saving import Around
from postureguard.windows.report.sheets import body
from postureguard.windows.report.window import ReportWindow

TODAY = date(2026, 11, 20)
ALL = frozenset(PARTS)


def row(ago, **more):
    """A day so many days ago; the offered breaks are those that were taken, skipped or missed."""
    usual = {"done": 6, "skipped": 1, "missed": 1, "held": 2, "longest_bout_s": 3000.0 + ago}
    usual |= {"seated_s": 20_000.0, "pain_median": 3.0, "pain_min": 2, "pain_max": 4, "ratings": 2}
    return DayRow(TODAY - timedelta(days=ago), **usual | more)


def diary(days=(), history=None):
    known = tuple(sorted(days, key=lambda day: day.day))
    first = known[0].day if known else None
    return Diary(TODAY, known, history or History(), shipped_catalogue().exercises, first)


def said(ago, about, value):
    at = datetime(2026, 11, 20, 18, tzinfo=UTC) - timedelta(days=ago)
    return Statement(at, at.date(), about, value)


WORKDAYS = [row(n) for n in range(100) if n % 7 not in {5, 6}]
TWELVE = Asked(last_weeks(TODAY, 12), ALL)
EXPERIMENT = said(
    80, subjects.EXPERIMENT_START, "2026-08-31,30,60,60,30,30,60,60,30,30,60"
)  # over on 8 November
LASTING = said(80, subjects.EXPERIMENT_START, "2026-09-07,30,60,60,30,30,60,60,30,30,60,30,60")


def told(known, asked=TWELVE):
    found = sheets(known, asked)
    return "\n".join(found.words(n) for n in range(len(found.pages)))


def blocks(found, kind):
    return [block for page in found.pages for block, _box in page if isinstance(block, kind)]


pytestmark = pytest.mark.usefixtures("qapp")


def test_the_period_in_a_sentence(qapp):
    text = told(diary(WORKDAYS))
    assert "31 August 2026 – 20 November 2026 (82 days)" in text
    assert "Days with a record: 60 of 82. 360 of 480 breaks taken (75%)." in text
    assert "Longest sitting: 51\u00a0min. Pain median 3, ratings from 2 to 4, on 60 days." in text


@given(
    some.lists(
        some.builds(
            row,
            some.integers(0, 900),
            done=some.integers(0, 9),
            skipped=some.integers(0, 5),
            missed=some.integers(0, 5),
            pain_median=some.none() | some.integers(0, 10).map(float),
        ),
        max_size=40,
        unique_by=lambda day: day.day,
    ),
    some.sampled_from([7, 35, 82, 119, 120, 365, 800, 801]),
)
@settings(max_examples=40, deadline=None)
def test_the_table_has_the_numbers_of_the_charts(days, length):
    span = Span(TODAY - timedelta(days=length - 1), TODAY)
    known = diary(days)
    inside = [day for day in days if span.first <= day.day]
    rows = known.told(span)
    begun = max(span.first, known.first or span.first) if length > 800 else span.first
    assert (rows[0].first, rows[-1].last) == (begun, span.last)
    assert counts(day for part in rows for day in part.days) == counts(inside)
    for part in rows:
        of_part = [day for day in inside if part.first <= day.day <= part.last]
        cells = words.table_row(part, span, frozenset({"breaks", "pain"}))
        taken = sum(day.done for day in of_part)
        offered = sum(day.done + day.skipped + day.missed for day in of_part)
        assert cells[1] == (f"{taken} of {offered}" if offered else "–")
        rated = sum(day.pain_median is not None for day in of_part)
        assert cells[-1] == (str(rated) if rated else "–")
        assert (cells[3] == "–") == (rated < 3)
    if length <= 119:
        assert rows == parts(inside, span, "week", 0)


def test_what_is_left_out_is_not_there_and_safety_is_only_there_on_purpose():
    history = worked_history()
    history = History(
        history.sessions,
        history.ratings,
        (*history.said, said(9, "day.slept-badly", "yes"), EXPERIMENT),
    )
    known = diary(WORKDAYS, history)
    everything = told(known)
    signs = {
        "breaks": "breaks taken",
        "sitting": "Longest sitting",
        "pain": "Pain median",
        "programme": "routines done",
        "safety": "none of the signs ticked",
        "notes": "Slept badly 1",
        "experiments": "weeks of 30 minutes",
    }
    assert set(signs) == ALL
    for name, sign in signs.items():
        assert sign in everything
        assert sign not in told(known, Asked(TWELVE.span, ALL - {name}))
    assert "safety" not in told(known, Asked(TWELVE.span))
    assert ALL - {"safety"} == AT_FIRST


def test_on_the_command_line_safety_is_named_too():
    assert wanted(["notes"], safety=False) == ALL - {"notes", "safety"}
    assert wanted([], safety=True) == ALL


def test_an_experiment_that_goes_on_stays_sealed():
    text = told(diary(WORKDAYS, History(said=(LASTING,))))
    assert "12 weeks from 7 Sep" in text
    assert "stays closed until the end" in text
    assert "Mean pain" not in text
    assert "Mean pain" in told(diary(WORKDAYS, History(said=(EXPERIMENT,))))
    early = Asked(Span(date(2026, 8, 1), date(2026, 8, 30)), ALL)
    assert "by lot" not in told(diary(WORKDAYS, History(said=(EXPERIMENT,))), early)


def test_what_was_said_about_safety_with_its_days():
    history = History(
        said=(
            said(200, subjects.SCREEN, "lump"),
            said(30, subjects.SCREEN, "fever,night"),
            said(29, subjects.SPOKEN, "2026-10-22"),
        )
    )
    text = told(diary(WORKDAYS, history))
    assert "21 Oct 2026: Fever or feeling ill, with back pain; Pain that does not ease" in text
    assert "Spoke to a professional on 22 Oct 2026." in text
    assert "lump" not in text
    later = Asked(Span(date(2026, 11, 1), TODAY), ALL)
    assert "21 Oct 2026: Fever" in told(diary(WORKDAYS, history), later)
    assert "were not answered" in told(diary(WORKDAYS))


def test_ticks_that_were_taken_back_do_not_count():
    ticks = [said(9, "day.sport", "yes"), said(9, "day.sport", "no"), said(8, "day.sport", "yes")]
    weeks = [said(8, "week.desk", "4"), said(1, "week.desk", "5"), said(1, "week.change", "-1")]
    text = told(diary(WORKDAYS, History(said=(*ticks, *weeks))))
    assert "Noted, in days: Sport 1." in text
    assert "work at the desk 4.5" in text
    assert "Compared with the beginning: a little worse (19 Nov 2026)." in text


def test_changes_of_the_programme_have_the_same_numbers_in_the_chart_and_in_the_list():
    known = diary(WORKDAYS, worked_history())
    found = sheets(known, TWELVE)
    numbered = re.findall(r"^(\d+)\. (\d+ \w+ 2026): ", told(known), re.MULTILINE)
    assert [int(number) for number, _day in numbered] == list(range(1, len(numbered) + 1))
    (pain,) = (chart for chart in blocks(found, Chart) if "medians" in chart.words)
    marks = pain.draw.__self__.marks
    shown = [f"{day.day} {QLocale().toString(day, 'MMM yyyy')}" for day in marks]
    assert shown == [day for _number, day in numbered]


def test_numbers_above_the_chart_do_not_touch():
    for wanted_at in ([0.0] * 9, [100.0] * 9, [0.0, 1.0, 50.0, 99.0, 100.0], []):
        at = apart([x * 50 for x in wanted_at], 0.0, 5000.0)
        assert all(later - earlier >= MARK for earlier, later in pairwise(at))
        assert all(0 <= x <= 5000 for x in at)
    assert apart([700.0, 2000.0], 0.0, 5000.0) == [700.0, 2000.0]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("weeks", [1, 4, 12, 52, 522])
def test_one_or_two_pages_and_nothing_runs_over(weeks, paper):
    days = [row(n) for n in range(weeks * 7)]
    history = worked_history()
    extra = (EXPERIMENT, said(5, "day.slept-badly", "yes"), said(5, "week.change", "1"))
    known = diary(days, History(history.sessions, history.ratings, (*history.said, *extra)))
    found = sheets(known, Asked(last_weeks(TODAY, weeks), ALL, paper))
    assert 1 <= len(found.pages) <= 2
    field = body(paper)
    for page in found.pages:
        edges = [box for _block, box in page]
        assert all(field.contains(box) for box in edges)
        assert all(a.bottom() <= b.top() for a, b in pairwise(edges))
        assert not page[-1][0].holds_next
    (table,) = blocks(found, Table)
    assert len(table.rows) <= 17


def test_years_before_the_first_record_take_no_room():
    found = sheets(diary(WORKDAYS), Asked(Span(date(1752, 9, 14), TODAY), ALL))
    (table,) = blocks(found, Table)
    assert [row[0] for row in table.rows] == ["2026"]
    assert all(body("a4").contains(box) for page in found.pages for _block, box in page)


def test_an_empty_journal_makes_a_page_that_says_so():
    text = told(diary())
    assert "Nothing was recorded in this period." in text
    assert "What the numbers mean" not in text
    assert blocks(sheets(diary(), TWELVE), Chart) == []
    assert pdf(sheets(diary(), TWELVE)).startswith(b"%PDF")


def test_one_day():
    known = diary([row(0)])
    text = told(known, Asked(Span(TODAY, TODAY)))
    assert "Days with a record: 1 of 1. 6 of 8 breaks taken (75%)." in text
    assert "Pain was rated on 1 day; a median needs three." in text


def test_the_file_is_a_pdf_of_lines_and_letters_with_its_letters_in_it():
    known = diary(WORKDAYS)
    for paper, size in (("a4", (595, 842)), ("letter", (612, 792))):
        found = sheets(known, Asked(TWELVE.span, AT_FIRST, paper))
        data = pdf(found)
        assert data.startswith(b"%PDF-1.")
        assert data.rstrip().endswith(b"%%EOF")
        boxes = re.findall(rb"/MediaBox \[([^\]]*)\]", data)
        assert len(boxes) == len(found.pages)
        assert {tuple(round(float(n)) for n in box.split()[2:]) for box in boxes} == {size}
        assert b"/FontFile2" in data
        assert b"/Subtype /Image" not in data
        assert "Breaks, sitting and low-back pain".encode("utf-16-be") in data
        assert b"/Creator" in data


def test_nobody_is_named(monkeypatch):
    monkeypatch.setenv("USER", "erika")
    monkeypatch.setenv("HOME", "/home/erika")
    data = pdf(sheets(diary(WORKDAYS), TWELVE))
    for form in ("ascii", "utf-16-be"):
        assert "erika".encode(form) not in data


def painted(found):
    image = QImage(420, 594, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(420 / found.size.width(), 420 / found.size.width())
    found.paint(painter, 0)
    painter.end()
    return image


def ink(image, xs):
    top = range(30, 50)  # where the title stands
    return sum(image.pixelColor(x, y).lightness() < 200 for x in xs for y in top)


def test_for_those_who_read_from_the_right_the_page_is_mirrored(qapp):
    left, right = range(32, 110), range(310, 388)
    image = painted(sheets(diary(WORKDAYS), TWELVE))
    assert ink(image, left) > 50 > ink(image, right)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        image = painted(sheets(diary(WORKDAYS), TWELVE))
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert ink(image, right) > 50 > ink(image, left)


# --- the window ----------------------------------------------------------------------------------


class World:
    """What the window asks the world for."""

    def __init__(self):
        self.written = []
        self.opened = []
        self.data_shown = 0
        self.problem = None
        self.kept = diary(WORKDAYS, worked_history())

    def write(self, path, data):
        if self.problem is not None:
            raise self.problem
        self.written.append((path, data))

    def open(self, path):
        self.opened.append(path)
        return True

    def show_data(self):
        self.data_shown += 1

    def look(self):
        return self.kept


@pytest.fixture
def world():
    return World()


@pytest.fixture
def window(qtbot, qapp, world):
    themes.apply(qapp, themes.LIGHT)
    made = ReportWindow(world.look, Around(world.write, world.open, world.show_data))
    qtbot.addWidget(made)
    made.show()
    yield made
    qapp.setStyleSheet("")


def read_aloud(window):
    return "\n".join(
        page.accessibleDescription() for page in window.preview.pages if not page.isHidden()
    )


def test_the_page_is_there_at_once_and_follows_every_choice(window):
    assert "31 August 2026 – 20 November 2026" in read_aloud(window)
    assert "safety" not in read_aloud(window)
    window.choices.ranges.chips["4"].click()
    assert "26 October 2026 – 20 November 2026" in read_aloud(window)
    window.choices.ticks["safety"].box.click()
    assert "Answers about safety" in read_aloud(window)
    window.choices.ticks["pain"].box.click()
    assert "Pain median" not in read_aloud(window)


def test_own_dates(window):
    assert window.choices.dates.isHidden()
    window.choices.ranges.chips["own"].click()
    assert not window.choices.dates.isHidden()
    window.choices.first.show_day(date(2026, 11, 2))
    window.choices.last.show_day(date(2026, 11, 8))
    assert window.choices.asked().span == Span(date(2026, 11, 2), date(2026, 11, 8))
    assert "2 November 2026 – 8 November 2026 (1 week)" in read_aloud(window)
    window.choices.last.show_day(date(2026, 10, 31))
    assert window.choices.asked().span == Span(date(2026, 10, 31), date(2026, 11, 2))
    window.choices.last.show_day(date(2030, 1, 1))
    assert window.choices.last.day() <= TODAY


def test_the_preview_is_what_is_saved(window, world):
    window.choices.papers.chips["letter"].click()
    window.saving.write(Path("/somewhere/page.pdf"), window.made)
    ((path, data),) = world.written
    assert path == Path("/somewhere/page.pdf")
    assert data.count(b"/MediaBox") == sum(not page.isHidden() for page in window.preview.pages)
    assert b"612" in data
    assert (
        window.notice.text()
        .replace("\u200b", "")
        .startswith("Saved as /somewhere/page.pdf. This page contains")
    )
    window.open.click()
    assert world.opened == [path]
    window.choices.ranges.chips["4"].click()
    assert window.open.isHidden()


def test_what_cannot_be_written_is_one_sentence(window, world):
    world.problem = UserError("The disk is full.", "Free some space.")
    window.saving.write(Path("/somewhere/page.pdf"), window.made)
    assert window.notice.text().startswith("The disk is full. Free some space.")
    assert window.open.isHidden()


def test_it_says_that_it_is_health_data(window):
    assert window.notice.text() == (
        "This page contains health data. Keep it where you would keep a letter from your doctor."
    )


def test_everything_goes_by_keyboard(qtbot, window, world):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.focusWidget() is window.choices.ranges.chips["12"]
    reached = set()
    for _n in range(40):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached.add(window.focusWidget())
    wanted_parts = {tick.box for tick in window.choices.ticks.values()}
    wanted_parts |= {window.save, window.data, window.close_button, window.preview.pages[0]}
    assert wanted_parts <= reached
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.findChildren(QFileDialog)
    assert [Path(name).name for name in dialog.selectedFiles()] == [
        "postureguard-20260831-20261120.pdf"
    ]
    dialog.reject()
    window.data.click()
    assert world.data_shown == 1
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_everything_has_a_name(window):
    for button in window.findChildren(QPushButton):
        assert button.accessibleName()
    assert [page.accessibleName() for page in window.preview.pages if not page.isHidden()] == [
        "Page 1 of 2",
        "Page 2 of 2",
    ]
    boxes = [tick.box.accessibleName() for tick in window.choices.ticks.values()]
    assert boxes == ["Breaks", "Sitting", "Pain", "Programme and levels", "Answers about safety",
                     "What else was noted", "Own experiment"]  # fmt: skip
    assert (window.choices.first.accessibleName(), window.choices.last.accessibleName()) == (
        "From",
        "To",
    )


def test_called_to_the_front_it_reads_the_journal_anew(window, world):
    world.kept = diary()
    window.hear(Event("show"))
    assert "Nothing was recorded" in read_aloud(window)


@pytest.mark.parametrize("width", [520, 700, 1400])
def test_a_sheet_is_never_cut_off(window, qtbot, width):
    window.resize(width, 700)
    QApplication.processEvents()
    page: QWidget = window.preview.pages[0]
    assert page.width() <= window.preview.viewport().width()
    assert page.height() == pytest.approx(page.width() * 297 / 210, abs=2)
