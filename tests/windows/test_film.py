"""Recorded moments: what is shown again is what was painted, and a film stays small."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from postureguard.catalogue import shipped_catalogue
from postureguard.core.figure.card import Look, activation_at, card
from postureguard.core.training.tempo import last_phase
from postureguard.windows import film as films
from postureguard.windows.figure import paint_card
from postureguard.windows.film import GLOWS, Canvas, Film, Moment

EXERCISES = shipped_catalogue().exercises
MOVING = Look(ghost=False, arrows=False)
CANVAS = Canvas(517, 371, 400.0)
each_exercise = pytest.mark.parametrize("name", sorted(EXERCISES))

pytestmark = pytest.mark.usefixtures("qapp")


def colours(image):
    """Red, green and blue of every pixel."""
    shape = (image.height(), image.width(), 4)
    return np.frombuffer(image.constBits(), np.uint8).reshape(shape)[:, :, :3].astype(int)


def live(data, look, canvas, phase, glow=1.0):
    """The picture painted as a whole."""
    image = QImage(canvas.width, canvas.height, QImage.Format.Format_RGB32)
    bright = replace(look, activation=activation_at(data, phase) * glow)
    shown = card(data, phase, bright)
    image.fill(QColor(shown.background))
    painter = QPainter(image)
    paint_card(painter, canvas.card, shown)
    painter.end()
    return colours(image)


def replayed(film, moment):
    image = QImage(film.canvas.width, film.canvas.height, QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    painter = QPainter(image)
    painter.drawImage(0, 0, film.first)
    film.frame(moment).paint(painter)
    painter.end()
    return colours(image)


@each_exercise
def test_a_recorded_moment_is_the_live_one(name):
    """Every other exercise is mirrored."""
    data = EXERCISES[name].figure
    look = replace(MOVING, mirrored=sorted(EXERCISES).index(name) % 2 == 1)
    film = Film(data, look, CANVAS)
    for share in (0.0, 0.37, 1.0):
        moment = film.moment(share * last_phase(data))
        phase = moment.step / film.steps * last_phase(data)
        for _again in range(2):
            difference = abs(replayed(film, moment) - live(data, look, CANVAS, phase))
            assert difference.max() <= 2


def test_the_brightness_of_the_muscle_is_part_of_a_moment():
    data = EXERCISES["standing-glute-squeeze"].figure
    film = Film(data, MOVING, CANVAS)
    dim = film.moment(1.0, 0.8)
    difference = abs(replayed(film, dim) - live(data, MOVING, CANVAS, 1.0, 0.8))
    assert difference.max() <= 2
    assert abs(replayed(film, dim) - replayed(film, film.end)).max() > 10


def test_moments_are_the_nearest_and_a_round_begins_anew():
    walk = Film(EXERCISES["walk-snack"].figure, MOVING, CANVAS)
    assert walk.moment(last_phase(EXERCISES["walk-snack"].figure)) == Moment(0)
    squeeze = Film(EXERCISES["standing-glute-squeeze"].figure, MOVING, CANVAS)
    assert squeeze.moment(1.0) == squeeze.end == Moment(squeeze.steps, GLOWS)
    assert squeeze.moment(0.5 + 0.4 / squeeze.steps) == squeeze.moment(0.5)


def test_only_what_changes_is_kept():
    """A squeeze moves little: the feet are in no frame."""
    film = Film(EXERCISES["standing-glute-squeeze"].figure, MOVING, CANVAS)
    box = film.frame(film.moment(1.0, 0.9)).box
    assert box.width() * box.height() < 0.5 * CANVAS.width * CANVAS.height
    assert QRect(0, 0, CANVAS.width, CANVAS.height).contains(box)


def test_recording_ahead_ends_and_leaves_nothing_to_paint():
    data = EXERCISES["wall-reset"].figure
    film = Film(data, MOVING, Canvas(120, 90))
    while film.record_next():
        pass
    kept = film.bytes
    for share in np.linspace(0, 1, 77):
        film.frame(film.moment(share * last_phase(data)))
    for glow in np.linspace(0.76, 1, 33):
        film.frame(film.moment(last_phase(data), glow))
    assert film.bytes == kept > 0


def test_a_film_stays_small_and_goes_on_without_recording(monkeypatch):
    monkeypatch.setattr(films, "MOST_BYTES", 30_000)
    data = EXERCISES["sit-to-stand"].figure
    film = Film(data, MOVING, CANVAS)
    while film.record_next():
        pass
    assert film.bytes <= 30_000
    late = film.moment(0.9 * last_phase(data))
    phase = late.step / film.steps * last_phase(data)
    assert abs(replayed(film, late) - live(data, MOVING, CANVAS, phase)).max() <= 2


def test_the_largest_film_at_full_size_fits():
    """All the moments of the exercise with the longest way, at 960 by 720."""
    data = EXERCISES["brace-and-breathe"].figure
    film = Film(data, MOVING, Canvas(960, 720))
    sample = [film.moment(share * last_phase(data)) for share in np.linspace(0, 1, 12)]
    largest = max(len(film.frame(moment).pixels) for moment in sample)
    assert largest * (films.MOST_STEPS + GLOWS) < films.MOST_BYTES
