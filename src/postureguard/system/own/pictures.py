"""Pictures that people choose, as this program keeps them: PNG, not too large, nothing else in it.

Whatever comes in is decoded and written anew, so that what is kept holds pixels only.
"""

from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from postureguard.errors import UserError
from postureguard.system.own.drawing import check_drawing

LONGEST_SIDE: Final = 1280
"""Pixels of a picture that is kept."""
DOTS_PER_METER: Final = 2835
"""Always the same, so that the same pixels make the same file on every screen."""
MOST_KEPT: Final = 1024 * 1024
"""Bytes of a picture that is kept; a larger one is made smaller."""
SMALLER: Final = 0.8
MEGABYTE: Final = 1024 * 1024
MEGAPIXEL: Final = 1_000_000
BYTES_PER_PIXEL: Final = 8
"""The most that a pixel takes while it is decoded."""
_FORMATS: Final = ("png", "jpeg", "webp")


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a picture may be before it is decoded."""

    megabytes: int
    megapixels: int


CHOSEN: Final = Limits(24, 64)
"""A photograph that somebody chose."""
IN_A_PACK: Final = Limits(4, 16)


def picture_from(path: Path) -> bytes:
    """The picture in a file that somebody chose, as a PNG; `UserError` when it is none."""
    most = CHOSEN.megabytes * MEGABYTE
    try:
        if not path.is_file():
            raise UserError(_("{path} is not a file.").format(path=path), _remedy())
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        words = _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)
        raise UserError(words, _("Check the file.")) from error
    if path.suffix.lower() == ".svg":
        return _png(_rendered(data, str(path)))
    return png_of(data, str(path), CHOSEN)


def png_of(data: bytes, name: str, limits: Limits) -> bytes:
    """A PNG, JPEG or WebP picture as a PNG; `name` is what a message calls it."""
    if len(data) > limits.megabytes * MEGABYTE:
        words = _("{path} is larger than {count} MiB.")
        raise UserError(words.format(path=name, count=limits.megabytes), _smaller())
    return _png(_decoded(data, name, limits))


def same_picture(first: bytes, second: bytes) -> bool:
    """Whether two PNG pictures show the same."""
    return first == second or _plain(QImage.fromData(first)) == _plain(QImage.fromData(second))


def _decoded(data: bytes, name: str, limits: Limits) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()).decode("ascii", "replace") not in _FORMATS:
        raise UserError(
            _("{path} is not a picture that can be used here.").format(path=name), _remedy()
        )
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise _damaged(name)
    if size.width() * size.height() > limits.megapixels * MEGAPIXEL:
        words = _("{path} has more than {count} million pixels.")
        raise UserError(words.format(path=name, count=limits.megapixels), _smaller())
    QImageReader.setAllocationLimit(limits.megapixels * BYTES_PER_PIXEL)
    reader.setAutoTransform(True)
    reader.setScaledSize(_fitting(size))
    image = reader.read()
    if image.isNull():
        raise _damaged(name)
    return image


def _rendered(data: bytes, name: str) -> QImage:
    check_drawing(data, name)
    renderer = QSvgRenderer(QByteArray(data))
    box = renderer.viewBoxF()
    if not renderer.isValid() or box.isEmpty():
        words = _("{path} is not a drawing that can be shown.").format(path=name)
        raise UserError(words, _remedy())
    longer = max(box.width(), box.height())
    size = QSize(
        max(1, round(LONGEST_SIDE * box.width() / longer)),
        max(1, round(LONGEST_SIDE * box.height() / longer)),
    )
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def _damaged(name: str) -> UserError:
    words = _("{path} is damaged and cannot be shown.").format(path=name)
    return UserError(words, _("Save it again."))


def _remedy() -> str:
    return _("Choose a PNG, JPEG, WebP or SVG picture.")


def _smaller() -> str:
    return _("Make it smaller first.")


def _fitting(size: QSize) -> QSize:
    if max(size.width(), size.height()) <= LONGEST_SIDE:
        return size
    fitted = size.scaled(LONGEST_SIDE, LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
    return fitted.expandedTo(QSize(1, 1))


def _plain(image: QImage) -> QImage:
    """Pixels only: no words, no colour profile, no resolution that came with the picture."""
    wanted = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if image.colorSpace().isValid() and image.colorSpace() != wanted:
        converted = image.convertedToColorSpace(wanted)
        image = image if converted.isNull() else converted
    kind = QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB888
    source = image.convertToFormat(kind)
    size = (source.width(), source.height(), source.bytesPerLine())
    found = QImage(source.constBits(), *size, source.format()).copy()
    found.setDotsPerMeterX(DOTS_PER_METER)
    found.setDotsPerMeterY(DOTS_PER_METER)
    return found


def _png(image: QImage) -> bytes:
    image = _plain(image)
    while len(data := _saved(image)) > MOST_KEPT:
        width = max(1, round(image.width() * SMALLER))
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    return data


def _saved(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
