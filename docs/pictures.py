"""Draws the manual's pictures of the figure: `python docs/pictures.py`.

`pictures/sheet.png` and `sheet-dark.png` show every exercise, `preview.webp`
three of them moving.
"""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from postureguard.catalogue import shipped_catalogue, shipped_faulty_lifts
from postureguard.core.figure.card import Look, card
from postureguard.core.figure.palette import palette
from postureguard.core.training.figure_data import FigureData
from postureguard.core.training.tempo import end_phase, phase_at, repetition_seconds
from postureguard.theme import sized
from postureguard.windows.application import qapp
from postureguard.windows.figure import paint_card

FOLDER = Path(__file__).parent / "pictures"
COLUMNS = 4
"""Exercises beside each other, each with its start and its end."""
CARD = QSize(240, 180)
GAP, CAPTION = 12, 24
SHOWN = ("glute-bridge", "dead-bug", "sit-to-stand")
FRAME_S = 0.08
PREVIEW = QSize(400, 300)


def draw_sheet(look: Look) -> QImage:
    """Every exercise and faulty lift with its start and end."""
    shown = [(e.name, e.figure) for e in shipped_catalogue().exercises.values()]
    shown += [(lift.name, lift.figure) for lift in shipped_faulty_lifts()]
    cell = QSize(2 * CARD.width() + 2 * GAP, CARD.height() + CAPTION + GAP)
    rows = -(-len(shown) // COLUMNS)
    size = QSize(COLUMNS * cell.width() + GAP, rows * cell.height() + GAP)
    image = QImage(size, QImage.Format.Format_RGB32)
    colours = palette(look.palette, look.skin)
    image.fill(QColor(colours.stage))
    painter = QPainter(image)
    painter.setFont(sized(painter.font(), 1.0))
    painter.setPen(QColor(colours.arrow))
    for i, (name, figure) in enumerate(shown):
        x = GAP + i % COLUMNS * cell.width()
        y = GAP + i // COLUMNS * cell.height()
        for k, phase in enumerate((0, end_phase(figure))):
            place = QRectF(x + k * (CARD.width() + GAP / 2), y, CARD.width(), CARD.height())
            paint_card(painter, place, card(figure, phase, look))
        below = QRectF(x, y + CARD.height(), 2 * CARD.width(), CAPTION)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, name)
    painter.end()
    return image


def frames(figure: FigureData) -> Iterator[QImage]:
    """One repetition, the muscle as bright as the movement says."""
    moments = round(repetition_seconds(figure) / FRAME_S)
    for moment in range(moments):
        image = QImage(PREVIEW, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        shown = card(figure, phase_at(figure, moment * FRAME_S), Look(ghost=False, arrows=False))
        paint_card(painter, QRectF(0, 0, PREVIEW.width(), PREVIEW.height()), shown)
        painter.end()
        yield image


def write_preview(path: Path) -> None:
    """The chosen exercises one after the other, each one repetition."""
    exercises = shipped_catalogue().exercises
    images = (_pillow(frame) for name in SHOWN for frame in frames(exercises[name].figure))
    first, *others = images
    frame_ms = round(1000 * FRAME_S)
    first.save(
        *(path, "WEBP"),
        append_images=others,
        save_all=True,
        duration=frame_ms,
        loop=0,
        quality=80,
        minimize_size=True,
    )


def _pillow(image: QImage) -> Image.Image:
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (plain.width(), plain.height()), bytes(plain.constBits()))


if __name__ == "__main__":
    qapp()
    FOLDER.mkdir(exist_ok=True)
    draw_sheet(Look()).save(str(FOLDER / "sheet.png"))
    draw_sheet(Look(palette="dark")).save(str(FOLDER / "sheet-dark.png"))
    write_preview(FOLDER / "preview.webp")
