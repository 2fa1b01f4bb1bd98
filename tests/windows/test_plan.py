"""The plan window: where somebody stands, why, what comes next, and what can be said about it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme import subjects
from postureguard.core.programme.history import Done, History, Rating, Session, Statement
from postureguard.core.settings import Settings
from postureguard.protocol import Answer, Event, Say, Show
from postureguard.windows.client import ResidentClient
from postureguard.windows.plan import PlanWindow
from postureguard.windows.plan.outlook import Known, outlook
from postureguard.windows.plan.state import state

CATALOGUE = shipped_catalogue()
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
LEVEL_1 = (("brace-and-breathe", 5), ("standing-hip-flexor-stretch", 1),
           ("standing-glute-squeeze", 6))  # fmt: skip


def at(day, hour=10):
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def ago(days):
    return TODAY - timedelta(days=days)


def said(about, value, day=None, hour=8):
    day = day or ago(20)
    return Statement(at(day, hour), day, about, value)


def session(day, steps=LEVEL_1, **more):
    felt = {"before": 2, "during": 2, "moved": True, "where": "target"} | more
    done = tuple(Done(*step) for step in steps)
    return Session(at(day), day, f"b-{day}", "short", "sh-lcs-1", "done", done, **felt)


PERSON = (
    said(subjects.SCREEN, "none"),
    said(subjects.TRACK, "lcs"),
    said(subjects.FLOOR, "yes"),
    said(subjects.CLOTHES, "trousers"),
    said(subjects.KIT, "desk,chair,steady-chair,wall,dowel,band"),
)


def history(*extra, sessions=(), ratings=(), person=PERSON):
    return History(
        tuple(sessions), tuple(ratings), tuple(sorted((*person, *extra), key=lambda s: s.at))
    )


def weeks(count=2, **last):
    """Clean sessions on every day, their lines met, up to today; the last one may differ."""
    days = [ago(n) for n in range(7 * count, -1, -1)]
    sessions = [session(day) for day in days[:-1]] + [session(days[-1], **last)]
    lines = [
        said(subjects.MASTERED + name, "yes", day, 11) for day in days[:-1] for name, _ in LEVEL_1
    ]
    ratings = [Rating(at(day, 17), day, 3) for day in days[:-1]]
    return history(*lines, sessions=sessions, ratings=ratings)


class Line(ResidentClient):
    """A resident that keeps what it is told, or refuses."""

    def __init__(self, kept):
        super().__init__("nowhere")
        self.kept = kept
        self.asked = []
        self.answer = Answer()

    def send(self, request, reply=None):
        self.asked.append(request)
        if isinstance(request, Say) and self.answer.ok:
            fact = Statement(NOW, TODAY, request.about, request.value)
            self.kept = replace(self.kept, said=(*self.kept.said, fact))
        if reply is not None:
            reply(self.answer)

    @property
    def told(self):
        return [(r.about, r.value) for r in self.asked if isinstance(r, Say)]

    @property
    def shown(self):
        return [(r.window, r.item) for r in self.asked if isinstance(r, Show)]


def known(kept):
    return Known(kept, TODAY, NOW, UTC)


@pytest.fixture
def show(qtbot):
    """Open the plan on a history; the window has `.line`, its resident."""

    def call(kept, *, there=True):
        line = Line(kept)
        window = PlanWindow(
            lambda: known(line.kept), CATALOGUE, Settings(), line if there else None
        )
        window.line = line
        qtbot.addWidget(window)
        window.resize(900, 720)
        window.show()
        return window

    return call


def words(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(widget, name):
    """Press the one button that is called like that."""
    buttons = [b for b in widget.findChildren(QPushButton) if b.isVisible()]
    (found,) = [b for b in buttons if name in {b.text(), b.accessibleName()}]
    found.click()


# --- somebody new --------------------------------------------------------------------------------


def test_somebody_new_is_led_to_the_questions(show):
    window = show(History())
    assert "Your plan begins here" in words(window)
    assert window.empty.begin.isVisible()
    assert not window.tabs.isVisible()
    assert not window.bad_day.isVisible()
    window.empty.begin.click()
    assert window.line.shown == [("welcome", None)]


def test_after_the_questions_there_is_a_plan(show):
    window = show(History())
    window.line.kept = history()
    window.hear(Event("show"))
    assert window.headline.text() == "Hips and trunk plan, level 1"
    assert window.tabs.isVisible()


# --- today ---------------------------------------------------------------------------------------


def test_the_plan_its_level_and_the_reasons_in_sentences(show):
    window = show(weeks())
    text = words(window.now)
    standing = outlook(known(weeks()), CATALOGUE).progress.tracks["lcs"]
    assert standing.level == 2  # the history is made so
    assert window.headline.text() == "Hips and trunk plan, level 2"
    assert "Loosen the hips, wake the buttocks" in text
    assert f"level 2 of 5, since {standing.since.day} November" in text
    assert "Level 2: enough exercises mastered" in text
    assert "You chose it." in text
    assert "Level 1, where everybody can start." not in text


def test_what_comes_next_is_told(show):
    found = outlook(known(weeks()), CATALOGUE)
    (ahead,) = [r.text for r in found.progress.ahead if r.track == "lcs"]
    window = show(weeks())
    assert ahead in words(window.now)
    assert ahead.startswith("Hips and trunk plan, level 3:")


def test_a_sore_day_says_so_and_what_is_on_offer(show):
    kept = weeks()
    rating = Rating(at(TODAY, 9), TODAY, 8)
    window = show(replace(kept, ratings=(*kept.ratings, rating)))
    text = words(window.now)
    assert "A sore day." in text
    assert "A sore day (pain of 8)" in text
    assert "Micro-break: " in text


def test_after_red_the_exercise_rests_and_the_reason_is_told(show):
    kept = weeks(during=6)
    window = show(kept)
    assert "rests for 48 hours (pain rose by 4)." in words(window.now)
    window.tabs.setCurrentWidget(window.exercises)
    state_text, _ahead = window.exercises.rows["standing-glute-squeeze"].words
    assert state_text.startswith("Rests until ")
    assert state_text.endswith("as it was too much.")


def test_an_emergency_pauses_the_exercises_and_says_how_they_open(show):
    window = show(history(said(subjects.SCREEN, "saddle", ago(1))))
    found = outlook(known(window.line.kept), CATALOGUE)
    if found.safety.tier != "E":
        pytest.fail("the sign is not one of an emergency any more")
    assert "Exercises are paused until" in words(window.now)
    assert "No exercises are offered for now." in words(window.now)


def test_the_plan_is_changed_in_two_clicks(show):
    window = show(history())
    assert not window.now.tracks.isVisible()
    press(window.now, "Change the plan")
    assert window.now.tracks.chips["lcs"].isChecked()
    press(window.now, "Glute plan")
    assert window.line.told == [(subjects.TRACK, "glute")]
    assert window.headline.text() == "Glute plan, level 1"
    assert not window.now.tracks.isVisible()


def test_with_both_plans_the_main_one_can_be_chosen(show):
    window = show(history(said(subjects.TRACK, "both", ago(3))))
    assert window.headline.text() == "Both plans, level 1"
    press(window.now, "The buttocks")
    assert window.line.told == [(subjects.BOTHERS, "glute")]
    press(window.now, "Change the plan")
    press(window.now, "General plan")
    assert window.headline.text() == "General plan"
    assert not window.now.main.isVisible()


def test_a_bad_day_is_said_and_taken_back(show):
    window = show(history())
    window.bad_day.click()
    assert window.bad_day.isChecked()
    assert "Something gentler today, as you wished." in words(window.now)
    window.bad_day.click()
    assert not window.bad_day.isChecked()
    assert window.line.told == [(subjects.BAD_DAY, "on"), (subjects.BAD_DAY, "off")]


def test_a_bad_day_of_yesterday_is_over(show):
    assert not show(history(said(subjects.BAD_DAY, "on", ago(1)))).bad_day.isChecked()


# --- what only the person can say ----------------------------------------------------------------


def test_a_mastery_line_can_be_ticked_for_what_was_done_today(show):
    kept = history(sessions=[session(ago(1), (("glute-bridge", 8),)), session(TODAY)])
    window = show(kept)
    asks = window.now.asks
    assert "Glute bridge" not in words(asks)
    asks.asks[0].button.click()
    assert window.line.told == [("mastered.brace-and-breathe", "yes")]
    assert "Brace and breathe" not in words(asks)


def test_two_questions_are_enough_at_once(show):
    window = show(history(sessions=[session(TODAY)]))
    asks = window.now.asks
    counts = []
    while asks.asks:
        counts.append(len(asks.asks))
        asks.asks[0].button.click()
    assert counts == [2, 2, 1]
    assert len(set(window.line.told)) == 3


def test_nobody_is_asked_about_a_line_when_it_was_too_much(show):
    hurt = session(TODAY, during=6)
    assert not show(history(sessions=[hurt])).now.asks.isVisible()


def test_what_cannot_be_mastered_is_not_asked_about(show):
    window = show(history(sessions=[session(TODAY, (("walk-snack", 80), ("wall-reset", 4)))]))
    assert not window.now.asks.isVisible()


def test_the_harder_exercise_is_taken_with_its_lesson(show):
    window = show(weeks())
    offer = "Standing glute squeeze is yours. Would you like to go on to Standing leg reach-back?"
    assert offer in words(window.now.asks)
    press(window.now.asks, f"{offer} Go on, with its lesson")
    assert window.line.told == [
        ("harder.standing-glute-squeeze", "yes"),
        ("lesson.standing-hip-extension", "yes"),
    ]
    assert window.line.shown == [("exercises", "standing-hip-extension")]
    assert offer not in words(window.now.asks)
    window.tabs.setCurrentWidget(window.exercises)
    assert "You went on to: Standing leg reach-back." in words(window.exercises)


def test_the_harder_exercise_can_wait(show):
    window = show(weeks())
    offer = "Standing glute squeeze is yours. Would you like to go on to Standing leg reach-back?"
    press(window.now.asks, f"{offer} Not yet")
    assert window.line.told == [("harder.standing-glute-squeeze", "later")]
    assert not window.line.shown
    assert offer not in words(window.now.asks)


def test_the_next_break_of_each_kind_is_told_with_its_reasons(show):
    window = show(weeks())
    text = words(window.now.breaks)
    for kind in ("Micro-break: ", "Short routine: ", "Long session: "):
        assert kind in text
    assert "Level 2 of your plan." in text


def test_nothing_harder_is_offered_that_cannot_be_done(show):
    kept = weeks()
    no_desk = said(subjects.KIT, "chair,wall", ago(1))
    window = show(replace(kept, said=(*kept.said, no_desk)))
    assert "Standing leg reach-back" not in words(window.now.asks)


def test_the_keyboard_stays_with_the_questions(qtbot, show):
    window = show(weeks())
    with qtbot.waitActive(window):
        window.activateWindow()
    second = window.now.asks.asks[1].button
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    now_second = window.now.asks.asks[1].button
    assert now_second is not second
    qtbot.waitUntil(now_second.hasFocus)


def test_news_that_change_nothing_leave_the_questions_alone(show):
    window = show(weeks())
    before = list(window.now.asks.asks)
    window.refresh()
    assert window.now.asks.asks == before


def test_the_safety_questions_are_asked_for_when_they_are_due(show):
    window = show(history(person=[replace(s, at=at(ago(40)), day=ago(40)) for s in PERSON]))
    press(window.now.asks, "The safety questions are due once more. Answer them")
    assert window.line.shown == [("welcome", "safety")]


# --- the exercises -------------------------------------------------------------------------------


def test_an_exercise_is_switched_off_and_on(show):
    window = show(history())
    window.tabs.setCurrentWidget(window.exercises)
    row = window.exercises.rows["desk-plank"]
    row.switch.click()
    assert row.words[0] == "Switched off by you."
    assert row.switch.text() == "Switch on"
    row.switch.click()
    assert row.words[0] != "Switched off by you."
    assert window.line.told == [("off.desk-plank", "yes"), ("off.desk-plank", "no")]


def test_a_lesson_opens_and_counts_as_opened(show):
    window = show(history())
    window.tabs.setCurrentWidget(window.exercises)
    press(window.exercises, "Lesson: Desk plank")
    assert window.line.shown == [("exercises", "desk-plank")]
    assert window.line.told == [("lesson.desk-plank", "yes")]


@pytest.mark.parametrize(
    ("exercise", "extra", "words"),
    [
        ("standing-glute-squeeze", (), "Open, and not done yet."),
        ("glute-bridge", (), "Opens with level 2."),
        ("rkc-plank", (), "Opens with level 4."),
        ("glute-bridge", ((subjects.FLOOR, "no"),), "Left out: it is done on the floor."),
        ("band-pull-through", ((subjects.KIT, "desk"),), "Left out. You need: a band."),
        ("glute-bridge", ((subjects.CLOTHES, "office"),), "Left out: it is better in trousers."),
        ("desk-plank", (("off.desk-plank", "yes"),), "Switched off by you."),
    ],
)
def test_what_is_closed_says_what_opens_it(exercise, extra, words):
    kept = history(*(said(about, value, ago(1)) for about, value in extra))
    assert state(CATALOGUE.exercises[exercise], outlook(known(kept), CATALOGUE)) == words


def test_what_comes_again_later_is_not_behind():
    climbing = outlook(known(weeks(4)), CATALOGUE)
    bird_dog, stretch = CATALOGUE.exercises["bird-dog"], CATALOGUE.exercises["cat-camel"]
    assert climbing.levels["bird-dog"] == {2, 4}
    at_level_3 = replace(
        climbing,
        progress=replace(
            climbing.progress,
            tracks=climbing.progress.tracks
            | {"lcs": replace(climbing.progress.tracks["lcs"], offered_level=3)},
        ),
    )
    assert state(bird_dog, at_level_3) == "Comes again with level 4."
    assert state(stretch, at_level_3) == "Behind you: it belongs to level 2."


def test_on_a_sore_day_work_waits_and_relief_is_open():
    sore = history(ratings=[Rating(at(TODAY, 9), TODAY, 7)])
    found = outlook(known(sore), CATALOGUE)
    waits = state(CATALOGUE.exercises["standing-glute-squeeze"], found)
    assert waits == "Waits: now is the time for walking, posture and breathing."
    assert state(CATALOGUE.exercises["walk-snack"], found) == "Open, and not done yet."


def test_before_the_safety_questions_only_the_first_level_is_open():
    kept = history(person=PERSON[1:])
    found = outlook(known(kept), CATALOGUE)
    assert state(CATALOGUE.exercises["desk-plank"], found) == "Opens with the safety questions."
    assert state(CATALOGUE.exercises["standing-glute-squeeze"], found) == "Open, and not done yet."


def test_what_is_practised_says_how_much_and_how_it_went():
    kept = history(sessions=[session(ago(1)), session(TODAY)])
    found = outlook(known(kept), CATALOGUE)
    text = state(CATALOGUE.exercises["standing-glute-squeeze"], found)
    assert text == "A quarter more than at the beginning; last time it went well."


def test_the_rows_are_those_of_the_plan(show):
    window = show(history())
    assert "lateral-band-walk" not in window.exercises.rows
    window.now._choose("glute")
    assert "lateral-band-walk" in window.exercises.rows
    assert {"standing-glute-squeeze", "walk-snack"} <= set(window.exercises.rows)


def test_a_load_is_noted_for_what_takes_one(qtbot, show):
    steps = (("band-pull-through", 10), ("standing-glute-squeeze", 8))
    window = show(history(sessions=[session(ago(3), steps)]))
    window.tabs.setCurrentWidget(window.exercises)
    rows = window.exercises.rows
    assert not rows["standing-glute-squeeze"].load.isVisible()
    load = rows["band-pull-through"].load
    load.note.click()
    assert window.line.told == []
    qtbot.keyClicks(load.field, " green band ")
    qtbot.keyClick(load.field, Qt.Key.Key_Return)
    assert window.line.told == [("load.band-pull-through", "green band")]


def test_what_is_being_typed_is_not_lost_to_news(qtbot, show):
    window = show(history(sessions=[session(ago(3), (("band-pull-through", 10),))]))
    window.tabs.setCurrentWidget(window.exercises)
    field = window.exercises.rows["band-pull-through"].load.field
    qtbot.keyClicks(field, "re")
    window.hear(Event("show"))
    assert field.text() == "re"


# --- the last weeks ------------------------------------------------------------------------------


def test_the_work_of_two_weeks_has_a_bar_and_a_number(show):
    kept = history(sessions=[session(ago(14)), session(ago(13), (("standing-glute-squeeze", 60),))])
    window = show(kept)
    balance = window.past.balance
    assert balance.numbers["buttocks"].text() == "5 min"  # 60 holds of 5 s; day 14 is past
    assert balance.bars["buttocks"].share == 1.0
    assert balance.bars["buttocks"].accessibleName() == "Buttocks: 5 min"
    assert balance.numbers["hips"].text() == "nothing yet"
    assert balance.bars["hips"].share == 0.0


def test_the_levels_so_far_the_latest_first(show):
    window = show(weeks())
    window.tabs.setCurrentWidget(window.past)
    text = words(window.past)
    second, first = text.index("Hips and trunk plan, level 2."), text.index("level 1. Level 1")
    assert second < first
    assert "Glute plan" not in text


def test_self_tests_stand_beside_those_of_before(show):
    window = show(history(said("test.bridge", "45", ago(60)), said("test.bridge", "58", ago(3))))
    window.tabs.setCurrentWidget(window.past)
    text = words(window.past)
    assert text.index("Bridge hold: 58 s") < text.index("Bridge hold: 45 s")


def test_without_self_tests_the_page_says_nothing_of_them(show):
    window = show(history())
    window.tabs.setCurrentWidget(window.past)
    assert "Your self-tests" not in words(window.past)


def test_a_rule_that_spoke_is_told_with_its_day(show):
    window = show(weeks(during=6))
    window.tabs.setCurrentWidget(window.past)
    text = words(window.past)
    assert "Fri 20 Nov" in text
    assert "Standing glute squeeze rests for 48 hours (pain rose by 4)." in text


# --- the window ----------------------------------------------------------------------------------


def test_without_a_resident_one_can_look_but_not_change(show):
    window = show(weeks(), there=False)
    assert "you can look, and change nothing" in words(window)
    enabled = [b.text() for b in window.findChildren(QPushButton) if b.isEnabled()]
    assert enabled == ["Close"]


def test_when_the_resident_goes_nothing_can_be_said(show):
    window = show(weeks())
    assert window.bad_day.isEnabled()
    window.line.lost.emit()
    assert not window.bad_day.isEnabled()
    assert "PostureGuard is not running" in words(window)


def test_what_could_not_be_kept_is_told_and_not_shown_as_said(show):
    window = show(history())
    window.line.answer = Answer(ok=False, message="It could not be written down yet.")
    window.bad_day.click()
    assert "It could not be written down yet." in words(window)
    assert not window.bad_day.isChecked()


def test_everything_has_a_name_for_a_screen_reader(show):
    window = show(weeks())
    for tab in (window.now, window.exercises, window.past):
        window.tabs.setCurrentWidget(tab)
        for widget in tab.findChildren(QAbstractButton):
            assert widget.accessibleName(), widget.text()
        names = [b.accessibleName() for b in tab.findChildren(QPushButton) if b.isVisible()]
        assert len(set(names)) == len(names)


def test_tab_goes_down_the_page(show):
    window = show(weeks())
    asks = window.now.asks.buttons
    assert len(asks) > 1
    steps = [window.tabs.tabBar()]
    while steps[-1] is not window.close_button:
        following = steps[-1].nextInFocusChain()
        while not following.isVisible() or not following.focusPolicy() & Qt.FocusPolicy.TabFocus:
            following = following.nextInFocusChain()
        steps.append(following)
    now = window.now
    foot = [window.method, window.own, window.close_button]
    assert steps[1:] == [now, *asks, now.change, now.questions, *foot]


def test_the_keyboard_turns_pages_and_closes(qtbot, show):
    window = show(weeks())
    assert window.focusWidget() is window.tabs.tabBar()
    qtbot.keyClick(window.tabs.tabBar(), Qt.Key.Key_Right)
    assert window.tabs.currentWidget() is window.exercises
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize(
    ("width", "points", "beside"), [(900, 10, True), (480, 10, False), (900, 24, False)]
)
def test_buttons_go_below_where_there_is_too_little_room(qtbot, qapp, show, width, points, beside):
    before = qapp.font()
    qapp.setFont(QFont(before.family(), points))
    try:
        window = show(weeks())
        window.tabs.setCurrentWidget(window.exercises)
        window.resize(width, 600)
        row = window.exercises.rows["standing-glute-squeeze"]
        middle = row.lesson.mapTo(row, QPoint(0, 0)).y()

        def settled():
            return (row.lesson.mapTo(row, QPoint(0, 0)).x() > row.width() / 2) == beside

        qtbot.waitUntil(settled)
        assert middle >= 0
        assert window.exercises.widget().width() <= window.exercises.viewport().width()
    finally:
        qapp.setFont(before)
