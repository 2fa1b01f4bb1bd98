"""An exercise without a figure: its picture or its lines, wherever exercises are shown."""

from dataclasses import replace

import pytest
from own_things import own_exercise, picture
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from postureguard.catalogue import shipped_catalogue
from postureguard.core.figure.card import Card, Look
from postureguard.core.settings import Settings
from postureguard.core.training.routine import Item, steps_of
from postureguard.theme import DARK, LIGHT
from postureguard.windows.figure import paint_card
from postureguard.windows.film import Canvas, Film, StillFilm, film_of
from postureguard.windows.routine.motion import Faded, Shown
from postureguard.windows.routine.moving import MovingFigure
from postureguard.windows.routine.picture import Picture
from postureguard.windows.still import Still, shown_of, words_of

pytestmark = pytest.mark.usefixtures("qapp")

RED, BLUE = "#c02020", "#2020c0"
RAISES = own_exercise(
    "own-raises",
    "Calf raises",
    lines=["Hands light on the desk.", "Rise onto your toes.", "Lower slowly."],
)
TUCK = own_exercise(
    "own-tuck",
    "Chin tuck",
    lines=["Sit tall.", "Draw your chin back."],
    dose={"mode": "hold", "count": 4, "on_s": 5, "off_s": 3, "sides": "each"},
)
SQUEEZE = shipped_catalogue().exercises["standing-glute-squeeze"]


