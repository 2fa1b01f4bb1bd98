"""What is marked on a chart over time."""

from datetime import timedelta
from types import MappingProxyType

from core.programme.diary import EXERCISES, MONDAY, Diary, on

from postureguard.core.insight.events import Event, events
from postureguard.core.programme import subjects
from postureguard.core.programme.history import History
from postureguard.core.programme.progress import fold
from postureguard.core.programme.standing import LevelChange, Progress, Reason, TrackStanding

ALL = (MONDAY - timedelta(days=100), MONDAY + timedelta(days=400))


def progress(*reasons, **tracks):
    return Progress(MONDAY, {}, MappingProxyType(tracks), reasons=reasons)


def test_levels_are_marked_from_the_first_change_on():
    changes = (
        LevelChange(on(0), 1, "level"),
        LevelChange(on(14), 2, "level up"),
        LevelChange(on(40), 1, "absence"),
    )
    found = progress(glute=TrackStanding(1, 1, active=True, changes=changes))
    assert events(found, History(), *ALL) == (
        Event(on(14), "level", "Glute plan: level 2"),
        Event(on(40), "level", "Glute plan: level 1"),
    )


def test_a_flare_begins_and_ends_and_another_begins():
    found = progress(
        Reason(on(3), "flare", "one"),
        Reason(on(5), "red", "not marked"),
        Reason(on(12), "flare", "two"),
        Reason(on(20), "deload", "light"),
        Reason(on(30), "quiet week", "quiet"),
        Reason(on(50), "flare", "three"),
    )
    assert [(event.kind, event.text) for event in events(found, History(), *ALL)] == [
        ("flare", "one"),
        ("flare over", "two"),
        ("light week", "light"),
        ("quiet week", "quiet"),
        ("flare", "three"),
    ]
    assert [event.text for event in events(found, History(), on(12), on(30))] == [
        "two",
        "light",
        "quiet",
    ]


def test_answers_about_safety_are_marked_once_a_day_without_what_was_said():
    diary = Diary().say(7, subjects.SCREEN, "cauda").say(7, subjects.SCREEN, "none")
    found = events(progress(), diary.history, on(1), on(9))
    assert found == (Event(on(7), "safety", "Questions about safety answered"),)


def test_a_lived_history_has_its_flare_marked():
    diary = Diary()
    for n in range(60):
        diary.rate(n, 6 if 30 <= n < 44 else 2)
        diary.do(n, "standing-glute-squeeze")
    history = diary.history
    found = events(fold(history, EXERCISES, on(59)), history, on(0), on(59))
    kinds = [event.kind for event in found]
    assert [kind for kind in kinds if kind.startswith("flare")] == ["flare", "flare over"]
    begun, over = (event.day for event in found if event.kind.startswith("flare"))
    assert on(30) <= begun < on(37)
    assert on(44) <= over <= on(54)
    assert "usually 2" in next(event.text for event in found if event.kind == "flare")
