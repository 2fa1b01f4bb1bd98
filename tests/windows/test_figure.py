"""The figure in Qt: painting, the widget, baked clips, and the pictures that ship."""

import tomllib
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from postureguard.core.figure.card import Look, card
from postureguard.core.figure.display import Curve, Mark
from postureguard.core.training.exercise import Exercise, parse_exercise
from postureguard.core.training.tempo import end_phase
from postureguard.windows.figure import FigureView, baked, paint_card, path_of, shape_of
from postureguard.windows.pictures import export_pictures, picture

FOLDER = Path(__file__).parents[2] / "resources" / "exercises"
EXERCISES = [
    parse_exercise(tomllib.loads(f.read_text("utf-8")), f.parent.name)
    for f in sorted(FOLDER.glob("*/exercise.toml"))
]
MOST_BYTES = 40_000
SQUARE = Curve((0, 0), ((10, 0), (10, 10), (0, 10)))
each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=[e.id for e in EXERCISES])

pytestmark = pytest.mark.usefixtures("qapp")


def painted(exercise: Exercise, look: Look, size: tuple[int, int] = (480, 360)) -> QImage:
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("magenta"))
    painter = QPainter(image)
    data = exercise.figure
    paint_card(painter, QRectF(0, 0, *size), card(data, end_phase(data), look))
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


def test_a_clip_is_cut_into_the_shape() -> None:
    mark = Mark((SQUARE.moved(4, 6),), fill="#112233", clip=(SQUARE,))
    (cut,) = baked((mark,))
    assert cut.clip is None
    assert path_of(cut.shape).boundingRect() == QRectF(4, 6, 6, 4)


def test_a_mark_wholly_clipped_away_vanishes() -> None:
    assert baked((Mark((SQUARE.moved(40, 0),), fill="#112233", clip=(SQUARE,)),)) == ()


def test_long_runs_of_one_colour_are_united_and_short_ones_kept() -> None:
    marks = tuple(Mark((SQUARE.moved(d, 0),), fill="#112233") for d in (0, 5, 10, 15))
    (one,) = baked(marks)
    assert path_of(one.shape).boundingRect() == QRectF(0, 0, 25, 10)
    assert baked(marks[:2]) == marks[:2]


def rendered(text: str) -> QImage:
    image = QImage(480, 360, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    QSvgRenderer(QByteArray(text.encode())).render(painter)
    painter.end()
    return image


def difference(first: QImage, second: QImage) -> float:
    """Mean difference of all bytes, 0 to 255: other versions of Qt cut paths a hair differently."""
    one, two = (np.frombuffer(i.constBits(), np.uint8).astype(int) for i in (first, second))
    return float(abs(one - two).mean())


@each_exercise
def test_the_svg_looks_like_the_painting(exercise: Exercise) -> None:
    assert difference(rendered(picture(exercise, end=True)), painted(exercise, Look())) < 1.0


@each_exercise
@pytest.mark.parametrize("name", ["start", "end"])
def test_committed_pictures_are_small_valid_and_what_the_data_gives(
    exercise: Exercise, name: str
) -> None:
    text = (FOLDER / exercise.id / f"{name}.svg").read_text("utf-8")
    fresh = picture(exercise, end=name == "end")
    assert text.partition("<defs>")[0] == fresh.partition("<defs>")[0]
    assert difference(rendered(text), rendered(fresh)) < 0.2
    assert len(text.encode()) <= MOST_BYTES
    assert "clip" not in text
    root = ElementTree.fromstring(text)
    tags = {e.tag.rpartition("}")[2] for e in root.iter()}
    assert tags <= {"svg", "title", "defs", "radialGradient", "stop", "path", "use", "rect", "g"}
    ids = {e.get("id") for e in root.iter()}
    links = {e.get("{http://www.w3.org/1999/xlink}href", "#")[1:] for e in root.iter()} - {""}
    assert links <= ids


def test_export_writes_two_pictures_for_each_exercise(tmp_path: Path) -> None:
    written = export_pictures(tmp_path, EXERCISES[:2])
    assert [p.relative_to(tmp_path).as_posix() for p in written] == [
        f"{e.id}/{name}.svg" for e in EXERCISES[:2] for name in ("start", "end")
    ]