def painted(still, width=400, height=300, ratio=1.0):
    image = QImage(QSize(width, height) * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#00ff00"))
    painter = QPainter(image)
    paint_card(painter, QRectF(0, 0, width, height), still)
    painter.end()
    return image


def colours(image):
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


def test_an_exercise_with_a_figure_is_drawn_as_ever():
    assert isinstance(shown_of(SQUEEZE, 0.0, Look()), Card)
    assert words_of(SQUEEZE, 0.0).startswith("Standing glute squeeze, start: a person")


def test_a_picture_lies_in_the_middle_of_the_card_at_its_own_shape(tmp_path):
    wide = str(picture(tmp_path / "wide.png", 600, 200, RED))
    image = painted(shown_of(replace(RAISES, picture=wide), 0.0, Look()))
    assert image.pixelColor(200, 150).name() == RED
    assert image.pixelColor(200, 40).name() == LIGHT.card.lower()
    red = [y for y in range(300) if image.pixelColor(200, y).name() == RED]
    across = [x for x in range(400) if image.pixelColor(x, 150).name() == RED]
    assert len(across) / len(red) == pytest.approx(3, rel=0.03)


def test_a_picture_is_as_sharp_as_the_screen(tmp_path):
    path = picture(tmp_path / "fine.png", 1200, 900, RED)
    fine = QImage(str(path))
    for x in range(0, 1200, 4):  # columns that only a fine screen can tell apart
        for y in range(900):
            fine.setPixelColor(x, y, QColor(BLUE))
            fine.setPixelColor(x + 1, y, QColor(BLUE))
    fine.save(str(path))
    shown = shown_of(replace(RAISES, picture=str(path)), 0.0, Look())
    ordinary, sharp = painted(shown, 300, 225), painted(shown, 300, 225, ratio=3.0)
    row = {sharp.pixelColor(x, 330).red() > 100 for x in range(400, 440)}
    assert row == {True, False}
    blurred = {ordinary.pixelColor(x, 110).name() for x in range(140, 150)}
    assert RED not in blurred


def test_another_picture_in_the_same_file_is_seen(tmp_path):
    path = picture(tmp_path / "one.png", colour=RED)
    shown = shown_of(replace(RAISES, picture=str(path)), 0.0, Look())
    assert RED in colours(painted(shown))
    path.unlink()
    picture(tmp_path / "one.png", colour=BLUE)
    assert BLUE in colours(painted(shown))


def test_a_transparent_picture_lies_on_light_paper_also_in_the_dark(tmp_path):
    image = QImage(300, 200, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    path = tmp_path / "drawing.png"
    image.save(str(path))
    shown = shown_of(replace(RAISES, picture=str(path)), 0.0, Look(palette="dark"))
    assert painted(shown).pixelColor(200, 150).name() == LIGHT.card.lower()


@pytest.mark.parametrize("name", ["missing.png", "broken.png"])
def test_a_picture_that_cannot_be_read_leaves_the_lines(tmp_path, name):
    (tmp_path / "broken.png").write_bytes(b"no picture")
    bare = painted(shown_of(RAISES, 0.0, Look()))
    assert painted(shown_of(replace(RAISES, picture=str(tmp_path / name)), 0.0, Look())) == bare


@pytest.mark.parametrize(("look", "theme"), [("light", LIGHT), ("dark", DARK)])
def test_without_a_picture_the_lines_are_large_enough_to_read(look, theme):
    image = painted(Still(None, RAISES.lines, look), 640, 480)
    dark = QColor(theme.text).lightness() < 128
    ink = [
        y
        for y in range(480)
        if any((image.pixelColor(x, y).lightness() < 128) == dark for x in range(0, 640, 2))
    ]
    runs = [y for y in ink if y - 1 not in ink]
    assert len(runs) >= len(RAISES.lines)
    assert len(ink) > 40


def test_words_that_nobody_could_read_become_bars():
    small, large = Still(None, RAISES.lines, "light"), Still(None, RAISES.lines, "light")
    assert LIGHT.line.lower() in colours(painted(small, 84, 63))
    assert LIGHT.line.lower() not in colours(painted(large, 640, 480))


def test_a_screen_reader_hears_name_and_lines():
    assert words_of(TUCK, 0.0) == "Chin tuck. Sit tall. Draw your chin back."
    small = Picture(Settings())
    small.set_exercise(TUCK, "left")
    small.show_end()
    assert small.accessibleName() == words_of(TUCK, 0.0)


def test_a_film_of_it_never_changes(tmp_path):
    exercise = replace(RAISES, picture=str(picture(tmp_path / "one.png", colour=RED)))
    canvas = Canvas(320, 240)
    film = film_of(exercise, Look(), canvas)
    assert isinstance(film, StillFilm)
    assert isinstance(film_of(SQUEEZE, Look(), canvas), Film)
    assert film.moment(0.7, 0.3) == film.end == film.moment(0.0)
    assert not film.record_next()
    shown = film.first.copy()
    painter = QPainter(shown)
    film.frame(film.end).paint(painter)
    painter.end()
    assert shown == film.first
    assert RED in colours(shown)


@pytest.mark.parametrize("motion", ["full", "reduced"])
def test_the_moving_figure_shows_it_still_and_never_mirrored(qtbot, tmp_path, motion):
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(RED))
    painter = QPainter(image)
    painter.fillRect(100, 0, 100, 100, QColor(BLUE))
    painter.end()
    path = tmp_path / "sides.png"
    image.save(str(path))
    figure = MovingFigure(Settings(motion=motion))
    qtbot.addWidget(figure)
    figure.resize(400, 300)
    figure.show()
    seen = []
    for side in ("left", "right"):
        figure.set_exercise(replace(TUCK, picture=str(path)), side)
        for moment in (Shown(0.0), Shown(0.0, 0.8), Faded(0.5)):
            figure.show_moment(moment)
            seen.append(figure.grab().toImage())
    assert all(one == seen[0] for one in seen)
    assert seen[0].pixelColor(100, 150).name() == RED
    assert seen[0].pixelColor(300, 150).name() == BLUE


def test_its_repetitions_and_holds_are_counted_like_any_other():
    reps, holds = steps_of(Item("x"), RAISES), steps_of(Item("x"), TUCK)
    assert [step.seconds for step in reps] == [32]
    assert [(step.side, step.seconds) for step in holds] == [("left", 32), ("right", 32)]
