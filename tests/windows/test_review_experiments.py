"""The person's own experiment in the review: explained, started, sealed, stopped, told."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from review_desk import TODAY, LivedDays, day, open_review, person, settled, words

from postureguard.core.insight.experiment import WEEKS, experiment, start_value
from postureguard.core.insight.trial import beforehand_text
from postureguard.core.programme.subjects import EXPERIMENT_START, EXPERIMENT_STOP

NEXT_MONDAY = date(2026, 11, 23)


def source_with(began_weeks_ago=None, *, stopped_days_ago=None, weeks=12):
    """Weeks of 30 minutes at pain 2, then as many of 60 at pain 6."""
    half = weeks // 2
    first = TODAY - timedelta(days=TODAY.weekday(), weeks=began_weeks_ago or 0)
    rows = [
        day((TODAY - one).days, 2 if (one - first).days // 7 < half else 6)
        for n in range(5 * weeks)
        if (one := first + timedelta(days=n // 5 * 7 + n % 5)) <= TODAY
    ]
    source = LivedDays(*rows or [day(0, 3)], history=person())
    if began_weeks_ago is not None:
        said_on = first - timedelta(days=3)
        source.say(said_on, EXPERIMENT_START, start_value(said_on, weeks, 0))
    if stopped_days_ago is not None:
        source.say(TODAY - timedelta(days=stopped_days_ago), EXPERIMENT_STOP, "yes")
    return source


@pytest.fixture
def experiments(qtbot):
    return lambda source, **others: open_review(qtbot, source, "experiments", **others)


def test_what_to_expect_is_told_before_it_starts(experiments):
    window = experiments(source_with())
    said = words(window)
    assert window.headline.text() == "No experiment was started yet."
    assert beforehand_text() in said
    assert "An unclear result is the likely one" in said
    assert "What came of it" not in said
    assert "Your experiment" not in said
    assert not window.range_row.isVisible()


@pytest.mark.parametrize("weeks", WEEKS)
def test_it_starts_next_monday_with_weeks_drawn_by_lot(experiments, qtbot, weeks):
    source = source_with()
    window = experiments(source)
    window.page.lengths.chips[str(weeks)].click()
    window.page.start.click()
    ((about, _value),) = window._client.said
    assert about == EXPERIMENT_START
    settled(window)
    found = experiment(source.history())
    assert (found.monday, len(found.limits)) == (NEXT_MONDAY, weeks)
    assert sorted(found.limits) == [30] * (weeks // 2) + [60] * (weeks // 2)
    assert window.headline.text() == (
        f"It begins on 23 November 2026 and takes {weeks} weeks. Until then, breaks come as in "
        "your settings."
    )
    assert not window.page.start.isVisible()
    assert window.page.stop.isVisible()


def test_every_draw_is_as_likely_as_any_other(experiments, monkeypatch):
    lots = []
    monkeypatch.setattr(
        "postureguard.windows.review.experiments_page.secrets.randbelow",
        lambda ways: lots.append(ways) or 7,
    )
    window = experiments(source_with())
    window.page.start.click()
    assert lots == [924]
    ((_about, value),) = window._client.said
    assert value == start_value(TODAY, 12, 7)


def test_while_it_runs_it_tells_how_far_it_is_and_nothing_of_what_it_found(experiments):
    window = experiments(source_with(7))
    said = words(window)
    assert window.headline.text() == (
        "Week 8 of 12: breaks come after 60 minutes of sitting. How the weeks compare stays "
        "closed until 20 December 2026 is over."
    )
    assert window.page.far.accessibleName() == "Week 8 of 12"
    for sealed in ("Mean pain", "What came of it", "differ"):
        assert sealed not in said
    assert not window.page.table.isVisible()
    assert not window.page.start.isVisible()


def test_stopping_takes_a_second_click(experiments, qtbot):
    window = experiments(source_with(7))
    page = window.page
    page.stop.click()
    assert window._client.said == []
    assert page.stop.text() == "Stop it now and open it?"
    page.stop.click()
    assert window._client.said == [(EXPERIMENT_STOP, "yes")]
    settled(window)
    assert window.headline.text() == "It was stopped on 20 November 2026, and is open."
    assert "Mean pain 2.0 in weeks of 30 minutes, 6.0 in weeks of 60 minutes" in words(window)
    assert page.start.isVisible()


def test_turning_away_takes_the_question_back(experiments):
    window = experiments(source_with(7))
    window.page.stop.click()
    window.show_page("overview")
    window.show_page("experiments")
    assert window.page.stop.text() == "Stop it"


def test_at_its_end_it_is_told_with_a_table_of_the_weeks(experiments):
    window = experiments(source_with(12))
    said = words(window)
    assert "It is over: 12 weeks, from 24 August 2026 to 15 November 2026." in said
    assert "Of 924 ways to draw these weeks 2 differ as much by chance." in said
    assert "That is a clear difference, for you and in these weeks." in said
    model = window.page.table.model()
    rows = [[model.index(r, c).data() for c in range(4)] for r in range(model.rowCount())]
    assert len(rows) == 12
    assert rows[0] == ["1", "24 Aug 2026", "30 min", "2.0"]
    assert rows[11] == ["12", "9 Nov 2026", "60 min", "6.0"]
    assert window.page.table.verticalScrollBar().maximum() == 0
    strip = window.page.strip
    assert strip.accessibleDescription().startswith("after 30 min: 2.0, 2.0")


def test_weeks_with_too_few_ratings_say_so(experiments):
    source = source_with(12)
    source.kept = source.kept[4:]
    model = experiments(source).page.table.model()
    assert model.index(0, 3).data() == "too few ratings"


def test_without_a_resident_it_can_only_be_read(experiments):
    window = experiments(source_with(), heard=False)
    assert not window.page.start.isEnabled()
    running = experiments(source_with(3), heard=False)
    assert not running.page.stop.isEnabled()


def test_the_strip_paints_each_week_and_the_means(experiments):
    strip = experiments(source_with(12)).page.strip
    image = QImage(strip.size(), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    strip.render(image)
    wanted = {strip._theme.pain.lower(), strip._theme.pain_dot.lower()}
    seen = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert wanted <= seen


def test_what_broke_once_is_worked_out_anew_with_the_next_fact(qtbot):
    class Breaks(LivedDays):
        broken = True

        def history(self):
            if self.broken:
                raise KeyError("broken")
            return super().history()

    source = Breaks(day(0, 3), history=person())
    with qtbot.capture_exceptions() as caught:
        window = open_review(qtbot, source, "experiments")
    assert [kind for kind, *_more in caught] == [KeyError]
    assert window.headline.text() == "One moment…"
    source.broken = False
    source.add(day(1, 3))
    window.look_again()
    settled(window)
    assert window.headline.text() == "No experiment was started yet."
