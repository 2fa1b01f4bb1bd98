"""The sheets as a PDF file: lines and letters, nothing that is made of dots."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from postureguard import __version__
from postureguard.windows.report import words
from postureguard.windows.report.asked import PAPERS
from postureguard.windows.report.ink import DOTS_PER_INCH
from postureguard.windows.report.sheets import Sheets


def pdf(sheets: Sheets) -> bytes:
    """The whole file. Its letters are in it; it names the program, and nobody."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(words.title())
    writer.setCreator(f"PostureGuard {__version__}")
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(
        QPageLayout(QPageSize(PAPERS[sheets.paper]), QPageLayout.Orientation.Portrait, QMarginsF())
    )
    painter = QPainter(writer)
    for number in range(len(sheets.pages)):
        if number:
            writer.newPage()
        sheets.paint(painter, number)
    painter.end()
    buffer.close()
    return bytes(data.data())
