"""The figure in Qt: painting, the widget, baked clips, and the pictures that ship."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from postureguard.catalogue import read_exercise
from postureguard.core.figure.card import Look, card
from postureguard.core.figure.display import Curve
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.tempo import end_phase
from postureguard.windows.baking import shape_of
from postureguard.windows.figure import FigureView, paint_card, path_of

FOLDER = Path(__file__).parents[2] / "resources" / "exercises"
EXERCISES = [read_exercise(f) for f in sorted(FOLDER.glob("*/exercise.toml"))]
SQUARE = Curve((0, 0), ((10, 0), (10, 10), (0, 10)))
each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=[e.id for e in EXERCISES])

pytestmark = pytest.mark.usefixtures("qapp")


def painted(exercise: Exercise, look: Look, size: tuple[int, int] = (480, 360)) -> QImage:
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("magenta"))
    data = exercise.figure
    shown = card(data, end_phase(data), look)
    painter = QPainter(image)
    paint_card(painter, QRectF(0, 0, *size), shown)
    painter.end()
    return image


@each_exercise
@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_card_is_painted_in_its_palette(exercise: Exercise, name: str) -> None:
    image = painted(exercise, Look(palette=name))
    background = {"light": "#f6f2ec", "dark": "#151a23"}[name]
    assert image.pixelColor(240, 4).name() == background
    assert image.pixelColor(0, 0).name() == "#ff00ff"
    seen = {image.pixel(x, y) for x in range(0, 480, 6) for y in range(0, 360, 6)}
    assert len(seen) > 25


def test_a_card_fits_into_any_rectangle_without_being_stretched() -> None:
    image = painted(EXERCISES[0], Look(), (1000, 360))
    assert image.pixelColor(100, 180).name() == "#ff00ff"
    assert image.pixelColor(265, 180).name() == "#f6f2ec"


def test_the_mirrored_card_shows_the_other_side() -> None:
    plain, other = (painted(EXERCISES[0], Look(mirrored=m)) for m in (False, True))
    assert plain != other
    for y in range(30, 330, 20):  # one row of pixels across the whole card, away from edges
        row = [(plain.pixelColor(x, y), other.pixelColor(479 - x, y)) for x in range(480)]
        same = sum(abs(a.lightness() - b.lightness()) < 24 for a, b in row)
        assert same > 450


def test_the_view_paints_at_the_resolution_of_the_screen(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    view.resize(480, 360)
    exercise = EXERCISES[0]
    view.show_card(card(exercise.figure, 0, Look()), "A person sitting")
    assert view.accessibleName() == "A person sitting"
    assert view.heightForWidth(800) == 600
    sharp = QImage(960, 720, QImage.Format.Format_ARGB32_Premultiplied)
    sharp.setDevicePixelRatio(2)
    sharp.fill(QColor("magenta"))
    view.render(sharp)
    assert sharp.pixelColor(480, 12).name() == "#f6f2ec"
    assert sharp.pixelColor(940, 700).name() == "#f6f2ec"


def test_an_empty_view_paints_nothing(qtbot: QtBot) -> None:
    view = FigureView()
    qtbot.addWidget(view)
    assert not view.grab().isNull()


def test_paths_go_to_qt_and_back() -> None:
    assert path_of(shape_of(path_of((SQUARE,)))).boundingRect() == QRectF(0, 0, 10, 10)
