"""The review and the report on ten years: a hundred thousand breaks, five thousand ratings.

python -m benchmarks.review [--rounds 5] [--json FILE]

The journal is made once a day and kept beside the temporary files; that takes a minute. "opening"
is from the start of the process to the first pixel of its window that the X server has, once with
the journal in the memory of the system and once from the disk. Beside the time that goes by stands
that of the processor, for on a busy machine the former says more about the others.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from desktop.desk import Desk
from rig import Rig, until
from Xlib import X
from Xlib.display import Display

from benchmarks._ten_years import DAYS, sizes, ten_years
from benchmarks.resident import cpu_ns, memory_kb
from postureguard.journal.reader import JournalReader

PAINT_MS = 1000.0
PICTURES_S = 30.0
REPORT_MS = 2000.0
MIDDLE = (640, 380)
"""A place on the screen that every large window covers."""
PICTURES = 150
DRAGGED = [
    (page, span)
    for page in ("breaks", "sitting", "pain")
    for span in ("4 weeks", "12 weeks", "year")
]
REPORTS = {"12 weeks": 84, "year": 365, "ten years": DAYS - 1}
Figures = dict[str, float]


def forget(path: Path) -> None:
    """Let the system read the file from the disk again."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


class Screen:
    """Looks at one pixel."""

    def __init__(self, name: str) -> None:
        self._display = Display(name)

    def is_painted(self) -> bool:
        """The bare screen is black, and so is a window before it is painted."""
        root = self._display.screen().root
        data = root.get_image(*MIDDLE, 1, 1, X.ZPixmap, 0xFFFFFFFF).data
        return any(data[:3])

    def close(self) -> None:
        self._display.close()


def opening(desk: Desk, screen: Screen) -> tuple[float, float]:
    """Milliseconds to the first paint of `postureguard review`, and those of the processor."""
    began = time.perf_counter()
    process = desk.launch("review")
    while not screen.is_painted():
        if process.poll() is not None or time.perf_counter() - began > 60:
            raise RuntimeError(desk.said())
        time.sleep(0.002)
    lasted = (time.perf_counter() - began) * 1000
    worked = cpu_ns(process.pid) / 1e6
    process.terminate()
    process.wait()
    until(lambda: not screen.is_painted(), "the end of the window")
    return lasted, worked


def openings(desk: Desk, rounds: int) -> Figures:
    screen = Screen(desk.rig.display)
    figures: Figures = {}
    opening(desk, screen)  # the programs themselves are in memory from here on
    for name, before in (
        ("opening", lambda: None),
        ("opening, disk", lambda: forget(desk.journal)),
    ):
        found = []
        for _n in range(rounds):
            before()
            found.append(opening(desk, screen))
        figures[f"{name} ms"] = median(lasted for lasted, _worked in found)
        figures[f"{name}, processor ms"] = median(worked for _lasted, worked in found)
    screen.close()
    return figures


def dragging(desk: Desk, today: date) -> Figures:
    """Pictures a second while a chart is dragged back through the years."""
    figures: Figures = {}
    for page, span in DRAGGED:
        words = (str(desk.journal), str(today), page, span, str(PICTURES))
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks._drag", *words],
            env=desk.env,
            capture_output=True,
            text=True,
            check=True,
        )
        found = json.loads(done.stdout.splitlines()[-1])
        name = f"{page}, {span}"
        figures[f"{name}: turned to, ms"] = found["turned"] * 1000
        if found["costs"]:
            figures[f"{name}: pictures a second"] = len(found["costs"]) / sum(found["costs"])
            figures[f"{name}: of the processor's"] = len(found["costs"]) / found["cpu"]
            figures[f"{name}: slowest, ms"] = max(found["costs"]) * 1000
            figures[f"{name}: days gone back"] = found["days"]
    return figures


def reports(desk: Desk, today: date) -> Figures:
    """Milliseconds for a whole `postureguard report`, and those of the processor."""
    figures: Figures = {}
    for name, days in REPORTS.items():
        first = today - timedelta(days=days)
        file = desk.folder / "page.pdf"
        before = os.times()
        began = time.perf_counter()
        done = desk.run("report", "--from", str(first), "--to", str(today), str(file))
        lasted, after = time.perf_counter() - began, os.times()
        if done.returncode:
            raise RuntimeError(done.stderr)
        worked = sum(after[2:4]) - sum(before[2:4])
        figures[f"report, {name}: ms"] = lasted * 1000
        figures[f"report, {name}: processor ms"] = worked * 1000
        file.unlink()
    return figures


def questions(path: Path, today: date) -> Figures:
    """Milliseconds of the processor for what the charts ask the journal."""

    def cost(call: Callable[[], object]) -> float:
        began = time.process_time()
        call()
        return (time.process_time() - began) * 1000

    figures: Figures = {}
    with JournalReader(path) as reader:
        figures["ends of the journal: ms"] = cost(reader.span)
        for name, days in (("week", 6), ("year", 364), ("ten years", DAYS)):
            first = today - timedelta(days=days)
            figures[f"days of a {name}: ms"] = cost(lambda first=first: reader.days(first, today))
            figures[f"bouts of a {name}: ms"] = cost(lambda first=first: reader.bouts(first, today))
        figures["all for the programme: ms"] = cost(reader.history)
    return figures


def resident(desk: Desk) -> Figures:
    """What the resident itself pays for an open review."""
    process = desk.start()
    until(lambda: "routines were chosen" in desk.said(), "the choice of routines", 120)
    time.sleep(5)
    screen = Screen(desk.rig.display)
    before, cpu = memory_kb(process.pid)["Pss_Anon"], cpu_ns(process.pid)
    desk.ask("show", window="review")
    until(screen.is_painted, "the review", 60)
    (window,) = desk.children(process, "review")
    os.kill(window, 15)
    until(lambda: not screen.is_painted(), "the end of the review")
    time.sleep(2)
    screen.close()
    return {
        "resident: own memory more, kB": memory_kb(process.pid)["Pss_Anon"] - before,
        "resident: processor ms": (cpu_ns(process.pid) - cpu) / 1e6,
    }


def goal_of(name: str, value: float) -> tuple[float, bool] | None:
    """What a figure should be, and whether it is."""
    if name.startswith("opening") and "processor" not in name:
        return PAINT_MS, value <= PAINT_MS
    if name.endswith("pictures a second"):
        return PICTURES_S, value >= PICTURES_S
    if name.startswith("report") and "processor" not in name:
        return REPORT_MS, value <= REPORT_MS
    return None


def tell(figures: Figures) -> None:
    """Print figures with their goals."""
    for name, value in figures.items():
        goal = goal_of(name, value)
        verdict = f"  goal {goal[0]:g}: {'yes' if goal[1] else 'NO'}" if goal else ""
        print(f"{name:>44} {value:12,.1f}{verdict}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    today = datetime.now(UTC).date()
    path = ten_years(today)
    figures = sizes(path) | questions(path, today)
    tell(figures)
    with Rig() as rig:
        rig.start_desktop()
        desk = Desk(rig)
        try:
            desk.data.mkdir(parents=True)
            desk.journal.write_bytes(path.read_bytes())
            for measure in (
                lambda: openings(desk, chosen.rounds),
                lambda: dragging(desk, today),
                lambda: reports(desk, today),
                lambda: resident(desk),
            ):
                found = measure()
                tell(found)
                figures |= found
        finally:
            desk.close()
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
