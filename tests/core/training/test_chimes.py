"""A bell for each turn of a routine, and for nothing else."""

from dataclasses import replace

from postureguard.catalogue import shipped_catalogue
from postureguard.core.training import player as playing
from postureguard.core.training.chimes import step_chime
from postureguard.core.training.routine import script

CATALOGUE = shipped_catalogue()


def rung(steps):
    """The bells of a routine that is led through, with the step in which each is rung."""
    led, before, found = playing.begin(steps), None, []
    while True:
        view = playing.view(led)
        chime = step_chime(steps[view.index], before, view)
        if chime is not None:
            found.append((chime, view.index))
        if view.beat == "over":
            return found
        before, led = view, playing.advance(led, 0.1)


def test_each_step_is_rung_in_and_each_but_the_first_is_announced():
    for routine in CATALOGUE.routines.values():
        steps = script(routine, CATALOGUE.exercises)
        bells = [bell for bell in rung(steps) if bell[0] != "half"]
        gaps = [i for i in range(1, len(steps)) if steps[i - 1].pause_seconds]
        expected = [("ready", i) for i in gaps] + [("go", i) for i in range(len(steps))]
        assert sorted(bells) == sorted(expected), routine.id


def test_only_a_long_step_without_a_count_has_a_bell_in_the_middle():
    step = script(CATALOGUE.routines["mi-wall"], CATALOGUE.exercises)[0]
    timed = replace(step, mode="time", count=1, on_seconds=30, off_seconds=0, pause_seconds=0)
    assert ("half", 0) in rung((timed,))
    assert rung((replace(timed, mode="hold"),)) == [("go", 0), ("half", 0)]
    assert rung((replace(timed, on_seconds=18),)) == [("go", 0)]
    held = replace(timed, mode="hold", count=3, on_seconds=30, off_seconds=5)
    assert rung((held,)) == [("go", 0)]


def test_a_step_left_out_is_followed_by_the_next_one():
    steps = script(CATALOGUE.routines["mi-wall"], CATALOGUE.exercises)
    before = playing.go_on(playing.begin(steps))
    after = playing.skip_step(before)
    assert len(steps) > 1
    assert step_chime(steps[1], playing.view(before), playing.view(after)) == "ready"
    assert step_chime(steps[0], None, playing.view(before)) is None
