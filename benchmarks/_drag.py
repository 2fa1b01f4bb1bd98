"""Drag a chart of the review through the years, and say how long each picture took.

python -m benchmarks._drag JOURNAL TODAY PAGE RANGE PICTURES

A picture is a move of the mouse and all that follows from it, up to what is painted. The hand goes
on into years that nobody has looked at, so that reading them counts too.
"""

import json
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pyqtgraph as pg
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from postureguard import theme
from postureguard.core.settings import Settings
from postureguard.journal.reader import JournalReader
from postureguard.language import choose_language
from postureguard.windows.application import qapp
from postureguard.windows.review import Around, ReviewWindow

STEP = 24
"""Pixels from picture to picture: a quick hand."""


def pictures(app: QApplication, plot: pg.PlotWidget, count: int) -> Iterator[float]:
    """Seconds for each picture. At the edge of the plot the hand lets go and takes hold anew."""
    port = plot.viewport()
    y, left, right = port.height() // 2, 80, port.width() - 40
    x = left
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    for _n in range(count):
        if x + STEP > right:
            QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
            x = left
            QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
        x += STEP
        began = time.perf_counter()
        QTest.mouseMove(port, QPoint(x, y))
        app.processEvents()
        port.repaint()
        yield time.perf_counter() - began
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(x, y))


def main() -> None:
    journal, today, page, span, count = sys.argv[1:]
    choose_language()
    app = qapp()
    theme.apply(app, theme.LIGHT)
    noon = datetime.combine(date.fromisoformat(today), datetime.min.time(), UTC).replace(hour=12)
    with JournalReader(Path(journal)) as reader:
        around = Around(Settings(), theme.LIGHT, lambda: noon, lambda: UTC)
        window = ReviewWindow(reader, around)
        window.show()
        QTest.qWaitForWindowExposed(window)
        began = time.perf_counter()
        window.show_page(page)
        window.show_range(span)
        app.processEvents()
        turned = time.perf_counter() - began
        plots = [one for one in window.page.findChildren(pg.PlotWidget) if one.isVisible()]
        before, cpu = window.span, time.process_time()
        costs = list(pictures(app, plots[0], int(count))) if plots else []
        cpu = time.process_time() - cpu
        gone = (before.first - window.span.first).days
        print(json.dumps({"turned": turned, "costs": costs, "cpu": cpu, "days": gone}))
        window.close()


if __name__ == "__main__":
    main()
