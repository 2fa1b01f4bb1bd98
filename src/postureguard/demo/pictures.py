"""Pictures of the real windows, drawn into memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from postureguard import theme as themes
from postureguard.catalogue import shipped_catalogue
from postureguard.core.settings import Settings
from postureguard.core.training.routine import script
from postureguard.windows.client import ResidentClient
from postureguard.windows.routine.clocks import Clocks
from postureguard.windows.routine.window import RoutineWindow

ROUTINE = "mi-glu-1"
FRAMES_MS = 120
NOON = datetime(2026, 3, 6, 14, 30, tzinfo=UTC)


def player_pictures(app: QApplication, folder: Path, theme: str) -> list[Path]:
    """The routine player from its first card to its last question."""
    themes.apply(app, themes.pick(theme))
    folder.mkdir(parents=True, exist_ok=True)
    with _player() as (window, clock):
        saved = [_save(window, folder / f"player-{theme}-1-start.png")]
        window.start_page.start.click()
        clock.pass_time(1)
        saved.append(_save(window, folder / f"player-{theme}-2-get-ready.png"))
        window.play_page.next_wished.emit()
        for _second in range(4):
            clock.pass_time(1)
        saved.append(_save(window, folder / f"player-{theme}-3-step.png"))
        while window.play_page.isVisible():
            window.play_page.next_wished.emit()
        saved.append(_save(window, folder / f"player-{theme}-4-end.png"))
    return saved


class _Steady:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def pass_time(self, seconds: float) -> None:
        self.seconds += seconds
        _let_windows_draw()


@contextmanager
def _player() -> Iterator[tuple[RoutineWindow, _Steady]]:
    catalogue = shipped_catalogue()
    routine = catalogue.routines[ROUTINE]
    clock = _Steady()
    window = RoutineWindow(
        routine,
        script(routine, catalogue.exercises),
        "demo",
        ResidentClient("postureguard-demo-without-resident"),
        Clocks(clock, lambda: NOON),
        Settings(),
    )
    window.appear()
    clock.pass_time(3)
    try:
        yield window, clock
    finally:
        window.close()
        window.deleteLater()


def _save(window: QWidget, path: Path) -> Path:
    _let_windows_draw()
    window.grab().save(str(path))
    return path


def _let_windows_draw() -> None:
    loop = QEventLoop()
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(loop.quit)
    timer.start(FRAMES_MS)
    loop.exec()
