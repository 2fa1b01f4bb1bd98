"""Pain in the review: dots, medians, marks, and the link that has to be asked for."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from core.insight.diaries import diary
from PySide6.QtCore import QPointF, Qt
from review_desk import TODAY, LivedDays, ago, day, open_review, person, settled, words

from postureguard.core.insight.events import Event
from postureguard.core.programme import subjects
from postureguard.errors import UserError
from postureguard.protocol import Answer

NOISE = "a change under 2 points is often just noise."


def rated():
    """Pain 5 to 6 in the first fortnight, 2 in the last."""
    first = [day(n, 5, to=6) for n in range(99, 85, -1)]
    return LivedDays(*first, *[day(n, 2) for n in range(27, -1, -1)], history=person())


@pytest.fixture
def pain(qtbot):
    return lambda source, *more, **others: open_review(qtbot, source, "pain", *more, **others)


def mark(window, *events):
    """As if the programme had done that."""
    window.page.chart.events = events
    window.page.chart.show_span(window.span)
    window.page._settle()


def table(page):
    model = page.table.model()
    head = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    rows = range(model.rowCount())
    return [{h: model.index(row, n).data() for n, h in enumerate(head)} for row in rows]


def test_the_change_is_told_in_words_and_what_noise_is(pain):
    said = words(pain(rated()))
    assert "Pain median 2 in the last two weeks, 5.5 in the first two." in said
    assert "Better: lower by 3.5 of 10 points (64%)." in said
    assert f"Your own ratings. Ups and downs are normal; {NOISE}" in said


def test_without_enough_ratings_nothing_is_said_of_a_change(pain):
    said = words(pain(LivedDays(*[day(n, 3) for n in range(5)])))
    assert "first two" not in said
    assert NOISE in said


def test_the_band_lies_around_the_first_fortnight_wherever_one_looks(pain):
    window = pain(rated(), "week")
    assert window.page.chart.baseline == 5.5
    keys = [words for _mark, words in window.page.entries()]
    assert "Within 2 points of your first two weeks" in keys
    few = pain(LivedDays(*[day(n, 3) for n in range(5)]))
    assert few.page.chart.baseline is None
    assert not any("Within 2" in words for _mark, words in few.page.entries())


def test_pain_is_always_drawn_from_0_to_10_and_breaks_have_a_scale_of_their_own(pain):
    for source in (rated(), LivedDays(day(0, 10)), LivedDays(day(0, 0))):
        scale = pain(source).page.chart.scale()
        texts = [text for _height, text in scale.ticks]
        assert texts == ["0%", "100%", "0 none", "2", "4", "6", "8", "10 worst"]
        heights = [height for height, _text in scale.ticks]
        assert heights == sorted(heights)
        assert scale.top > heights[-1]


def test_medians_make_steps_by_week_and_leave_gaps_open(pain):
    monday = TODAY - timedelta(days=TODAY.weekday())
    back = TODAY.weekday()
    weeks = {3: 2, 2: 4, 0: 6}  # one week ago nothing was rated
    source = LivedDays(
        *[day(back + 7 * week - n, pain) for week, pain in weeks.items() for n in range(3)]
    )
    chart = pain(source).page.chart
    path = chart._line
    found = [path.elementAt(n) for n in range(path.elementCount())]
    first = (monday - timedelta(weeks=3)).toordinal()
    low = found[0].y
    assert [(e.x - first, e.y - low, e.isMoveTo()) for e in found] == [
        (0, 0, True),
        (7, 0, False),
        (7, 2, False),
        (14, 2, False),
        (21, 4, True),
        (28, 4, False),
    ]


def test_the_read_out_tells_pain_range_breaks_and_what_the_programme_did(pain, qtbot):
    window = pain(LivedDays(day(1, 2, to=4), day(0, 3), history=person()), "week")
    chart = window.page.chart
    mark(window, Event(ago(1), "flare", "A calmer time."), Event(ago(1), "safety", "Asked"))
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    for _n in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.readout == (
        "Thursday 19 November: pain 3; ratings from 2 to 4; breaks taken 80%; A calmer time; Asked"
    )
    assert "A calmer time" in chart.accessibleDescription()


def test_pointing_at_a_mark_reads_it_out(pain):
    window = pain(LivedDays(day(1, 2), day(0, 3), history=person()), "week")
    chart = window.page.chart
    mark(window, Event(ago(1), "level", "Glute plan: level 2"))
    view = chart.plot.widget.getViewBox()
    at = view.mapViewToScene(QPointF(ago(1).toordinal() + 0.5, 3.4))
    chart.plot.widget.scene().sigMouseMoved.emit(at)
    assert chart.readout.endswith("Glute plan: level 2")


def test_the_table_has_the_same_numbers(pain):
    window = pain(LivedDays(day(1, 2, to=4), day(0, None, taken=1), history=person()), "week")
    mark(window, Event(ago(1), "flare", "A calmer time."))
    rows = {row["Day"][:3]: row for row in table(window.page)}
    assert rows["Thu"] == {
        "Day": "Thu 19 Nov 2026",
        "Median": "3",
        "Lowest": "2",
        "Highest": "4",
        "Breaks taken": "80%",
        "Programme": "Flare-up",
    }
    assert (rows["Fri"]["Median"], rows["Fri"]["Breaks taken"]) == ("–", "20%")
    assert set(rows["Sat"].values()) == {"Sat 21 Nov 2026", "–"}


def test_what_was_said_about_safety_is_marked_without_what_it_was(pain):
    source = rated()
    source.say(ago(3), subjects.SCREEN, "none")
    window = pain(source)
    assert ago(3) in {event.day for event in window.page.chart.events}
    assert ("event safety", "Questions about safety") in window.page.entries()
    assert "none" not in words(window)


# --- the link ---------------------------------------------------------------------------------


def linked(count=60):
    """Working days up to today on which more breaks and less pain go together."""
    rows = diary(random.Random(1), count, -0.8)
    later = TODAY - rows[-1].day
    return LivedDays(*[replace(row, day=row.day + later) for row in rows], history=person())


def test_nothing_is_compared_until_it_is_asked_for(pain, qtbot):
    window = pain(linked())
    card = window.page.card
    assert window._days.course.known.association is None
    assert "cannot show that one is the cause of the other" in card.words.text()
    assert card.turn.text() == "Compare them"
    card.turn.click()
    assert window._client.said == [(subjects.LINK_WANTED, "yes")]
    settled(window)
    assert card.words.text().startswith("On days with more breaks you tended to report lower pain")
    assert card.words.text().endswith("This cannot show that breaks caused it.")
    assert card.look.text().startswith("From your first 60 days that count.")
    assert card.turn.text() == "Do not compare them"
    card.turn.click()
    settled(window)
    assert "cannot show that one is the cause of the other" in card.words.text()
    assert not card.look.isVisible()


def test_too_few_days_are_told_when_it_is_asked_for(pain):
    source = LivedDays(*[day(n, 3) for n in range(9)], history=person())
    source.say(TODAY, subjects.LINK_WANTED, "yes")
    said = words(pain(source))
    assert "Breaks and pain can be compared after 21 more days" in said


def test_without_a_resident_nothing_can_be_asked_for(pain):
    window = pain(rated(), heard=False)
    assert not window.page.card.turn.isEnabled()


def test_when_the_resident_goes_nothing_can_be_asked_for_any_more(pain):
    window = pain(rated())
    assert window.page.card.turn.isEnabled()
    window._client.lost.emit()
    assert not window.page.card.turn.isEnabled()


def test_a_refusal_is_told(pain):
    window = pain(rated())
    window._client.answer = Answer(ok=False, message="The disk is full.")
    window.page.card.turn.click()
    assert window.headline.text() == "The disk is full."


def test_it_does_not_wait_for_what_is_worked_out(qtbot):
    window = open_review(qtbot, rated(), "overview")
    window._days.course.known = None
    window.show_page("pain")
    assert window.page.chart.parts
    assert window.page.card.words.text() == "One moment…"


def test_what_is_known_already_is_there_when_the_page_is_turned_to(qtbot):
    source = rated()
    source.say(ago(3), subjects.SCREEN, "none")
    window = open_review(qtbot, source, "overview")
    window.show_page("pain")
    window.show_range("4 weeks")
    assert ago(3) in {event.day for event in window.page.chart.events}
    assert "cannot show that one is the cause" in window.page.card.words.text()


def test_a_new_rating_is_shown(pain):
    source = LivedDays(day(1, 3), history=person())
    window = pain(source, "week")
    source.add(day(0, 7))
    window.look_again()
    assert "Friday 20 November: pain 7" in window.page.chart.accessibleDescription()


def test_where_the_journal_has_gone_the_rest_of_the_page_stays(pain):
    class Gone(LivedDays):
        def history(self):
            raise UserError("The journal is not there.", "")

    window = pain(Gone(day(0, 3)), "week")
    assert window._days.course.known is None
    assert window.page.card.words.text() == "One moment…"
    assert "Friday 20 November: pain 3" in window.page.chart.accessibleDescription()
