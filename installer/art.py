"""Renders the program's icon for packages: `python installer/art.py FOLDER`.

Writes hicolor PNGs for Linux and one icon file each for Windows and macOS.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parents[1] / "resources" / "icons" / "postureguard.svg"
NAME = "org.postureguard.PostureGuard"
HICOLOR = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS, MACOS = 256, 512


def picture(pixels: int) -> QImage:
    """The icon, square, on nothing."""
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(image.rect()))
    painter.end()
    return image


def save(image: QImage, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(path)):
        sys.exit(f"{path} could not be written")


def main(folder: Path) -> None:
    _app = QGuiApplication([])
    for pixels in HICOLOR:
        save(picture(pixels), folder / f"hicolor/{pixels}x{pixels}/apps/{NAME}.png")
    save(picture(WINDOWS), folder / "postureguard.ico")
    save(picture(MACOS), folder / "postureguard.icns")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
