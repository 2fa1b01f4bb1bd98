"""When the program asks by itself."""

from dataclasses import replace

import pytest
from core.programme.said import day, rated, said, session

from postureguard.core.programme.asking import due
from postureguard.core.programme.history import History


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
