"""How soon the routine window is there: from the moment a break is due to the mapped window.

python -m benchmarks.window [--rounds 5] [--json FILE]

"due" is a break by the clock, whose window waits hidden since the notice. "asked" is a break that
the person starts, whose window has to be made first. The X server says when a window is mapped.
"""

import argparse
import json
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from desktop.desk import Desk
from rig import Rig, until
from Xlib import X
from Xlib.display import Display
from Xlib.error import ConnectionClosedError

GOAL_MS = 100.0
NOTICE_S = 10.0


class Maps(threading.Thread):
    """Notes when each child of the root window was mapped."""

    def __init__(self, display: str) -> None:
        super().__init__(daemon=True)
        self.times: dict[int, float] = {}
        self._display = Display(display)
        self._display.screen().root.change_attributes(event_mask=X.SubstructureNotifyMask)
        self._display.sync()

    def run(self) -> None:
        while True:
            try:
                event = self._display.next_event()
            except ConnectionClosedError:
                return
            if event.type == X.MapNotify:
                self.times.setdefault(event.window.id, time.time())


def frame_of(display: Display, window: int) -> int:
    """The child of the root that a window is in: what the window manager has put around it."""
    root = display.screen().root.id
    while True:
        parent = display.create_resource_object("window", window).query_tree().parent
        if parent.id == root:
            return window
        window = parent.id


def mapped_at(desk: Desk, maps: Maps) -> float:
    window = int(desk.break_window(40))
    display = Display(desk.rig.display)
    try:
        frame = frame_of(display, window)
    finally:
        display.close()
    return until(lambda: maps.times.get(frame, 0.0), "the news of the window")


def asked(desk: Desk) -> float:
    desk.start()
    until(desk.tray_items, "a tray icon")
    time.sleep(1)
    began = time.time()
    desk.ask("start")
    return began


def due(desk: Desk) -> float:
    desk.has_sat()
    desk.start()
    desk.wait_stage("announced", 30)
    ((text,),) = desk.rows("SELECT at_utc FROM break_event WHERE stage = 'announced'")
    return datetime.fromisoformat(text).astimezone(UTC).timestamp() + NOTICE_S


def sample(rig: Rig, moment: Callable[[Desk], float]) -> float:
    """Milliseconds from the moment to the window."""
    maps = Maps(rig.display)
    maps.start()
    desk = Desk(rig)
    try:
        began = moment(desk)
        return (mapped_at(desk, maps) - began) * 1000
    finally:
        desk.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    figures: dict[str, list[float]] = {}
    with Rig() as rig:
        rig.start_desktop()
        for moment in (due, asked):
            figures[moment.__name__] = [sample(rig, moment) for _n in range(chosen.rounds)]
    print(f"{'ms':8}{'median':>10}{'worst':>10}")
    for name, values in figures.items():
        goal = GOAL_MS if name == "due" else None
        verdict = (
            "" if goal is None else f"  goal {goal:g}: {'yes' if max(values) <= goal else 'NO'}"
        )
        print(f"{name:8}{median(values):10.1f}{max(values):10.1f}{verdict}")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
