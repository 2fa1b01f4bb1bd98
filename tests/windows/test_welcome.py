"""The welcome window: safety first, everything else as one likes, each answer kept at once."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton

from postureguard.core.programme.history import History, Statement
from postureguard.core.settings import Settings
from postureguard.errors import UserError
from postureguard.protocol import Event
from postureguard.windows.client import ResidentClient
from postureguard.windows.welcome.answers import Answers
from postureguard.windows.welcome.hold import READY_S
from postureguard.windows.welcome.route import PAGES
from postureguard.windows.welcome.run import region, turn
from postureguard.windows.welcome.window import Surroundings, WelcomeWindow

TODAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def known(*statements):
    return History(said=tuple(Statement(NOW, TODAY, about, value) for about, value in statements))


class Asked:
    """The window in front of a resident, what it wrote into the settings, and a clock."""

    def __init__(self, qtbot, resident, history=None, item=None, **settings):
        self.resident = resident
        self.written = []
        self.refusal = None
        self.now_s = 100.0
        self.client = ResidentClient(resident.name)
        self.answers = Answers(history or History(), TODAY, lambda: NOW, self.client)
        around = Surroundings(Settings(**settings), self._write, "GB", lambda: self.now_s)
        self.window = WelcomeWindow(self.answers, around, item)
        qtbot.addWidget(self.window)
        self.client.open()
        self.window.show()

    def _write(self, changes):
        if self.refusal:
            raise self.refusal
        self.written.append(dict(changes))

    @property
    def page(self):
        return self.window.page

    @property
    def name(self):
        return self.window.name

    def said(self, about):
        """What was said last about something, as the journal would have it."""
        return self.answers.value(about)

    def on(self, count=1):
        for _ in range(count):
            self.window.on.click()

    def through_safety(self, *ticked):
        """From the start to the end of the screen."""
        while self.name == "start" or self.name.startswith("safety"):
            if self.name != "start":
                signs = [self.page.ticks[name] for name in ticked if name in self.page.ticks]
                for tick in signs or [self.page.none]:
                    tick.click()
            self.on()

    def at(self, page):
        self.window.show_page(page)
        return self.page


@pytest.fixture
def ask(qtbot, resident):
    opened = []

    def opening(history=None, item=None, **settings):
        opened.append(Asked(qtbot, resident, history, item, **settings))
        return opened[-1]

    yield opening
    for one in opened:
        one.client.close()


def test_next_leads_through_every_page_without_an_answer_but_those_about_safety(ask):
    asked = ask()
    seen = []
    while asked.window.isVisible():
        seen.append(asked.name)
        if asked.name.startswith("safety"):
            asked.page.none.click()
        asked.on()
    assert tuple(seen) == PAGES
    assert asked.said("welcome") == "done"
    assert {s.about for s in asked.answers.history.said} == {
        *("welcome", "screen", "screen.e", "screen.u", "screen.c")
    }
    assert asked.written == []


def test_everything_that_is_said_goes_to_the_resident_in_order(qtbot, ask):
    asked = ask()
    asked.through_safety("fever")
    kept = [(s.about, s.value) for s in asked.answers.history.said]
    qtbot.waitUntil(lambda: len(asked.resident.requests("say")) == len(kept))
    assert [(r["about"], r["value"]) for r in asked.resident.requests("say")] == kept
    assert ("screen", "fever") in kept


@pytest.mark.parametrize("page", ["safety-e", "safety-u", "safety-c"])
def test_safety_cannot_be_passed_unanswered(qtbot, ask, page):
    asked = ask(known(("welcome", page)))
    assert asked.name == page
    assert not asked.window.on.isEnabled()
    assert not asked.window.rest.isVisible()
    qtbot.keyClick(asked.window, Qt.Key.Key_Return)
    assert asked.name == page
    assert asked.window.hint.text()
    asked.page.none.click()
    assert asked.window.on.isEnabled()
    assert asked.window.hint.text() == ""
    asked.page.none.click()
    assert not asked.window.on.isEnabled()


def test_none_of_these_and_a_sign_exclude_each_other(ask):
    page = ask(known(("welcome", "safety-e"))).page
    page.none.click()
    page.ticks["saddle"].click()
    assert not page.none.isChecked()
    page.none.click()
    assert page.ticked == frozenset()


def test_an_emergency_is_known_at_the_tick_and_ends_the_questions(ask):
    asked = ask()
    asked.on()
    asked.page.ticks["chest"].click()
    assert asked.answers.safety.tier == "E"
    asked.on()
    assert asked.name == "outcome"
    assert asked.said("screen") == "chest"
    assert asked.page.help.isVisible()
    assert asked.page.help.number.text() == "999"
    assert not asked.page.upright.isChecked()
    asked.page.upright.click()
    assert asked.said("reminders.upright") == "yes"
    asked.on()
    assert not asked.window.isVisible()
    assert asked.said("welcome") == "outcome"


def test_after_an_emergency_the_questions_come_anew_and_lead_on(ask):
    asked = ask(known(("welcome", "outcome"), ("screen", "chest")))
    assert asked.name == "safety-e"
    assert not asked.page.ready
    asked.page.none.click()
    assert asked.answers.safety.tier == "E"  # until all is answered
    asked.on()
    assert asked.name == "safety-u"
    asked.through_safety()
    assert asked.said("screen") == "none"
    assert asked.answers.safety.tier == "clear"


def test_a_slip_is_put_right_by_going_back(ask):
    asked = ask()
    asked.on()
    asked.page.ticks["chest"].click()
    asked.on()
    asked.window.back.click()
    asked.page.none.click()
    asked.on()
    asked.through_safety("heart")
    assert asked.said("screen") == "heart"
    asked.window.back.click()
    asked.page.none.click()
    asked.on()
    assert asked.said("screen") == "none"


@pytest.mark.parametrize(
    ("screen", "title", "speak"),
    [
        ("none", "No warning signs in your answers", False),
        ("fever", "Please have this looked at soon", True),
        ("heart", "A check-up first is a good idea", True),
        ("saddle", "Please get emergency help now", False),
    ],
)
def test_each_tier_has_its_page(ask, screen, title, speak):
    asked = ask(known(("screen", screen)))
    page = asked.at("outcome")
    assert page.title.text() == title
    assert page.spoken.isVisible() == speak
    assert page.help.isVisible() == (screen == "saddle")


def test_a_talk_is_told_with_its_date_and_taken_back(ask):
    asked = ask(known(("screen", "heart")))
    page = asked.at("outcome")
    page.spoken.click()
    assert asked.said("spoken") == "2026-03-02"
    page.when.setDate(page.when.date().addDays(-3))
    assert asked.said("spoken") == "2026-02-27"
    assert asked.answers.safety.open_levels == 5
    page.when.setDate(page.when.date().addDays(30))
    assert asked.said("spoken") == "2026-03-02"  # not in the future
    page.spoken.click()
    assert asked.said("spoken") == ""
    assert asked.answers.safety.open_levels == 2


def test_it_goes_on_where_it_was_left(ask):
    history = known(("welcome", "safety-u"), ("screen.e", "none"), ("screen.u", "fever"))
    asked = ask(history)
    assert asked.name == "safety-u"
    assert asked.page.ticked == {"fever"}
    asked.window.back.click()
    assert asked.page.none.isChecked()


@pytest.mark.parametrize(
    ("history", "page"),
    [
        ((), "start"),
        ((("welcome", "start"),), "start"),
        ((("welcome", "questions"), ("screen", "none")), "questions"),
        ((("welcome", "questions"),), "safety-e"),
        ((("welcome", "test-wall"), ("screen", "fever")), "outcome"),
        ((("welcome", "done"), ("screen", "none")), "plan"),
        ((("welcome", "done"), ("screen", "saddle")), "safety-e"),
        ((("welcome", "of-a-later-version"), ("screen", "none")), "outcome"),
    ],
)
def test_where_it_begins(ask, history, page):
    assert ask(known(*history)).name == page


def test_asked_again_it_asks_for_nothing_but_safety(ask):
    asked = ask(known(("welcome", "done"), ("screen", "cancer,heart")), "safety")
    asked.page.none.click()
    asked.on()
    assert asked.page.ticked == {"cancer"}  # what rarely goes away is still ticked
    asked.on()
    asked.on()
    assert asked.name == "outcome"
    assert asked.said("screen") == "cancer,heart"
    assert asked.said("welcome") == "done"
    asked.on()
    assert not asked.window.isVisible()


@pytest.mark.parametrize(
    ("about", "word"), [("month", "Four weeks"), ("legs", "leg"), (None, "Most single signs")]
)
def test_it_says_why_it_asks(ask, about, word):
    days = {"month": 28, "legs": 1, None: 1}[about]
    then = date.fromordinal(TODAY.toordinal() - days)
    when = datetime(then.year, then.month, then.day, 9, tzinfo=UTC)
    said = [Statement(when, then, "screen", "none"), Statement(when, then, "welcome", "done")]
    if about == "legs":
        said.append(Statement(NOW, TODAY, "pain.legs", "yes"))
    asked = ask(History(said=tuple(said)), "safety")
    assert word in asked.page._why.text()


def test_an_open_window_turns_to_safety_when_it_is_asked_to(ask):
    asked = ask(known(("welcome", "done"), ("screen", "none")))
    turn(asked.window, Event("show", {"item": "safety"}))
    assert asked.name == "safety-e"
    turn(asked.window, Event("show"))
    assert asked.name == "safety-e"


def test_the_pain_profile(qtbot, ask):
    asked = ask(known(("screen", "lasting")))
    page = asked.at("pain")
    assert page.lasting.value == "yes"  # it was ticked
    assert page.usual.chips[0].isEnabled()
    page.now.chips[4].click()
    qtbot.waitUntil(lambda: asked.resident.requests("checkin") != [])
    assert [r["pain"] for r in asked.resident.requests("checkin")] == [4]
    assert not any(chip.isEnabled() for chip in page.now.chips)
    page.usual.chips[7].click()
    page.lasting.chips["no"].click()
    assert not page.new.isVisible()
    page.legs.chips["yes"].click()
    assert page.new.isVisible()
    facts = ("pain.usual", "pain.lasting", "pain.legs")
    assert [asked.said(about) for about in facts] == ["7", "no", "yes"]
    assert asked.answers.safety.tier == "C"


def test_the_questions_show_what_was_said(ask):
    asked = ask(known(("screen", "none"), ("question.hips", "unsure")))
    page = asked.at("questions")
    assert page.rows["question.hips"].value == "unsure"
    assert page.rows["question.arch"].value == ""
    page.rows["question.arch"].chips["yes"].click()
    page.rows["exercise-days"].chips["3"].click()
    assert (asked.said("question.arch"), asked.said("exercise-days")) == ("yes", "3")


@pytest.mark.parametrize(("screen", "tests"), [("none", True), ("heart", True), ("fever", False)])
def test_the_self_tests_wait_while_a_warning_sign_waits(ask, screen, tests):
    asked = ask(known(("screen", screen)))
    asked.at("questions")
    asked.on()
    assert asked.name == ("tests" if tests else "place")


def test_a_hold_is_counted_after_time_to_get_ready(ask):
    asked = ask(known(("screen", "none")))
    page = asked.at("test-bridge")
    page.clock.touch()
    assert page.clock.state == "ready"
    asked.now_s += READY_S + 0.5
    page.clock.look()
    assert page.clock.state == "holding"
    asked.now_s += 42
    page.clock.touch()
    assert asked.said("test.bridge") == "42"
    assert "42 s" in page.outcome.text()
    page.felt.chips["elsewhere"].click()
    assert asked.said("test.bridge-felt") == "elsewhere"


def test_a_hold_ends_by_itself_after_a_minute_and_can_be_put_right(ask):
    asked = ask(known(("screen", "none")))
    page = asked.at("test-plank")
    page.clock.touch()
    asked.now_s += READY_S + 0.1
    page.clock.look()
    asked.now_s += 75
    page.clock.look()
    assert asked.said("test.plank") == "60"
    assert page.clock.state == "idle"
    page.clock.seconds.setValue(17)
    page.clock.seconds.editingFinished.emit()
    assert asked.said("test.plank") == "17"


@pytest.mark.parametrize("moment", ["ready", "holding"])
def test_a_hold_that_is_left_is_not_counted(ask, moment):
    asked = ask(known(("screen", "none")))
    page = asked.at("test-plank")
    page.clock.touch()
    if moment == "holding":
        asked.now_s += READY_S + 5
        page.clock.look()
    asked.on()
    assert asked.said("test.plank") == ""
    assert page.clock.state == "idle"


@pytest.mark.parametrize(("arch", "asks"), [("unsure", True), ("no", False), ("yes", False)])
def test_more_arch_changes_the_first_answer_only_when_the_person_agrees(ask, arch, asks):
    asked = ask(known(("screen", "none"), ("question.arch", arch)))
    page = asked.at("test-wall")
    assert not page.agree.isVisible()
    page.choice.chips["fist"].click()
    assert asked.said("test.wall") == "fist"
    assert page.agree.isVisible() == asks
    assert asked.said("question.arch") == arch
    page.agree.chips["no"].click()
    assert asked.said("question.arch") == arch
    page.agree.chips["yes"].click()
    assert asked.said("question.arch") == "yes"


def test_pictures_are_there_where_a_figure_fits(ask):
    asked = ask(known(("screen", "none")))
    shown = {
        n: asked.at(f"test-{n}").picture.isVisible() for n in ("hips", "bridge", "wall", "plank")
    }
    assert shown == {"hips": False, "bridge": True, "wall": True, "plank": True}
    assert asked.at("test-bridge").picture.accessibleName()


def test_the_place(ask):
    asked = ask(known(("screen", "none")))
    page = asked.at("place")
    assert (page.clothes.value, page.floor.value, page.walk.value) == ("office", "no", "yes")
    page.clothes.chips["sports"].click()
    page.floor.chips["yes"].click()
    page.kit["loop-band"].click()
    page.kit["desk"].click()
    assert (asked.said("clothes"), asked.said("floor")) == ("sports", "yes")
    assert asked.said("kit") == "steady-chair,wall,loop-band"


def test_working_hours_are_written_when_they_change(ask):
    asked = ask(known(("screen", "none")))
    page = asked.at("hours")
    asked.on()
    assert asked.written == []
    page = asked.at("hours")
    page.start.setTime(QTime(9, 30))
    asked.on()
    assert asked.written[-1]["mon"] == "09:30-18:00"
    assert asked.written[-1]["sat"] == ""
    page = asked.at("hours")
    page.days["sat"].click()
    assert asked.written[-1]["sat"] == "09:30-18:00"


def test_lunch_alone_leaves_the_days_as_they_are(ask):
    asked = ask(known(("screen", "none")), mon="09:00-12:00, 13:00-17:00", tue="07:00-15:00")
    page = asked.at("hours")
    assert page.differs.isVisible()
    page.lunch.click()
    assert asked.written == [{"lunch": "12:00-13:00"}]


def test_an_end_before_the_start_is_refused_in_words(ask):
    asked = ask(known(("screen", "none")))
    page = asked.at("hours")
    page.end.setTime(QTime(7, 0))
    page.end.editingFinished.emit()
    assert asked.written == []
    assert page.note.isVisible()
    page.end.setTime(QTime(17, 0))
    page.end.editingFinished.emit()
    assert asked.written[-1]["fri"] == "08:00-17:00"
    assert not page.note.isVisible()


def test_a_settings_file_that_cannot_be_written_is_told(ask):
    asked = ask(known(("screen", "none")))
    asked.refusal = UserError("The disk is full.", "Make some room.")
    page = asked.at("hours")
    page.days["sun"].click()
    assert "The disk is full." in page.note.text()


def test_the_plan_is_changed_by_one_click(ask):
    asked = ask(known(("screen", "none"), ("question.hips", "yes")))
    page = asked.at("plan")
    assert page.track.value == "lcs"
    assert "level 1" in page.name.text()
    assert "•" in page.reasons.text()
    page.track.chips["both"].click()
    assert asked.said("track") == "both"
    assert page.main.isVisible()
    page.main.chips["glute"].click()
    assert asked.said("bothers-more") == "glute"
    asked.on()
    assert asked.said("welcome") == "done"


def test_from_the_plan_every_part_can_be_reached(ask):
    asked = ask(known(("screen", "none"), ("welcome", "done")))
    for name in ("safety-e", "pain", "questions", "tests", "place", "hours"):
        asked.page.ways[name].click()
        assert asked.name == name
        asked.at("plan")


def test_the_plan_leads_to_no_test_while_a_warning_sign_waits(ask):
    asked = ask(known(("screen", "fever"), ("welcome", "plan")))
    assert not asked.page.ways["tests"].isVisible()
    assert asked.page.ways["place"].isVisible()


def test_the_rest_can_be_skipped(ask):
    asked = ask(known(("screen", "none"), ("welcome", "pain")))
    assert not asked.window.rest.isVisible()  # what safety means is shown to everybody
    asked.on()
    assert asked.name == "outcome"
    asked.window.rest.click()
    assert asked.name == "plan"
    assert asked.page.track.value == "general"


def test_keys(qtbot, ask):
    asked = ask(known(("screen", "none"), ("welcome", "questions")))
    qtbot.keyClick(asked.window, Qt.Key.Key_Return)
    assert asked.name == "tests"
    qtbot.keyClick(asked.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert asked.name == "questions"
    chip = asked.page.rows["question.arch"].chips["no"]
    chip.setFocus()
    qtbot.keyClick(asked.window, Qt.Key.Key_Return)
    assert asked.said("question.arch") == "no"
    assert asked.name == "questions"
    with qtbot.waitSignal(asked.window.ended):
        qtbot.keyClick(asked.window, Qt.Key.Key_Escape)


def test_closed_on_the_way_it_keeps_what_was_said_and_where_it_was(ask):
    asked = ask()
    asked.on()
    asked.page.none.click()
    asked.window.close()
    assert asked.said("screen.e") == "none"
    assert asked.said("screen") == ""
    assert asked.said("welcome") == "safety-e"


def test_without_the_resident_it_says_so(qtbot, ask, resident):
    asked = ask()
    qtbot.waitUntil(lambda: resident.verbs != [])
    resident.go()
    qtbot.waitUntil(asked.window.note.isVisible)


def test_a_refusal_of_the_resident_is_shown(qtbot, ask, resident):
    resident.answer = {"ok": False, "message": "It could not be written down yet."}
    asked = ask()
    qtbot.waitUntil(lambda: asked.window.note.text() == "It could not be written down yet.")


def test_a_sign_is_a_box_to_tick_for_screen_readers(ask):
    page = ask(known(("welcome", "safety-e"))).page
    tick = page.ticks["chest"]
    found = QAccessible.queryAccessibleInterface(tick)
    assert found.role() == QAccessible.Role.CheckBox
    assert found.text(QAccessible.Text.Name) == "Back pain with chest pain"
    tick.click()
    assert found.state().checked


def test_long_words_of_a_sign_wrap_and_nothing_is_cut_off(ask):
    asked = ask(known(("welcome", "safety-u")))
    asked.window.resize(asked.window.minimumSize())
    tick = asked.page.ticks["stiffness"]
    assert tick.heightForWidth(260) > tick.heightForWidth(900)
    assert tick.height() >= tick.heightForWidth(tick.width())


def test_everything_has_a_name_for_screen_readers(ask):
    asked = ask(known(("screen", "none")))
    for name in PAGES:
        page = asked.at(name)
        for one in page.findChildren(QPushButton):
            assert one.accessibleName(), (name, one.text())
        assert page.title.text()


@pytest.mark.parametrize(("locale", "found"), [("en_GB", "GB"), ("de_AT", "AT"), ("C", "")])
def test_the_country_of_a_desktop(locale, found):
    assert region(QLocale(locale)) == found


LONG_AGO = date(2025, 12, 1)


def answered_long_ago(*more):
    """Everything was asked three months ago; safety was answered today."""
    then = [("screen", "none"), ("welcome", "done"), ("question.hips", "yes"), *more]
    old = tuple(Statement(NOW.replace(year=2025), LONG_AGO, *said) for said in then)
    return History(said=(*old, Statement(NOW, TODAY, "screen", "none")))


def test_asked_again_the_window_begins_at_the_questions_and_ends_with_the_plan(ask):
    asked = ask(answered_long_ago(("question.arch", "unsure")), item="questions")
    assert asked.name == "questions"
    assert asked.window.where.text() == "Part 1 of 3"
    assert asked.page.intro.text().startswith("Your last answers are marked")
    assert not asked.window.back.isVisible()
    asked.window.rest.click()
    assert asked.name == "plan"
    asked.on()
    assert not asked.window.isVisible()


def test_going_on_says_that_the_earlier_answers_still_hold(ask):
    asked = ask(answered_long_ago(("question.arch", "unsure")), item="questions")
    asked.page.rows["question.arch"].chips["no"].click()
    asked.on()
    today = {s.about: s.value for s in asked.answers.history.said if s.day == TODAY}
    assert today == {"screen": "none", "question.arch": "no", "question.hips": "yes"}


def test_closing_it_confirms_nothing(ask):
    asked = ask(answered_long_ago(), item="questions")
    asked.window.close()
    assert [s.about for s in asked.answers.history.said if s.day == TODAY] == ["screen"]


def test_from_the_plan_every_part_is_still_a_tap_away(ask):
    asked = ask(answered_long_ago(), item="questions")
    asked.window.rest.click()
    asked.page.ways["place"].click()
    assert asked.name == "place"
    asked.on()
    assert asked.name == "hours"


def test_an_open_window_turns_to_the_questions(ask):
    asked = ask(answered_long_ago())
    assert asked.name == "plan"
    turn(asked.window, Event("show", {"item": "questions"}))
    assert asked.name == "questions"


@pytest.mark.parametrize(
    ("history", "page"),
    [
        (History(), "start"),
        (known(("welcome", "pain")), "safety-e"),
        (known(("screen", "saddle"), ("welcome", "done")), "safety-e"),
    ],
)
def test_safety_comes_before_the_questions(ask, history, page):
    asked = ask(history, item="questions")
    assert asked.name == page
    turn(asked.window, Event("show", {"item": "questions"}))
    assert asked.name == page


def hold(asked, clock, seconds):
    clock.touch()
    asked.now_s += READY_S + 0.1
    clock.look()
    asked.now_s += seconds
    clock.look()
    clock.touch()


def test_one_leg_comes_after_a_minute_on_two_and_each_side_is_kept(ask):
    asked = ask(known(("screen", "none")))
    page = asked.at("test-bridge")
    assert not page.one_leg.isVisible()
    hold(asked, page.clock, 59)
    assert not page.one_leg.isVisible()
    page.clock.seconds.setValue(60)
    page.clock.seconds.editingFinished.emit()
    assert page.one_leg.isVisible()
    hold(asked, page.one_leg.clocks["left"], 22)
    assert page.one_leg.outcome.text() == "Left 22 s."
    hold(asked, page.one_leg.clocks["right"], 30)
    assert (asked.said("test.bridge-left"), asked.said("test.bridge-right")) == ("22", "30")
    assert page.one_leg.outcome.text().startswith("Left 22 s, right 30 s. They are 8 s apart")
    assert asked.said("test.bridge") == "60"
    assert not page.one_leg.before.isVisible()


def test_an_earlier_outcome_is_told_with_its_day_and_not_filled_in(ask):
    earlier = (("bridge", "60"), ("bridge-left", "20"), ("bridge-right", "28"))
    asked = ask(answered_long_ago(*((f"test.{name}", s) for name, s in earlier)))
    page = asked.at("test-bridge")
    assert page.before.text() == "Last time, 1 December 2025: 60 s"
    assert page.outcome.text() == ""
    assert page.clock.seconds.value() == 0
    assert page.one_leg.before.text() == "Last time, 1 December 2025: left 20 s, right 28 s"
    assert page.one_leg.outcome.text() == ""
    hold(asked, page.one_leg.clocks["left"], 25)
    assert page.one_leg.outcome.text() == "Left 25 s."
    asked.at("test-plank")
    assert asked.at("test-bridge").one_leg.clocks["left"].seconds.value() == 25


def test_of_the_hips_both_sides_are_kept_and_the_tighter_counts(ask):
    asked = ask(known(("screen", "none")))
    page = asked.at("test-hips")
    page.hips.legs["left"].chips["bit"].click()
    assert (asked.said("test.hips-left"), asked.said("test.hips")) == ("bit", "bit")
    page.hips.legs["right"].chips["free"].click()
    assert (asked.said("test.hips-right"), asked.said("test.hips")) == ("free", "bit")
    assert page.outcome.text().endswith("Left a bit tight, right free.")
    page.hips.legs["left"].chips["free"].click()
    assert asked.said("test.hips") == "free"
    assert "Left" not in page.outcome.text()
