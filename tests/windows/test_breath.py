"""The breathing cue: when which breath is on, how it is shown, and how often it is said."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from postureguard.catalogue import shipped_catalogue
from postureguard.core.training.player import begin, go_on, view
from postureguard.core.training.routine import script
from postureguard.windows.routine.breath import Breath, Cue, cue
from postureguard.windows.routine.telling import Telling

CATALOGUE = shipped_catalogue()
BREATH = ("out", "easy", "in")


def steps_of(routine, exercise, breath=BREATH):
    """The steps of one exercise in a routine, with a breath."""
    found = CATALOGUE.exercises[exercise]
    movement = replace(found.movement(), figure=replace(found.figure, breath=breath))
    breathing = replace(found, movement=lambda: movement)
    steps = script(CATALOGUE.routines[routine], CATALOGUE.exercises | {exercise: breathing})
    return tuple(step for step in steps if step.exercise.id == exercise)


def views(steps, seconds, every=1 / 30):
    player = go_on(begin(steps))
    for look in range(round(seconds / every)):
        yield view(replace(player, phase=replace(player.phase, spent_s=look * every)))


def cues(steps, seconds):
    figure = steps[0].exercise.figure
    return [cue(seen, figure) for seen in views(steps, seconds)]


def codes(found):
    """The breaths in order, each once."""
    return [b.code for a, b in zip([Cue("?"), *found], found, strict=False) if a.code != b.code]


def test_a_repetition_breathes_out_on_the_way_and_in_on_the_way_back():
    found = cues(steps_of("mi-glu-1", "sit-to-stand"), 3.9)
    assert codes(found) == ["out", "in"], "the stay is too short for a breath of its own"
    assert found[0].share == pytest.approx(0.0)
    outs = [c.radius for c in found if c.code == "out"]
    ins = [c.radius for c in found if c.code == "in"]
    assert outs == sorted(outs, reverse=True)
    assert ins == sorted(ins)
    assert outs[0] == 1.0
    assert outs[-1] < 0.35


def test_a_hold_keeps_breathing_between_the_two_ways():
    found = cues(steps_of("mi-glu-1", "standing-glute-squeeze"), 7.9)
    assert codes(found) == ["out", "easy", "in"]
    easy = sum(c.code == "easy" for c in found) / 30
    assert 3.0 < easy < 4.0
    assert len({c.radius for c in found if c.code == "easy"}) == 1


def test_a_single_hold_breathes_on_its_way_back_too():
    (step, *_other) = steps_of("mi-lcs-1", "standing-hip-flexor-stretch")
    assert codes(cues((step,), 20)) == ["out", "easy", "in"]


def test_a_walk_just_breathes():
    assert codes(cues(steps_of("mi-walk", "walk-snack"), 9)) == ["easy"]


def test_without_data_or_while_getting_ready_nothing_is_said():
    assert codes(cues(steps_of("mi-glu-1", "sit-to-stand", ()), 4)) == [""]
    steps = steps_of("mi-glu-1", "sit-to-stand")
    assert cue(view(begin(steps)), steps[0].exercise.figure) == Cue()


@pytest.fixture
def chip(qtbot):
    picture = QWidget()
    qtbot.addWidget(picture)
    picture.resize(640, 480)
    picture.show()
    return Breath(picture, reduced=False)


def test_the_chip_is_there_only_with_something_to_say(chip):
    assert not chip.isVisible()
    chip.show_cue(Cue("in", 0.2))
    assert chip.isVisible()
    assert chip.accessibleName() == "Breathe in"
    chip.show_cue(Cue())
    assert not chip.isVisible()


def test_the_circle_swells_with_the_breath(chip):
    assert filled(chip, 0.05) < filled(chip, 0.5) < filled(chip, 0.95)


def test_with_reduced_motion_the_circle_is_full_at_once(chip):
    still = Breath(chip.parentWidget(), reduced=True)
    assert filled(still, 0.05) == filled(still, 0.95) > 100


def filled(chip, share):
    """How many pixels of the circle are full in the middle of a breath in."""
    chip.show_cue(Cue("in", share))
    image = chip.grab(QRect(0, 0, chip.height(), chip.height())).toImage()
    tone = chip.palette().highlight().color().rgb()
    size = image.width()
    return sum(image.pixel(x, y) == tone for x in range(size) for y in range(size))


def test_the_chip_stays_small_on_a_small_picture_and_never_jumps(chip):
    chip.show_cue(Cue("in", 0.5))
    widths = set()
    for code in ("in", "out", "easy"):
        chip.show_cue(Cue(code, 0.5))
        widths.add(chip.width())
    assert len(widths) == 1
    chip.parentWidget().resize(240, 180)
    chip.set_letters(chip.font())
    assert chip.width() <= 100


def said(steps, seconds):
    """What a screen reader hears in a step, with the seconds at which it does."""
    telling = Telling(steps, "standing")
    found = []
    for look, seen in enumerate(views(steps, seconds)):
        words = telling.turn(seen) if telling.turned(seen) else telling.meanwhile(seen)
        if words:
            found.append((look / 30, words))
    return found


def test_a_breath_of_two_seconds_is_said_once():
    """Every two seconds the same two words would be a chatter."""
    heard = " ".join(words for _at, words in said(steps_of("mi-glu-1", "sit-to-stand"), 19))
    assert heard.count("Breathe out") == 1
    assert heard.count("Breathe in") == 1


def test_a_slow_breath_is_said_whenever_it_changes():
    steps = steps_of("mi-seat-brace", "brace-and-breathe", ("out", "", "in"))
    heard = " ".join(words for _at, words in said(steps, 23.9))
    assert heard.count("Breathe in.") == 3


def test_nothing_is_said_in_a_pause():
    steps = steps_of("mi-glu-1", "sit-to-stand")
    telling = Telling(steps, "standing")
    seen = replace(next(views(steps, 1)), held=True)
    assert telling.turned(seen)
    assert telling.turn(seen) == "Paused."
    assert telling.meanwhile(seen) == ""
