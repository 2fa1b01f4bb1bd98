"""What the answers to the safety screen open and close."""

from dataclasses import replace

import pytest
from core.programme.said import at, day, rated, said, session

from postureguard.catalogue import shipped_catalogue
from postureguard.core.programme.history import History, Rating, Statement
from postureguard.core.programme.safety import GENTLE, Safety, safety

EXERCISES = shipped_catalogue().exercises


def open_exercises(found: Safety) -> set[str]:
    return {name for name, exercise in EXERCISES.items() if found.allowed(exercise)}


def up_to(level: int) -> set[str]:
    return {name for name, exercise in EXERCISES.items() if exercise.level <= level}


@pytest.mark.parametrize(
    ("screen", "tier", "levels"),
    [
        ("none", "clear", 5),
        ("heart", "C", 2),
        ("lasting", "C", 2),
        ("strong", "C", 2),
        ("fever", "U", 1),
        ("fever,heart", "U", 1),
        ("saddle", "E", 0),
        ("saddle,fever,heart", "E", 0),
    ],
)
def test_what_is_ticked_sets_tier_and_levels(screen: str, tier: str, levels: int) -> None:
    found = safety(said((0, "screen", screen)), day(0))
    assert (found.tier, found.open_levels) == (tier, levels)
    assert found.prompts == (tier != "E")
    assert found.spoken_on is None


def test_before_the_screen_the_first_level_is_there() -> None:
    found = safety(History(), day(0))
    assert (found.tier, found.open_levels, found.ask_again) == ("unasked", 1, None)
    assert found.prompts
    assert open_exercises(found) == up_to(1)


def test_clear_opens_everything_and_a_check_up_first_two_levels() -> None:
    assert open_exercises(safety(said((0, "screen", "none")), day(0))) == set(EXERCISES)
    assert open_exercises(safety(said((0, "screen", "heart")), day(0))) == up_to(2)


def test_an_urgent_sign_leaves_breathing_posture_and_walking() -> None:
    assert set(EXERCISES) >= GENTLE
    assert open_exercises(safety(said((0, "screen", "fever")), day(0))) == GENTLE


def test_an_emergency_leaves_nothing_until_the_screen_is_answered_anew() -> None:
    history = said((0, "screen", "saddle"), (1, "spoken", day(1).isoformat()))
    assert open_exercises(safety(history, day(60))) == set()
    assert not safety(history, day(60)).prompts
    again = said((0, "screen", "saddle"), (2, "screen", "none"))
    assert safety(again, day(2)).tier == "clear"


def test_in_an_emergency_reminders_to_walk_come_only_when_wanted() -> None:
    wanted = safety(said((0, "screen", "saddle"), (0, "reminders.upright", "yes")), day(0))
    assert wanted.prompts
    assert open_exercises(wanted) == {"walk-snack"}
    earlier = safety(said((0, "reminders.upright", "yes"), (0, "screen", "saddle")), day(0))
    assert not earlier.prompts
    refused = said(
        (0, "screen", "saddle"), (0, "reminders.upright", "yes"), (0, "reminders.upright", "no")
    )
    assert not safety(refused, day(0)).prompts


@pytest.mark.parametrize(
    ("about", "value", "tier"),
    [
        ("pain.usual", "6", "clear"),
        ("pain.usual", "7", "C"),
        ("pain.usual", "8", "C"),
        ("pain.usual", "", "clear"),
        ("pain.lasting", "yes", "C"),
        ("pain.lasting", "no", "clear"),
    ],
)
def test_usual_pain_counts_like_a_tick(about: str, value: str, tier: str) -> None:
    assert safety(said((0, "screen", "none"), (0, about, value)), day(0)).tier == tier


def test_what_was_said_last_about_usual_pain_holds() -> None:
    eased = said((0, "screen", "strong,lasting"), (0, "pain.usual", "3"), (0, "pain.lasting", "no"))
    assert safety(eased, day(0)).tier == "clear"
    screened_since = said((0, "screen", "none"), (0, "pain.usual", "8"), (9, "screen", "none"))
    assert safety(screened_since, day(9)).tier == "clear"


@pytest.mark.parametrize("sign", ["fever", "heart"])
def test_a_talk_opens_everything(sign: str) -> None:
    found = safety(said((0, "screen", sign), (3, "spoken", day(2).isoformat())), day(3))
    assert (found.spoken_on, found.open_levels) == (day(2), 5)
    assert open_exercises(found) == set(EXERCISES)


@pytest.mark.parametrize(
    ("value", "covers"),
    [
        (day(2).isoformat(), True),
        (day(3).isoformat(), True),
        (day(4).isoformat(), False),  # not yet
        ("soon", False),
        ("", False),
    ],
)
def test_a_talk_has_a_date_that_is_not_to_come(value: str, covers: bool) -> None:
    found = safety(said((0, "screen", "heart"), (3, "spoken", value)), day(3))
    assert (found.open_levels == 5) == covers


