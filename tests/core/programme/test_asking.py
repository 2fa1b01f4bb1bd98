"""When the program asks by itself."""

from dataclasses import replace

import pytest
from core.programme.said import at, day, rated, said, session

from postureguard.core.programme.asking import due
from postureguard.core.programme.history import History, Statement


def test_somebody_unknown_is_welcomed_once() -> None:
    assert due(History(), day(0)) == "welcome"
    assert due(said((0, "off.bird-dog", "yes")), day(0)) == "welcome"
    assert due(said((0, "welcome", "start")), day(400)) is None


@pytest.mark.parametrize(("today", "again"), [(27, None), (28, "month")])
def test_safety_is_asked_again_after_four_weeks(today: int, again: str | None) -> None:
    assert due(said((0, "screen", "none")), day(today)) == again


def test_each_reason_is_told() -> None:
    screened = said((0, "screen", "none"))
    assert due(replace(screened, sessions=(session(1, leg=True),)), day(1)) == "legs"
    worse = replace(screened, ratings=rated((0, 2), (1, 2), (2, 2), (3, 5)))
    assert due(worse, day(3)) == "worse"


@pytest.mark.parametrize(("asked", "again"), [(29, "month"), (30, None)])
def test_no_more_than_once_a_day(asked: int, again: str | None) -> None:
    history = said((0, "screen", "none"), (asked, "asked", "month"))
    assert due(history, day(30)) == again


def known(*statements: tuple[int, str, str]) -> History:
    """Safety is answered every four weeks, and on day 0 the questions, too."""
    screens = tuple((28 * n, "screen", "none") for n in range(8))
    return said(*sorted(((0, "question.hips", "yes"), *screens, *statements), key=lambda s: s[0]))


def due_on(history: History, number: int) -> str | None:
    """What is due on a day, by what was known then."""
    return due(history.until(day(number)), day(number))


@pytest.mark.parametrize(("today", "again"), [(55, None), (57, "questions"), (83, "questions")])
def test_the_four_questions_come_again_after_eight_weeks(today: int, again: str | None) -> None:
    assert due_on(known((56, "screen", "none")), today) == again


def test_on_the_very_day_of_the_eighth_week_safety_comes_first() -> None:
    history = said((0, "question.hips", "yes"), (1, "screen", "none"), (28, "screen", "none"))
    assert due_on(history, 56) == "month"
    assert due_on(known(), 56) == "questions"


def test_who_never_answered_is_not_asked_again() -> None:
    assert due_on(said((0, "screen", "none"), (50, "screen", "none")), 70) is None


@pytest.mark.parametrize(("today", "again"), [(57, None), (63, None), (64, "questions")])
def test_they_are_offered_once_a_week_at_most(today: int, again: str | None) -> None:
    assert due_on(known((57, "asked", "questions")), today) == again


def test_the_safety_questions_do_not_use_up_the_week() -> None:
    history = known((56, "asked", "month"))
    assert due_on(history, 56) is None
    assert due_on(history, 57) == "questions"


@pytest.mark.parametrize(
    ("about", "value"), [("question.arch", "no"), ("questions.put-off", "yes")]
)
def test_an_answer_or_not_now_is_good_for_eight_weeks(about: str, value: str) -> None:
    history = known((60, about, value))
    assert due_on(history, 115) is None
    assert due_on(history, 116) == "questions"


def test_in_an_emergency_they_wait() -> None:
    assert due_on(known((57, "screen", "saddle")), 58) is None


@pytest.mark.parametrize(("today", "again"), [(61, None), (62, "absence")])
def test_a_long_absence_asks_for_them_on_the_first_day_back(today: int, again: str | None) -> None:
    history = known((30, "question.arch", "no"), (56, "screen", "none"))
    assert due_on(replace(history, sessions=(session(1),)), today) == again


@pytest.mark.parametrize(("answered", "again"), [(61, "absence"), (62, None), (65, None)])
def test_after_a_long_absence_they_stay_due_until_answered(
    answered: int, again: str | None
) -> None:
    history = known((answered, "question.arch", "no"))
    back = replace(history, sessions=(session(1), session(63), session(64)))
    assert due_on(back, 66) == again


def test_an_earlier_absence_that_was_answered_is_over() -> None:
    sessions = (session(1), session(70), session(120))
    history = replace(known((71, "question.arch", "no")), sessions=sessions)
    assert due_on(history, 121) is None


def test_the_day_that_counts_is_that_of_the_last_offer_of_the_questions() -> None:
    history = known((57, "asked", "questions"), (60, "asked", "worse"))
    assert due_on(history, 63) is None
    later = Statement(at(63), day(63), "asked", "worse")
    assert due_on(replace(history, said=(*history.said, later)), 64) == "questions"
