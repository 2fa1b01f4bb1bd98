"""A real routine window, watched from inside: python -m benchmarks._player ROUTINE WIDTH HEIGHT S

The window is made so large that the figure has WIDTH by HEIGHT pixels of the design. It leads
through the routine for S seconds from the end of the first get-ready card and prints what it saw.
PG_BEGAN is the time at which this process was asked for.
"""

import json
import os
import re
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication

from postureguard.catalogue import shipped_catalogue
from postureguard.core.settings import Settings
from postureguard.core.training.routine import script
from postureguard.theme import LIGHT, apply
from postureguard.windows.application import qapp
from postureguard.windows.client import ResidentClient
from postureguard.windows.figure import FigureView
from postureguard.windows.routine.clocks import real_clocks
from postureguard.windows.routine.leader import FRAME_MS
from postureguard.windows.routine.window import RoutineWindow

NOBODY = "postureguard-benchmark-without-resident"


class FirstFigure(QObject):
    """Notes when the first picture has been painted."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.at = 0.0
        self._app = app
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(watched, FigureView) and event.type() == QEvent.Type.Paint:
            self._app.removeEventFilter(self)
            watched.event(event)
            self.at = time.time()
            return True
        return False


class Watch(QObject):
    """Notes when the routine is looked at, and the processor time that the process has taken."""

    def __init__(self, app: QApplication, window: RoutineWindow, seconds: float) -> None:
        super().__init__()
        self._app = app
        self._window = window
        self._seconds = seconds
        self._looks: list[tuple[float, float]] = []
        self.found: dict[str, float] = {}
        window._leader.moved.connect(self._look)  # noqa: SLF001

    def _look(self) -> None:
        if not self._looks and not self._window.play_page.figure.isVisible():
            return
        self._looks.append((time.perf_counter(), time.process_time()))
        if self._looks[-1][0] - self._looks[0][0] >= self._seconds:
            self._finish()

    def _finish(self) -> None:
        elapsed, cpu = (b - a for a, b in zip(self._looks[0], self._looks[-1], strict=True))
        gaps, work = (
            [(b[i] - a[i]) * 1000 for a, b in zip(self._looks, self._looks[1:], strict=False)]
            for i in (0, 1)
        )
        figure = self._window.play_page.figure
        self.found = {
            "cpu %": cpu / elapsed * 100,
            "looks/s": len(gaps) / elapsed,
            "late": sum(gap > 2 * FRAME_MS for gap in gaps),
            "longest ms": max(gaps),
            "most work ms": max(work),
            "film MB": figure.film_bytes / 1e6,
            "peak RSS MB": peak_mb(),
            "width": figure.width(),
            "height": figure.height(),
            "ratio": figure.devicePixelRatioF(),
        }
        self._app.quit()


def peak_mb() -> float:
    """The most memory this process has had; what it was before it was this program is left out."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def give_size(window: RoutineWindow, size: QSize) -> None:
    """Make the window so large that the figure has that size."""
    for _round in range(9):
        window.resize(window.size() + size - window.play_page.stage.contentsRect().size())
        QApplication.processEvents()


def main() -> None:
    routine_id, width, height, seconds = sys.argv[1:]
    app = qapp()
    apply(app, LIGHT)
    app.setQuitOnLastWindowClosed(False)
    first = FirstFigure(app)
    catalogue = shipped_catalogue()
    routine = catalogue.routines[routine_id]
    window = RoutineWindow(
        routine,
        script(routine, catalogue.exercises),
        "benchmark",
        ResidentClient(NOBODY),
        real_clocks(),
        Settings(),
    )
    watch = Watch(app, window, float(seconds))
    window.ended.connect(app.quit)
    window.appear()
    begin = QTimer(window, singleShot=True, interval=1000)

    def start() -> None:
        window.start_page.start.click()
        give_size(window, QSize(int(width), int(height)))

    begin.timeout.connect(start)
    begin.start()
    app.exec()
    watch.found["first figure ms"] = (first.at - float(os.environ["PG_BEGAN"])) * 1000
    print(json.dumps(watch.found))


if __name__ == "__main__":
    main()
