"""Leading through a routine, second by second."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postureguard.catalogue import shipped_catalogue
from postureguard.core.training import player as playing
from postureguard.core.training.player import Doing, Over, Player, Ready
from postureguard.core.training.routine import Step, script, total_seconds

CATALOGUE = shipped_catalogue()
SQUEEZE = CATALOGUE.exercises["standing-glute-squeeze"]
STAND = CATALOGUE.exercises["sit-to-stand"]
WALK = CATALOGUE.exercises["walk-snack"]
STRETCH = CATALOGUE.exercises["standing-hip-flexor-stretch"]

HOLDS = Step(SQUEEZE, None, "hold", 2, 5, 3, 5)
REPS = Step(STAND, None, "reps", 3, 4, 0, 5)
TIME = Step(WALK, None, "time", 1, 80, 0, 5)
LEFT = Step(STRETCH, "left", "hold", 1, 20, 0, 5)
RIGHT = replace(LEFT, side="right", pause_seconds=0)


def after(player: Player, seconds: float) -> Player:
    """The player after a time that is longer than one look may be."""
    while seconds > 1e-9:
        player = playing.advance(player, min(seconds, 0.25))
        seconds -= 0.25
    return player


def at(steps: tuple[Step, ...], seconds: float) -> playing.View:
    return playing.view(after(playing.begin(steps), seconds))


def test_five_seconds_to_get_ready_then_the_step():
    assert at((HOLDS,), 0).beat == "ready"
    assert [at((HOLDS,), s).beat_left_s for s in (0, 0.5, 1, 4.5)] == [5, 5, 4, 1]
    assert at((HOLDS,), 5).beat == "hold"


def test_holds_and_rests_are_counted():
    seen = [(v.count, v.beat, v.beat_left_s) for v in (at((HOLDS,), 5 + s) for s in range(16))]
    first = [("1 / 2", "hold", n) for n in (5, 4, 3, 2, 1)] + [
        ("1 / 2", "rest", n) for n in (3, 2, 1)
    ]
    second = [("2 / 2", "hold", n) for n in (5, 4, 3, 2, 1)] + [
        ("2 / 2", "rest", n) for n in (3, 2, 1)
    ]
    assert seen == first + second
    assert at((HOLDS,), 21).beat == "over"


def test_a_hold_rises_stays_and_lets_go():
    phases = [at((HOLDS,), 5 + s).phase for s in (0, 0.75, 2, 4.75, 5, 7.9)]
    assert phases[0] == 0
    assert 0 < phases[1] < 1
    assert phases[2] == phases[3] == 1
    assert phases[5] == 0


def test_without_its_last_rest_a_step_ends_with_the_last_hold():
    short = replace(HOLDS, last_rest=False)
    views = [at((short,), 5 + s) for s in (6, 10, 12.75)]
    assert [v.beat for v in views] == ["rest", "hold", "hold"]
    assert views[1].phase == 1 > views[2].phase, "the last hold lets go by itself"
    assert at((short,), 18).beat == "over"


def test_one_long_hold_shows_a_clock_and_comes_back_by_itself():
    views = [at((LEFT,), 5 + s) for s in (0, 10, 19.75)]
    assert [v.count for v in views] == ["0:20", "0:10", "0:01"]
    assert not any(v.beat_counts for v in views)
    assert views[1].phase > views[2].phase


def test_repetitions_follow_the_tempo_of_the_figure():
    assert [at((REPS,), 5 + s).count for s in (0, 4, 8, 11.75)] == [
        "1 / 3",
        "2 / 3",
        "3 / 3",
        "3 / 3",
    ]
    beats = [at((REPS,), 5 + s).beat for s in (0, 1, 1.9, 2.25, 3.9)]
    assert beats == ["out", "out", "stay", "back", "back"]
    assert at((REPS,), 17).beat == "over"


def test_a_stay_at_the_end_of_a_repetition_is_told():
    slow = replace(REPS, on_seconds=40)
    assert "stay" in {at((slow,), 5 + s / 4).beat for s in range(160)}


def test_a_walk_is_a_clock_and_its_lines_take_turns():
    assert [at((TIME,), 5 + s).count for s in (0, 15, 79)] == ["1:20", "1:05", "0:01"]
    assert [at((TIME,), 5 + s).line for s in (0, 30, 60)] == [0, 1, 2]
    assert at((TIME,), 6).beat == "go"


def test_lines_follow_what_one_does():
    assert [at((HOLDS,), s).line for s in (0, 6, 11)] == [0, 1, 2]
    assert [at((REPS,), 5 + s).line for s in (0.5, 3)] == [1, 2]


@pytest.mark.parametrize(
    ("exercise", "out", "back"),
    [
        ("brace-and-breathe", "Breathe in;", "Breathe out"),
        ("seated-pelvic-rock", "Roll the pelvis back", "Roll it forward"),
        ("sit-to-stand", "Hinge,", "Finish tall;"),
    ],
)
def test_the_line_says_what_the_figure_does(exercise, out, back):
    """Line 1 goes with the way to the end pose, line 2 with the way back."""
    chosen = CATALOGUE.exercises[exercise]
    step = Step(chosen, None, "reps", 2, chosen.dose.on_seconds, 0, 5)
    views = [at((step,), 5 + s / 10) for s in range(10 * step.on_seconds)]
    for now, following in pairwise(views):
        said = chosen.lines[now.line]
        if following.phase > now.phase:
            assert said.startswith(out)
        if following.phase < now.phase:
            assert now.line == 2 or following.line == 2
            assert chosen.lines[following.line].startswith(back)


def test_the_end_poses_are_those_the_lines_name():
    breath = CATALOGUE.exercises["brace-and-breathe"].figure
    assert (breath.tempo.out, breath.tempo.back) == (3, 5)
    assert breath.keys[1].spine.scap_r > breath.keys[0].spine.scap_r, "breathed in: ribs up"
    assert breath.work.activation[0] > breath.work.activation[1], "firm when breathed out"
    rock = CATALOGUE.exercises["seated-pelvic-rock"].figure
    assert rock.keys[1].root.pitch < 0 < rock.keys[0].root.pitch, "rolled back at the end"


def test_grown_tall_once_one_stays_tall():
    tall = CATALOGUE.exercises["sit-tall-reset"]
    step = Step(tall, None, "time", 1, 20, 0, 5)
    phases = [at((step,), 5 + s / 4).phase for s in range(80)]
    assert phases[0] == 0
    assert phases == sorted(phases)
    first_tall = next(i for i in range(80) if at((step,), 5 + i / 4).line == 1)
    assert set(phases[first_tall:]) == {1.0}
    assert at((TIME,), 5.3).phase < at((TIME,), 5.9).phase > at((TIME,), 6.2).phase


def test_the_other_side_is_told_and_is_the_same_exercise():
    swap = at((LEFT, RIGHT), 26)
    assert (swap.beat, swap.index, swap.exercise, swap.exercises) == ("swap", 1, 0, 1)
    assert at((LEFT, HOLDS), 26).beat == "ready"
    assert at((LEFT, HOLDS), 26).exercise == 1


@pytest.mark.parametrize(
    ("step", "text"), [(HOLDS, "2 × 5 s"), (REPS, "3 ×"), (TIME, "1:20"), (LEFT, "0:20")]
)
def test_getting_ready_says_how_much_there_is_to_do(step, text):
    assert playing.view(playing.begin((step,))).count == text


def test_a_pause_moves_nothing_and_time_goes_on_from_there():
    running = after(playing.begin((HOLDS,)), 7)
    held = playing.hold(running, on=True)
    assert after(held, 60) == held
    assert playing.view(held).held
    assert after(playing.hold(held, on=False), 1) == after(running, 1)


def test_a_gap_that_nobody_was_led_through_moves_nothing():
    running = after(playing.begin((HOLDS,)), 7)
    assert playing.advance(running, 3600) == running
    assert playing.advance(running, -5) == running


def test_next_while_getting_ready_begins_at_once_and_later_ends_the_step_as_done():
    player = playing.go_on(playing.begin((HOLDS, REPS)))
    assert player.phase == Doing(0)
    following = playing.go_on(player)
    assert following.phase == Ready(1)
    assert playing.steps_behind(player, following) == ((0, False),)


def test_a_skipped_step_is_not_a_done_one():
    player = playing.begin((HOLDS, REPS))
    following = playing.skip_step(player)
    assert playing.steps_behind(player, following) == ((0, True),)
    assert playing.skip_step(following).phase == Over()


def test_wishes_end_a_pause():
    held = playing.hold(playing.begin((HOLDS, REPS)), on=True)
    assert not playing.go_on(held).held
    assert not playing.skip_step(held).held


def test_nothing_happens_after_the_end():
    over = Player((HOLDS,), Over())
    assert playing.advance(over, 1) == over
    assert playing.go_on(over) == over
    assert playing.skip_step(over) == over
    assert playing.hold(over, on=True) == over
    view = playing.view(over)
    assert (view.beat, view.progress, view.left_s, view.index) == ("over", 1.0, 0, 0)


def test_an_empty_script_is_over_at_once():
    assert playing.view(playing.begin(())).progress == 1.0


@pytest.mark.parametrize("routine", CATALOGUE.routines.values(), ids=lambda r: r.id)
def test_a_routine_takes_as_long_as_it_says_and_tells_every_step_once(routine):
    steps = script(routine, CATALOGUE.exercises)
    player, told, seconds, last = playing.begin(steps), [], 0.0, 0.0
    while not isinstance(player.phase, Over):
        following = playing.advance(player, 0.5)
        told += playing.steps_behind(player, following)
        player, seconds = following, seconds + 0.5
        view = playing.view(player)
        assert last <= view.progress <= 1
        last = view.progress
    assert seconds == total_seconds(steps) + 5
    assert told == [(i, False) for i in range(len(steps))]


@given(st.lists(st.floats(0.001, 9.9), min_size=1, max_size=60))
def test_only_the_sum_of_the_looks_matters(looks):
    steps = (HOLDS, LEFT, RIGHT)
    player = playing.begin(steps)
    for look in looks:
        player = playing.advance(player, look)
    at_once = after(playing.begin(steps), sum(looks))
    ahead, behind = playing.view(player), playing.view(at_once)
    assert abs(ahead.progress - behind.progress) < 1e-3


@pytest.mark.parametrize(("count", "seen"), [(1, {0}), (2, {0, 1}), (3, {0, 1, 2})])
def test_an_exercise_with_fewer_lines_stays_at_its_last(count, seen):
    lines = STAND.lines[:count]
    for step in (HOLDS, REPS, TIME):
        short = replace(step, exercise=replace(step.exercise, lines=lines))
        length = 5 + short.seconds
        assert {at((short,), s / 2).line for s in range(2 * length)} == seen


def test_without_a_figure_repetitions_go_out_and_back_evenly():
    step = replace(REPS, exercise=replace(STAND, movement=None))
    beats = [at((step,), 5 + s).beat for s in (0.1, 1.9, 2.1, 3.9, 4.1)]
    assert beats == ["out", "out", "back", "back", "out"]
