"""The four questions: scores, starting track, starting level."""

from itertools import product

import pytest
from core.programme.said import said

from postureguard.core.programme.history import History
from postureguard.core.programme.questions import (
    QUESTIONS,
    TRACKS,
    Scores,
    hint,
    plan,
    question,
    scores,
    track_name,
    track_of,
    track_words,
)

READY = {
    "screen": "none",
    "pain.usual": "3",
    "exercise-days": "2",
    "test.bridge": "30",
    "test.plank": "20",
}


def told(**answers: str) -> History:
    """Answers to the four questions."""
    return said(*((0, f"question.{name}", value) for name, value in answers.items()))


def ready(**changed: str) -> History:
    """Everything that level 2 asks for, changed here and there."""
    facts = READY | {name.replace("_", "."): value for name, value in changed.items()}
    return said(*((0, about, value) for about, value in facts.items() if value != "-"))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, Scores(0, 0)),
        ({"arch": "no", "buttocks": "no", "hips": "no", "squat": "no"}, Scores(0, 0)),
        ({"arch": "unsure"}, Scores(1, 0)),
        ({"arch": "yes"}, Scores(2, 0)),
        ({"buttocks": "unsure"}, Scores(0, 1)),
        ({"buttocks": "yes"}, Scores(0, 2)),
        ({"hips": "unsure"}, Scores(1, 0)),
        ({"hips": "yes"}, Scores(2, 0)),
        ({"squat": "unsure"}, Scores(0, 1)),
        ({"squat": "yes"}, Scores(1, 1)),
        ({"arch": "yes", "buttocks": "yes", "hips": "yes", "squat": "yes"}, Scores(5, 3)),
        ({"arch": "perhaps"}, Scores(0, 0)),
    ],
)
def test_scores(answers: dict[str, str], expected: Scores) -> None:
    assert scores(told(**answers)) == expected


@pytest.mark.parametrize(
    ("about", "value", "expected"),
    [
        ("test.hips", "free", Scores(0, 0)),
        ("test.hips", "bit", Scores(1, 0)),
        ("test.hips", "tight", Scores(2, 0)),
        ("test.bridge", "29", Scores(0, 1)),
        ("test.bridge", "30", Scores(0, 0)),
        ("test.bridge", "60", Scores(0, 0)),
        ("test.wall", "fist", Scores(0, 0)),
        ("test.plank", "3", Scores(0, 0)),
    ],
)
def test_self_tests_add_to_the_scores(about: str, value: str, expected: Scores) -> None:
    assert scores(said((0, about, value))) == expected


def test_a_bridge_felt_elsewhere_counts_and_the_hip_score_has_a_top() -> None:
    assert scores(said((0, "test.bridge", "60"), (0, "test.bridge-felt", "elsewhere"))).glute == 1
    assert scores(said((0, "test.bridge", "60"), (0, "test.bridge-felt", "buttocks"))).glute == 0
    all_yes = [(0, f"question.{name}", "yes") for name in QUESTIONS]
    assert scores(said(*all_yes, (0, "test.hips", "tight"))).lcs == 5


@pytest.mark.parametrize(
    ("lcs", "glute", "track"),
    [
        (0, 0, "general"),
        (0, 1, "glute"),
        (0, 2, "glute"),
        (1, 0, "glute"),
        (1, 1, "glute"),
        (1, 3, "glute"),
        (2, 0, "lcs"),
        (2, 1, "lcs"),
        (2, 2, "both"),
        (5, 1, "lcs"),
        (5, 4, "both"),
    ],
)
def test_the_track_follows_from_the_scores(lcs: int, glute: int, track: str) -> None:
    assert track_of(Scores(lcs, glute)) == track


def test_every_way_to_answer_gives_a_plan_with_reasons() -> None:
    for values in product(("yes", "unsure", "no"), repeat=4):
        found = plan(told(**dict(zip(QUESTIONS, values, strict=True))))
        assert found.track == track_of(scores(told(**dict(zip(QUESTIONS, values, strict=True)))))
        assert len(found.reasons) >= 2
        assert all(reason.endswith(".") for reason in found.reasons)
        assert not [r for r in found.reasons if "you have " in r.lower() and "spoken" not in r]


def test_without_answers_it_is_the_general_plan_at_level_1() -> None:
    found = plan(History())
    assert (found.track, found.level, found.chosen, found.main) == ("general", 1, False, "lcs")


@pytest.mark.parametrize("track", TRACKS)
def test_the_person_may_choose_another(track: str) -> None:
    history = said((0, "question.arch", "yes"), (0, "track", track))
    assert (plan(history).track, plan(history).chosen) == (track, True)


def test_another_choice_leaves_the_suggestion_to_be_seen() -> None:
    arched = (0, "question.arch", "yes")
    assert "Hips and trunk plan" in plan(said(arched, (0, "track", "glute"))).reasons[0]
    assert "point to it" in plan(said(arched, (0, "track", "lcs"))).reasons[0]


def test_a_choice_can_be_taken_back_and_the_main_problem_named() -> None:
    history = said((0, "question.arch", "yes"), (0, "track", "glute"), (0, "track", ""))
    assert (plan(history).track, plan(history).chosen) == ("lcs", False)
    assert plan(said((0, "bothers-more", "glute"))).main == "glute"


@pytest.mark.parametrize(
    ("changed", "level"),
    [
        ({}, 2),
        ({"pain_usual": "2"}, 2),
        ({"pain_usual": "4"}, 1),
        ({"pain_usual": "-"}, 1),
        ({"exercise-days": "1"}, 1),
        ({"exercise-days": "3"}, 2),
        ({"exercise-days": "-"}, 1),
        ({"test_bridge": "29"}, 1),
        ({"test_bridge": "31"}, 2),
        ({"test_bridge": "-"}, 1),
        ({"test_bridge-felt": "elsewhere"}, 1),
        ({"test_bridge-felt": "buttocks"}, 2),
        ({"test_plank": "19"}, 1),
        ({"test_plank": "21"}, 2),
        ({"test_plank": "-"}, 1),
        ({"screen": "heart"}, 2),
        ({"screen": "fever"}, 1),
        ({"screen": "saddle"}, 1),
        ({"screen": "-"}, 1),
    ],
)
def test_level_2_asks_for_everything(changed: dict[str, str], level: int) -> None:
    assert plan(ready(**changed)).level == level


def test_every_text_is_there() -> None:
    assert len({question(name) for name in QUESTIONS}) == 4
    assert all(question(name).endswith("?") for name in QUESTIONS)
    assert {name for name in QUESTIONS if hint(name)} == {"buttocks", "squat"}
    assert len({track_name(track) for track in TRACKS}) == 4
    assert all(track_words(track).endswith(".") for track in TRACKS)
