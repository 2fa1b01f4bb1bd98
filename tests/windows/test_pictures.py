"""Baked clips and the pictures that ship: small, whole, and what the data gives."""

from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from postureguard.catalogue import read_exercise, shipped_faulty_lifts
from postureguard.core.figure.card import Look, card
from postureguard.core.figure.display import Curve, Mark
from postureguard.core.training.exercise import Exercise
from postureguard.core.training.faulty_lift import FaultyLift
from postureguard.core.training.tempo import end_phase
from postureguard.resources import resource
from postureguard.windows.baking import baked
from postureguard.windows.figure import paint_card, path_of
from postureguard.windows.pictures import export_pictures, picture

FOLDER = resource("exercises")
MOVED: tuple[Exercise | FaultyLift, ...] = (
    *map(read_exercise, sorted(FOLDER.glob("*/exercise.toml"))),
    *shipped_faulty_lifts(),
)
MOST_BYTES = 40_000
SQUARE = Curve((0, 0), ((10, 0), (10, 10), (0, 10)))
each = pytest.mark.parametrize("moved", MOVED, ids=[m.id for m in MOVED])

pytestmark = pytest.mark.usefixtures("qapp")


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


def painted(moved: Exercise | FaultyLift) -> QImage:
    image = QImage(480, 360, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    data = moved.figure
    shown = card(data, end_phase(data), Look())
    painter = QPainter(image)
    paint_card(painter, QRectF(0, 0, 480, 360), shown)
    painter.end()
    return image


@each
def test_the_svg_looks_like_the_painting(moved: Exercise | FaultyLift) -> None:
    assert difference(rendered(picture(moved, end=True)), painted(moved)) < 1.0


@each
@pytest.mark.parametrize("name", ["start", "end"])
def test_committed_pictures_are_small_valid_and_what_the_data_gives(
    moved: Exercise | FaultyLift, name: str
) -> None:
    """`make pictures` writes them."""
    text = (FOLDER / moved.id / f"{name}.svg").read_text("utf-8")
    fresh = picture(moved, end=name == "end")
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


def test_every_movement_has_its_two_pictures_and_no_other_is_left_over() -> None:
    kept = {p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*.svg")}
    assert kept == {f"{m.id}/{name}.svg" for m in MOVED for name in ("start", "end")}


def test_export_writes_two_pictures_for_each_movement(tmp_path: Path) -> None:
    chosen = (MOVED[0], MOVED[-1])
    written = export_pictures(tmp_path, chosen)
    assert [p.relative_to(tmp_path).as_posix() for p in written] == [
        f"{m.id}/{name}.svg" for m in chosen for name in ("start", "end")
    ]