def test_a_talk_covers_what_was_known_then_for_as_long_as_it_stays_ticked() -> None:
    talk = (1, "spoken", day(1).isoformat())
    still = said((0, "screen", "cancer"), talk, (28, "screen", "cancer"))
    assert safety(still, day(28)).open_levels == 5
    new = said((0, "screen", "heart"), talk, (28, "screen", "heart,fever"))
    assert (safety(new, day(28)).tier, safety(new, day(28)).open_levels) == ("U", 1)
    gone_and_back = said(
        (0, "screen", "fever"), talk, (28, "screen", "none"), (56, "screen", "fever")
    )
    assert safety(gone_and_back, day(56)).open_levels == 1
    taken_back = said((0, "screen", "heart"), talk, (2, "spoken", ""))
    assert safety(taken_back, day(2)).open_levels == 2


@pytest.mark.parametrize(("days", "again"), [(0, None), (27, None), (28, "month"), (29, "month")])
def test_the_screen_is_due_after_28_days(days: int, again: str | None) -> None:
    assert safety(said((0, "screen", "none")), day(days)).ask_again == again


@pytest.mark.parametrize(
    ("week", "score", "again"),
    [
        ((2, 2, 2), 4, None),
        ((2, 2, 2), 5, "worse"),
        ((2, 2, 2), 6, "worse"),
        ((1, 2, 9), 4, None),  # the median counts
        ((1, 2, 9), 5, "worse"),
        ((2, 2), 9, None),  # too few days
    ],
)
def test_the_screen_is_due_when_pain_rises(
    week: tuple[int, ...], score: int, again: str | None
) -> None:
    ratings = rated(*enumerate(week), (7, score))
    history = replace(said((0, "screen", "none")), ratings=ratings)
    assert safety(history, day(7)).ask_again == again


@pytest.mark.parametrize(("days", "again"), [((2, 3, 4), "worse"), ((1, 3, 4), None)])
def test_only_the_seven_days_before_count(days: tuple[int, ...], again: str | None) -> None:
    ratings = rated(*((number, 2) for number in days), (9, 8))
    history = replace(said((0, "screen", "none")), ratings=ratings)
    assert safety(history, day(9)).ask_again == again


def test_a_rise_before_the_screen_was_answered_is_settled() -> None:
    ratings = rated((0, 2), (1, 2), (2, 2), (3, 8))
    history = replace(said((4, "screen", "none")), ratings=ratings)
    assert safety(history, day(5)).ask_again is None


@pytest.mark.parametrize(("minutes", "again"), [(1, None), (30, None), (31, "worse")])
def test_a_rating_in_the_same_sitting_was_given_with_the_screen_in_mind(
    minutes: int, again: str | None
) -> None:
    now = Rating(at(3, minutes), day(3), 8)
    history = replace(said((3, "screen", "none")), ratings=(*rated((0, 2), (1, 2), (2, 2)), now))
    assert safety(history, day(3)).ask_again == again


@pytest.mark.parametrize(("minutes", "again"), [(1, None), (30, None), (31, "legs")])
def test_a_leg_told_of_in_the_same_sitting_was_told_with_the_screen_in_mind(
    minutes: int, again: str | None
) -> None:
    history = History(
        said=(
            Statement(at(0), day(0), "screen", "none"),
            Statement(at(0, minutes), day(0), "pain.legs", "yes"),
        )
    )
    assert safety(history, day(0)).ask_again == again


def test_the_screen_is_due_when_a_leg_was_spoken_of() -> None:
    screened = said((0, "screen", "none"))
    assert safety(replace(screened, sessions=(session(1, leg=True),)), day(1)).ask_again == "legs"
    assert safety(replace(screened, sessions=(session(1),)), day(1)).ask_again is None
    assert safety(said((0, "screen", "none"), (2, "pain.legs", "no")), day(2)).ask_again is None
    answered = said((0, "screen", "none"), (2, "pain.legs", "yes"), (2, "screen", "none"))
    assert safety(answered, day(2)).ask_again is None


@pytest.mark.parametrize(
    ("part", "value", "tier"),
    [
        ("screen.e", "saddle", "E"),
        ("screen.u", "fever", "U"),
        ("screen.c", "heart", "C"),
        ("screen.e", "none", "unasked"),
    ],
)
def test_a_tick_counts_before_the_screen_is_finished(part: str, value: str, tier: str) -> None:
    assert safety(said((0, part, value)), day(0)).tier == tier


def test_a_tick_taken_back_on_an_unfinished_screen_leaves_what_was_answered_before() -> None:
    slip = ((3, "screen.e", "saddle"), (3, "screen.e", "none"))
    assert safety(said((0, "screen", "heart"), *slip), day(3)).tier == "C"
    assert safety(said((0, "screen", "saddle"), *slip), day(3)).tier == "E"
    finished = said((0, "screen", "saddle"), (3, "screen.e", "none"), (3, "screen", "none"))
    assert safety(finished, day(3)).tier == "clear"
